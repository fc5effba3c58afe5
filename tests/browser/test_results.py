"""The Results and Training tabs in a real browser, without a model: filters, pairs, two runs, files, a training that
goes on while somebody looks."""

import csv
import json
import shutil
import xml.etree.ElementTree as xml

import pytest

from evaluation.assets import SHIPPED_RUN
from evaluation.errors import UserError
from evaluation.problems.sources import load_problems
from tests.browser.steps import find_faults
from tests.fakes import FakeJudge
from tests.finetune.folder.test_record import END, EVALUATED, START, STEP, folder
from ui.runs.stored import Stored
from ui.runs.stored_runs import StoredRuns

HOSTILE = "<img src=x onerror=alert(1)>${alert(1)}"
ROWS = ".problems tbody tr"


def no_model(report):
    raise UserError("there is no model here")


@pytest.fixture
def runs(tmp_path):
    """The shipped run, one in which adapted wins and loses, one of three samples a problem, and one that is broken."""
    mine = tmp_path / "runs/mine"
    mine.mkdir(parents=True)
    shutil.copy(SHIPPED_RUN / "run.json", mine)
    with (mine / "pairs.jsonl").open("w") as file:
        for number, line in enumerate((SHIPPED_RUN / "pairs.jsonl").read_text().splitlines()):
            row = json.loads(line)
            for side, share in (("adapted", 4), ("base", 9)):
                for case in row["sides"][side]["cases"] if number % share == 0 else ():
                    case["verdict"] = "accepted"
            if number == 1:
                row["problem_id"] = HOSTILE
            file.write(json.dumps(row) + "\n")
    sampled = tmp_path / "runs/sampled"
    sampled.mkdir()
    head = json.loads((SHIPPED_RUN / "run.json").read_text())
    head["settings"] |= {"samples": 3, "temperature": 0.7}
    (sampled / "run.json").write_text(json.dumps(head))
    with (sampled / "pairs.jsonl").open("w") as file:
        for line in (mine / "pairs.jsonl").read_text().splitlines()[2:12]:
            for sample in range(3):
                row = json.loads(line) | {"sample": sample}
                for case in row["sides"]["adapted"]["cases"] if sample == 2 else ():
                    case["verdict"] = "accepted"
                file.write(json.dumps(row) + "\n")
    (tmp_path / "runs/broken").mkdir()
    (tmp_path / "runs/broken/run.json").write_text('{"format": 99}')
    (tmp_path / "runs/broken/pairs.jsonl").touch()
    return StoredRuns(SHIPPED_RUN, folder=tmp_path / "runs")


@pytest.fixture
def url(serve, runs, tmp_path):
    training = folder(tmp_path, START, STEP, EVALUATED)
    return serve(no_model, FakeJudge(), load_problems("embedded:test"), Stored(), runs=runs, training=training)


@pytest.fixture
def results(url, open_page):
    def visit(run="mine", **options):
        return open_page(f"{url}/?tab=results&run={run}", wait_for=".run-head, .results-top .banner", **options)

    return visit


def choose(page, label, name):
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=name, exact=True).click()


def save_file(page, press, path):
    with page.expect_download() as download:
        press()
    download.value.save_as(path / download.value.suggested_filename)
    return path / download.value.suggested_filename


def test_an_address_opens_a_run_and_its_problems_regressions_first(results, shot):
    page = results()
    shot(page, "results", whole=True)
    assert "problems passed" in page.inner_text(".run-head h2")
    assert page.locator(ROWS).first.inner_text().count("only base") == 1
    assert page.get_by_label("Run", exact=True).input_value() == "mine"


def test_outcomes_kinds_and_search_filter_the_table(results):
    page = results()
    wanted = int(page.locator(".outcome-only_adapted b").first.inner_text())
    page.click(".bar.outcome-only_adapted")
    page.wait_for_selector(".wanted")
    assert page.locator(ROWS).count() == wanted > 0
    page.click("[data-ask='clear:']")
    page.wait_for_selector(".wanted", state="detached")
    button = page.locator(".kinds button").first
    wanted = int(button.inner_text())
    button.click()
    page.wait_for_selector(".wanted")
    assert page.locator(ROWS).count() == wanted
    page.click("[data-ask='clear:']")
    page.get_by_label("Search the table").fill("anagrams")
    page.wait_for_function("document.querySelectorAll('.problems tbody tr').length === 1")


def test_columns_sort_and_pages_turn(results):
    page = results()
    page.click("[data-ask='sort:chrf-change']")
    page.wait_for_selector("th[aria-sort=ascending]:has-text('change')")
    page.click("[data-ask='page:2']:not([disabled])")
    page.wait_for_selector(".pages-of:has-text('page 2 of 2')")


def test_a_problem_opens_its_stored_pair_on_the_compare_tab(results):
    page = results()
    link = page.locator("a[data-pair]").first
    name = link.get_attribute("data-pair")
    link.click()
    page.wait_for_selector(".pane.adapted", state="visible")
    page.wait_for_selector(f"h2:has-text('{name}')")
    assert "run=mine" in page.url and page.evaluate("scrollY") == 0
    assert "only base passes" in page.inner_text(".score.outcome")


def test_a_problem_of_several_samples_opens_with_all_of_them(results, shot):
    page = results("sampled")
    shot(page, "results-samples", whole=True)
    assert "10 problems, 30 programs a side" in page.inner_text(".run-head .note")
    assert "pass@3" in page.inner_text(".cards")
    row = page.locator(ROWS, has_text="0 → 1 of 3 pass").first
    row.locator("a[data-pair]").click()
    page.wait_for_selector(".samples-strip", state="visible")
    assert page.locator(".samples-strip button").count() == 3
    assert page.inner_text(".score.outcome").startswith("neither passes")
    page.click(".samples-strip button:has-text('sample 3')")
    page.wait_for_selector(".score.outcome:has-text('only adapted passes')")
    shot(page, "compare-stored-samples")


def test_two_runs_stand_next_to_each_other(results, shot):
    page = results()
    choose(page, "Against", "embedded-test")
    page.wait_for_selector(".figure.adapted:has-text('embedded-test')")
    shot(page, "results-two-runs", whole=True)
    page.locator("a[data-pair]").first.click()
    page.wait_for_selector(".pane.base h2:has-text('mine')", state="visible")
    assert "run=mine..embedded-test" in page.url


def test_a_run_that_cannot_be_read_is_one_sentence_and_the_others_stay(results):
    page = results("broken")
    assert "was written by another version of this program" in page.inner_text(".results-top .banner")
    choose(page, "Run", "mine")
    page.wait_for_selector(ROWS)


def test_foreign_names_are_shown_as_text(results):
    page = results()
    page.get_by_label("Search the table").fill("onerror")
    page.wait_for_function("document.querySelectorAll('.problems tbody tr').length === 1")
    assert HOSTILE in page.inner_text(ROWS) and page.locator(".problems img").count() == 0
    assert page.locator(f"{ROWS} a").count() == 0


def test_charts_table_and_report_are_saved(results, tmp_path):
    page = results(dark=True)
    chart = save_file(page, lambda: page.locator("[data-chart=svg]").first.click(), tmp_path)
    drawing = xml.parse(chart).getroot()
    assert drawing.tag.endswith("svg") and "Problems passed" in "".join(drawing.itertext())
    assert "var(" not in chart.read_text() and "rgb(20, 24, 29)" in chart.read_text()
    picture = save_file(page, lambda: page.locator("[data-chart=png]").first.click(), tmp_path)
    assert picture.read_bytes().startswith(b"\x89PNG") and picture.stat().st_size > 5000
    table = save_file(page, lambda: page.click("[data-file=csv]"), tmp_path)
    assert len(list(csv.DictReader(table.read_text().splitlines()))) == 100
    report = save_file(page, lambda: page.click("[data-file=json]"), tmp_path)
    assert json.loads(report.read_text())["groups"][0]["problems"] == 100


def test_a_training_is_followed_while_it_runs(url, open_page, tmp_path, shot):
    page = open_page(f"{url}/?tab=training", wait_for=".training-page .run-head")
    assert "Training running: step 10" in page.inner_text(".training-page h2")
    dots = page.locator(".training-page circle.dot").count()
    folder(tmp_path, START, STEP, EVALUATED, {**EVALUATED, "step": 20, "epoch": 2.0}, {**END, "step": 20})
    page.wait_for_selector(".training-page h2:has-text('ended after 20 steps')")
    assert page.locator(".training-page circle.dot").count() > dots
    shot(page, "training", whole=True)
    curves = save_file(page, lambda: page.click(".training-page [data-file=json]"), tmp_path)
    assert len(json.loads(curves.read_text())["epochs"]) == 2


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious_and_nothing_scrolls_sideways(results, width, dark, shot):
    page = results(width=width, dark=dark)
    for tab, ready in (("Results", ".problems"), ("Training", ".training-page .card")):
        page.get_by_role("tab", name=tab, exact=True).click()
        page.wait_for_selector(ready, state="visible")
        shot(page, f"{tab.lower()}-{width}-{'dark' if dark else 'light'}")
        assert find_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_filter_is_set_by_key_and_keeps_the_focus(results):
    page = results()
    page.focus(".bar.outcome-neither")
    page.keyboard.press("Enter")
    page.wait_for_selector(".bar.outcome-neither[aria-pressed=true]")
    page.wait_for_function("document.activeElement?.dataset?.ask === 'outcome:neither'")
