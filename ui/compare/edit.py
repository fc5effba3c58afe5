"""Edit and run: the visitor changes a program, or runs it on an input of their own. Results are marked as edited.

The section below the diff: its components, its handlers and how its results look. It is missing if the page's owner has
turned it off.
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
from ui.components import own_html
from ui.events import ConcurrencyGroup, on
from ui.html.text import escape, replace_surrogates
from ui.runs.screen import SIDES, Case, Screen

AT_ONCE = 4
MAX_ROWS = 200
SHOWN_CHARACTERS = 2_000


class Editing:
    """The handlers of the section."""

    def __init__(self, page: ComparePage) -> None:
        self.page = page

    def on_take(self, name: str, current: Shown, last: Screen | None) -> str:
        """The program of a side, for the visitor to change; empty if there is none."""
        side = self.page.last_screen(current, last).sides[name]
        return replace_surrogates(side.program.source) if side.program else ""

    def on_tests(self, current: Shown, program: Any) -> Iterator[str]:
        yield from self._run(self.page.problem_of(current), program)

    def on_input(self, current: Shown, program: Any, text: Any) -> Iterator[str]:
        problem = self.page.problem_of(current)
        try:
            problem = with_own_input(problem, text)
        except UserError as error:
            yield message_line(str(error))
            return
        yield from self._run(problem, program, own_input=True)

    def _run(self, problem: Problem, program: Any, *, own_input: bool = False) -> Iterator[str]:
        try:
            source = read_program(program)
        except UserError as error:
            yield message_line(str(error))
            return
        with closing(run_trial(self.page.live.judge, problem, source, own_input=own_input)) as trials:
            for trial in trials:
                yield trial_result(trial)


def edit_section(page: ComparePage, current: gr.State, last: gr.State) -> None:
    """The components and their events; to be called inside the tab."""
    editing = Editing(page)

    with gr.Accordion("Edit and run", open=False, elem_classes="edit", elem_id="edit"):
        with gr.Row(elem_classes="edit-bar"):
            takes = [gr.Button(f"Edit the {place} program", min_width=0) for place in ("left", "right")]
        with gr.Row(elem_classes="edit-fields"):
            program = _code("Edited program", "edited")
            own = _code("Your own input: stdin, or the arguments as a JSON list", "own-input")
        with gr.Row(elem_classes="edit-bar"):
            tests = gr.Button("Run all tests", min_width=0, elem_id="run-tests")
            once = gr.Button("Run on your own input", min_width=0, elem_id="run-input")
            stop = gr.Button("Stop the run", min_width=0, elem_id="stop-run")
        result = own_html(classes="edit-result")
    for name, take in zip(SIDES, takes, strict=True):
        on(take.click, partial(editing.on_take, name), [current, last], program)
    group = ConcurrencyGroup("edit", AT_ONCE)
    runs = [
        on(tests.click, editing.on_tests, [current, program], result, group=group),
        on(once.click, editing.on_input, [current, program, own], result, group=group),
    ]
    on(stop.click, lambda: message_line("stopped"), None, result, cancels=runs)


def _code(label: str, name: str) -> gr.Textbox:
    return gr.Textbox(label=label, lines=10, max_lines=28, elem_classes="code", elem_id=name)


def message_line(text: str) -> str:
    """HTML of one line instead of results."""
    return f'<p class="edited-head" role="status">{MARK} {escape(text)}</p>'


MARK = '<span class="tag edited">edited</span>'


def trial_result(trial: Trial) -> str:
    """HTML of a trial: its result in one line, and a row for each test."""
    if trial.failure:
        return message_line(trial.failure)
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
        return "running on your input" if trial.busy else "ran on your input; its output is not judged"
    known = sum(case is not None for case in trial.cases)
    so_far = f", {known} run so far" if trial.busy else ""
    return f"<b>{trial.accepted}</b> of {len(trial.cases)} tests accepted{so_far}; not part of any score"


def _row(trial: Trial, number: int, test: TestCase, case: Case | None) -> str:
    values = [cell("input", input_text(trial.problem, test))]
    values += [] if trial.own_input else [cell("expected", expected_text(trial.problem, test))]
    values += [cell("output", case.stdout)] if case else [""]
    cpu = f"{case.cpu_seconds * 1000:.1f} ms" if case else "–"
    body = _body(trial, case) if case else ""
    return f"""<details class="case edited"{" open" if trial.own_input else ""}><summary><span class="number">{number}\
</span>{"".join(values)}<span>{_badge(trial, case)}</span><span class="number">{cpu}</span></summary>{body}</details>"""


def _badge(trial: Trial, case: Case | None) -> str:
    """The verdict; on the visitor's own input no output is right or wrong, so it only says that the program ran."""
    if trial.own_input and case and case.verdict.value in ("accepted", "wrong_answer"):
        return '<span class="verdict pending"><i aria-hidden="true">✓</i>ran</span>'
    return verdict_badge(case, running=trial.busy)


def _body(trial: Trial, case: Case) -> str:
    parts = {"output": case.stdout, "stderr": case.stderr, "judge": case.detail}
    if trial.own_input and case.verdict.value == "wrong_answer":
        del parts["judge"]
    values = "".join(
        whole_value(title, text, SHOWN_CHARACTERS) for title, text in parts.items() if text.text or title == "output"
    )
    figures = f"{case.cpu_seconds * 1000:.1f} ms CPU · {case.wall_seconds * 1000:.1f} ms wall · {case.memory_mb:.0f} MB"
    return f'<div class="case-body edited"><p class="figures">{figures}</p>{values}</div>'
