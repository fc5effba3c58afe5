"""The log of a real training: what it starts with, what each row holds, what a resumed run makes of it."""

import io
import json
import re

import pytest
from rich.console import Console

from finetune.folder.record import read_log
from finetune.training.log import LogFile
from finetune.training.meter import Meter
from finetune.training.progress import Narrator, evaluation_line, step_line


@pytest.fixture(scope="module")
def log(tiny_trained):
    return read_log(tiny_trained / "log.jsonl")


def test_it_names_versions_and_seeds_at_its_start(log):
    assert log[0]["event"] == "start" and log[0]["step"] == 0
    assert (log[0]["seed"], log[0]["data_seed"], log[0]["processes"], log[0]["examples"]) == (42, 42, 1, 30)
    assert {"python", "torch", "transformers", "peft"} <= set(log[0]["versions"])
    assert "CPU" in log[0]["machine"]["device"]


def test_every_step_row_has_loss_rate_speed_memory_and_time_left(log):
    rows = [row for row in log if "loss" in row]
    assert [row["step"] for row in rows] == [5, 10, 15, 20, 25, 30]
    for row in rows:
        assert {"loss", "learning_rate", "tokens_per_second", "memory_bytes", "eta_seconds", "epoch"} <= set(row)
        assert row["memory_bytes"] > 1e8 and row["tokens_per_second"] > 0
    assert rows[-1]["eta_seconds"] == 0


def test_tokens_are_counted_without_padding(log, tiny_base, tiny_problems):
    from evaluation.problems.sources import load_problems
    from finetune.data.tokenised import build_examples
    from generation.models.tokenizer import load_tokenizer

    tokenizer = load_tokenizer(str(tiny_base))
    rows = build_examples(load_problems(str(tiny_problems)), tokenizer, max_length=1024, per_problem=2).rows
    everything = sum(len(row["input_ids"]) for row in rows)
    seen = [row["num_input_tokens_seen"] for row in log if "loss" in row]
    assert seen[5] == 2 * seen[2] and 0.85 * everything < seen[2] < everything


def test_each_evaluation_is_one_row_with_all_it_found(log):
    rows = [row for row in log if "eval_loss" in row]
    assert [(row["step"], row["epoch"]) for row in rows] == [(15, 1.0), (30, 2.0)]
    for row in rows:
        assert {"eval_loss", "eval_chrf", "eval_pass_rate", "eval_runtime"} <= set(row)


def test_the_trainers_state_holds_the_same_and_chooses_by_it(log, tiny_trained):
    state = json.loads((tiny_trained / "checkpoint-30/trainer_state.json").read_text())
    rows = [row for row in state["log_history"] if "eval_loss" in row or "loss" in row]
    assert rows == [row for row in log if "eval_loss" in row or "loss" in row]
    best = min((row for row in log if "eval_loss" in row), key=lambda row: row["eval_loss"])
    assert (state["best_metric"], state["best_global_step"]) == (best["eval_loss"], best["step"])
    result = json.loads((tiny_trained / "training.json").read_text())["result"]
    assert result == {"metric": "eval_loss", "value": best["eval_loss"], "step": 30, "epoch": 2.0, "steps": 30}


def test_what_a_person_reads_is_a_line(log):
    row = next(row for row in log if "loss" in row)
    said = step_line(row, step=5, of=30)
    assert re.fullmatch(
        r"step 5/30 · epoch 0\.33 · loss \d\.\d{4} · lr \d\.\d\de-0\d · [\d,]+ tokens/s · \d\.\d GB · \d+ s left", said
    )
    said = evaluation_line(next(row for row in log if "eval_loss" in row))
    assert re.fullmatch(
        r"epoch 1\.00 evaluated · validation loss \d\.\d{4} · CHRF \d+\.\d\d · pass rate \d+\.\d% · \d+ s", said
    )


def test_a_terminal_gets_a_bar_below_the_lines(log):
    row = next(row for row in log if "loss" in row)
    evaluated = next(row for row in log if "eval_loss" in row)
    shown = io.StringIO()
    console = Console(file=shown, force_terminal=True, width=110, color_system=None)
    with Narrator(log[0], console) as narrator:
        state = State(5)
        narrator.on_train_begin(None, state, None)
        narrator.on_log(None, state, None, row)
        narrator.on_log(None, state, None, evaluated)
        narrator.on_step_end(None, state, None)
        narrator.on_prediction_step(None, state, None)
    text = shown.getvalue()
    assert "seed 42" in text and step_line(row, step=5, of=10) in text and evaluation_line(evaluated) in text
    assert re.search(r"evaluating · loss \d\.\d{3} · CHRF \d+\.\d · pass rate \d+\.\d% .*5/10", text)


class State:
    is_world_process_zero = True

    def __init__(self, step, history=()):
        self.global_step, self.log_history = step, list(history)
        self.max_steps, self.num_train_epochs, self.epoch, self.num_input_tokens_seen = 10, 2, step / 5, 0


def test_a_resumed_log_drops_what_the_checkpoint_does_not_know(tmp_path):
    path = tmp_path / "log.jsonl"
    rows = [{"step": 0, "event": "start"}, {"step": 2, "loss": 3.0}, {"step": 4, "loss": 2.0}, {"step": 6, "loss": 9.9}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + '{"step": 8, "lo')
    LogFile(path, {"seed": 1}).on_train_begin(None, State(4, rows[1:3]), None)
    assert read_log(path) == [*rows[:3], {"step": 4, "event": "resume", "seed": 1}]
    LogFile(path, {"seed": 1}).on_train_begin(None, State(0), None)
    assert read_log(path) == [{"step": 0, "event": "start", "seed": 1}]


def test_the_time_left_counts_steps_and_evaluations():
    meter, state = Meter(), State(5)
    meter._seconds, meter._steps = 10.0, 5
    meter.on_evaluate(None, state, None, {"eval_runtime": 60.0})
    assert meter.take_figures(state)["eta_seconds"] == 5 * 2 + 60
