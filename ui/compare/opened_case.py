"""One test in full: input, expected output, and for each side its output, stderr, times and memory.

A wrong output has its first difference from the expected one marked.

Pure: a test and two results in, escaped HTML out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluation.judge.compare import encode_value
from evaluation.judge.verdict import Verdict
from evaluation.problems.sources import Problem, TestCase
from ui.html.difference import Places, Span, first_difference, first_value_difference
from ui.html.text import Excerpt, clip, escape
from ui.runs.screen import CASE_CHARACTERS, SIDES, Case, Screen

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

Mark = tuple[Span, str]
"""A place, and the side that differs there."""


def verdict_badge(result: Case | None, *, running: bool) -> str:
    """HTML of a verdict's icon and word, or of the words that the test has not run yet."""
    if result is None:
        return f'<span class="verdict pending">{"running" if running else "not run"}</span>'
    verdict = result.verdict
    icon, word = ICONS[verdict], verdict.value.replace("_", " ")
    return f'<span class="verdict {verdict.value}"><i aria-hidden="true">{icon}</i>{word}</span>'


def opened_case(screen: Screen, test: TestCase, pair: Sequence[Case | None], cap: int) -> str:
    """HTML of a row's body; texts are cut after `cap` characters."""
    problem = screen.problem
    expected = expected_text(problem, test)
    results = {name: result for name, result in zip(SIDES, pair, strict=True) if result}
    places = {name: spans for name, result in results.items() if (spans := _places(problem, expected, result))}
    marks = [(in_expected, name) for name, (in_expected, _) in places.items()]
    shown = whole_value("input", input_text(problem, test), cap) + whole_value("expected", expected, cap, marks)
    sides = "".join(
        _side(screen.name_of(name), name, result, places.get(name), cap) for name, result in results.items()
    )
    return f'<div class="case-body"><div class="case-side">{shown}</div>{sides}</div>'


def _places(problem: Problem, expected: Excerpt, result: Case) -> Places | None:
    """Where a wrong answer first differs, if both texts reach that far; None if the answer may come in any order."""
    if result.verdict is not Verdict.WRONG_ANSWER or problem.lenient:
        return None
    find = first_value_difference if problem.fn_name else first_difference
    places = find(expected.text, result.stdout.text)
    texts = (expected, result.stdout)
    if places and all(text.whole or span.end < len(text.text) for text, span in zip(texts, places, strict=True)):
        return places
    return None


def _side(called: str, name: str, result: Case, places: Places | None, cap: int) -> str:
    detail = whole_value("judge", result.detail, cap) if result.detail.text else ""
    stderr = whole_value("stderr", result.stderr, cap) if result.stderr.text else ""
    cpu, wall, memory = result.cpu_seconds * 1000, result.wall_seconds * 1000, result.memory_mb
    output = whole_value("output", result.stdout, cap, [(places[1], name)] if places else [])
    return f"""<div class="case-side {name}"><h3>{escape(called)} {verdict_badge(result, running=False)}</h3>
<p class="figures">{cpu:.1f} ms CPU · {wall:.1f} ms wall · {memory:.0f} MB</p>
{output}{detail}{stderr}</div>"""


def whole_value(title: str, text: Excerpt, cap: int, marks: Sequence[Mark] = ()) -> str:
    """HTML of a text with a title, cut after `cap` characters; if it is empty, that is said."""
    body = "".join(_insert_marks(text, cap, marks)) if marks else clip(text, cap)
    shown = f'<pre tabindex="0" role="region" aria-label="{escape(title)}">{body}</pre>'
    return f"<h4>{title}</h4>{shown if text.text or marks else '<p class=empty>empty</p>'}"


def _insert_marks(text: Excerpt, cap: int, marks: Sequence[Mark]) -> Iterator[str]:
    """The text with its marks; a sign stands for a line end, and for something that is missing."""
    end = 0
    for span, sides in sorted(_join_marks(marks), key=lambda mark: mark[0].start):
        if span.start < end or span.end > cap:
            continue
        marked = text.text[span.start : span.end]
        sign = escape(marked) if marked.strip() else "⏎" if marked else "‸"
        yield escape(text.text[end : span.start])
        yield f'<mark class="{sides}"><span class="unseen">first difference: </span>{sign}</mark>'
        end = span.end if marked.strip() else span.start
    yield clip(Excerpt(text.text[end:], text.length - end), cap - end)


def _join_marks(marks: Sequence[Mark]) -> list[Mark]:
    """The marks, with both sides' marks at the same place as one."""
    names: dict[Span, list[str]] = {}
    for span, name in marks:
        names.setdefault(span, []).append(name)
    return [(span, " ".join(sides)) for span, sides in names.items()]


def input_text(problem: Problem, test: TestCase) -> Excerpt:
    """The input of a stdin test as it is; that of a call-based test as the call."""
    if problem.fn_name is None:
        return Excerpt.of(test.input, CASE_CHARACTERS)
    return Excerpt.of(f"{problem.fn_name}({', '.join(map(encode_value, test.input))})", CASE_CHARACTERS)


def expected_text(problem: Problem, test: TestCase) -> Excerpt:
    """The expected output of a stdin test as it is; of a call-based test the value, written like a returned value."""
    text = test.expected if problem.fn_name is None else encode_value(test.expected)
    return Excerpt.of(text, CASE_CHARACTERS)
