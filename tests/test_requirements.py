"""What is installed is what is imported: requirements.txt, the parts of pyproject.toml, and the import statements."""

import ast
import re
import sys
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # pytest brings it there

ROOT = Path(__file__).resolve().parent.parent
DISTRIBUTIONS = {"yaml": "pyyaml"}
"""By import name, where it is not the distribution's."""
PROVIDED = {"spaces", "_typeshed"}
"""ZeroGPU Spaces bring the one, type checkers the other."""
SCRIPTS = {path.stem for path in (ROOT / "evaluation" / "sandbox" / "inside").glob("*.py")}
"""They find each other as scripts of one folder."""
OURS = {"app", "evaluation", "finetune", "generation", "tests", "ui"}
REPORT_ONLY = (
    "evaluation/commands",
    "evaluation/report",
    "evaluation/reviews",
    "evaluation/runs",
    "evaluation/metrics/statistics",
)
"""What the extra `report` is for; all other folders of evaluation get along with the judge's own dependencies."""


def project() -> tuple[set[str], dict[str, set[str]]]:
    """The dependencies of pyproject.toml, and those of each extra."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return set(table["dependencies"]), {name: set(part) for name, part in table["optional-dependencies"].items()}


def required() -> set[str]:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return {text for line in lines if (text := line.partition("#")[0].strip())}


def name_of(requirement: str) -> str:
    return re.match(r"[\w-]+", requirement)[0].replace("_", "-").lower()


def names(requirements: set[str]) -> set[str]:
    return {name_of(requirement) for requirement in requirements}


def imported(*folders: str, leaving_out: tuple[str, ...] = ()) -> dict[str, str]:
    """Third-party distributions that the files import, each with one file that does."""
    by_name = {}
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py") if (ROOT / folder).is_dir() else [ROOT / folder]):
            where = path.relative_to(ROOT).as_posix()
            if not where.startswith(leaving_out or ("\0",)):
                by_name |= dict.fromkeys(top_level_imports(path), where)
    ours = OURS | SCRIPTS | PROVIDED | set(sys.stdlib_module_names)
    return {DISTRIBUTIONS.get(name, name).replace("_", "-"): by_name[name] for name in by_name if name not in ours}


def top_level_imports(path: Path) -> set[str]:
    packages = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            packages |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            packages.add(node.module.partition(".")[0])
    return packages


def test_requirements_are_the_parts_of_the_project_put_together():
    dependencies, extras = project()
    parts = dependencies.union(*extras.values())
    assert {part for part in parts if not part.startswith("apps-side-by-side")} == required()


@pytest.mark.parametrize(
    ("folders", "extras_needed"),
    [
        (("evaluation",), []),
        (("evaluation",), ["report"]),
        (("generation",), ["report", "generate"]),
        (("finetune",), ["report", "generate", "train"]),
        (("app.py", "ui"), ["report", "generate", "train", "page"]),
    ],
    ids=["the judge alone", "report", "generate", "train", "page"],
)
def test_what_a_part_imports_is_declared_for_it(folders, extras_needed):
    dependencies, extras = project()
    declared = names(dependencies.union(*(extras[name] for name in extras_needed)))
    used = imported(*folders, leaving_out=() if extras_needed else REPORT_ONLY)
    undeclared = {name: where for name, where in used.items() if name not in declared}
    assert not undeclared


def test_what_is_declared_is_imported():
    used = set(imported("app.py", "evaluation", "generation", "finetune", "ui"))
    assert names(required()) - used == set()
