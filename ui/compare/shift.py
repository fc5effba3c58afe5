"""The Shift tab: a completion's tokens coloured by what the adapter changed. Pure: numbers in, escaped HTML out.

The colour shows how the token's own log-probability changed, the line below it how far apart the two distributions
were at that place, whichever token came. Nobody needs to see either: every token has its numbers in words, and the
tokens that changed most are listed below. Computes nothing (generation/token_shift.py does).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generation.token_shift import TokenShift
from ui.html.text import escape
from ui.runs.screen import Screen
from ui.script import read_script

COLOUR_STEPS = (0.1, 0.5, 1.0, 2.0)
"""The change of a log-probability, in nats, at which each step of colour begins: e^2 is 7 times as likely."""
LINE_STEPS = (0.1, 0.5, 1.5)
"""The divergence, in nats, at which the line below a token becomes thin, medium and thick."""
LISTED = 5
LISTED_CHARACTERS = 40

STORED = (
    "A stored result holds only texts. Press Generate to write both sides again; this tab then shows what the adapter "
    "changed at each token."
)
NONE_YET = "Once both sides are written, this tab shows what the adapter changed at each token."
AFTER_TESTS = "The tests come first; then this tab shows what the adapter changed at each token."
ASKED = "The model reads the completion with and without the adapter, as soon as it is free …"
SAME = "At strength 0 the adapter changes nothing: both sides are the base."
UNCHANGED = "No token became likelier or less likely by more than a tenth of a nat."

ASK = read_script("compare/shift")


def shift_tab(screen: Screen, name: str) -> str:
    """HTML of the tab's content: the shift, or why there is none and how to get it."""
    side = screen.sides[name]
    if side.shift is not None:
        return shift_view(side.shift, name, same=screen.origin is not None and screen.origin.strength == 0)
    if side.shift_failure:
        return _message(side.shift_failure, _button("Try again", "on click"))
    if side.shift_asked:
        return _message(ASKED)
    if not screen.live:
        return _message(STORED)
    if screen.stage.busy:
        return _message(AFTER_TESTS)
    return _message(NONE_YET, _button("Show what the adapter changed", "at once"))


def _message(text: str, button: str = "") -> str:
    return f'<p class="empty middle" role="status">{escape(text)}</p>{button}'


def _button(label: str, when: str) -> str:
    return f'<p class="ask"><button type="button" data-ask="{when}">{label}</button></p>'


def shift_view(shift: Sequence[TokenShift], name: str, *, same: bool) -> str:
    """HTML of the legend, the tokens line by line, and the tokens that changed most in words."""
    rows = "".join(f'<span class="line">{line}\n</span>' for line in _lines(shift))
    note = f'<p class="shift-note">{SAME}</p>' if same else ""
    return f"""{note}{_legend()}
<pre class="listing" tabindex="0" role="region" aria-label="{name} tokens"><code>{rows}</code></pre>
{_most_changed(shift, name)}"""


def _legend() -> str:
    """The scale: four steps in each direction, and the meaning of the line below a token."""
    less = "".join(f'<i class="token down{step}"></i>' for step in range(len(COLOUR_STEPS), 0, -1))
    more = "".join(f'<i class="token up{step}"></i>' for step in range(1, len(COLOUR_STEPS) + 1))
    return f"""<div class="legend"><p>With the adapter <span class="scale">less likely
<span aria-hidden="true">{less}<i class="token"></i>{more}</span> likelier</span></p>
<p>Thicker <span class="token line2">line</span>: the models disagree more here;
<span class="token line2 down">dashed</span>: less likely</p></div>"""


def _lines(shift: Sequence[TokenShift]) -> Iterator[str]:
    """The tokens as HTML, one line of the text at a time; a token with line ends is part of each of its lines."""
    line: list[str] = []
    for token in shift:
        *ended, rest = token.text.split("\n")
        for part in ended:
            yield "".join([*line, _span(token, part, ends=True)])
            line = []
        line.append(_span(token, rest, ends=False))
    yield "".join(line)


def _span(token: TokenShift, text: str, *, ends: bool) -> str:
    if not text and not ends:
        return ""
    blank = " blank" if text.isspace() else ""
    end = '<i class="end" aria-hidden="true"></i>' if ends else ""
    return f'<span class="token{_look(token)}{blank}" title="{escape(numbers(token))}">{escape(text)}{end}</span>'


def _look(token: TokenShift) -> str:
    """The style sheet's classes: a step of colour in one direction, and a step of the line below."""
    change = token.adapted - token.base
    colour, line = bisect_right(COLOUR_STEPS, abs(change)), bisect_right(LINE_STEPS, token.divergence)
    direction = "up" if change > 0 else "down"
    return (f" {direction}{colour}" if colour else "") + (f" line{line} {direction}" if line else "")


def numbers(token: TokenShift) -> str:
    """A token's colour and line in words: `base 8.1 %, adapted 41.7 %: likelier; KL 1.99 nats`."""
    change = token.adapted - token.base
    word = "as likely" if abs(change) < COLOUR_STEPS[0] else "likelier" if change > 0 else "less likely"
    base, adapted = map(format_probability, (token.base, token.adapted))
    return f"base {base}, adapted {adapted}: {word}; KL {token.divergence:.2f} nats"


def format_probability(log_probability: float) -> str:
    """A log-probability as a percentage with two or three significant digits."""
    share = 100 * math.exp(log_probability)
    if share < 0.001:
        return "under 0.001\u00a0%"
    return f"{share:.1f}\u00a0%" if share >= 1 else f"{share:.2g}\u00a0%"


def _most_changed(shift: Sequence[TokenShift], name: str) -> str:
    """The tokens whose probability moved most, as sentences, for visitors who see no colours or use no mouse."""
    places, line = [], 1
    for token in shift:
        places.append(line)
        line += token.text.count("\n")
    moved = [(abs(token.adapted - token.base), place, token) for token, place in zip(shift, places, strict=True)]
    listed = sorted(
        (entry for entry in moved if entry[2].text and entry[0] >= COLOUR_STEPS[0]), key=lambda entry: -entry[0]
    )[:LISTED]
    if not listed:
        return f'<p class="shift-note">{UNCHANGED}</p>'
    items = "".join(
        f"<li><code>{_quote(token.text)}</code> <span>line {place}: {escape(numbers(token))}</span></li>"
        for _, place, token in listed
    )
    title = "The token that changed most" if len(listed) == 1 else f"The {len(listed)} tokens that changed most"
    return f"""<section class="changed" tabindex="0" role="region" aria-label="{name}: tokens that changed most">
<h3>{title}</h3><ol>{items}</ol></section>"""


def _quote(text: str) -> str:
    """A token for a sentence, with signs for line ends, tabs and blanks."""
    shown = text[:LISTED_CHARACTERS].replace("\n", "⏎").replace("\t", "⇥")
    return escape(shown.replace(" ", "·")) + ("…" if len(text) > LISTED_CHARACTERS else "")
