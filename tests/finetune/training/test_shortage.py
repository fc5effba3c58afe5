"""When memory or disk runs out, one sentence names the setting to lower; all other errors pass unchanged."""

import errno
from types import SimpleNamespace

import pytest

from finetune.errors import TrainingError
from finetune.settings.presets import CPU
from finetune.training.shortage import explain_shortage


def arguments(batch=8):
    return SimpleNamespace(
        per_device_train_batch_size=batch,
        per_device_eval_batch_size=8,
        gradient_accumulation_steps=2,
        output_dir="outputs/mine",
    )


def refuse(size):
    """torch's real refusal on a CPU."""
    import torch

    torch.empty(size, dtype=torch.uint8)


def raising(error):
    def fail():
        raise error

    return fail


def cuda():
    import torch

    return torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has 14.58 GiB in all")


@pytest.mark.parametrize(
    "fail",
    [
        pytest.param(lambda: refuse(1 << 60), id="torch, CPU"),
        pytest.param(lambda: raising(cuda())(), id="torch, CUDA"),
        pytest.param(lambda: raising(MemoryError())(), id="Python"),
    ],
)
def test_memory_that_runs_out_names_what_to_lower(fail):
    with pytest.raises(TrainingError) as said, explain_shortage(CPU, arguments()):
        fail()
    text = str(said.value)
    assert text.startswith("memory ran out (") and "\n" not in text
    assert "lower --per_device_train_batch_size (now 8) or --max_length (now 1024)" in text
    assert "--per_device_eval_batch_size (now 8)" in text and "--gradient_accumulation_steps (now 2)" in text


def test_a_batch_of_one_cannot_be_lowered():
    with (
        pytest.raises(TrainingError, match=r"lower --max_length \(now 1024\)") as said,
        explain_shortage(CPU, arguments(1)),
    ):
        refuse(1 << 60)
    assert "train_batch_size" not in str(said.value)


FULL = "No space left on device"


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, FULL), RuntimeError(f"I/O error: {FULL} (os error 28)")])
def test_a_full_disk_says_how_to_go_on(error):
    with (
        pytest.raises(TrainingError, match="the disk of outputs/mine is full") as said,
        explain_shortage(CPU, arguments()),
    ):
        raise error
    assert "go on with --resume_from_checkpoint last" in str(said.value)


OTHERS = [RuntimeError("shapes differ"), OSError(errno.EACCES, "denied"), ValueError("memory")]


@pytest.mark.parametrize("error", OTHERS)
def test_other_errors_stay_what_they_are(error):
    with pytest.raises(type(error)) as raised, explain_shortage(CPU, arguments()):
        raise error
    assert raised.value is error
