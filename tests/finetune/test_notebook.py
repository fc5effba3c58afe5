"""The Colab notebook runs from top to bottom in its small setting, and is stored without outputs."""

import importlib
import os
import re
import shlex
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from finetune.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "finetune" / "colab_t4.ipynb"
SECONDS = 900
"""Longest time of one cell, for busy machines; all cells take about half a minute on an idle one."""


def read():
    return nbformat.read(NOTEBOOK, as_version=4)


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """The notebook with its outputs, and the folder it wrote to."""
    output = tmp_path_factory.mktemp("notebook") / "adapter"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # `python` in a cell is the tests' own
    environment = {**os.environ, "PATH": path, "NOTEBOOK_SMALL": "1", "NOTEBOOK_OUTPUT": str(output)}
    notebook = read()
    client = NotebookClient(notebook, timeout=SECONDS, resources={"metadata": {"path": str(ROOT)}})
    client.execute(env=environment)
    return notebook, output


def said(notebook, command):
    """What the cell with this in its source printed."""
    (cell,) = (cell for cell in notebook.cells if cell.cell_type == "code" and command in cell.source)
    return "".join(output.get("text", "") for output in cell.outputs)


@pytest.mark.model
def test_every_command_does_its_work(executed):
    notebook, output = executed
    texts = [said(notebook, cell.source) for cell in notebook.cells if cell.cell_type == "code"]
    assert not any(re.search(r"^(error:|Traceback)", text, re.MULTILINE) for text in texts)
    assert "sha256 of the training examples" in said(notebook, "finetune plan")
    assert (output / "adapter_model.safetensors").is_file()
    assert (output.with_name("adapter-merged") / "model.safetensors").is_file()


@pytest.mark.model
def test_both_sides_are_shown_with_program_and_verdicts(executed):
    text = said(executed[0], "side_result(completion")
    for side in ("base", "adapted"):
        assert re.search(rf"^=== {side}: \d+ of \d+ tests, CHRF [\d.]+\n[a-z_, ]+\n", text, re.MULTILINE)


@pytest.mark.model
def test_in_the_small_setting_nothing_is_published(executed):
    text = said(executed[0], "finetune push")
    assert "nothing was sent: a dry run" in text and "base_model: HuggingFaceTB/SmolLM2-135M-Instruct" in text


def test_it_holds_no_outputs_and_is_written_as_nbformat_writes_it():
    notebook = read()
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert cell.cell_type != "code" or (cell.outputs == [] and cell.execution_count is None)
    assert NOTEBOOK.read_text(encoding="utf-8") == nbformat.writes(notebook) + "\n"


def test_every_command_in_it_is_understood():
    """Parsed by the real command line; --help ends it before anything is done."""
    cells = "\n".join(cell.source for cell in read().cells if cell.cell_type == "code")
    commands = re.findall(r"^ *!python -m finetune (.*)$", cells, re.MULTILINE)
    assert {command.split()[0] for command in commands} == {"plan", "train", "merge", "push"}
    for command in commands:
        with pytest.raises(SystemExit) as ended:
            main([*shlex.split(command.replace("{PRESET}", "t4")), "--help"])
        assert ended.value.code == 0


def test_every_name_that_it_imports_from_this_project_exists():
    cells = "\n".join(cell.source for cell in read().cells if cell.cell_type == "code")
    imports = re.findall(r"^from ((?:evaluation|generation|finetune|ui)[\w.]*) import (.*)$", cells, re.MULTILINE)
    assert imports
    for module, names in imports:
        for name in names.split(", "):
            assert hasattr(importlib.import_module(module), name), f"{module} has no {name}"
