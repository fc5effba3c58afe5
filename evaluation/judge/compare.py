"""Say whether an output is the expected one, and where it first differs.

Texts (stdin problems): lines and tokens must come in order; blanks at the end of a line and of the output are ignored.
Integers and words must be exact, numbers lie within a tolerance only where the expected token is written as a float.
Values (call-based problems): equality of JSON values with the same tolerance. Nothing is cut, sorted or guessed: order
is ignored only where the problem declares it. Runs no program and reads no file.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from evaluation.problems.schema import Lenient

TOLERANCE = 1e-6
"""Absolute or relative, whichever allows more, as in most checkers of the sites that APPS was collected from."""
MOST_QUOTED = 200
"""Characters of a line or value that a difference quotes."""
FLOAT = re.compile(r"[+-]?(\d+\.\d*|\.\d+|\d+(?=[eE]))([eE][+-]?\d+)?", re.ASCII)
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
CHUNK = 4000
"""Digits that become an integer at once; Python refuses more than 4,300."""
MOST_DIGITS = 200_000
"""Digits of the longest integer that is decoded; longer ones cost seconds, and no problem of APPS comes near it."""

Tokens = tuple[str, ...]
"""The tokens of one line, or one token alone."""


@dataclass(frozen=True)
class Difference:
    """The first place where the output differs from the expected one."""

    expected: str
    got: str
    line: int | None = None
    """Counted from 1; None for a value."""

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}expected {self.expected}, got {self.got}"


def compare_text(expected: str, got: str, *, lenient: Lenient | None = None) -> Difference | None:
    """Return None when `got` is accepted for `expected`, else the first difference."""
    expected_lines, got_lines = split_lines(expected), split_lines(got)
    if expected_lines == got_lines:
        return None
    if lenient is Lenient.LINES:
        return _first_unmatched(_tokens_of_lines(expected_lines), _tokens_of_lines(got_lines), "line")
    if lenient is Lenient.TOKENS:
        return _first_unmatched(_single_tokens(expected_lines), _single_tokens(got_lines), "token")
    for number, (want, have) in enumerate(zip(expected_lines, got_lines, strict=False), 1):
        if not is_same_line(want, have):
            return Difference(quote(want), quote(have), number)
    return _length_difference(expected_lines, got_lines)


def split_lines(text: str) -> list[str]:
    """Return the lines without the blanks at their ends and without blank lines at the end of the text."""
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def is_same_line(expected: str, got: str) -> bool:
    """Whether both have the same tokens in the same order, with any number of blanks between them."""
    if expected == got:
        return True
    expected_tokens, got_tokens = expected.split(), got.split()
    return len(expected_tokens) == len(got_tokens) and all(map(is_same_token, expected_tokens, got_tokens))


def is_same_token(expected: str, got: str) -> bool:
    """Whether the texts are equal, or both are numbers that are close and the expected one is written as a float."""
    if expected == got:
        return True
    return bool(FLOAT.fullmatch(expected) and NUMBER.fullmatch(got)) and is_close(float(expected), float(got))


def is_close(expected: float, got: float) -> bool:
    """Whether both lie within the tolerance. An infinity is close only to itself, and not-a-number to not-a-number."""
    if math.isnan(expected) or math.isnan(got):
        return math.isnan(expected) and math.isnan(got)
    return expected == got or math.isclose(expected, got, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def _length_difference(expected: list[str], got: list[str]) -> Difference | None:
    if len(expected) == len(got):
        return None
    line = min(len(expected), len(got))
    return Difference(_line_or_end(expected, line), _line_or_end(got, line), line + 1)


def _line_or_end(lines: list[str], index: int) -> str:
    return quote(lines[index]) if index < len(lines) else "the end of the output"


def _tokens_of_lines(lines: list[str]) -> list[Tokens]:
    return [tuple(line.split()) for line in lines if line]


def _single_tokens(lines: list[str]) -> list[Tokens]:
    return [(token,) for line in lines for token in line.split()]


def _first_unmatched(expected: list[Tokens], got: list[Tokens], unit: str) -> Difference | None:
    """Pair off what is equal as text, then floats that are close, in any order; return what remains."""
    missing = list((Counter(expected) - Counter(got)).elements())
    extra = list((Counter(got) - Counter(expected)).elements())
    for want in list(missing):
        match = next((have for have in extra if is_same_line(" ".join(want), " ".join(have))), None)
        if match is not None:
            missing.remove(want)
            extra.remove(match)
    if not missing and not extra:
        return None
    first_missing = quote(" ".join(missing[0])) if missing else f"no further {unit}"
    first_extra = quote(" ".join(extra[0])) if extra else f"no further {unit}"
    return Difference(f"in any order {first_missing}", first_extra)


def compare_value(
    expected: Any, got: Any, *, wrapped: bool = False, lenient: Lenient | None = None
) -> Difference | None:
    """Return None when the returned value `got` (decoded JSON) is accepted for `expected`, else the difference.

    With `wrapped`, `[x]` in the data also stands for `x`: APPS wraps the results of many call-based problems once.
    """
    if is_same_value(expected, got) or (wrapped and is_same_value(expected[0], got)):
        return None
    if lenient and isinstance(expected, list) and isinstance(got, list):
        return _compare_in_any_order(expected[0] if _is_wrapped_list(expected, wrapped) else expected, got)
    return Difference(quote_value(expected[0] if wrapped else expected), quote_value(got))


def _is_wrapped_list(expected: list[Any], wrapped: bool) -> bool:
    return wrapped and isinstance(expected[0], list)


def _compare_in_any_order(expected: list[Any], got: list[Any]) -> Difference | None:
    remaining = list(got)
    for want in expected:
        match = next((index for index, have in enumerate(remaining) if is_same_value(want, have)), None)
        if match is None:
            return Difference(f"in any order {quote_value(want)}", quote_value(got))
        del remaining[match]
    return Difference("no further element", quote_value(remaining[0])) if remaining else None


def are_wrapped(expected: list[Any]) -> bool:
    """Whether all results of a problem are one-element lists: then the data may have wrapped them."""
    return bool(expected) and all(isinstance(value, list) and len(value) == 1 for value in expected)


def is_same_value(expected: Any, got: Any) -> bool:
    """Whether both are equal as Python values, lists and dicts part by part.

    Where a float is expected, any number within the tolerance is equal to it.
    """
    if isinstance(expected, float) and isinstance(got, (int, float)):
        return _close_to_number(expected, got)
    if isinstance(expected, list) and isinstance(got, list):
        return len(expected) == len(got) and all(map(is_same_value, expected, got))
    if isinstance(expected, dict) and isinstance(got, dict):
        return expected.keys() == got.keys() and all(is_same_value(value, got[key]) for key, value in expected.items())
    return bool(expected == got)


def _close_to_number(expected: float, got: int | float) -> bool:
    try:
        return is_close(expected, float(got))
    except OverflowError:  # an integer beyond any float
        return False


def decode_value(text: str) -> Any:
    """Decode the JSON text of a returned value.

    Raises ValueError when it is not JSON, is nested too deep, or holds an integer of more than 200,000 digits.
    """
    try:
        return json.loads(text, parse_int=_parse_integer)
    except RecursionError as error:
        raise ValueError("the value is nested too deep") from error


def encode_value(value: Any) -> str:
    """Return a value as JSON text, whatever the size of its integers."""
    try:
        return json.dumps(value)
    except ValueError:  # Python refuses to write integers of more than 4,300 digits
        return _encode_long(value)


def _encode_long(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_encode_long, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {_encode_long(item)}" for key, item in value.items()) + "}"
    return _digits(value) if isinstance(value, int) and not isinstance(value, bool) else json.dumps(value)


def _digits(value: int) -> str:
    """`str(value)` for thousands of digits."""
    if value < 0:
        return "-" + _digits(-value)
    parts = []
    while value >= 10**CHUNK:
        value, part = divmod(value, 10**CHUNK)
        parts.append(str(part).zfill(CHUNK))
    return str(value) + "".join(reversed(parts))


def _parse_integer(digits: str) -> int:
    """`int(digits)` for thousands of digits, without lifting Python's limit for the whole process."""
    if len(digits) <= CHUNK:
        return int(digits)
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"the value holds an integer of {len(digits)} digits")
    if digits[0] == "-":
        return -_parse_integer(digits[1:])
    half = len(digits) // 2
    shift: int = 10**half
    return _parse_integer(digits[:-half]) * shift + _parse_integer(digits[-half:])


def quote(text: str) -> str:
    """Return a text for a message: as Python writes it, at most 200 characters of it."""
    return repr(text if len(text) <= MOST_QUOTED else text[:MOST_QUOTED] + "…")


def quote_value(value: Any) -> str:
    """Return a JSON value for a message, at most 200 characters of it."""
    text = encode_value(value)
    return text if len(text) <= MOST_QUOTED else text[:MOST_QUOTED] + "…"
