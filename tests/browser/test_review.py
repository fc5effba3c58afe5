"""The Review tab in a real browser: on the real app with the stored run, and on a page with hostile texts."""

import csv
import io
import os
import re
import signal
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest

from evaluation.errors import UserError
from evaluation.judge.verdict import Verdict
from evaluation.problems.sources import load_problems
from evaluation.reviews.store import ReviewStore
from evaluation.runs.format import open_run
from tests.browser.conftest import ROOT, find_free_port
from tests.browser.steps import HOSTILE, clicks, find_faults, record_clicks
from tests.fakes import DOUBLE, stored_pair
from ui.compare.handlers import ComparePage
from ui.compare.links import Setup
from ui.compare.live.comparison import Live
from ui.engine import EngineSlot
from ui.page import build_page, launch
from ui.review.handlers import ReviewPage
from ui.runs.stored import Stored

RUN = ROOT / "assets" / "runs" / "embedded-test"


def two_alike():
    """The shipped run, but for two pairs, whose sides wrote the same."""
    stored = Stored.of(RUN)
    first = dict(list(stored.pairs.items())[:2])
    alike = {name: replace(pair, sides=dict.fromkeys(pair.sides, pair.sides["base"])) for name, pair in first.items()}
    return replace(stored, pairs={**stored.pairs, **alike})


STORED = two_alike()
SAME = sum(pair.sides["base"].program == pair.sides["adapted"].program for pair in STORED.pairs.values())
TOTAL = len(STORED.pairs) - SAME
TELLING = "|".join(STORED.provenance[side]["fingerprint"][:8] for side in ("base", "adapted"))


@contextmanager
def run_real_app(reviews, port):
    """`python app.py` with its reviews in this file: its process and address."""
    command = [sys.executable, "app.py", "--port", str(port), "--reviews", str(reviews)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process, process.stdout.readline().split()[-1]
        finally:
            process.kill()


@pytest.fixture
def reviews(tmp_path):
    """Serves a page without a model: reviews(stored, problems) gives its address; the votes are in `tmp_path`."""
    stops = []

    def start(stored=None, problems=None, trouble=""):
        def load(report):
            raise UserError("there is no adapter here; pass --adapter")

        slot, store = EngineSlot(load), None if trouble else ReviewStore(tmp_path / "reviews.sqlite")
        problems = problems or load_problems("embedded:test")
        compare = ComparePage(problems, stored or STORED, Live(slot, None), setup=Setup())
        review = ReviewPage(compare.runs, compare.picker.get, store, trouble=trouble)
        page = build_page(compare, slot, isolation="full", banner="", review=review)
        slot.start()
        port = find_free_port()
        stops.append(launch(page, "127.0.0.1", port))
        return f"http://127.0.0.1:{port}"

    yield start
    for stop in stops:
        stop()


def read_votes(folder, *, withdrawn=False):
    with closing(ReviewStore(folder / "reviews.sqlite")) as store:
        return store.votes(withdrawn=withdrawn)


def start_review(page, *, name="", after="each vote"):
    """Opens the tab and starts a queue."""
    page.get_by_role("tab", name="Review").click()
    page.wait_for_selector("#review-start:enabled")
    page.fill(".reviewer :is(input, textarea)", name)
    if after != "each vote":
        page.get_by_label("Verdicts after").first.click()
        page.get_by_role("option", name=after).click()
    page.click("#review-start")
    page.wait_for_selector("[data-act=left]")
    page.locator("#review-start").blur()
    return page


def read_place(page):
    return page.inner_text(".review-state .message")


def wait_for_state(page, text):
    page.wait_for_function("text => document.querySelector('.review-state').innerText.includes(text)", arg=text)


def press(page, key, *, then):
    page.keyboard.press(key)
    wait_for_state(page, then)


@pytest.mark.model
def test_a_vote_that_the_page_acknowledged_outlives_kill_9_and_the_queue_goes_on(tmp_path, browser):
    path, port = tmp_path / "reviews.sqlite", find_free_port()
    page = browser.new_page()
    with run_real_app(path, port) as (process, address):
        page.goto(address)
        page.wait_for_selector(".pane.adapted")
        start_review(page, name="Ada")
        total = int(read_place(page).rsplit(" ", 1)[1])
        page.keyboard.press("6")
        page.keyboard.press("2")
        page.wait_for_selector("[data-act=next]")
        os.kill(process.pid, signal.SIGKILL)
        page.goto("about:blank")  # else Gradio loads the page anew by itself once the server is back, amid our goto
    [vote] = read_votes(tmp_path)
    assert (vote.name, vote.choice.value, vote.tags, vote.run) == ("Ada", "right", ("right idea",), "embedded-test")
    assert vote.problem_id in open_run(RUN).pairs
    with run_real_app(path, port) as (_, address):
        page.goto(address)
        page.wait_for_selector(".pane.adapted")
        page.get_by_role("tab", name="Review").click()
        page.wait_for_selector("#review-start:enabled")
        assert page.input_value(".reviewer :is(input, textarea)") == "Ada"
        page.click("#review-start")
        page.wait_for_selector("[data-act=left]")
        assert f"pair 1 of {total - 1}" in read_place(page)
    page.context.close()


def test_a_whole_review_by_keyboard_alone(reviews, open_page, tmp_path):
    page = start_review(open_page(reviews()))
    assert f"pair 1 of {TOTAL}" in read_place(page) and f"{SAME} pairs with one program" in read_place(page)
    page.keyboard.press("5")
    page.keyboard.press("7")
    page.keyboard.press("5")
    page.keyboard.press("m")
    page.keyboard.type("reads 2 numbers, 1 is asked")
    page.keyboard.press("Escape")
    press(page, "1", then="saved: left is better")
    [vote] = read_votes(tmp_path)
    assert vote.tags == ("reads the input right",) and vote.note == "reads 2 numbers, 1 is asked"
    assert f"Left: {vote.left}" in page.inner_text(".review") and "of 1" in page.inner_text(".review .facts .state")
    press(page, "n", then=f"pair 2 of {TOTAL}")
    press(page, "s", then="skipped")
    press(page, "u", then="taken back")
    assert f"pair 1 of {TOTAL}" in read_place(page) and read_votes(tmp_path) == []
    press(page, "4", then="saved: both bad")
    assert [(vote.choice.value, vote.blind) for vote in read_votes(tmp_path)] == [("both_bad", False)]


def pass_on(route):
    """The text of an answer, which goes on to the page."""
    response = route.fetch()
    route.fulfill(response=response)
    return response.text()


def test_no_answer_of_the_server_tells_the_sides_apart_before_the_vote(reviews, open_page):
    page = open_page(reviews())
    bodies = []
    page.route("**/gradio_api/**", lambda route: bodies.append(pass_on(route)))
    start_review(page, after="the queue")
    press(page, "1", then=f"pair 2 of {TOTAL}")
    press(page, "s", then="skipped")
    press(page, "1", then=f"pair 3 of {TOTAL}")  # by now every answer to the skip has come, too
    assert any("left program" in text for text in bodies), "the pairs came in these answers"
    for text in bodies:
        assert not re.search(rf"adapted|wrong_answer|runtime_error|CHRF|{TELLING}", text)
    assert page.locator(".review :is(.base, .adapted, .verdict, .cells, .score)").count() == 0


def test_a_held_key_votes_once_and_a_late_press_counts_for_nothing(reviews, open_page, tmp_path):
    page = start_review(open_page(reviews()), after="the queue")
    record_clicks(page, "[data-key='3']")
    page.keyboard.down("3")
    page.keyboard.down("3")  # playwright sends repeats for a key that is down
    page.keyboard.down("3")
    wait_for_state(page, f"pair 2 of {TOTAL}")
    page.keyboard.down("3")
    page.keyboard.up("3")
    assert clicks(page) == 1
    assert len(read_votes(tmp_path)) == 1 and f"pair 2 of {TOTAL}" in read_place(page)


def test_two_reviewers_at_once_see_nothing_of_each_other(reviews, open_page, tmp_path):
    url = reviews()
    ada, bob = start_review(open_page(url), name="Ada Secret"), start_review(open_page(url), name="Bob")
    for page, key in ((ada, "1"), (bob, "2"), (ada, "n"), (bob, "n"), (ada, "3"), (ada, "n")):
        page.keyboard.press(key)
        page.wait_for_selector("[data-act=left]" if key == "n" else "[data-act=next]")
    wait_for_state(ada, f"pair 3 of {TOTAL}")
    wait_for_state(bob, f"pair 2 of {TOTAL}")
    assert {(vote.name, vote.choice.value) for vote in read_votes(tmp_path)} == {
        ("Ada Secret", "left"),
        ("Ada Secret", "tie"),
        ("Bob", "right"),
    }
    bob.click("#review-results")
    bob.wait_for_selector(".review-results")
    totals = bob.inner_text(".review-results")
    assert "3 votes on 2 pairs by 2 reviewers" in totals and " of 1\n" in totals.replace("\t", "\n")
    assert "Secret" not in bob.content() and "1 pair that you judged" in totals
    with bob.expect_download() as waiting:
        bob.click("text=Save CSV")
    rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text(), newline="")))
    assert len(rows) == 2 and "Secret" not in str(rows)
    wait_for_state(ada, f"pair 3 of {TOTAL}")


def test_only_pairs_whose_sides_differ(reviews, open_page):
    page = open_page(reviews())
    page.get_by_role("tab", name="Review").click()
    page.get_by_label("Pairs").first.click()
    page.get_by_role("option", name="sides differ").click()
    start_review(page)
    accepted = [
        [[case.verdict is Verdict.ACCEPTED for case in side.judgement.cases] for side in pair.sides.values()]
        for pair in STORED.pairs.values()
    ]
    assert f"pair 1 of {sum(base != adapted for base, adapted in accepted)}" in read_place(page)


def test_hostile_texts_are_shown_and_never_run(reviews, open_page, tmp_path):
    text = HOSTILE.replace("\ud800", "")
    problem = replace(DOUBLE, question=text, references=(text,))
    pair = stored_pair(problem)
    sides = {side: replace(result, completion=text + side, program=text + side) for side, result in pair.sides.items()}
    url = reviews(Stored({"double": replace(pair, sides=sides)}, {}, {}, text), [problem])
    page = start_review(open_page(url), name=text)
    page.fill(".review .note", text)
    page.click("[data-act=left]")
    page.wait_for_selector("[data-act=next]")
    page.click("#review-results")
    page.wait_for_selector(".review-results .notes")
    assert "<img src=x" in page.inner_text(".review-results .notes")
    assert page.evaluate("window.hacked") is None and page.locator("iframe").count() == 0
    assert read_votes(tmp_path)[0].note.startswith("<img src=x")


def test_a_database_that_cannot_be_used_is_said_on_the_tab(reviews, open_page):
    page = open_page(reviews(trouble="/shut/reviews.sqlite cannot be opened or made; pass another --reviews"))
    page.get_by_role("tab", name="Review").click()
    page.wait_for_selector(".review-state .failed")
    assert "cannot be opened or made; pass another --reviews" in read_place(page)
    assert page.is_disabled("#review-start")


def test_a_database_that_breaks_in_the_middle_is_said_and_the_note_is_not_lost(reviews, open_page, tmp_path):
    page = start_review(open_page(reviews()))
    for file in tmp_path.glob("reviews.sqlite*"):
        file.unlink()
    (tmp_path / "reviews.sqlite").write_text("no database\n" * 1000)
    page.fill(".review .note", "long thought")
    page.keyboard.press("Escape")
    press(page, "1", then="Your vote was not saved")
    assert page.input_value(".review .note") == "long thought"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious_and_nothing_scrolls_sideways(reviews, open_page, shot, dark, width):
    page = open_page(reviews(), dark=dark, width=width)
    name = f"review-{width}-{'dark' if dark else 'light'}"
    page.get_by_role("tab", name="Review").click()
    page.wait_for_selector(".welcome", state="visible")
    states = [("welcome", find_faults(page))]
    start_review(page, name="Ada")
    page.keyboard.press("5")
    shot(page, f"{name}-open")
    states.append(("open", find_faults(page)))
    page.keyboard.press("1")
    page.wait_for_selector("[data-act=next]")
    shot(page, f"{name}-told")
    states.append(("told", find_faults(page)))
    page.click("#review-results")
    page.wait_for_selector(".review-results")
    shot(page, f"{name}-results")
    states.append(("results", find_faults(page)))
    page.click(".keys-button")
    states.append(("keys", find_faults(page)))
    assert [state for state in states if state[1]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_help_lists_the_keys_and_they_can_be_switched_off(reviews, open_page, tmp_path):
    page = start_review(open_page(reviews()))
    page.keyboard.press("?")
    said = page.inner_text("dialog.keys")
    for what in ("left is better", "both bad", "a reason", "undo", "next pair"):
        assert what in said
    page.uncheck(".keys-on")
    page.click(".keys-close")
    record_clicks(page, "button")
    page.keyboard.press("1")
    assert clicks(page) == 0 and not read_votes(tmp_path)


def test_everything_is_reached_by_tab_and_the_state_is_read_out(reviews, open_page):
    page = start_review(open_page(reviews()))
    page.focus("#review-results")
    seen = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("const e = document.activeElement; e.dataset.act || e.dataset.reason || e.className"))
    assert {"left", "right", "tie", "both_bad", "skip", "clearer", "note"} <= seen
    line = page.locator(".review-state .state-line")
    assert line.get_attribute("aria-live") == "polite" and line.get_attribute("role") == "status"
