"""pass@k, intervals and tests, against libraries, values by hand and simulation."""

import itertools

import numpy as np
import pytest
from scipy.stats import permutation_test

from evaluation.metrics.statistics import (
    Interval,
    cohen_kappa,
    mcnemar,
    mean_interval,
    paired_rate_interval,
    pass_at_k,
    rate_interval,
    share_difference_interval,
    share_difference_p,
    share_interval,
)


def test_the_interval_of_a_rate_is_wilson_s():
    """10 of 10 and none of 10 by hand: z^2 / (n + z^2) with z = 1.959964."""
    share = 3.841459 / 13.841459
    assert rate_interval(0, 10).low == 0 and rate_interval(0, 10).high == pytest.approx(share, abs=1e-6)
    assert rate_interval(10, 10).low == pytest.approx(1 - share, abs=1e-6)


def test_the_interval_of_a_mean_is_near_the_normal_one_where_values_are_normal_and_the_same_each_time():
    values = [float(x) for x in np.random.default_rng(0).normal(50, 10, 400)]
    interval = mean_interval(values)
    half = 1.96 * np.std(values) / 20
    assert interval.low == pytest.approx(np.mean(values) - half, abs=0.1)
    assert interval.high == pytest.approx(np.mean(values) + half, abs=0.1)
    assert mean_interval(values) == interval
    assert mean_interval([3.0, 3.0]) == Interval(3.0, 3.0)


def test_mcnemar_is_exact():
    """Two-sided, by hand: 5 against 0 is 2 / 2^5, 6 against 1 is 2 (1 + 7) / 2^7."""
    assert mcnemar(0, 5) == pytest.approx(2 / 32)
    assert mcnemar(6, 1) == mcnemar(1, 6) == pytest.approx(16 / 128)
    assert mcnemar(0, 0) == 1.0


def test_the_interval_of_a_paired_difference_of_rates_holds_the_true_one_about_95_times_in_100():
    random = np.random.default_rng(1)
    shares = [0.1, 0.05, 0.2, 0.65]
    held = 0
    for _ in range(400):
        interval = paired_rate_interval(*random.multinomial(100, shares).tolist())
        held += interval.low <= 0.15 <= interval.high
    assert 0.92 <= held / 400 <= 0.99
    none = paired_rate_interval(0, 0, 0, 100)
    assert none.low == pytest.approx(-none.high) and 0.03 < none.high < 0.06
    swapped = paired_rate_interval(3, 9, 2, 6)
    assert paired_rate_interval(3, 2, 9, 6).low == pytest.approx(-swapped.high)


def test_shares_that_are_all_or_nothing_are_rates_of_successes():
    assert share_interval([0.0, 1.0, 1.0]) == rate_interval(2, 3)
    assert share_interval([0.0, 0.5, 1.0]) == mean_interval([0.0, 0.5, 1.0])
    base, adapted = [1.0, 1.0, 0.0, 0.0, 0.0], [1.0, 0.0, 1.0, 1.0, 0.0]
    assert share_difference_interval(base, adapted) == paired_rate_interval(1, 1, 2, 1)
    assert share_difference_interval(base, [0.5, *adapted[1:]]) == mean_interval([-0.5, -1.0, 1.0, 1.0, 0.0])
    assert share_difference_p(base, adapted, steps=1) == mcnemar(1, 2)


def test_the_paired_randomisation_test_is_exact():
    """By hand: differences 1/5, 2/5, 3/5 sum to 6/5, which 1 of 8 signings reaches; 3/5, 3/5, -2/5 sum to 4/5, which
    (+, +, -) and (+, +, +) reach. Problems that do not differ say nothing."""
    assert share_difference_p([0, 0.2, 0.4], [0.2, 0.6, 1], steps=5) == pytest.approx(2 * 1 / 8)
    assert share_difference_p([0, 0.2, 0.8, 0.4], [0.6, 0.8, 0.4, 0.4], steps=5) == pytest.approx(2 * 2 / 8)
    assert share_difference_p([0.2, 0.4], [0.2, 0.4], steps=5) == 1
    assert share_difference_p([0.2, 0.4], [0.4, 0.2], steps=5) == 1
    assert share_difference_p([0.2, 0.4], [0.2, 0.6], steps=5) == pytest.approx(1)


def test_the_randomisation_test_is_mcnemar_s_where_all_problems_differ_by_as_much():
    """Differences of one half have the signs of McNemar's discordant problems."""
    for worse, better in ((25, 40), (3, 9), (0, 60)):
        base, adapted = [0.5] * worse + [0.0] * better, [0.0] * worse + [0.5] * better
        p_value = share_difference_p(base, adapted, steps=2)
        assert p_value == pytest.approx(mcnemar(worse, better), rel=1e-6, abs=1e-12)


def test_the_randomisation_test_is_scipy_s_where_that_is_exact_and_near_it_where_it_draws():
    random = np.random.default_rng(2)
    for problems in (9, 60):
        base, adapted = random.integers(0, 8, problems) / 7, random.integers(1, 8, problems) / 7
        drawn = permutation_test((adapted - base,), np.mean, permutation_type="samples", rng=0).pvalue
        p_value = share_difference_p(base.tolist(), adapted.tolist(), steps=7)
        assert p_value == pytest.approx(drawn, abs=1e-9 if problems == 9 else 0.02)


def test_samples_that_are_not_equally_many_are_tested_on_a_common_grid():
    base, adapted = [1 / 3, 1 / 2, 0.0, 1.0], [2 / 3, 1.0, 0.5, 1.0]
    assert share_difference_p(base, adapted, steps=6) == pytest.approx(2 / 8)
    assert share_difference_p(base, adapted, steps=10**12) == pytest.approx(2 / 8)


def test_pass_at_k_counts_the_draws_without_a_pass():
    """All draws of 2 from 5 samples of which 2 pass: 3 of the 10 hold none."""
    draws = list(itertools.combinations([True, True, False, False, False], 2))
    assert pass_at_k(5, 2, 2) == pytest.approx(sum(map(any, draws)) / len(draws))
    assert (pass_at_k(5, 0, 3), pass_at_k(5, 5, 1), pass_at_k(4, 1, 4)) == (0, 1, 1)
    with pytest.raises(ValueError, match="pass@6"):
        pass_at_k(5, 2, 6)


@pytest.mark.parametrize(
    ("both_yes", "only_first", "only_second", "both_no", "kappa"),
    [
        (20, 5, 10, 15, 0.4),  # agree 35/50, by lot (25·30 + 25·20) / 50² = 1/2
        (45, 15, 25, 15, 3 / 23),  # agree 0.6, by lot (60·70 + 40·30) / 100² = 0.54
        (25, 35, 5, 35, 7 / 27),  # agree 0.6, by lot (60·30 + 40·70) / 100² = 0.46
        (10, 0, 0, 10, 1.0),
        (0, 10, 10, 0, -1.0),
    ],
)
def test_kappa_is_cohens_by_hand(both_yes, only_first, only_second, both_no, kappa):
    first = ["yes"] * (both_yes + only_first) + ["no"] * (only_second + both_no)
    second = ["yes"] * both_yes + ["no"] * only_first + ["yes"] * only_second + ["no"] * both_no
    assert cohen_kappa(first, second) == pytest.approx(kappa)
    assert cohen_kappa(second, first) == pytest.approx(kappa)


def test_kappa_of_more_than_two_answers():
    """Agree 4/6; by lot (3·2 + 2·2 + 1·2) / 6² = 1/3."""
    assert cohen_kappa(list("aaabbc"), list("aabbcc")) == pytest.approx((4 / 6 - 1 / 3) / (1 - 1 / 3))


def test_kappa_says_nothing_where_chance_alone_would_agree_fully():
    assert cohen_kappa([], []) is None
    assert cohen_kappa(["a", "a"], ["a", "a"]) is None
    assert cohen_kappa(["a", "a"], ["b", "b"]) == 0
