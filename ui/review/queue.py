"""Who judges what, in which order, and which side stands on the left. Pure: no database, no HTML.

All reviewers of a run get its pairs in the same random order (that of the pairs' hashes), so two of them soon have
pairs in common and their agreement can be measured. Which side stands on the left is drawn for each reviewer and pair.
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
        """Whether some test is accepted on one side only."""
        base, adapted = ([case.verdict.value for case in self.pair.sides[side].judgement.cases] for side in SIDES)
        return [verdict == "accepted" for verdict in base] != [verdict == "accepted" for verdict in adapted]


@dataclass(frozen=True)
class Material:
    """The pairs of a run that can be judged."""

    stored: Stored
    candidates: dict[str, Candidate]
    """By problem id, in the order in which they are judged."""
    same: int = 0
    """Number of pairs left out because both sides wrote the same program."""

    @property
    def by_hash(self) -> dict[str, Pair]:
        return {candidate.hash: candidate.pair for candidate in self.candidates.values()}


def collect_material(stored: Stored, problem_of: Callable[[str], Problem | None]) -> Material:
    """The pairs of a run whose problem is loaded and whose two programs differ."""
    known = [(problem, pair) for name, pair in stored.pairs.items() if (problem := problem_of(name))]
    different = [(problem, pair) for problem, pair in known if len({side.program for side in pair.sides.values()}) > 1]
    candidates = [Candidate(problem, pair, pair_hash(pair, stored.provenance)) for problem, pair in different]
    ordered = sorted(candidates, key=lambda candidate: candidate.hash)
    by_id = {candidate.problem.problem_id: candidate for candidate in ordered}
    return Material(stored, by_id, len(known) - len(different))


def left_side(reviewer: str, pair: str) -> str:
    """The side that this reviewer sees on the left: random, but the same whenever the pair comes again."""
    return SIDES[hashlib.sha256(f"{reviewer} {pair}".encode()).digest()[0] % 2]


@dataclass(frozen=True)
class Queue:
    """The pairs that one visitor has yet to judge, and the votes so far; every step gives a new queue."""

    run: str
    reviewer: str
    name: str = ""
    reveal: bool = True
    """Whether verdicts and sides are shown after each vote."""
    waiting: tuple[str, ...] = ()
    """Problem ids in the order of judging; the first one is in front of the visitor."""
    cast: tuple[tuple[int, str], ...] = ()
    """The votes of this queue that can be taken back, oldest first: id of the vote and id of the problem."""
    revealed_vote: Vote | None = None
    """The vote whose pair is shown with its verdicts; None while a pair waits for a vote."""
    turn: int = 0
    """Number of steps so far. A press that was made on an older state of the page is ignored."""

    @property
    def current(self) -> str:
        """The problem of the pair that waits for a vote; empty if none waits."""
        return "" if self.revealed_vote or not self.waiting else self.waiting[0]

    @property
    def place(self) -> str:
        """The place in the queue: `pair 3 of 37`."""
        done = len(self.cast) - (self.revealed_vote is not None)
        return f"pair {done + 1} of {len(self.cast) + len(self.waiting)}"

    def record(self, vote: Vote) -> Queue:
        """The queue after a vote on the current pair."""
        cast = (*self.cast, (vote.id, vote.problem_id))
        revealed_vote = vote if self.reveal else None
        return self._next(waiting=self.waiting[1:], cast=cast, revealed_vote=revealed_vote)

    def skip(self) -> Queue:
        """Put the current pair behind all others."""
        return self._next(waiting=(*self.waiting[1:], *self.waiting[:1]))

    def go_on(self) -> Queue:
        """Leave the pair that is shown with its verdicts."""
        return self._next(revealed_vote=None)

    def undo(self) -> Queue:
        """Put the pair of the last vote in front again."""
        return self._next(waiting=(self.cast[-1][1], *self.waiting), cast=self.cast[:-1], revealed_vote=None)

    def _next(self, **changes: Any) -> Queue:
        return replace(self, turn=self.turn + 1, **changes)


def list_waiting(material: Material, judged: Collection[str], *, which: str) -> tuple[str, ...]:
    """The problem ids of the pairs that a reviewer has not judged yet; `which` is ALL or DIFFER."""
    return tuple(
        name
        for name, candidate in material.candidates.items()
        if candidate.hash not in judged and (which != DIFFER or candidate.differs)
    )
