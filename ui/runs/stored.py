"""Finished runs that the page shows: their pairs as screens, and which of them a fresh page opens with."""

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
"""Of a problem, that a screen holds: each has all its programs and outputs."""


@dataclass(frozen=True)
class Stored:
    """What a finished run left: pairs, settings, and who stood on the two sides. Empty where there is no run."""

    pairs: Mapping[str, Pair] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    provenance: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    """What the sides are called where they are not base and adapted."""
    note: str = ""
    """What a reader must know of it."""
    samples: Mapping[str, Sequence[Pair]] = field(default_factory=dict)
    """All samples of each problem, where there are several; `pairs` holds the first of each."""

    @classmethod
    def of(cls, folder: Path) -> Stored:
        """The run of a folder, by whose name it goes. Raises RunError."""
        run = open_run(folder)
        return cls(run.pairs, run.settings, run.provenance, folder.name, samples=run.samples)

    def samples_of(self, problem_id: str) -> Sequence[Pair]:
        return self.samples.get(problem_id) or (self.pairs[problem_id],)

    def screen(self, problem: Problem) -> Screen | None:
        """The stored pair of a problem, with its further samples; None where there is none."""
        if problem.problem_id not in self.pairs:
            return None
        origin = Origin(False, self.settings, self.provenance, self.names, run=self.name)
        first, *further = self.samples_of(problem.problem_id)[:MOST_SAMPLES]
        return stored_screen(problem, first, origin, further=further)


def pick_first_problem(problems: Sequence[Problem], stored: Stored) -> Problem:
    """What a fresh page opens with: a stored pair that shows at a glance what the adapter does, else the first problem.

    One that only one side passes comes before any that neither or both do; of those, the one with the most tests won.
    """
    known = [problem for problem in problems if problem.problem_id in stored.pairs]
    return max(known, key=lambda problem: _telling(stored.pairs[problem.problem_id]), default=problems[0])


def _telling(pair: Pair) -> tuple[bool, float]:
    base, adapted = (_rate(pair.sides[name]) for name in SIDES)
    return pair.outcome.startswith("only"), adapted - base


def _rate(side: SideResult) -> float:
    cases = side.judgement.cases
    return sum(case.verdict is Verdict.ACCEPTED for case in cases) / max(1, len(cases))
