"""Untrusted text made fit for Markdown: shown as what it is, never read as markup or HTML.

CommonMark and GitHub's tables. What cannot be seen (control characters, marks that reorder text) becomes �.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&!@])")
"""What can be markup or HTML in the middle of a line; @ would name a person, $ begin a formula."""


def visible(text: str, *, kept: str = "") -> str:
    """Every character that cannot be printed as �, but those of `kept`."""
    return "".join(sign if sign.isprintable() or sign in kept else "\N{REPLACEMENT CHARACTER}" for sign in text)


def escaped(value: Any) -> str:
    """The value as running text; not for the beginning of a line, where other signs mean something too."""
    return _MARKUP.sub(r"\\\1", visible(_one_line(value)))


def code(value: Any) -> str:
    """The value as code within a line."""
    text = visible(_one_line(value))
    ticks = "`" * (_longest_run(text) + 1)
    return f"{ticks} {text} {ticks}" if text.startswith("`") or text.endswith("`") or not text else ticks + text + ticks


def fenced(text: str, language: str = "") -> str:
    """The text as a block of code."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{language}\n{visible(text.rstrip(), kept=chr(10))}\n{fence}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(markdown: str) -> str:
    """A table is cut at every bar that has no backslash before it, even within code."""
    return re.sub(r"(?<!\\)\|", r"\\|", markdown)


def _one_line(value: Any) -> str:
    return " ".join(str(value).split())


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
