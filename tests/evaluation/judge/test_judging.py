"""One verdict for each test, whatever a program does."""

import threading
from dataclasses import replace

import pytest

from evaluation.judge.judging import judge
from evaluation.judge.program import Program
from evaluation.judge.verdict import Verdict
from evaluation.problems.sources import Lenient, Problem, TestCase
from evaluation.sandbox.sandbox import Limits, Sandbox

SUM = Problem("sum", "", tuple(TestCase(f"{n} {n}\n", f"{2 * n}\n") for n in range(6)))
ONE = Problem("one", "", (TestCase("3 4\n", "7\n"),))
CALL = Problem("call", "", (TestCase([3, 4], 7), TestCase([1, 1], 2)), fn_name="add")
SMALL = Limits(cpu_seconds=0.3, memory_mb=128, output_bytes=10_000)
PATIENT = replace(SMALL, cpu_seconds=10)
"""For programs that go over another limit: on a busy machine that may take longer than the small one allows."""
RIGHT = "a, b = map(int, input().split())\nprint(a + b)\n"

BUSY_THREAD = """
import threading
def f():
    while True: pass
threading.Thread(target=f).start()
"""
GREEDY_THREAD = """
import threading
def f():
    x = []
    while True: x.append("x" * 2**20)
threading.Thread(target=f).start()
"""

FAILURES = [
    ("wrong answer", "print(8)", "wrong_answer", "line 1: expected '7', got '8'"),
    ("too much", "print(7)\nprint(8)", "wrong_answer", "line 2: expected the end of the output, got '8'"),
    ("nothing", "pass", "wrong_answer", "line 1: expected '7', got the end of the output"),
    ("exception", "print(7)\n1 / 0", "runtime_error", "ZeroDivisionError: division by zero"),
    ("exit status", "print(7)\nexit(3)", "runtime_error", "exit status 3"),
    ("exit with a text", "print(7)\nexit('no')", "runtime_error", "no"),
    ("end of file", "while True: print(int(input()))", "runtime_error", "ValueError"),
    ("missing module", "import missing", "runtime_error", "ModuleNotFoundError: No module named 'missing'"),
    ("crash", "import ctypes\nctypes.string_at(0)", "runtime_error", "ended by SIGSEGV"),
    ("error at exit", "import sys\nprint(7)\nsys.stdout.close()\nsys.stdout.write('x')", "runtime_error", "ValueError"),
    ("recursion", "def f(): f()\nf()", "runtime_error", "RecursionError"),
    ("syntax", "print(7", "compile_error", "SyntaxError: '(' was never closed (line 1)"),
    ("indentation", "print(7)\n  print(8)", "compile_error", "IndentationError"),
    ("null byte", "print(7)\0", "compile_error", "null bytes"),
    ("lone surrogate", "print('\ud800')", "compile_error", "Unicode"),
    ("prose", "Here is the program you asked for.", "compile_error", "SyntaxError"),
    ("busy loop", "while True: pass", "time_limit", "s of CPU"),
    ("loop that catches all", "while True:\n    try: 1 / 0\n    except BaseException: pass", "time_limit", "s of CPU"),
    ("sleep", "import time\ntime.sleep(60)", "time_limit", "in all"),
    ("thread that never ends", BUSY_THREAD, "time_limit", ""),
    ("endless atexit", "import atexit\natexit.register(lambda: [0 for _ in iter(int, 1)])", "time_limit", ""),
    ("one large object", "x = bytearray(2**34)", "memory_limit", "128 MB"),
    ("memory, bit by bit", "x = []\nwhile True: x.append(bytearray(2**20))", "memory_limit", "128 MB"),
    ("memory in a thread", GREEDY_THREAD, "memory_limit", ""),
    ("endless output", "while True: print('x' * 100)", "output_limit", "10000 bytes"),
    ("one byte too much", "print('x' * 10000)", "output_limit", "10000 bytes"),
    ("endless stderr", "import sys\nwhile True: print('x' * 100, file=sys.stderr)", "output_limit", "10000 bytes"),
]  # fmt: skip


@pytest.mark.parametrize("source, verdict, detail", [case[1:] for case in FAILURES], ids=[case[0] for case in FAILURES])
def test_a_failure_has_its_verdict_and_says_why(source, verdict, detail, sandbox):
    limits = SMALL if verdict == "time_limit" else PATIENT
    case = judge(source, ONE, sandbox=sandbox, limits=limits).cases[0]
    assert (case.verdict.value, detail in case.detail) == (verdict, True), case


def test_output_up_to_the_cap_is_judged_whole(sandbox):
    problem = Problem("long", "", (TestCase("", "x" * 9_999),))
    assert judge("print('x' * 9999)", problem, sandbox=sandbox, limits=SMALL).passed


def test_every_test_has_its_own_verdict_in_order(sandbox):
    judgement = judge("n = int(input().split()[0])\nprint(2 * n // (n != 2) if n != 3 else 0)", SUM, sandbox=sandbox)
    verdicts = [case.verdict.value for case in judgement.cases]
    assert verdicts == ["accepted", "accepted", "runtime_error", "wrong_answer", "accepted", "accepted"]
    assert (judgement.passed, judgement.accepted, judgement.complete) == (False, 4, True)


def test_a_program_and_its_text_are_judged_alike(sandbox):
    assert judge(Program(RIGHT, "prose", "more"), SUM, sandbox=sandbox).passed


def test_stop_on_failure_keeps_what_is_known(sandbox):
    problem = Problem("many", "", (TestCase("1 1", "2"), *[TestCase("1 1", "3")] * 50))
    judgement = judge(RIGHT, problem, sandbox=sandbox, stop_on_failure=True)
    assert [case.verdict for case in judgement.cases] == [Verdict.ACCEPTED, Verdict.WRONG_ANSWER]
    assert judgement.notes == ("2 of 51 tests were run",)
    assert not judgement.complete and not judgement.passed


def test_a_time_limit_that_is_not_confirmed_does_not_stop(sandbox):
    starts = Starts(sandbox, slow_first=1)
    judgement = judge(RIGHT, SUM, sandbox=starts, stop_on_failure=True)
    assert judgement.passed and starts.alone.count(True) == 1


def test_no_tests_is_not_passed_and_said(sandbox):
    judgement = judge(RIGHT, Problem("none", "", ()), sandbox=sandbox)
    assert not judgement.passed
    assert judgement.notes == ("the problem has no tests",)


def test_results_are_announced_as_they_come(sandbox):
    seen = {}
    judgement = judge(RIGHT, SUM, sandbox=sandbox, on_case=seen.__setitem__)
    assert [seen[index] for index in sorted(seen)] == list(judgement.cases)


def test_a_program_that_does_not_compile_is_compiled_once(sandbox):
    judgement = judge("print(", SUM, sandbox=sandbox)
    assert {case.verdict for case in judgement.cases} == {Verdict.COMPILE_ERROR}
    assert len(judgement.cases) == 6
    assert sum(case.cpu_seconds > 0 for case in judgement.cases) == 1


def test_an_error_of_the_listener_ends_the_judging(sandbox):
    def fail(index, case):
        raise KeyError("listener")

    with pytest.raises(KeyError, match="listener"):
        judge(RIGHT, SUM, sandbox=sandbox, on_case=fail)
    assert judge(RIGHT, SUM, sandbox=sandbox).passed


def test_lenient_comparison_is_declared_and_said(sandbox):
    tests = (TestCase("", "1\n2\n"),)
    lines = judge("print(2)\nprint(1)", Problem("l", "", tests, lenient=Lenient.LINES), sandbox=sandbox)
    assert lines.passed and lines.notes == ("lenient: lines are accepted in any order",)
    assert not judge("print(2)\nprint(1)", Problem("l", "", tests), sandbox=sandbox).passed


def test_dialect_rewrites_are_said(sandbox):
    assert judge("print(7)\nreturn", ONE, sandbox=sandbox).notes == ("top-level return made exit()",)


def test_a_plain_script_has_no_notes(sandbox):
    assert judge(RIGHT, ONE, sandbox=sandbox).notes == ()


class Starts:
    """A sandbox that notes for each job whether it ran alone, and makes the first ones look too slow."""

    def __init__(self, sandbox, slow_first=0, unread=False):
        self.sandbox, self.slow_first, self.unread, self.alone = sandbox, slow_first, unread, []

    def run(self, jobs, *, cancelled, alone):
        for number, outcome in self.sandbox.run(self.noted(jobs, alone), cancelled=cancelled, alone=alone):
            slow, self.slow_first = self.slow_first > 0, self.slow_first - 1
            yield number, replace(outcome, ended="cpu", unread=self.unread) if slow else outcome

    def noted(self, jobs, alone):
        for job in jobs:
            self.alone.append(alone)
            yield job


def test_a_timed_out_test_is_run_once_more_alone_before_it_counts(sandbox):
    starts = Starts(sandbox)
    judgement = judge("while True: pass", ONE, sandbox=starts, limits=Limits(cpu_seconds=0.2))
    assert judgement.cases[0].verdict is Verdict.TIME_LIMIT
    assert starts.alone == [False, True]


def test_one_confirmed_time_limit_is_enough(sandbox):
    starts = Starts(sandbox)
    judgement = judge("input()\nwhile True: pass", SUM, sandbox=starts, limits=Limits(cpu_seconds=0.1))
    assert [case.verdict for case in judgement.cases] == [Verdict.TIME_LIMIT] * 6
    assert starts.alone == [False] * 6 + [True]


@pytest.mark.parametrize(
    ("program", "verdict"),
    [
        ("while True: pass", Verdict.TIME_LIMIT),
        ("print([0] * 10**9)", Verdict.MEMORY_LIMIT),
        ("print('a' * 10**7)", Verdict.OUTPUT_LIMIT),
    ],
)
def test_a_limit_that_is_exceeded_before_any_input_is_read_is_exceeded_in_every_test(sandbox, program, verdict):
    many = replace(SUM, tests=SUM.tests * 5)
    starts, limits = Starts(sandbox), Limits(cpu_seconds=0.3)
    seen = []
    judgement = judge(program, many, sandbox=starts, limits=limits, on_case=lambda index, case: seen.append(index))
    assert [case.verdict for case in judgement.cases] == [verdict] * 30 and judgement.complete
    assert sorted(seen) == list(range(30))
    assert len(starts.alone) < 10
    run = [case for case in judgement.cases if case.cpu_seconds]
    inferred = [case for case in judgement.cases if not case.cpu_seconds]
    assert run and inferred
    assert all("not run for this test: its input is not read before that" in case.detail for case in inferred)
    assert not any("not run" in case.detail for case in run)


@pytest.mark.parametrize("tests", [[TestCase("1\n", "1\n")] * 6, [TestCase("", "1\n")] * 6], ids=["read", "empty"])
def test_a_limit_that_may_depend_on_the_input_is_found_out_test_by_test(sandbox, tests):
    program = "try: input()\nexcept EOFError: pass\nprint('a' * 10**7)"
    starts = Starts(sandbox)
    judgement = judge(program, replace(SUM, tests=tuple(tests)), sandbox=starts)
    assert [case.verdict for case in judgement.cases] == [Verdict.OUTPUT_LIMIT] * 6
    assert starts.alone == [False] * 6


def test_an_unread_time_limit_that_is_not_confirmed_says_nothing_of_other_tests(sandbox):
    starts = Starts(sandbox, slow_first=1, unread=True)
    assert judge(RIGHT, SUM, sandbox=starts).passed
    assert judge(RIGHT, SUM, sandbox=Starts(sandbox, slow_first=1, unread=True), stop_on_failure=True).passed


def test_time_limits_that_were_none_leave_the_others_in_doubt(sandbox):
    starts = Starts(sandbox, slow_first=2)
    assert judge(RIGHT, SUM, sandbox=starts).passed
    assert starts.alone.count(True) == 2


def test_without_confirmation_no_time_limit_is_run_again(sandbox):
    starts = Starts(sandbox)
    limits = Limits(cpu_seconds=0.1)
    judgement = judge("while True: pass", ONE, sandbox=starts, limits=limits, confirm_time_limits=False)
    assert judgement.cases[0].verdict is Verdict.TIME_LIMIT
    assert starts.alone == [False]


def test_cpu_time_counts_not_waiting(sandbox):
    case = judge("import time\ntime.sleep(1.2)\nprint(7)", ONE, sandbox=sandbox, limits=Limits(cpu_seconds=1)).cases[0]
    assert case.verdict is Verdict.ACCEPTED
    assert case.cpu_seconds < 0.5 < case.wall_seconds


def test_resources_are_measured(sandbox):
    case = judge("x = bytearray(b'x' * 2**26)\nprint(7)", ONE, sandbox=sandbox).cases[0]
    assert 64 < case.memory_mb < 256
    assert 0 < case.cpu_seconds < 4


def test_a_traceback_shows_the_program_and_nothing_of_ours(sandbox):
    case = judge("def f():\n    return 1 / 0\nf()", ONE, sandbox=sandbox).cases[0]
    assert "return 1 / 0" in case.stderr and 'File "program.py", line 2, in f' in case.stderr
    assert "sandbox" not in case.stderr


@pytest.mark.parametrize(
    "source, verdict, detail",
    [
        ("def add(a, b): return a - b", "wrong_answer", "expected 7, got -1"),
        ("def add(a, b): print(a + b)", "wrong_answer", "expected 7, got null"),
        ("def add(a): return a", "runtime_error", "TypeError"),
        ("def other(a, b): return a + b", "runtime_error", "NameError: the program defines no function add"),
        ("n = int(input())\ndef add(a, b): return a + b", "runtime_error", "EOFError"),
        ("def add(a, b): return {a + b}", "runtime_error", "set was returned"),
        ("def add(a, b): return object()", "runtime_error", "object was returned"),
        ("def add(a, b):\n    x = []\n    x.append(x)\n    return x", "runtime_error", "RecursionError"),
        ("def add(a, b): exit()", "wrong_answer", "no value was returned"),
        ("add = 7", "runtime_error", "NameError: the program defines no function add"),
        ("def add(a, b): return 'x' * 20000", "output_limit", "10000 bytes"),
        ("def add(a, b):\n    while True: pass", "time_limit", ""),
        ("def add(a, b) return a", "compile_error", "SyntaxError"),
    ],
)
def test_a_call_that_fails_has_its_verdict(source, verdict, detail, sandbox):
    case = judge(source, CALL, sandbox=sandbox, limits=SMALL, stop_on_failure=True).cases[0]
    assert (case.verdict.value, detail in case.detail) == (verdict, True), case


def test_a_call_shows_value_and_prints_apart(sandbox):
    case = judge("def add(a, b):\n    print('sum')\n    return (a, b)", CALL, sandbox=sandbox).cases[0]
    assert (case.stdout, case.stderr) == ("[3, 4]", "sum\n")


def test_failing_driver_code_is_said(sandbox):
    judgement = judge("def add(a, b): return a + b\nprint(add(int(input()), 1))", CALL, sandbox=sandbox)
    assert judgement.passed
    assert judgement.cases[0].detail == "the program's own driver code failed: EOFError: EOF when reading a line"


def test_a_cancelled_judgement_ends_at_once_and_keeps_what_it_has(sandbox):
    cancel = threading.Event()
    source = "n = int(input().split()[0])\nwhile n > 1: pass\nprint(2 * n)"
    verdicts = []

    def note(number, case):
        verdicts.append(case.verdict)
        if len(verdicts) == 2:  # the third test would run into its limit of a minute
            cancel.set()

    limits = Limits(cpu_seconds=60)
    judgement = judge(source, SUM, sandbox=sandbox, limits=limits, on_case=note, cancelled=cancel.is_set)
    assert [case.verdict for case in judgement.cases] == [Verdict.ACCEPTED] * 2
    assert judgement.numbers == (0, 1)
    assert not judgement.complete and not judgement.passed
    assert judge(RIGHT, SUM, sandbox=sandbox).passed


def test_judgements_from_several_threads_all_come_right(sandbox):
    results = {}

    def work(number):
        source = RIGHT if number % 2 else "print(1)"
        results[number] = judge(source, SUM, sandbox=sandbox).accepted

    threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: 6 if number % 2 else 0 for number in range(12)}


def test_a_short_judgement_does_not_wait_for_a_long_one():
    order = []
    with Sandbox(1, allow_reduced_isolation=True) as box:
        long = Problem("long", "", (TestCase("1 1", "2"),) * 100)
        started = threading.Event()

        def slow():
            judge(RIGHT, long, sandbox=box, on_case=lambda index, case: started.set())
            order.append("long")

        thread = threading.Thread(target=slow)
        thread.start()
        started.wait()
        judge(RIGHT, SUM, sandbox=box)
        order.append("short")
        thread.join()
    assert order == ["short", "long"]
