"""A training folder is read while it is being written, by a process that loads no library of training."""

import json
import subprocess
import sys

import pytest

from finetune.errors import TrainingError
from finetune.folder.record import chart_data, read_training, stamp

START = {"step": 0, "event": "start"}
STEP = {"step": 5, "epoch": 0.5, "loss": 2.0, "learning_rate": 1e-3}
EVALUATED = {"step": 10, "epoch": 1.0, "eval_loss": 1.5, "eval_chrf": 30.0, "eval_pass_rate": 0.1}
END = {"step": 10, "epoch": 1.0, "train_runtime": 9.0}


def folder(tmp_path, *rows, configuration=None):
    (tmp_path / "log.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    if configuration is not None:
        (tmp_path / "training.json").write_text(json.dumps(configuration))
    return tmp_path


def test_a_running_one_is_read_up_to_its_last_whole_row(tmp_path):
    path = folder(tmp_path, START, STEP)
    with (path / "log.jsonl").open("a") as file:
        file.write('{"step": 10, "lo')
    training = read_training(path)
    assert training.curves["steps"] == [STEP] and not training.ended
    assert training.configuration == {}


def test_it_has_ended_when_its_last_start_has(tmp_path):
    assert read_training(folder(tmp_path, START, STEP, EVALUATED, END)).ended
    assert not read_training(folder(tmp_path, START, END, {"step": 10, "event": "resume"}, STEP)).ended


def test_the_best_epoch_goes_by_the_configured_metric(tmp_path):
    path = folder(tmp_path, EVALUATED, configuration={"training": {"metric_for_best_model": "eval_chrf"}})
    training = read_training(path)
    assert training.curves["best"] == 1.0
    assert training.value("training", "metric_for_best_model") == "eval_chrf"
    assert training.value("training", "no", "such") is None


def test_an_evaluation_in_two_rows_is_one():
    rows = [{"step": 10, "epoch": 1.0, "eval_loss": 1.5}, {"step": 10, "epoch": 1.0, "eval_chrf": 30.0}]
    (epoch,) = chart_data(rows)["epochs"]
    assert (epoch["eval_loss"], epoch["eval_chrf"]) == (1.5, 30.0)


def test_its_stamp_changes_with_every_row(tmp_path):
    assert stamp(tmp_path) == ()
    before = stamp(folder(tmp_path, START))
    with (tmp_path / "log.jsonl").open("a") as file:
        file.write(json.dumps(STEP) + "\n")
    assert stamp(tmp_path) != before


@pytest.mark.parametrize(
    ("rows", "configuration", "said"),
    [
        ([{"loss": 2.0}], None, "log.jsonl was written by another version"),
        ([{"step": 1, "epoch": 1, "loss": "low"}], None, "log.jsonl was written by another version"),
        ([STEP], [1], "training.json holds no JSON object"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(tmp_path, rows, configuration, said):
    with pytest.raises(TrainingError, match=said):
        read_training(folder(tmp_path, *rows, configuration=configuration))


def test_a_folder_without_a_log_is_one_sentence(tmp_path):
    with pytest.raises(TrainingError, match=r"there is no log\.jsonl in"):
        read_training(tmp_path)


def test_reading_loads_no_library_of_training():
    code = "import sys, finetune.folder.record; print({'torch', 'transformers', 'peft'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
