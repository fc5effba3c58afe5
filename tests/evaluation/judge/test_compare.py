"""The rules of comparison, one by one, and what holds for every output."""

import json
import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evaluation.judge.compare import (
    Difference,
    are_wrapped,
    compare_text,
    compare_value,
    decode_value,
    encode_value,
    is_close,
    is_same_line,
    is_same_token,
    split_lines,
)
from evaluation.problems.sources import Lenient
from tests.evaluation.judge.corpus_wrong import ACCEPTED, REFUSED

WORDS = st.text(string.ascii_letters + string.digits + "-+.,:#", min_size=1, max_size=8)
OUTPUTS = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=6).map("\n".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("expected, got", ACCEPTED)
def test_an_output_is_accepted(expected, got):
    assert compare_text(expected, got) is None


@pytest.mark.parametrize("expected, got", REFUSED)
def test_an_output_is_refused(expected, got):
    assert compare_text(expected, got) is not None


@given(OUTPUTS)
def test_every_output_is_accepted_for_itself(output):
    assert compare_text(output, output) is None


@given(OUTPUTS, st.integers(min_value=0), WORDS)
def test_a_changed_token_is_refused(output, position, word):
    tokens = output.split(" ")
    position %= len(tokens)
    changed = word + tokens[position] if "\n" not in tokens[position] else word
    assume(not is_same_token(tokens[position], changed))
    assert compare_text(output, " ".join([*tokens[:position], changed, *tokens[position + 1 :]])) is not None


@given(st.integers(), st.integers())
def test_integers_are_exact_however_large(left, right):
    assert (compare_text(str(left), str(right)) is None) == (left == right)


@given(OUTPUTS, st.text(" \t\n\r", max_size=5))
def test_blanks_at_the_end_do_not_matter(output, blanks):
    assert compare_text(output, output + blanks) is None
    assert compare_text(output + blanks, output) is None


@given(st.lists(WORDS, min_size=2, unique=True))
def test_order_matters_unless_the_problem_says_otherwise(words):
    lines, reverse = "\n".join(words), "\n".join(reversed(words))
    assert compare_text(lines, reverse) is not None
    assert compare_text(lines, reverse, lenient=Lenient.LINES) is None


@given(st.floats(allow_nan=False, allow_infinity=False).filter(lambda x: "e" not in repr(x)))
def test_a_float_is_accepted_in_any_notation(number):
    assert compare_text(repr(number), f"{number:.17e}") is None


@given(st.text(), st.text())
def test_comparing_anything_never_fails(expected, got):
    difference = compare_text(expected, got)
    assert difference is None or len(str(difference)) < 1000


def test_the_first_difference_is_named():
    assert compare_text("1\n2 3\n4", "1\n2 5\n6") == Difference("'2 3'", "'2 5'", 2)
    assert str(compare_text("1\n2", "1")) == "line 2: expected '2', got the end of the output"
    assert str(compare_text("1", "1\n2")) == "line 2: expected the end of the output, got '2'"


def test_a_long_line_is_quoted_in_part():
    assert len(str(compare_text("x" * 10**6, "y" * 10**6))) < 600


@pytest.mark.parametrize(
    "lenient, expected, got, accepted",
    [
        (Lenient.LINES, "1 2\n3", "3\n1 2", True),
        (Lenient.LINES, "1 2\n3", "3\n2 1", False),
        (Lenient.LINES, "1\n1\n2", "1\n2\n2", False),
        (Lenient.LINES, "0.5\n1", "1\n0.5000000001", True),
        (Lenient.LINES, "1", "1\n1", False),
        (Lenient.TOKENS, "1 2\n3", "3\n2 1", True),
        (Lenient.TOKENS, "1 2 3", "1 2", False),
        (Lenient.TOKENS, "1 2 2", "1 1 2", False),
        (Lenient.TOKENS, "Y 67.985071301 1.014928699", "Y 1.014928699 67.985071301", True),
        (Lenient.TOKENS, "0.10 0.20", "0.2 0.1", True),
    ],
)
def test_a_lenient_problem_accepts_another_order_and_nothing_else(lenient, expected, got, accepted):
    assert (compare_text(expected, got, lenient=lenient) is None) == accepted


def test_lines_lose_the_blanks_at_their_end():
    assert split_lines("a \nb\t\n\n") == ["a", "b"]


@pytest.mark.parametrize("expected, got", [("1.0", "1"), ("1e-3", "0.001"), ("-.5", "-0.5"), ("5.", "5")])
def test_tokens_that_are_the_same_number(expected, got):
    assert is_same_token(expected, got)


@pytest.mark.parametrize("expected, got", [("1", "1.0"), ("1.0", "0x1"), ("1.2.3", "1.2.30"), ("1.0", "١")])
def test_tokens_that_are_not(expected, got):
    assert not is_same_token(expected, got)


def test_blanks_between_tokens_do_not_count():
    assert is_same_line("a  b", "a\tb")


def test_infinities_and_not_a_number_are_close_to_themselves_only():
    infinity, nan = float("inf"), float("nan")
    assert is_close(infinity, infinity) and is_close(nan, nan)
    assert not is_close(infinity, 1e308) and not is_close(infinity, -infinity) and not is_close(nan, 0.0)


@given(VALUES)
def test_every_value_is_accepted_for_itself(value):
    assert compare_value(value, json.loads(json.dumps(value))) is None


@given(VALUES, VALUES)
def test_values_are_the_same_or_differ_by_name(expected, got):
    difference = compare_value(expected, got)
    if expected == got:
        assert difference is None
    else:
        assert difference is None or difference.line is None


@pytest.mark.parametrize(
    "expected, got, accepted",
    [
        (7, 7, True),
        (7, 7.0, True),
        (7, 7.0000000001, False),
        (7.0, 7, True),
        (7.5, 7.5000000001, True),
        (7.5, 7.6, False),
        (7.5, "7.5", False),
        (7.5, 10**400, False),
        (True, 1, True),
        (True, "True", False),
        (None, None, True),
        (None, 0, False),
        (None, False, False),
        ("a", "a ", False),
        ("", None, False),
        ([], [], True),
        ([], None, False),
        ([1, 2], [2, 1], False),
        ([1, 2], [1, 2, 3], False),
        ([[1.0]], [[1]], True),
        ({"a": 1}, {"a": 1.0}, True),
        ({"a": 1}, {"b": 1}, False),
        ({"a": 1.5}, {"a": 1.5000000001}, True),
        ([7], 7, False),
    ],
)
def test_values_are_compared_part_by_part(expected, got, accepted):
    assert (compare_value(expected, got) is None) == accepted


@pytest.mark.parametrize(
    "expected, got, accepted",
    [([7], 7, True), ([7], [7], True), ([[7]], [7], True), ([7], [[7]], False), ([7], 8, False)],
)
def test_a_result_may_be_wrapped_once_where_all_of_the_problem_are(expected, got, accepted):
    assert (compare_value(expected, got, wrapped=True) is None) == accepted


def test_results_are_wrapped_only_when_all_are():
    assert are_wrapped([[1], [[2, 3]]])
    assert not are_wrapped([[1], [2, 3]]) and not are_wrapped([1]) and not are_wrapped([])


def test_a_lenient_list_may_come_in_any_order():
    assert compare_value([1, 2, 2], [2, 1, 2], lenient=Lenient.LINES) is None
    assert compare_value([1, 2, 2], [2, 1, 1], lenient=Lenient.LINES) is not None
    assert compare_value([1], [1, 2], lenient=Lenient.LINES) is not None
    assert compare_value([[1, 2]], [2, 1], wrapped=True, lenient=Lenient.LINES) is None


@given(st.integers(min_value=4_000, max_value=20_000), st.booleans())
def test_integers_beyond_pythons_limit_come_and_go(digits, negative):
    number = (-1 if negative else 1) * (10**digits + 12_345)
    text = encode_value([number])
    assert decode_value(text) == [number]
    assert len(text) == digits + 3 + negative


@pytest.mark.parametrize("text", ["[" * 100_000, "9" * 300_000, "", "{", "nan", '{"a": }'])
def test_a_value_that_is_no_sane_json_is_refused(text):
    with pytest.raises(ValueError):
        decode_value(text)
