"""Programs are found in whatever a model writes."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.judge.program import Program, extract_program

CODE = "n = int(input())\nprint(n * 2)\n"

FOUND = [
    ("only code", CODE, CODE),
    ("a fence", f"```python\n{CODE}```", CODE),
    ("prose around a fence", f"Here it is:\n\n```python\n{CODE}```\nHope this helps!", CODE),
    ("no language", f"```\n{CODE}```\n", CODE),
    ("py", f"```py\n{CODE}```\n", CODE),
    ("capital letter", f"```Python\n{CODE}```\n", CODE),
    ("tildes", f"~~~python\n{CODE}~~~\n", CODE),
    ("four backticks", f"````python\n{CODE}````\n", CODE),
    ("unclosed fence", f"Sure.\n```python\n{CODE}", CODE),
    ("another language first", f"```bash\npip install x\n```\n```python\n{CODE}```", CODE),
    ("first of two", f"```python\n{CODE}```\nor\n```python\nprint(1)\n```", CODE),
    ("first that parses", f"```python\nprint(\n```\n```python\n{CODE}```", CODE),
    ("longest when none parses", "```python\nprint(\n```\n```python\nprint(1, (\n```", "print(1, (\n"),
    ("fence in a list", "1. So:\n   ```python\n   a = 1\n   print(a)\n   ```\n", "a = 1\nprint(a)\n"),
    ("prose before", f"This program doubles the number.\n\n{CODE}", CODE),
    ("prose behind", f"{CODE}\nThis program doubles the number that it reads.\n", CODE),
    ("prose on both sides", f"Here is the solution you want:\n{CODE}\nIt reads a number and doubles it.", CODE),
    ("prose in the middle", f"{CODE}\nThe same with one line:\nprint(2 * int(input()))\n", CODE),
    ("comment first", f"# doubles the number that is read\n{CODE}", f"# doubles the number that is read\n{CODE}"),
    ("docstring first", f'"""Doubles the number it reads."""\n{CODE}', f'"""Doubles the number it reads."""\n{CODE}'),
    ("broken code", "n = int(input()\nprint(n)\n", "n = int(input()\nprint(n)\n"),
    ("cut off", "def f(n):\n    return [n,\n", "def f(n):\n    return [n,\n"),
    ("no code", "I cannot solve this problem for you.", "I cannot solve this problem for you."),
    ("empty", "", ""),
    ("empty fence", "```python\n```", ""),
    ("dialect in a fence", "```python\nprint(1)\nreturn\n```", "print(1)\nreturn\n"),
    ("fence inside a string", "```python\ns = '``'\nprint(s)\n```", "s = '``'\nprint(s)\n"),
]


@pytest.mark.parametrize("completion, source", [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_the_program_is_found(completion, source):
    assert extract_program(completion).source.strip() == source.strip()


def test_what_is_cut_away_is_kept():
    program = extract_program(f"Sure:\n```python\n{CODE}```\nDone.")
    assert program == Program(CODE, "Sure:\n```python\n", "```\nDone.")


TEXTS = st.lists(
    st.sampled_from(
        ["```python\n", "```\n", "~~~\n", CODE, "print(\n", "Some words of prose here.\n", "\n", "    x = 1\n"]
    )
    | st.text(max_size=20),
    max_size=8,
).map("".join)


@given(TEXTS)
def test_nothing_is_lost_and_nothing_raises(completion):
    program = extract_program(completion)
    middle = completion[len(program.before) : len(completion) - len(program.after)]
    assert program.before + middle + program.after == completion
    assert program.source in (middle, dedent(middle))  # a fence inside a list is dedented


@given(st.sampled_from([CODE, "print(1)\n", "import sys\nfor line in sys.stdin:\n    print(line)\n"]))
def test_a_program_alone_is_found_whole(code):
    assert extract_program(code) == Program(code)


@pytest.mark.parametrize(
    "piece", ["(", "[", "-", "a.", "1+", "not ", "lambda:", "f(", "{1:", "if 1:\n ", "a[", "x=", "*", "f'{"]
)
def test_a_bomb_for_the_parser_is_only_text(piece):
    bomb = piece * 20_000 + "1"
    assert extract_program(bomb) == Program(bomb)
