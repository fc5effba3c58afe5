"""The totals of a run's reviews as HTML: which side people prefer, how far they agree, reasons and notes. Pure.

Reviewers have numbers here instead of names. Only notes on pairs that the visitor has judged are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evaluation.reviews.store import Vote
from evaluation.reviews.summary import EVEN, Rate, ReviewSummary
from ui.html.text import escape, quantity
from ui.runs.screen import SIDES
from ui.script import read_script

MOST_COUPLES, MOST_NOTES = 10, 50
NAMES = {"base": "base", "adapted": "adapted", EVEN: "neither", "tie": "tie", "both_bad": "both bad"}


def review_results(summary: ReviewSummary, mine: Sequence[Vote], called: Mapping[str, str], *, you: str) -> str:
    """HTML of the totals.

    `mine` are the votes on the pairs that the visitor judged, `called` the public names of the reviewers by their ids,
    `you` the id of the visitor.
    """
    if not summary.votes:
        body = '<p class="empty">No vote has been counted for this run yet.</p>'
    else:
        names = {who: "you" if who == you else number for who, number in called.items()}
        cards = _wins(summary) + _tests(summary) + _couples(summary, names) + _reasons(summary)
        body = f'<div class="result-cards">{cards}</div>{_notes(mine, names)}'
    return f'<section class="review-results" aria-label="results of the reviews">{body}{_files(mine)}</section>'


def _wins(summary: ReviewSummary) -> str:
    halves = "" if summary.with_halves is None else f" Counted as half a win for each: {_percent(summary.with_halves)}."
    late = quantity(summary.not_blind, "vote")
    seen = f" {late} given after the sides were seen: not counted." if summary.not_blind else ""
    return f"""<div class="score"><h2>Is adapted preferred?</h2><p class="headline">{_rate(summary.wins)}</p>
<p>Adapted was preferred in <b>{summary.wins.count}</b> of the <b>{quantity(summary.wins.of, "pair")}</b> in which \
people preferred a side.</p><p class="figures">{quantity(summary.people[EVEN], "pair")} without a preferred side (tie, \
both bad, or votes that cancel out) left out.{halves}</p>
<p class="figures">{quantity(summary.votes, "vote")} on {quantity(summary.pairs, "pair")} by \
{quantity(summary.reviewers, "reviewer")}; a pair counts once, by the majority.{seen}</p></div>"""


def _tests(summary: ReviewSummary) -> str:
    order = ("adapted", "base", EVEN)
    rows = "".join(
        f'<tr><th scope="row">{NAMES[people]}</th>'
        + "".join(f"<td>{summary.tests_too.get((people, tests), 0)}</td>" for tests in order)
        + "</tr>"
        for people in order
    )
    heads = "".join(f'<th scope="col">{NAMES[tests]}</th>' for tests in order)
    return f"""<div class="score"><h2>Do people and tests agree?</h2><p class="headline">{_rate(summary.with_tests)}</p>
<p>Where both prefer a side, it was the same one in <b>{summary.with_tests.count}</b> of \
<b>{quantity(summary.with_tests.of, "pair")}</b>.</p>
<table><caption class="figures">people in rows, the side that passes more tests in columns</caption>
<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"""


def _couples(summary: ReviewSummary, names: Mapping[str, str]) -> str:
    if not summary.couples:
        body = '<p class="figures">No two reviewers have judged the same pair yet.</p>'
    else:
        rows = "".join(
            f"""<tr><th scope="row">{" and ".join(escape(names.get(who, "?")) for who in couple.reviewers)}</th>
<td>{couple.same.count} of {couple.same.of}</td><td>{_kappa(couple.kappa)}</td></tr>"""
            for couple in summary.couples[:MOST_COUPLES]
        )
        more = len(summary.couples) - MOST_COUPLES
        further = f'<p class="more">and {more:,} more</p>' if more > 0 else ""
        body = f"""<table><thead><tr><th scope="col">reviewers</th><th scope="col">same vote</th>
<th scope="col">kappa</th></tr></thead><tbody>{rows}</tbody></table>{further}
<p class="figures">Cohen's kappa: 1 is full agreement, 0 what chance would give; – where all votes are alike.</p>"""
    return f'<div class="score"><h2>Do reviewers agree?</h2>{body}</div>'


def _kappa(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _reasons(summary: ReviewSummary) -> str:
    named = sorted({tag for side in SIDES for tag in summary.tags[side]})
    if not named:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(tag)}</th>'
        + "".join(f"<td>{summary.tags[side][tag]}</td>" for side in SIDES)
        + "</tr>"
        for tag in named
    )
    return f"""<div class="score"><h2>Why?</h2><table><thead><tr><th scope="col">reason</th>
<th scope="col">for base</th><th scope="col">for adapted</th></tr></thead><tbody>{rows}</tbody></table></div>"""


def _notes(mine: Sequence[Vote], names: Mapping[str, str]) -> str:
    noted = [vote for vote in mine if vote.note]
    if not noted:
        return ""
    rows = "".join(
        f"""<li><b>{escape(vote.problem_id)}</b> <span class="figures">{NAMES[vote.preferred]} · \
{escape(names.get(vote.reviewer, "?"))}</span><p>{escape(vote.note)}</p></li>"""
        for vote in reversed(noted[-MOST_NOTES:])
    )
    return f'<div class="score notes"><h2>Notes on the pairs that you judged</h2><ul>{rows}</ul></div>'


def _files(mine: Sequence[Vote]) -> str:
    judged = len({vote.pair for vote in mine})
    if not judged:
        return ""
    return f"""<p class="files">The votes on the {quantity(judged, "pair")} that you judged:
<button type="button" data-save="csv">Save CSV</button>
<button type="button" data-save="jsonl">Save JSON lines</button></p>"""


def _rate(rate: Rate) -> str:
    """`71 %, 95 % interval 47 to 87 %`."""
    if rate.value is None or rate.interval is None:
        return "<b>–</b>"
    low, high = 100 * rate.interval.low, 100 * rate.interval.high
    return f'<b>{_percent(rate.value)}</b> <span class="figures">95 % interval {low:.0f} to {high:.0f} %</span>'


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"


SAVE_VOTES = read_script("review/results")
