"""The statistics of a run: pass@k, agreement, and how certain a rate, a mean and a difference are.

Works on numbers alone. The judge says whether a program is right, and report.py what a run adds up to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

GRID = 2_000_000
"""The most values that the sum of all differences can take in one test; beyond that the grid is coarser."""
DRAWS, BATCH = 5_000_000, 100_000
"""Values that one bootstrap draws, and those it holds at a time. Held all at once, 5,000 problems take 2.6 GB and 2.6 s
for each mean."""


@dataclass(frozen=True)
class Interval:
    """A confidence interval of 95 %."""

    low: float
    high: float


def rate_interval(successes: int, total: int) -> Interval:
    """Return the interval of a share of independent problems, 0…1. `total` is at least 1.

    Wilson's score interval (Wilson 1927, "Probable Inference, the Law of Succession, and Statistical Inference"), by
    scipy. It stays right where none or all succeed.
    """
    from scipy.stats import binomtest

    interval = binomtest(successes, total).proportion_ci(confidence_level=0.95, method="wilson")
    return Interval(float(interval.low), float(interval.high))


def mean_interval(values: Sequence[float]) -> Interval:
    """Return the interval of a mean over problems, of one value or one paired difference for each.

    The percentile bootstrap over problems (Efron and Tibshirani 1993, "An Introduction to the Bootstrap", section
    13.3), by scipy: 9,999 resamples of up to 500 values. More values get fewer resamples, so that five million values
    are drawn, but at least 999. The same values give the same interval. Values that are all equal are not resampled.
    """
    from scipy.stats import bootstrap

    if len(set(values)) < 2:
        return Interval(values[0], values[0])
    resamples = min(9_999, max(999, DRAWS // len(values)))
    batch = max(1, BATCH // len(values))
    interval = bootstrap(
        (list(values),), _mean, n_resamples=resamples, batch=batch, method="percentile", rng=0, vectorized=True
    ).confidence_interval
    return Interval(float(interval.low), float(interval.high))


def _mean(values: Any, axis: int = -1) -> Any:
    return values.mean(axis=axis)


def paired_rate_interval(both: int, only_base: int, only_adapted: int, neither: int) -> Interval:
    """Return the interval of the adapted side's rate minus the base side's on the same problems, -1…1.

    Newcombe 1998, "Improved confidence intervals for the difference between binomial proportions based on paired data",
    method 10: Wilson's intervals of both rates, combined by their correlation. A bootstrap would give an interval
    without width where no pair differs.
    """
    total = both + only_base + only_adapted + neither
    adapted, base = both + only_adapted, both + only_base
    margins = adapted * (total - adapted) * base * (total - base)
    product: float = both * neither - only_base * only_adapted
    product = max(product - total / 2, 0) if product > 0 else product
    correlation = product / margins**0.5 if margins else 0.0
    mine, theirs = rate_interval(adapted, total), rate_interval(base, total)
    below, above = adapted / total - mine.low, mine.high - adapted / total
    base_below, base_above = base / total - theirs.low, theirs.high - base / total
    difference = (adapted - base) / total
    down = (below**2 - 2 * correlation * below * base_above + base_above**2) ** 0.5
    up = (above**2 - 2 * correlation * above * base_below + base_below**2) ** 0.5
    return Interval(difference - down, difference + up)


def mcnemar(only_base: int, only_adapted: int) -> float:
    """Return the p-value of the exact two-sided test that both sides pass equally often, by scipy.

    It looks at the problems that only one side passes (McNemar 1947, "Note on the Sampling Error of the Difference
    Between Correlated Proportions").
    """
    from scipy.stats import binomtest

    discordant = only_base + only_adapted
    return float(binomtest(only_adapted, discordant, 0.5).pvalue) if discordant else 1.0


def share_interval(shares: Sequence[float]) -> Interval:
    """Return the interval of a mean share, 0…1, with one share for each problem, such as that of its samples that pass.

    Wilson's where every share is 0 or 1, as with one sample for each problem, since a bootstrap gives no width where
    all are the same; else the bootstrap over problems.
    """
    return rate_interval(round(sum(shares)), len(shares)) if _are_all_or_none(shares) else mean_interval(shares)


def share_difference_interval(base: Sequence[float], adapted: Sequence[float]) -> Interval:
    """Return the interval of the mean over problems of the adapted side's share minus the base side's, -1…1.

    Newcombe's where every share is 0 or 1, else the bootstrap over problems.
    """
    if _are_all_or_none(base) and _are_all_or_none(adapted):
        both, only_base, only_adapted = _count_outcomes(base, adapted)
        return paired_rate_interval(both, only_base, only_adapted, len(base) - both - only_base - only_adapted)
    return mean_interval([mine - theirs for theirs, mine in zip(base, adapted, strict=True)])


def share_difference_p(base: Sequence[float], adapted: Sequence[float], *, steps: int) -> float:
    """Return the p-value of the two-sided test that each problem's difference could as well have the opposite sign.

    Shares are multiples of 1 / `steps`. This is the paired randomisation test (Fisher 1935, "The Design of
    Experiments", section 21): how often do the differences, with random signs, have a mean as far from 0? It is exact,
    from the characteristic function of their sum (Pagano and Tritchler 1983, "On Obtaining Permutation Distributions in
    Polynomial Time"), where scipy's permutation_test samples for more than 13 problems. Where all shares are 0 or 1 it
    is McNemar's test.
    """
    import numpy as np

    if _are_all_or_none(base) and _are_all_or_none(adapted):
        return mcnemar(*_count_outcomes(base, adapted)[1:])
    scale = min(steps, GRID // len(base))  # coarser only where problems have many samples, and not equally many
    gaps = np.rint(scale * (np.asarray(adapted) - np.asarray(base))).astype(int)
    sizes, counts = np.unique(np.abs(gaps[gaps != 0]), return_counts=True)
    furthest, observed = int(sizes @ counts), abs(int(gaps.sum()))
    angles = 2 * np.pi * np.arange(furthest + 1) / (2 * furthest + 1)
    characteristic = np.ones(furthest + 1)
    for size, count in zip(sizes, counts, strict=True):
        characteristic *= np.cos(size * angles) ** count
    chances = np.fft.irfft(characteristic, 2 * furthest + 1)  # of each sum; those of negative sums come last
    return float(min(1.0, max(0.0, chances[observed : 2 * furthest + 1 - observed + 1].sum())))


def _are_all_or_none(shares: Sequence[float]) -> bool:
    return all(share in (0, 1) for share in shares)


def _count_outcomes(base: Sequence[float], adapted: Sequence[float]) -> tuple[int, int, int]:
    """Count the problems that both, only base and only adapted passed, from shares that are 0 or 1."""
    pairs = list(zip(base, adapted, strict=True))
    return pairs.count((1, 1)), pairs.count((1, 0)), pairs.count((0, 1))


def cohen_kappa(first: Sequence[str], second: Sequence[str]) -> float | None:
    """Return how far two people agree on the same things beyond chance, at most 1.

    Cohen 1960, "A Coefficient of Agreement for Nominal Scales": (observed - expected) / (1 - expected), where
    `expected` is the agreement of two people who give the same answers equally often, but at random. None where nothing
    was judged, and where both always give the same one answer: then chance alone agrees fully.
    """
    total = len(first)
    if not total:
        return None
    observed = sum(map(str.__eq__, first, second)) / total
    answers = set(first) | set(second)
    expected = sum(list(first).count(answer) * list(second).count(answer) for answer in answers) / total**2
    return (observed - expected) / (1 - expected) if expected < 1 else None


def pass_at_k(samples: int, passed: int, k: int) -> float:
    """Return the probability that at least one of k samples passes, estimated without bias from `samples` of them.

    Chen et al. 2021, "Evaluating Large Language Models Trained on Code", section 2.1. Raises ValueError unless k lies
    between 1 and `samples`.
    """
    from math import comb

    if not 1 <= k <= samples or not 0 <= passed <= samples:
        raise ValueError(f"pass@{k} cannot be estimated from {passed} of {samples} samples")
    return 1 - comb(samples - passed, k) / comb(samples, k)
