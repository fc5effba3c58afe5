"""The tree speaks: no folder of the product is overfull, and every one that holds Python is a package, but scripts."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("evaluation", "generation", "finetune", "ui")
SCRIPTS = ("evaluation/sandbox/inside", "evaluation/authoring/source")
"""Folders of files that are run or read by their path, never imported as a package."""
FULLEST = 18

FOLDERS = sorted({file.parent for package in PACKAGES for file in (ROOT / package).rglob("*.py")})
NAMES = [folder.relative_to(ROOT).as_posix() for folder in FOLDERS]


def test_the_four_packages_are_found():
    assert set(PACKAGES) <= set(NAMES)


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_no_folder_holds_more_than_18_python_files(folder):
    files = sorted(file.name for file in folder.glob("*.py"))
    assert len(files) <= FULLEST, f"{len(files)} files: {', '.join(files)}"


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_every_folder_is_a_package_or_holds_scripts(folder):
    name = folder.relative_to(ROOT).as_posix()
    is_package = (folder / "__init__.py").exists()
    assert is_package != name.startswith(SCRIPTS)
