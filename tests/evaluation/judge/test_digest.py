"""The digest changes with the code that decides a verdict, and with nothing else."""

import ast
import shutil
from pathlib import Path

import pytest

from evaluation.judge.digest import EVALUATION, deciding_files, digest_of, judge_digest

ROOT = EVALUATION.parent
DECIDING = [path.relative_to(EVALUATION).as_posix() for path in deciding_files()]
OTHERS = ["judge/program.py", "judge/submissions.py", "problems/schema.py", "report/report.py", "reviews/store.py"]


class Imports(ast.NodeVisitor):
    """The modules that a file imports when it runs, as dotted names; what only type checkers see is left out."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_Import(self, node: ast.Import) -> None:
        self.names |= {alias.name for alias in node.names}

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        assert node.level == 0
        self.names |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}

    def visit_If(self, node: ast.If) -> None:
        is_for_types = isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for statement in node.orelse if is_for_types else [*node.body, *node.orelse]:
            self.visit(statement)


def files_imported_by(path: Path) -> set[Path]:
    imports = Imports()
    imports.visit(ast.parse(path.read_text(encoding="utf-8")))
    candidates = {ROOT / f"{name.replace('.', '/')}.py" for name in imports.names if name.startswith("evaluation.")}
    return {path for path in candidates if path.is_file()}


def files_behind(path: Path) -> set[Path]:
    """The files of evaluation that a file needs, directly or through others."""
    needed, waiting = set(), [path]
    while waiting:
        new = files_imported_by(waiting.pop()) - needed
        needed |= new
        waiting += new
    return needed


def test_every_module_of_judge_and_sandbox_that_judging_needs_decides():
    judging = EVALUATION / "judge" / "judging.py"
    folders = {EVALUATION / "judge", EVALUATION / "sandbox", EVALUATION / "sandbox" / "inside"}
    needed = {path for path in files_behind(judging) if path.parent in folders}
    assert EVALUATION / "judge" / "verdict.py" in needed and EVALUATION / "sandbox" / "fork_server.py" in needed
    assert needed <= set(deciding_files())


def test_everything_that_runs_inside_the_sandbox_decides():
    assert set((EVALUATION / "sandbox" / "inside").glob("*.py")) <= set(deciding_files())


def test_every_deciding_file_of_the_judge_is_needed_by_judging():
    judging = EVALUATION / "judge" / "judging.py"
    named = {path for path in deciding_files() if path.parent == EVALUATION / "judge"}
    assert named <= {judging, *files_behind(judging)}


@pytest.fixture
def copy(tmp_path):
    """A copy of evaluation's sources that a test may change."""
    folder = tmp_path / "evaluation"
    shutil.copytree(EVALUATION, folder, ignore=lambda path, names: {"source", "__pycache__", "_assets"} & set(names))
    return folder


def test_the_digest_of_a_copy_is_the_same(copy):
    assert digest_of(copy) == judge_digest()
    assert len(judge_digest()) == 64


def test_a_changed_byte_in_any_deciding_file_changes_it(copy):
    digests = {digest_of(copy)}
    for name in DECIDING:
        with (copy / name).open("ab") as file:
            file.write(b"\n")
        digests.add(digest_of(copy))
    assert len(digests) == len(DECIDING) + 1


def test_a_new_file_in_the_sandbox_changes_it(copy):
    (copy / "sandbox" / "inside" / "new.py").write_text("")
    assert digest_of(copy) != judge_digest()


@pytest.mark.parametrize("name", OTHERS)
def test_a_change_elsewhere_does_not_change_it(name, copy):
    (copy / name).write_text("1 / 0\n")
    assert digest_of(copy) == judge_digest()
