"""What is shipped fits together: adapter, stored results, and the figures and commands of README and docs."""

import hashlib
import json
import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest
from transformers import TrainingArguments

import app
import evaluation.__main__
import finetune.__main__
from evaluation.assets import SHIPPED_ADAPTER
from evaluation.judge.program import extract_program
from evaluation.metrics.chrf import chrf
from evaluation.problems.sources import load_problems
from evaluation.report.report import summarize_run
from evaluation.report.table import rows
from evaluation.runs.format import open_run

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def run():
    return open_run(ROOT / "assets" / "runs" / "embedded-test")


def test_the_stored_results_are_those_of_the_shipped_adapter_on_every_test_problem(run):
    weights = (SHIPPED_ADAPTER / "adapter_model.safetensors").read_bytes()
    assert run.provenance["adapted"]["adapter_sha256"] == hashlib.sha256(weights).hexdigest()
    assert list(run.pairs) == [problem.problem_id for problem in load_problems("embedded:test")]


def test_the_stored_programs_and_scores_are_those_of_the_stored_completions(run):
    problems = {problem.problem_id: problem for problem in load_problems("embedded:test")}
    for pair in run.pairs.values():
        for side in pair.sides.values():
            problem = problems[pair.problem_id]
            assert side.program == extract_program(side.completion).source
            assert side.chrf == pytest.approx(chrf(side.program, problem.references), abs=1e-4)
            assert len(side.judgement.cases) == len(problem.tests)


def test_the_results_in_the_readme_are_those_of_the_stored_run(run):
    found = summarize_run(run, {})
    assert f"| embedded test, {len(run.pairs)} problems, greedy | base | adapted | difference | p |" in README
    for _, *cells in rows(found):
        assert f"| {' | '.join(cells)} |" in README


def test_what_made_the_adapter_is_written_beside_it():
    made = json.loads((SHIPPED_ADAPTER / "training.json").read_text())
    assert made["command"].startswith("python -m finetune train --preset cpu")
    assert made["lora"] == {
        "r": 16,
        "lora_alpha": 32,
        "lora_dropout": 0.05,
        "target_modules": ["q_proj", "k_proj", "v_proj", "o_proj"],
    }
    log = [json.loads(line) for line in (SHIPPED_ADAPTER / "log.jsonl").read_text().splitlines()]
    assert any("loss" in row for row in log) and any("eval_pass_rate" in row for row in log)


def commands(text):
    """The commands in the code blocks without a language."""
    blocks = re.findall(r"^```\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [part for block in blocks for line in block.splitlines() for part in line.split(" && ")]


def test_the_two_set_up_commands_stand_first_and_are_what_ci_runs():
    assert commands(README)[:4] == [
        "pip install -r requirements.txt",
        "python app.py",
        "pip install -r tests/requirements.txt",
        "python -m pytest",
    ]
    script = (ROOT / ".ci" / "run").read_text()
    assert "README.md" in script and "pip install -r" in script


DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = dict.fromkeys(
    command
    for document in DOCUMENTS
    for command in commands(document.read_text(encoding="utf-8"))
    if command.startswith("python ") and "pytest" not in command
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_readme_and_docs_is_understood(command, capsys):
    """Parsed by the real command line; --help ends it before anything is done."""
    target, *flags = shlex.split(command)[1:]
    mains = {"app.py": app.main, "evaluation": evaluation.__main__.main, "finetune": finetune.__main__.main}
    if target == "-m":
        target, *flags = flags
    if target not in mains:
        assert (ROOT / target).is_file()
        return
    with pytest.raises(SystemExit) as end:
        mains[target]([*flags, "--help"])
    assert end.value.code == 0
    understood = set(re.findall(r"--[\w-]+", capsys.readouterr().out))
    if flags[:1] in (["train"], ["plan"]):
        understood |= {f"--{field.name}" for field in fields(TrainingArguments)}
    assert {flag for flag in flags if flag.startswith("--")} <= understood


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_is_there(document):
    text = document.read_text(encoding="utf-8")
    linked = {
        target for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)|src=\"([^\"]+)\"", text) for target in target
    }
    in_code = set(re.findall(r"`((?:benchmarks|evaluation|finetune|generation|ui|tests)/[\w/]+\.(?:py|ipynb))`", text))
    missing = [name for name in linked if name and not (document.parent / name).exists()]
    missing += [name for name in in_code if not (ROOT / name).exists()]
    assert not missing


def test_the_readme_is_short():
    body = README.split("---\n", 2)[2]
    assert len(body.split()) <= 1200


def test_the_example_of_the_library_runs(monkeypatch, capsys):
    monkeypatch.setenv("ALLOW_REDUCED_ISOLATION", "1")  # the example asks for full isolation
    (example,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    exec(example, {})
    assert capsys.readouterr().out == "False\n"
