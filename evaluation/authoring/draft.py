"""What an author of the embedded problem set writes: families of drafts, and the inputs of their tests."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Draft:
    """One problem as its author writes it. Texts may be indented and wrapped: the builder dedents and joins them."""

    question: str
    """The statement with its limits, without the examples. A stdin problem has the sections `-----Input-----` and
    `-----Output-----`."""
    references: Sequence[str]
    """2 to 4 programs in different styles; the first one defines the right answers."""
    inputs: Sequence[Any]
    """At least 10, the shown examples first: texts that end in a newline (stdin) or lists of arguments (call-based)."""
    difficulty: str
    fn_name: str | None = None
    starter_code: str = ""
    examples: int = 1


Author = Callable[[random.Random], Draft | list[Draft]]


@dataclass(frozen=True)
class Family:
    """One idea, as one draft or (in train only) several variants of it."""

    name: str
    author: Author

    def write_drafts(self) -> list[Draft]:
        """Let the author write, with a generator that is seeded from the name."""
        drafts = self.author(random.Random(self.name))
        return drafts if isinstance(drafts, list) else [drafts]


def family(name: str) -> Callable[[Author], Family]:
    """Make a function that drafts problems the author of a family.

    The function gets a seeded generator. It may use randint, randrange, choice, sample and shuffle only: they give the
    same values on every supported Python.
    """
    return lambda author: Family(name, author)


def lines(*rows: Any) -> str:
    """A test's stdin with one line for each argument: `lines(3, [1, 2, 3])` is `"3\\n1 2 3\\n"`."""
    texts = (" ".join(map(str, row)) if isinstance(row, list | tuple) else str(row) for row in rows)
    return "".join(f"{text}\n" for text in texts)


def integers(rng: random.Random, count: int, low: int, high: int) -> list[int]:
    """`count` random integers from low to high, both included."""
    return [rng.randint(low, high) for _ in range(count)]
