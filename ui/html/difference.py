"""Where an output first differs from the expected one, as places in the two texts that the page shows.

Walks lines and tokens by the judge's own rule (evaluation/judge/compare.py), so that a mark never stands where the
judge saw no fault. Judges nothing: it is called only if the verdict is already a wrong answer. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from evaluation.judge.compare import is_same_line, is_same_token, split_lines

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[\w.+-]+")


@dataclass(frozen=True)
class Span:
    """A place in a text; empty (start equals end) if something is missing there."""

    start: int
    end: int


Places = tuple[Span, Span]
"""The places in the expected text and in the output."""


def first_difference(expected: str, got: str) -> Places | None:
    """The first difference of two outputs of a program that reads stdin; None if the judge's rule sees none."""
    for (want, at), (have, here) in zip_longest(_lines(expected), _lines(got), fillvalue=(None, 0)):
        if want is None or have is None:
            return _rest(want, at, len(expected)), _rest(have, here, len(got))
        if not is_same_line(want, have):
            return _in_line(want, at, have, here)
    return None


def first_value_difference(expected: str, got: str) -> Places | None:
    """The first word, number or sign in which two values in their JSON form differ; None if they are equal."""
    if expected == got:
        return None
    same = next(
        (n for n, (a, b) in enumerate(zip(expected, got, strict=False)) if a != b), min(len(expected), len(got))
    )
    return _word_at(expected, same), _word_at(got, same)


def _lines(text: str) -> Iterator[tuple[str | None, int]]:
    """The lines that are compared, without the blanks at their ends, each with its place in the text."""
    start, count = 0, len(split_lines(text))
    for line in text.split("\n")[:count]:
        yield line.rstrip(), start
        start += len(line) + 1


def _rest(line: str | None, at: int, length: int) -> Span:
    """The whole line that only this text has, or the end of this text if it is the one that lacks the line."""
    return Span(length, length) if line is None else Span(at, at + max(1, len(line)))


def _in_line(want: str, at: int, have: str, here: int) -> Places:
    for expected, got in zip_longest(_TOKEN.finditer(want), _TOKEN.finditer(have)):
        if expected is None or got is None or not is_same_token(expected.group(), got.group()):
            return _span(expected, at, len(want)), _span(got, here, len(have))
    raise AssertionError("lines with the same tokens are the same line")


def _span(match: re.Match[str] | None, at: int, length: int) -> Span:
    return Span(at + match.start(), at + match.end()) if match else Span(at + length, at + length)


def _word_at(text: str, place: int) -> Span:
    """The word or number around a place, or the single sign there."""
    for match in _WORD.finditer(text):
        if match.start() <= place < match.end() or place == match.end() == len(text):
            return Span(match.start(), match.end())
    return Span(place, min(place + 1, len(text)))
