"""The strip below the columns: accepted tests and CHRF of each side, and the outcome of the pair in words. Pure."""

from __future__ import annotations

from ui.html.text import escape
from ui.runs.screen import SIDES, Screen, Side, Stage

OUTCOMES = {
    (True, True): "both pass",
    (True, False): "only {base} passes",
    (False, True): "only {adapted} passes",
    (False, False): "neither passes",
}
"""The words for whether base and adapted pass."""
CHRF = '<abbr title="similarity to the nearest reference, character by character, from 0 to 100">CHRF</abbr>'


def score_strip(screen: Screen) -> str:
    """HTML of the strip, with dashes for what is not known yet."""
    base, adapted = (screen.sides[name] for name in SIDES)
    return f"""<section class="scores" aria-label="scores">
<div class="score outcome"><p class="headline">{escape(outcome_words(screen))}</p>
<p class="figures">{_delta(base, adapted)}</p></div>
{_score(screen, "base")}{_score(screen, "adapted")}</section>"""


def _score(screen: Screen, name: str) -> str:
    side, total = screen.sides[name], len(screen.problem.tests)
    accepted = side.accepted if side.cases else "–"
    chrf = "–" if side.chrf is None else f"{side.chrf:.1f}"
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in side.notes)
    tests = f"<b>{accepted}</b> of {total} test{'' if total == 1 else 's'}"
    return f"""<div class="score {name}">
<p class="headline"><span class="who">{escape(screen.name_of(name))}</span> {tests}</p>
<p class="figures">{CHRF} <b>{chrf}</b></p>{cells(side, total)}{notes}</div>"""


def cells(side: Side, total: int) -> str:
    """One small cell a test, in order: the whole judgement at a glance. The rows of the table say the same in words."""
    squares = "".join(f'<i class="{case.verdict.value if case else "pending"}"></i>' for case in side.results(total))
    return f'<div class="cells" aria-hidden="true">{squares}</div>'


def outcome_words(screen: Screen) -> str:
    """Which sides pass all tests, in words."""
    if screen.judged:
        base, adapted = (screen.sides[name].passed for name in SIDES)
        return OUTCOMES[base, adapted].format(**{name: screen.name_of(name) for name in SIDES})
    if screen.stage is Stage.JUDGING:
        return "running the tests"
    begun = any(case for side in screen.sides.values() for case in side.cases)
    return "not all tests were run" if begun else "not compared yet"


def _delta(base: Side, adapted: Side) -> str:
    if not (base.judged and adapted.judged):
        return "tests – · CHRF –"
    tests = adapted.accepted - base.accepted
    figures = [f"tests <b>{tests:+d}</b>" if tests else "tests <b>±0</b>"]
    if base.chrf is not None and adapted.chrf is not None:
        difference = adapted.chrf - base.chrf
        figures.append(f"CHRF <b>{difference:+.1f}</b>")
        if tests * difference < 0:
            figures.append('<span class="disagree">CHRF and tests disagree</span>')
    return " · ".join(figures)
