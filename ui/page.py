"""The whole page: the header, and a tab for each part."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO

import gradio as gr

from ui.api import add_api
from ui.compare.handlers import ComparePage
from ui.compare.layout import compare_tab
from ui.compare.panes import page_header
from ui.compare.provenance import contestants
from ui.components import own_html
from ui.engine import EngineSlot
from ui.events import on
from ui.keys import LISTEN, keys_help
from ui.results.handlers import ResultsPage
from ui.results.layout import results_tab
from ui.review.handlers import ReviewPage
from ui.review.layout import browser_identity, review_tab
from ui.theme import STYLE_SHEETS, theme
from ui.training.handlers import TrainingPage, training_tab

TITLE = "APPS side by side"
MAX_WAITING = 30
"""Visitors in the queue for the model; the next one is asked to come back."""


def build_page(
    compare: ComparePage,
    slot: EngineSlot,
    *,
    isolation: str,
    banner: str,
    results: ResultsPage | None = None,
    training: TrainingPage | None = None,
    review: ReviewPage | None = None,
) -> gr.Blocks:
    """The Blocks to launch.

    `isolation` is the sandbox's level in one word; `banner` says why it is not full, or is empty.
    """

    def header() -> tuple[str, gr.Timer]:
        provenance = slot.engine.provenance if slot.engine else compare.stored.provenance
        text = page_header(
            contestants=contestants(provenance),
            model=slot.state,
            isolation=isolation,
            banner=" ".join(filter(None, (banner, explain_trouble(slot)))),
        )
        return text, gr.Timer(active=slot.loading)

    with gr.Blocks(title=TITLE, fill_width=True, analytics_enabled=False, delete_cache=(3600, 3600)) as page:
        with gr.Row(elem_classes="top-row"):
            top = own_html(header()[0], classes="top-box")
            own_html(keys_help(), script=LISTEN, classes="keys-box")
        timer = gr.Timer(1)
        for event in (page.load, timer.tick):
            on(event, header, None, [top, timer])
        identity = browser_identity()
        with gr.Tabs(elem_classes="pages") as tabs:
            with gr.Tab("Compare", id="compare"):
                parts = compare_tab(compare)
            if results:
                with gr.Tab("Results", id="results") as tab:
                    results_tab(results, tab, tabs, parts)
            if review:
                with gr.Tab("Review", id="review"):
                    review_tab(review, identity)
            if training:
                with gr.Tab("Training", id="training") as tab:
                    training_tab(training, tab, tabs)
        add_api(compare)
    return page


def explain_trouble(slot: EngineSlot) -> str:
    """What a visitor must know about the model: that it is missing, or that both sides are the same."""
    if slot.failure:
        return f"{slot.failure}. Stored results can still be viewed."
    return f"{slot.engine.warning}." if slot.engine and slot.engine.warning else ""


def launch(page: gr.Blocks, host: str, port: int, *, waiting: int = MAX_WAITING) -> Callable[[], None]:
    """Serve in threads of its own, and return a function that stops them."""
    loops: list[asyncio.AbstractEventLoop] = []

    async def keep_loop() -> None:
        loops.append(asyncio.get_running_loop())

    page.extra_startup_events.append(keep_loop)
    with redirect_stdout(StringIO()):  # even with quiet=True Gradio prints a line about the MCP server
        page.queue(max_size=waiting).launch(
            server_name=host,
            server_port=port,
            theme=theme(),
            css_paths=STYLE_SHEETS,
            ssr_mode=False,
            share=False,
            show_error=False,
            mcp_server=True,
            enable_monitoring=False,
            run_history=False,
            max_file_size="1kb",  # the page takes no files, and the upload address cannot be closed
            footer_links=[],
            quiet=True,
            prevent_thread_lock=True,
        )

    def stop() -> None:
        """Set the stop event in the server's own loop before closing.

        Gradio's close() sets this asyncio.Event from the caller's thread, which raises an error while a visitor leaves,
        and the tabs that are open do not notice it.
        """
        if page.is_running:
            asyncio.run_coroutine_threadsafe(_set(page.app.stop_event), loops[0]).result()
            page.close(verbose=False)

    return stop


async def _set(event: asyncio.Event) -> None:
    event.set()
