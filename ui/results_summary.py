"""A run as the Results tab shows it: its report, and a row a problem. Computed once a run; knows no HTML."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.failure_kinds import failure_kind
from evaluation.report import Report, report
from evaluation.runs import Pair, Run, SideResult
from ui.picker import Picker
from ui.screen import SIDES, describe
from ui.stored import Stored

MOVES = ("fewer", "same", "more")
"""Tests that adapted is accepted on, against base."""


@dataclass(frozen=True)
class SideRow:
    """One side on one problem."""

    accepted: int
    chrf: float | None
    kind: str

    @classmethod
    def of(cls, result: SideResult) -> SideRow:
        return cls(result.judgement.accepted, result.chrf, failure_kind(result).value)


@dataclass(frozen=True)
class Row:
    """One problem."""

    problem_id: str
    title: str
    """Empty where the problem is not among those the page has loaded: then its pair cannot be opened."""
    difficulty: str
    tests: int
    outcome: str
    base: SideRow
    adapted: SideRow
    text: str = field(repr=False, default="")
    """What a search looks at."""

    @property
    def change(self) -> int:
        return self.adapted.accepted - self.base.accepted

    @property
    def moved(self) -> str:
        return "same" if not self.change else "more" if self.change > 0 else "fewer"

    @property
    def chrf_change(self) -> float | None:
        if self.base.chrf is None or self.adapted.chrf is None:
            return None
        return self.adapted.chrf - self.base.chrf


@dataclass(frozen=True)
class Summary:
    """One run, summed up."""

    run: str
    sides: tuple[str, str]
    """What they are called."""
    described: str
    note: str
    report: Report
    rows: tuple[Row, ...]
    outcomes: Counter[str]
    moves: Counter[str]
    kinds: Counter[tuple[str, str]]
    """Kinds of base and adapted."""

    @property
    def unknown(self) -> int:
        """Problems that the page has not loaded."""
        return sum(not row.title for row in self.rows)


def summarise(stored: Stored, picker: Picker) -> Summary:
    rows = tuple(_row(pair, picker) for pair in stored.pairs.values())
    difficulties = {row.problem_id: row.difficulty for row in rows if row.difficulty}
    run = Run(Path(stored.name), dict(stored.settings), dict(stored.provenance), dict(stored.pairs))
    base, adapted = (stored.names.get(name, name) for name in SIDES)
    return Summary(
        run=stored.name,
        sides=(base, adapted),
        described=describe(stored.settings, str(stored.settings.get("problems", "stored"))),
        note=stored.note,
        report=report(run, difficulties),
        rows=rows,
        outcomes=Counter(row.outcome for row in rows),
        moves=Counter(row.moved for row in rows),
        kinds=Counter((row.base.kind, row.adapted.kind) for row in rows),
    )


def _row(pair: Pair, picker: Picker) -> Row:
    problem = picker.get(pair.problem_id)
    title, difficulty = (problem.title or problem.problem_id, problem.difficulty) if problem else ("", "")
    base, adapted = (SideRow.of(pair.sides[name]) for name in SIDES)
    tests = max(len(pair.sides[name].judgement.cases) for name in SIDES)
    text = f"{pair.problem_id}\n{title}\n{base.kind}\n{adapted.kind}".lower()
    return Row(pair.problem_id, title, difficulty, tests, pair.outcome, base, adapted, text)
