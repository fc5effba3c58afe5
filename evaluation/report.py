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
from statistics import fmean, mean
from typing import Any

from evaluation.metrics import (
    Interval,
    mean_interval,
    pass_at_k,
    share_difference_interval,
    share_difference_p,
    share_interval,
)
from evaluation.runs import Pair, Run, outcome_of

SIDES = ("base", "adapted")
OUTCOMES = ("both", "only_base", "only_adapted", "neither")
ALL = "all"
DIFFICULTIES = ("introductory", "interview", "competition")
USUAL_K = (5, 10, 100)
"""Of pass@k, beside 1 and the number of samples; those of Chen et al. 2021 and of APPS."""
Samples = Sequence[Pair]
"""Of one problem."""


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
    everything = list(run.samples.values())
    fewest = min(map(len, everything), default=0)
    ks = [k for k in sorted({*USUAL_K, fewest}) if 1 < k <= fewest]
    found = {difficulties[problem_id] for problem_id in run.samples if problem_id in difficulties}
    names = [*(d for d in DIFFICULTIES if d in found), *sorted(found - set(DIFFICULTIES))]
    some = {name: [samples for key, samples in run.samples.items() if difficulties.get(key) == name] for name in names}

    def group(name: str, problems: Sequence[Samples]) -> Group:
        return _group(name, problems, ks)

    with ThreadPoolExecutor() as pool:  # a bootstrap draws outside of Python's lock
        groups = list(pool.map(group, [ALL, *some], [everything, *some.values()])) if everything else []
    return Report(run.folder.name, str(run.settings.get("problems", "")), tuple(groups))


def _group(name: str, problems: Sequence[Samples], ks: Sequence[int]) -> Group:
    outcomes = Counter(map(outcome_of, problems))
    base, adapted = (_side(problems, side) for side in SIDES)
    return Group(
        name,
        len(problems),
        base,
        adapted,
        _difference(problems),
        {key: outcomes[key] for key in OUTCOMES},
        sum(map(len, problems)),
        tuple(_pass_at(k, problems) for k in ks),
    )


def _side(problems: Sequence[Samples], side: str) -> SideFigures:
    rates = _pass_rates(problems, side)
    shares = [_accepted_share(samples, side) for samples in problems]
    scores = [score for samples in problems if (score := mean_chrf(samples, side)) is not None]
    return SideFigures(
        sum(passed(samples, side) for samples in problems),
        mean(rates),
        share_interval(rates),
        mean(shares),
        mean_interval(shares),
        mean(scores) if scores else None,
        mean_interval(scores) if scores else None,
    )


def _difference(problems: Sequence[Samples]) -> Difference:
    base, adapted = (_pass_rates(problems, side) for side in SIDES)
    both = [[mean_chrf(samples, side) for side in SIDES] for samples in problems]
    scores = [adapted - base for base, adapted in both if base is not None and adapted is not None]
    shares = _differences(*([_accepted_share(samples, side) for samples in problems] for side in SIDES))
    return Difference(
        mean(_differences(base, adapted)),
        share_difference_interval(base, adapted),
        share_difference_p(base, adapted),
        mean(shares),
        mean_interval(shares),
        mean(scores) if scores else None,
        mean_interval(scores) if scores else None,
    )


def _pass_at(k: int, problems: Sequence[Samples]) -> PassAtK:
    base, adapted = (_pass_rates(problems, side, k) for side in SIDES)
    return PassAtK(
        k,
        mean(base),
        share_interval(base),
        mean(adapted),
        share_interval(adapted),
        mean(_differences(base, adapted)),
        share_difference_interval(base, adapted),
    )


def _differences(base: Sequence[float], adapted: Sequence[float]) -> list[float]:
    return [mine - theirs for theirs, mine in zip(base, adapted, strict=True)]


def _pass_rates(problems: Sequence[Samples], side: str, k: int = 1) -> list[float]:
    return [pass_at_k(len(samples), passed(samples, side), k) for samples in problems]


def passed(samples: Samples, side: str) -> int:
    """Programs of one problem that pass it."""
    return sum(pair.sides[side].judgement.passed for pair in samples)


def mean_chrf(samples: Samples, side: str) -> float | None:
    """Of one problem; None where it has no reference."""
    scores = [score for pair in samples if (score := pair.sides[side].chrf) is not None]
    return fmean(scores) if scores else None


def _accepted_share(samples: Samples, side: str) -> float:
    """Of a problem's tests, 0…1, mean over its samples."""
    judgements = [pair.sides[side].judgement for pair in samples]
    return fmean(judgement.accepted / max(len(judgement.cases), 1) for judgement in judgements)
