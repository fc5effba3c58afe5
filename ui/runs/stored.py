"""Finished runs that the page shows: their pairs as screens, and the problem that a fresh page opens with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.judge.verdict import Verdict
from evaluation.problems.sources import Problem
from evaluation.runs.format import Pair, SideResult, open_run
from ui.runs.screen import SIDES, Origin, Screen, stored_screen

MOST_SAMPLES = 20
"""Of one problem in one screen: each sample has all its programs and outputs."""


@dataclass(frozen=True)
class Stored:
    """The pairs and settings of a finished run, and the names of its two sides. Empty if there is no run."""

    pairs: Mapping[str, Pair] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    provenance: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    """The names of the sides if they are not base and adapted."""
    note: str = ""
    """What a reader must know about it."""
    samples: Mapping[str, Sequence[Pair]] = field(default_factory=dict)
    """All samples of each problem, if there are several; `pairs` holds the first of each."""

    @classmethod
    def of(cls, folder: Path) -> Stored:
        """The run in a folder, under the folder's name. Raises RunError."""
        run = open_run(folder)
        return cls(run.pairs, run.settings, run.provenance, folder.name, samples=run.samples)

    def samples_of(self, problem_id: str) -> Sequence[Pair]:
        return self.samples.get(problem_id) or (self.pairs[problem_id],)

    def screen(self, problem: Problem) -> Screen | None:
        """The stored pair of a problem, with its further samples; None if there is no pair."""
        if problem.problem_id not in self.pairs:
            return None
        origin = Origin(False, self.settings, self.provenance, self.names, run=self.name)
        first, *further = self.samples_of(problem.problem_id)[:MOST_SAMPLES]
        return stored_screen(problem, first, origin, further=further)


def pick_first_problem(problems: Sequence[Problem], stored: Stored) -> Problem:
    """The problem whose stored pair shows best what the adapter does, or the first problem if no pair is stored.

    A pair that only one side passes comes before all others; among such pairs, the one in which the adapted side gains
    the largest share of tests.
    """
    known = [problem for problem in problems if problem.problem_id in stored.pairs]
    return max(known, key=lambda problem: _rank(stored.pairs[problem.problem_id]), default=problems[0])


def _rank(pair: Pair) -> tuple[bool, float]:
    base, adapted = (_rate(pair.sides[name]) for name in SIDES)
    return pair.outcome.startswith("only"), adapted - base


def _rate(side: SideResult) -> float:
    cases = side.judgement.cases
    return sum(case.verdict is Verdict.ACCEPTED for case in cases) / max(1, len(cases))
