"""`python -m evaluation judge`: the format of its results, and one sentence for each mistake."""

import json
import subprocess
import sys

import pytest

from evaluation.__main__ import main
from evaluation.problems.sources import LARGE_ROW, load_problems
from evaluation.runs.format import open_run
from tests.stubs.openai import events, openai_server, save_word_tokenizer
from tests.waiting import PATIENCE

PROBLEM = {
    "problem_id": 7,
    "question": "Double it.",
    "input_output": {"inputs": ["2\n", "3\n"], "outputs": ["4\n", "6\n"]},
}


@pytest.fixture
def files(tmp_path):
    problems = tmp_path / "p.jsonl"
    problems.write_text(json.dumps(PROBLEM) + "\n")
    return problems, tmp_path / "s.jsonl", tmp_path / "r.jsonl"


def judge(files, *rows, flags=()):
    problems, programs, results = files
    programs.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    status = main(["judge", "--problems", str(problems), "--programs", str(programs), "--out", str(results), *flags])
    return status, [json.loads(line) for line in results.read_text().splitlines()] if results.exists() else []


def test_results_come_in_input_order_with_a_verdict_for_every_test(files):
    right, wrong = "print(int(input()) * 2)", "print(4)"
    status, results = judge(
        files, {"id": "a", "problem_id": 7, "program": wrong}, {"problem_id": "7", "program": right}
    )
    assert status == 0
    assert [(r["id"], r["problem_id"], r["passed"]) for r in results] == [("a", 7, False), (None, "7", True)]
    assert [[c["verdict"] for c in r["cases"]] for r in results] == [["accepted", "wrong_answer"], ["accepted"] * 2]
    first = results[0]["cases"][0]
    assert set(first) == {"verdict", "cpu_seconds", "wall_seconds", "memory_mb"}
    assert 0 < first["cpu_seconds"] <= first["wall_seconds"] < 4 and first["memory_mb"] > 5
    assert results[0]["cases"][1]["detail"]


def test_output_is_kept_only_when_asked_for(files):
    program = {"problem_id": 7, "program": "import sys; print(4); print('log', file=sys.stderr)"}
    _, (result,) = judge(files, program, flags=["--keep-output"])
    assert (result["cases"][0]["stdout"], result["cases"][0]["stderr"]) == ("4\n", "log\n")


def test_limits_are_those_of_the_flags(files):
    loop, hoard = "while True: pass", "x = bytearray(100 << 20); print(4)"
    _, (looping,) = judge(files, {"problem_id": 7, "program": loop}, flags=["--time-limit", "0.3"])
    assert looping["cases"][0]["verdict"] == "time_limit" and looping["cases"][0]["cpu_seconds"] < 2
    _, (hoarding,) = judge(files, {"problem_id": 7, "program": hoard}, flags=["--memory-mb", "64"])
    assert hoarding["cases"][0]["verdict"] == "memory_limit"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "s.jsonl, line 2 is not valid JSON"),
        ("[]", "s.jsonl, line 2: an object with"),
        ({"problem_id": 7}, "s.jsonl, line 2: an object with"),
        ({"problem_id": 8, "program": ""}, "s.jsonl, line 2: there is no problem 8 among the 1"),
    ],
)
def test_an_unusable_row_is_named_on_one_line_and_nothing_is_written(files, capsys, line, sentence):
    status, results = judge(files, {"problem_id": 7, "program": ""}, line)
    assert (status, results) == (2, [])
    message = capsys.readouterr().err
    assert sentence in message and message.count("\n") == 1


def test_tests_that_stay_in_the_file_are_judged_like_any_other(files):
    problems, _, _ = files
    numbers = [*range(1, 40_000), 3]
    io = {"inputs": ["\n".join(map(str, numbers)), "5\n5\n"], "outputs": [f"{sum(numbers)}\n", "11\n"]}
    problems.write_text(json.dumps({"problem_id": 7, "question": "Add.", "input_output": json.dumps(io)}) + "\n")
    assert problems.stat().st_size > LARGE_ROW
    program = {"problem_id": 7, "program": "import sys; print(sum(map(int, sys.stdin)))"}
    _, (result,) = judge(files, program)
    assert [case["verdict"] for case in result["cases"]] == ["accepted", "wrong_answer"]


def test_a_program_without_tests_to_judge_by_is_named_with_both_places(files, capsys):
    problems, programs, _ = files
    problems.write_text(problems.read_text() + json.dumps({"problem_id": 8, "question": "No tests."}) + "\n")
    assert judge(files, {"problem_id": 8, "program": "print(1)"})[0] == 2
    assert f"{programs}, line 1: problem 8 ({problems}, line 2) has no tests" in capsys.readouterr().err


def test_invalid_problems_end_the_judging_or_are_skipped_and_counted(files, capsys):
    problems, _, _ = files
    io = {"inputs": ["1\n"], "outputs": []}
    broken = ["{", {"problem_id": 8, "question": "?", "input_output": io}, {"problem_id": 9, "question": "No tests."}]
    lines = [row if isinstance(row, str) else json.dumps(row) for row in broken]
    problems.write_text("\n".join([*lines, problems.read_text()]))
    programs = [{"problem_id": number, "program": "print(int(input()) * 2)"} for number in (7, 8, 9)]
    assert judge(files, *programs)[0] == 2
    err = capsys.readouterr().err
    assert f"{problems}, line 1 is not valid JSON" in err and err.count("\n") == 1
    status, results = judge(files, *programs, flags=["--skip-invalid"])
    assert (status, [(r["problem_id"], r["passed"]) for r in results]) == (0, [(7, True)])
    stderr = capsys.readouterr().err.splitlines()
    assert stderr[0] == "4 invalid entries were skipped:"
    assert "line 2 (problem 8): 1 inputs stand against 0 outputs" in stderr[2]
    assert "line 2: there is no problem 8 among the 2" in stderr[3]
    assert "line 3: problem 9" in stderr[4]


@pytest.mark.parametrize("flags", [["--time-limit", "0"], ["--memory-mb", "1"]])
def test_an_impossible_limit_is_refused(files, capsys, flags):
    assert judge(files, flags=flags)[0] == 2
    assert "the settings cannot be used" in capsys.readouterr().err


def test_a_missing_programs_file_is_named(files, capsys):
    problems, programs, _ = files
    assert main(["judge", "--problems", str(problems), "--programs", str(programs)]) == 2
    assert f"{programs} cannot be read" in capsys.readouterr().err


def test_the_command_runs_without_torch_or_a_hub_client_and_prints_results_to_stdout(files):
    problems, programs, _ = files
    programs.write_text(json.dumps({"problem_id": 7, "program": "print(int(input()) * 2)"}) + "\n")
    without = "import sys; sys.modules |= dict.fromkeys(['torch', 'transformers', 'huggingface_hub'])\n"
    code = without + "from evaluation.__main__ import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "judge", "--problems", str(problems), "--programs", str(programs)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert json.loads(done.stdout)["passed"] is True


@pytest.mark.slow
def test_every_embedded_reference_is_accepted(tmp_path):
    problems = load_problems("embedded")
    rows = [
        {"id": f"{p.problem_id} {n}", "problem_id": p.problem_id, "program": r}
        for p in problems
        for n, r in enumerate(p.references)
    ]
    programs, results = tmp_path / "s.jsonl", tmp_path / "r.jsonl"
    programs.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert main(["judge", "--problems", "embedded", "--programs", str(programs), "--out", str(results)]) == 0
    judged = [json.loads(line) for line in results.read_text().splitlines()]
    assert len(judged) == len(rows)
    assert [r["id"] for r in judged if not r["passed"]] == []


def test_a_run_can_have_a_server_write(tmp_path, files):
    """Two model names instead of models; the run says who wrote."""
    problems, run = files[0], tmp_path / "run"
    problems.write_text(json.dumps(PROBLEM) + "\n")
    flags = [
        "--base",
        "small",
        "--adapter",
        "small-apps",
        "--tokenizer",
        str(save_word_tokenizer(tmp_path / "tokenizer")),
    ]
    right, wrong = events("print(int(input()) * 2)", "\n```"), events("print(4)", "\n```")
    with openai_server({"small": wrong, "small-apps": right}) as server:
        assert main(["run", "--problems", str(problems), "--out", str(run), "--server", server.url, *flags]) == 0
    written = open_run(run)
    assert written.pairs["7"].outcome == "only_adapted"
    assert written.pairs["7"].sides["adapted"].completion == "```python\nprint(int(input()) * 2)\n```"
    assert written.provenance["base"]["path"] == "server"
