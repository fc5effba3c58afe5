"""The course of a training as a chart: loss, CHRF and pass rate by epoch, as PNG, SVG and data for the page.

Drawn from the Trainer's log alone, so a log that was stored can be drawn again. The same log gives the same SVG.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from transformers import TrainerCallback

from finetune.folder.record import MEASURES, chart_data

NAME = "chart"
ADAPTED, LINE, SOFT = "#8538b5", "#d9dfe5", "#59636e"
"""The colours of the page, light."""


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
    """chart.json, chart.svg and chart.png. Each is replaced at once: the page may be reading it."""
    import matplotlib

    # Of a fixed salt come the names inside the SVG; without a date it is the same file for the same data.
    with matplotlib.rc_context({"svg.hashsalt": NAME, "svg.fonttype": "none", "font.size": 9}):
        figure = drawn(data)
        for kind, metadata in (("svg", {"Date": None}), ("png", None)):
            partial = folder / f".{NAME}.{kind}"
            figure.savefig(partial, format=kind, metadata=metadata, dpi=150)
            partial.replace(folder / f"{NAME}.{kind}")
    partial = folder / f".{NAME}.json"
    partial.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    partial.replace(folder / f"{NAME}.json")


def drawn(data: dict[str, Any]) -> Any:
    """A matplotlib figure of three panels side by side."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator, PercentFormatter

    figure = Figure(figsize=(9, 2.8))
    figure.subplots_adjust(left=0.05, right=0.985, top=0.9, bottom=0.17, wspace=0.2)
    loss, chrf, passed = panels = figure.subplots(1, 3)
    for panel, title in zip(panels, ("loss", "CHRF, validation", "pass rate, validation"), strict=True):
        panel.set_title(title, loc="left", color=SOFT, fontsize=9)
        panel.set_xlabel("epoch", color=SOFT)
        panel.xaxis.set_major_locator(MaxNLocator(integer=True))
        panel.grid(axis="y", color=LINE, linewidth=0.6)
        panel.spines[["top", "right"]].set_visible(False)
    loss.plot(*_points(data["steps"], "loss"), color=SOFT, linewidth=0.9, label="training")
    for panel, measure in zip(panels, MEASURES, strict=True):
        panel.plot(*_points(data["epochs"], measure), color=ADAPTED, marker="o", markersize=3.5, label="validation")
        if data["best"] is not None:
            panel.axvline(data["best"], color=ADAPTED, linewidth=0.8, linestyle=":")
    loss.legend(frameon=False, fontsize=8)
    chrf.set_ylim(0, 100)
    passed.set_ylim(0, 1)
    passed.yaxis.set_major_formatter(PercentFormatter(1.0))
    return figure


def _points(rows: Sequence[dict[str, Any]], name: str) -> tuple[list[float], list[float]]:
    known = [row for row in rows if row.get(name) is not None]
    return [row["epoch"] for row in known], [row[name] for row in known]
