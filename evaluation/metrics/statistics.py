"""The measures of programs and of runs: CHRF, pass@k, and how sure a rate, a mean and a difference are.

Whether a program is right is the judge's to say; what a run comes to is report.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

GRID = 2_000_000
"""Places of a sum of differences that one test looks at."""
DRAWS, BATCH = 5_000_000, 100_000
"""Values that one bootstrap draws, and holds at a time: all at once, 5,000 problems take 2.6 GB and 2.6 s a mean."""


@dataclass(frozen=True)
class Interval:
    """Of 95 % confidence."""

    low: float
    high: float


def rate_interval(successes: int, total: int) -> Interval:
    """Of a share of independent problems, 0…1: Wilson's score interval (Wilson 1927, "Probable Inference, the Law of
    Succession, and Statistical Inference"), by scipy. It stays right where none or all succeed. `total` is at least 1.
    """
    from scipy.stats import binomtest

    found = binomtest(successes, total).proportion_ci(confidence_level=0.95, method="wilson")
    return Interval(float(found.low), float(found.high))


def mean_interval(values: Sequence[float]) -> Interval:
    """Of the mean of a value a problem, or of a paired difference a problem: the percentile bootstrap over problems
    (Efron and Tibshirani 1993, "An Introduction to the Bootstrap", section 13.3) by scipy: 9,999 resamples of up to 500
    values; of more values so many that five million are drawn, at least 999.

    The same values give the same interval. Values that are all equal leave nothing to resample.
    """
    from scipy.stats import bootstrap

    if len(set(values)) < 2:
        return Interval(values[0], values[0])
    resamples = min(9_999, max(999, DRAWS // len(values)))
    batch = max(1, BATCH // len(values))
    found = bootstrap(
        (list(values),), _mean, n_resamples=resamples, batch=batch, method="percentile", rng=0, vectorized=True
    ).confidence_interval
    return Interval(float(found.low), float(found.high))


def _mean(values: Any, axis: int = -1) -> Any:
    return values.mean(axis=axis)


def paired_rate_interval(both: int, only_base: int, only_adapted: int, neither: int) -> Interval:
    """Of adapted's rate less base's on the same problems, -1…1 (Newcombe 1998, "Improved confidence intervals for the
    difference between binomial proportions based on paired data", method 10): Wilson's intervals of both rates, put
    together by their correlation. A bootstrap would find no width where no pair differs."""
    total = both + only_base + only_adapted + neither
    adapted, base = both + only_adapted, both + only_base
    margins = adapted * (total - adapted) * base * (total - base)
    product = both * neither - only_base * only_adapted
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
    """p-value of the exact two-sided test that both sides pass equally often, from the problems that only one of them
    passes (McNemar 1947, "Note on the Sampling Error of the Difference Between Correlated Proportions"), by scipy."""
    from scipy.stats import binomtest

    discordant = only_base + only_adapted
    return float(binomtest(only_adapted, discordant, 0.5).pvalue) if discordant else 1.0


def share_interval(shares: Sequence[float]) -> Interval:
    """Of the mean of a share a problem, 0…1, such as the share of its samples that pass: Wilson's where every share is
    0 or 1, as with one sample a problem, since a bootstrap finds no width where all are the same; else the bootstrap
    over problems."""
    return rate_interval(round(sum(shares)), len(shares)) if _all_or_none(shares) else mean_interval(shares)


def share_difference_interval(base: Sequence[float], adapted: Sequence[float]) -> Interval:
    """Of the mean of adapted's share of each problem less base's, -1…1: Newcombe's where every share is 0 or 1, else
    the bootstrap over problems."""
    if _all_or_none(base) and _all_or_none(adapted):
        both, only_base, only_adapted = _counts(base, adapted)
        return paired_rate_interval(both, only_base, only_adapted, len(base) - both - only_base - only_adapted)
    return mean_interval([mine - theirs for theirs, mine in zip(base, adapted, strict=True)])


def share_difference_p(base: Sequence[float], adapted: Sequence[float], *, steps: int) -> float:
    """p-value of the two-sided test that each problem's difference might as well be its opposite; shares are multiples
    of 1 / `steps`.

    The paired randomisation test (Fisher 1935, "The Design of Experiments", section 21): how often the differences with
    signs drawn by lot have a mean as far from 0. Exact, from the characteristic function of their sum (Pagano and
    Tritchler 1983, "On Obtaining Permutation Distributions in Polynomial Time"), where scipy's permutation_test draws
    for more than 13 problems. Of shares that are all 0 or 1 it is McNemar's.
    """
    import numpy as np

    if _all_or_none(base) and _all_or_none(adapted):
        return mcnemar(*_counts(base, adapted)[1:])
    scale = min(steps, GRID // len(base))  # coarser only where samples are many and not equally many
    gaps = np.rint(scale * (np.asarray(adapted) - np.asarray(base))).astype(int)
    sizes, counts = np.unique(np.abs(gaps[gaps != 0]), return_counts=True)
    furthest, found = int(sizes @ counts), abs(int(gaps.sum()))
    angles = 2 * np.pi * np.arange(furthest + 1) / (2 * furthest + 1)
    characteristic = np.ones(furthest + 1)
    for size, count in zip(sizes, counts, strict=True):
        characteristic *= np.cos(size * angles) ** count
    chances = np.fft.irfft(characteristic, 2 * furthest + 1)  # of each sum, the negative ones behind the others
    return float(min(1.0, max(0.0, chances[found : 2 * furthest + 1 - found + 1].sum())))


def _all_or_none(shares: Sequence[float]) -> bool:
    return all(share in (0, 1) for share in shares)


def _counts(base: Sequence[float], adapted: Sequence[float]) -> tuple[int, int, int]:
    """Problems of both, only base, only adapted, of shares that are 0 or 1."""
    pairs = list(zip(base, adapted, strict=True))
    return pairs.count((1, 1)), pairs.count((1, 0)), pairs.count((0, 1))


def cohen_kappa(first: Sequence[str], second: Sequence[str]) -> float | None:
    """How far two people agree on the same things beyond chance, at most 1 (Cohen 1960, "A Coefficient of Agreement for
    Nominal Scales"): (observed - expected) / (1 - expected), where `expected` is the agreement of two people who give
    the same answers as often, but by lot. None where nothing was judged, and where both give one answer only, the same:
    then chance alone agrees fully."""
    total = len(first)
    if not total:
        return None
    observed = sum(map(str.__eq__, first, second)) / total
    answers = set(first) | set(second)
    expected = sum(list(first).count(answer) * list(second).count(answer) for answer in answers) / total**2
    return (observed - expected) / (1 - expected) if expected < 1 else None


def pass_at_k(samples: int, passed: int, k: int) -> float:
    """Chance that one of k samples passes, unbiased from a larger number of them (Chen et al. 2021, "Evaluating Large
    Language Models Trained on Code", section 2.1). Raises ValueError where k is not from 1 to `samples`."""
    from math import comb

    if not 1 <= k <= samples or not 0 <= passed <= samples:
        raise ValueError(f"pass@{k} cannot be estimated from {passed} of {samples} samples")
    return 1 - comb(samples - passed, k) / comb(samples, k)
