"""One test in full: input, expected, and of each side its output with the first difference marked, stderr, measures.

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
"""A place, and the side whose difference it is."""


def verdict_badge(result: Case | None, *, running: bool) -> str:
    """Icon and word of one verdict; what has not run yet says so."""
    if result is None:
        return f'<span class="verdict pending">{"running" if running else "not run"}</span>'
    verdict = result.verdict
    icon, word = ICONS[verdict], verdict.value.replace("_", " ")
    return f'<span class="verdict {verdict.value}"><i aria-hidden="true">{icon}</i>{word}</span>'


def opened_case(screen: Screen, test: TestCase, pair: Sequence[Case | None], cap: int) -> str:
    """HTML of the body of a row; texts are cut after `cap` characters."""
    problem = screen.problem
    expected = expected_text(problem, test)
    results = {name: result for name, result in zip(SIDES, pair, strict=True) if result}
    places = {name: found for name, result in results.items() if (found := _places(problem, expected, result))}
    wanted = [(found[0], name) for name, found in places.items()]
    shown = whole_value("input", input_text(problem, test), cap) + whole_value("expected", expected, cap, wanted)
    sides = "".join(
        _side(screen.name_of(name), name, result, places.get(name), cap) for name, result in results.items()
    )
    return f'<div class="case-body"><div class="case-side">{shown}</div>{sides}</div>'


def _places(problem: Problem, expected: Excerpt, result: Case) -> Places | None:
    """Of a wrong answer, where both texts reach that far; an answer in any order has no first difference."""
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
    """HTML of a titled text, cut after `cap` characters; an empty one says so."""
    body = "".join(_marked(text, cap, marks)) if marks else clip(text, cap)
    shown = f'<pre tabindex="0" role="region" aria-label="{escape(title)}">{body}</pre>'
    return f"<h4>{title}</h4>{shown if text.text or marks else '<p class=empty>empty</p>'}"


def _marked(text: Excerpt, cap: int, marks: Sequence[Mark]) -> Iterator[str]:
    """The text with its marks; where something is missing, or the mark is a line end, a sign stands for it."""
    end = 0
    for span, sides in sorted(_joined(marks), key=lambda mark: mark[0].start):
        if span.start < end or span.end > cap:
            continue
        found = text.text[span.start : span.end]
        sign = escape(found) if found.strip() else "⏎" if found else "‸"
        yield escape(text.text[end : span.start])
        yield f'<mark class="{sides}"><span class="unseen">first difference: </span>{sign}</mark>'
        end = span.end if found.strip() else span.start
    yield clip(Excerpt(text.text[end:], text.length - end), cap - end)


def _joined(marks: Sequence[Mark]) -> list[Mark]:
    """Both sides' marks at one place as one."""
    names: dict[Span, list[str]] = {}
    for span, name in marks:
        names.setdefault(span, []).append(name)
    return [(span, " ".join(found)) for span, found in names.items()]


def input_text(problem: Problem, test: TestCase) -> Excerpt:
    """A stdin test's text as it is; a call-based one as the call."""
    if problem.fn_name is None:
        return Excerpt.of(test.input, CASE_CHARACTERS)
    return Excerpt.of(f"{problem.fn_name}({', '.join(map(encode_value, test.input))})", CASE_CHARACTERS)


def expected_text(problem: Problem, test: TestCase) -> Excerpt:
    """A stdin test's text; of a call-based one the value, in the form in which a returned value is shown."""
    text = test.expected if problem.fn_name is None else encode_value(test.expected)
    return Excerpt.of(text, CASE_CHARACTERS)
