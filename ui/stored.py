"""Finished runs that the page shows: their pairs as screens, and which of them a fresh page opens with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.problems import Problem
from evaluation.runs import Pair, open_run
from ui.screen import Origin, Screen, stored_screen


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

    @classmethod
    def of(cls, folder: Path) -> Stored:
        """The run of a folder, by whose name it goes. Raises RunError."""
        run = open_run(folder)
        return cls(run.pairs, run.settings, run.provenance, folder.name)

    def screen(self, problem: Problem) -> Screen | None:
        """The stored pair of a problem; None where there is none."""
        pair = self.pairs.get(problem.problem_id)
        origin = Origin(False, self.settings, self.provenance, self.names, run=self.name)
        return stored_screen(problem, pair, origin) if pair else None


def first_shown(problems: Sequence[Problem], stored: Stored) -> Problem:
    """What a fresh page opens with: a stored pair in which only one side passes, else any stored one."""
    known = [problem for problem in problems if problem.problem_id in stored.pairs]
    telling = (problem for problem in known if stored.pairs[problem.problem_id].outcome.startswith("only"))
    return next(telling, None) or (known or problems)[0]
