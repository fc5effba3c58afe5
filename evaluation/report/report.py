"""What a run comes to: both sides' rates and means, how sure they are, and whether they differ, by difficulty.

Reads pairs, judges nothing again. Strict accuracy and test-case average are those of APPS (Hendrycks et al. 2021,
"Measuring Coding Challenge Competence With APPS", section 3): the share of problems all of whose tests pass, and the
mean over problems of the share of tests that pass.

Where a problem was written several times, each value is first that of the problem, the mean over its samples, and what
is told is the mean over problems: strict accuracy then is pass@1. Problems are what was drawn, so intervals and the
test are over problems as well, never over samples, of which those of one problem resemble each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from math import lcm
from statistics import fmean, mean
from typing import Any

from evaluation.metrics.statistics import (
    Interval,
    mean_interval,
    pass_at_k,
    share_difference_interval,
    share_difference_p,
    share_interval,
)
from evaluation.problems.schema import DIFFICULTIES
from evaluation.runs.format import Pair, Run, outcome_of

OUTCOMES = ("both", "only_base", "only_adapted", "neither")
ALL = "all"
USUAL_K = (5, 10, 100)
"""Of pass@k, beside 1 and the number of samples; those of Chen et al. 2021 and of APPS."""


@dataclass(frozen=True)
class Scores:
    """One side on one problem, over its samples."""

    samples: int
    passed: int
    accepted: float
    """Share of the tests, mean over the samples."""
    chrf: float | None
    """Mean over the samples; None where there is no reference."""

    @classmethod
    def of(cls, samples: Sequence[Pair], side: str) -> Scores:
        results = [pair.sides[side] for pair in samples]
        shares = [result.judgement.accepted / max(len(result.judgement.cases), 1) for result in results]
        chrf = [result.chrf for result in results if result.chrf is not None]
        passed = sum(result.judgement.passed for result in results)
        return cls(len(results), passed, fmean(shares), fmean(chrf) if chrf else None)


Problem = tuple[Scores, Scores]
"""Base and adapted on it."""


@dataclass(frozen=True)
class SideFigures:
    """One side on some problems."""

    passed: int
    """Programs: with one sample of each problem that many problems."""
    strict_accuracy: float
    """0…1; pass@1."""
    strict_accuracy_interval: Interval
    test_case_average: float
    """0…1."""
    test_case_average_interval: Interval
    chrf: float | None
    """0…100, mean over the problems with references; None where there is none."""
    chrf_interval: Interval | None


@dataclass(frozen=True)
class Difference:
    """Adapted less base, problem by problem."""

    strict_accuracy: float
    strict_accuracy_interval: Interval
    p_value: float
    """Of both sides passing equally often: McNemar's exact test on the problems that only one side passes, or where
    problems are passed by some of their samples only, the paired randomisation test (metrics.share_difference_p)."""
    test_case_average: float
    test_case_average_interval: Interval
    chrf: float | None
    chrf_interval: Interval | None


@dataclass(frozen=True)
class PassAtK:
    """The chance, 0…1, that at least one of k samples passes, estimated from all samples of each problem."""

    k: int
    base: float
    base_interval: Interval
    adapted: float
    adapted_interval: Interval
    difference: float
    difference_interval: Interval


@dataclass(frozen=True)
class Group:
    """Some problems of a run."""

    name: str
    problems: int
    base: SideFigures
    adapted: SideFigures
    difference: Difference
    outcomes: dict[str, int]
    """Problems by who passes them, with at least one sample."""
    programs: int
    """Of each side."""
    pass_at_k: tuple[PassAtK, ...]
    """For each k above 1 that is usual, and for as many as every problem has samples; empty where that is one."""

    @property
    def sampled(self) -> bool:
        """Whether problems were written more than once."""
        return self.programs > self.problems


@dataclass(frozen=True)
class Report:
    """All groups of a run: all problems, then by difficulty where it is known."""

    run: str
    problems: str
    groups: tuple[Group, ...]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def report(run: Run, difficulties: Mapping[str, str]) -> Report:
    """Sum up a run; `difficulties` by problem id, as far as they are known."""
    scores = {key: _scores(samples) for key, samples in run.samples.items()}
    fewest = min((base.samples for base, _ in scores.values()), default=0)
    ks = [k for k in sorted({*USUAL_K, fewest}) if 1 < k <= fewest]
    found = {difficulties[key] for key in scores if key in difficulties}
    names = [*(d for d in DIFFICULTIES if d in found), *sorted(found - set(DIFFICULTIES))]
    some = {name: [both for key, both in scores.items() if difficulties.get(key) == name] for name in names}

    def group(name: str, problems: Sequence[Problem]) -> Group:
        return _group(name, problems, ks)

    with ThreadPoolExecutor() as pool:  # a bootstrap draws outside of Python's lock
        groups = list(pool.map(group, [ALL, *some], [list(scores.values()), *some.values()])) if scores else []
    return Report(run.folder.name, str(run.settings.get("problems", "")), tuple(groups))


def _scores(samples: Sequence[Pair]) -> Problem:
    return Scores.of(samples, "base"), Scores.of(samples, "adapted")


def _group(name: str, problems: Sequence[Problem], ks: Sequence[int]) -> Group:
    base, adapted = zip(*problems, strict=True)
    outcomes = Counter(outcome_of(one.passed > 0, other.passed > 0) for one, other in problems)
    return Group(
        name,
        len(problems),
        _side(base),
        _side(adapted),
        _difference(base, adapted),
        {key: outcomes[key] for key in OUTCOMES},
        sum(scores.samples for scores in base),
        tuple(_pass_at(k, base, adapted) for k in ks),
    )


def _side(problems: Sequence[Scores]) -> SideFigures:
    rates = _pass_rates(problems)
    shares = [scores.accepted for scores in problems]
    chrf = [scores.chrf for scores in problems if scores.chrf is not None]
    return SideFigures(
        sum(scores.passed for scores in problems),
        mean(rates),
        share_interval(rates),
        mean(shares),
        mean_interval(shares),
        mean(chrf) if chrf else None,
        mean_interval(chrf) if chrf else None,
    )


def _difference(base: Sequence[Scores], adapted: Sequence[Scores]) -> Difference:
    rates = _pass_rates(base), _pass_rates(adapted)
    steps = lcm(*{scores.samples for scores in base})
    shares = [mine.accepted - theirs.accepted for theirs, mine in zip(base, adapted, strict=True)]
    both = [(theirs.chrf, mine.chrf) for theirs, mine in zip(base, adapted, strict=True)]
    chrf = [mine - theirs for theirs, mine in both if theirs is not None and mine is not None]
    return Difference(
        mean(_differences(*rates)),
        share_difference_interval(*rates),
        share_difference_p(*rates, steps=steps),
        mean(shares),
        mean_interval(shares),
        mean(chrf) if chrf else None,
        mean_interval(chrf) if chrf else None,
    )


def _pass_at(k: int, base: Sequence[Scores], adapted: Sequence[Scores]) -> PassAtK:
    rates = _pass_rates(base, k), _pass_rates(adapted, k)
    return PassAtK(
        k,
        mean(rates[0]),
        share_interval(rates[0]),
        mean(rates[1]),
        share_interval(rates[1]),
        mean(_differences(*rates)),
        share_difference_interval(*rates),
    )


def _pass_rates(problems: Sequence[Scores], k: int = 1) -> list[float]:
    return [pass_at_k(scores.samples, scores.passed, k) for scores in problems]


def _differences(base: Sequence[float], adapted: Sequence[float]) -> list[float]:
    return [mine - theirs for theirs, mine in zip(base, adapted, strict=True)]
