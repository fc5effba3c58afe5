"""Untrusted text made fit for the page: escaped, cut to a stated length, with nothing invisible left in it.

Everything that a model, a program or the author of a problem wrote goes through `escape`, `clip` or `one_line`.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

# Control characters except tab and newline, marks that reorder or hide text, and lone surrogates, which no JSON encoder
# accepts.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def show_unseen(text: str) -> str:
    """The text with a sign in place of every unseen character: `␛` for escape, `‹U+202E›` for a mark."""
    return _UNSEEN.sub(lambda match: _sign(ord(match.group())), text)


def _sign(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


def replace_surrogates(text: str) -> str:
    """The text without lone surrogates, which no JSON encoder accepts; the rest stays as it is."""
    return _SURROGATE.sub("\ufffd", text)


def escape(text: str) -> str:
    """HTML that shows exactly this text, as an element's content or as an attribute's value."""
    return html.escape(show_unseen(text), quote=True)


@dataclass(frozen=True)
class Excerpt:
    """The beginning of a text that may be megabytes, and the length of the whole; a page keeps no more of it."""

    text: str
    length: int

    @classmethod
    def of(cls, text: str, cap: int) -> Excerpt:
        return cls(text[:cap], len(text))

    @property
    def whole(self) -> bool:
        return len(self.text) == self.length


def clip(text: Excerpt, cap: int) -> str:
    """HTML of at most `cap` characters, followed by the number of those left out."""
    left_out = text.length - min(cap, len(text.text))
    more = f'<span class="more">… {left_out:,} more characters</span>' if left_out else ""
    return escape(text.text[:cap]) + more


def one_line(text: Excerpt, cap: int) -> str:
    """HTML on one line, for a row of a table: line ends become `⏎`, an ellipsis says that more follows."""
    line = text.text[:cap].rstrip("\n").replace("\n", " ⏎ ")
    return escape(line) + ("…" if text.length > cap else "")


def quantity(count: int, noun: str) -> str:
    """`1 test`, `1,200 tests`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
