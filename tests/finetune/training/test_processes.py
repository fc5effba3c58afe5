"""Two processes train what one does: the same losses, metrics of all problems, everything written once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from finetune.folder.record import read_log

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
LAUNCH = [sys.executable, "-m", "accelerate.commands.launch", "--multi_gpu", "--num_processes", "2"]
"""accelerate's flag for several processes on one machine; with the preset's use_cpu they communicate by gloo."""


@pytest.fixture(scope="module")
def both(run, tiny_base, tiny_problems, tmp_path_factory):
    """The folders of one process with batches of six and of two processes with batches of three. Without dropout, which
    each process draws for itself. The two come first, so that they verify the solutions."""
    folder = tmp_path_factory.mktemp("processes")
    command = ["-m", "finetune", "train", "--preset", "cpu", "--base", str(tiny_base), "--precision", "fp32"]
    command += ["--problems", str(tiny_problems), "--num_train_epochs", "2", "--logging_steps", "1"]
    command += ["--lora_dropout", "0", "--validation_tokens", "16"]
    two = [*command, "--per_device_train_batch_size", "3", "--output_dir", str(folder / "two")]
    environment = {**os.environ, "APPS_SIDE_BY_SIDE_CACHE": str(folder / "cache")}
    done = subprocess.run([*LAUNCH, *two], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert run([*command[2:], "--per_device_train_batch_size", "6", "--output_dir", str(folder / "one")]) == 0
    return folder, done.stderr


def test_the_losses_are_those_of_one_process(both):
    one, two = (
        [
            (row["step"], name, row[name])
            for row in read_log(both[0] / count / "log.jsonl")
            for name in ("loss", "eval_loss")
            if name in row
        ]
        for count in ("one", "two")
    )
    assert [row[:2] for row in one] == [row[:2] for row in two] and len(one) == 12
    assert [row[2] for row in two] == pytest.approx([row[2] for row in one], rel=1e-5)


def test_the_metrics_are_those_of_all_problems(both):
    """Three problems for two processes: their parts differ in size."""
    one, two = (
        [row["eval_chrf"] for row in read_log(both[0] / count / "log.jsonl") if "eval_chrf" in row]
        for count in ("one", "two")
    )
    assert one == two and len(one) == 2


def test_the_adapters_are_the_same_but_for_the_order_of_sums(both):
    from safetensors.numpy import load_file

    for name in ("adapter_model.safetensors", "epochs/epoch-1/adapter_model.safetensors"):
        one, two = (load_file(both[0] / count / name) for count in ("one", "two"))
        assert one.keys() == two.keys()
        assert max(abs(one[key] - two[key]).max() for key in one) < 1e-6


def test_everything_is_written_and_said_once(both):
    folder, said = both
    log = read_log(folder / "two" / "log.jsonl")
    assert [row["processes"] for row in log if row.get("event") == "start"] == [2]
    assert len([row for row in log if row["step"] == 7]) == 1
    assert said.count("step 7/10") == 1 and said.count("the adapter is in") == 1 and said.count("loading") == 1
    assert json.loads((folder / "two" / "chart.json").read_text())["epochs"][-1]["step"] == 10
    verdicts = (folder / "cache" / "verified-solutions.jsonl").read_text().splitlines()
    assert len(verdicts) == len({json.loads(line)[0] for line in verdicts}) == 33


def test_tokens_are_counted_over_all_processes(both):
    one, two = (
        [row["num_input_tokens_seen"] for row in read_log(both[0] / count / "log.jsonl") if "loss" in row]
        for count in ("one", "two")
    )
    assert one == two
