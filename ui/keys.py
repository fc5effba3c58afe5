"""Keyboard shortcuts of the page, and the help that `?` opens. Both come from one list.

A key works only outside of fields and without Ctrl, Alt or Cmd. Visitors can switch the keys off, because single keys
get in the way of speech input (WCAG 2.1, 2.1.4).
"""

from __future__ import annotations

from collections.abc import Mapping

from ui.html.text import escape
from ui.script import read_script

SHORTCUTS = {
    "n": ("next problem", "#next-problem"),
    "p": ("previous problem", "#previous-problem"),
    "/": ("search", ".search input, .search textarea"),
    "g": ("generate", "#generate"),
    "s": ("stop", "#stop"),
    "t": ("go to the tests", ".tests"),
    "d": ("go to the diff", "#diff"),
    "e": ("edit and run", "#edit > button"),
    "l": ("copy the link", ".actions [data-kind=link]"),
    "?": ("show this help", ".keys-button"),
}
"""By key: what it does, and the element that it presses, focuses or scrolls to."""
REVIEW = {
    "1": ("left is better", "[data-key='1']"),
    "2": ("right is better", "[data-key='2']"),
    "3": ("tie", "[data-key='3']"),
    "4": ("both bad", "[data-key='4']"),
    **{str(key): ("a reason", f"[data-key='{key}']") for key in range(5, 10)},
    "m": ("write a note; Escape leaves the field", ".review .note"),
    "s": ("skip", "[data-key=s]"),
    "u": ("undo", "[data-key=u]"),
    "n": ("next pair", "[data-key=n]"),
}
"""The same for the Review tab. A key in both lists acts on whichever element is visible."""
TARGETS = {
    key: ", ".join(keys[key][1] for keys in (SHORTCUTS, REVIEW) if key in keys) for key in {**SHORTCUTS, **REVIEW}
}


def keys_help() -> str:
    """HTML of the button and of the dialog that it opens."""
    single = {key: what for key, (what, _) in REVIEW.items() if what != "a reason"}
    reviewing = {"1": single.pop("1"), "2": single.pop("2"), "3": single.pop("3"), "4": single.pop("4")}
    rows = _rows({key: what for key, (what, _) in SHORTCUTS.items()})
    review_rows = _rows({**reviewing, "5 … 9": "a reason", **single})
    return f"""<button type="button" class="keys-button" aria-haspopup="dialog">Keys <kbd>?</kbd></button>
<dialog class="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keyboard</h2>
<div class="keys-tables"><table><caption>Compare</caption><tbody>{rows}</tbody></table>
<table><caption>Review</caption><tbody>{review_rows}</tbody></table></div>
<p>In the list of problems, the arrows move, Enter opens and Escape closes. In tabs and filters, the arrows move.</p>
<p><label><input type="checkbox" class="keys-on" checked> use single-key shortcuts</label></p>
<form method="dialog"><button class="keys-close">Close</button></form></dialog>"""


def _rows(keys: Mapping[str, str]) -> str:
    return "".join(
        f"<tr><th scope='row'><kbd>{escape(key)}</kbd></th><td>{escape(what)}</td></tr>" for key, what in keys.items()
    )


LISTEN = read_script("keys", {"SHORTCUTS": TARGETS})
