"""Votes as a file: CSV for a spreadsheet, JSON lines for a program. Pure.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and reviewers write what they like: such
a cell gets a `'` in front (as OWASP advises against CSV injection). JSON lines keep every text as it is.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evaluation.reviews.store import Vote

COLUMNS = (
    *("run", "problem_id", "pair", "reviewer", "name", "choice", "left", "preferred", "tags", "note"),
    *("blind", "revealed", "voted_at", "withdrawn_at"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def numbered(votes: Sequence[Vote]) -> dict[str, str]:
    """What reviewers are called where nobody shall know them: by the order of their first votes."""
    return {who: f"reviewer {n}" for n, who in enumerate(dict.fromkeys(vote.reviewer for vote in votes), 1)}


def as_row(vote: Vote, called: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A vote as plain values; with `called` the reviewer goes by that, and has no name."""
    known = {
        "choice": vote.choice.value,
        "tags": list(vote.tags),
        **({"reviewer": called[vote.reviewer], "name": ""} if called else {}),
    }
    return {column: known.get(column, getattr(vote, column)) for column in COLUMNS}


def as_jsonl(votes: Iterable[Vote], called: Mapping[str, str] | None = None) -> str:
    """A line a vote."""
    return "".join(json.dumps(as_row(vote, called)) + "\n" for vote in votes)


def as_csv(votes: Iterable[Vote], called: Mapping[str, str] | None = None) -> str:
    """RFC 4180 with a head; tags are joined by semicolons."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for vote in votes:
        row = as_row(vote, called)
        writer.writerow([_cell(value) for value in (row | {"tags": "; ".join(row["tags"])}).values()])
    return file.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
