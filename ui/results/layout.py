"""Where the components of the Results tab stand, and which handler (handlers.py) answers which event."""

from __future__ import annotations

import gradio as gr

from ui.compare.download import SAVE
from ui.compare.layout import CompareParts
from ui.components import choice, own_html
from ui.events import on, on_page_load
from ui.html.svg import EXPORT
from ui.results.handlers import NONE, ResultsPage
from ui.results.view import View
from ui.script import read_script

ASK = read_script("results/ask")
RUN_CHOICE = ("choice", "run-choice")


def results_tab(page: ResultsPage, tab: gr.Tab, tabs: gr.Tabs, compare: CompareParts) -> None:
    """Lay out the tab's components and connect their events. Call this inside `tab`."""
    names = page.runs.names()
    view = gr.State(View())
    with gr.Row(elem_classes="toolbar runs-bar"):
        run = choice("Run", names, value=next(iter(names), None), classes=RUN_CHOICE)
        against = choice("Against", [NONE, *names], value=NONE, classes=RUN_CHOICE, visible=len(names) > 1)
        query = gr.Textbox(label="Search the table", placeholder="id, title or result", max_lines=1, min_width=0)
    top = own_html(script=ASK + EXPORT, classes="results-top")
    table = own_html(script=ASK, classes="results-table")
    file = own_html(script=SAVE, classes="file-box")

    outputs = [view, top, table]
    on_page_load(page.on_load, None, [tabs, view])
    on(tab.select, page.on_open, view, [run, against, *outputs])
    for picker in (run, against):
        on(picker.input, page.on_run, [view, run, against], outputs)
    on(query.change, page.on_search, [view, query], [view, table], trigger_mode="always_last")
    for part in (top, table):
        on(part.select, page.on_ask, view, outputs)
    on(
        table.submit,
        page.on_pair,
        [view, *compare.filter_fields],
        [tabs, *compare.everything],
        cancels=compare.running,
    )
    on(top.download, page.on_save, view, file)
