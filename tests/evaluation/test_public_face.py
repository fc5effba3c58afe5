"""`import evaluation` offers the judge, loads nothing heavy, and works whatever was imported before it."""

import doctest
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import evaluation

ROOT = Path(__file__).parents[2]
HEAVY = ("torch", "transformers", "peft", "gradio", "scipy", "pandas", "sacrebleu", "matplotlib", "sqlalchemy", "httpx")


def run(code: str) -> str:
    """Run code in a fresh process; return what it prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_all_of_the_public_names_are_there():
    public = {name for name in vars(evaluation) if not name.startswith("_")}
    modules = {name for name in public if inspect.ismodule(getattr(evaluation, name))}
    assert set(evaluation.__all__) == public - modules
    assert sorted(evaluation.__all__) == evaluation.__all__


def test_the_worked_example_works(monkeypatch):
    monkeypatch.setenv("ALLOW_REDUCED_ISOLATION", "1")
    result = doctest.testmod(evaluation)
    assert result.attempted >= 6 and result.failed == 0


@pytest.mark.parametrize(
    "first",
    [
        "import evaluation",
        "import evaluation.judge",
        "import evaluation.judge.program",
        "import evaluation.judge.judging",
        "from evaluation.judge import compare",
        "from evaluation.judge.judging import judge",
        "import evaluation.problems.sources",
        "import evaluation.sandbox.job",
        "import evaluation.runs.format",
    ],
)
def test_judge_is_the_function_whatever_was_imported_first(first):
    code = f"{first}\nfrom evaluation import judge\nimport evaluation.judge.digest\nimport evaluation\n"
    code += "assert judge is evaluation.judge\nprint(type(judge).__name__, judge.__module__)"
    assert run(code) == "function evaluation.judge.judging\n"


def test_importing_it_loads_nothing_heavy():
    assert run(f"import sys, evaluation\nprint(sorted(set({HEAVY}) & set(sys.modules)))") == "[]\n"


def test_type_checkers_are_told_that_it_has_types():
    assert (Path(evaluation.__file__).parent / "py.typed").is_file()
