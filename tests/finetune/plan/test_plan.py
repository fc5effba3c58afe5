"""`python -m finetune plan`: examples and steps are exact, and the examples are those of the training."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from finetune.__main__ import main
from finetune.data.examples import prepare_data
from finetune.data.tokenised import Examples
from finetune.plan.memory import T4_MEMORY, estimate_memory
from finetune.plan.report import quantiles
from finetune.plan.schedule import count_steps
from finetune.plan.shape import ModelShape, measure_shape
from finetune.settings.fast_path import READ_TOGETHER
from finetune.settings.presets import CPU, T4
from generation.models.tokenizer import load_config

SAMPLE = Path(__file__).resolve().parents[4] / "shared" / "data" / "apps_sample.jsonl"


def problem(number, **fields):
    io = {"inputs": [""], "outputs": [f"{number}\n"]}
    return {
        "problem_id": number,
        "question": f"Print {number}.",
        "solutions": [f"print({number})", f"print(int({number}))", "print('wrong')"],
        "input_output": io,
        **fields,
    }


@pytest.fixture
def source(tmp_path):
    """Twelve problems, two of which lose all their solutions."""
    rows = [problem(number) for number in range(10)]
    rows += [problem(10, question="x" * 600), problem(11, solutions=["print('wrong')"])]
    path = tmp_path / "problems.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def table(text):
    """Rows of the printed filter table: name -> (problems, dropped, solutions, dropped)."""
    text = text.partition("broken entries")[0]
    lines = re.findall(r"^│ (.*?) +│ +([\d,]+) │ +([\d,·]+) │ +([\d,]+) │ +([\d,·]+) │$", text, re.MULTILINE)
    return {name: tuple(0 if c == "·" else int(c.replace(",", "")) for c in counts) for name, *counts in lines}


def test_steps_are_counted_as_the_trainer_counts_them():
    assert count_steps(500, epochs=10, batch=8, accumulation=2).steps_per_epoch == 32
    assert count_steps(500, epochs=10, batch=8, accumulation=2).steps == 320
    assert count_steps(3, epochs=2, batch=8, accumulation=4).steps == 2
    assert count_steps(17, epochs=1.5, batch=8, accumulation=1).steps == 5


def test_quantiles_are_values_that_occur():
    assert quantiles([5]) == (5, 5, 5, 5)
    assert quantiles(list(range(1, 101))) == (1, 50, 95, 100)


@pytest.mark.model
def test_the_table_says_what_each_filter_took(source, capsys):
    assert main(["plan", "--preset", "cpu", "--problems", str(source), "--seed", "1"]) == 0
    out = capsys.readouterr().out
    rows = table(out)
    assert rows["loaded"] == (12, 0, 34, 0)
    assert rows["question of 500 characters or more"] == (11, 1, 31, 3)
    assert rows["fails a test of its own problem"] == (10, 1, 30, 1)
    assert rows["more than 2 of a problem"] == (10, 0, 20, 10)
    assert rows["held out for validation"] == (9, 1, 18, 2)
    assert rows["beyond 500 examples"] == (9, 0, 18, 0)
    assert "steps: 3 an epoch, 12 in 4 epochs (batch 8, accumulation 1, one device)" in out


@pytest.mark.model
def test_broken_problems_end_a_plan_or_are_skipped_and_counted(source, capsys):
    source.write_text(source.read_text() + "{\n")
    assert main(["plan", "--preset", "cpu", "--problems", str(source)]) == 2
    err = capsys.readouterr().err
    assert f"{source}, line 13 is not valid JSON" in err and err.count("\n") == 1
    assert main(["plan", "--preset", "cpu", "--problems", str(source), "--skip-invalid"]) == 0
    said = capsys.readouterr()
    assert "1 invalid entry was skipped" in said.err and "broken entries that were skipped: 1" in said.out


@pytest.mark.model
def test_nothing_left_is_said_with_what_took_it(source, capsys):
    assert main(["plan", "--preset", "cpu", "--problems", str(source), "--question_characters", "5"]) == 2
    err = capsys.readouterr().err
    assert "no training example is left of 12 problems with 34 solutions" in err
    assert "34 question of 5 characters or more" in err and err.count("\n") == 1


@pytest.mark.model
def test_unverified_solutions_are_taught_where_that_is_asked_for(source, tokenizer):
    data = prepare_data(replace(CPU, verified_solutions=False), str(source), tokenizer, seed=0)
    assert "fails a test of its own problem" not in [step.name for step in data.steps]
    assert max(step.problems for step in data.steps[3:]) == 11


@pytest.mark.model
def test_the_shape_is_that_of_the_model(untouched):
    everywhere = replace(CPU.lora, target_modules=tuple(name for names in READ_TOGETHER for name in names))
    shape = measure_shape(load_config("embedded"), replace(CPU, lora=everywhere))
    assert shape.matrices + shape.others == untouched.num_parameters()
    assert (shape.layers, shape.hidden, shape.vocabulary) == (30, 576, 49152)
    # r × (in + out) of q, k, v, o, gate, up, down in each of 30 layers
    assert shape.adapted_inputs == 4 * 576 + 2 * 576 + 1536
    attention, mlp = 2 * (576 + 576) + 2 * (576 + 192), 3 * (576 + 1536)
    assert shape.adapter == 30 * 16 * (attention + mlp)
    # q, k, v, gate, up and what goes into q, o, gate and down; both residuals in float32 and a mask of each input
    assert shape.kept_values == 576 + 2 * 192 + 2 * 1536 + 3 * 576 + 1536
    assert shape.kept_bytes == 8 * 576 + 3 * 576 + 1536


def test_memory_is_near_what_was_measured_of_a_whole_training():
    """Measured at the peak of `train --preset cpu` in bf16: 7.2 GB. Its first batch held 8 examples of 470 tokens."""
    sizes = {"layers": 30, "hidden": 576, "vocabulary": 49152, "matrices": 106_168_320, "others": 28_346_688}
    smollm = ModelShape(**sizes, adapter=1_843_200, adapted_inputs=4 * 576)
    row = {"input_ids": [1] * 470, "labels": [-100] * 219 + [1] * 251}
    parts = estimate_memory(smollm, CPU, "bf16", Examples([row] * 8, 0, 0), batch=8)
    assert sum(part.bytes for part in parts) == pytest.approx(7.2e9, rel=0.1)


def test_memory_of_the_reference_recipe_fits_a_t4_and_a_batch_ten_times_as_large_does_not():
    sizes = {"layers": 16, "hidden": 2048, "vocabulary": 128256}
    llama = ModelShape(**sizes, matrices=973_078_528, others=262_736_000, adapter=3_407_872, adapted_inputs=4 * 2048)
    examples = Examples([{"input_ids": [1] * 700, "labels": [-100] * 400 + [1] * 300}] * 500, 0, 0)
    small, large = (
        sum(part.bytes for part in estimate_memory(llama, T4, "nf4", examples, batch=batch)) for batch in (8, 80)
    )
    assert 2e9 < small < T4_MEMORY < large


@pytest.mark.model
@pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample of APPS is not here")
def test_the_plan_on_real_apps(capsys):
    assert main(["plan", "--preset", "cpu", "--problems", str(SAMPLE)]) == 0
    rows = table(capsys.readouterr().out)
    assert rows["loaded"] == (60, 0, 322, 0)
    assert rows["question of 500 characters or more"] == (3, 57, 18, 304)
    assert rows["more than 2 of a problem"] == (3, 0, 6, 12)
