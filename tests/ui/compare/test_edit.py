"""Edit and run, with the real sandbox: programs and inputs of visitors, marked as edited and in no score."""

from functools import partial

import pytest

from evaluation.errors import UserError
from evaluation.judge.judging import judge
from evaluation.sandbox.sandbox import Sandbox
from tests.fakes import DOUBLE, SQUARE, FakeEngine, FakeJudge, stored_pair
from ui.compare.edit import Editing
from ui.compare.handlers import ComparePage, Shown
from ui.compare.live.comparison import Live
from ui.compare.live.trial import MAX_INPUT, MAX_PROGRAM, read_program, run_trial, with_own_input
from ui.engine import EngineSlot
from ui.runs.stored import Stored

DOUBLES, SQUARES = Shown("double"), Shown("square")


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(1) as sandbox:
        yield sandbox


@pytest.fixture
def editing(sandbox):
    return Editing(page(partial(judge, sandbox=sandbox)))


def page(run_tests):
    stored = Stored({"double": stored_pair(DOUBLE)})
    return ComparePage([DOUBLE, SQUARE], stored, Live(EngineSlot(lambda report: FakeEngine()), run_tests))


def last(shown):
    *_, result = shown
    return result


def test_an_edited_program_runs_against_all_tests_and_is_marked(editing):
    shown = last(editing.on_tests(DOUBLES, "print(2 * int(input()))"))
    assert "edited</span> <b>4</b> of 4 tests accepted; not part of any score" in shown
    assert "wrong answer" in last(editing.on_tests(DOUBLES, "print(input())"))


def test_a_side_s_program_can_be_taken(editing):
    assert "print(n * 2)" in editing.on_take("base", DOUBLES, None)
    assert editing.on_take("base", SQUARES, None) == ""


def test_an_own_input_is_read_from_stdin_and_nothing_is_expected(editing):
    shown = last(editing.on_input(DOUBLES, "import sys\nprint(input()[::-1]); print('x', file=sys.stderr)", "abc\n"))
    assert "cba" in shown and "stderr" in shown and "ran</span>" in shown
    assert "wrong answer" not in shown and "expected" not in shown
    assert "runtime error" in last(editing.on_input(DOUBLES, "1 / 0", ""))


def test_an_own_input_of_a_call_is_a_list_of_arguments(editing):
    assert "81" in last(editing.on_input(SQUARES, "def square(n): return n * n", "[9]"))
    for text, said in (("9", "must be a JSON list"), ("[9", "cannot be read")):
        assert said in last(editing.on_input(SQUARES, "def square(n): return n * n", text))


@pytest.mark.parametrize("program", ["", "  \n", None, 3, ["x"], "x" * (MAX_PROGRAM + 1)])
def test_a_program_that_cannot_be_run_is_named(program, editing):
    with pytest.raises(UserError):
        read_program(program)
    assert "role=" in last(editing.on_tests(DOUBLES, program))


@pytest.mark.parametrize("text", [None, 3, "x" * (MAX_INPUT + 1)])
def test_an_input_that_cannot_be_used_is_named(text):
    with pytest.raises(UserError, match="an input must be a text"):
        with_own_input(DOUBLE, text)


def test_what_it_prints_is_shown_as_text(editing):
    shown = last(editing.on_input(DOUBLES, "print('<script>alert(1)</script>${x}\\x1b')", ""))
    assert "<script" not in shown and "\x1b" not in shown


def test_a_judge_that_fails_or_is_missing_leaves_a_sentence():
    def broken(program, problem, *, on_case, cancelled):
        raise RuntimeError("boom")

    assert "something broke (RuntimeError)" in last(Editing(page(broken)).on_tests(DOUBLES, "x"))
    assert "no program is run here" in last(Editing(page(None)).on_tests(DOUBLES, "x"))


def test_leaving_a_trial_cancels_its_tests():
    from threading import Event

    waiting = FakeJudge(go=Event())
    trials = run_trial(waiting, DOUBLE, read_program("x"))
    next(trial for trial in trials if any(trial.cases))
    trials.close()
    assert waiting.cancelled == 1
