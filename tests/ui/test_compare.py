"""The tab's handlers: what a browser sends is checked, and each event answers for all its components."""

from types import SimpleNamespace

import gradio as gr
import pytest

from finetune.generate import GenerationSettings
from tests.fakes import DOUBLE, SQUARE, FakeEngine, FakeJudge, stored_pair
from ui.compare import MAX_NEW_TOKENS, ComparePage, Stored, checked_filter, checked_settings
from ui.engine import EngineSlot
from ui.live import Live
from ui.page import build_page
from ui.screen import Screen, Stage

STORED = Stored({"square": stored_pair(SQUARE)}, {"max_new_tokens": 64}, {"adapted": {"model": "a/b"}})


@pytest.fixture
def slot():
    slot = EngineSlot(lambda report: FakeEngine())
    slot.start()
    slot.wait(5)
    return slot


@pytest.fixture
def page(slot):
    return ComparePage([DOUBLE, SQUARE], STORED, Live(slot, FakeJudge()))


def load(page, **query):
    return page.on_load(SimpleNamespace(query_params=query))


def test_a_fresh_page_shows_the_first_stored_pair(page):
    screen = load(page)[-1]
    assert screen.problem is SQUARE and screen.stage is Stage.STORED
    assert "length 64" in str(screen.origin)


def test_the_address_opens_its_problem(page):
    screen = load(page, problem="double")[-1]
    assert screen.problem is DOUBLE and screen.stage is Stage.EMPTY


def test_an_unknown_problem_in_the_address_opens_the_first_and_says_so(page):
    with pytest.warns(UserWarning, match="no problem nowhere"):
        assert load(page, problem="nowhere")[-1].problem is SQUARE


def test_a_forged_choice_is_refused(page):
    with pytest.raises(gr.Error, match="not among those loaded"):
        page.on_choose(SimpleNamespace(value={"id": 1}))


def test_the_list_is_narrowed_to_problems_without_references(page):
    listing, position = page.on_filter("double", "", "any", "any", "without")
    assert "square" in listing and 'data-id="double"' not in listing
    assert "of 1" in position


def test_previous_and_next_step_through_the_filter(page):
    assert page.on_next("double", "", "any", "any")[-1].problem is SQUARE
    assert page.on_previous("double", "", "any", "any")[-1].problem is SQUARE
    assert page.on_next("double", "nothing at all", "any", "any")[-1].problem is DOUBLE


def test_every_answer_has_a_value_for_every_component(page):
    everything = len(load(page))
    result = len(page.drawn(Screen(DOUBLE)))
    assert everything == result + 4
    assert len(page.redrawn(Screen(DOUBLE))) == result
    assert {len(answer) for answer in page.on_generate("double", 16, 0, 0)} == {result}
    assert len(page.on_press("")) == len(page.on_stop("", None)) == len(page.on_broken_off("", None)) == result


def test_generate_ends_with_a_judged_pair_and_free_buttons(page):
    *_, generate, stop, screen = list(page.on_generate("double", 16, 0, 0))[-1]
    assert screen.stage is Stage.DONE and screen.judged
    assert generate.interactive and not stop.interactive


def test_stop_drops_a_late_screen_of_a_problem_that_was_left(page):
    writing = Screen(DOUBLE, Stage.WRITING)
    assert page.on_stop("double", writing)[-1].stage is Stage.STOPPED
    assert page.on_stop("square", writing)[-1] == page.screen(SQUARE)
    assert page.on_broken_off("square", writing)[-1] == page.screen(SQUARE)


def test_a_visitor_whom_the_queue_did_not_take_is_told_so(page):
    pressed = page.on_press("double")[-1]
    assert page.on_broken_off("double", pressed)[-1].message == "too many are waiting; try again in a minute"
    assert page.on_broken_off("double", pressed.stopped())[-1].stage is Stage.STOPPED


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ((0, 0, 0), "length must be between 1 and"),
        ((MAX_NEW_TOKENS + 1, 0, 0), "length must be between 1 and"),
        ((None, 0, 0), "length must be a number"),
        (("9" * 99, 0, 0), "length must be a number"),
        ((16, 9, 0), "temperature must be between 0 and 2"),
        ((16, float("nan"), 0), "temperature must be a number"),
        ((16, 0, -1), "seed must be a whole number"),
        ((16, 0, float("inf")), "seed must be a whole number"),
        ((16, 0, 0, 1.6), "strength must be between 0 and 1.5, got 1.6"),
        ((16, 0, 0, -0.1), "strength must be between 0 and 1.5"),
        ((16, 0, 0, float("nan")), "strength must be a number"),
        ((16, 0, 0, None), "strength must be a number"),
    ],
)
def test_settings_that_cannot_be_used_are_named(page, values, message):
    with pytest.raises(ValueError, match=message):
        checked_settings(*values)
    screen = next(page.on_generate("double", *values))[-1]
    assert screen.stage is Stage.FAILED and message in screen.message


def test_the_strength_reaches_the_engine(page, slot):
    *_, screen = list(page.on_generate("double", 16, 0, 3, 0.5))[-1]
    assert slot.engine.settings == [GenerationSettings(max_new_tokens=16, seed=3, strength=0.5)]
    assert "strength 0.5" in str(screen.origin)


def test_the_shift_tab_draws_its_own_column(page):
    screen = list(page.on_generate("double", 16, 0, 0))[-1][-1]
    asked, known = page.on_shift("adapted", "double", screen)
    assert "as soon as it is free" in asked
    assert 'aria-label="adapted"' in known and 'class="token' in known
    assert "A stored result holds texts only" in next(page.on_shift("base", "square", None))


def test_a_shift_that_the_queue_did_not_take_can_be_asked_for_again(page):
    screen = list(page.on_generate("double", 16, 0, 0))[-1][-1]
    refused = page.on_no_shift("base", "double", screen)
    assert "too many are waiting" in refused and "Try again" in refused
    assert "too many" not in page.on_no_shift("base", "square", screen)


def test_a_filter_takes_anything_a_browser_can_send():
    assert checked_filter(None, None, None) == checked_filter()
    assert len(checked_filter("x" * 10_000, [], {}).query) == 200


def test_the_page_can_be_built_and_hides_its_handlers(page, slot):
    blocks = build_page(page, slot, isolation="full", banner="")
    assert blocks.get_api_info()["named_endpoints"] == {}
