"""A run summed up: hand-made pairs with known figures, and the shipped run by the command line."""

import json
from pathlib import Path

import pytest

from evaluation.__main__ import main
from evaluation.judge import CaseResult, Judgement, Verdict
from evaluation.report import as_markdown, report
from evaluation.runs import Pair, Run, SideResult

SHIPPED = Path(__file__).parents[2] / "assets" / "runs" / "embedded-test"


def side(problem_id, verdicts, score):
    named = {1: Verdict.ACCEPTED, 0: Verdict.WRONG_ANSWER}
    cases = tuple(CaseResult(named[verdict], 0.0, 0.0, 0.0, "", "", "") for verdict in verdicts)
    return SideResult("", "", Judgement(problem_id, cases, ()), score, 1, 0.1, "stop")


def pair(problem_id, base, adapted, scores=(10.0, 30.0)):
    return Pair(
        problem_id, {"base": side(problem_id, base, scores[0]), "adapted": side(problem_id, adapted, scores[1])}
    )


@pytest.fixture
def run():
    pairs = [
        pair("a", [1, 1], [1, 1]),
        pair("b", [1, 0], [1, 1], (20.0, 50.0)),
        pair("c", [0, 0, 0, 0], [0, 0, 0, 1], (None, None)),
        pair("d", [1], [0]),
    ]
    return Run(Path("runs/mine"), {"problems": "embedded:test"}, {}, {each.problem_id: each for each in pairs})


def test_rates_averages_and_outcomes_are_those_of_the_pairs(run):
    found = report(run, {"a": "introductory", "b": "interview", "c": "introductory"})
    everything, introductory, interview = found.groups
    assert (everything.base.passed, everything.adapted.passed, everything.problems) == (2, 2, 4)
    assert everything.base.test_case_average == pytest.approx((1 + 0.5 + 0 + 1) / 4)
    assert everything.adapted.test_case_average == pytest.approx((1 + 1 + 0.25 + 0) / 4)
    assert everything.base.chrf == pytest.approx(40 / 3) and everything.difference.chrf == pytest.approx(70 / 3)
    assert everything.outcomes == {"both": 1, "only_base": 1, "only_adapted": 1, "neither": 1}
    assert everything.difference.strict_accuracy == 0 and everything.difference.p_value == 1
    assert (introductory.name, introductory.problems, interview.problems) == ("introductory", 2, 1)
    assert introductory.adapted.strict_accuracy == 0.5


def test_without_references_there_is_no_chrf(run):
    only = Run(run.folder, run.settings, {}, {"c": run.pairs["c"]})
    group = report(only, {}).groups[0]
    assert group.base.chrf is None and group.difference.chrf_interval is None
    assert "| – | – | – |" in as_markdown(report(only, {}))


def test_an_empty_run_has_a_report():
    assert "no pairs" in as_markdown(report(Run(Path("x"), {}, {}, {}), {}))


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_the_command_reports_the_shipped_run(form, capsys):
    assert main(["report", str(SHIPPED), "--format", form]) == 0
    said = capsys.readouterr().out
    if form == "json":
        groups = json.loads(said)["groups"]
        assert [group["problems"] for group in groups] == [100, 60, 30, 10]
        assert sum(groups[0]["outcomes"].values()) == 100
    else:
        assert "introductory, 60" in said and "in brackets 95 % intervals" in said


def test_a_folder_that_is_no_run_is_named(tmp_path, capsys):
    assert main(["report", str(tmp_path)]) == 2
    assert "is not a run" in capsys.readouterr().err


def test_a_run_of_problems_that_are_not_here_is_reported_without_difficulties(run, tmp_path, capsys):
    from evaluation.runs import RunWriter

    with RunWriter(tmp_path / "mine", settings={"problems": "gone.jsonl"}, provenance={}) as writer:
        for each in run.pairs.values():
            writer.write(each)
    assert main(["report", str(tmp_path / "mine")]) == 0
    said = capsys.readouterr()
    assert "all, 4" in said.out and "without difficulties: " in said.err
