"""The page with a fake engine and judge: hostile texts, waiting visitors, failures, a phone."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from threading import Event
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from evaluation.errors import UserError
from evaluation.judge.judgement import Judgement
from evaluation.judge.verdict import CaseResult, Verdict
from evaluation.problems.sources import TestCase
from generation.token_shift import TokenShift
from tests.browser.steps import HOSTILE, clicks, generate, record_clicks, wait_for_message, wait_for_stage
from tests.fakes import DOUBLE, SQUARE, TEXTS, FakeEngine, FakeJudge, stored_pair
from tests.waiting import PATIENCE
from ui.compare.links import Setup
from ui.runs.stored import Stored

STORED = Stored({"double": stored_pair(DOUBLE)}, {"max_new_tokens": 256}, {})
LONG = "x" * 8_000_000


def message(page):
    return page.inner_text(".state-line .message")


def wait_until_closed(engine):
    """Wait until the page's server has closed the engine's stream."""
    assert engine.all_closed.wait(PATIENCE), "the stream is still open"


def test_ten_thousand_problems_are_narrowed_without_travelling_to_the_browser(serve, open_page, shot):
    many = [replace((DOUBLE, SQUARE)[n % 2], problem_id=f"apps/{n}") for n in range(10_000)]
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), many, Stored()))
    assert "of 10,000" in page.inner_text(".place")
    assert page.evaluate("document.documentElement.outerHTML.length") < 400_000
    page.get_by_label("References").first.click()
    page.get_by_role("option", name="without").click()
    page.wait_for_function("document.querySelector('.place').innerText.includes('of 5,000')")
    page.fill(".search input", "apps/77")
    page.wait_for_function("document.querySelector('.place').innerText.includes('of 56')")
    assert page.locator(".found button").count() == 40
    assert "16 more" in page.inner_text(".found")
    shot(page, "ten-thousand")


def test_a_visitor_picks_generates_and_sees_both_sides_judged(serve, open_page, shot):
    write, run = Event(), Event()
    engine, judge = FakeEngine(go=write), FakeJudge(go=run)
    page = open_page(serve(lambda report: engine, judge, [DOUBLE, SQUARE], STORED))
    assert "stored result" in message(page)
    page.fill(".search input", "square of")
    page.wait_for_function("document.querySelectorAll('.found button').length === 1")
    page.press(".search input", "Enter")
    page.wait_for_selector("[data-problem=square]")
    assert "problem=square" in page.url
    page.click("#generate")
    wait_for_stage(page, "writing")
    assert page.is_disabled("#generate") and page.is_enabled("#stop")
    shot(page, "writing")
    write.set()
    wait_for_stage(page, "judging")
    page.wait_for_selector("summary .verdict:not(.pending)")
    shot(page, "judging")
    run.set()
    wait_for_stage(page, "done")
    assert page.inner_text(".outcome .headline") == "only adapted passes"
    assert page.locator(".case .verdict").count() >= 2 * len(SQUARE.tests)
    assert page.is_enabled("#generate") and page.is_disabled("#stop")


def test_the_list_is_walked_with_the_arrow_keys(serve, open_page, shot):
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), [DOUBLE, SQUARE], STORED))
    page.focus(".search input")
    page.wait_for_selector(".found button", state="visible")
    shot(page, "list")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-problem=square]")
    page.wait_for_selector(".found button", state="hidden")
    page.click("#next-problem")
    page.wait_for_selector("[data-problem=double]")


def test_every_control_has_a_name(serve, open_page):
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), [DOUBLE, SQUARE], STORED))
    seen = page.locator("main").aria_snapshot()
    controls = re.findall(r"- '?(button|textbox|combobox|spinbutton|radio|checkbox)\b(.*)", seen)
    assert len(controls) > 10
    assert [kind for kind, rest in controls if not rest.startswith(' "')] == []


def test_a_case_opens_and_the_filter_hides_where_the_sides_agree(serve, open_page, shot):
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(wrong="n * 2"), [DOUBLE], STORED))
    page.locator(".case summary").first.click()
    body = page.locator(".case-body").first
    assert body.is_visible() and "ms CPU" in body.inner_text()
    shot(page, "case")
    page.click("#adapted-raw + label")
    assert page.locator(".pane.adapted .raw").is_visible()
    assert not page.locator(".pane.adapted .program").is_visible()
    assert page.locator(".case").first.is_visible()
    page.click("label[for=tests-all]")
    assert page.locator(".case:visible").count() == len(DOUBLE.tests)
    page.click("label[for=tests-both]")
    assert page.locator(".case:visible").count() == 0 and page.is_visible(".none-shown")


def test_an_opened_case_and_the_filter_stay_while_results_come_in(serve, open_page):
    """One result comes at a time; what the visitor opened in between is not closed by the next."""
    judge = FakeJudge(go=Event())
    page = open_page(serve(lambda report: FakeEngine(), judge, [DOUBLE, SQUARE], STORED))
    page.click("#generate")
    wait_for_stage(page, "judging")
    page.wait_for_selector("summary .verdict:not(.pending)")
    page.locator(".case summary").first.click()
    page.click("label[for=tests-all]")
    judge.go.set()
    wait_for_stage(page, "done")
    assert page.locator(".case-body:visible").count() == 1
    assert page.locator(".case:visible").count() == len(DOUBLE.tests)
    marked = page.locator(".case-side.base mark").first
    assert marked.inner_text().endswith("n:")
    assert page.locator(".case-side:not(.base, .adapted) mark").first.inner_text().endswith("2")
    page.click("#next-problem")
    page.wait_for_selector("[data-problem=square]")
    assert page.locator(".case-body:visible").count() == 0


def test_a_setting_that_cannot_be_used_is_named(serve, open_page):
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), [DOUBLE], STORED))
    page.fill("#length input", "5000")
    page.click("#generate")
    wait_for_stage(page, "failed")
    assert message(page) == "length must be between 1 and 1024 tokens, got 5000"
    assert page.inner_text(".outcome .headline") == "only adapted passes"


class BreaksOnce(FakeEngine):
    """Fails in the middle of its first stream, as a model that runs out of memory does; the next ones are well."""

    def __init__(self, error):
        super().__init__()
        self._error = error

    def stream(self, prompt, settings, **options):
        with closing(super().stream(prompt, settings, **options)) as updates:
            yield next(updates)
            if len(self.settings) == 1:
                raise self._error
            yield from updates


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (UserError("the prompt is too long; pick a shorter problem"), "the prompt is too long"),
        (MemoryError(), "something broke (MemoryError); the server's log has the details. Try again"),
    ],
)
def test_a_model_that_fails_midway_leaves_a_message_and_a_working_page(serve, open_page, error, said):
    engine = BreaksOnce(error)
    page = open_page(serve(lambda report: engine, FakeJudge(), [DOUBLE], STORED))
    page.click("#generate")
    wait_for_stage(page, "failed")
    assert said in message(page) and page.is_disabled("#stop")
    assert engine.open_streams == 0
    generate(page)
    assert page.inner_text(".outcome .headline") == "only adapted passes"


class FailsOnce(FakeJudge):
    """Dies behind the first test of the first program, as when the sandbox's server is killed for good."""

    broken = False

    def __call__(self, program, problem, *, on_case, cancelled):
        def report(number, result):
            on_case(number, result)
            if not self.broken:
                self.broken = True
                raise OSError("the sandbox is gone")

        return super().__call__(program, problem, on_case=report, cancelled=cancelled)


def test_a_judge_that_fails_midway_leaves_the_texts_and_a_working_page(serve, open_page):
    page = open_page(serve(lambda report: FakeEngine(), FailsOnce(), [DOUBLE], STORED))
    page.click("#generate")
    wait_for_stage(page, "failed")
    assert "something broke (OSError)" in message(page)
    assert "print(2 * n)" in page.inner_text(".pane.adapted .program")
    generate(page)


class HostileJudge(FakeJudge):
    """Every output is hostile, and of the length of the sandbox's limit."""

    def __call__(self, program, problem, *, on_case, cancelled):
        result = CaseResult(Verdict.RUNTIME_ERROR, 0.1, 0.1, 30.0, HOSTILE + LONG, HOSTILE, HOSTILE)
        on_case(0, result)
        return Judgement(problem.problem_id, (result,), (HOSTILE,))


def test_hostile_texts_are_shown_as_text(serve, open_page, shot):
    problem = replace(
        DOUBLE,
        problem_id=HOSTILE[:60],
        question=HOSTILE + "\n\n-----Example-----\n" + HOSTILE,
        references=(HOSTILE,),
        starter_code=HOSTILE,
        tests=(TestCase(HOSTILE + LONG, HOSTILE),),
    )
    engine = FakeEngine(
        {"base": f"print(1)  # {HOSTILE}", "adapted": f"```python\n{HOSTILE}\n```\n{HOSTILE}"}, step=100
    )
    page = open_page(serve(lambda report: engine, HostileJudge(), [problem], Stored()))
    page.click("#generate")
    wait_for_stage(page, "done")
    page.locator(".case summary").first.click()
    shot(page, "hostile")
    for tab in ("statement-references", "base-raw", "diff-adapted"):
        page.click(f"label[for={tab}]")
    assert HOSTILE[:60] in page.inner_text(".diff-view.adapted")
    page.click("label[for=statement-problem]")
    page.click("#edit > button")
    page.click("text=Edit the left program")
    page.wait_for_function("document.querySelector('#edited textarea').value.includes('hacked=1')")
    page.click("#run-tests")
    page.wait_for_selector(".edited-tests .verdict.runtime_error")
    page.locator(".edited-tests summary").first.click()
    assert HOSTILE[:60] in page.inner_text(".edited-tests")
    for kind in ("JSON", "Markdown"):
        with page.expect_download():
            page.click(f"text=Save {kind}")
    assert page.evaluate("window.hacked") is None
    assert page.locator("main iframe, main img, main script").count() == 0
    for part in (".statement .pane-body", ".pane.base", ".pane.adapted", ".case-body"):
        shown = page.locator(part).first.inner_text()
        assert "<img src=x onerror='window.hacked=1'>" in shown
        assert "${window.hacked=3}{{constructor}}" in shown
        assert "‹U+202E›" in shown and "␛" in shown and "‹U+D800›" in shown
    assert "more characters" in page.inner_text(".case-body")
    assert len(page.content()) < 1_000_000


def test_others_wait_for_their_turn_and_a_full_queue_says_so(serve, open_page):
    url = serve(lambda report: FakeEngine(go=Event()), FakeJudge(), [DOUBLE], STORED, waiting=1, at_once=1)
    first, second, third = (open_page(url, expect_errors=True) for _ in range(3))
    first.click("#generate")
    wait_for_stage(first, "writing")
    second.click("#generate")
    wait_for_stage(second, "waiting")
    assert "waiting for your turn" in message(second)
    third.click("#generate")
    wait_for_stage(third, "failed")
    assert "too many visitors are waiting" in message(third)
    assert third.is_enabled("#generate")
    second.click("#stop")
    wait_for_stage(second, "stopped")
    first.click("#stop")
    wait_for_stage(first, "stopped")
    third.click("#generate")
    wait_for_stage(third, "writing")


def test_who_waits_sees_how_many_come_first(serve, open_page, shot):
    url = serve(lambda report: FakeEngine(go=Event()), FakeJudge(), [DOUBLE], STORED)
    first, second, third = (open_page(url) for _ in range(3))
    for page, stage in ((first, "writing"), (second, "waiting"), (third, "waiting")):
        page.click("#generate")
        wait_for_stage(page, stage)
    wait_for_message(second, "1 generation comes first")
    wait_for_message(third, "2 generations come first")
    shot(third, "waiting")
    second.click("#stop")
    wait_for_message(third, "1 generation comes first")
    first.close()
    wait_for_stage(third, "writing")


def test_the_strength_is_checked_passed_on_and_shown(serve, open_page):
    engine = FakeEngine()
    page = open_page(serve(lambda report: engine, FakeJudge(), [DOUBLE], STORED))
    page.fill("#strength input", "1.6")
    page.click("#generate")
    wait_for_stage(page, "failed")
    assert message(page) == "strength must be between 0 and 1.5, got 1.6" and engine.settings == []
    page.fill("#strength input", "0.5")
    generate(page)
    assert [settings.strength for settings in engine.settings] == [0.5]
    assert "strength 0.5" in page.inner_text(".state-line .origin")
    page.fill("#strength input", "0")
    page.click("#generate")
    page.wait_for_selector(".state-line.done .origin:has-text('both sides are the base')")
    page.click("label[for=base-shift]")
    page.wait_for_selector(".pane.base .shift .listing")
    assert "the adapter changes nothing" in page.inner_text(".pane.base .shift")


STEPS = [0.0, 0.2, 0.7, 1.5, 3.0, -0.2, -0.7, -1.5, -3.0]
CONTRASTS = """
() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const luminance = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((v) => v / 255)
      .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...document.querySelectorAll('.pane.base .listing [class*=" up"], .pane.base .listing [class*=" down"]')]
    .filter((token) => token.textContent.trim())
    .map((token) => getComputedStyle(token))
    .map((style) => [luminance(style.color), luminance(style.backgroundColor)].sort((a, b) => b - a))
    .map(([light, dark]) => (light + 0.05) / (dark + 0.05));
}
"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_shift_is_drawn_when_its_tab_is_opened(serve, open_page, shot, dark):
    shift = [TokenShift(f"t{n} ", -3.5, change - 3.5, abs(change)) for n, change in enumerate(STEPS)]
    engine = FakeEngine(shift=[*shift, TokenShift("\n    ", -1.0, -0.2, 0.6), TokenShift(HOSTILE, -3.0, -1.0, 1.0)])
    page = open_page(serve(lambda report: engine, FakeJudge(), [DOUBLE], STORED), dark=dark)
    page.click("label[for=base-shift]")
    assert "A stored result holds only texts" in page.inner_text(".pane.base .shift")
    generate(page)
    assert engine.shifts_asked == []
    page.click("label[for=base-shift]")
    page.wait_for_selector(".pane.base .shift .listing")
    assert engine.shifts_asked == [(TEXTS["base"], 1.0)]
    assert page.is_visible(".pane.base .shift") and page.is_visible(".pane.adapted .program")
    shot(page, f"shift-{'dark' if dark else 'light'}")
    assert page.get_attribute(".pane.base .shift [title]", "title").startswith("base 3.0\u00a0%, adapted 3.0\u00a0%")
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) >= 9 and min(contrasts) > 4.5
    assert "<script>window.hacked=2</script>" in page.inner_text(".pane.base .shift")
    assert page.evaluate("window.hacked") is None and page.locator("main script, main img").count() == 0
    page.keyboard.press("ArrowLeft")
    assert page.is_visible(".pane.base .raw")
    page.keyboard.press("ArrowRight")
    assert page.is_visible(".pane.base .shift .changed") and len(engine.shifts_asked) == 1


def test_a_shift_that_was_opened_while_tests_ran_comes_with_the_verdicts(serve, open_page):
    engine, judge = FakeEngine(), FakeJudge(go=Event())
    page = open_page(serve(lambda report: engine, judge, [DOUBLE], STORED))
    page.click("#generate")
    wait_for_stage(page, "judging")
    page.click("label[for=adapted-shift]")
    assert "The tests come first" in page.inner_text(".pane.adapted .shift")
    judge.go.set()
    page.wait_for_selector(".pane.adapted .shift .listing")
    assert len(engine.shifts_asked) == 1


def test_a_shift_that_failed_is_asked_for_again_on_a_click_only(serve, open_page):
    engine = FakeEngine(shift=UserError("prompt and completion are too long"))
    page = open_page(serve(lambda report: engine, FakeJudge(), [DOUBLE], STORED))
    generate(page)
    page.click("label[for=base-shift]")
    page.wait_for_selector("text=prompt and completion are too long")
    record_clicks(page, "[data-ask]")
    page.click("label[for=base-raw]")
    page.click("label[for=base-shift]")
    assert clicks(page) == 0 and len(engine.shifts_asked) == 1
    page.click("text=Try again")
    page.wait_for_function("document.querySelector('.pane.base [data-ask]:enabled')")
    assert len(engine.shifts_asked) == 2


def test_provenance_is_folded_below_the_scores_of_stored_and_live_results(serve, open_page, shot):
    stored = replace(STORED, provenance={"adapted": {"model": HOSTILE, "adapter_sha256": "a1f79c39"}, "python": "3.11"})
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), [DOUBLE], stored))
    assert not page.is_visible(".provenance table")
    page.click(".provenance summary")
    assert HOSTILE[:60] in page.inner_text(".provenance") and "python 3.11" in page.inner_text(".provenance")
    page.wait_for_function("document.querySelector('.top').textContent.includes('int4, fast path')")
    assert "adapter mine 3f2a91" in page.inner_text(".top .facts")
    generate(page)
    assert page.is_visible(".provenance table")
    for fact in ("fake/model", "runs/mine", "3f2a91cc", "0254c979232d", "live", "length 256"):
        assert fact in page.inner_text(".provenance")
    assert page.evaluate("window.hacked") is None
    shot(page, "provenance")


def test_stop_keeps_what_was_written_and_ends_the_stream(serve, open_page):
    engine = FakeEngine(go=Event())
    page = open_page(serve(lambda report: engine, FakeJudge(), [DOUBLE], STORED))
    page.click("#generate")
    page.wait_for_selector(".pane.base.writing .listing")
    assert engine.open_streams == 1
    page.click("#stop")
    wait_for_stage(page, "stopped")
    wait_until_closed(engine)
    assert page.inner_text(".pane.base .listing").strip() == TEXTS["base"][:8].strip()
    assert page.is_enabled("#generate")


def test_another_problem_leaves_the_running_comparison(serve, open_page):
    engine = FakeEngine(go=Event())
    page = open_page(serve(lambda report: engine, FakeJudge(), [DOUBLE, SQUARE], STORED))
    page.click("#generate")
    wait_for_stage(page, "writing")
    page.click("#next-problem")
    page.wait_for_selector("[data-problem=square]")
    wait_until_closed(engine)
    # A late screen of the problem that was left may pass by; what stays is the new problem's.
    settled = "document.querySelector('.state-line .message').textContent.includes('no stored result')"
    page.wait_for_function(settled)


def test_a_closed_tab_stops_the_model(serve, open_page):
    engine = FakeEngine(go=Event())
    url = serve(lambda report: engine, FakeJudge(), [DOUBLE], STORED)
    page = open_page(url)
    page.click("#generate")
    wait_for_stage(page, "writing")
    page.close()
    wait_until_closed(engine)


def test_the_end_of_the_server_is_told_to_the_tabs_that_are_open(serve):
    address = serve(lambda report: FakeEngine(), FakeJudge(), [DOUBLE], STORED)
    tabs = [urlopen(f"{address}/gradio_api/heartbeat/{number}", timeout=PATIENCE) for number in range(20)]
    assert all(tab.readline() == b"data: ALIVE\n" for tab in tabs)
    with ThreadPoolExecutor(1) as leaving:
        leaving.submit(lambda: [tab.close() for tab in tabs[:10]])
        serve.stops[address]()
    for tab in tabs[10:]:
        assert tab.read().strip() == b""
    with pytest.raises(URLError):
        urlopen(address, timeout=PATIENCE)


def test_without_a_model_the_page_works_on_stored_results(serve, open_page, shot):
    def load(report):
        raise UserError("there is no adapter in assets/adapter; pass --adapter")

    page = open_page(serve(load, FakeJudge(), [DOUBLE], STORED))
    page.wait_for_selector(".banner")
    assert "there is no adapter in assets/adapter" in page.inner_text(".banner")
    assert page.inner_text(".outcome .headline") == "only adapted passes"
    shot(page, "no-model")
    page.click("#generate")
    wait_for_stage(page, "failed")
    assert "there is no model" in message(page)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_phone_never_scrolls_sideways(serve, open_page, shot, dark):
    wide = replace(DOUBLE, question="w" * 300 + "\n\n-----Example-----\nInput\n" + "1 " * 200)
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), [wide], STORED), width=390, height=844, dark=dark)
    page.locator(".case summary").first.click()
    page.click("label.fold-label")
    generate(page)
    page.click("label[for=base-shift]")
    page.wait_for_selector(".pane.base .shift .listing")
    page.click(".provenance summary")
    shot(page, f"phone-{'dark' if dark else 'light'}", whole=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.focus(".search input")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_diff_is_reached_from_a_column_and_shows_one_pair_of_programs_at_a_time(serve, open_page, shot):
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), [DOUBLE], STORED))
    page.click(".pane.base .jump")
    page.wait_for_selector(".diff-view.sides:visible")
    assert "2 of 2 lines differ" in page.inner_text(".diff")
    assert page.locator(".diff-view:visible tr.changed mark").count() > 0
    page.click("label[for=diff-adapted]")
    assert page.locator(".diff-view:visible").count() == 1
    assert "reference 1" in page.inner_text(".diff-view.adapted")
    shot(page, "diff")


def test_samples_are_listed_and_one_is_shown_at_a_time(serve, open_page, shot):
    judge = FakeJudge(wrong="seed +1")
    page = open_page(serve(lambda report: FakeEngine(), judge, [DOUBLE], STORED))
    page.fill("#temperature input", "0.8")
    page.fill("#samples input", "3")
    generate(page)
    strip = page.locator(".samples-strip")
    assert strip.locator("button").all_inner_texts()[1].startswith("seed 1")
    assert "base passes 2 of 3" in strip.inner_text()
    assert page.inner_text(".outcome .headline") == "both pass"
    page.click("[data-sample='1']")
    page.wait_for_function("document.querySelector('.outcome .headline').textContent === 'neither passes'")
    assert "# seed +1" in page.inner_text(".pane.base .program")
    assert "seed=1" in page.url
    shot(page, "samples")


COPIED = "() => { window.copied = []; navigator.clipboard.writeText = async (text) => { window.copied.push(text); }; }"


def test_a_copied_link_opens_the_same_pair_and_the_command_is_the_runs(serve, open_page):
    stored = replace(STORED, name="mine", settings={"problems": "set.jsonl", "max_new_tokens": 32})
    url = serve(lambda report: FakeEngine(), FakeJudge(), [SQUARE, DOUBLE], stored)
    page = open_page(f"{url}/?__theme=light")
    assert "run=mine" in page.url and "problem=double" in page.url and "__theme=light" in page.url
    page.evaluate(COPIED)
    page.click(".actions [data-kind=link]")
    page.wait_for_selector(".actions button:has-text('Copied')")
    page.click(".actions [data-kind=command]")
    page.wait_for_function("window.copied.length === 2")
    link, command = page.evaluate("window.copied")
    assert link == f"{url}/?problem=double&run=mine"
    assert command == (
        "python -m evaluation run --problems set.jsonl --only double --out runs/double --max-new-tokens 32"
    )
    page.fill("#seed input", "5")
    page.fill("#temperature input", "0.5")
    generate(page)
    page.click(".actions [data-kind=link]")
    page.wait_for_function("window.copied.length === 3")
    again = open_page(page.evaluate("window.copied[2]"))
    assert again.locator("[data-problem=double]").count() == 1
    assert again.input_value("#seed input") == "5" and again.input_value("#temperature input") == "0.5"
    assert again.input_value("#length input") == "32"


def test_the_pair_is_saved_as_json_and_markdown(serve, open_page):
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), [DOUBLE], STORED))
    for kind, name in (("JSON", "double.json"), ("Markdown", "double.md")):
        with page.expect_download() as waiting:
            page.click(f"text=Save {kind}")
        assert waiting.value.suggested_filename == name
        text = waiting.value.path().read_text(encoding="utf-8")
        if kind == "JSON":
            assert json.loads(text)["outcome"] == "only_adapted"
        else:
            assert text.startswith("# double: only adapted passes")


def test_starter_and_references_stand_behind_tabs_that_close_with_the_problem(serve, open_page):
    page = open_page(serve(lambda report: FakeEngine(), FakeJudge(), [SQUARE, DOUBLE], Stored()))
    assert page.is_visible(".view-problem") and not page.is_visible(".view-starter")
    page.click("label[for=statement-starter]")
    assert "def square(n):" in page.inner_text(".view-starter") and not page.is_visible(".view-problem")
    page.click("#next-problem")
    page.wait_for_selector("[data-problem=double]")
    assert page.is_visible(".view-problem") and not page.is_visible(".view-references")
    page.click("label[for=statement-references]")
    assert "print(2 * int(input()))" in page.inner_text(".view-references")


def test_other_contestants_are_chosen_and_named_everywhere(serve, open_page, shot):
    engine = FakeEngine(TEXTS | {"epoch 1": "print(1)\n"})
    setup = Setup(adapters={"epoch 1": "a/epochs/epoch-1"})
    page = open_page(serve(lambda report: engine, FakeJudge(), [DOUBLE], STORED, setup=setup))
    page.get_by_label("Left").click()
    page.get_by_role("option", name="epoch 1").click()
    generate(page)
    assert page.inner_text(".pane.base h2") == "epoch 1"
    assert page.inner_text(".score.base .who") == "epoch 1"
    assert "print(1)" in page.inner_text(".pane.base .program")
    assert "left=epoch+1" in page.url
    shot(page, "contestants")
    page.get_by_label("Right").click()
    page.get_by_role("option", name="epoch 1").click()
    page.click("#generate")
    wait_for_stage(page, "failed")
    assert message(page) == "epoch 1 stands on both sides; choose two different contestants"
