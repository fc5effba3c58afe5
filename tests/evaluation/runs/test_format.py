"""Runs on the disk: what is written is what is read, and a folder that is not a run is named."""

import json

import pytest

from evaluation.errors import RunError
from evaluation.judge.judgement import Judgement
from evaluation.judge.verdict import CaseResult, Verdict
from evaluation.runs.format import STORED_OUTPUT, Pair, SideResult, open_run
from tests.stored_runs import write_run


def side(*verdicts, stdout="3\n"):
    cases = tuple(
        CaseResult(v, 0.25, 0.5, 20.5, stdout, "warning", "line 1" * (v is not Verdict.ACCEPTED)) for v in verdicts
    )
    judgement = Judgement("p", cases, ("a note",))
    return SideResult("```python\nprint(3)\n```", "print(3)\n", judgement, 41.25, 12, 0.75, "stop")


GOOD, BAD = side(Verdict.ACCEPTED), side(Verdict.ACCEPTED, Verdict.WRONG_ANSWER)


def write(folder, *pairs):
    return write_run(folder, *pairs, settings={"seed": 0}, provenance={"base": {"model": "m"}})


def test_a_run_is_read_as_it_was_written(tmp_path):
    pair = Pair("p", {"base": BAD, "adapted": GOOD})
    run = open_run(write(tmp_path / "run", pair))
    assert run.pairs == {"p": pair}
    assert run.settings == {"seed": 0}
    assert run.provenance == {"base": {"model": "m"}}


@pytest.mark.parametrize(
    ("base", "adapted", "outcome"),
    [(GOOD, GOOD, "both"), (GOOD, BAD, "only_base"), (BAD, GOOD, "only_adapted"), (BAD, BAD, "neither")],
)
def test_the_outcome_of_a_pair(base, adapted, outcome):
    assert Pair("p", {"base": base, "adapted": adapted}).outcome == outcome


def test_long_output_is_cut_and_says_so(tmp_path):
    long = side(Verdict.ACCEPTED, stdout="x" * (STORED_OUTPUT + 7))
    stored = open_run(write(tmp_path / "run", Pair("p", {"base": long, "adapted": GOOD}))).pairs["p"]
    assert stored.sides["base"].judgement.cases[0].stdout.endswith("x… (7 more characters were not stored)")


def test_text_that_is_no_valid_unicode_is_stored(tmp_path):
    odd = side(Verdict.ACCEPTED, stdout="\ud800")
    assert open_run(write(tmp_path / "run", Pair("p", {"base": odd, "adapted": GOOD}))).pairs["p"].sides["base"] == odd


def test_a_folder_that_is_no_run_is_named(tmp_path):
    with pytest.raises(RunError, match=f"{tmp_path} is not a run"):
        open_run(tmp_path)


def test_a_run_of_another_version_is_named(tmp_path):
    folder = write(tmp_path / "run")
    (folder / "run.json").write_text(json.dumps({"format": 99}))
    with pytest.raises(RunError, match="another version"):
        open_run(folder)


def test_a_broken_line_is_named(tmp_path):
    folder = write(tmp_path / "run", Pair("p", {"base": BAD, "adapted": GOOD}))
    with (folder / "pairs.jsonl").open("a") as file:
        file.write('{"problem_id": "q", "si\n')
    with pytest.raises(RunError, match="line 2 is not a pair"):
        open_run(folder)


def test_a_last_line_that_is_still_being_written_is_left_out(tmp_path):
    folder = write(tmp_path / "run", Pair("p", {"base": BAD, "adapted": GOOD}))
    with (folder / "pairs.jsonl").open("a") as file:
        file.write('{"problem_id": "q", "si')
    assert list(open_run(folder).pairs) == ["p"]


def test_all_samples_of_a_problem_are_read_and_the_first_stands_for_it(tmp_path):
    pairs = [Pair("p", {"base": BAD, "adapted": side}, sample) for sample, side in ((1, BAD), (0, GOOD))]
    run = open_run(write(tmp_path / "run", *pairs))
    assert run.samples == {"p": (pairs[1], pairs[0])} and run.pairs == {"p": pairs[1]}
