"""Who judges what, in which order, and which side stands on the left. Pure: no database, no HTML.

All reviewers of a run get its pairs in the same order, which is random (that of their hashes): so two of them soon have
pairs in common, and their agreement can be told. Which side stands on the left is drawn for each reviewer
and pair.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

from evaluation.problems.sources import Problem
from evaluation.reviews.store import Vote, pair_hash
from evaluation.runs.format import Pair
from ui.runs.screen import SIDES
from ui.runs.stored import Stored

ALL, DIFFER = "all", "sides differ"
EVERY_VOTE, NEVER = "each vote", "the queue"


@dataclass(frozen=True)
class Candidate:
    """A pair of a run that people can judge."""

    problem: Problem
    pair: Pair
    hash: str

    @property
    def differs(self) -> bool:
        """Some test tells the sides apart."""
        base, adapted = ([case.verdict.value for case in self.pair.sides[side].judgement.cases] for side in SIDES)
        return [verdict == "accepted" for verdict in base] != [verdict == "accepted" for verdict in adapted]


@dataclass(frozen=True)
class Material:
    """What there is to judge in a run."""

    stored: Stored
    candidates: dict[str, Candidate]
    """By problem id, in the order in which they are judged."""
    same: int = 0
    """Pairs left out since both sides wrote the same program."""

    @property
    def by_hash(self) -> dict[str, Pair]:
        return {candidate.hash: candidate.pair for candidate in self.candidates.values()}


def material_of(stored: Stored, problem_of: Callable[[str], Problem | None]) -> Material:
    """The pairs whose problem is loaded and whose programs are two."""
    known = [(problem, pair) for name, pair in stored.pairs.items() if (problem := problem_of(name))]
    told_apart = [two for two in known if len({result.program for result in two[1].sides.values()}) > 1]
    found = [Candidate(problem, pair, pair_hash(pair, stored.provenance)) for problem, pair in told_apart]
    ordered = sorted(found, key=lambda candidate: candidate.hash)
    by_id = {candidate.problem.problem_id: candidate for candidate in ordered}
    return Material(stored, by_id, len(known) - len(told_apart))


def left_side(reviewer: str, pair: str) -> str:
    """The side that this reviewer sees on the left: by lot, and the same when the pair comes again."""
    return SIDES[hashlib.sha256(f"{reviewer} {pair}".encode()).digest()[0] % 2]


@dataclass(frozen=True)
class Queue:
    """What one visitor has in front of him; replaced at every step, never changed."""

    run: str
    reviewer: str
    name: str = ""
    reveal: bool = True
    """Verdicts and sides are shown after each vote."""
    waiting: tuple[str, ...] = ()
    """Problem ids, the one that is looked at first."""
    cast: tuple[tuple[int, str], ...] = ()
    """Votes of this queue that can be taken back, the last one last: id and problem id."""
    told: Vote | None = None
    """The vote whose pair is shown with its verdicts; None while one is open."""
    turn: int = 0
    """Counts the steps: what was pressed on an older sight of the page does not count."""

    @property
    def current(self) -> str:
        """The problem of the pair that waits for a vote; empty where there is none."""
        return "" if self.told or not self.waiting else self.waiting[0]

    @property
    def place(self) -> str:
        """`pair 3 of 37`."""
        done = len(self.cast) - (self.told is not None)
        return f"pair {done + 1} of {len(self.cast) + len(self.waiting)}"

    def voted(self, vote: Vote) -> Queue:
        cast = (*self.cast, (vote.id, vote.problem_id))
        told = vote if self.reveal else None
        return self._next(waiting=self.waiting[1:], cast=cast, told=told)

    def skipped(self) -> Queue:
        """The pair comes again behind all others."""
        return self._next(waiting=(*self.waiting[1:], *self.waiting[:1]))

    def going_on(self) -> Queue:
        return self._next(told=None)

    def undone(self) -> Queue:
        """The pair of the last vote is open again."""
        return self._next(waiting=(self.cast[-1][1], *self.waiting), cast=self.cast[:-1], told=None)

    def _next(self, **changes: Any) -> Queue:
        return replace(self, turn=self.turn + 1, **changes)


def waiting_of(material: Material, judged: Collection[str], *, which: str) -> tuple[str, ...]:
    """The problems of the pairs that a reviewer has not judged yet; `which` is ALL or DIFFER."""
    return tuple(
        name
        for name, candidate in material.candidates.items()
        if candidate.hash not in judged and (which != DIFFER or candidate.differs)
    )
