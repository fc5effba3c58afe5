"""The panels that show the course of a training: which curves each holds, from the data of `chart_data`.

One place for whoever draws them: the chart beside an adapter (PNG and SVG) and the page. Draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Curve:
    """One measure over the epochs."""

    name: str
    points: tuple[tuple[float, float], ...]
    """Epoch and value. A value that was not measured or was not finite has no point."""
    evaluated: bool = False
    """A point for each evaluation; otherwise a point for each logging step."""


@dataclass(frozen=True)
class Panel:
    """Curves that share one pair of axes."""

    name: str
    """`loss`, `chrf`, `pass-rate` or `learning-rate`."""
    curves: tuple[Curve, ...]
    kept_epoch: float | None = None
    """The epoch whose adapter was kept, in panels where it is marked."""


def panels_of(data: Mapping[str, Any]) -> tuple[Panel, ...]:
    """The four panels of a training; `data` is the result of `chart_data`."""
    steps, epochs, kept_epoch = data["steps"], data["epochs"], data["best"]

    def evaluated(measure: str) -> Curve:
        return Curve("validation", tuple(_points(epochs, measure)), evaluated=True)

    losses = (Curve("training", tuple(_points(steps, "loss"))), evaluated("eval_loss"))
    return (
        Panel("loss", losses, kept_epoch),
        Panel("chrf", (evaluated("eval_chrf"),), kept_epoch),
        Panel("pass-rate", (evaluated("eval_pass_rate"),), kept_epoch),
        Panel("learning-rate", (Curve("learning rate", tuple(_points(steps, "learning_rate"))),)),
    )


def _points(rows: Iterable[Mapping[str, Any]], measure: str) -> Iterator[tuple[float, float]]:
    return ((row["epoch"], row[measure]) for row in rows if row.get(measure) is not None)
