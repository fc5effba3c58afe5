"""What the adapter changed at each token of a finished completion, computed only when a visitor asks for it.

A pass over prompt and completion takes 0.6 to 2 s on two cores, and the verdicts must not wait for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evaluation.errors import UserError
from generation.prompt import build_prompt
from generation.token_shift import TokenShift
from ui.compare.live.failure import explain_failure
from ui.engine import EngineSlot
from ui.runs.screen import Screen, Side


def compute_shift(slot: EngineSlot, screen: Screen, name: str) -> Iterator[Screen]:
    """First the screen that says that one side's shift is being computed, then the screen that holds it.

    Needs a finished live result: the model that wrote a stored one may not be loaded. Any other screen stays as it is.
    """
    side = screen.sides[name]
    if not screen.live or screen.stage.busy or side.program is None:
        yield screen
        return
    yield screen.with_side(name, replace(side, shift_asked=True))
    try:
        side = replace(side, shift=_measure_shift(slot, screen, side))
    except Exception as error:
        side = replace(side, shift_failure=explain_failure(error, f"the shift of problem {screen.problem.problem_id}"))
    yield screen.with_side(name, side)


def _measure_shift(slot: EngineSlot, screen: Screen, side: Side) -> tuple[TokenShift, ...]:
    measure = slot.engine.token_shift if slot.engine else None
    if measure is None:
        raise UserError("a model server does not report how likely given tokens are; load the model here to see this")
    strength, prompt = screen.origin.strength if screen.origin else 1.0, build_prompt(screen.problem)
    return tuple(measure(prompt, side.completion, strength=strength, sides=screen.contestants))
