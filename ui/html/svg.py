"""Small charts as SVG, drawn with the page's own variables, so that both themes can read them. Pure, and one script.

Gradio's plots do not use the page's colours and cannot draw intervals. Each chart can be saved as SVG or PNG.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.html.text import escape
from ui.script import read_script

WIDTH, LEFT, RIGHT, TOP = 360, 40, 338, 46
Point = tuple[float, float]


@dataclass(frozen=True)
class Scale:
    """Maps values to pixels, with round values as ticks."""

    ticks: tuple[float, ...]
    start: float
    end: float

    @classmethod
    def over(cls, values: Sequence[float], start: float, end: float, *, zero: bool = True, most: int = 5) -> Scale:
        low, high = min(values, default=0.0), max(values, default=1.0)
        low, high = (min(low, 0.0), max(high, 0.0)) if zero else (low, high)
        high = high if high > low else low + (abs(low) or 1.0)
        step = _step((high - low) / most)
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        return cls(tuple(number * step for number in range(first, max(last, first + 1) + 1)), start, end)

    def at(self, value: float) -> float:
        span = self.ticks[-1] - self.ticks[0]
        return round(self.start + (value - self.ticks[0]) / span * (self.end - self.start), 1)


def _step(least: float) -> float:
    """The smallest round number that is at least `least`."""
    size = 10.0 ** math.floor(math.log10(least))
    return next(factor * size for factor in (1, 2, 5, 10) if factor * size >= least * (1 - 1e-9))


def format_percent(value: float) -> str:
    return f"{100 * value:.3g} %"


def format_rate(value: float) -> str:
    """A learning rate, short enough for an axis."""
    return f"{value:.0e}".replace("e-0", "e-") if value else "0"


def format_number(value: float) -> str:
    return f"{value:.3g}"


@dataclass(frozen=True)
class Series:
    """One line, or the dots of evaluations."""

    name: str
    colour: str
    """A class: base, adapted or soft."""
    points: Sequence[Point]
    dots: bool = False


def line_chart(
    title: str,
    series: Sequence[Series],
    *,
    name: str,
    across: str = "epoch",
    shown: Callable[[float], str] = format_number,
    zero: bool = True,
    mark: float | None = None,
) -> str:
    """HTML of lines over epochs; `mark` is the epoch whose adapter was kept."""
    drawn = [one for one in series if one.points]
    if not drawn:
        return figure(title, text(WIDTH / 2, 110, "not measured", "tick middle"), name=name, height=200, says="no data")
    x = Scale.over([point[0] for one in drawn for point in one.points], LEFT, RIGHT)
    y = Scale.over([point[1] for one in drawn for point in one.points], 170, TOP, zero=zero, most=4)
    inner = axes(x, y, across=across, shown=shown)
    if mark is not None:
        inner += f'<line class="mark" x1="{x.at(mark)}" x2="{x.at(mark)}" y1="{TOP}" y2="170"/>'
        inner += text(x.at(mark) - 3, TOP + 8, "kept", "tick end")
    for one in drawn:
        path = " ".join(f"{x.at(a)},{y.at(b)}" for a, b in one.points)
        inner += f'<polyline class="line {one.colour}" points="{path}"/>'
        if one.dots:
            inner += "".join(dot(x.at(a), y.at(b), one.colour, f"{across} {a:g}: {shown(b)}") for a, b in one.points)
    says = "; ".join(f"{one.name} from {shown(one.points[0][1])} to {shown(one.points[-1][1])}" for one in drawn)
    legend = [(one.name, one.colour) for one in drawn] if len(drawn) > 1 else []
    return figure(title, inner, name=name, height=204, says=says, legend=legend)


def axes(
    x: Scale, y: Scale, *, across: str, shown: Callable[[float], str], along: Callable[[float], str] = format_number
) -> str:
    """The ticks of both axes, and a line at each tick of the upright one."""
    lines = "".join(f'<line class="grid" x1="{LEFT}" x2="{RIGHT}" y1="{y.at(v)}" y2="{y.at(v)}"/>' for v in y.ticks)
    upright = "".join(text(LEFT - 6, y.at(value) + 4, shown(value), "tick end") for value in y.ticks)
    level = "".join(text(x.at(value), y.start + 15, along(value), "tick middle") for value in x.ticks)
    return lines + upright + level + text((LEFT + RIGHT) / 2, y.start + 30, across, "tick middle")


def dot(x: float, y: float, colour: str, says: str, *, radius: float = 3.5) -> str:
    return f'<circle class="dot {colour}" cx="{x}" cy="{y}" r="{radius}"><title>{escape(says)}</title></circle>'


def square(x: float, y: float, colour: str, says: str, *, radius: float = 3.5) -> str:
    """A diamond, which differs from base's circles in more than its colour."""
    points = f"{x},{y - radius} {x + radius},{y} {x},{y + radius} {x - radius},{y}"
    return f'<polygon class="dot {colour}" points="{points}"><title>{escape(says)}</title></polygon>'


def text(x: float, y: float, words: str, classes: str) -> str:
    return f'<text class="{classes}" x="{x}" y="{y}">{escape(words)}</text>'


def figure(title: str, inner: str, *, name: str, height: int, says: str, legend: Sequence[tuple[str, str]] = ()) -> str:
    """The chart with its title, its legend and the buttons that save it."""
    place, marks = float(LEFT), ""
    for words, colour in legend:
        shape = square if colour == "adapted" else dot
        marks += shape(place, 32, colour, words) + text(place + 8, 36, words[:24], f"tick {colour}")
        place += 26 + 6.5 * len(words[:24])
    buttons = "".join(
        f'<button type="button" data-chart="{kind}" aria-label="save {escape(title)} as {kind.upper()}">'
        f"{kind.upper()}</button>"
        for kind in ("svg", "png")
    )
    return f"""<figure class="chart"><svg viewBox="0 0 {WIDTH} {height}" role="img" data-name="{escape(name)}" \
aria-label="{escape(f"{title}: {says}")}">{text(8, 16, title, "title")}{marks}{inner}</svg>\
<figcaption class="save">{buttons}</figcaption></figure>"""


EXPORT = read_script("html/svg")
