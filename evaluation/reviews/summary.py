"""Sums up the votes on a run: how often people prefer the adapted side, and which reviewers agree.

Only standing blind votes count. A pair counts once, however many people voted on it: it goes to the side that more of
them prefer. A pair without a preferred side (ties, both bad, as many votes for one side as for the other) says nothing
about which side is better; it is left out of the win rate, as in a sign test, and `with_halves` counts it as half a win
for each side.
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
    """A share, as a count out of a total."""

    count: int
    of: int

    @property
    def value(self) -> float | None:
        """0…1; None where the total is 0."""
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> Interval | None:
        return rate_interval(self.count, self.of) if self.of else None


@dataclass(frozen=True)
class Couple:
    """Two reviewers, compared on the pairs that both voted on."""

    reviewers: tuple[str, str]
    same: Rate
    """How often they gave the same answer: base, adapted, tie or both bad."""
    kappa: float | None


@dataclass(frozen=True)
class ReviewSummary:
    """The votes on one run, summed up."""

    votes: int
    not_blind: int
    """Standing votes that do not count, because their reviewer knew which side was which."""
    reviewers: int
    people: Mapping[str, int]
    """How many pairs went to base, adapted or neither (`even`)."""
    wins: Rate
    """The adapted side's wins among the pairs that went to a side."""
    with_halves: float | None
    """The adapted side's share of all pairs, 0…1, where a pair without a preferred side is half a win."""
    tests_too: Mapping[tuple[str, str], int]
    """Pairs by what people prefer and by which side passes more tests."""
    with_tests: Rate
    """How often people prefer the side that passes more tests, among pairs where people and tests both name a side."""
    couples: tuple[Couple, ...]
    """Reviewers with pairs in common, the most pairs first."""
    tags: Mapping[str, Counter[str]]
    """How often each reason was given, by the side that the vote prefers."""

    @property
    def pairs(self) -> int:
        return sum(self.people.values())


def summarize(votes: Sequence[Vote], pairs: Mapping[str, Pair]) -> ReviewSummary:
    """Sum up the standing votes on `pairs`: a run's pairs by their provenance hash."""
    standing = [vote for vote in votes if vote.pair in pairs and not vote.withdrawn_at]
    counted = [vote for vote in standing if vote.blind]
    by_pair: dict[str, list[Vote]] = {}
    for vote in counted:
        by_pair.setdefault(vote.pair, []).append(vote)
    preferences = {pair: people_prefer(votes_on_pair) for pair, votes_on_pair in by_pair.items()}
    people = Counter(preferences.values())
    decided = people["base"] + people["adapted"]
    both = Counter((preference, passes_more(pairs[pair])) for pair, preference in preferences.items())
    same = sum(both[side, side] for side in SIDES)
    named = sum(count for pair, count in both.items() if EVEN not in pair)
    return ReviewSummary(
        votes=len(counted),
        not_blind=len(standing) - len(counted),
        reviewers=len({vote.reviewer for vote in counted}),
        people={preference: people[preference] for preference in (*SIDES, EVEN)},
        wins=Rate(people["adapted"], decided),
        with_halves=(people["adapted"] + people[EVEN] / 2) / len(preferences) if preferences else None,
        tests_too=both,
        with_tests=Rate(same, named),
        couples=tuple(compare_reviewers(counted)),
        tags={side: Counter(tag for v in counted if v.preferred == side for tag in v.tags) for side in SIDES},
    )


def people_prefer(votes: Sequence[Vote]) -> str:
    """The side that more of the votes prefer; `even` where none is ahead."""
    answers = Counter(vote.preferred for vote in votes)
    return _leader(answers["base"], answers["adapted"])


def passes_more(pair: Pair) -> str:
    """The side that passes more tests; `even` where both pass as many."""
    return _leader(*(pair.sides[side].judgement.accepted for side in SIDES))


def _leader(base: int, adapted: int) -> str:
    return EVEN if base == adapted else "base" if base > adapted else "adapted"


def compare_reviewers(votes: Sequence[Vote]) -> list[Couple]:
    """Compare every two reviewers who voted on the same pairs; those with the most pairs in common come first."""
    answers: dict[str, dict[str, str]] = {}
    for vote in votes:
        answers.setdefault(vote.reviewer, {})[vote.pair] = vote.preferred
    couples = [_compare_two(two, answers) for two in combinations(answers, 2)]
    return sorted((couple for couple in couples if couple.same.of), key=lambda couple: -couple.same.of)


def _compare_two(reviewers: tuple[str, str], answers: Mapping[str, Mapping[str, str]]) -> Couple:
    one, other = (answers[reviewer] for reviewer in reviewers)
    shared = [pair for pair in one if pair in other]
    first, second = [one[pair] for pair in shared], [other[pair] for pair in shared]
    return Couple(reviewers, Rate(sum(map(str.__eq__, first, second)), len(shared)), cohen_kappa(first, second))
