"""Whole trainings on the tiny base: repeatable, stopped early, with every epoch's adapter kept."""

import json
from pathlib import Path

import pytest

from finetune.folder.record import read_log, read_object
from finetune.training.configuration import command_line
from generation.lora import read_lora
from generation.models.adapter_files import find_adapter

pytestmark = pytest.mark.slow

WEIGHTS = "adapter_model.safetensors"


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob(WEIGHTS)}


def test_the_same_seed_gives_the_same_adapters_byte_for_byte_and_another_seed_others(
    run, tiny_command, tiny_trained, tmp_path
):
    same, other = tmp_path / "same", tmp_path / "other"
    assert run([*tiny_command, "--output_dir", str(same)]) == 0
    assert files(same) == files(tiny_trained) and len(files(same)) == 5
    assert run([*tiny_command, "--output_dir", str(other), "--seed", "7"]) == 0
    assert all(files(other)[name] != content for name, content in files(same).items())


def test_the_reference_recipe_learns_on_a_cpu_too_and_goes_on_learning_after_an_evaluation(run, tiny_command, tmp_path):
    """NF4, the 8-bit optimizer and gradient checkpointing, with an evaluation between the epochs."""
    from safetensors.numpy import load_file

    folder = tmp_path / "t4"
    command = [word if word != "cpu" else "t4" for word in tiny_command]
    words = ["--use_cpu", "true", "--gradient_accumulation_steps", "1"]
    assert run([*command, *words, "--output_dir", folder]) == 0
    assert json.loads((folder / "training.json").read_text())["base"]["precision"] == "nf4"
    first, second = (load_file(folder / f"epochs/epoch-{epoch}" / WEIGHTS) for epoch in (1, 2))
    moved = [name for name in first if "lora_B" in name and (first[name] != second[name]).any()]
    assert len(moved) == 8  # q, k, v, o in both layers
    losses = [row["eval_loss"] for row in read_log(folder / "log.jsonl") if "eval_loss" in row]
    assert losses[1] < losses[0]


def test_evaluating_more_often_changes_nothing_in_what_is_trained(run, tiny_command, tiny_trained, tmp_path):
    words = ["--eval_strategy", "steps", "--save_strategy", "steps", "--eval_steps", "5", "--save_steps", "15"]
    assert run([*tiny_command, *words, "--eval_on_start", "true", "--output_dir", str(tmp_path / "often")]) == 0
    one, two = files(tmp_path / "often"), files(tiny_trained)
    for name in ("checkpoint-30", "epochs/epoch-1", "epochs/epoch-2"):
        assert one[Path(name) / WEIGHTS] == two[Path(name) / WEIGHTS]
    evaluated = [row["step"] for row in read_log(tmp_path / "often/log.jsonl") if "eval_loss" in row]
    assert evaluated == [0, 5, 10, 15, 20, 25, 30]


def test_a_saved_configuration_trains_the_same_adapter(run, tiny_trained, tmp_path):
    again = ["train", "--config", str(tiny_trained / "training.yaml"), "--output_dir", str(tmp_path / "again")]
    assert run(again) == 0
    assert files(tmp_path / "again") == files(tiny_trained)


def test_a_plan_takes_a_saved_configuration(run, tiny_trained, capsys):
    assert run(["plan", "--config", str(tiny_trained / "training.yaml")]) == 0
    said = capsys.readouterr().out
    made = json.loads((tiny_trained / "training.json").read_text())["examples"]["sha256"]
    assert "steps: 15 an epoch, 30 in 2 epochs (batch 2, accumulation 1, one device)" in said
    assert f"sha256 of the training examples: {made}\n" in said
    assert "a T4's 15 GB: fits" in said and "disk: about 0.00 GB" in said


@pytest.mark.parametrize("epoch", [1, 2])
def test_every_epochs_adapter_loads_as_one_of_its_base(tiny_trained, tiny_base, epoch):
    folder = tiny_trained / f"epochs/epoch-{epoch}"
    assert {path.name for path in folder.iterdir()} == {"adapter_config.json", "adapter_model.safetensors"}
    adapter = find_adapter(str(folder), str(tiny_base))
    assert (adapter.name, adapter.scale) == (f"epoch-{epoch}", 2.0)
    read_lora(adapter.folder)


def test_every_epochs_adapter_is_kept_however_few_checkpoints_are(run, tiny_command, tmp_path):
    words = ["--save_total_limit", "1", "--num_train_epochs", "3", "--output_dir", str(tmp_path / "few")]
    assert run([*tiny_command, *words]) == 0
    assert len(list((tmp_path / "few").glob("checkpoint-*"))) <= 2
    assert sorted(path.name for path in (tmp_path / "few/epochs").iterdir()) == ["epoch-1", "epoch-2", "epoch-3"]


def test_training_stops_early_and_keeps_the_best_epoch(run, tiny_command, tmp_path):
    """The metric is the pass rate of random weights, which stays 0."""
    folder = tmp_path / "early"
    words = ["--metric_for_best_model", "eval_pass_rate", "--early_stopping_patience", "2", "--num_train_epochs", "8"]
    assert run([*tiny_command, *words, "--output_dir", str(folder)]) == 0
    assert [row["epoch"] for row in read_log(folder / "log.jsonl") if "eval_loss" in row] == [1.0, 2.0, 3.0]
    result = json.loads((folder / "training.json").read_text())["result"]
    assert result == {"metric": "eval_pass_rate", "value": 0.0, "step": 15, "epoch": 1.0, "steps": 45}
    adapters = files(folder)
    kept, first, last = (adapters[Path(name) / WEIGHTS] for name in (".", "epochs/epoch-1", "epochs/epoch-3"))
    assert kept == first != last


def test_training_further_in_another_folder_goes_on_from_a_checkpoint(run, tiny_command, tiny_trained, tmp_path):
    folder = tmp_path / "further"
    words = ["--resume_from_checkpoint", str(tiny_trained / "checkpoint-30"), "--num_train_epochs", "3"]
    assert run([*tiny_command, *words, "--output_dir", str(folder)]) == 0
    steps = [row["step"] for row in read_log(folder / "log.jsonl") if "loss" in row]
    assert steps == [5, 10, 15, 20, 25, 30, 35, 40, 45]
    began, went_on = (read_object(place / "training.json") for place in (tiny_trained, folder))
    assert went_on["command"] == began["command"] and len(went_on["resumed"]) == 1


@pytest.mark.parametrize("words", [["--hub_token", "secret"], ["--hub-token=secret"]])
def test_a_command_is_kept_without_its_tokens(words):
    kept = command_line(["train", *words, "--seed", "1"])
    assert "secret" not in kept and kept.endswith("… --seed 1")
