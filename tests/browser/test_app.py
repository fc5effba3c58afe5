"""The real app in a real browser: embedded problems, model and adapter, real sandbox, nothing faked."""

from urllib.parse import quote

import pytest

from evaluation.runs import open_run
from tests.browser.conftest import PATIENCE, ROOT

pytestmark = [pytest.mark.browser, pytest.mark.model]

RECORD = """
window.lengths = {base: [], adapted: []};
new MutationObserver(() => {
  for (const side of ['base', 'adapted']) {
    const length = document.querySelector(`.pane.${side}.writing .listing`)?.textContent.length || 0;
    if (length > (window.lengths[side].at(-1) || 0)) window.lengths[side].push(length);
  }
}).observe(document.querySelector('.panes'), {childList: true, subtree: true, characterData: true});
"""


@pytest.fixture(scope="module")
def told():
    """A stored pair that only the adapted side passes, where there is one: what the page is for."""
    pairs = open_run(ROOT / "assets" / "runs" / "embedded-test").pairs
    return next((name for name, pair in pairs.items() if pair.outcome == "only_adapted"), next(iter(pairs)))


def test_a_fresh_start_shows_a_stored_pair_at_once(app, open_page):
    page = open_page(app)
    assert "stored result" in page.inner_text(".state-line")
    for side in ("base", "adapted"):
        assert page.inner_text(f".pane.{side} .listing").strip()
        assert page.locator(f".score.{side} .figures b").inner_text().replace(".", "").isdigit()
    assert page.locator(".case .verdict:not(.pending)").count() > 0
    assert "isolation full" in page.inner_text(".top")


def test_both_columns_stream_and_both_programs_are_judged(app, open_page, told):
    page = open_page(f"{app}/?problem={quote(told, safe='')}")
    page.evaluate(RECORD)
    page.fill("#length input", "24")
    page.click("#generate")
    page.wait_for_selector(".state-line:is(.done, .failed)", timeout=PATIENCE)
    assert page.inner_text(".state-line .message") == "both programs are judged"
    for side, lengths in page.evaluate("window.lengths").items():
        assert len(lengths) >= 2, f"{side} did not grow before one's eyes"
    tests = page.locator(".case").count()
    assert page.locator("summary .verdict:not(.pending)").count() == 2 * tests
    for side in ("base", "adapted"):
        assert float(page.locator(f".score.{side} .figures b").inner_text()) >= 0
    page.click("label[for=adapted-shift]")
    page.wait_for_selector(".pane.adapted .shift .listing", timeout=PATIENCE)
    tokens = page.locator(".pane.adapted .shift .listing .token")
    assert tokens.count() > 5
    assert page.locator(".pane.adapted .shift .listing :is(.up1, .up2, .up3, .up4)").count() > 0
    assert "KL" in tokens.first.get_attribute("title")
    assert page.locator(".pane.adapted .changed li").count() == 5
    assert page.evaluate(
        "getComputedStyle(document.querySelector('.pane.adapted :is(.up3, .up4)')).backgroundColor"
    ) != (page.evaluate("getComputedStyle(document.querySelector('.pane.adapted')).backgroundColor"))


def test_stop_ends_a_real_generation(app, open_page):
    page = open_page(app)
    page.fill("#length input", "1024")
    page.click("#generate")
    page.wait_for_selector(".pane.base.writing .listing", timeout=PATIENCE)
    page.click("#stop")
    page.wait_for_selector(".state-line.stopped")
    written = page.inner_text(".pane.base .listing")
    page.wait_for_timeout(1000)
    assert page.inner_text(".pane.base .listing") == written


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("compare", {}),
        ("compare-dark", {"dark": True}),
        ("compare-phone", {"width": 390, "height": 844}),
    ],
)
def test_the_first_screen_shows_the_problem_both_columns_and_the_outcome(app, open_page, shot, told, name, options):
    page = open_page(f"{app}/?problem={quote(told, safe='')}", **options)
    page.wait_for_function("!document.querySelector('.top').textContent.includes('…')", timeout=PATIENCE)
    shot(page, name)
    width, height = page.viewport_size["width"], page.viewport_size["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width > 1000:
        for part in (".statement", ".pane.base", ".pane.adapted", ".outcome", ".case:visible"):
            box = page.locator(part).first.bounding_box()
            assert box["y"] + box["height"] <= height, part
