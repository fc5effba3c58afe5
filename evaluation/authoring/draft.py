"""What an author of the embedded problem set writes: families of drafts, and the inputs of their tests."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Draft:
    """One problem as its author writes it. Texts may be indented and wrapped: the builder dedents and reflows them."""

    question: str
    """The statement with its limits, without the examples. stdin: with `-----Input-----` and `-----Output-----`."""
    references: Sequence[str]
    """2 to 4 programs in different styles, the first of which says what is right."""
    inputs: Sequence[Any]
    """At least 10, the shown examples first. stdin: texts ending in a newline; call-based: argument lists."""
    difficulty: str
    fn_name: str | None = None
    starter_code: str = ""
    examples: int = 1


Author = Callable[[random.Random], "Draft | list[Draft]"]


def family(name: str) -> Callable[[Author], Author]:
    """Mark a function as the author of a family: one idea, one draft or (in train only) several variants of it.

    It gets a generator seeded from the name. Use only randint, randrange, choice, sample and shuffle, which give the
    same values on every supported Python.
    """

    def mark(author: Author) -> Author:
        author.family = name  # type: ignore[attr-defined]
        return author

    return mark


def lines(*rows: Any) -> str:
    """A test's stdin, one argument a line: `lines(3, [1, 2, 3])` is `"3\\n1 2 3\\n"`."""
    texts = (" ".join(map(str, row)) if isinstance(row, list | tuple) else str(row) for row in rows)
    return "".join(f"{text}\n" for text in texts)


def integers(rng: random.Random, count: int, low: int, high: int) -> list[int]:
    """So many random integers from low to high, both included."""
    return [rng.randint(low, high) for _ in range(count)]
