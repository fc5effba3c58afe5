"""Loading problems: the three forms of a source, and what is said of a broken one."""

import json
from pathlib import Path

import pytest

from evaluation.errors import ProblemError, UnknownProblem
from evaluation.problems import Lenient, TestCase, find_problem, load_problems

APPS_SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "apps_sample.jsonl"
STDIN = {"inputs": ["1 2\n"], "outputs": ["3\n"]}
CALL = {"fn_name": "add", "inputs": [[1, 2]], "outputs": [3]}


def row(problem_id=7, *, io=STDIN, **fields):
    return {"problem_id": problem_id, "question": "Add.", "solutions": ["print(3)"], "input_output": io, **fields}


def write_jsonl(path, *rows):
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), encoding="utf-8")
    return path


def write_folder(path, r):
    folder = path / f"{r['problem_id']:04d}"
    folder.mkdir(parents=True)
    (folder / "question.txt").write_text(r["question"])
    (folder / "input_output.json").write_text(json.dumps(r["input_output"]))
    (folder / "solutions.json").write_text(json.dumps(r["solutions"]))
    (folder / "metadata.json").write_text(json.dumps({"difficulty": r["difficulty"], "url": r["url"]}))
    (folder / "starter_code.py").write_text(r["starter_code"])


def test_a_file_and_the_original_folder_layout_give_the_same_problems(tmp_path):
    rows = [
        row(0, difficulty="interview", url="u", starter_code=""),
        row(12, io=CALL, difficulty="competition", url="v", starter_code="def add(a, b):\n"),
    ]
    for r in rows:
        write_folder(tmp_path / "folder", r)
    assert load_problems(write_jsonl(tmp_path / "p.jsonl", *rows)) == load_problems(tmp_path / "folder")


def test_fields_may_be_json_texts_objects_or_empty(tmp_path):
    texts = row(1, io=json.dumps(STDIN), solutions=json.dumps(["print(3)"]))
    empty = row(2, io="", solutions="")
    first, second, third = load_problems(write_jsonl(tmp_path / "p.jsonl", row(0), texts, empty))
    assert first.tests == second.tests == (TestCase("1 2\n", "3\n"),)
    assert first.references == second.references == ("print(3)",)
    assert third.tests == third.references == ()


def test_lines_of_a_stdin_test_are_joined_and_arguments_of_a_call_are_kept(tmp_path):
    stdin, call = load_problems(
        write_jsonl(tmp_path / "p.jsonl", row(1, io={"inputs": [["1", "2"]], "outputs": [["3"]]}), row(2, io=CALL))
    )
    assert stdin.tests == (TestCase("1\n2", "3"),)
    assert (stdin.kind, call.kind) == ("stdin", "call")
    assert call.tests == (TestCase([1, 2], 3),)


def test_integers_of_any_size_are_read(tmp_path):
    huge = "9" * 10_000
    text = json.dumps(row(io={**CALL, "inputs": [["HUGE"]]})).replace('"HUGE"', huge)
    (problem,) = load_problems(write_jsonl(tmp_path / "p.jsonl", text))
    assert problem.tests[0].input[0] == 10**10_000 - 1


def test_a_declared_lenient_mode_is_read(tmp_path):
    (problem,) = load_problems(write_jsonl(tmp_path / "p.jsonl", row(io={**STDIN, "lenient": "lines"})))
    assert problem.lenient is Lenient.LINES


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("{not json", "line 2 is not valid JSON"),
        ("[1]", "line 2: a JSON object is expected"),
        ({"question": "q"}, "line 2: the field problem_id is missing"),
        ({"problem_id": 5}, "line 2: the field question is missing"),
        (row(5, io={"inputs": ["1"], "outputs": []}), r"line 2 \(problem 5\): 1 inputs stand against 0 outputs"),
        (row(5, io={"inputs": 1, "outputs": []}), "inputs and outputs must be lists"),
        (row(5, io={"inputs": [3], "outputs": ["x"]}), "must be a text or a list of lines"),
        (row(5, io={"fn_name": "f", "inputs": [3], "outputs": [1]}), "must be the list of arguments"),
        (row(5, io="{"), r"problem 5\): the field input_output is not valid JSON"),
        (row(5, io=[1]), "input_output must be a JSON object"),
        (row(5, solutions=[1]), "solutions must be a list of texts"),
        (row(5, io={**STDIN, "lenient": "maybe"}), "lenient must be lines or tokens"),
        (row(4), "the problem id 4 occurs twice"),
    ],
)
def test_a_broken_line_is_named_by_file_line_and_fault(tmp_path, broken, said):
    path = write_jsonl(tmp_path / "p.jsonl", row(4), broken)
    with pytest.raises(ProblemError, match=said) as raised:
        load_problems(path)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("source", ["nowhere.jsonl", "embedded:dev", "apps:test"])
def test_a_source_that_is_not_there_is_named(source):
    with pytest.raises(ProblemError, match=source.removeprefix("embedded:")):
        load_problems(source)


def test_a_folder_without_problems_is_named(tmp_path):
    with pytest.raises(ProblemError, match="holds no problem"):
        load_problems(tmp_path)


def test_an_unknown_problem_id_is_named():
    with pytest.raises(UnknownProblem, match="'nine'"):
        find_problem(load_problems("embedded:test"), "nine")


def test_the_embedded_set_is_complete_and_every_problem_can_be_judged_and_compared():
    problems = load_problems("embedded")
    assert {p.problem_id.partition("/")[0] for p in problems} == {"train", "validation", "test"}
    assert {p.difficulty for p in problems} == {"introductory", "interview", "competition"}
    assert {p.kind for p in problems} == {"stdin", "call"}
    assert all(len(p.tests) >= 8 and len(p.references) >= 2 for p in problems)


@pytest.mark.skipif(not APPS_SAMPLE.exists(), reason="the sample of real APPS problems is not here")
def test_real_apps_problems_load():
    problems = load_problems(APPS_SAMPLE)
    assert len(problems) == 60
    assert all(p.tests and p.references for p in problems)
