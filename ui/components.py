"""Components that several tabs use, with the options that they share. Where they stand is each tab's layout."""

from __future__ import annotations

from collections.abc import Sequence

import gradio as gr


def own_html(value: str | None = None, *, script: str | None = None, classes: str | None = None) -> gr.HTML:
    """HTML that we render and escape ourselves, with our own style sheet only; `script` runs when it appears."""
    return gr.HTML(value, js_on_load=script, elem_classes=classes, apply_default_css=False)


def choice(
    label: str,
    choices: Sequence[str],
    *,
    value: str | None,
    classes: Sequence[str] = ("choice",),
    visible: bool = True,
) -> gr.Dropdown:
    """A list to choose from, without Gradio's search field; its width is the style sheet's."""
    return gr.Dropdown(
        list(choices),
        value=value,
        label=label,
        visible=visible,
        filterable=False,
        min_width=0,
        elem_classes=list(classes),
    )
