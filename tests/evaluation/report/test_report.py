"""A run summed up: hand-made pairs with known figures, and the shipped run by the command line."""

import json
from pathlib import Path

import pytest

from evaluation.__main__ import main
from evaluation.judge.judgement import Judgement
from evaluation.judge.verdict import CaseResult, Verdict
from evaluation.metrics.statistics import paired_rate_interval, rate_interval
from evaluation.report.report import summarize_run
from evaluation.report.table import as_markdown, rows
from evaluation.runs.format import Pair, Run, SideResult
from tests.stored_runs import write_run

SHIPPED = Path(__file__).parents[3] / "assets" / "runs" / "embedded-test"


def side(problem_id, verdicts, score):
    named = {1: Verdict.ACCEPTED, 0: Verdict.WRONG_ANSWER}
    cases = tuple(CaseResult(named[verdict], 0.0, 0.0, 0.0, "", "", "") for verdict in verdicts)
    return SideResult("", "", Judgement(problem_id, cases, ()), score, 1, 0.1, "stop")


def pair(problem_id, base, adapted, scores=(10.0, 30.0), sample=0):
    sides = {"base": side(problem_id, base, scores[0]), "adapted": side(problem_id, adapted, scores[1])}
    return Pair(problem_id, sides, sample)


@pytest.fixture
def run():
    pairs = [
        pair("a", [1, 1], [1, 1]),
        pair("b", [1, 0], [1, 1], (20.0, 50.0)),
        pair("c", [0, 0, 0, 0], [0, 0, 0, 1], (None, None)),
        pair("d", [1], [0]),
    ]
    return Run(Path("runs/mine"), {"problems": "embedded:test"}, {}, {each.problem_id: (each,) for each in pairs})


def test_rates_averages_and_outcomes_are_those_of_the_pairs(run):
    report = summarize_run(run, {"a": "introductory", "b": "interview", "c": "introductory"})
    everything, introductory, interview = report.groups
    assert (everything.base.passed, everything.adapted.passed, everything.problems) == (2, 2, 4)
    assert everything.base.test_case_average == pytest.approx((1 + 0.5 + 0 + 1) / 4)
    assert everything.adapted.test_case_average == pytest.approx((1 + 1 + 0.25 + 0) / 4)
    assert everything.base.chrf == pytest.approx(40 / 3) and everything.difference.chrf == pytest.approx(70 / 3)
    assert everything.outcomes == {"both": 1, "only_base": 1, "only_adapted": 1, "neither": 1}
    assert everything.difference.strict_accuracy == 0 and everything.difference.p_value == 1
    assert (introductory.name, introductory.problems, interview.problems) == ("introductory", 2, 1)
    assert introductory.adapted.strict_accuracy == 0.5


def test_without_references_there_is_no_chrf(run):
    only = Run(run.folder, run.settings, {}, {"c": run.samples["c"]})
    group = summarize_run(only, {}).groups[0]
    assert group.base.chrf is None and group.difference.chrf_interval is None
    assert "| – | – | – |" in as_markdown(summarize_run(only, {}))


def test_an_empty_run_has_a_report():
    assert "no pairs" in as_markdown(summarize_run(Run(Path("x"), {}, {}, {}), {}))


# several samples of each problem


def sample_pairs(problem_id, base, adapted, scores=None):
    """A pair a sample; each of its sides passes (1) or fails one of two tests (0)."""
    verdicts = {1: [1, 1], 0: [1, 0]}
    scores = scores or [(10.0, 30.0)] * len(base)
    return tuple(
        pair(problem_id, verdicts[b], verdicts[a], each, number)
        for number, (b, a, each) in enumerate(zip(base, adapted, scores, strict=True))
    )


@pytest.fixture
def five():
    """Of each problem five samples: base passes 0, 1 and 5 of them, adapted 2, 4 and 5."""
    problems = {
        "a": sample_pairs("a", [0, 0, 0, 0, 0], [1, 1, 0, 0, 0]),
        "b": sample_pairs("b", [1, 0, 0, 0, 0], [1, 1, 0, 1, 1], [(0, 10), (10, 20), (20, 30), (30, 40), (40, 50)]),
        "c": sample_pairs("c", [1] * 5, [1] * 5, [(None, None)] * 5),
    }
    return Run(Path("runs/mine"), {"problems": "mine.jsonl"}, {}, problems)


def test_all_samples_of_a_problem_count(five):
    """pass@1 by hand: (0 + 1/5 + 1) / 3 and (2/5 + 4/5 + 1) / 3."""
    group = summarize_run(five, {}).groups[0]
    assert (group.problems, group.programs, group.base.passed, group.adapted.passed) == (3, 15, 6, 11)
    assert group.base.strict_accuracy == pytest.approx(1.2 / 3)
    assert group.adapted.strict_accuracy == pytest.approx(2.2 / 3)
    assert group.difference.strict_accuracy == pytest.approx(1 / 3)
    assert group.base.test_case_average == pytest.approx((0.5 + 0.6 + 1) / 3)
    assert group.difference.test_case_average == pytest.approx((0.2 + 0.3 + 0) / 3)
    assert group.base.chrf == pytest.approx((10 + 20) / 2) and group.difference.chrf == pytest.approx((20 + 10) / 2)


def test_a_problem_is_passed_where_one_sample_of_it_is(five):
    assert summarize_run(five, {}).groups[0].outcomes == {"both": 2, "only_base": 0, "only_adapted": 1, "neither": 0}


def test_pass_at_the_number_of_samples_is_the_share_of_problems_with_one_that_passes(five):
    """By hand: base has a passing sample for 2 of 3 problems, adapted for all."""
    (pass_at_5,) = summarize_run(five, {}).groups[0].pass_at_k
    assert pass_at_5.k == 5
    assert (pass_at_5.base, pass_at_5.adapted, pass_at_5.difference) == pytest.approx((2 / 3, 1, 1 / 3))
    assert pass_at_5.base_interval == rate_interval(2, 3) and pass_at_5.adapted_interval == rate_interval(3, 3)
    assert pass_at_5.difference_interval == paired_rate_interval(2, 0, 1, 0)


def test_pass_at_k_is_that_of_the_draws_without_repetition():
    """Of 7 samples one passes: 5 of them miss it in C(6, 5) = 6 of C(7, 5) = 21 draws, so pass@5 is 5/7."""
    run = Run(Path("x"), {}, {}, {"a": sample_pairs("a", [0] * 7, [0, 0, 0, 1, 0, 0, 0])})
    five, seven = summarize_run(run, {}).groups[0].pass_at_k
    assert (five.k, five.base, five.adapted) == (5, 0, pytest.approx(5 / 7))
    assert (seven.k, seven.base, seven.adapted) == (7, 0, 1)


def test_the_interval_of_pass_at_1_is_that_of_problems_not_of_samples(five):
    """From 0, 1/5 and 1 the bootstrap reaches both ends, as 3 of 3 equal draws are 1 of 27; 15 samples would not."""
    interval = summarize_run(five, {}).groups[0].base.strict_accuracy_interval
    assert (interval.low, interval.high) == pytest.approx((0, 1))


def test_the_test_is_over_problems(five):
    """Two problems differ, both for the better: 2 of the 4 ways to give them signs are as uneven."""
    assert summarize_run(five, {}).groups[0].difference.p_value == pytest.approx(2 / 4)


def test_where_no_sample_passes_the_interval_is_not_empty():
    problems = {name: sample_pairs(name, [0, 0], [0, 0]) for name in "abcd"}
    group = summarize_run(Run(Path("x"), {}, {}, problems), {}).groups[0]
    assert group.base.strict_accuracy_interval == rate_interval(0, 4)
    assert group.difference.strict_accuracy_interval == paired_rate_interval(0, 0, 0, 4)
    assert group.difference.p_value == 1


def test_of_an_unfinished_run_pass_at_k_is_told_as_far_as_every_problem_has_samples(five):
    unfinished = Run(five.folder, {}, {}, {**five.samples, "d": sample_pairs("d", [1, 0], [0, 0])})
    group = summarize_run(unfinished, {}).groups[0]
    assert [each.k for each in group.pass_at_k] == [2]
    assert group.base.strict_accuracy == pytest.approx((0 + 0.2 + 1 + 0.5) / 4)


def test_a_run_of_several_samples_has_a_table_of_its_own(five):
    report = summarize_run(five, {"a": "interview"})
    assert [row[:2] for row in rows(report)][:4] == [
        ("all, 3", "pass@1"),
        ("", "pass@5"),
        ("", "tests passed"),
        ("", "CHRF"),
    ]
    assert "15 programs a side, several of a problem; with at least one of them both pass 2" in as_markdown(report)
    assert "| pass@5 | 66.7 % [" in as_markdown(report)


# by the command line


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_the_command_reports_the_shipped_run(form, capsys):
    assert main(["report", str(SHIPPED), "--format", form]) == 0
    output = capsys.readouterr().out
    if form == "json":
        groups = json.loads(output)["groups"]
        assert [group["problems"] for group in groups] == [100, 60, 30, 10]
        assert sum(groups[0]["outcomes"].values()) == 100
    else:
        assert "introductory, 60" in output and "in brackets 95 % intervals" in output


def test_a_folder_that_is_no_run_is_named(tmp_path, capsys):
    assert main(["report", str(tmp_path)]) == 2
    assert "is not a run" in capsys.readouterr().err


def test_a_run_of_problems_that_are_not_here_is_reported_without_difficulties(run, tmp_path, capsys):
    write_run(tmp_path / "mine", *run.pairs.values(), settings={"problems": "gone.jsonl"})
    assert main(["report", str(tmp_path / "mine")]) == 0
    output = capsys.readouterr()
    assert "all, 4" in output.out and "without difficulties: " in output.err
