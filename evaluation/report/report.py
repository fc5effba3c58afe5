"""Sums up a run by difficulty: both sides' rates and means, their intervals, and whether the sides differ.

Reads pairs, judges nothing again. Strict accuracy and test-case average are those of APPS (Hendrycks et al. 2021,
"Measuring Coding Challenge Competence With APPS", section 3): the share of problems all of whose tests pass, and the
mean over problems of the share of tests that pass.

Where a problem has several samples, each value is first averaged over the samples of a problem and then over the
problems; strict accuracy is then pass@1. Problems are what was drawn at random, so intervals and the test are taken
over problems as well, never over samples: the samples of one problem resemble each other.
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
"""The k of pass@k besides 1 and the number of samples: those of Chen et al. 2021 and of APPS."""


@dataclass(frozen=True)
class Scores:
    """One side on one problem, over its samples."""

    samples: int
    passed: int
    accepted: float
    """Share of the tests that pass, averaged over the samples; 0…1."""
    chrf: float | None
    """0…100, averaged over the samples; None where there is no reference."""

    @classmethod
    def of(cls, samples: Sequence[Pair], side: str) -> Scores:
        results = [pair.sides[side] for pair in samples]
        shares = [result.judgement.accepted / max(len(result.judgement.cases), 1) for result in results]
        chrf = [result.chrf for result in results if result.chrf is not None]
        passed = sum(result.judgement.passed for result in results)
        return cls(len(results), passed, fmean(shares), fmean(chrf) if chrf else None)


BothScores = tuple[Scores, Scores]
"""Base and adapted on one problem."""


@dataclass(frozen=True)
class SideFigures:
    """One side on a group of problems."""

    passed: int
    """Programs that pass. With one sample of each problem this is the number of problems."""
    strict_accuracy: float
    """0…1; pass@1."""
    strict_accuracy_interval: Interval
    test_case_average: float
    """0…1."""
    test_case_average_interval: Interval
    chrf: float | None
    """0…100, averaged over the problems with references; None where no problem has one."""
    chrf_interval: Interval | None


@dataclass(frozen=True)
class Difference:
    """Adapted minus base, problem by problem."""

    strict_accuracy: float
    strict_accuracy_interval: Interval
    p_value: float
    """For the hypothesis that both sides pass equally often: McNemar's exact test on the problems that only one side
    passes, or the paired randomisation test where only some samples of a problem pass (metrics.share_difference_p)."""
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
    """A group of problems of a run: all of them, or those of one difficulty."""

    name: str
    problems: int
    base: SideFigures
    adapted: SideFigures
    difference: Difference
    outcomes: dict[str, int]
    """Problems by outcome; a side passes a problem when at least one of its samples does."""
    programs: int
    """Programs of each side."""
    pass_at_k: tuple[PassAtK, ...]
    """For each usual k above 1, and for the number of samples that every problem has; empty where that is 1."""

    @property
    def sampled(self) -> bool:
        """Whether problems have more than one sample."""
        return self.programs > self.problems


@dataclass(frozen=True)
class Report:
    """All groups of a run: all problems first, then each difficulty that is known."""

    run: str
    problems: str
    groups: tuple[Group, ...]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def summarize_run(run: Run, difficulties: Mapping[str, str]) -> Report:
    """Sum up a run. `difficulties` maps problem ids to difficulties, as far as they are known."""
    scores = {key: _score_both(samples) for key, samples in run.samples.items()}
    fewest = min((base.samples for base, _ in scores.values()), default=0)
    ks = [k for k in sorted({*USUAL_K, fewest}) if 1 < k <= fewest]
    present = {difficulties[key] for key in scores if key in difficulties}
    names = [*(d for d in DIFFICULTIES if d in present), *sorted(present - set(DIFFICULTIES))]
    parts = {name: [both for key, both in scores.items() if difficulties.get(key) == name] for name in names}

    def summarize(name: str, problems: Sequence[BothScores]) -> Group:
        return _summarize_group(name, problems, ks)

    with ThreadPoolExecutor() as pool:  # a bootstrap draws outside Python's lock
        groups = list(pool.map(summarize, [ALL, *parts], [list(scores.values()), *parts.values()])) if scores else []
    return Report(run.folder.name, str(run.settings.get("problems", "")), tuple(groups))


def _score_both(samples: Sequence[Pair]) -> BothScores:
    return Scores.of(samples, "base"), Scores.of(samples, "adapted")


def _summarize_group(name: str, problems: Sequence[BothScores], ks: Sequence[int]) -> Group:
    base, adapted = zip(*problems, strict=True)
    outcomes = Counter(outcome_of(one.passed > 0, other.passed > 0) for one, other in problems)
    return Group(
        name,
        len(problems),
        _summarize_side(base),
        _summarize_side(adapted),
        _compare_sides(base, adapted),
        {key: outcomes[key] for key in OUTCOMES},
        sum(scores.samples for scores in base),
        tuple(_estimate_pass_at(k, base, adapted) for k in ks),
    )


def _summarize_side(problems: Sequence[Scores]) -> SideFigures:
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


def _compare_sides(base: Sequence[Scores], adapted: Sequence[Scores]) -> Difference:
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


def _estimate_pass_at(k: int, base: Sequence[Scores], adapted: Sequence[Scores]) -> PassAtK:
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
