"""What the adapter changed at each token: measured on demand, for finished live results only."""

from types import SimpleNamespace

import pytest

from evaluation.errors import UserError
from generation.decode import GenerationSettings
from tests.fakes import DOUBLE, PROVENANCE, SHIFT, TEXTS, FakeEngine, FakeJudge, loaded_slot, stored_pair
from ui.compare.live.comparison import Live
from ui.compare.live.token_shift import compute_shift
from ui.runs.screen import Origin, Stage, stored_screen

SETTINGS = GenerationSettings()


@pytest.fixture
def finished():
    """A finished live comparison, with its engine, for which the model wrote at half strength."""
    engine = FakeEngine()
    live = Live(loaded_slot(engine), FakeJudge())
    return live, engine, list(live.compare(DOUBLE, GenerationSettings(strength=0.5)))[-1]


def test_the_shift_of_a_side_is_computed_when_it_is_asked_for(finished):
    live, engine, screen = finished
    assert engine.shifts_asked == []
    asked, known = compute_shift(live.slot, screen, "adapted")
    assert asked.sides["adapted"].shift_asked and asked.sides["adapted"].shift is None
    assert engine.shifts_asked == [(TEXTS["adapted"], 0.5)]
    assert known.sides["adapted"].shift == SHIFT and known.sides["base"].shift is None


def test_a_stored_or_unfinished_result_has_no_shift(finished):
    live, engine, screen = finished
    unfinished = screen.at(Stage.JUDGING, ""), stored_screen(DOUBLE, stored_pair(DOUBLE), Origin(False, {}))
    for other in unfinished:
        assert list(compute_shift(live.slot, other, "base")) == [other]
    assert engine.shifts_asked == []


@pytest.mark.parametrize(
    ("engine", "said"),
    [
        (FakeEngine(shift=UserError("too long for the context")), "too long for the context"),
        (FakeEngine(shift=ZeroDivisionError()), "something broke (ZeroDivisionError)"),
        (
            SimpleNamespace(stream=FakeEngine().stream, provenance=PROVENANCE, token_shift=None),
            "server does not report",
        ),
    ],
)
def test_a_shift_that_cannot_be_had_says_why(engine, said):
    live = Live(loaded_slot(engine), FakeJudge())
    screen = list(live.compare(DOUBLE, SETTINGS))[-1]
    assert said in list(compute_shift(live.slot, screen, "base"))[-1].sides["base"].shift_failure


def test_the_shift_is_that_of_the_contestants_that_stand_left_and_right():
    engine = FakeEngine(TEXTS | {"epoch 1": "print(1)\n"})
    live = Live(loaded_slot(engine), FakeJudge())
    last = list(live.compare(DOUBLE, SETTINGS, sides=("epoch 1", "base")))[-1]
    list(compute_shift(live.slot, last, "base"))
    assert engine.shift_sides == [("epoch 1", "base")]
