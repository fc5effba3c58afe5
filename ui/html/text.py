"""Untrusted text made fit for the page: escaped, cut to a stated length, nothing invisible left in it.

Everything a model, a program or a problem's author wrote goes through `escape` or `clip`, and through nothing else.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

# Control characters (but tab and newline), the marks that reorder or hide text, and lone surrogates, which no JSON
# encoder accepts.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)


_SURROGATE = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with every unseen character replaced by a sign that shows it: `␛` for escape, `‹U+202E›` for a mark."""
    return _UNSEEN.sub(lambda match: _sign(ord(match.group())), text)


def _sign(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


def sendable(text: str) -> str:
    """The text without lone surrogates, which no JSON encoder accepts: for fields and answers that keep the rest as it
    is."""
    return _SURROGATE.sub("\ufffd", text)


def escape(text: str) -> str:
    """HTML that shows exactly this text, as an element's content or as an attribute's value."""
    return html.escape(visible(text), quote=True)


@dataclass(frozen=True)
class Excerpt:
    """The beginning of a text that may be megabytes, and how long the whole is: what a page keeps of it."""

    text: str
    length: int

    @classmethod
    def of(cls, text: str, cap: int) -> Excerpt:
        return cls(text[:cap], len(text))

    @property
    def whole(self) -> bool:
        return len(self.text) == self.length


def clip(text: Excerpt, cap: int) -> str:
    """HTML of at most `cap` characters; what is left out is counted behind them."""
    left_out = text.length - min(cap, len(text.text))
    more = f'<span class="more">… {left_out:,} more characters</span>' if left_out else ""
    return escape(text.text[:cap]) + more


def one_line(text: Excerpt, cap: int) -> str:
    """HTML on one line, for a row of a table: line ends become `⏎`, an ellipsis says that more follows."""
    line = text.text[:cap].rstrip("\n").replace("\n", " ⏎ ")
    return escape(line) + ("…" if text.length > cap else "")
