"""The Training tab: how an adapter came about, from the folder its training wrote, finished or still running.

Reads files only, so the training may run in any other process of this machine. Trains nothing.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gradio as gr

from evaluation.errors import UserError
from finetune.folder.record import LOG_FILE, Training, read_training, stamp
from ui.compare.download import SAVE, save_request
from ui.events import on, on_page_load
from ui.html.svg import EXPORT
from ui.html.text import escape
from ui.script import read_script
from ui.training.charts import as_file, training_page

EVERY = 3.0
"""Seconds between two looks at a training that has not ended."""
NO_FOLDER = "This adapter's training is not known here; start the page with --training and the folder it wrote."


class TrainingPage:
    """The handlers of the tab; `folder` is None where no training is known."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def drawn(self) -> tuple[Any, ...]:
        """The values of page, timer and stamp."""
        if self.folder is None:
            return _sentence(NO_FOLDER), gr.Timer(active=False), ()
        seen = stamp(self.folder)
        try:
            training = read_training(self.folder)
        except UserError as error:
            return _sentence(f"{error}."), gr.Timer(active=True), seen
        return training_page(training, self._age()), gr.Timer(active=not training.ended), seen

    def _age(self) -> float:
        assert self.folder
        return max(0.0, time.time() - (self.folder / LOG_FILE).stat().st_mtime)

    def on_tick(self, seen: tuple[int, ...]) -> tuple[Any, ...]:
        """Draws again where something was written since."""
        if self.folder is None or stamp(self.folder) == seen:
            return gr.skip(), gr.skip(), gr.skip()
        return self.drawn()

    def on_save(self, event: gr.EventData) -> str:
        data = getattr(event, "_data", None)
        kind = str(data.get("value", "")) if isinstance(data, Mapping) else ""
        return save_request(as_file(self._read(), kind), time.monotonic_ns())

    def _read(self) -> Training:
        try:
            if self.folder:
                return read_training(self.folder)
        except UserError as error:
            raise gr.Error(escape(str(error)), print_exception=False) from None
        raise gr.Error(NO_FOLDER, print_exception=False)


def _sentence(text: str) -> str:
    return f'<p class="banner" role="status">{escape(text)}</p>'


FILE = read_script("training/handlers")


def tab_of_address(request: gr.Request) -> Any:
    """`?tab=training` opens the tab."""
    return gr.Tabs(selected="training") if request.query_params.get("tab") == "training" else gr.skip()


def training_tab(page: TrainingPage, tab: gr.Tab, tabs: gr.Tabs) -> None:
    """The tab's components and their events; to be called inside `tab`."""
    shown = gr.HTML(apply_default_css=False, js_on_load=FILE + EXPORT, elem_classes="training-page")
    file = gr.HTML(apply_default_css=False, js_on_load=SAVE, elem_classes="file-box")
    timer, seen = gr.Timer(EVERY, active=False), gr.State(())
    parts = [shown, timer, seen]
    on_page_load(tab_of_address, None, tabs)
    on(tab.select, page.drawn, None, parts)
    on(timer.tick, page.on_tick, seen, parts)
    on(shown.download, page.on_save, None, file)
