"""The whole page: the header and, for now, the Compare tab."""

from __future__ import annotations

import gradio as gr

from ui.compare import ComparePage
from ui.compare_layout import compare_tab
from ui.engine import EngineSlot
from ui.panes import page_header
from ui.provenance import contestants

TITLE = "APPS side by side"


def build_page(compare: ComparePage, slot: EngineSlot, *, isolation: str, banner: str) -> gr.Blocks:
    """The Blocks to launch. `isolation` is the sandbox's level in a word, `banner` why no program runs, or empty."""
    known = compare.stored.provenance

    def header() -> tuple[str, gr.Timer]:
        provenance = slot.engine.provenance if slot.engine else known
        text = page_header(
            contestants=contestants(provenance),
            model=slot.state,
            isolation=isolation,
            banner=" ".join(filter(None, (banner, trouble(slot)))),
        )
        return text, gr.Timer(active=slot.loading)

    with gr.Blocks(title=TITLE, fill_width=True, analytics_enabled=False, delete_cache=(3600, 3600)) as page:
        top = gr.HTML(header()[0], apply_default_css=False, js_on_load=None)
        timer = gr.Timer(1)
        for event in (page.load, timer.tick):
            event(header, None, [top, timer], queue=False, show_progress="hidden", api_visibility="private")
        compare_tab(compare)
    return page


def trouble(slot: EngineSlot) -> str:
    """What a visitor must know of the model: that it is missing, or that both sides are the same one."""
    if slot.failure:
        return f"{slot.failure}. Stored results stay open."
    return f"{slot.engine.warning}." if slot.engine and slot.engine.warning else ""
