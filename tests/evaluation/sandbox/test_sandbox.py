"""The sandbox itself: its level, the lives of its servers, what a program finds, and what remains of it."""

import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from evaluation.errors import IsolationError
from evaluation.judge.judging import judge
from evaluation.judge.verdict import Verdict
from evaluation.problems.sources import Problem, TestCase
from evaluation.sandbox import isolation
from evaluation.sandbox.isolation import Host
from evaluation.sandbox.job import Job, ProgramImage
from evaluation.sandbox.sandbox import Limits, Sandbox
from tests.evaluation.judge.corpus_good import CALLS, DIALECT, SCRIPTS
from tests.waiting import PATIENCE, wait_until

INSIDE = Path(isolation.__file__).with_name("inside")
ONE = Problem("one", "", (TestCase("3 4\n", "7\n"),))
RIGHT = "a, b = map(int, input().split())\nprint(a + b)\n"
ALLOW_EVERYTHING = b"\x06\0\0\0\0\0\xff\x7f"  # the one BPF instruction "return ALLOW"

linux = pytest.mark.skipif(isolation.probe().seccomp is None, reason="this host has no seccomp")


def make_job(source, *, stdin="", **changes):
    limits = Limits()
    program = Job(ProgramImage(source), stdin.encode(), None, limits.cpu_seconds, limits.wall_seconds, 2**28, 2**20)
    return replace(program, **changes)


def run(sandbox, source, **changes):
    return next(outcome for _, outcome in sandbox.run([make_job(source, **changes)]))


def server_pids(sandbox):
    return [server.process.pid for slot in sandbox._slots for server in slot.servers.values()]


def children(pid):
    """The ids of a process's children, as text; empty if there are none."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text()


@pytest.mark.parametrize(
    "limits",
    [{"cpu_seconds": 0}, {"cpu_seconds": -1}, {"memory_mb": 1}, {"output_bytes": 0}, {"cpu_seconds": float("nan")}],
)
def test_impossible_limits_are_refused(limits):
    with pytest.raises(ValueError, match=next(iter(limits))):
        Limits(**limits)


def test_no_workers_are_refused():
    with pytest.raises(ValueError, match="workers"):
        Sandbox(0)


@linux
def test_full_isolation_says_so(sandbox):
    if not sandbox.level.is_full:
        pytest.skip("this kernel has no Landlock")
    assert sandbox.level.name == "full" and "seccomp, Landlock" in sandbox.level.description


@linux
def test_a_host_without_landlock_is_refused_unless_allowed(monkeypatch):
    monkeypatch.delenv(isolation.ALLOW_REDUCED, raising=False)
    host = replace(isolation.probe(), landlock=False)
    with pytest.raises(IsolationError, match=r"no Landlock.*ALLOW_REDUCED_ISOLATION=1"):
        Sandbox(1, host=host)
    with Sandbox(1, host=host, allow_reduced_isolation=True) as sandbox:
        assert sandbox.level.name == "reduced: no Landlock"
        assert judge(RIGHT, ONE, sandbox=sandbox).passed
        assert (
            b"ESCAPED"
            not in run(sandbox, "try: print('ESCAPED', open('/etc/passwd').read())\nexcept OSError: 0").stdout
        )


def test_the_environment_can_allow_a_reduced_level(monkeypatch):
    for value, allowed in (("1", True), ("true", True), ("", False), ("0", False), ("no", False)):
        monkeypatch.setenv(isolation.ALLOW_REDUCED, value)
        assert isolation.is_reduced_allowed() == allowed
    monkeypatch.setenv(isolation.ALLOW_REDUCED, "1")
    with Sandbox(1, host=Host(None)) as sandbox:
        assert sandbox.level is isolation.NO_SECCOMP


@linux
def test_a_filter_that_leaks_is_found_out_and_landlock_still_guards_files():
    with Sandbox(1, host=Host(ALLOW_EVERYTHING), allow_reduced_isolation=True) as sandbox:
        assert sandbox.level.name == "reduced: leaking"
        assert "starts processes" in sandbox.level.description
        has_landlock = any(server.greeting["landlock"] for slot in sandbox._slots for server in slot.servers.values())
        assert ("reads files" in sandbox.level.description) != has_landlock
    with pytest.raises(IsolationError, match="leaking"):
        Sandbox(1, host=Host(ALLOW_EVERYTHING), allow_reduced_isolation=False)


@linux
def test_without_any_lock_the_self_test_gets_through():
    with Sandbox(1, host=Host(ALLOW_EVERYTHING, landlock=False), allow_reduced_isolation=True) as sandbox:
        assert all(what in sandbox.level.description for what in ("reads files", "opens sockets", "runs machine code"))


@linux
def test_a_broken_filter_runs_nothing():
    with pytest.raises(IsolationError, match="does not work on this host"):
        Sandbox(1, host=Host(b"\0" * 8), allow_reduced_isolation=True)


@linux
def test_a_dead_server_is_replaced_and_the_test_run_again():
    with Sandbox(1, allow_reduced_isolation=True) as sandbox:
        (pid,) = server_pids(sandbox)

        def kill_when_a_program_runs():
            wait_until(lambda: children(pid))
            os.kill(pid, signal.SIGKILL)

        killer = threading.Thread(target=kill_when_a_program_runs)
        killer.start()
        assert judge("import time\ntime.sleep(1)\n" + RIGHT, ONE, sandbox=sandbox).passed
        killer.join()
        assert server_pids(sandbox) != [pid]


@pytest.mark.slow
@linux
def test_a_stuck_server_is_replaced_and_the_test_run_again():
    with Sandbox(1, allow_reduced_isolation=True) as sandbox:
        (pid,) = server_pids(sandbox)
        os.kill(pid, signal.SIGSTOP)
        assert run(sandbox, RIGHT, stdin="3 4\n", wall_seconds=2).stdout == b"7\n"
        assert server_pids(sandbox) != [pid]


@linux
def test_a_server_that_dies_twice_is_the_judges_fault():
    with Sandbox(1, allow_reduced_isolation=True) as sandbox:
        stop = threading.Event()

        def kill_all():
            while not stop.wait(0.05):
                for pid in server_pids(sandbox):
                    os.kill(pid, signal.SIGKILL)

        killer = threading.Thread(target=kill_all)
        killer.start()
        case = judge("import time\ntime.sleep(5)", ONE, sandbox=sandbox).cases[0]
        stop.set()
        killer.join()
        assert case.verdict is Verdict.JUDGE_ERROR
        assert judge(RIGHT, ONE, sandbox=sandbox).passed


@linux
def test_a_program_finds_a_clean_process(sandbox):
    source = "import os, sys\nprint(sorted(os.environ), os.getcwd(), sys.argv, sys.path, os.getsid(0))"
    output = run(sandbox, source).stdout.decode()
    assert "HOME" not in output and "PATH" not in output
    assert "/ ['program.py'] []" in output
    assert int(output.split()[-1]) != os.getsid(0)


@linux
def test_root_is_left_behind(sandbox):
    if os.geteuid():
        pytest.skip("only root can change its user")
    assert run(sandbox, "import os\nprint(os.getuid(), os.getgid(), os.getgroups())").stdout == b"65534 65534 []\n"


@linux
def test_nothing_of_one_program_is_found_by_the_next(sandbox):
    leave = (
        "import builtins, random, sys\nbuiltins.left = sys.left = 1\nsys.modules['left'] = sys\nrandom.random = None"
    )
    find = "import builtins, random, sys\nprint([hasattr(m, 'left') for m in (builtins, sys)], random.random)"
    for _ in range(4):
        run(sandbox, leave)
        assert run(sandbox, find).stdout.startswith(b"[False, False] <built-in")


@linux
def test_every_run_sees_the_same_randomness(sandbox):
    source = "import random\nprint(random.random(), list({'a', 'b', 'c', 'd'}), hash('x'))"
    assert len({run(sandbox, source).stdout for _ in range(4)}) == 1


@linux
def test_expected_outputs_are_nowhere_in_the_programs_process(sandbox):
    needle = "needle in the haystack"
    source = f"""
import gc, sys
known, frame = [], sys._getframe()
while frame:
    known += [frame.f_locals, frame.f_globals]
    frame = frame.f_back
gc.unfreeze()
known += [value for value in gc.get_objects() if isinstance(value, (dict, list, tuple))]
print("".join(map(chr, {list(map(ord, needle))})) in repr(known))
"""
    problem = Problem("needle", "", (TestCase("", needle),))
    case = judge(source, problem, sandbox=sandbox).cases[0]
    assert case.stdout == "False\n", case


FORGED = '{"value": 12345, "driver": ""}'
CHEATS = {
    "an object equal to everything": """
        class A:
            def __eq__(self, other): return True
        def f(a): return A()
        """,
    "a text equal to everything": """
        class A(str):
            def __eq__(self, other): return True
            __hash__ = str.__hash__
        def f(a): return A("x")
        """,
    "an integer that prints as another": """
        class A(int):
            def __repr__(self): return "12345"
            __str__ = __repr__
        def f(a): return A(8)
        """,
    "two values": f"""
        import os
        def f(a):
            os.write(5, {FORGED!r}.encode())
            return 8
        """,
    "nothing but success": """
        import os
        def f(a): os._exit(0)
        """,
    "no JSON at all": """
        import os
        def f(a):
            os.write(5, b"[" * 100000)
            os._exit(0)
        """,
    "not a number": "def f(a): return float('nan')",
    "a verdict for an answer": "def f(a): return {'verdict': 'accepted', 'passed': True}",
    "the page that tells the stage": """
        import gc, mmap
        gc.unfreeze()
        for value in gc.get_objects():
            if isinstance(value, mmap.mmap): value[0] = 1
        def f(a): return 8
        """,
}


@linux
@pytest.mark.parametrize("source", CHEATS.values(), ids=CHEATS.keys())
def test_a_cheat_is_worth_no_more_than_what_it_answers(source, sandbox):
    problem = Problem("cheat", "", (TestCase([0], 12345),), fn_name="f")
    case = judge(dedent(source), problem, sandbox=sandbox).cases[0]
    assert case.verdict in (Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR), case


@linux
def test_a_compile_report_cannot_be_forged(sandbox):
    source = """
import os
for n in range(3, 64):
    try:
        os.write(n, b'{"rewrites": ["forged"], "error": ""}')
    except OSError:
        pass
print(7)
"""
    judgement = judge(source, Problem("r", "", (TestCase("", "7"),) * 3), sandbox=sandbox)
    assert judgement.passed and judgement.notes == ()


@linux
def test_cancelling_leaves_nothing_running():
    with Sandbox(2, allow_reduced_isolation=True) as sandbox:
        stop = threading.Event()

        def stop_when_both_run():
            if all(map(children, server_pids(sandbox))):
                stop.set()
            return stop.is_set()

        jobs = [make_job("while True: pass", cpu_seconds=60, wall_seconds=60)] * 4
        assert list(sandbox.run(jobs, cancelled=stop_when_both_run)) == []
        assert list(map(children, server_pids(sandbox))) == [""] * 2
        assert run(sandbox, RIGHT, stdin="3 4").stdout == b"7\n"


def test_closing_ends_what_runs_in_other_threads():
    sandbox, results = Sandbox(1, allow_reduced_isolation=True), []
    begun = threading.Event()

    def work():
        results.append(judge("while True: pass", ONE, sandbox=sandbox, cancelled=begun.set))

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(PATIENCE)  # who waits for a program asks again and again whether to go on
    sandbox.close()
    thread.join(timeout=PATIENCE)
    assert not results[0].complete
    with pytest.raises(RuntimeError, match="closed"):
        sandbox.run([])


@linux
def test_no_server_outlives_its_application():
    code = (
        "import os\nfrom evaluation.sandbox.sandbox import Sandbox\nbox = Sandbox(2, allow_reduced_isolation=True)\n"
        "print(*[s.process.pid for slot in box._slots for s in slot.servers.values()], flush=True)\nos._exit(1)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[3])
    pids = done.stdout.split()
    assert pids, done.stderr
    wait_until(lambda: not any(Path(f"/proc/{pid}/fd").exists() for pid in pids))


@linux
def test_a_fork_of_the_application_gets_servers_of_its_own():
    code = (
        "import os\nfrom evaluation.sandbox.job import Job, ProgramImage\n"
        "from evaluation.sandbox.sandbox import Sandbox\n"
        "box = Sandbox(1, allow_reduced_isolation=True)\n"
        "job = Job(ProgramImage('print(7)'), b'', None, 4, 12, 2**28, 2**20)\n"
        "pid = os.fork()\n"
        "print(next(outcome for _, outcome in box.run([job])).stdout, flush=True)\n"
        "box.close()\n"
        "if pid: os.waitpid(pid, 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[3])
    assert done.stdout.splitlines() == ["b'7\\n'"] * 2, done.stderr


@linux
def test_a_server_stays_as_small_as_it_began(sandbox):
    def memory():
        return [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in server_pids(sandbox)]

    run(sandbox, RIGHT, stdin="3 4")
    before = memory()
    for _, outcome in sandbox.run(make_job(RIGHT, stdin="3 4") for _ in range(200)):
        assert outcome.stdout == b"7\n"
    assert max(after - start for start, after in zip(before, memory(), strict=True)) < 128  # pages: half a megabyte


def test_the_judge_can_be_imported_where_there_is_no_linux():
    missing = ["fcntl", "resource", "pyseccomp", "torch", "transformers", "numpy"]
    code = f"import sys\nfor name in {missing}: sys.modules[name] = None\nimport evaluation.judge.judging"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


@pytest.fixture(scope="module")
def bare():
    """What macOS and Windows get."""
    with Sandbox(2, host=Host(None), allow_reduced_isolation=True) as sandbox:
        yield sandbox


@pytest.mark.parametrize("module", sorted(path.stem for path in INSIDE.glob("*.py")))
@pytest.mark.parametrize("comment", ["", "# import socket"], ids=["usual modules", "unusual modules"])
@pytest.mark.parametrize("box", ["sandbox", "bare"])
def test_a_program_cannot_import_the_sandboxs_own_files(box, module, comment, request):
    source = f"import {module} {comment}\nprint('imported')"
    outcome = run(request.getfixturevalue(box), source)
    assert outcome.stdout == b"" and f"No module named '{module}'".encode() in outcome.stderr


@pytest.mark.parametrize("box", ["sandbox", "bare"])
def test_a_function_cannot_import_the_sandboxs_own_files_either(box, request):
    source = "def f(a):\n    import dialect\n    return 1"
    problem = Problem("import", "", (TestCase([0], 1),), fn_name="f")
    case = judge(source, problem, sandbox=request.getfixturevalue(box)).cases[0]
    assert case.detail == "ModuleNotFoundError: No module named 'dialect'"


def test_plain_processes_are_refused_unless_allowed():
    with pytest.raises(IsolationError, match=r"no seccomp.*ALLOW_REDUCED_ISOLATION=1"):
        Sandbox(1, host=Host(None), allow_reduced_isolation=False)


@pytest.mark.parametrize("good", [*SCRIPTS[::6], *DIALECT[::4], *CALLS[::6]], ids=lambda good: good.name)
def test_a_right_program_is_accepted_in_a_plain_process(good, bare):
    judgement = judge(good.program, good.problem, sandbox=bare)
    assert judgement.passed, judgement


@pytest.mark.parametrize(
    "source, verdict",
    [
        ("print(8)", "wrong_answer"),
        ("1 / 0", "runtime_error"),
        ("print(", "compile_error"),
        ("while True: pass", "time_limit"),
        ("import time\ntime.sleep(60)", "time_limit"),
        ("x = bytearray(2**32)", "memory_limit"),
        ("while True: print('x' * 1000)", "output_limit"),
    ],
)
def test_a_failure_in_a_plain_process_has_its_verdict(source, verdict, bare):
    limits = Limits(cpu_seconds=0.5, memory_mb=512, output_bytes=10_000)
    assert judge(source, ONE, sandbox=bare, limits=limits).cases[0].verdict.value == verdict


def test_a_plain_process_can_be_cancelled(bare):
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    assert not judge("while True: pass", ONE, sandbox=bare, limits=Limits(60), cancelled=stop.is_set).complete
    assert judge(RIGHT, ONE, sandbox=bare).passed
