"""The chart of a training: its data, and files that are the same for the same log."""

import json
import xml.etree.ElementTree as xml

import pytest

from finetune.folder.record import chart_data
from finetune.training.chart import write_chart

LOG = [
    {"step": 0, "epoch": 0, "eval_loss": 3.0, "eval_chrf": 10.0, "eval_pass_rate": 0.9},
    {"step": 5, "epoch": 0.5, "loss": 2.0},
    {"step": 10, "epoch": 1.0, "loss": 1.0},
    {"step": 10, "epoch": 1.0, "eval_loss": 1.5, "eval_chrf": 30.0, "eval_pass_rate": 0.1},
    {"step": 15, "epoch": 1.5, "loss": 0.5},
    {"step": 20, "epoch": 2.0, "eval_loss": 1.4, "eval_chrf": 30.0, "eval_pass_rate": 0.2},
    {"step": 20, "epoch": 2.0, "train_runtime": 9.0},
]


def test_the_data_hold_each_epoch_with_its_adapter():
    data = chart_data(LOG, metric="eval_chrf")
    assert [row["epoch"] for row in data["epochs"]] == [0, 1.0, 2.0]
    assert [row["loss"] for row in data["epochs"]] == [None, 1.5, 0.5]
    assert [row.get("adapter") for row in data["epochs"]] == [None, "epochs/epoch-1", "epochs/epoch-2"]
    assert [row["loss"] for row in data["steps"]] == [2.0, 1.0, 0.5]


@pytest.mark.parametrize(
    ("metric", "best"), [("eval_chrf", 1.0), ("chrf", 1.0), ("eval_loss", 2.0), ("eval_pass_rate", 2.0), (None, None)]
)
def test_the_best_epoch_is_the_one_that_the_trainer_chooses(metric, best):
    assert chart_data(LOG, metric=metric)["best"] == best


def test_the_same_log_gives_the_same_files(tmp_path):
    written = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_chart(tmp_path / name, chart_data(LOG, metric="eval_chrf"))
        written.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert written[0] == written[1] and set(written[0]) == {"chart.json", "chart.svg", "chart.png"}
    assert written[0]["chart.png"].startswith(b"\x89PNG")


def test_the_picture_names_what_it_shows(tmp_path):
    write_chart(tmp_path, chart_data(LOG, metric="eval_chrf"))
    texts = ["".join(node.itertext()) for node in xml.parse(tmp_path / "chart.svg").iter() if node.tag.endswith("text")]
    assert {"loss", "CHRF, validation", "pass rate, validation", "epoch", "training", "validation"} <= set(texts)


def test_a_loss_that_diverged_is_a_gap(tmp_path):
    data = chart_data([*LOG, {"step": 30, "epoch": 3.0, "eval_loss": float("nan")}], metric="eval_loss")
    assert (data["epochs"][-1]["eval_loss"], data["best"]) == (None, 2.0)
    write_chart(tmp_path, data)
    assert "NaN" not in (tmp_path / "chart.json").read_text()


def test_an_empty_log_is_a_chart_too(tmp_path):
    write_chart(tmp_path, chart_data([], metric="eval_chrf"))
    assert json.loads((tmp_path / "chart.json").read_text())["epochs"] == []


def test_a_training_leaves_it_with_every_epoch(tiny_trained):
    data = json.loads((tiny_trained / "chart.json").read_text())
    assert [row["epoch"] for row in data["epochs"]] == [1.0, 2.0] and data["best"] == 2.0
    assert all((tiny_trained / row["adapter"] / "adapter_model.safetensors").exists() for row in data["epochs"])
    assert (tiny_trained / "chart.svg").exists() and (tiny_trained / "chart.png").exists()
