"""Where the components of the Review tab stand, and which handler (review.py) answers which event."""

from __future__ import annotations

import gradio as gr

from ui.compare.download import SAVE
from ui.events import on, on_page_load
from ui.review.card import PRESS, welcome
from ui.review.handlers import ReviewPage
from ui.review.queue import ALL, DIFFER, EVERY_VOTE, NEVER
from ui.review.results import SAVE_VOTES

BROWSER = {"storage_key": "apps-side-by-side-reviewer", "secret": "apps-side-by-side"}
"""Where a browser keeps who it is. Gradio's secret goes to every browser: it is named so that a restart knows them
again, and protects nothing."""


def known_browser() -> gr.BrowserState:
    """Who this browser is. To be called outside of the tabs: in one that is not open yet it would be read too late."""
    return gr.BrowserState(None, **BROWSER)


def review_tab(page: ReviewPage, identity: gr.BrowserState) -> None:
    """The tab's components and their events; to be called inside a Blocks context."""
    runs = page.names
    usable = bool(runs) and page.store is not None
    queue = gr.State(None)
    with gr.Row(elem_classes=["toolbar", "review-bar"]):
        name = gr.Textbox(label="Name (optional)", max_lines=1, max_length=60, elem_classes="reviewer", min_width=0)
        run = _choice("Run", runs or ["none"], visible=len(runs) > 1)
        which = _choice("Pairs", [ALL, DIFFER])
        reveal = _choice("Verdicts after", [EVERY_VOTE, NEVER])
        start = gr.Button("Start", variant="primary", elem_id="review-start", min_width=0, interactive=usable)
        results = gr.Button("Show results", elem_id="review-results", min_width=0, interactive=usable)
    state = _html(value=page.start_line, elem_classes="review-state")
    card = _html(welcome(), js_on_load=PRESS, elem_classes="review-box")
    totals = _html(js_on_load=SAVE_VOTES, elem_classes="review-totals")
    file = _html(js_on_load=SAVE, elem_classes="file-box")

    shown = [queue, state, card, totals, start, results]
    on(start.click, page.on_start, [identity, name, run, which, reveal], [identity, *shown])
    on(card.select, page.on_card, queue, shown)
    on(results.click, page.on_results, [identity, queue, run], shown)
    on(totals.select, page.on_save, [identity, run], file)
    on_page_load(page.on_load, identity, name)


def _html(value: str = "", js_on_load: str | None = None, elem_classes: str | None = None) -> gr.HTML:
    """HTML of our own making, with our style sheet only; values are escaped by whoever renders them."""
    return gr.HTML(value, js_on_load=js_on_load, elem_classes=elem_classes, apply_default_css=False)


def _choice(label: str, choices: list[str], *, visible: bool = True) -> gr.Dropdown:
    options = {"filterable": False, "min_width": 0, "elem_classes": "choice", "visible": visible}
    return gr.Dropdown(choices, value=choices[0], label=label, **options)
