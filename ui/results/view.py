"""What a visitor looks at in a run: filters, order and page of the table.

An immutable value. Everything that a browser sends is checked here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from evaluation.problems.sources import DIFFICULTIES
from evaluation.report.failure_kinds import KINDS
from evaluation.report.report import OUTCOMES
from ui.results.summary import MOVES, SummaryRow

PAGE_ROWS = 50
LONGEST = 200
WORST_FIRST = ("only_base", "neither", "both", "only_adapted")


def _unmeasured_last(value: float | None) -> tuple[bool, float]:
    return value is None, value or 0.0


def _regression(row: SummaryRow) -> tuple[Any, ...]:
    passes = (row.adapted.passed - row.base.passed) / row.samples
    outcome, tests = WORST_FIRST.index(row.outcome), row.change / max(row.tests, 1)
    return passes, outcome, tests, _unmeasured_last(row.chrf_change), row.problem_id


def _difficulty(row: SummaryRow) -> tuple[int, str]:
    known = row.difficulty in DIFFICULTIES
    return DIFFICULTIES.index(row.difficulty) if known else len(DIFFICULTIES), row.difficulty


ORDERS: dict[str, Callable[[SummaryRow], Any]] = {
    "regression": _regression,
    "problem": lambda row: row.problem_id,
    "difficulty": _difficulty,
    "base-tests": lambda row: row.base.accepted / max(row.tests, 1),
    "adapted-tests": lambda row: row.adapted.accepted / max(row.tests, 1),
    "change": lambda row: row.change / max(row.tests, 1),
    "base-chrf": lambda row: _unmeasured_last(row.base.chrf),
    "adapted-chrf": lambda row: _unmeasured_last(row.adapted.chrf),
    "chrf-change": lambda row: _unmeasured_last(row.chrf_change),
    "base-kind": lambda row: row.base.kind,
    "adapted-kind": lambda row: row.adapted.kind,
}


@dataclass(frozen=True)
class View:
    """What is shown of a run; at first everything, with regressions on top."""

    run: str = ""
    against: str = ""
    """A second run, whose adapted side is compared with that of the first; empty for none."""
    outcome: str = ""
    moved: str = ""
    kinds: tuple[str, str] | None = None
    query: str = ""
    order: str = "regression"
    descending: bool = False
    page: int = 1

    @property
    def run_name(self) -> str:
        """The name that opens what is shown: that of one run, or of two."""
        return f"{self.run}..{self.against}" if self.against else self.run

    def switch_run(self, run: str, against: str) -> View:
        """Another run in the same order, without the filters of this one."""
        return View(run, "" if against == run else against, query=self.query, order=self.order)

    def apply(self, wish: Any) -> View:
        """The view after a click: `outcome:only_base`, `moved:fewer`, `kinds:A>B`, `sort:change`, `page:2`, `clear:`.

        A filter that is already on is taken away. A wish that makes no sense changes nothing.
        """
        name, _, value = str(wish)[:LONGEST].partition(":")
        first = replace(self, page=1)
        if name == "clear":
            return replace(first, outcome="", moved="", kinds=None)
        if name == "outcome" and value in OUTCOMES:
            return replace(first, outcome="" if value == self.outcome else value)
        if name == "moved" and value in MOVES:
            return replace(first, moved="" if value == self.moved else value)
        if name == "kinds" and len(kinds := tuple(value.split(">"))) == 2 and all(kind in KINDS for kind in kinds):
            return replace(first, kinds=None if kinds == self.kinds else (kinds[0], kinds[1]))
        if name == "sort" and value in ORDERS:
            return replace(first, order=value, descending=value == self.order and not self.descending)
        if name == "page" and value.isdecimal() and len(value) < 6:
            return replace(self, page=int(value))
        return self

    def search(self, query: Any) -> View:
        """The view with another search text."""
        return replace(self, query=str(query or "")[:LONGEST], page=1)

    def select_rows(self, rows: Sequence[SummaryRow]) -> list[SummaryRow]:
        """The rows that pass the filters, in the chosen order."""
        selected = [row for row in rows if self._wants(row)]
        return sorted(selected, key=ORDERS[self.order], reverse=self.descending)

    def _wants(self, row: SummaryRow) -> bool:
        return (
            (not self.outcome or row.outcome == self.outcome)
            and (not self.moved or row.moved == self.moved)
            and (not self.kinds or self.kinds in row.kinds)
            and all(word in row.text for word in self.query.lower().split())
        )
