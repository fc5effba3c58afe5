"""The Results tab's parts: which runs there are, what is looked at, what is said, and what a file holds."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from evaluation.errors import RunError
from evaluation.judge.verdict import Verdict
from evaluation.metrics.statistics import Interval
from tests.fakes import DOUBLE, PROVENANCE, SQUARE, stored_pair
from tests.stored_runs import write_run
from ui.compare.download import as_file as as_pair_file
from ui.compare.links import Setup, command_of
from ui.compare.picker import Picker
from ui.compare.samples import sample_strip
from ui.html.svg import Scale
from ui.results.charts import MOST_DOTS, overview
from ui.results.summary import summarise
from ui.results.table import as_file, problem_table
from ui.results.view import PAGE_ROWS, View
from ui.results.words import headline, how_often, interval_words, passed_words
from ui.runs.stored import MOST_SAMPLES, Stored
from ui.runs.stored_runs import StoredRuns

HOSTILE = "<img src=x onerror=alert(1)>${alert(1)}{{alert(1)}}"
PICKER = Picker([DOUBLE, SQUARE])


def pair_of(problem_id, *, base=(0, 1), adapted=(1, 1)):
    """A pair with so many tests accepted on each side."""
    pair = stored_pair(replace(DOUBLE, problem_id=problem_id))

    def judged(side, wanted):
        case = side.judgement.cases[0]
        verdicts = {1: Verdict.ACCEPTED, 0: Verdict.WRONG_ANSWER}
        cases = tuple(replace(case, verdict=verdicts[one]) for one in wanted)
        return replace(side, judgement=replace(side.judgement, cases=cases))

    wanted = {"base": base, "adapted": adapted}
    return replace(pair, sides={name: judged(side, wanted[name]) for name, side in pair.sides.items()})


def summary(*pairs, **options):
    stored = Stored({pair.problem_id: pair for pair in pairs}, {"problems": "mine"}, {}, "mine", **options)
    return summarise(stored, PICKER)


MIXED = (
    pair_of("double", base=(0, 0), adapted=(1, 1)),
    pair_of("square", base=(1, 1), adapted=(0, 1)),
    pair_of("gone", base=(1, 0), adapted=(0, 0)),
    pair_of("same", base=(1, 1), adapted=(1, 1)),
)


@pytest.fixture
def folder(tmp_path):
    for name, pairs in (("one", MIXED), ("two", MIXED[:2])):
        write_run(tmp_path / name, *pairs, settings={"seed": 0}, provenance=PROVENANCE)
    for name, head in (("broken", "{"), ("newer", '{"format": 99}')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_text(head)
        (tmp_path / name / "pairs.jsonl").touch()
    (tmp_path / "no-run").mkdir()
    return tmp_path


# runs


def test_every_folder_that_means_to_be_a_run_is_listed_and_only_whole_ones_are_held(folder):
    runs = StoredRuns(folder=folder)
    assert runs.names() == ["broken", "newer", "one", "two"]
    assert list(runs) == ["one", "two"] and "broken" not in runs and len(runs) == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("broken", "is not a run"),
        ("newer", "another version"),
        ("../one", "there is no run ../one here"),
        ("no-run", "there is no run"),
        ("one..broken", "is not a run"),
    ],
)
def test_a_run_that_cannot_be_shown_is_one_sentence(folder, name, said):
    with pytest.raises(RunError, match=said):
        StoredRuns(folder=folder).open(name)


def test_a_run_is_opened_once_and_again_when_it_grows(folder):
    runs = StoredRuns(folder=folder)
    first = runs.open("one")
    assert runs.open("one") is first
    line = (folder / "one/pairs.jsonl").read_text().splitlines()[0].replace('"double"', '"further"')
    with (folder / "one/pairs.jsonl").open("a") as file:
        file.write(line + "\n")
    assert len(runs.open("one").pairs) == len(first.pairs) + 1


def test_two_runs_are_opened_as_one(folder):
    both = StoredRuns(folder=folder).open("one..two")
    assert list(both.pairs) == ["double", "square"] and both.name == "one..two"
    assert both.names == {"base": "one", "adapted": "two"} and "left out here: 2" in both.note
    screen = both.screen(DOUBLE)
    assert screen.name_of("base") == "one" and screen.judged


# what is looked at


def test_regressions_come_first_and_those_that_lost_most_before_others():
    rows = View().select_rows(summary(*MIXED).rows)
    assert [row.problem_id for row in rows] == ["square", "gone", "same", "double"]


def test_a_click_filters_and_the_same_click_ends_it():
    rows = summary(*MIXED).rows
    view = View(page=3).apply("outcome:only_base")
    assert [row.problem_id for row in view.select_rows(rows)] == ["square"] and view.page == 1
    assert view.apply("outcome:only_base").outcome == ""
    assert [row.problem_id for row in View().apply("moved:fewer").select_rows(rows)] == ["square", "gone"]
    assert [row.problem_id for row in View().apply("kinds:prints a prompt>passed").select_rows(rows)] == ["double"]
    assert View(outcome="both", kinds=("a", "b")).apply("clear:") == View()


def test_a_column_sorts_up_then_down():
    rows = summary(*MIXED).rows
    view = View().apply("sort:change")
    assert [row.change for row in view.select_rows(rows)] == [-1, -1, 0, 2]
    assert [row.change for row in view.apply("sort:change").select_rows(rows)] == [2, 0, -1, -1]


@pytest.mark.parametrize(
    "wish",
    ["", "outcome:all", "kinds:a>b", "kinds:passed", "sort:nothing", "page:-1", "page:9999999", None, {"a": 1}, 5],
)
def test_what_makes_no_sense_changes_nothing(wish):
    assert View().apply(wish) == View()


def test_a_search_looks_at_ids_titles_and_results():
    rows = summary(*MIXED).rows
    assert [row.problem_id for row in View().search("DOUBLE it").select_rows(rows)] == ["double"]
    assert len(View().search("prompt").select_rows(rows)) == 2
    assert View().search(None).query == "" and len(View().search("x" * 9999).query) == 200


def test_a_page_beyond_the_last_is_the_last():
    found = summary(*(pair_of(f"p{n}") for n in range(PAGE_ROWS + 1)))
    assert problem_table(found, View(page=99)).count("<tr class") == 1
    assert "page 2 of 2" in problem_table(found, View(page=99))


# what is said


def test_the_headline_follows_the_intervals():
    group = summary(*MIXED).report.groups[0]
    better = replace(group.difference, strict_accuracy_interval=Interval(0.1, 0.2), chrf_interval=Interval(-3, -1))
    said = headline(replace(group, difference=better), ("base", "adapted"))
    assert (
        said == "adapted is ahead in problems passed; adapted is behind in CHRF; no clear difference in tests passed."
    )


def test_a_p_value_is_told_as_a_frequency():
    assert [how_often(p) for p in (1.0, 0.5, 0.029, 0.0021, 1e-9)] == [
        "practically all",
        "about 50 of 100",
        "about 3 of 100",
        "about 21 of 10,000",
        "fewer than 1 of 10,000",
    ]


def test_what_the_test_says_is_said_both_ways():
    group = summary(*MIXED).report.groups[0]
    said = passed_words(group, ("base", "adapted"))
    assert "2 problems are passed by one side alone: 1 by adapted, 1 by base" in said
    assert "practically all such comparisons" in said and "chance alone could be" in said
    sure = replace(group, difference=replace(group.difference, p_value=0.001))
    assert "chance alone is an unlikely reason" in passed_words(sure, ("base", "adapted"))
    none = replace(group, outcomes=dict.fromkeys(group.outcomes, 0))
    assert "do not tell the sides apart" in passed_words(none, ("base", "adapted"))


def test_an_interval_says_whether_it_holds_nought():
    assert "between -1.0 and +2.0 points. It contains 0" in interval_words(
        Interval(-0.01, 0.02), factor=100, unit=" points"
    )
    assert "It stays on one side of 0" in interval_words(Interval(1, 2), factor=1, unit="")


def test_foreign_names_are_text_everywhere():
    found = summary(pair_of(HOSTILE), names={"base": HOSTILE, "adapted": "b"}, note=HOSTILE)
    for html in (overview(found, View()), problem_table(found, View())):
        assert "<img" not in html and "&lt;img" in html


def test_problems_that_are_not_loaded_are_listed_without_a_link():
    found = summary(*MIXED)
    assert found.unknown == 2 and "Start the page with --problems mine" in overview(found, View())
    table = problem_table(found, View())
    assert re.findall(r'data-pair="(\w+)"', table) == ["square", "double"]


def test_a_large_run_is_drawn_in_fields():
    few, many = (summary(*(pair_of(f"p{n}") for n in range(count))) for count in (MOST_DOTS, MOST_DOTS + 1))
    assert overview(few, View()).count("<circle") > MOST_DOTS > overview(many, View()).count("<circle")
    assert "401 programs near 50 % of tests" in overview(many, View())


# several samples of each problem


def sampled(*problems):
    """A run in which each problem has samples of these bases and adapteds."""
    samples = {
        problem_id: tuple(
            replace(pair_of(problem_id, base=base, adapted=adapted), sample=number)
            for number, (base, adapted) in enumerate(zip(bases, adapteds, strict=True))
        )
        for problem_id, bases, adapteds in problems
    }
    first = {problem_id: found[0] for problem_id, found in samples.items()}
    settings = {"problems": "mine", "samples": 3, "seed": 4, "temperature": 0.7}
    return Stored(first, settings, {}, "mine", samples=samples)


PASS, HALF, FAIL = (1, 1), (0, 1), (0, 0)
THREE = sampled(
    ("double", [FAIL, HALF, PASS], [PASS, PASS, HALF]),
    ("square", [PASS, PASS, FAIL], [FAIL, FAIL, PASS]),
    ("other", [HALF, FAIL, FAIL], [HALF, FAIL, FAIL]),
)


def test_a_row_tells_of_all_samples_and_who_passes_less_often_comes_first():
    found = summarise(THREE, PICKER)
    rows = View().select_rows(found.rows)
    assert [row.problem_id for row in rows] == ["square", "other", "double"]
    assert [(row.base.passed, row.adapted.passed, row.samples) for row in rows] == [(2, 1, 3), (0, 0, 3), (1, 2, 3)]
    assert [row.base.accepted for row in rows] == pytest.approx([4 / 3, 1 / 3, 1])
    table = problem_table(found, View())
    assert re.findall(r'<td class="who">(.*?)</td>', table) == [
        "2 → 1 of 3 pass",
        "0 → 0 of 3 pass",
        "1 → 2 of 3 pass",
    ]
    assert "<b>1.3</b>" in table and "2 × passed" in table


def test_kinds_count_programs_and_filter_the_problems_that_have_one_of_them():
    found = summarise(THREE, PICKER)
    assert sum(found.kinds.values()) == 9 and found.kinds["passed", "prints a prompt"] == 0
    before, after = next(kinds for kinds in found.kinds if kinds[0] == "passed" and kinds[1] != "passed")
    assert [row.problem_id for row in View(kinds=(before, after)).select_rows(found.rows)] == ["square", "double"]


def test_the_overview_of_samples_speaks_of_programs_and_of_pass_at_k():
    html = overview(summarise(THREE, PICKER), View())
    assert "3 problems, 9 programs a side" in html and "Programs that pass" in html
    assert "At least one of 3 samples passes (pass@3): base <b>66.7 %</b>, adapted <b>66.7 %</b>" in html
    assert "paired randomisation test over problems" in html and "McNemar" not in html
    assert html.count("<circle") >= 9  # a dot a program


def test_where_no_sample_passes_the_test_is_not_told():
    found = summarise(sampled(("double", [FAIL, FAIL], [HALF, FAIL])), PICKER)
    assert "No sample of any problem passes" in overview(found, View())


def test_each_sample_can_be_looked_at():
    screen = THREE.screen(DOUBLE)
    assert [sample["base"].passed for sample in screen.samples] == [False, False, True]
    assert screen.with_sample(2).sides["base"].passed and screen.with_sample(2).settings["seed"] == 4
    strip = sample_strip(screen.with_sample(1))
    assert 'data-sample="1" aria-current="true">sample 2' in strip and "base passes <b>1</b> of 3" in strip
    assert "--samples 3" in command_of(screen, Setup())
    assert json.loads(as_pair_file(screen.with_sample(1), Setup(), "json").text)["sample"] == 1
    assert Stored(THREE.pairs, THREE.settings).screen(DOUBLE).samples == ()


def test_a_screen_holds_the_first_samples_of_many_and_says_so():
    many = sampled(("double", [FAIL] * (MOST_SAMPLES + 1), [PASS] * (MOST_SAMPLES + 1)))
    screen = replace(many, settings={**many.settings, "samples": MOST_SAMPLES + 1}).screen(DOUBLE)
    assert len(screen.samples) == MOST_SAMPLES and f"Samples, the first {MOST_SAMPLES} of 21" in sample_strip(screen)


def test_samples_are_saved_with_their_passes():
    file = as_file(summarise(THREE, PICKER), View(), "csv")
    row = next(row for row in csv.DictReader(io.StringIO(file.text)) if row["problem"] == "square")
    assert (row["samples"], row["base passed"], row["adapted passed"]) == ("3", "2", "1")


def test_of_large_runs_the_last_one_is_kept(folder):
    both, one_only = StoredRuns(folder=folder), StoredRuns(folder=folder, kept_pairs=len(MIXED))
    for runs, kept in ((both, True), (one_only, False)):
        one, two = runs.open("one"), runs.open("two")
        assert runs.open("two") is two and (runs.open("one") is one) is kept


def test_an_empty_run_says_so():
    assert "holds no pairs yet" in overview(summary(), View()) and "No problem matches these filters" in problem_table(
        summary(), View()
    )


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0, 1], (0, 0.2, 0.4, 0.6, 0.8, 1)),
        ([0, 62], (0, 20, 40, 60, 80)),
        ([0, 0], (0, 0.2, 0.4, 0.6, 0.8, 1)),
        ([], None),
    ],
)
def test_ticks_are_round_and_cover_the_values(values, ticks):
    scale = Scale.over(values, 0, 100)
    assert ticks is None or scale.ticks == pytest.approx(ticks)
    assert all(0 <= scale.at(value) <= 100 for value in values)


# files


def test_the_table_is_saved_as_it_is_filtered():
    found = summary(*MIXED, pair_of("=cmd()", base=(1, 1), adapted=(0, 0)))
    file = as_file(found, View(outcome="only_base"), "csv")
    rows = list(csv.DictReader(io.StringIO(file.text)))
    assert [row["problem"] for row in rows] == ["'=cmd()", "square"] and file.name == "mine-problems.csv"
    assert (rows[1]["base accepted"], rows[1]["adapted accepted"], rows[1]["tests"]) == ("2", "1", "2")


def test_the_report_is_saved_as_the_command_line_gives_it():
    found = summary(*MIXED)
    assert json.loads(as_file(found, View(), "json").text) == json.loads(json.dumps(found.report.as_dict()))
    assert as_file(found, View(), "markdown").text.startswith("| problems |")
    assert as_file(found, View(), "exe") is None
