"""A folder that is in use, filled, unwritable or too small is refused before training starts."""

import subprocess
import sys
from dataclasses import replace

import pytest

from finetune.__main__ import main
from finetune.errors import TrainingError
from finetune.folder.claim import claim_folder, find_checkpoint, last_checkpoint
from finetune.plan.cost import estimate_disk
from finetune.plan.schedule import make_schedule
from finetune.plan.shape import measure_shape
from finetune.settings.flags import training_defaults
from finetune.settings.presets import CPU
from generation.models.tokenizer import load_config

HOLDER = """
import sys, pathlib
from finetune.folder.claim import claim_folder
with claim_folder(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def checkpoint(folder, step, state='{"global_step": 1}'):
    path = folder / f"checkpoint-{step}"
    path.mkdir(parents=True)
    if state:
        (path / "trainer_state.json").write_text(state)
    return path


def test_a_folder_that_another_training_writes_to_is_refused_until_it_ends(tmp_path):
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(TrainingError, match="another training is writing to"), claim_folder(tmp_path):
            pass
        other.kill()
    with claim_folder(tmp_path) as folder:
        assert folder == tmp_path


def test_a_folder_with_an_adapter_is_never_trained_over(tiny_trained, tiny_command, capsys):
    before = (tiny_trained / "log.jsonl").read_bytes()
    for further in ([], ["--resume_from_checkpoint", "last"]):
        assert main([*tiny_command, "--output_dir", str(tiny_trained), *further]) == 2
        assert "already holds an adapter; pass another --output_dir" in capsys.readouterr().err
    assert (tiny_trained / "log.jsonl").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(TrainingError, match="cannot be written"), claim_folder(tmp_path / "file" / "folder"):
        pass


def test_an_error_inside_is_not_taken_for_one_of_the_folder(tmp_path):
    with pytest.raises(PermissionError), claim_folder(tmp_path):
        raise PermissionError("another file")


def test_the_last_checkpoint_is_the_last_whole_one(tmp_path):
    assert last_checkpoint(tmp_path) is None
    nine, ten = checkpoint(tmp_path, 9), checkpoint(tmp_path, 10)
    checkpoint(tmp_path, 11, state="")
    checkpoint(tmp_path, 12, state='{"global_st')
    checkpoint(tmp_path, "of-mine")
    assert last_checkpoint(tmp_path) == ten
    for word in ("last", "True", "true"):
        assert find_checkpoint(word, tmp_path) == ten
    assert find_checkpoint(str(nine), tmp_path) == nine
    assert find_checkpoint(None, tmp_path) is None and find_checkpoint("False", tmp_path) is None


def test_what_is_no_checkpoint_is_named_with_the_one_that_was_meant(tmp_path):
    with pytest.raises(TrainingError, match="holds no checkpoint to go on from"):
        find_checkpoint("last", tmp_path)
    ten = checkpoint(tmp_path, 10)
    with pytest.raises(TrainingError, match=f"is not a checkpoint.*the last one in {tmp_path} is {ten}"):
        find_checkpoint(str(tmp_path), tmp_path)


def test_a_disk_too_small_is_told_before_weights_are_loaded(tiny_command, tmp_path, capsys):
    assert main([*tiny_command, "--output_dir", str(tmp_path), "--num_train_epochs", "1e9"]) == 2
    said = capsys.readouterr().err
    assert "training would write about" in said and "are free there" in said
    assert "loading" not in said and said.count("\n") == 1


def test_the_estimate_of_the_disk_is_near_what_is_written(tiny_base, tiny_trained):
    preset = replace(CPU, base=str(tiny_base))
    training = {**training_defaults(), **CPU.training, "num_train_epochs": 2, "per_device_train_batch_size": 2}
    shape = measure_shape(load_config(preset.base), preset)
    expected = estimate_disk(shape, training, make_schedule(30, training))
    files = [path for name in ("*.safetensors", "optimizer.pt") for path in tiny_trained.rglob(name)]
    written = sum(path.stat().st_size for path in files)
    # The estimate has one checkpoint more, for an interruption. This adapter is so small that file headers matter.
    assert len(files) == 7 and 0.5 * written < expected < 1.5 * written
