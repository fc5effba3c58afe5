"""What a visitor can do with the pair on the screen: copy its address or its command, save it. Pure, and one script.

The browser's address follows the screen, so it can be copied too.
"""

from __future__ import annotations

from ui.compare.links import KEYS, Setup, command_of, link_of
from ui.compare.provenance import provenance_block
from ui.html.text import escape
from ui.runs.screen import Screen
from ui.script import read_script


def below_scores(screen: Screen, setup: Setup) -> str:
    """HTML of the line below the scores: the actions, and the folded provenance."""
    return f'<div class="below">{_actions(screen, setup)}{provenance_block(screen.origin)}</div>'


def _actions(screen: Screen, setup: Setup) -> str:
    command = command_of(screen, setup)
    buttons = _copy("Copy link", link_of(screen), "link")
    buttons += _copy("Copy command", command, "command") if command else ""
    if screen.judged:
        buttons += '<button type="button" data-save="json">Save JSON</button>'
        buttons += '<button type="button" data-save="markdown">Save Markdown</button>'
    return f'<p class="actions">{buttons}<span class="unseen" role="status"></span></p>'


def _copy(label: str, text: str, kind: str) -> str:
    return f'<button type="button" data-copy="{escape(text)}" data-kind="{kind}">{label}</button>'


ACT = read_script("compare/actions", {"KEYS": KEYS})
