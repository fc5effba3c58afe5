"""The verdict matrix: one row a test, with both sides in it and which of them are accepted. Pure.

A verdict is an icon, a word and a colour, so it can be read without the colour. Values are cut in the row; an opened
case (opened_case.py) shows them up to a length that depends on how many tests there are.
"""

from __future__ import annotations

from collections import Counter

from ui.compare.opened_case import expected_text, input_text, opened_case, verdict_badge
from ui.html.text import Excerpt, escape, one_line
from ui.runs.screen import CASE_CHARACTERS, SIDES, Case, Screen, Stage
from ui.script import read_script

ROW_CHARACTERS = 80
PAGE_CHARACTERS = 400_000
"""All opened cases together: a problem with 200 large tests must not send a hundred megabytes to the browser."""
OUTCOMES = ("only-base", "only-adapted", "both", "neither")
"""Which sides are accepted on a test; the sides differ in the first two."""

PairOfResults = tuple[Case | None, Case | None]
"""The results of base and adapted on one test; None until it has run."""

KEEP_ROWS = read_script("compare/cases")


def case_table(screen: Screen) -> str:
    """HTML of the table; before the tests have run, its rows say what will be tested."""
    tests = screen.problem.tests
    if not tests:
        return '<p class="empty">This problem has no tests, so its programs cannot be judged.</p>'
    base, adapted = (screen.sides[name].results(len(tests)) for name in SIDES)
    pairs: list[PairOfResults] = list(zip(base, adapted, strict=True))
    cap = max(200, min(CASE_CHARACTERS, PAGE_CHARACTERS // (4 * len(tests))))
    rows = "".join(_row(screen, number, pair, cap) for number, pair in enumerate(pairs))
    return f"""<section class="tests" aria-label="tests" data-of="{escape(screen.problem.problem_id)}">\
{_filter(screen, pairs)}<div class="test-head" aria-hidden="true">{_heads(screen)}</div>{rows}
<p class="empty none-shown">No test matches this filter.</p></section>"""


def outcome(pair: PairOfResults) -> str:
    """One of OUTCOMES; empty until both sides have a result."""
    if None in pair:
        return ""
    base, adapted = (result is not None and result.accepted for result in pair)
    return {(True, False): "only-base", (False, True): "only-adapted", (True, True): "both"}.get(
        (base, adapted), "neither"
    )


def _heads(screen: Screen) -> str:
    base, adapted = (escape(screen.name_of(name)) for name in SIDES)
    names = ("#", "input", "expected", f"{base} output", f"{adapted} output", base, adapted, "accepted", "CPU ms")
    return "".join(f"<span>{name}</span>" for name in names)


def _filter(screen: Screen, pairs: list[PairOfResults]) -> str:
    """Radio buttons; the style sheet hides the rows with other outcomes.

    At first it shows the tests on which the sides differ; all tests while they run, or if there is no difference.
    """
    counts = Counter(map(outcome, pairs))
    differing = counts["only-base"] + counts["only-adapted"]
    start = "differ" if differing and not screen.stage.busy else "all"
    kinds = {"differ": ("sides differ", differing)}
    kinds |= {kind: (_words(screen, kind), counts[kind]) for kind in OUTCOMES}
    kinds["all"] = ("all", len(pairs))
    radios = "".join(_radio(kind, *label, checked=kind == start) for kind, label in kinds.items())
    none = '<p class="agree">The sides agree on every test.</p>' if screen.judged and not differing else ""
    return f"""<div class="test-filter" role="radiogroup" aria-label="which tests"><h2>Tests</h2>{radios}{none}</div>"""


def _words(screen: Screen, kind: str) -> str:
    """`only base`, `both`: which sides are accepted."""
    only, _, side = kind.partition("-")
    return f"{only} {screen.name_of(side)}" if side else kind


def _radio(kind: str, label: str, count: int, *, checked: bool) -> str:
    name, mark = f"tests-{kind}", " checked" if checked else ""
    return f"""<input type="radio" name="tests-shown" id="{name}"{mark}>\
<label for="{name}">{escape(label)} <b>{count}</b></label>"""


def _row(screen: Screen, number: int, pair: PairOfResults, cap: int) -> str:
    problem, running = screen.problem, screen.stage is Stage.JUDGING
    test, (base, adapted) = problem.tests[number], pair
    cells = cell("input", input_text(problem, test)) + cell("expected", expected_text(problem, test))
    cells += "".join(_answer(screen.name_of(name), result) for name, result in zip(SIDES, pair, strict=True))
    verdicts = (
        (escape(screen.name_of(name)), verdict_badge(result, running=running))
        for name, result in zip(SIDES, pair, strict=True)
    )
    badges = "".join(f'<span><span class="unseen">{name}: </span>{badge}</span>' for name, badge in verdicts)
    kind = outcome(pair)
    return f"""<details class="case {kind}" data-test="{number + 1}"><summary><span class="number">{number + 1}</span>\
{cells}{badges}<span class="outcome">{_outcome(screen, kind)}</span>
<span class="number">{_cpu(base)} · {_cpu(adapted)}</span></summary>{opened_case(screen, test, pair, cap)}</details>"""


def _outcome(screen: Screen, kind: str) -> str:
    return f'<span class="unseen">accepted: </span>{escape(_words(screen, kind))}' if kind else "–"


def cell(column: str, value: Excerpt, kind: str = "value") -> str:
    """HTML of one value in a row, on one line; the column's name is there for screen readers."""
    shown = one_line(value, ROW_CHARACTERS)
    return f'<span class="{kind}"><span class="unseen">{escape(column)}: </span>{shown}</span>'


def _answer(side: str, result: Case | None) -> str:
    """The output, or what the judge says if there is none."""
    if result is None:
        return cell(f"{side} output", Excerpt("", 0))
    if result.stdout.text or not result.detail.text:
        return cell(f"{side} output", result.stdout)
    return cell(f"{side} says", result.detail, "value said")


def _cpu(result: Case | None) -> str:
    return "–" if result is None else f"{result.cpu_seconds * 1000:.1f}"
