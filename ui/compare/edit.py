"""Edit and run: a program that the visitor changed, or an input of his own. Marked as edited wherever it is shown.

The section below the diff: its components, its handlers and what its results look like. Not there at all where the
page's owner has not turned it on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import Any

import gradio as gr

from evaluation.errors import UserError
from evaluation.problems.sources import Problem, TestCase
from ui.compare.cases import cell
from ui.compare.handlers import ComparePage, Shown
from ui.compare.live.trial import Trial, read_program, run_trial, with_own_input
from ui.compare.opened_case import expected_text, input_text, verdict_badge, whole_value
from ui.html.text import escape, sendable
from ui.runs.screen import SIDES, Case, Screen

AT_ONCE = 4
MAX_ROWS = 200
SHOWN_CHARACTERS = 2_000


class Editing:
    """The handlers of the section."""

    def __init__(self, page: ComparePage) -> None:
        self.page = page

    def on_take(self, name: str, current: Shown, last: Screen | None) -> str:
        """The program of a side, to be changed; empty where there is none."""
        side = self.page.last_of(current, last).sides[name]
        return sendable(side.program.source) if side.program else ""

    def on_tests(self, current: Shown, program: Any) -> Iterator[str]:
        yield from self._ran(self.page.problem_of(current), program)

    def on_input(self, current: Shown, program: Any, text: Any) -> Iterator[str]:
        problem = self.page.problem_of(current)
        try:
            problem = with_own_input(problem, text)
        except UserError as error:
            yield failed(str(error))
            return
        yield from self._ran(problem, program, own_input=True)

    def _ran(self, problem: Problem, program: Any, *, own_input: bool = False) -> Iterator[str]:
        try:
            checked = read_program(program)
        except UserError as error:
            yield failed(str(error))
            return
        with closing(run_trial(self.page.live.judge, problem, checked, own_input=own_input)) as trials:
            for trial in trials:
                yield trial_result(trial)


def edit_section(page: ComparePage, current: gr.State, last: gr.State) -> None:
    """The components and their events; to be called inside the tab."""
    editing = Editing(page)
    quiet = {"show_progress": "hidden", "api_visibility": "private"}
    with gr.Accordion("Edit and run", open=False, elem_classes="edit", elem_id="edit"):
        with gr.Row(elem_classes="edit-bar"):
            takes = [gr.Button(f"Take the {place} program", min_width=0) for place in ("left", "right")]
        with gr.Row(elem_classes="edit-fields"):
            program = _code("Edited program", "edited")
            own = _code("Own input: stdin, or the arguments as a JSON list", "own-input")
        with gr.Row(elem_classes="edit-bar"):
            tests = gr.Button("Run all tests", min_width=0, elem_id="run-tests")
            once = gr.Button("Run with own input", min_width=0, elem_id="run-input")
            stop = gr.Button("Stop the run", min_width=0, elem_id="stop-run")
        result = gr.HTML(apply_default_css=False, js_on_load=None, elem_classes="edit-result")
    for name, take in zip(SIDES, takes, strict=True):
        take.click(partial(editing.on_take, name), [current, last], program, queue=False, **quiet)
    limits = {"concurrency_limit": AT_ONCE, "concurrency_id": "edit", **quiet}
    runs = [
        tests.click(editing.on_tests, [current, program], result, **limits),
        once.click(editing.on_input, [current, program, own], result, **limits),
    ]
    stop.click(lambda: failed("stopped"), None, result, cancels=runs, queue=False, **quiet)


def _code(label: str, name: str) -> gr.Textbox:
    return gr.Textbox(label=label, lines=10, max_lines=28, elem_classes="code", elem_id=name)


def failed(text: str) -> str:
    return f'<p class="edited-head" role="status">{MARK} {escape(text)}</p>'


MARK = '<span class="tag edited">edited</span>'


def trial_result(trial: Trial) -> str:
    """HTML of a trial: what came of it in a line, and a row for each test."""
    if trial.failure:
        return failed(trial.failure)
    rows = "".join(
        _row(trial, number, test, case)
        for number, (test, case) in enumerate(zip(trial.problem.tests, trial.cases, strict=False), 1)
        if number <= MAX_ROWS
    )
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in trial.notes)
    return f"""<p class="edited-head" role="status">{MARK} {_headline(trial)} · problem \
{escape(trial.problem.problem_id)}</p>{notes}
<section class="edited-tests" aria-label="results of the edited program">{rows}</section>"""


def _headline(trial: Trial) -> str:
    if trial.own_input:
        return "running with your input" if trial.busy else "ran with your input; nothing is expected of its output"
    known = sum(case is not None for case in trial.cases)
    so_far = f", {known} run so far" if trial.busy else ""
    return f"<b>{trial.accepted}</b> of {len(trial.cases)} tests accepted{so_far}; in no score"


def _row(trial: Trial, number: int, test: TestCase, case: Case | None) -> str:
    given, expected = input_text(trial.problem, test), expected_text(trial.problem, test)
    shown = [cell("input", given)]
    shown += [] if trial.own_input else [cell("expected", expected)]
    shown += [cell("output", case.stdout)] if case else [""]
    cpu = f"{case.cpu_seconds * 1000:.1f} ms" if case else "–"
    body = _body(trial, case) if case else ""
    return f"""<details class="case edited"{" open" if trial.own_input else ""}><summary><span class="number">{number}\
</span>{"".join(shown)}<span>{_badge(trial, case)}</span><span class="number">{cpu}</span></summary>{body}</details>"""


def _badge(trial: Trial, case: Case | None) -> str:
    """Of an own input no output is right or wrong: it ran, or it did not."""
    if trial.own_input and case and case.verdict.value in ("accepted", "wrong_answer"):
        return '<span class="verdict pending"><i aria-hidden="true">✓</i>ran</span>'
    return verdict_badge(case, running=trial.busy)


def _body(trial: Trial, case: Case) -> str:
    detail = "" if trial.own_input and case.verdict.value == "wrong_answer" else case.detail
    parts = [("output", case.stdout), ("stderr", case.stderr), *([("judge", detail)] if detail else [])]
    values = "".join(
        whole_value(title, text, SHOWN_CHARACTERS) for title, text in parts if text.text or title == "output"
    )
    figures = f"{case.cpu_seconds * 1000:.1f} ms CPU · {case.wall_seconds * 1000:.1f} ms wall · {case.memory_mb:.0f} MB"
    return f'<div class="case-body edited"><p class="figures">{figures}</p>{values}</div>'
