"""Say whether an output is the expected one, and where it first differs.

Texts (stdin problems): lines in order, tokens in order, blanks at the end of a line and of the output ignored, integers
and words exact, numbers within a tolerance only where the expected token is written as a float. Values (call-based
problems): equality of JSON values with the same tolerance. Nothing is cut, sorted or guessed: an order-free comparison
happens only where the problem declares it. Runs no program and reads no file.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from evaluation.problems.sources import Lenient

TOLERANCE = 1e-6
"""Absolute or relative, whichever allows more: what most checkers of the sources of APPS use."""
SHOWN = 200
"""Characters of a line or value that a difference quotes."""
FLOAT = re.compile(r"[+-]?(\d+\.\d*|\.\d+|\d+(?=[eE]))([eE][+-]?\d+)?", re.ASCII)
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
CHUNK = 4000
"""Digits turned into an integer at once; Python refuses more than 4,300 in one go."""
MOST_DIGITS = 200_000
"""Digits of the longest integer that is decoded: no problem of APPS comes near it, and longer ones cost seconds."""


@dataclass(frozen=True)
class Difference:
    """The first place where the output is not the expected one."""

    expected: str
    got: str
    line: int | None = None
    """Counted from 1; None for a value."""

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}expected {self.expected}, got {self.got}"


def compare_text(expected: str, got: str, *, lenient: Lenient | None = None) -> Difference | None:
    """None when `got` is accepted for `expected`, else the first difference."""
    wanted, found = lines_of(expected), lines_of(got)
    if wanted == found:
        return None
    if lenient is Lenient.LINES:
        return _first_unmatched(_tokens_of_lines(wanted), _tokens_of_lines(found), "line")
    if lenient is Lenient.TOKENS:
        return _first_unmatched(_single_tokens(wanted), _single_tokens(found), "token")
    for number, (want, have) in enumerate(zip(wanted, found, strict=False), 1):
        if not same_line(want, have):
            return Difference(quoted(want), quoted(have), number)
    return _length_difference(wanted, found)


def lines_of(text: str) -> list[str]:
    """The lines without the blanks at their ends and without blank lines at the end of the text."""
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def same_line(expected: str, got: str) -> bool:
    """The same tokens in the same order; how many blanks stand between them does not matter."""
    if expected == got:
        return True
    wanted, found = expected.split(), got.split()
    return len(wanted) == len(found) and all(map(same_token, wanted, found))


def same_token(expected: str, got: str) -> bool:
    """Equal texts; or both numbers and the expected one written as a float: close enough."""
    if expected == got:
        return True
    return bool(FLOAT.fullmatch(expected) and NUMBER.fullmatch(got)) and close(float(expected), float(got))


def close(expected: float, got: float) -> bool:
    """Within the tolerance. An infinity is close to itself only, and not-a-number to not-a-number."""
    if math.isnan(expected) or math.isnan(got):
        return math.isnan(expected) and math.isnan(got)
    return expected == got or math.isclose(expected, got, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def _length_difference(wanted: list[str], found: list[str]) -> Difference | None:
    if len(wanted) == len(found):
        return None
    line = min(len(wanted), len(found))
    return Difference(_line_or_end(wanted, line), _line_or_end(found, line), line + 1)


def _line_or_end(lines: list[str], index: int) -> str:
    return quoted(lines[index]) if index < len(lines) else "the end of the output"


def _tokens_of_lines(lines: list[str]) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in lines if line]


def _single_tokens(lines: list[str]) -> list[tuple[str, ...]]:
    return [(token,) for line in lines for token in line.split()]


def _first_unmatched(wanted: list[tuple[str, ...]], found: list[tuple[str, ...]], unit: str) -> Difference | None:
    """Order-free: what is equal as text is paired off first, then floats that are close, in order."""
    missing = list((Counter(wanted) - Counter(found)).elements())
    extra = list((Counter(found) - Counter(wanted)).elements())
    for want in list(missing):
        match = next((have for have in extra if same_line(" ".join(want), " ".join(have))), None)
        if match is not None:
            missing.remove(want)
            extra.remove(match)
    if not missing and not extra:
        return None
    want = quoted(" ".join(missing[0])) if missing else f"no further {unit}"
    have = quoted(" ".join(extra[0])) if extra else f"no further {unit}"
    return Difference(f"in any order {want}", have)


def compare_value(expected: Any, got: Any, *, wrapped: bool = False, lenient: Lenient | None = None):
    """None when the returned value `got` (decoded JSON) is accepted for `expected`, else the difference.

    With `wrapped`, `[x]` in the data also stands for `x`: APPS wraps the results of many call-based problems once.
    """
    if same_value(expected, got) or (wrapped and same_value(expected[0], got)):
        return None
    if lenient and isinstance(expected, list) and isinstance(got, list):
        return _compare_in_any_order(expected[0] if _one_list(expected, wrapped) else expected, got)
    return Difference(quoted_value(expected[0] if wrapped else expected), quoted_value(got))


def _one_list(expected: list, wrapped: bool) -> bool:
    return wrapped and isinstance(expected[0], list)


def _compare_in_any_order(expected: list, got: list) -> Difference | None:
    rest = list(got)
    for want in expected:
        match = next((index for index, have in enumerate(rest) if same_value(want, have)), None)
        if match is None:
            return Difference(f"in any order {quoted_value(want)}", quoted_value(got))
        del rest[match]
    return Difference("no further element", quoted_value(rest[0])) if rest else None


def are_wrapped(expected: list[Any]) -> bool:
    """Whether all results of a problem are one-element lists: then the data may have wrapped them."""
    return bool(expected) and all(isinstance(value, list) and len(value) == 1 for value in expected)


def same_value(expected: Any, got: Any) -> bool:
    """Equal as Python values, floats within the tolerance where a float is expected, lists and dicts part by part."""
    if isinstance(expected, float) and isinstance(got, (int, float)):
        return _close_to_number(expected, got)
    if isinstance(expected, list) and isinstance(got, list):
        return len(expected) == len(got) and all(map(same_value, expected, got))
    if isinstance(expected, dict) and isinstance(got, dict):
        return expected.keys() == got.keys() and all(same_value(value, got[key]) for key, value in expected.items())
    return bool(expected == got)


def _close_to_number(expected: float, got: int | float) -> bool:
    try:
        return close(expected, float(got))
    except OverflowError:  # an integer beyond any float
        return False


def decode_value(text: str) -> Any:
    """The JSON text of a returned value; raises ValueError when it is none, is nested too deep or too long a number."""
    try:
        return json.loads(text, parse_int=_integer)
    except RecursionError as error:
        raise ValueError("the value is nested too deep") from error


def encode_value(value: Any) -> str:
    """A value as JSON text, whatever the size of its integers."""
    try:
        return json.dumps(value)
    except ValueError:  # Python writes no integer of more than 4,300 digits
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


def _integer(digits: str) -> int:
    """`int(digits)` for thousands of digits, without lifting Python's limit for the whole process."""
    if len(digits) <= CHUNK:
        return int(digits)
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"the value holds an integer of {len(digits)} digits")
    if digits[0] == "-":
        return -_integer(digits[1:])
    half = len(digits) // 2
    return _integer(digits[:-half]) * 10**half + _integer(digits[-half:])


def quoted(text: str) -> str:
    """A text for a message: as Python writes it, cut in the middle of what nobody reads."""
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def quoted_value(value: Any) -> str:
    """A JSON value for a message."""
    text = encode_value(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
