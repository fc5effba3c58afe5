"""What the votes on a run come to: how often people prefer the adapted side, and who agrees with whom.

Counts standing blind votes only. A pair counts once however many judged it: it goes to the side that more of them
prefer. Pairs without a preferred side (ties, both bad, as many for one as for the other) say nothing on which side is
better and are left out of the win rate, as in a sign test; `with_halves` counts them as half a win for each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from evaluation.metrics.statistics import Interval, cohen_kappa, rate_interval
from evaluation.reviews.store import Vote
from evaluation.runs.format import Pair

SIDES = ("base", "adapted")
EVEN = "even"


@dataclass(frozen=True)
class Rate:
    """A share of some, with what it is a share of."""

    count: int
    of: int

    @property
    def value(self) -> float | None:
        """0…1; None of nothing."""
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> Interval | None:
        return rate_interval(self.count, self.of) if self.of else None


@dataclass(frozen=True)
class Couple:
    """Two reviewers on the pairs that both judged."""

    reviewers: tuple[str, str]
    same: Rate
    """How often they said the same: base, adapted, tie or both bad."""
    kappa: float | None


@dataclass(frozen=True)
class ReviewSummary:
    """Of one run."""

    votes: int
    not_blind: int
    """Standing votes that do not count, since their reviewer knew which side was which."""
    reviewers: int
    people: Mapping[str, int]
    """How many pairs went to base, adapted or neither (`even`)."""
    wins: Rate
    """Of adapted, in the pairs that went to a side."""
    with_halves: float | None
    tests_too: Mapping[tuple[str, str], int]
    """Pairs by what people prefer and by which side passes more tests."""
    with_tests: Rate
    """How often people prefer the side that passes more tests, where each names one."""
    couples: tuple[Couple, ...]
    """Those with pairs in common, most first."""
    tags: Mapping[str, Counter[str]]
    """By the side that the vote prefers: how often each reason was given for it."""

    @property
    def pairs(self) -> int:
        return sum(self.people.values())


def summarize(votes: Sequence[Vote], pairs: Mapping[str, Pair]) -> ReviewSummary:
    """Of standing votes those on `pairs`, which are a run's by their provenance hash."""
    standing = [vote for vote in votes if vote.pair in pairs and not vote.withdrawn_at]
    counted = [vote for vote in standing if vote.blind]
    by_pair: dict[str, list[Vote]] = {}
    for vote in counted:
        by_pair.setdefault(vote.pair, []).append(vote)
    verdicts = {pair: people_prefer(said) for pair, said in by_pair.items()}
    people = Counter(verdicts.values())
    decided = people["base"] + people["adapted"]
    both = Counter((verdict, passes_more(pairs[pair])) for pair, verdict in verdicts.items())
    same = sum(both[side, side] for side in SIDES)
    named = sum(count for pair, count in both.items() if EVEN not in pair)
    return ReviewSummary(
        votes=len(counted),
        not_blind=len(standing) - len(counted),
        reviewers=len({vote.reviewer for vote in counted}),
        people={verdict: people[verdict] for verdict in (*SIDES, EVEN)},
        wins=Rate(people["adapted"], decided),
        with_halves=(people["adapted"] + people[EVEN] / 2) / len(verdicts) if verdicts else None,
        tests_too=both,
        with_tests=Rate(same, named),
        couples=tuple(couples(counted)),
        tags={side: Counter(tag for v in counted if v.preferred == side for tag in v.tags) for side in SIDES},
    )


def people_prefer(votes: Sequence[Vote]) -> str:
    """The side that more of the votes prefer; `even` where none is ahead."""
    said = Counter(vote.preferred for vote in votes)
    return _ahead(said["base"], said["adapted"])


def passes_more(pair: Pair) -> str:
    """The side that passes more tests; `even` where both pass as many."""
    return _ahead(*(pair.sides[side].judgement.accepted for side in SIDES))


def _ahead(base: int, adapted: int) -> str:
    return EVEN if base == adapted else "base" if base > adapted else "adapted"


def couples(votes: Sequence[Vote]) -> list[Couple]:
    """Every two reviewers who judged the same pairs."""
    said: dict[str, dict[str, str]] = {}
    for vote in votes:
        said.setdefault(vote.reviewer, {})[vote.pair] = vote.preferred
    found = [couple for two in combinations(said, 2) if (couple := _couple(two, said)).same.of]
    return sorted(found, key=lambda couple: -couple.same.of)


def _couple(reviewers: tuple[str, str], said: Mapping[str, Mapping[str, str]]) -> Couple:
    one, other = (said[reviewer] for reviewer in reviewers)
    shared = [pair for pair in one if pair in other]
    first, second = [one[pair] for pair in shared], [other[pair] for pair in shared]
    return Couple(reviewers, Rate(sum(map(str.__eq__, first, second)), len(shared)), cohen_kappa(first, second))
