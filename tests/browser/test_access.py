"""For everybody: axe finds nothing serious in any state, keys do what the help says, state is read out."""

import pytest

from evaluation.errors import UserError
from tests.browser.steps import clicks, find_faults, generate, record_clicks
from tests.browser.test_fake_page import STORED
from tests.fakes import DOUBLE, SQUARE, TEXTS, FakeEngine, FakeJudge
from ui.compare.links import Setup
from ui.runs.stored import Stored


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious(serve, open_page, dark, width):
    engine = FakeEngine(TEXTS | {"epoch 1": "print(1)\n"})
    setup = Setup(adapters={"epoch 1": "a"})
    url = serve(lambda report: engine, FakeJudge(), [DOUBLE, SQUARE], STORED, setup=setup)
    page = open_page(url, dark=dark, width=width)
    assert find_faults(page) == []
    page.fill("#temperature input", "0.5")
    page.fill("#samples input", "2")
    generate(page)
    page.locator(".case summary").first.click()
    page.click("label[for=base-shift]")
    page.wait_for_selector(".pane.base .shift .listing")
    page.click(".provenance summary")
    page.click("#edit > button")
    page.focus(".search input")
    page.wait_for_selector(".found button", state="visible")
    assert find_faults(page) == []


def test_axe_finds_nothing_serious_without_a_model_and_without_results(serve, open_page):
    def load(report):
        raise UserError("there is no adapter in assets/adapter; pass --adapter")

    page = open_page(serve(load, FakeJudge(), [DOUBLE], Stored()))
    page.wait_for_selector(".banner")
    assert find_faults(page) == []
    page.click(".keys-button")
    assert find_faults(page) == []


def test_keys_do_what_the_help_says(serve, open_page, shot):
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), [DOUBLE, SQUARE], STORED))
    page.keyboard.press("n")
    page.wait_for_selector("[data-problem=square]")
    page.keyboard.press("p")
    page.wait_for_selector("[data-problem=double]")
    page.keyboard.press("/")
    page.keyboard.type("ng")
    assert page.input_value(".search input") == "ng"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_selector("dialog.keys", state="visible")
    shot(page, "keys")
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog.keys", state="hidden")
    assert page.locator("[data-problem=double]").count() == 1
    page.keyboard.press("g")
    page.wait_for_selector(".state-line.done")


def test_keys_can_be_switched_off(serve, open_page):
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), [DOUBLE, SQUARE], STORED))
    page.keyboard.press("?")
    page.uncheck(".keys-on")
    page.click(".keys-close")
    record_clicks(page, "button")
    page.keyboard.press("n")
    assert clicks(page) == 0
    assert page.locator("[data-problem=double]").count() == 1


def test_everything_that_can_be_pressed_is_reached_by_tab(serve, open_page):
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), [DOUBLE, SQUARE], STORED))
    seen = set()
    for _ in range(70):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.className.toString()"))
    for name in ("previous-problem", "next-problem", "generate", "keys-button", "base-program", "tests-differ"):
        assert any(name in each for each in seen), name


def test_the_state_is_read_out(serve, open_page):
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), [DOUBLE], STORED))
    generate(page)
    line = page.locator(".state-line")
    assert line.get_attribute("aria-live") == "polite" and line.get_attribute("role") == "status"
