"""The builder of the embedded problem set: rows from drafts, rules for drafts, the same bytes each time."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.assets import EMBEDDED_PROBLEMS
from evaluation.authoring import build as problem_set
from evaluation.authoring.build import SOURCE, build_row, build_split, read_drafts
from evaluation.authoring.draft import Draft, integers, lines
from evaluation.errors import ProblemError
from evaluation.problems.sources import SPLITS, load_problems, parse_problem
from evaluation.sandbox.sandbox import Sandbox

DOUBLE = Draft(
    question="""
        Print twice
        a number.

        -----Input-----
        One integer n
        (0 <= n <= 99).

        -----Output-----
        Print 2 * n.
        """,
    references=[
        """
        print(2 * int(input()))
        """,
        """
        n = int(input())
        print(n + n)
        """,
    ],
    inputs=[lines(n) for n in (4, 0, 1, 2, 3, 5, 6, 7, 8, 99)],
    difficulty="introductory",
)
CALL = Draft(
    question="Write a function `joined(words, sign)` that joins 0 to 9 words.",
    references=["def joined(words, sign):\n    return sign.join(words)", "def joined(w, s):\n    return s.join(w)"],
    inputs=[[["a", "b"], "-"], *([["x"] * n, "+"] for n in range(9))],
    difficulty="interview",
    fn_name="joined",
    starter_code="    def joined(words, sign):\n        ",
    examples=2,
)
SOURCE_TEXT = """
from evaluation.assets import EMBEDDED_PROBLEMS
from evaluation.authoring.draft import Draft, family, lines

def draft(rng, result, story="A baker gets an order and a moment later the same order again, by mistake."):
    return Draft(
        question=story + "\\n\\n-----Input-----\\nOne integer.\\n\\n-----Output-----\\nThe result.",
        references=[f"print({result})", f"import sys\\nsys.stdout.write(str({result}))"],
        inputs=[lines(n) for n in [4, *rng.sample(range(5, 1000), 9)]],
        difficulty="introductory",
    )
"""


def family_text(name: str, result: str) -> str:
    return f'\n\n@family("{name}")\ndef {name}(rng):\n    return {result}\n'


DOUBLED, TRIPLED = 'draft(rng, "2 * int(input())")', 'draft(rng, "3 * int(input())")'
TAILOR = "A tailor wants to know how many digits she has to stitch on the shirt of a player with a long number."
LENGTH = f'draft(rng, "len(input().strip())", "{TAILOR}")'


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(workers=1, allow_reduced_isolation=True) as sandbox:
        yield sandbox


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for split in SPLITS:
        (tmp_path / split).mkdir()
    return tmp_path


def write(source: Path, split: str, *families: str) -> None:
    (source / split / "theme.py").write_text(SOURCE_TEXT + "".join(families))


def test_a_stdin_draft_becomes_a_row_of_the_apps_schema(sandbox):
    built = build_row("train/double", "double", DOUBLE, sandbox)
    problem = parse_problem(built, "here")
    assert problem.question == (
        "Print twice a number.\n\n-----Input-----\nOne integer n (0 <= n <= 99).\n\n-----Output-----\nPrint 2 * n.\n\n"
        "-----Example-----\nInput\n4\n\nOutput\n8"
    )
    assert problem.references == ("print(2 * int(input()))\n", "n = int(input())\nprint(n + n)\n")
    assert [test.expected for test in problem.tests[:2]] == ["8\n", "0\n"]
    assert (problem.problem_id, problem.family, problem.kind) == ("train/double", "double", "stdin")


def test_a_call_based_draft_shows_its_calls_and_keeps_json_values(sandbox):
    problem = parse_problem(build_row("test/joined", "joined", CALL, sandbox), "here")
    assert problem.question.endswith("Examples:\njoined(['a', 'b'], '-') returns 'a-b'\njoined([], '+') returns ''")
    assert problem.tests[0].input == [["a", "b"], "-"]
    assert problem.tests[0].expected == "a-b"
    assert problem.starter_code == "def joined(words, sign):\n"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"difficulty": "easy"}, "the difficulty 'easy'"),
        ({"references": DOUBLE.references[:1]}, "2 to 4 different references"),
        ({"references": [DOUBLE.references[0]] * 2}, "2 to 4 different references"),
        ({"inputs": DOUBLE.inputs[:9]}, "9 inputs"),
        ({"inputs": [*DOUBLE.inputs, "4\n"]}, "occurs twice"),
        ({"inputs": [*DOUBLE.inputs, "1" * 20_001 + "\n"]}, "20002 characters"),
        ({"inputs": ["1" * 300 + "\n", *DOUBLE.inputs]}, "examples of at most 300"),
        ({"inputs": [*DOUBLE.inputs, "12"]}, "ends in a newline"),
        ({"question": "Double it."}, "needs the lines"),
        ({"question": DOUBLE.question.replace("-----Output", " -----Output")}, "neither of them indented"),
        ({"question": DOUBLE.question + "\n-----Example-----\n"}, "its own examples"),
        ({"references": ["print(2 * int(input('n?')))", "print()"]}, "prompts for its input"),
        ({"fn_name": "double"}, "does not define double"),
        ({"references": ["print(2 * int(input()))", "print(3 * int(input()))"]}, "reference 2 differs"),
        ({"references": ["print(1 / 0)", "print(2)"]}, "runtime_error"),
        ({"references": ["print(", "print(2)"]}, "compile_error"),
    ],
)
def test_a_draft_that_breaks_a_rule_is_refused_with_the_reason(sandbox, change, fault):
    with pytest.raises(ProblemError, match=fault) as refused:
        build_row("train/double", "double", replace(DOUBLE, **change), sandbox)
    assert str(refused.value).startswith("train/double: ")


def test_variants_are_numbered_from_the_second_on(source):
    write(source, "train", family_text("alone", DOUBLED), family_text("many", f"[{TRIPLED}, {LENGTH}]"))
    assert [problem_id for problem_id, _, _ in read_drafts("train", source)] == [
        "train/alone",
        "train/many",
        "train/many-2",
    ]


def test_a_family_that_is_added_leaves_the_rows_of_the_others_as_they_were(source, sandbox):
    write(source, "train", family_text("old", DOUBLED))
    before = build_split("train", sandbox, source)
    write(source, "train", family_text("new", TRIPLED), family_text("old", DOUBLED))
    assert build_split("train", sandbox, source).endswith(before)


def test_only_train_may_have_variants(source):
    write(source, "test", family_text("many", f"[{TRIPLED}, {LENGTH}]"))
    with pytest.raises(ProblemError, match="the family many has variants"):
        list(read_drafts("test", source))


def test_a_family_that_stands_twice_in_a_split_is_refused(source):
    write(source, "train", family_text("same", DOUBLED))
    (source / "train" / "zoo.py").write_text((source / "train" / "theme.py").read_text())
    with pytest.raises(ProblemError, match=r"the family same is already in .*theme\.py"):
        list(read_drafts("train", source))


def test_the_committed_train_file_is_what_its_sources_build(sandbox, source):
    (source / "train" / "large_numbers.py").write_text((SOURCE / "train" / "numbers" / "large_numbers.py").read_text())
    committed = (EMBEDDED_PROBLEMS / "train.jsonl").read_text(encoding="utf-8")
    built = build_split("train", sandbox, source)
    assert built.count("\n") == 4
    assert built in committed


def test_every_embedded_problem_has_ten_tests_and_two_references():
    problems = load_problems("embedded")
    assert all(len(problem.tests) >= 10 and 2 <= len(problem.references) <= 4 for problem in problems)


def test_the_seeded_values_are_the_same_on_every_python():
    rng = random.Random("apple-crates")
    assert integers(rng, 4, 0, 1000) == [687, 323, 561, 789]
    assert (rng.choice("abcdef"), rng.sample(range(100), 3)) == ("f", [42, 82, 15])


def test_lines_join_rows_of_values():
    assert lines(3, [1, 2, 3], "up") == "3\n1 2 3\nup\n"


def test_an_unknown_split_is_an_error_of_the_user():
    with pytest.raises(ProblemError, match="no split 'exam'"):
        problem_set.build("exam")
