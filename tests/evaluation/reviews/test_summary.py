"""Votes summed up, checked against sums done by hand."""

from dataclasses import replace

import pytest

from evaluation.judge.judgement import Judgement
from evaluation.metrics.statistics import rate_interval
from evaluation.reviews.store import Choice, Vote
from evaluation.reviews.summary import Rate, passes_more, people_prefer, summarize
from tests.fakes import DOUBLE, case, stored_pair

LEFT, RIGHT, TIE, BAD = Choice.LEFT, Choice.RIGHT, Choice.TIE, Choice.BOTH_BAD


def vote(pair, choice, reviewer="ada", *, left="adapted", **more):
    return Vote("mine", pair, pair, reviewer, choice, left, **more)


def pair_with(base, adapted):
    """A pair whose sides pass so many of four tests."""
    pair = stored_pair(DOUBLE)
    passed = {"base": base, "adapted": adapted}
    sides = {
        name: replace(
            result, judgement=Judgement("double", tuple(case(number < passed[name], "1") for number in range(4)))
        )
        for name, result in pair.sides.items()
    }
    return replace(pair, sides=sides)


PAIRS = {"a": pair_with(0, 4), "b": pair_with(2, 1), "c": pair_with(1, 1), "d": pair_with(0, 3), "e": pair_with(0, 0)}


def test_no_votes_come_to_nothing():
    summary = summarize([], PAIRS)
    assert (summary.votes, summary.pairs, summary.reviewers, summary.couples) == (0, 0, 0, ())
    assert summary.wins.value is None and summary.wins.interval is None and summary.with_halves is None


def test_the_win_rate_is_of_the_pairs_that_went_to_a_side():
    votes = [vote("a", LEFT), vote("b", RIGHT, left="base"), vote("c", TIE), vote("d", RIGHT), vote("e", BAD)]
    summary = summarize(votes, PAIRS)
    assert dict(summary.people) == {"base": 1, "adapted": 2, "even": 2}
    assert summary.wins == Rate(2, 3) and summary.wins.interval == rate_interval(2, 3)
    assert summary.with_halves == pytest.approx((2 + 2 / 2) / 5)
    assert summary.votes == summary.pairs == 5


def test_a_pair_that_many_judged_counts_once_and_goes_to_the_majority():
    votes = [vote("a", LEFT, who) for who in ("ada", "bob")] + [vote("a", RIGHT, "eve"), vote("b", RIGHT, "bob")]
    summary = summarize(votes, PAIRS)
    assert summary.wins == Rate(1, 2) and summary.votes == 4 and summary.reviewers == 3


@pytest.mark.parametrize(
    ("choices", "side"),
    [
        ([LEFT], "adapted"),
        ([RIGHT], "base"),
        ([LEFT, RIGHT], "even"),
        ([TIE, BAD], "even"),
        ([TIE, BAD, RIGHT], "base"),
    ],
)
def test_people_prefer_the_side_that_is_ahead(choices, side):
    assert people_prefer([vote("a", choice, str(number)) for number, choice in enumerate(choices)]) == side


def test_votes_that_are_not_blind_or_of_other_pairs_or_withdrawn_do_not_count():
    votes = [
        vote("a", LEFT),
        vote("b", LEFT, blind=False),
        vote("c", LEFT, withdrawn_at="2026-01-01"),
        vote("elsewhere", LEFT),
    ]
    summary = summarize(votes, PAIRS)
    assert summary.votes == 1 and summary.not_blind == 1 and summary.wins == Rate(1, 1)


def test_people_and_tests_agree_where_both_name_the_same_side():
    votes = [vote("a", LEFT), vote("b", LEFT), vote("c", LEFT), vote("d", LEFT), vote("e", BAD)]
    summary = summarize(votes, PAIRS)
    assert summary.with_tests == Rate(2, 3)
    assert summary.tests_too["adapted", "adapted"] == 2 and summary.tests_too["adapted", "base"] == 1
    assert summary.tests_too["adapted", "even"] == 1 and summary.tests_too["even", "even"] == 1


def test_more_tests_passed_is_the_tests_preference():
    assert [passes_more(pair) for pair in PAIRS.values()] == ["adapted", "base", "even", "adapted", "even"]


def test_two_reviewers_are_compared_on_the_pairs_that_both_judged():
    """By hand: 3 of 4 the same; ada says adapted 2, base 1, tie 1; bob adapted 3, base 1.
    Expected (2·3 + 1·1) / 16 = 7/16; kappa (12/16 − 7/16) / (9/16) = 5/9."""
    ada = [vote("a", LEFT), vote("b", RIGHT), vote("c", TIE), vote("d", LEFT), vote("e", BAD)]
    bob = [vote(pair, choice, "bob") for pair, choice in zip("abcd", (LEFT, RIGHT, LEFT, LEFT), strict=True)]
    [couple] = summarize([*ada, *bob], PAIRS).couples
    assert couple.reviewers == ("ada", "bob") and couple.same == Rate(3, 4)
    assert couple.kappa == pytest.approx(5 / 9)


def test_the_order_that_each_was_shown_does_not_matter():
    votes = [vote("a", LEFT, "ada", left="base"), vote("a", RIGHT, "bob", left="adapted")]
    assert summarize(votes, PAIRS).couples[0].same == Rate(1, 1)


def test_reviewers_without_a_pair_in_common_are_no_couple():
    votes = [vote("a", LEFT), vote("b", LEFT, "bob"), vote("a", TIE, "eve"), vote("b", LEFT, "eve")]
    assert [couple.reviewers for couple in summarize(votes, PAIRS).couples] == [("ada", "eve"), ("bob", "eve")]


def test_reasons_are_counted_for_the_side_that_they_were_given_for():
    votes = [
        vote("a", LEFT, tags=("clearer", "correct")),
        vote("b", RIGHT, tags=("clearer",)),
        vote("c", TIE, tags=("x",)),
    ]
    summary = summarize(votes, PAIRS)
    assert dict(summary.tags["adapted"]) == {"clearer": 1, "correct": 1} and dict(summary.tags["base"]) == {
        "clearer": 1
    }
