"""A pair to judge as HTML: problem, two nameless programs, the ballot; and the same pair with its verdicts afterwards.

Pure. Before the vote, nothing but the programs themselves may tell the sides apart: no name, no class, no verdict, no
CHRF, no speed.
"""

from __future__ import annotations

from evaluation.reviews.store import Vote
from ui.compare.links import link_of
from ui.compare.panes import NO_PROGRAM, REFERENCES_SHOWN
from ui.compare.scores import CHRF, cells, outcome_words
from ui.html.listing import program_listing, text_listing
from ui.html.statement import render_statement
from ui.html.text import escape, quantity
from ui.runs.screen import SIDES, Screen, Side
from ui.script import read_script

CHOICES = {"left": "Left is better", "right": "Right is better", "tie": "Tie", "both_bad": "Both bad"}
"""The choices as the database calls them, with the labels of keys 1 to 4."""
REASONS = ("correct", "right idea", "reads the input right", "prints what is asked", "clearer")
"""The reasons of keys 5 to 9."""
PLACES = ("left", "right")


def review_line(message: str, *, failed: bool = False) -> str:
    """The state of the review in words; a live region, so that it is read out."""
    kind = " failed" if failed else ""
    return f"""<p class="state-line{kind}" role="status" aria-live="polite"><span class="message">\
{escape(message)}</span></p>"""


def open_pair(screen: Screen, left: str, *, turn: int, undo: bool) -> str:
    """The pair before the vote; `left` is the side that stands on the left."""
    order = (left, *(side for side in SIDES if side != left))
    panes = "".join(
        f"""<section class="pane side" aria-label="{place} program"><div class="pane-head"><h2>{place.capitalize()}\
</h2></div><div class="pane-body">{_program(screen.sides[side], place)}</div></section>"""
        for place, side in zip(PLACES, order, strict=True)
    )
    return _card(f'<div class="panes">{_statement(screen)}{panes}</div>{_ballot(undo)}', turn)


def revealed_pair(screen: Screen, vote: Vote, *, turn: int) -> str:
    """The pair after the vote, in the same order, now with names, verdicts and scores."""
    order = (vote.left, *(side for side in SIDES if side != vote.left))
    panes = "".join(_revealed_pane(screen, place, side) for place, side in zip(PLACES, order, strict=True))
    choice = CHOICES[vote.choice.value]
    meant = f", which was <b>{escape(screen.name_of(vote.preferred))}</b>" if vote.preferred in SIDES else ""
    link = f'<a href="{escape(link_of(screen))}" target="_blank" rel="noopener">test by test on Compare</a>'
    ballot = f"""<div class="ballot"><p class="said">You said: {choice}{meant}. \
By the tests {escape(outcome_words(screen))} · {link}</p><div class="votes">
{_button("next", "Next pair", "n", "main")}<span class="aside">{_button("undo", "Undo", "u")}</span></div></div>"""
    return _card(f'<div class="panes">{_statement(screen)}{panes}</div>{ballot}', turn)


def welcome() -> str:
    """The rules, shown before a review begins."""
    lines = (
        "You see two programs for the same problem, without names. Which one stands on the left is random.",
        "Say which is better: left, right, a tie, or both bad. Reasons and a note are optional. Every step has a key; "
        "press ? for the list.",
        "Verdicts stay hidden until you have voted. Undo takes a vote back. A vote given after you saw the sides does "
        "not count.",
        "The page's owner sees your name; other reviewers do not.",
    )
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<section class="welcome" aria-label="how it works"><ul>{items}</ul></section>'


def no_pair(*, turn: int, undo: bool) -> str:
    """The card at the end of the queue: nothing to judge, perhaps a vote to undo."""
    button = _button("undo", "Undo the last vote", "u") if undo else ""
    return _card(f'<div class="ballot"><div class="votes">{button}</div></div>' if undo else "", turn)


def _card(body: str, turn: int) -> str:
    return f'<section class="review" aria-label="review" tabindex="-1" data-turn="{turn}">{body}</section>'


def _revealed_pane(screen: Screen, place: str, side: str) -> str:
    result = screen.sides[side]
    state = f"{result.accepted} of {quantity(len(result.cases), 'test')}"
    chrf = "" if result.chrf is None else f"<span>{CHRF} {result.chrf:.1f}</span>"
    return f"""<section class="pane side {side}" aria-label="{place} program"><div class="pane-head">
<h2>{place.capitalize()}: {escape(screen.name_of(side))}</h2>
<span class="facts">{chrf}<span class="state">{state}</span></span>{cells(result, len(result.cases))}</div>
<div class="pane-body">{_program(result, place)}</div></section>"""


def _program(side: Side, place: str) -> str:
    """The program, or the completion if it holds no program."""
    if side.program and side.program.source.strip():
        return program_listing(side.program.source, label=f"{place} program")
    return NO_PROGRAM + text_listing(side.completion, label=f"{place} completion")


def _statement(screen: Screen) -> str:
    problem = screen.problem
    parts = [render_statement(problem.question)]
    if problem.starter_code.strip():
        parts.append(f"<h3>Starter code</h3>{program_listing(problem.starter_code.strip(), label='starter code')}")
    if shown := problem.references[:REFERENCES_SHOWN]:
        listings = "".join(program_listing(text, label=f"reference {n}") for n, text in enumerate(shown, 1))
        summary = quantity(len(problem.references), "reference")
        parts.append(f"<details><summary>{summary}</summary>{listings}</details>")
    reads = f"calls {problem.fn_name}" if problem.fn_name else "reads stdin"
    facts = "".join(f'<span class="tag">{escape(fact)}</span>' for fact in (problem.difficulty, reads))
    return f"""<section class="pane statement" aria-label="problem"><div class="pane-head">
<h2>Problem {escape(problem.problem_id)}</h2><span class="facts">{facts}</span></div>
<input type="checkbox" class="fold" id="review-fold"><label class="fold-label" for="review-fold">whole statement</label>
<div class="pane-body prose-body" tabindex="0" role="region" aria-label="statement"><div>{"".join(parts)}</div></div>
</section>"""


def _ballot(undo: bool) -> str:
    reasons = "".join(
        f"""<button type="button" data-reason="{reason}" data-key="{key}" aria-pressed="false" \
aria-keyshortcuts="{key}"><kbd>{key}</kbd>{reason}</button>"""
        for key, reason in enumerate(REASONS, 5)
    )
    votes = "".join(_button(act, label, str(key), "main") for key, (act, label) in enumerate(CHOICES.items(), 1))
    aside = _button("skip", "Skip", "s") + (_button("undo", "Undo", "u") if undo else "")
    return f"""<div class="ballot"><div class="why">
<div class="reasons" role="group" aria-label="reasons">{reasons}</div>
<textarea class="note" rows="1" maxlength="2000" aria-label="note" placeholder="a note, if you like (m)"></textarea>
</div>
<div class="votes" role="group" aria-label="vote">{votes}<span class="aside">{aside}</span></div></div>"""


def _button(act: str, label: str, key: str, kind: str = "") -> str:
    return f"""<button type="button" class="{kind}" data-act="{act}" data-key="{key}" aria-keyshortcuts="{key}">\
<kbd>{key}</kbd>{label}</button>"""


PRESS = read_script("review/card", {"REASONS": REASONS})
