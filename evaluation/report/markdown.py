"""Untrusted text made safe for Markdown: it is shown as what it is and never read as markup or HTML.

For CommonMark and GitHub's tables. Characters that cannot be seen (control characters, marks that reorder text) become
�, or whatever the caller's own `show_unseen` makes of them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

_MARKUP = re.compile(r"([\\`*_{}\[\]#|~$!@])")
"""What can be markup in the middle of a line; @ would name a person, $ begin a formula."""


def replace_unseen(text: str) -> str:
    """Replace every character that cannot be printed by �; tabs and line ends stay."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else "\N{REPLACEMENT CHARACTER}" for sign in text)


def escape_markdown(value: Any, *, show_unseen: Callable[[str], str] = replace_unseen) -> str:
    """The value as running text on one line. Not for the beginning of a line, where other signs are markup too."""
    text = html.escape(show_unseen(_join_lines(value)), quote=False)
    return _MARKUP.sub(r"\\\1", text)


def code_span(value: Any) -> str:
    """The value as code within a line."""
    text = replace_unseen(_join_lines(value))
    ticks = "`" * (_longest_run(text) + 1)
    return f"{ticks} {text} {ticks}" if text.startswith("`") or text.endswith("`") or not text else ticks + text + ticks


def code_block(text: str, language: str = "", *, show_unseen: Callable[[str], str] = replace_unseen) -> str:
    """The text as a block of code, with a fence longer than any run of backticks in it."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{language}\n{show_unseen(text.rstrip())}\n{fence}"


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table from cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_escape_bars(cell) for cell in line)} |" for line in lines)


def _escape_bars(markdown: str) -> str:
    """A table is cut at every bar that has no backslash before it, even within code."""
    return re.sub(r"(?<!\\)\|", r"\\|", markdown)


def _join_lines(value: Any) -> str:
    return " ".join(str(value).split())


def _longest_run(text: str) -> int:
    """The length of the longest run of backticks."""
    return max((len(run) for run in re.findall("`+", text)), default=0)
