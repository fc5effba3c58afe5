"""The dialect of the references becomes plain scripts, and plain scripts stay as they are."""

import ast
import contextlib
import gc
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.sandbox.inside.dialect import Script, make_runnable, normalise, parse

RETURN, NONLOCAL = "top-level return made exit()", "stray nonlocal made global"
GUARD, GCD = "__starting_point made the main guard", "gcd taken from math"

REWRITTEN = [
    ("return", "exit()", RETURN),
    ("if 1:\n    return\n", "if 1:\n    exit()\n", RETURN),
    ("if 1: return # why\n", "if 1: exit() # why\n", RETURN),
    ("return 0", "exit()", RETURN),
    ("return print(1, 2)", "print(1, 2); exit()", RETURN),
    ("é = 'é'; return print(é)", "é = 'é'; print(é); exit()", RETURN),
    ("for i in []:\n    return\nelse:\n    return", "for i in []:\n    exit()\nelse:\n    exit()", RETURN),
    ("return print(1,\n  2)\nprint(3)", "print(1,\n  2); exit()\nprint(3)", RETURN),
    ("def f():\n    nonlocal a\n    a = 1\n", "def f():\n    global a\n    a = 1\n", NONLOCAL),
    ("def f():\n    nonlocal a, b\n", "def f():\n    global a, b\n", NONLOCAL),
    (
        "def f(a):\n    def g():\n        nonlocal a, b\n",
        "def f(a):\n    def g():\n        global b; nonlocal a\n",
        NONLOCAL,
    ),
    ("class A:\n    def f(self):\n        nonlocal a\n", "class A:\n    def f(self):\n        global a\n", NONLOCAL),
    ("nonlocal a\na = 1", "pass\na = 1", NONLOCAL),
    (
        "def f():\n    def g():\n        nonlocal a\n        def h():\n            nonlocal a\n",
        "def f():\n    def g():\n        global a\n        def h():\n            global a\n",
        NONLOCAL,
    ),
    ("from fractions import gcd", "from math import gcd", GCD),
    ("from fractions import Fraction, gcd as g", "from fractions import Fraction; from math import gcd as g", GCD),
    ("import fractions as f\nf.gcd(1, 2)", 'import fractions as f\n__import__("math", fromlist=["*"]).gcd(1, 2)', GCD),
]
PLAIN = [
    "print(1)",
    "def f():\n    return 1\n",
    "f = lambda: 1",
    "def f(a):\n    def g():\n        nonlocal a\n        a = 1\n    g()\n",
    "def f():\n    for a in []: pass\n    def g():\n        nonlocal a\n",
    "def f():\n    import a.b\n    def g():\n        nonlocal a\n",
    "def f():\n    try: pass\n    except E as a: pass\n    def g():\n        nonlocal a\n",
    "def f():\n    (a := 1)\n    def g():\n        nonlocal a\n",
    "def f():\n    match 1:\n        case [a, *b]: pass\n    def g():\n        nonlocal a, b\n",
    "from fractions import Fraction\nFraction(1).gcd",
    "import math as fractions\nfractions.gcd(1, 2)",
    "try:\n    from fractions import gcd\nexcept ImportError:\n    from math import gcd\n",
    "def __starting_point():\n    print(1)\n\n__starting_point()",
    "print('return')",
]


@pytest.mark.parametrize("source, expected, rewrite", REWRITTEN)
def test_the_dialect_is_undone_and_said(source, expected, rewrite):
    assert make_runnable(source) == Script(expected, (rewrite,))
    assert normalise(source) == Script(expected, (rewrite,))


@pytest.mark.parametrize("source", PLAIN)
def test_a_plain_script_runs_as_it_is(source):
    assert make_runnable(source) == Script(source)


@pytest.mark.parametrize("source", ["print(", "return return", "def f(:", "\0", "", "x = '\\ud800'", "break"])
def test_what_is_beyond_help_comes_back_unchanged(source):
    assert make_runnable(source).source == normalise(source).source == source


def test_line_numbers_stay():
    script = make_runnable("if 0:\n    return print(1,\n      2)\n1 / 0")
    assert ast.parse(script.source).body[-1].lineno == 4


def test_the_main_guard_comes_back_in_training_text():
    source = "# a comment\ndef __starting_point():\n    x = 1\n    if x: return\n    print(x)\n\n__starting_point()\n"
    expected = '# a comment\nif __name__ == "__main__":\n    x = 1\n    if x: exit()\n    print(x)\n\n\n'
    assert normalise(source) == Script(expected, (GUARD,))


def test_the_main_guard_comes_back_where_functions_read_its_names():
    source = "def solve():\n    print(n)\ndef __starting_point():\n    n = 7\n    solve()\n__starting_point()"
    assert make_runnable(source).rewrites == (GUARD,)
    assert run(make_runnable(source).source) == "7\n"


@pytest.mark.parametrize(
    "source",
    [
        "def __starting_point(a):\n    return a\n__starting_point(1)",
        "def __starting_point(): print(1)\n__starting_point()",
        "def __starting_point():\n    print(1)\n__starting_point()\n__starting_point()",
        "def __starting_point():\n    print(1)",
        "@staticmethod\ndef __starting_point():\n    print(1)\n__starting_point()",
        "def __starting_point ():\n    print(1)\n__starting_point()",
    ],
)
def test_another_starting_point_is_left_alone(source):
    assert normalise(source) == Script(source)


def test_several_rewrites_go_together():
    source = (
        "from fractions import gcd\na = 4\ndef f():\n    nonlocal a\n    a = gcd(a, 6)\nf()\nprint(a)\nreturn\nprint(0)"
    )
    script = make_runnable(source)
    assert set(script.rewrites) == {GCD, NONLOCAL, RETURN}
    assert run(script.source) == "2\n"


def run(source):
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        exec(compile(source, "program.py", "exec"), {"__name__": "__main__"})
    return out.getvalue()


STATEMENTS = st.recursive(
    st.sampled_from(["pass", "return", "return print(x)", "x = 1", "print(x)", "nonlocal x", "global y", "x: int = 1"]),
    lambda inner: st.tuples(
        st.sampled_from(["if x:", "for x in []:", "while x:", "def f():", "def g(x, y):", "class A:", "with x:"]),
        st.lists(inner, min_size=1, max_size=3),
    ).map(lambda block: block[0] + "\n" + "\n".join("    " + line for part in block[1] for line in part.split("\n"))),
    max_leaves=8,
)


@given(st.lists(STATEMENTS, min_size=1, max_size=5).map("\n".join))
def test_a_rewritten_program_compiles_and_keeps_its_lines(source):
    for script in (make_runnable(source), normalise(source)):
        if script.rewrites:
            compile(script.source, "program.py", "exec")
        assert script.source.count("\n") == source.count("\n")


@given(st.text())
def test_any_text_is_taken(text):
    assert make_runnable(text).source == text or make_runnable(text).rewrites


class Finaliser:
    """Garbage, in a cycle with itself, that parses when it is collected."""

    def __init__(self):
        self.itself = self

    def __del__(self):
        with contextlib.suppress(SystemError):
            ast.parse("x = [1, 2 + 3]")


@pytest.mark.slow
def test_a_finaliser_that_parses_in_the_midst_does_not_break_parsing():
    """CPython 3.11's ast.parse fails here within a few hundred rounds."""
    source, threshold = "\n".join(f"x{n} = [{n}, (a + {n}) * 2]" for n in range(40)), gc.get_threshold()
    gc.set_threshold(50)
    try:
        for _ in range(1000):
            Finaliser()
            assert len(parse(source).body) == 40
    finally:
        gc.set_threshold(*threshold)
