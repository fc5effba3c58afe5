"""Where the components of the Compare tab stand, and which handler (handlers.py) answers which event."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from ui.compare.actions import ACT
from ui.compare.cases import KEEP_ROWS
from ui.compare.download import SAVE
from ui.compare.edit import edit_section
from ui.compare.handlers import ComparePage, Shown
from ui.compare.panes import FIRST_TAB
from ui.compare.picker import ANY, CHOOSE, KINDS, REFERENCES
from ui.compare.provenance import KEEP_OPEN
from ui.compare.request import Request
from ui.compare.samples import PICK
from ui.compare.shift import ASK
from ui.components import choice, own_html
from ui.events import ConcurrencyGroup, on, on_page_load
from ui.html.text import quantity
from ui.runs.screen import SIDES


class CompareParts(NamedTuple):
    """What another tab needs to show a pair here."""

    filter_fields: Sequence[Component]
    everything: Sequence[Component]
    """The outputs of `ComparePage.draw_problem`."""
    running: Sequence[Dependency]
    """The events that are cancelled when another pair is shown."""


def compare_tab(page: ComparePage) -> CompareParts:
    """The tab's components and their events; to be called inside a Blocks context."""
    defaults = Request()
    with gr.Row(elem_classes="toolbar"):
        with gr.Column(elem_classes="picker", min_width=0):
            hint = f"search {quantity(len(page.picker), 'problem')}"
            query = gr.Textbox(label="Problem", placeholder=hint, elem_classes="search", max_lines=1)
            listing = own_html(script=CHOOSE, classes="found-box")
        difficulty = _filter_field("Difficulty", page.picker.difficulties)
        kind = _filter_field("Kind", KINDS, narrow=True)
        references = _filter_field("References", REFERENCES, narrow=True, visible=page.picker.references_vary)
        source = _filter_field("Source", page.picker.sources, visible=len(page.picker.sources) > 1)
        with gr.Row(elem_classes="steps"):
            previous = gr.Button("Previous problem", elem_classes="step", elem_id="previous-problem", min_width=0)
            position = own_html(classes="place-box")
            following = gr.Button("Next problem", elem_classes="step", elem_id="next-problem", min_width=0)
        settings = [
            _number("Length", defaults.settings.max_new_tokens, precision=0),
            _number("Temperature", defaults.settings.temperature, step=0.1),
            _number("Top-p", defaults.settings.top_p, step=0.05),
            _number("Seed", defaults.settings.seed, precision=0),
            _number("Strength", defaults.settings.strength, step=0.1),
            _number("Samples", defaults.samples, precision=0),
        ]
        generate = gr.Button("Generate", variant="primary", elem_id="generate", min_width=0)
        stop = gr.Button("Stop", interactive=False, elem_id="stop", min_width=0)
    with gr.Row(elem_classes="state-row"):
        state = own_html(classes="state-box")
        sides = [_contestant(page, label, side) for label, side in zip(("Left", "Right"), defaults.sides, strict=True)]
    samples = own_html(script=PICK, classes="samples-box")
    with gr.Row(elem_classes="panes"):
        statement = own_html(script=FIRST_TAB, classes="pane-box")
        base = own_html(script=ASK, classes="pane-box")
        adapted = own_html(script=ASK, classes="pane-box")
    scores = own_html(script=KEEP_OPEN + ACT)
    tests = own_html(script=KEEP_ROWS)
    diff = own_html(classes="diff-box")
    file = own_html(script=SAVE, classes="file-box")
    current, last = gr.State(Shown()), gr.State(None)
    if page.own_programs:
        edit_section(page, current, last)

    result = [state, samples, base, adapted, scores, tests, diff, generate, stop, last]
    everything = [current, listing, position, statement, *result]
    filter_fields: tuple[gr.Textbox | gr.Dropdown, ...] = (query, difficulty, kind, references, source)
    shown = [current, last]

    shifts = [_shift_events(page, name, pane, shown) for name, pane in zip(SIDES, (base, adapted), strict=True)]
    request_fields = [*settings, *sides]
    pressed = on(generate.click, page.on_press, [*shown, *request_fields], result, cancels=shifts)
    engine_queue = ConcurrencyGroup("engine", page.at_once)
    run = on(pressed.then, page.on_generate, [*shown, *request_fields], result, group=engine_queue)
    on(run.failure, page.on_broken_off, shown, result)
    on(stop.click, page.on_stop, shown, result, cancels=[run])
    for field in filter_fields:  # change, not input: pasting is no input event
        on(field.change, page.on_filter, [current, *filter_fields], [listing, position], trigger_mode="always_last")
    for event, handler in (
        (listing.select, page.on_choose),
        (previous.click, page.on_previous),
        (following.click, page.on_next),
    ):
        on(event, handler, [current, *filter_fields], everything, cancels=[run, *shifts])
    on(samples.select, page.on_sample, shown, result, cancels=shifts)
    on(scores.select, page.on_save, shown, file)
    on_page_load(page.on_load, None, [*everything, *request_fields])
    return CompareParts(filter_fields, everything, (run, *shifts))


def _shift_events(page: ComparePage, name: str, pane: gr.HTML, shown: list[gr.State]) -> Dependency:
    """The events of one column's Shift tab, which asks for the shift when it is opened."""
    opened = on(pane.select, partial(page.on_shift, name), shown, pane, group=ConcurrencyGroup("shift", page.at_once))
    on(opened.failure, partial(page.on_no_shift, name), shown, pane)
    return opened


def _filter_field(label: str, options: Sequence[str], *, narrow: bool = False, visible: bool = True) -> gr.Dropdown:
    """One field of the filter; at first it lets every problem pass."""
    classes = ("choice", "narrow") if narrow else ("choice",)
    return choice(label, (ANY, *options), value=ANY, classes=classes, visible=visible)


def _contestant(page: ComparePage, label: str, side: str) -> gr.Dropdown:
    """Who stands on a side; hidden if there is nothing to choose."""
    visible = len(page.contestants) > len(SIDES)
    return choice(label, page.contestants, value=side, classes=("contestant",), visible=visible)


def _number(label: str, value: float, **options: Any) -> gr.Number:
    """A field without Gradio's own bounds, whose breach would look like a broken connection: request.py checks it."""
    return gr.Number(value, label=label, min_width=0, elem_classes="setting", elem_id=label.lower(), **options)
