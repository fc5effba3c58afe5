"""The tests of a problem as a table: one row a test with both sides in it, which opens to the whole case. Pure.

A verdict is an icon, a word and a colour, so it can be read without the colour. Values are clipped in the row; an
opened case shows them up to a length that depends on how many tests there are.
"""

from __future__ import annotations

from evaluation.compare import encode_value
from evaluation.judge import Verdict
from evaluation.problems import Problem, TestCase
from ui.screen import CASE_CHARACTERS, SIDES, Case, Screen, Stage
from ui.text import Excerpt, clip, escape, one_line

ROW_CHARACTERS = 80
PAGE_CHARACTERS = 400_000
"""All opened cases together: a problem with 200 large tests must not send the browser a hundred megabytes."""

ICONS = {
    Verdict.ACCEPTED: "✓",
    Verdict.WRONG_ANSWER: "✗",
    Verdict.TIME_LIMIT: "◷",
    Verdict.MEMORY_LIMIT: "▤",
    Verdict.OUTPUT_LIMIT: "▥",
    Verdict.RUNTIME_ERROR: "!",
    Verdict.COMPILE_ERROR: "⊘",
    Verdict.JUDGE_ERROR: "?",
}
COLUMNS = ("#", "input", "expected", "base output", "adapted output", "base", "adapted", "CPU ms")

PairOfResults = tuple[Case | None, Case | None]
"""Base and adapted on one test; None until it has run."""


def case_table(screen: Screen) -> str:
    """HTML of the table; before a judgement its rows say what will be tested."""
    tests = screen.problem.tests
    if not tests:
        return '<p class="empty">This problem has no tests: its programs cannot be judged.</p>'
    base, adapted = (screen.sides[name].results(len(tests)) for name in SIDES)
    pairs: list[PairOfResults] = list(zip(base, adapted, strict=True))
    cap = max(200, min(CASE_CHARACTERS, PAGE_CHARACTERS // (4 * len(tests))))
    rows = "".join(_row(screen, number, pair, cap) for number, pair in enumerate(pairs))
    heads = "".join(f"<span>{name}</span>" for name in COLUMNS)
    return f"""<section class="tests" aria-label="tests">{_filter(screen, pairs)}
<div class="test-head" aria-hidden="true">{heads}</div>{rows}</section>"""


def verdict_badge(result: Case | None, *, running: bool) -> str:
    """Icon and word of one verdict; what has not run yet says so."""
    if result is None:
        return f'<span class="verdict pending">{"running" if running else "not run"}</span>'
    verdict = result.verdict
    icon, word = ICONS[verdict], verdict.value.replace("_", " ")
    return f'<span class="verdict {verdict.value}"><i aria-hidden="true">{icon}</i>{word}</span>'


def _filter(screen: Screen, pairs: list[PairOfResults]) -> str:
    """Two radio buttons; the style sheet hides the rows where the sides agree."""
    differing = sum(map(_differ, pairs))
    only = differing > 0 and not screen.stage.busy
    none = '<p class="agree">The sides agree on every test.</p>' if screen.judged and not differing else ""
    return f"""<div class="test-filter" role="radiogroup" aria-label="which tests"><h2>Tests</h2>
{_radio("tests-differ", f"sides differ <b>{differing}</b>", checked=only)}
{_radio("tests-all", f"all <b>{len(pairs)}</b>", checked=not only)}{none}</div>"""


def _radio(name: str, label: str, *, checked: bool) -> str:
    mark = " checked" if checked else ""
    return f'<input type="radio" name="tests-shown" id="{name}"{mark}><label for="{name}">{label}</label>'


def _differ(pair: PairOfResults) -> bool:
    base, adapted = pair
    return base is not None and adapted is not None and base.verdict is not adapted.verdict


def _row(screen: Screen, number: int, pair: PairOfResults, cap: int) -> str:
    problem, running = screen.problem, screen.stage is Stage.JUDGING
    test, (base, adapted) = problem.tests[number], pair
    given, expected = input_text(problem, test), expected_text(problem, test)
    cells = _cell("input", given) + _cell("expected", expected) + _answer("base", base) + _answer("adapted", adapted)
    badges = "".join(
        f'<span><span class="unseen">{name}: </span>{verdict_badge(result, running=running)}</span>'
        for name, result in zip(SIDES, pair, strict=True)
    )
    agree = " agree" if None not in pair and not _differ(pair) else ""
    return f"""<details class="case{agree}"><summary><span class="number">{number + 1}</span>{cells}{badges}
<span class="number">{_cpu(base)} · {_cpu(adapted)}</span></summary>{_opened(given, expected, pair, cap)}</details>"""


def _cell(column: str, value: Excerpt, kind: str = "value") -> str:
    shown = one_line(value, ROW_CHARACTERS)
    return f'<span class="{kind}"><span class="unseen">{column}: </span>{shown}</span>'


def _answer(side: str, result: Case | None) -> str:
    """The output; where there is none, what the judge says of it."""
    if result is None:
        return _cell(f"{side} output", Excerpt("", 0))
    if result.stdout.text or not result.detail.text:
        return _cell(f"{side} output", result.stdout)
    return _cell(f"{side} says", result.detail, "value said")


def _opened(given: Excerpt, expected: Excerpt, pair: PairOfResults, cap: int) -> str:
    """The whole case: input, expected, and for each side its output, what the judge says, stderr and the measures."""
    test = _value("input", given, cap) + _value("expected", expected, cap)
    sides = "".join(_side(name, result, cap) for name, result in zip(SIDES, pair, strict=True) if result)
    return f'<div class="case-body"><div class="case-side">{test}</div>{sides}</div>'


def _side(name: str, result: Case, cap: int) -> str:
    detail = _value("judge", result.detail, cap) if result.detail.text else ""
    stderr = _value("stderr", result.stderr, cap) if result.stderr.text else ""
    cpu, wall, memory = result.cpu_seconds * 1000, result.wall_seconds * 1000, result.memory_mb
    return f"""<div class="case-side {name}"><h3>{name} {verdict_badge(result, running=False)}</h3>
<p class="figures">{cpu:.1f} ms CPU · {wall:.1f} ms wall · {memory:.0f} MB</p>
{_value("output", result.stdout, cap)}{detail}{stderr}</div>"""


def _value(title: str, text: Excerpt, cap: int) -> str:
    shown = f'<pre tabindex="0" role="region" aria-label="{escape(title)}">{clip(text, cap)}</pre>'
    return f"<h4>{title}</h4>{shown if text.text else '<p class=empty>empty</p>'}"


def _cpu(result: Case | None) -> str:
    return "–" if result is None else f"{result.cpu_seconds * 1000:.1f}"


def input_text(problem: Problem, test: TestCase) -> Excerpt:
    """A stdin test's text as it is; a call-based one as the call."""
    if problem.fn_name is None:
        return Excerpt.of(test.input, CASE_CHARACTERS)
    return Excerpt.of(f"{problem.fn_name}({', '.join(map(encode_value, test.input))})", CASE_CHARACTERS)


def expected_text(problem: Problem, test: TestCase) -> Excerpt:
    """A stdin test's text; of a call-based one the value, in the form in which a returned value is shown."""
    text = test.expected if problem.fn_name is None else encode_value(test.expected)
    return Excerpt.of(text, CASE_CHARACTERS)
