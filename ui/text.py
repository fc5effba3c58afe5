"""Untrusted text made fit for the page: escaped, cut to a stated length, nothing invisible left in it.

Everything a model, a program or a problem's author wrote goes through `escape` or `clip`, and through nothing else.
"""

from __future__ import annotations

import html
import re

# Control characters (but tab and newline), the marks that reorder or hide text, and lone surrogates, which no JSON
# encoder accepts.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)


def visible(text: str) -> str:
    """The text with every unseen character replaced by a sign that shows it: `␛` for escape, `‹U+202E›` for a mark."""
    return _UNSEEN.sub(lambda match: _sign(ord(match.group())), text)


def _sign(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


def escape(text: str) -> str:
    """HTML that shows exactly this text, as an element's content or as an attribute's value."""
    return html.escape(visible(text), quote=True)


def clip(text: str, cap: int) -> str:
    """HTML of at most `cap` characters of the text; what is left out is counted behind it."""
    if len(text) <= cap:
        return escape(text)
    return f'{escape(text[:cap])}<span class="more">… {len(text) - cap:,} more characters</span>'


def one_line(text: str, cap: int) -> str:
    """HTML of the text on one line, for a row of a table: line ends become `⏎`, an ellipsis says that more follows."""
    line = text[: cap + 1].rstrip("\n").replace("\n", " ⏎ ")
    return escape(line) if len(text) <= cap else escape(line[:cap]) + "…"
