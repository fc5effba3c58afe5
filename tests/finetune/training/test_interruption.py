"""A training that is stopped is not lost: the real command is killed and goes on to exactly the same adapter."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from finetune.folder.record import read_log
from finetune.training.interruption import Interruption

ROOT = Path(__file__).resolve().parents[3]
ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1"}
ADAPTERS = ("adapter_model.safetensors", *(f"epochs/epoch-{n}/adapter_model.safetensors" for n in (1, 2)))


def weights(folder):
    return [(folder / name).read_bytes() for name in ADAPTERS]


def losses(folder):
    """Step and loss of training rows and evaluations, at the steps that both runs log."""
    rows = [row for row in read_log(folder / "log.jsonl") if row["step"] % 5 == 0]
    return [(row["step"], name, row[name]) for row in rows for name in ("loss", "eval_loss") if name in row]


def resume(run, folder, *further):
    return run(["train", "--config", str(folder / "training.yaml"), "--resume_from_checkpoint", "last", *further])


@pytest.fixture
def stop_when():
    """Send this process a signal as soon as a condition holds; the training runs in the main thread."""
    ended = threading.Event()

    def start(holds, number=signal.SIGTERM):
        def watch():
            while not ended.is_set() and not holds():
                time.sleep(0.001)
            if not ended.is_set():
                os.kill(os.getpid(), number)

        threading.Thread(target=watch, daemon=True).start()

    yield start
    ended.set()


@pytest.mark.slow
def test_a_command_killed_by_sigterm_goes_on_to_the_adapter_of_an_uninterrupted_one(
    run, tiny_command, tiny_trained, tmp_path
):
    folder = tmp_path / "adapter"
    command = [sys.executable, "-m", "finetune", *tiny_command, "--output_dir", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, env=ONE_THREAD, stderr=subprocess.PIPE, text=True) as training:
        while training.poll() is None and '"step": 5' not in _text(folder / "log.jsonl"):
            time.sleep(0.001)
        training.send_signal(signal.SIGTERM)
        said = training.stderr.read()
    assert training.returncode == 128 + signal.SIGTERM
    assert f"the checkpoint is {folder}/checkpoint-" in said
    assert f"--config {folder}/training.yaml --resume_from_checkpoint last" in said
    assert "Traceback" not in said and not (folder / "adapter_config.json").exists()
    assert resume(run, folder) == 0
    assert weights(folder) == weights(tiny_trained)
    resumed = [row for row in read_log(folder / "log.jsonl") if row.get("event") == "resume"]
    assert len(resumed) == 1 and resumed[0]["step"] >= 5
    assert losses(folder)[-1][:2] == (30, "eval_loss") and losses(folder)[-2:] == losses(tiny_trained)[-2:]


def _text(path):
    return path.read_text() if path.exists() else ""


@pytest.mark.slow
@pytest.mark.parametrize("epoch", [1, 2])
def test_an_evaluation_is_abandoned_and_caught_up_on(
    run, tiny_command, tiny_trained, tmp_path, stop_when, capsys, epoch
):
    """An epoch's adapter is written right before its evaluation; the second epoch's is the last thing to do."""
    folder = tmp_path / "adapter"
    stop_when((folder / f"epochs/epoch-{epoch}").exists)
    many = ["--validation_tokens", "400"]  # so that the signal comes in the middle of them
    assert run([*tiny_command, *many, "--output_dir", str(folder)]) == 143
    assert f"stopped at step {15 * epoch} of 30" in capsys.readouterr().err
    assert not [row for row in read_log(folder / "log.jsonl") if "eval_loss" in row and row["step"] == 15 * epoch]
    assert resume(run, folder, "--validation_tokens", "16") == 0
    assert weights(folder) == weights(tiny_trained)
    assert losses(folder) == losses(tiny_trained)
    state = json.loads((folder / f"checkpoint-{15 * epoch}/trainer_state.json").read_text())
    assert [row["step"] for row in state["log_history"] if "eval_chrf" in row] == [15, 30][:epoch]


@pytest.mark.slow
def test_ctrl_c_says_how_to_go_on(run, tiny_command, tmp_path, stop_when, capsys):
    folder, before = tmp_path / "adapter", signal.getsignal(signal.SIGINT)
    stop_when(lambda: '"step": 5' in _text(folder / "log.jsonl"), signal.SIGINT)
    assert run([*tiny_command, "--output_dir", str(folder)]) == 130
    assert "--resume_from_checkpoint last" in capsys.readouterr().err
    assert list(folder.glob("checkpoint-*"))
    assert signal.getsignal(signal.SIGINT) is before


def test_a_second_ctrl_c_stops_at_once():
    interruption, before = Interruption(), signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), interruption.watch_signals():
        signal.raise_signal(signal.SIGINT)
        assert interruption.signal == signal.SIGINT and not interruption.stopped
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.slow
def test_a_resume_with_other_data_or_another_shape_is_refused(run, tiny_command, tmp_path, stop_when, capsys):
    folder = tmp_path / "adapter"
    stop_when(lambda: '"step": 5' in _text(folder / "log.jsonl"))
    assert run([*tiny_command, "--output_dir", str(folder)]) == 143
    capsys.readouterr()
    for other, name in ((["--max_examples", "20"], "examples"), (["--lora_r", "4"], "lora")):
        words = ["train", "--config", str(folder / "training.yaml"), "--resume_from_checkpoint", "last", *other]
        assert run(words) == 2
        said = capsys.readouterr().err
        assert f"was trained with other settings ({name} differs" in said and "Traceback" not in said
    assert run([*tiny_command, "--output_dir", str(folder)]) == 2
    assert "holds an interrupted training (checkpoint-" in capsys.readouterr().err
