"""Where the components of the Results tab stand, and which handler (results.py) answers which event."""

from __future__ import annotations

import gradio as gr

from ui.compare.download import SAVE
from ui.compare.layout import CompareParts
from ui.events import on, on_page_load
from ui.html.svg import EXPORT
from ui.results.handlers import NONE, ResultsPage
from ui.results.view import View
from ui.script import read_script

ASK = read_script("results/ask")
OPTIONS = {"filterable": False, "min_width": 0, "elem_classes": ["choice", "run-choice"]}


def results_tab(page: ResultsPage, tab: gr.Tab, tabs: gr.Tabs, compare: CompareParts) -> None:
    """The tab's components and their events; to be called inside `tab`."""
    names = page.runs.names()
    view = gr.State(View())
    with gr.Row(elem_classes="toolbar runs-bar"):
        run = gr.Dropdown(names, value=next(iter(names), None), label="Run", **OPTIONS)
        against = gr.Dropdown([NONE, *names], value=NONE, label="Against", visible=len(names) > 1, **OPTIONS)
        query = gr.Textbox(label="Search the table", placeholder="id, title or result", max_lines=1, min_width=0)
    top = gr.HTML(apply_default_css=False, js_on_load=ASK + EXPORT, elem_classes="results-top")
    table = gr.HTML(apply_default_css=False, js_on_load=ASK, elem_classes="results-table")
    file = gr.HTML(apply_default_css=False, js_on_load=SAVE, elem_classes="file-box")

    drawn = [view, top, table]
    on_page_load(page.on_load, None, [tabs, view])
    on(tab.select, page.on_open, view, [run, against, *drawn])
    for picker in (run, against):
        on(picker.input, page.on_run, [view, run, against], drawn)
    on(query.change, page.on_search, [view, query], [view, table], trigger_mode="always_last")
    for part in (top, table):
        on(part.select, page.on_ask, view, drawn)
    on(
        table.submit,
        page.on_pair,
        [view, *compare.filter_fields],
        [tabs, *compare.everything],
        cancels=compare.running,
    )
    on(top.download, page.on_save, view, file)
