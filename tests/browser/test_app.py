"""The real app in a real browser: embedded problems, model and adapter, real sandbox, nothing faked."""

import json
import os
import shlex
import subprocess
import sys
from urllib.parse import quote

import pytest
from gradio_client import Client

from evaluation.problems.sources import load_problems
from evaluation.runs.format import open_run
from tests.browser.conftest import ROOT
from tests.browser.steps import generate

pytestmark = pytest.mark.model

RECORD = """
window.lengths = {base: [], adapted: []};
new MutationObserver(() => {
  for (const side of ['base', 'adapted']) {
    const length = document.querySelector(`.pane.${side}.writing .listing`)?.textContent.length || 0;
    if (length > (window.lengths[side].at(-1) || 0)) window.lengths[side].push(length);
  }
}).observe(document.querySelector('.panes'), {childList: true, subtree: true, characterData: true});
"""


def test_a_fresh_start_shows_a_stored_pair_at_once(app, open_page, first_id):
    page = open_page(app)
    assert page.locator("[data-problem]").get_attribute("data-problem") == first_id
    assert "stored result" in page.inner_text(".state-line")
    for side in ("base", "adapted"):
        assert page.inner_text(f".pane.{side} .listing").strip()
        assert page.locator(f".score.{side} .figures b").inner_text().replace(".", "").isdigit()
    assert page.locator(".case .verdict:not(.pending)").count() > 0
    assert "isolation full" in page.inner_text(".top")


def test_both_columns_stream_and_both_programs_are_judged(app, open_page, first_id):
    page = open_page(f"{app}/?problem={quote(first_id, safe='')}")
    page.evaluate(RECORD)
    page.fill("#length input", "24")
    generate(page)
    assert page.inner_text(".state-line .message") == "both programs are judged"
    for side, lengths in page.evaluate("window.lengths").items():
        assert len(lengths) >= 2, f"{side} did not grow before one's eyes"
    tests = page.locator(".case").count()
    assert page.locator("summary .verdict:not(.pending)").count() == 2 * tests
    for side in ("base", "adapted"):
        assert float(page.locator(f".score.{side} .figures b").inner_text()) >= 0
    page.click("label[for=adapted-shift]")
    page.wait_for_selector(".pane.adapted .shift .listing")
    tokens = page.locator(".pane.adapted .shift .listing .token")
    assert tokens.count() > 5
    assert page.locator(".pane.adapted .shift .listing :is(.up1, .up2, .up3, .up4)").count() > 0
    assert "KL" in tokens.first.get_attribute("title")
    assert page.locator(".pane.adapted .changed li").count() == 5
    assert page.evaluate(
        "getComputedStyle(document.querySelector('.pane.adapted :is(.up3, .up4)')).backgroundColor"
    ) != (page.evaluate("getComputedStyle(document.querySelector('.pane.adapted')).backgroundColor"))


def test_the_saved_command_writes_the_same_pair_again(app, open_page, first_id, tmp_path):
    page = open_page(f"{app}/?problem={quote(first_id, safe='')}&length=16&temperature=0.8&top_p=0.9&seed=3&samples=2")
    generate(page)
    assert page.inner_text(".state-line .message") == "all programs are judged"
    page.click("[data-sample='1']")
    page.wait_for_selector("[data-sample='1'][aria-current]")
    with page.expect_download() as waiting:
        page.click("text=Save JSON")
    saved = json.loads(waiting.value.path().read_text())
    assert saved["settings"]["seed"] == 4 and saved["link"]["seed"] == "4"
    command = [sys.executable, *shlex.split(saved["command"])[1:]]
    subprocess.run(command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
    [folder] = (tmp_path / "runs").iterdir()
    again = open_run(folder).pairs[first_id]
    for side, result in again.sides.items():
        assert result.completion == saved["sides"][side]["completion"]
        verdicts = [case.verdict.value for case in result.judgement.cases]
        assert verdicts == [case["verdict"] for case in saved["sides"][side]["cases"]]


def test_a_row_opens_and_an_edited_program_runs_in_the_sandbox(app, open_page, first_id):
    page = open_page(f"{app}/?problem={quote(first_id, safe='')}&run=embedded-test")
    page.click("label[for=tests-all]")
    page.locator(".case summary").first.click()
    for part in ("input", "expected", "output", "ms CPU", "MB"):
        assert part in page.inner_text(".case-body:visible")
    page.click(".pane.adapted .jump")
    page.click("label[for=diff-adapted]")
    assert "reference" in page.inner_text(".diff-view.adapted")
    scores = page.inner_text(".scores")
    page.keyboard.press("e")
    reference = next(p for p in load_problems("embedded:test") if p.problem_id == first_id).references[0]
    page.fill("#edited textarea", reference)
    page.click("#run-tests")
    total = page.locator(".case:not(.edited)").count()
    page.wait_for_function(
        "total => document.querySelector('.edited-head')?.innerText.includes(`${total} of ${total} tests accepted;`)",
        arg=total,
    )
    assert page.inner_text(".scores") == scores


def test_other_programs_compare_and_judge_through_the_endpoints(app, first_id):
    client = Client(app, verbose=False)
    *_, last = client.submit(first_id, 12, api_name="/compare")
    assert last["stage"] == "done" and len(last["sides"]["base"]["cases"]) > 0
    reference = client.predict(first_id, api_name="/problem")["references"][0]
    assert client.predict(first_id, reference, api_name="/judge")["passed"]


def test_stop_ends_a_real_generation(app, open_page, endless_id):
    page = open_page(f"{app}/?problem={quote(endless_id, safe='')}")
    page.wait_for_selector(f"[data-problem='{endless_id}']")
    page.fill("#length input", "1024")
    page.click("#generate")
    page.wait_for_selector(".state-line.writing")
    page.click("#stop")
    page.wait_for_selector(".state-line.stopped")
    text = page.inner_text(".pane.base .listing")
    *_, last = Client(app, verbose=False).submit(endless_id, 1, api_name="/compare")  # the model writes one at a time
    assert last["stage"] == "done"
    assert page.inner_text(".pane.base .listing") == text


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("compare", {}),
        ("compare-dark", {"dark": True}),
        ("compare-phone", {"width": 390, "height": 844}),
    ],
)
def test_the_first_screen_shows_the_problem_both_columns_and_the_outcome(app, open_page, shot, first_id, name, options):
    page = open_page(f"{app}/?problem={quote(first_id, safe='')}", **options)
    page.wait_for_function("!document.querySelector('.top').textContent.includes('…')")
    shot(page, name)
    width, height = page.viewport_size["width"], page.viewport_size["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width > 1000:
        for part in (".statement", ".pane.base", ".pane.adapted", ".outcome", ".case:visible"):
            box = page.locator(part).first.bounding_box()
            assert box["y"] + box["height"] <= height, part
