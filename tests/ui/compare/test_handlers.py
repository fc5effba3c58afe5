"""The tab's handlers: what a browser sends is checked, and each event answers for all its components."""

from types import SimpleNamespace

import gradio as gr
import pytest

from generation.decode import GenerationSettings
from tests.fakes import DOUBLE, SQUARE, FakeEngine, FakeJudge, loaded_slot, stored_pair
from ui.compare.catalogue import FIELDS
from ui.compare.handlers import ComparePage, Shown
from ui.compare.live.comparison import Live
from ui.compare.picker import read_filter
from ui.page import build_page
from ui.runs.screen import Screen, Stage
from ui.runs.stored import Stored

STORED = Stored({"square": stored_pair(SQUARE)}, {"max_new_tokens": 64}, {"adapted": {"model": "a/b"}})


@pytest.fixture
def slot():
    return loaded_slot(FakeEngine())


@pytest.fixture
def page(slot):
    return ComparePage([DOUBLE, SQUARE], STORED, Live(slot, FakeJudge()))


def load(page, **query):
    return page.on_load(SimpleNamespace(query_params=query))


def shown(loaded):
    """The screen; the values of the settings stand behind it."""
    return loaded[-1 - len(FIELDS)]


def test_a_fresh_page_shows_the_first_stored_pair(page):
    screen = shown(load(page))
    assert screen.problem is SQUARE and screen.stage is Stage.STORED
    assert "length 64" in str(screen.origin)


def test_the_address_opens_its_problem(page):
    screen = shown(load(page, problem="double"))
    assert screen.problem is DOUBLE and screen.stage is Stage.EMPTY


def test_an_unknown_problem_in_the_address_opens_the_first_and_says_so(page):
    screen = shown(load(page, problem="nowhere"))
    assert screen.problem is SQUARE and screen.judged
    assert screen.stage is Stage.FAILED and "no problem nowhere" in screen.message


def test_a_forged_choice_is_refused(page):
    with pytest.raises(gr.Error, match="not among those loaded"):
        page.on_choose(SimpleNamespace(value={"id": 1}), Shown())


def test_the_list_is_narrowed_to_problems_without_references(page):
    listing, position = page.on_filter(Shown("double"), "", "any", "any", "without")
    assert "square" in listing and 'data-id="double"' not in listing
    assert "of 1" in position


def test_previous_and_next_step_through_the_filter(page):
    assert page.on_next(Shown("double"), "", "any", "any")[-1].problem is SQUARE
    assert page.on_previous(Shown("double"), "", "any", "any")[-1].problem is SQUARE
    assert page.on_next(Shown("double"), "nothing at all", "any", "any")[-1].problem is DOUBLE


def test_every_answer_has_a_value_for_every_component(page):
    everything = len(load(page))
    result = len(page.draw(Screen(DOUBLE)))
    assert everything == result + 4 + len(FIELDS)
    assert len(page.redraw(Screen(DOUBLE))) == result
    assert {len(answer) for answer in page.on_generate(Shown("double"), None, 16)} == {result}
    assert (
        len(page.on_press(Shown(""), None))
        == len(page.on_stop(Shown(""), None))
        == len(page.on_broken_off(Shown(""), None))
        == result
    )


def test_generate_ends_with_a_judged_pair_and_free_buttons(page):
    *_, generate, stop, screen = list(page.on_generate(Shown("double"), None, 16))[-1]
    assert screen.stage is Stage.DONE and screen.judged
    assert generate.interactive and not stop.interactive


def test_stop_drops_a_late_screen_of_a_problem_that_was_left(page):
    writing = Screen(DOUBLE, Stage.WRITING)
    assert page.on_stop(Shown("double"), writing)[-1].stage is Stage.STOPPED
    assert page.on_stop(Shown("square"), writing)[-1] == page.catalogue.open(SQUARE)
    assert page.on_broken_off(Shown("square"), writing)[-1] == page.catalogue.open(SQUARE)


def test_a_visitor_whom_the_queue_did_not_take_is_told_so(page):
    pressed = page.on_press(Shown("double"), None)[-1]
    refused = page.on_broken_off(Shown("double"), pressed)[-1]
    assert refused.message == "too many visitors are waiting; try again in a minute"
    assert page.on_broken_off(Shown("double"), pressed.after_stop())[-1].stage is Stage.STOPPED


def test_settings_that_cannot_be_used_are_named_and_the_stored_pair_stays(page):
    screen = page.on_press(Shown("square"), None, 0)[-1]
    assert screen.stage is Stage.FAILED and screen.message.startswith("length must be between 1 and")
    assert screen.judged
    assert next(page.on_generate(Shown("square"), screen, 0))[-1] == screen


def test_settings_that_cannot_be_used_leave_the_result_before_them(page):
    *_, before = list(page.on_generate(Shown("double"), None, 16))[-1]
    screen = page.on_press(Shown("double"), before, 0)[-1]
    assert screen.sides == before.sides and screen.stage is Stage.FAILED


def test_settings_that_changed_behind_the_press_are_checked_again(page):
    pressed = page.on_press(Shown("square"), None, 16)[-1]
    assert next(page.on_generate(Shown("square"), pressed, 0))[-1].stage is Stage.FAILED


def test_the_strength_reaches_the_engine(page, slot):
    *_, screen = list(page.on_generate(Shown("double"), None, 16, 0, 1.0, 3, 0.5))[-1]
    assert slot.engine.settings == [GenerationSettings(max_new_tokens=16, seed=3, strength=0.5)]
    assert "strength 0.5" in str(screen.origin)


def test_the_shift_tab_draws_its_own_column(page):
    screen = list(page.on_generate(Shown("double"), None, 16))[-1][-1]
    asked, known = page.on_shift("adapted", Shown("double"), screen)
    assert "as soon as it is free" in asked
    assert 'aria-label="adapted"' in known and 'class="token' in known
    assert "A stored result holds only texts" in next(page.on_shift("base", Shown("square"), None))


def test_a_shift_that_the_queue_did_not_take_can_be_asked_for_again(page):
    screen = list(page.on_generate(Shown("double"), None, 16))[-1][-1]
    refused = page.on_no_shift("base", Shown("double"), screen)
    assert "too many visitors are waiting" in refused and "Try again" in refused
    assert "too many" not in page.on_no_shift("base", Shown("square"), screen)


def test_a_filter_takes_anything_a_browser_can_send():
    assert read_filter(None, None, None) == read_filter()
    assert len(read_filter("x" * 10_000, [], {}).query) == 200


def test_the_page_can_be_built_and_hides_its_handlers_behind_the_named_endpoints(page, slot):
    blocks = build_page(page, slot, isolation="full", banner="")
    named = {"/problems", "/problem", "/compare", "/judge", "/runs", "/pair"}
    assert set(blocks.get_api_info()["named_endpoints"]) == named


def test_an_address_of_a_live_pair_sets_its_settings_and_writes_nothing_by_itself(page, slot):
    loaded = load(page, problem="square", seed="3", temperature="0.5", samples="2")
    screen = shown(loaded)
    assert screen.problem is SQUARE and screen.stage is Stage.EMPTY
    assert "settings from this link are filled in" in screen.message
    assert dict(zip(FIELDS, loaded[-len(FIELDS) :], strict=True)) == {
        "length": 256,
        "temperature": 0.5,
        "top_p": 1.0,
        "seed": 3,
        "strength": 1.0,
        "samples": 2,
        "left": "base",
        "right": "adapted",
    }
    assert slot.engine.settings == []


def test_a_page_with_a_stored_pair_takes_over_its_settings(page):
    assert load(page)[-len(FIELDS)] == 64


def test_settings_of_an_address_that_cannot_be_used_are_named(page):
    loaded = load(page, length="<b>")
    assert loaded[-len(FIELDS)] == 256 and "length must be a number" in shown(loaded).message


def test_an_address_opens_the_pair_of_its_run_and_stays_in_it(slot):
    other = Stored({"double": stored_pair(DOUBLE)}, {}, {}, name="mine")
    page = ComparePage([DOUBLE, SQUARE], STORED, Live(slot, FakeJudge()), runs={"mine": other})
    loaded = load(page, problem="double", run="mine")
    assert shown(loaded).stage is Stage.STORED and shown(loaded).origin.run == "mine"
    assert shown(load(page, run="mine")).problem is DOUBLE
    assert page.on_next(loaded[0])[-1].stage is Stage.EMPTY  # square is stored in the other run
    lost = shown(load(page, problem="square", run="elsewhere"))
    assert lost.message == "there is no run elsewhere here" and lost.origin.run == ""


def test_a_sample_is_shown_that_exists_and_nothing_else(page):
    screen = list(page.on_generate(Shown("double"), None, 16, 0.5, 1, 0, 1, 2))[-1][-1]
    assert page.on_sample(SimpleNamespace(value=1), Shown("double"), screen)[-1].shown == 1
    for forged in (5, -1, "1", None, True, {"a": 1}):
        assert page.on_sample(SimpleNamespace(value=forged), Shown("double"), screen)[-1].shown == 0


def test_a_file_is_given_of_a_judged_pair_and_of_the_known_kinds_only(page):
    assert 'data-name="square.json"' in page.on_save(SimpleNamespace(value="json"), Shown("square"), None)
    assert page.on_save(SimpleNamespace(value="../../x"), Shown("square"), None) == ""
    assert page.on_save(SimpleNamespace(value="json"), Shown("double"), None) == ""
