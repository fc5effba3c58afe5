"""A case result as a JSON object: in the judge's results, in a stored run and in what the page saves."""

from __future__ import annotations

from typing import Any

from evaluation.judge.verdict import CaseResult


def case_as_json(case: CaseResult, *, keep_output: bool, most: int | None = None) -> dict[str, Any]:
    """Return a case as the judge's results hold it.

    With `keep_output` it has what the program printed. `most` shortens every text to that many characters.
    """
    row: dict[str, Any] = {
        "verdict": case.verdict.value,
        "cpu_seconds": round(case.cpu_seconds, 4),
        "wall_seconds": round(case.wall_seconds, 4),
        "memory_mb": round(case.memory_mb, 1),
    }
    if keep_output:
        row |= {"stdout": _shorten(case.stdout, most), "stderr": _shorten(case.stderr, most)}
    if case.detail:
        row["detail"] = _shorten(case.detail, most)
    return row


def _shorten(text: str, most: int | None) -> str:
    if most is None or len(text) <= most:
        return text
    return f"{text[:most]}… ({len(text) - most:,} more characters were not stored)"
