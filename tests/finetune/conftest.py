"""A base that trains in milliseconds, and a finished training on it."""

import pytest

from tests.tiny_base import make_tiny_base, write_problems


@pytest.fixture(scope="session")
def tiny_base(tmp_path_factory):
    return make_tiny_base(tmp_path_factory.mktemp("tiny") / "base")


@pytest.fixture(scope="session")
def tiny_problems(tmp_path_factory):
    """33 problems: 30 to train on, 3 to validate on."""
    return write_problems(tmp_path_factory.mktemp("problems") / "problems.jsonl", 33)


@pytest.fixture(scope="session")
def tiny_command(tiny_base, tiny_problems):
    """The command line of a short training, without its output folder."""
    command = ["train", "--preset", "cpu", "--base", tiny_base, "--problems", tiny_problems, "--num_train_epochs", 2]
    command += ["--per_device_train_batch_size", 2, "--logging_steps", 5, "--validation_tokens", 16]
    command += ["--metric_for_best_model", "eval_loss"]  # CHRF of what random weights write is noise
    return [str(word) for word in command]


@pytest.fixture(scope="session")
def run():
    """Run the command line in one thread: with such small matrices, two threads would mostly wait for each other."""
    import torch

    from finetune.__main__ import main

    def run(words):
        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            return main(list(map(str, words)))
        finally:
            torch.set_num_threads(threads)

    return run


@pytest.fixture(scope="session")
def tiny_trained(run, tiny_command, tmp_path_factory):
    """The folder of a finished training: 15 steps an epoch, two epochs."""
    folder = tmp_path_factory.mktemp("trained") / "adapter"
    assert run([*tiny_command, "--output_dir", folder]) == 0
    return folder
