"""The Training tab: how an adapter was trained, from the folder that its training wrote, finished or still running.

Reads files only, so the training may run in any other process of this machine. Trains nothing.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import gradio as gr

from evaluation.errors import UserError
from finetune.folder.record import LOG_FILE, Training, read_training, stamp
from ui.compare.download import SAVE, save_request
from ui.components import own_html
from ui.events import event_value, on, on_page_load
from ui.html.notice import notice
from ui.html.svg import EXPORT
from ui.html.text import escape
from ui.script import read_script
from ui.training.charts import as_file, training_page

EVERY = 3.0
"""Seconds between two looks at the folder of a training that has not ended."""
NO_FOLDER = "This adapter's training is not known here. Start the page with --training and the folder that it wrote."
FILE = read_script("training/handlers")


class TrainingPage:
    """The handlers of the tab; `folder` is None if no training is known."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def draw(self) -> tuple[Any, ...]:
        """The values of page, timer and stamp."""
        if self.folder is None:
            return notice(NO_FOLDER), gr.Timer(active=False), ()
        seen = stamp(self.folder)
        try:
            training = read_training(self.folder)
        except UserError as error:
            return notice(f"{error}."), gr.Timer(active=True), seen
        return training_page(training, self._age()), gr.Timer(active=not training.ended), seen

    def _age(self) -> float:
        assert self.folder
        return max(0.0, time.time() - (self.folder / LOG_FILE).stat().st_mtime)

    def on_tick(self, seen: tuple[int, ...]) -> tuple[Any, ...]:
        """Draw again if something was written since."""
        if self.folder is None or stamp(self.folder) == seen:
            return gr.skip(), gr.skip(), gr.skip()
        return self.draw()

    def on_save(self, event: gr.EventData) -> str:
        """Send the file that was asked for."""
        return save_request(as_file(self._read(), str(event_value(event))), time.monotonic_ns())

    def _read(self) -> Training:
        try:
            if self.folder:
                return read_training(self.folder)
        except UserError as error:
            raise gr.Error(escape(str(error)), print_exception=False) from None
        raise gr.Error(NO_FOLDER, print_exception=False)


def open_tab_of_address(request: gr.Request) -> Any:
    """Open this tab if the address asks for it: `?tab=training`."""
    return gr.Tabs(selected="training") if request.query_params.get("tab") == "training" else gr.skip()


def training_tab(page: TrainingPage, tab: gr.Tab, tabs: gr.Tabs) -> None:
    """Lay out the tab's components and connect their events. Call this inside `tab`."""
    content = own_html(script=FILE + EXPORT, classes="training-page")
    file = own_html(script=SAVE, classes="file-box")
    timer, seen = gr.Timer(EVERY, active=False), gr.State(())
    parts = [content, timer, seen]
    on_page_load(open_tab_of_address, None, tabs)
    on(tab.select, page.draw, None, parts)
    on(timer.tick, page.on_tick, seen, parts)
    on(content.download, page.on_save, None, file)
