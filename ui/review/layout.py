"""Where the components of the Review tab stand, and which handler (handlers.py) answers which event."""

from __future__ import annotations

import gradio as gr

from ui.compare.download import SAVE
from ui.components import choice, own_html
from ui.events import on, on_page_load
from ui.review.card import PRESS, welcome
from ui.review.handlers import ReviewPage
from ui.review.queue import ALL, DIFFER, EVERY_VOTE, NEVER
from ui.review.results import SAVE_VOTES

STORAGE_KEY, SECRET = "apps-side-by-side-reviewer", "apps-side-by-side"
"""Where a browser keeps its identity. The secret protects nothing, since Gradio sends it to every browser. It is fixed,
so that browsers are recognised after a restart of the page."""


def browser_identity() -> gr.BrowserState:
    """The identity of this browser. Call this outside of the tabs: inside a closed tab it would be read too late."""
    return gr.BrowserState(None, storage_key=STORAGE_KEY, secret=SECRET)


def review_tab(page: ReviewPage, identity: gr.BrowserState) -> None:
    """Lay out the tab's components and connect their events. Call this inside a Blocks context."""
    runs = page.names
    names = runs or ["none"]
    usable = bool(runs) and page.store is not None
    queue = gr.State(None)
    with gr.Row(elem_classes=["toolbar", "review-bar"]):
        name = gr.Textbox(label="Name (optional)", max_lines=1, max_length=60, elem_classes="reviewer", min_width=0)
        run = choice("Run", names, value=names[0], visible=len(runs) > 1)
        which = choice("Pairs", [ALL, DIFFER], value=ALL)
        reveal = choice("Verdicts after", [EVERY_VOTE, NEVER], value=EVERY_VOTE)
        start = gr.Button("Start", variant="primary", elem_id="review-start", min_width=0, interactive=usable)
        results = gr.Button("Show results", elem_id="review-results", min_width=0, interactive=usable)
    state = own_html(page.start_line, classes="review-state")
    card = own_html(welcome(), script=PRESS, classes="review-box")
    totals = own_html("", script=SAVE_VOTES, classes="review-totals")
    file = own_html("", script=SAVE, classes="file-box")

    shown = [queue, state, card, totals, start, results]
    on(start.click, page.on_start, [identity, name, run, which, reveal], [identity, *shown])
    on(card.select, page.on_card, queue, shown)
    on(results.click, page.on_results, [identity, queue, run], shown)
    on(totals.select, page.on_save, [identity, run], file)
    on_page_load(page.on_load, identity, name)
