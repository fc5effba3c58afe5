"""Where the components of the Compare tab stand, and which handler (compare.py) answers which event."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import gradio as gr

from ui.compare.actions import ACT
from ui.compare.cases import KEEP_ROWS
from ui.compare.download import SAVE
from ui.compare.edit import edit_section
from ui.compare.handlers import ComparePage, Shown
from ui.compare.panes import FIRST_TAB, counted
from ui.compare.picker import ANY, CHOOSE, KINDS, REFERENCES
from ui.compare.provenance import KEEP_OPEN
from ui.compare.request import Request
from ui.compare.samples import PICK
from ui.compare.shift import ASK
from ui.runs.screen import SIDES

QUIET = {"show_progress": "hidden", "api_visibility": "private"}


class CompareParts(NamedTuple):
    """What another tab needs to show a pair here."""

    wanted: Sequence[gr.components.Component]
    """The filter's fields."""
    everything: Sequence[gr.components.Component]
    """The outputs of `ComparePage.opened`."""
    running: Sequence[Any]
    """The events that end when another pair is shown."""


def compare_tab(page: ComparePage) -> CompareParts:
    """The tab's components and their events; to be called inside a Blocks context."""
    usual = Request()
    with gr.Row(elem_classes="toolbar"):
        with gr.Column(elem_classes="picker", min_width=0):
            hint = f"search {counted(len(page.picker), 'problem')}"
            query = gr.Textbox(label="Problem", placeholder=hint, elem_classes="search", max_lines=1)
            listing = _html(js_on_load=CHOOSE, elem_classes="found-box")
        difficulty = _choice("Difficulty", page.picker.difficulties)
        kind = _choice("Kind", KINDS, narrow=True)
        references = _choice("References", REFERENCES, narrow=True, visible=page.picker.references_vary)
        source = _choice("Source", page.picker.sources, visible=len(page.picker.sources) > 1)
        with gr.Row(elem_classes="steps"):
            previous = gr.Button("Previous problem", elem_classes="step", elem_id="previous-problem", min_width=0)
            position = _html(elem_classes="place-box")
            following = gr.Button("Next problem", elem_classes="step", elem_id="next-problem", min_width=0)
        settings = [
            _number("Length", usual.settings.max_new_tokens, precision=0),
            _number("Temperature", usual.settings.temperature, step=0.1),
            _number("Top-p", usual.settings.top_p, step=0.05),
            _number("Seed", usual.settings.seed, precision=0),
            _number("Strength", usual.settings.strength, step=0.1),
            _number("Samples", usual.samples, precision=0),
        ]
        generate = gr.Button("Generate", variant="primary", elem_id="generate", min_width=0)
        stop = gr.Button("Stop", interactive=False, elem_id="stop", min_width=0)
    with gr.Row(elem_classes="state-row"):
        state = _html(elem_classes="state-box")
        sides = [_contestant(page, label, side) for label, side in zip(("Left", "Right"), usual.sides, strict=True)]
    samples = _html(js_on_load=PICK, elem_classes="samples-box")
    with gr.Row(elem_classes="panes"):
        statement = _html(js_on_load=FIRST_TAB, elem_classes="pane-box")
        base = _html(js_on_load=ASK, elem_classes="pane-box")
        adapted = _html(js_on_load=ASK, elem_classes="pane-box")
    scores = _html(js_on_load=KEEP_OPEN + ACT)
    tests = _html(js_on_load=KEEP_ROWS)
    diff = _html(elem_classes="diff-box")
    file = _html(js_on_load=SAVE, elem_classes="file-box")
    current, last = gr.State(Shown()), gr.State(None)
    if page.own_programs:
        edit_section(page, current, last)

    result = [state, samples, base, adapted, scores, tests, diff, generate, stop, last]
    everything = [current, listing, position, statement, *result]
    wanted = [query, difficulty, kind, references, source]
    shown = [current, last]

    shifts = [_shift_events(page, name, pane, shown) for name, pane in zip(SIDES, (base, adapted), strict=True)]
    asked = [*settings, *sides]
    pressed = generate.click(page.on_press, [*shown, *asked], result, cancels=shifts, queue=False, **QUIET)
    run = pressed.then(
        page.on_generate,
        [*shown, *asked],
        result,
        concurrency_limit=page.at_once,
        concurrency_id="engine",
        **QUIET,
    )
    run.failure(page.on_broken_off, shown, result, queue=False, **QUIET)
    stop.click(page.on_stop, shown, result, cancels=run, queue=False, **QUIET)
    for part in wanted:  # change, not input: pasting is no input event
        part.change(
            page.on_filter, [current, *wanted], [listing, position], queue=False, trigger_mode="always_last", **QUIET
        )
    for event, handler in (
        (listing.select, page.on_choose),
        (previous.click, page.on_previous),
        (following.click, page.on_next),
    ):
        event(handler, [current, *wanted], everything, cancels=[run, *shifts], queue=False, **QUIET)
    samples.select(page.on_sample, shown, result, cancels=shifts, queue=False, **QUIET)
    scores.select(page.on_save, shown, file, queue=False, **QUIET)
    opened = [*everything, *asked]
    gr.context.Context.root_block.load(page.on_load, None, opened, queue=False, **QUIET)
    return CompareParts(wanted, everything, (run, *shifts))


def _shift_events(page: ComparePage, name: str, pane: gr.HTML, shown: list[gr.State]) -> Any:
    """One column's Shift tab, which asks when it is opened."""
    asked = pane.select(
        partial(page.on_shift, name), shown, pane, concurrency_limit=page.at_once, concurrency_id="shift", **QUIET
    )
    asked.failure(partial(page.on_no_shift, name), shown, pane, queue=False, **QUIET)
    return asked


def _html(js_on_load: str | None = None, elem_classes: str | None = None) -> gr.HTML:
    """HTML of our own making, with our style sheet only; values are escaped by whoever renders them."""
    return gr.HTML(js_on_load=js_on_load, elem_classes=elem_classes, apply_default_css=False)


def _choice(label: str, choices: Sequence[str], *, narrow: bool = False, visible: bool = True) -> gr.Dropdown:
    classes = ["choice", *(["narrow"] if narrow else [])]
    options = {"filterable": False, "min_width": 0, "elem_classes": classes, "visible": visible}
    return gr.Dropdown([ANY, *choices], value=ANY, label=label, **options)


def _contestant(page: ComparePage, label: str, side: str) -> gr.Dropdown:
    """Who stands on a side; not shown where there is nothing to choose."""
    options = {"filterable": False, "min_width": 0, "elem_classes": "contestant"}
    visible = len(page.contestants) > len(SIDES)
    return gr.Dropdown(list(page.contestants), value=side, label=label, visible=visible, **options)


def _number(label: str, value: float, **options: Any) -> gr.Number:
    """Without Gradio's own bounds, whose breach would look like a broken connection: request.py has them."""
    return gr.Number(value, label=label, min_width=0, elem_classes="setting", elem_id=label.lower(), **options)
