"""The look of the page: a plain Gradio theme with system fonts, and our own style sheet for everything we draw."""

from __future__ import annotations

import gradio as gr

from evaluation.assets import ASSETS

STYLE_SHEETS = tuple(
    ASSETS / "style" / f"{part}.css"
    for part in (
        "tokens",
        "frame",
        "toolbar",
        "state",
        "columns",
        "listings",
        "shift",
        "scores",
        "tests",
        "diff",
        "edit",
        "pages",
        "cards",
        "charts",
        "results",
        "training",
        "review",
        "narrow",
    )
)
"""In the order of the cascade: of two rules with the same weight the later one holds."""
SANS = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"]
MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace"]


def theme() -> gr.themes.Base:
    """System fonts only, so that no font is ever fetched; neutral greys; our blue for what can be pressed."""
    return gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.gray,
        font=SANS,
        font_mono=MONO,
        radius_size=gr.themes.sizes.radius_sm,
        spacing_size=gr.themes.sizes.spacing_sm,
        text_size=gr.themes.sizes.text_sm,
    ).set(  # white on the default blue is too faint to read
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_dark="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_hover_dark="*primary_700",
    )
