"""The strip of samples, if each side wrote several: how each did, and which one is shown. Pure."""

from __future__ import annotations

from ui.html.text import escape
from ui.runs.screen import SIDES, Screen, Side
from ui.script import read_script

PICK = read_script("compare/samples")


def sample_strip(screen: Screen) -> str:
    """HTML of the strip; empty if there is only one sample."""
    if not screen.samples:
        return ""
    buttons = "".join(_sample(screen, number) for number in range(len(screen.samples)))
    return f"""<div class="samples-strip" role="group" aria-label="samples"><h2>Samples{_note_limit(screen)}</h2>\
{buttons}
<span class="passes">{" · ".join(_passes(screen, name) for name in SIDES)}</span></div>"""


def _note_limit(screen: Screen) -> str:
    """A note if the run holds more samples than the screen."""
    shown, made = len(screen.samples), screen.settings.get("samples")
    return f", the first {shown} of {made:,}" if isinstance(made, int) and made > shown else ""


def _sample(screen: Screen, number: int) -> str:
    """A button named by the sample's seed, or by its number if the samples of a run share one seed."""
    name = f"seed {screen.settings['seed'] - screen.shown + number}" if screen.live else f"sample {number + 1}"
    here = ' aria-current="true"' if number == screen.shown else ""
    off = " disabled" if screen.stage.busy else ""
    marks = "".join(_mark(screen, name, screen.samples[number][name]) for name in SIDES)
    return f'<button type="button" data-sample="{number}"{here}{off}>{name}{marks}</button>'


def _mark(screen: Screen, name: str, side: Side) -> str:
    sign, word = ("·", "not judged") if not side.judged else ("✓", "passes") if side.passed else ("✗", "fails")
    called = escape(screen.name_of(name))
    return f'<i class="{name}" aria-hidden="true">{sign}</i><span class="unseen">{called} {word}</span>'


def _passes(screen: Screen, name: str) -> str:
    passed = sum(sample[name].passed for sample in screen.samples)
    return f"{escape(screen.name_of(name))} passes <b>{passed}</b> of {len(screen.samples)}"
