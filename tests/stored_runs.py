"""Runs for tests: written as `python -m evaluation run` writes them, from pairs that are made up."""

from pathlib import Path

from evaluation.runs.folder import RunFolder
from evaluation.runs.format import Pair, pair_line


def write_run(folder: Path, *pairs: Pair, settings=None, provenance=None) -> Path:
    with RunFolder(folder, {"settings": settings or {}, "provenance": provenance or {}}) as run:
        run.append(map(pair_line, pairs))
    return folder
