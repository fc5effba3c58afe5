"""The Training tab: what a folder holds, drawn; and a look again when it has grown."""

import json
import os
import time

import gradio as gr
import pytest

from finetune.folder.record import read_training
from tests.finetune.folder.test_record import END, EVALUATED, START, STEP, folder
from ui.html.text import escape
from ui.training.charts import QUIET_SECONDS, as_file, training_page
from ui.training.handlers import NO_FOLDER, TrainingPage

CONFIGURATION = {
    "command": "python -m finetune train <script>",
    "examples": {"train": 5, "left_after": {"loaded": 20, "no solution": 12, "beyond 5 examples": 5}},
    "lora": {"r": 16, "target_modules": ["q_proj", "v_proj"]},
    "training": {"metric_for_best_model": "eval_chrf"},
    "machine": {"cores": 2, "device": "CPU, 2 threads"},
}


@pytest.fixture
def ended(tmp_path):
    return folder(tmp_path, START, STEP, {**EVALUATED, "eval_runtime": 61}, END, configuration=CONFIGURATION)


def test_curves_epochs_data_settings_and_machine_are_shown(ended):
    html = training_page(read_training(ended), 1.0)
    for words in ("Loss", "CHRF of validation programs", "Pass rate", "Learning rate", "CPU, 2 threads", "1.0 min"):
        assert words in html
    assert "ended after 10 steps; the adapter of epoch 1 is kept" in html and "q_proj, v_proj" in html
    assert '<td class="number">12</td><td class="number">8</td>' in html
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_whether_it_runs_is_said(tmp_path):
    training = read_training(folder(tmp_path, START, {**STEP, "eta_seconds": 120}))
    assert "running: step 5, epoch 0.5, 2.0 min left, last written 3 s ago" in training_page(training, 3.0)
    assert "nothing was written for 20.0 min" in training_page(training, 1200.0) and QUIET_SECONDS < 1200


def test_a_training_without_evaluations_has_empty_charts(tmp_path):
    html = training_page(read_training(folder(tmp_path, START, STEP)), 3.0)
    assert html.count("not measured") == 2 and "No epoch has been evaluated yet" in html


def test_only_news_is_drawn_and_only_until_the_end(tmp_path):
    page = TrainingPage(folder(tmp_path, START, STEP))
    first, timer, seen = page.draw()
    assert "running" in first and timer.active
    assert page.on_tick(seen) == (gr.skip(), gr.skip(), gr.skip())
    folder(tmp_path, START, STEP, END)
    os.utime(tmp_path / "log.jsonl", (time.time() + 5, time.time() + 5))
    later, timer, _ = page.on_tick(seen)
    assert "ended after" in later and not timer.active


def test_a_folder_that_does_not_exist_yet_is_waited_for(tmp_path):
    said, timer, _ = TrainingPage(tmp_path / "soon").draw()
    assert "it appears once a training writes there" in said and timer.active
    said, timer, _ = TrainingPage(None).draw()
    assert escape(NO_FOLDER) in said and not timer.active


def test_its_curves_are_saved(ended):
    training = read_training(ended)
    assert as_file(training, "csv").text.splitlines()[1] == "1.0,10,2.0,1.5,30.0,0.1"
    saved = json.loads(as_file(training, "json").text)
    assert saved["steps"][0]["learning_rate"] == 1e-3 and saved["configuration"] == CONFIGURATION
    assert as_file(training, "exe") is None
