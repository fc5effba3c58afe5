"""The course of a training as a chart beside the adapter: loss, CHRF and pass rate by epoch, as PNG, SVG and data.

Draws from the Trainer's log alone, so a stored log can be drawn again. The same log gives the same files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transformers import TrainerCallback

from finetune.folder.panels import Panel, panels_of
from finetune.folder.record import CHART_DATA_FILE, CHART_PNG, CHART_SVG, chart_data

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SALT = "chart"
"""Ids inside the SVG are made from it."""
TITLES = {"loss": "loss", "chrf": "CHRF, validation", "pass-rate": "pass rate, validation"}
"""The panels of the chart, by their names in panels.py."""
LIMITS = {"chrf": 100.0, "pass-rate": 1.0}
ADAPTED, LINE, SOFT = "#8538b5", "#d9dfe5", "#59636e"
"""The colours of the page's light theme."""


class Chart(TrainerCallback):
    """Draws after every evaluation, and at the end what came after the last one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[str, Any] = {}

    def on_evaluate(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        self._draw(args, state)

    def on_train_end(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        self._draw(args, state)

    def _draw(self, args: Any, state: Any) -> None:
        data = chart_data(state.log_history, metric=args.metric_for_best_model)
        if state.is_world_process_zero and data != self._drawn:
            write_chart(self._folder, data)
            self._drawn = data


def write_chart(folder: Path, data: dict[str, Any]) -> None:
    """Write chart.json, chart.svg and chart.png; each replaces its predecessor at once, since a page may be reading."""
    import matplotlib

    # With a fixed salt and without a date the same data give the same SVG.
    with matplotlib.rc_context({"svg.hashsalt": SALT, "svg.fonttype": "none", "font.size": 9}):
        figure = draw_figure(data)
        for name, metadata in ((CHART_SVG, {"Date": None}), (CHART_PNG, None)):
            partial = folder / f".{name}"
            figure.savefig(partial, format=partial.suffix[1:], metadata=metadata, dpi=150)
            partial.replace(folder / name)
    partial = folder / f".{CHART_DATA_FILE}"
    partial.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    partial.replace(folder / CHART_DATA_FILE)


def draw_figure(data: dict[str, Any]) -> Figure:
    """Draw three panels side by side."""
    from matplotlib.figure import Figure

    panels = [panel for panel in panels_of(data) if panel.name in TITLES]
    figure = Figure(figsize=(9, 2.8))
    figure.subplots_adjust(left=0.05, right=0.985, top=0.9, bottom=0.17, wspace=0.2)
    for axes, panel in zip(figure.subplots(1, len(panels)), panels, strict=True):
        _draw_panel(axes, panel)
    return figure


def _draw_panel(axes: Axes, panel: Panel) -> None:
    from matplotlib.ticker import MaxNLocator, PercentFormatter

    axes.set_title(TITLES[panel.name], loc="left", color=SOFT, fontsize=9)
    axes.set_xlabel("epoch", color=SOFT)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="y", color=LINE, linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    for curve in panel.curves:
        epochs, values = [epoch for epoch, _ in curve.points], [value for _, value in curve.points]
        if curve.evaluated:
            axes.plot(epochs, values, color=ADAPTED, marker="o", markersize=3.5, label=curve.name)
        else:
            axes.plot(epochs, values, color=SOFT, linewidth=0.9, label=curve.name)
    if panel.kept_epoch is not None:
        axes.axvline(panel.kept_epoch, color=ADAPTED, linewidth=0.8, linestyle=":")
    if len(panel.curves) > 1:
        axes.legend(frameon=False, fontsize=8)
    if panel.name in LIMITS:
        axes.set_ylim(0, LIMITS[panel.name])
    if panel.name == "pass-rate":
        axes.yaxis.set_major_formatter(PercentFormatter(1.0))
