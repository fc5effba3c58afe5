"""Loading problems: the forms of a source, and the error for a broken one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.errors import ProblemError, UnknownProblem
from evaluation.problems.lazy_tests import StoredTests
from evaluation.problems.schema import difficulty_of
from evaluation.problems.sources import (
    LARGE_ROW,
    Lenient,
    Skipped,
    TestCase,
    find_problem,
    load_problems,
    select_judgeable,
)

APPS_SAMPLE = Path(__file__).resolve().parents[4] / "shared" / "data" / "apps_sample.jsonl"
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


def test_an_id_may_be_called_id_as_in_the_files_on_the_hub(tmp_path):
    r = row(11)
    r["id"] = r.pop("problem_id")
    (problem,) = load_problems(write_jsonl(tmp_path / "p.jsonl", r))
    assert problem.problem_id == "11"


def test_a_difficulty_that_is_not_said_is_told_by_the_id_in_a_folder_named_after_its_split(tmp_path):
    for r in (row(2359), row(2361), row(3999)):
        write_folder(tmp_path / "train", {**r, "url": "", "starter_code": "", "difficulty": None})
    write_folder(tmp_path / "test", {**row(2999), "url": "", "starter_code": "", "difficulty": ""})
    assert [p.difficulty for p in load_problems(tmp_path / "train")] == ["competition", "introductory", "introductory"]
    assert [p.difficulty for p in load_problems(tmp_path / "test")] == ["interview"]
    assert (difficulty_of("train", "x"), difficulty_of("train", "5000"), difficulty_of("mine", "1")) == ("", "", "")


def large(problem_id, *, io=STDIN, size=LARGE_ROW):
    """A row whose tests stay in the file."""
    line = "7" * (size // 2)
    first = [1, line] if "fn_name" in io else [line, "ä"]
    return row(problem_id, io={**io, "inputs": [first, *io["inputs"]], "outputs": [line, *io["outputs"]]})


def test_tests_of_large_rows_stay_in_the_file_and_read_the_same(tmp_path):
    rows = [row(0), large(1), large(2, io=CALL), row(3, io=CALL)]
    for r in rows:
        write_folder(tmp_path / "folder", {**r, "url": "", "starter_code": "", "difficulty": "interview"})
    path = write_jsonl(tmp_path / "p.jsonl", *({**r, "difficulty": "interview"} for r in rows))
    problems = load_problems(path)
    assert [isinstance(p.tests, StoredTests) for p in problems] == [False, True, True, False]
    assert [len(p.tests) for p in problems] == [1, 2, 2, 1]
    assert problems == load_problems(tmp_path / "folder")
    first, second = problems[1].tests
    assert first == problems[1].tests[0] == TestCase("7" * (LARGE_ROW // 2) + "\nä", "7" * (LARGE_ROW // 2))
    assert second == problems[1].tests[-1] == TestCase("1 2\n", "3\n")
    assert problems[2].tests[:2][1] == TestCase([1, 2], 3)
    assert problems[1] != problems[2]


def test_a_file_that_changed_since_it_was_loaded_is_named_when_its_tests_are_wanted(tmp_path):
    path = write_jsonl(tmp_path / "p.jsonl", large(1), large(2), large(3))
    text = path.read_text()
    first, second, third = load_problems(path)
    for changed, problem, message in (
        (text[1:], first, r"line 1: the tests can no longer be read \(its line is not valid JSON"),
        (text.replace('"problem_id": 2', '"problem_id": 9'), second, r"line 2: .* \(its line holds problem 9 now\)"),
    ):
        path.write_text(changed)
        with pytest.raises(ProblemError, match=message + ".*load again"):
            problem.tests[0]
        path.write_text(text)
    path.unlink()
    with pytest.raises(ProblemError, match=r"p.jsonl, line 3: the tests can no longer be read .*load again"):
        third.tests[0]


def test_tests_that_became_more_or_fewer_are_not_taken_for_those_that_were_loaded():
    tests = StoredTests(2, lambda: (TestCase("", ""),), where="p.jsonl, line 1")
    with pytest.raises(ProblemError, match=r"p.jsonl, line 1: the file has changed since it was loaded"):
        list(tests)


def test_integers_of_any_size_are_read(tmp_path):
    huge = "9" * 10_000
    text = json.dumps(row(io={**CALL, "inputs": [["HUGE"]]})).replace('"HUGE"', huge)
    (problem,) = load_problems(write_jsonl(tmp_path / "p.jsonl", text))
    assert problem.tests[0].input[0] == 10**10_000 - 1


def test_a_declared_lenient_mode_is_read(tmp_path):
    (problem,) = load_problems(write_jsonl(tmp_path / "p.jsonl", row(io={**STDIN, "lenient": "lines"})))
    assert problem.lenient is Lenient.LINES


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("{not json", "line 2 is not valid JSON"),
        ("[1]", "line 2: a JSON object is expected"),
        ({"question": "q"}, "line 2: the field problem_id is missing"),
        ({"problem_id": 5}, r"line 2 \(problem 5\): the field question is missing"),
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
def test_a_broken_line_is_named_by_file_line_and_fault(tmp_path, broken, message):
    path = write_jsonl(tmp_path / "p.jsonl", row(4), broken)
    with pytest.raises(ProblemError, match=message) as raised:
        load_problems(path)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_invalid_problems_are_skipped_told_and_counted_when_asked_for(tmp_path):
    broken = ["{not json", {"question": "q"}, row(5, io={"inputs": ["1"], "outputs": []}), row(1), *["{"] * 4]
    path = write_jsonl(tmp_path / "p.jsonl", row(1), *broken, row(9))
    skipped = Skipped()
    assert [p.problem_id for p in load_problems(path, on_invalid=skipped)] == ["1", "9"]
    lines = str(skipped).splitlines()
    assert (skipped.count, lines[0], lines[-1]) == (8, "8 invalid entries were skipped:", "  and 3 more")
    assert "line 4 (problem 5): 1 inputs stand against 0 outputs" in lines[3]
    assert "line 5: the problem id 1 occurs twice" in lines[4]


def test_a_text_that_is_not_utf_8_is_an_invalid_line_like_any_other(tmp_path):
    path = tmp_path / "p.jsonl"
    path.write_bytes(json.dumps(row(1)).encode() + b"\n\xff\xfe\xfd{}\n" + json.dumps(row(2)).encode())
    with pytest.raises(ProblemError, match="line 2 is not valid JSON"):
        load_problems(path)
    assert len(load_problems(path, on_invalid=Skipped())) == 2


def test_problems_without_tests_are_named_where_a_program_is_to_be_judged(tmp_path):
    problems = load_problems(write_jsonl(tmp_path / "p.jsonl", row(1), row(2, io="")))
    with pytest.raises(ProblemError, match=r"p.jsonl, line 2 \(problem 2\): there are no tests"):
        select_judgeable(problems)
    skipped = Skipped()
    assert select_judgeable(problems, on_invalid=skipped) == problems[:1]
    assert skipped.count == 1


@pytest.mark.parametrize("source", ["nowhere.jsonl", "embedded:dev", "apps:dev"])
def test_a_source_that_is_not_there_is_named(source):
    with pytest.raises(ProblemError, match=source.rpartition(":")[2]):
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
    for problem in problems:
        split, _, number = problem.problem_id.partition("/")
        assert difficulty_of(split, number) == problem.difficulty


@pytest.mark.skipif(not APPS_SAMPLE.exists(), reason="the sample of real APPS problems is not here")
def test_real_apps_problems_are_the_same_in_the_original_layout(tmp_path):
    for line in APPS_SAMPLE.read_text(encoding="utf-8").splitlines():
        r = json.loads(line)
        folder = tmp_path / "train" / f"{int(r['problem_id'].partition('/')[2]):04d}"
        folder.mkdir(parents=True)
        (folder / "question.txt").write_bytes(r["question"].encode())
        (folder / "input_output.json").write_text(r["input_output"])
        (folder / "solutions.json").write_text(r["solutions"])
        (folder / "metadata.json").write_text(json.dumps({"url": r["url"]}))
        if r["starter_code"]:
            (folder / "starter_code.py").write_bytes(r["starter_code"].encode())
    expected = {p.problem_id: p for p in load_problems(APPS_SAMPLE)}
    for problem in load_problems(tmp_path / "train"):
        assert replace(problem, problem_id=f"train/{problem.problem_id}") == expected.pop(f"train/{problem.problem_id}")
    assert not expected
