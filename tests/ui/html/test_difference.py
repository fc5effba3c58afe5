"""The first difference stands where the judge sees it, and nowhere where the judge sees none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.judge.compare import compare_text
from ui.html.difference import Span, first_difference, first_value_difference

TEXTS = st.text("ab1. \n", max_size=12)


@pytest.mark.parametrize(
    ("expected", "got", "expected_part", "got_part"),
    [
        ("8\n", "9\n", "8", "9"),
        ("1 2 3\n", "1 2  4\n", "3", "4"),
        ("1 2\n", "1\n", "2", ""),
        ("1\n", "1 2\n", "", "2"),
        ("1\n2\n", "1\n", "2", ""),
        ("1\n", "1\n2 3\n", "", "2 3"),
        ("0.5\n1\n", "0.5000001\n2\n", "1", "2"),
        ("yes\n", "n: yes\n", "yes", "n:"),
        ("a\n", "", "a", ""),
    ],
)
def test_the_first_token_that_differs_is_found_in_both_texts(expected, got, expected_part, got_part):
    want, have = first_difference(expected, got)
    assert expected[want.start : want.end] == expected_part
    assert got[have.start : have.end] == got_part


@pytest.mark.parametrize(("expected", "got"), [("1\n", "1"), ("a b\n", "a  b \n\n"), ("1.0", "1.0000001")])
def test_what_the_judge_accepts_has_no_difference(expected, got):
    assert first_difference(expected, got) is None


@given(TEXTS, TEXTS)
def test_there_is_a_difference_exactly_where_the_judge_says_so(expected, got):
    places = first_difference(expected, got)
    assert (places is None) == (compare_text(expected, got) is None)
    for text, span in zip((expected, got), places or (), strict=False):
        assert 0 <= span.start <= span.end <= len(text) + 1


@pytest.mark.parametrize(
    ("expected", "got", "expected_part", "got_part"),
    [
        ("[1, 25]", "[1, 26]", "25", "26"),
        ("true", "false", "true", "false"),
        ('"ab"', '"ac"', "ab", "ac"),
        ("[1]", "[1, 2]", "]", ","),
        ("3", "", "3", ""),
    ],
)
def test_a_value_differs_at_a_word_or_a_sign(expected, got, expected_part, got_part):
    want, have = first_value_difference(expected, got)
    assert expected[want.start : want.end] == expected_part
    assert got[have.start : have.end] == got_part


def test_equal_values_have_no_difference():
    assert first_value_difference("[1]", "[1]") is None
    assert first_value_difference("1", "12") == (Span(0, 1), Span(0, 2))
