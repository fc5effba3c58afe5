"""What `pip install .` gives: the judge, its types and the embedded problems, away from the checkout."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = """
import evaluation

problem = evaluation.load_problems("embedded:test")[0]
with evaluation.Sandbox(1, allow_reduced_isolation=True) as sandbox:
    judgement = evaluation.judge(problem.references[0], problem, sandbox=sandbox)
print(evaluation.__file__, judgement.passed)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A folder with the installed package, and nothing else of ours."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-compile"]
    subprocess.run([*pip, "--target", folder, ROOT], check=True, cwd=folder)
    return folder


@pytest.mark.slow
def test_the_installed_judge_stands_alone(site, tmp_path):
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, env={"PYTHONPATH": str(site)}, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.split() == [str(site / "evaluation" / "__init__.py"), "True"], done.stderr
    assert (site / "evaluation" / "py.typed").is_file()


@pytest.mark.slow
def test_the_licence_travels_with_the_package(site):
    (information,) = site.glob("*.dist-info")
    assert {path.name for path in information.rglob("*") if path.is_file()} >= {"LICENSE", "THIRD_PARTY.md"}
