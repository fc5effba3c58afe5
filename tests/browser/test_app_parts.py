"""Each part of the Compare page on the real app: picker, settings, tests, scores, views, contestants, keys, access."""

import json
import shutil
from urllib.parse import quote

import pytest

from evaluation.assets import SHIPPED_RUN
from evaluation.problems.sources import load_problems
from evaluation.runs.format import open_run
from tests.browser.conftest import ROOT, run_app, run_in_own_loop
from tests.browser.steps import HOSTILE, find_faults, generate

pytestmark = pytest.mark.model

PROBLEMS = {problem.problem_id: problem for problem in load_problems("embedded:test")}
PAIRS = open_run(SHIPPED_RUN).pairs
SIDES = {name: (pair.sides["base"], pair.sides["adapted"]) for name, pair in PAIRS.items()}
STAGES = """
window.stages = [];
new MutationObserver(() => {
  const stage = document.querySelector('.state-line').classList[1];
  if (stage !== window.stages.at(-1)) window.stages.push(stage);
}).observe(document.querySelector('.state-box'), {childList: true, subtree: true, attributes: true});
"""
THEMES = [{}, {"dark": True}, {"width": 390, "height": 844}, {"width": 390, "height": 844, "dark": True}]
TABS = (("Compare", ".scores"), ("Results", ".problems"), ("Review", ".welcome"), ("Training", ".card"))
"""Each tab, and what stands there once it is drawn."""
NAMES = ["light", "dark", "phone", "phone dark"]


def read_problem_id(page):
    return page.get_attribute("[data-problem]", "data-problem")


def wait_for_place(page, text):
    page.wait_for_function("text => document.querySelector('.place').innerText.includes(text)", arg=text)


def count_accepted(side):
    return sum(case.verdict.value == "accepted" for case in side.judgement.cases)


def test_the_list_answers_while_one_types_and_the_filters_narrow_it(app, open_page):
    page = open_page(app)
    wanted = [name for name, problem in PROBLEMS.items() if "prime" in f"{name} {problem.question}".lower()]
    page.locator(".search input").press_sequentially("prime")
    wait_for_place(page, f"of {len(wanted)}")
    assert {button.get_attribute("data-id") for button in page.locator(".found button").all()} == set(wanted)
    page.fill(".search input", "")
    for label, choice, kept in (
        ("Difficulty", "interview", lambda problem: problem.difficulty == "interview"),
        ("Kind", "call", lambda problem: problem.difficulty == "interview" and problem.fn_name),
    ):
        page.get_by_label(label).first.click()
        page.get_by_role("option", name=choice).click()
        wait_for_place(page, f"of {sum(bool(kept(problem)) for problem in PROBLEMS.values())}")
    page.click("#next-problem")
    page.wait_for_selector("label[for=statement-starter]")
    first = PROBLEMS[read_problem_id(page)]
    assert first.difficulty == "interview" and first.fn_name
    page.click("label[for=statement-starter]")
    assert first.starter_code.strip().splitlines()[0] in page.inner_text(".view-starter")
    page.click("label[for=statement-references]")
    assert first.references[0].splitlines()[0] in page.inner_text(".view-references")


@pytest.mark.parametrize("sign", ["<=", "*", "_"])
def test_a_statement_keeps_its_signs(app, open_page, sign):
    problem = next(p for p in PROBLEMS.values() if sign in p.question)
    text = open_page(f"{app}/?problem={problem.problem_id}").inner_text(".view-problem")
    assert text.count(sign) == problem.question.count(sign)


def test_on_a_phone_the_statement_folds(app, open_page, first_id):
    page = open_page(f"{app}/?problem={first_id}", width=390, height=844)
    folded = page.locator(".statement .pane-body").bounding_box()["height"]
    page.click(".fold-label")
    assert page.locator(".statement .pane-body").bounding_box()["height"] > folded
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_all_settings_reach_the_models_and_the_state_is_told(app, open_page, first_id):
    page = open_page(f"{app}/?problem={first_id}")
    page.evaluate(STAGES)
    settings = {"length": 16, "temperature": 0.8, "top-p": 0.9, "seed": 3, "strength": 0.5, "samples": 2}
    for name, value in settings.items():
        page.fill(f"#{name} input", str(value))
    generate(page)
    assert page.evaluate("stages")[-4:] == ["waiting", "writing", "judging", "done"]
    for fact in ("temperature 0.8", "top-p 0.9", "seed 3", "strength 0.5", "length 16"):
        assert fact in page.inner_text(".state-line .origin")
    for side in ("base", "adapted"):
        assert "tokens/s" in page.inner_text(f".pane.{side} .facts") and " s" in page.inner_text(f".pane.{side} .facts")
    assert page.locator(".samples-strip button").count() == 2


def test_the_tests_begin_where_the_sides_differ_and_a_row_tells_everything(app, open_page, first_id):
    page = open_page(f"{app}/?problem={first_id}&run=embedded-test")
    results = [[c.verdict.value == "accepted" for c in side.judgement.cases] for side in SIDES[first_id]]
    differing = sum(a != b for a, b in zip(*results, strict=True))
    assert page.locator(".case:visible").count() == differing > 0
    assert page.is_checked("#tests-differ")
    for verdict in page.locator(".case:visible summary .verdict").all():
        assert verdict.locator("i").inner_text() in "✓✗◷▤⇥!⊘" and len(verdict.inner_text()) > 6
    row = page.locator(".case:visible").first
    row.locator("summary").click()
    body = row.locator(".case-body").inner_text()
    for part in ("input", "expected", "output", "ms CPU", "ms wall", "MB"):
        assert part in body
    assert row.locator(".case-side.base mark").count() == 1


def test_the_filter_begins_anew_where_the_sides_agree(app, open_page, first_id):
    verdicts = {name: [[c.verdict for c in s.judgement.cases] for s in p.sides.values()] for name, p in PAIRS.items()}
    alike = next(name for name, (base, adapted) in verdicts.items() if base == adapted)
    page = open_page(f"{app}/?problem={first_id}&run=embedded-test")
    page.click("label[for=tests-all]")
    page.click("label[for=tests-differ]")
    page.fill(".search input", alike)
    page.locator(f".found button[data-id='{alike}']").click()
    page.wait_for_selector(f"[data-problem='{alike}']")
    page.wait_for_selector("#tests-all:checked", state="attached")
    assert "agree on every test" in page.inner_text(".test-filter")
    assert page.locator(".case:visible").count() == len(PROBLEMS[alike].tests)


def test_the_scores_are_those_of_the_run_and_a_contradiction_is_flagged(app, open_page):
    """CHRF and tests disagree where one side passes more tests and the other is nearer to the reference."""
    delta = {
        name: (count_accepted(adapted) - count_accepted(base), adapted.chrf - base.chrf)
        for name, (base, adapted) in SIDES.items()
    }
    name = next(name for name, (tests, chrf) in delta.items() if tests * chrf < 0)
    page = open_page(f"{app}/?problem={name}&run=embedded-test")
    for side, result in PAIRS[name].sides.items():
        assert page.inner_text(f".score.{side} .headline b") == str(count_accepted(result))
        assert page.inner_text(f".score.{side} .figures b") == f"{result.chrf:.1f}"
    assert "CHRF and tests disagree" in page.inner_text(".score.outcome")
    assert f"{delta[name][1]:+.1f}" in page.inner_text(".score.outcome")
    agreeing = next(name for name, (tests, chrf) in delta.items() if tests * chrf > 0)
    assert "disagree" not in open_page(f"{app}/?problem={agreeing}").inner_text(".score.outcome")


def test_a_completion_shows_what_was_cut_and_the_program_is_highlighted(app, open_page, first_id):
    page = open_page(f"{app}/?problem={first_id}&run=embedded-test")
    assert page.locator(".pane.adapted .program .t-builtin").count() > 0
    page.click("label[for=base-raw]")
    assert "```" in page.inner_text(".pane.base .raw .cut >> nth=0")
    assert "characters before the program" in page.inner_text(".pane.base .raw .cut-note")
    for view in ("sides", "base", "adapted"):
        page.click(f"label[for=diff-{view}]")
        assert page.locator(".diff-view:visible tbody tr").count() > 1


def test_a_link_opens_its_pair_and_the_provenance_names_what_made_it(app, open_page, first_id):
    page = open_page(f"{app}/?problem={first_id}&length=12&seed=0")
    generate(page)
    page.click(".provenance summary")
    provenance = page.inner_text(".provenance")
    adapter = PAIRS and json.loads((SHIPPED_RUN / "run.json").read_text())["provenance"]["adapted"]
    for fact in (adapter["model"], adapter["revision"], adapter["adapter_sha256"], "fingerprint", "isolation full"):
        assert fact in provenance
    again = open_page(page.url)
    assert read_problem_id(again) == first_id and again.input_value("#length input") == "12"


def test_a_link_to_nothing_says_so(app, open_page):
    page = open_page(f"{app}/?problem=nowhere&seed=x")
    assert "there is no problem nowhere here" in page.inner_text(".state-line.failed")
    assert page.locator(".case .verdict:not(.pending)").count() > 0


def test_another_adapter_stands_on_a_side(open_page, first_id, tmp_path):
    """The shipped one at half its strength: another model, by what it writes and by its fingerprint."""
    weak = shutil.copytree(ROOT / "assets" / "adapter", tmp_path / "weak")
    config = json.loads((weak / "adapter_config.json").read_text())
    (weak / "adapter_config.json").write_text(json.dumps(config | {"lora_alpha": config["lora_alpha"] / 2}))
    with run_app("--contestant", f"weak={weak}") as address:
        page = open_page(f"{address}/?problem={first_id}&left=weak&length=12&seed=0")
        assert page.input_value(".contestant input >> nth=0") == "weak"
        generate(page)
        assert page.inner_text(".pane.base h2") == "weak"
        page.click(".provenance summary")
        prints = page.locator(".provenance tr:has(th:text-is('fingerprint')) td").all_inner_texts()
        assert len(set(prints)) == 2 and "–" not in prints
        page.context.close()


def test_without_a_model_every_stored_pair_opens(open_page, first_id):
    with run_app(APPS_SIDE_BY_SIDE_CACHE="/dev/null/nowhere") as address:
        page = open_page(address)
        page.wait_for_selector(".banner")
        assert "Stored results can still be viewed" in page.inner_text(".banner")
        page.click("#next-problem")
        page.wait_for_selector(f"[data-problem]:not([data-problem='{first_id}'])")
        assert page.locator(".case .verdict:not(.pending)").count() > 0
        headline = page.inner_text(".outcome .headline")
        page.click("#generate")
        page.wait_for_selector(".state-line.failed")
        assert page.inner_text(".outcome .headline") == headline
        assert page.locator(".pane.base .program .line").count() > 0
        page.context.close()


@pytest.mark.parametrize("look", THEMES, ids=NAMES)
def test_every_tab_fits_its_screen_and_no_field_is_cut(app, open_page, look):
    page = open_page(app, **look)
    page.fill("#length input", "1024")
    for tab, ready in TABS:
        page.get_by_role("tab", name=tab, exact=True).click()
        page.locator(f"{ready}:visible").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], tab
        cut = "fields => fields.filter(f => f.scrollWidth > f.clientWidth).map(f => f.value)"
        assert page.locator(".toolbar input:visible").evaluate_all(cut) == [], tab


def test_a_hostile_problem_file_is_text_on_every_tab(open_page, tmp_path):
    row = {
        "problem_id": "<b>evil</b>",
        "question": HOSTILE,
        "solutions": json.dumps([f"print({HOSTILE!r})"]),
        "input_output": json.dumps({"inputs": [HOSTILE + "\n"], "outputs": [HOSTILE + "\n"]}),
        "difficulty": "introductory",
    }
    file = tmp_path / "evil.jsonl"
    file.write_text(json.dumps(row) + "\n")
    with run_app("--problems", str(file)) as address:
        page = open_page(f"{address}/?length=12&temperature=0")
        generate(page)
        page.locator(".case summary").first.click()
        without_a_run = {"Results": "text=There is no run here"}
        for tab, ready in (*TABS[1:], TABS[0]):
            page.get_by_role("tab", name=tab, exact=True).click()
            page.locator(f"{without_a_run.get(tab, ready)} >> visible=true").first.wait_for()
            assert page.evaluate("window.hacked") is None and page.locator("img[src=x]").count() == 0
        assert page.inner_text(".statement h2") == "Problem <b>evil</b>"
        assert "<img src=x onerror=" in page.inner_text(".view-problem")
        assert "${window.hacked=3}{{constructor}}" in page.inner_text(".case-body:visible")
        page.context.close()


def test_an_mcp_client_reads_a_stored_pair(app, first_id):
    from mcp import ClientSession
    from mcp.client.streamable_http import streamable_http_client

    async def talk():
        async with (
            streamable_http_client(f"{app}/gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            return await session.call_tool("pair", {"run": "embedded-test", "problem_id": first_id})

    answer = run_in_own_loop(talk())
    assert not answer.isError and first_id in answer.content[0].text


def test_keys_walk_generate_and_stop(app, open_page, endless_id):
    page = open_page(f"{app}/?problem={quote(endless_id, safe='')}")
    page.wait_for_selector(f"[data-problem='{endless_id}']")
    page.keyboard.press("n")
    page.wait_for_selector(f"[data-problem]:not([data-problem='{endless_id}'])")
    page.keyboard.press("p")
    page.wait_for_selector(f"[data-problem='{endless_id}']")
    page.fill("#length input", "1024")
    page.locator(".state-line").click()
    page.keyboard.press("g")
    page.wait_for_selector(".state-line.writing")
    page.keyboard.press("s")
    page.wait_for_selector(".state-line.stopped")
    page.keyboard.press("?")
    assert "next problem" in page.inner_text("dialog.keys")


@pytest.mark.parametrize("look", THEMES, ids=NAMES)
def test_after_a_run_everything_is_in_sight_and_axe_finds_nothing_serious(app, open_page, shot, first_id, look):
    page = open_page(f"{app}/?problem={first_id}&length=24&seed=0", **look)
    generate(page)
    shot(page, f"judged-{'-'.join(map(str, look.values()))}")
    width, height = page.viewport_size["width"], page.viewport_size["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width > 1000:
        for part in (".statement", ".pane.base", ".pane.adapted", ".scores", ".case:visible"):
            box = page.locator(part).first.bounding_box()
            assert box["y"] + box["height"] <= height, part
    page.locator(".case:visible summary").first.click()
    page.click("label[for=adapted-shift]")
    page.wait_for_selector(".pane.adapted .shift .listing")
    page.click(".provenance summary")
    page.click("#edit > button")
    page.wait_for_selector("#edited textarea")
    assert find_faults(page) == []
