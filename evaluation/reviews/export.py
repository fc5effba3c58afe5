"""Votes as a file: CSV for a spreadsheet, JSON lines for a program. Pure.

A spreadsheet reads a cell that begins with `=`, `+`, `-` or `@` as a formula, and reviewers may write anything: such a
cell gets a `'` in front, as OWASP advises against CSV injection. JSON lines keep every text as it is.
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


def number_reviewers(votes: Sequence[Vote]) -> dict[str, str]:
    """Names that hide who the reviewers are: `reviewer 1` and so on, in the order of their first votes."""
    return {who: f"reviewer {n}" for n, who in enumerate(dict.fromkeys(vote.reviewer for vote in votes), 1)}


def as_row(vote: Vote, aliases: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A vote as plain values. With `aliases` (by reviewer) the alias takes the place of the reviewer's id and name."""
    values = {
        "choice": vote.choice.value,
        "tags": list(vote.tags),
        **({"reviewer": aliases[vote.reviewer], "name": ""} if aliases else {}),
    }
    return {column: values.get(column, getattr(vote, column)) for column in COLUMNS}


def as_jsonl(votes: Iterable[Vote], aliases: Mapping[str, str] | None = None) -> str:
    """One line for each vote."""
    return "".join(json.dumps(as_row(vote, aliases)) + "\n" for vote in votes)


def as_csv(votes: Iterable[Vote], aliases: Mapping[str, str] | None = None) -> str:
    """RFC 4180 with a header line; tags are joined by semicolons."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for vote in votes:
        row = as_row(vote, aliases)
        writer.writerow([_as_cell(value) for value in (row | {"tags": "; ".join(row["tags"])}).values()])
    return file.getvalue()


def _as_cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
