"""What runs next to a program imports the standard library and its own folder, and nothing else."""

import ast
import sys
from pathlib import Path

import pytest

from evaluation.sandbox import isolation

FILES = sorted(Path(isolation.__file__).with_name("inside").glob("*.py"))
OWN = {file.stem for file in FILES}


def outside_imports(source: str) -> list[str]:
    """The modules that a source imports, at any depth, and that are neither of the standard library nor beside it."""
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.append(str(node.module))
        elif isinstance(node, ast.ImportFrom):
            siblings = [node.module] if node.module else [alias.name for alias in node.names]
            names += [f"{'.' * node.level}{name}" for name in siblings if node.level > 1 or name not in OWN]
    return [name for name in names if name.partition(".")[0] not in sys.stdlib_module_names | OWN]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_inside_the_sandbox_imports_the_standard_library_and_its_siblings_only(file):
    assert outside_imports(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "import numpy",
        "import evaluation.errors",
        "def f():\n    from evaluation import errors",
        "from .. import job",
        "from . import job",
        "from .job import Job",
        "if TYPE_CHECKING:\n    import torch",
    ],
)
def test_any_other_import_is_noticed(source):
    assert len(outside_imports(source)) == 1


def test_no_file_inside_hides_one_of_the_standard_library():
    assert not OWN & sys.stdlib_module_names
