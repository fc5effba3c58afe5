"""The checker of the embedded problem set: no fault in what is shipped, and each fault found where it is."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.__main__ import main
from evaluation.authoring.build import build
from evaluation.authoring.check import check, find_size_faults, find_twins, find_unnamed_number
from evaluation.problems.sources import SPLITS, Problem, TestCase

SOURCE_TEXT = """
from evaluation.authoring.draft import Draft, family, lines

def draft(rng, result, story):
    return Draft(
        question=story + "\\n\\n-----Input-----\\nOne integer from 4 to 1000.\\n\\n-----Output-----\\nThe result.",
        references=[f"print({result})", f"import sys\\nsys.stdout.write(str({result}))"],
        inputs=[lines(n) for n in TESTS],
        difficulty="introductory",
    )
"""
GOOD_TESTS = "[4, *rng.sample(range(5, 1000), 9)]"
BAKER = ("2 * int(input())", "A baker gets an order and a moment later the same order again, by mistake.")
TRIPLED = ("3 * int(input())", BAKER[1])
TAILOR = (
    "len(input().strip())",
    "A tailor wants to know how many digits she has to stitch on the shirt of a player with a long number.",
)
SHIPS = (
    "input()[::-1].strip()",
    "Two ships on a dark sea send one another numbers with lamps, and the last digit of each number goes first.",
)
DAM = (
    "10 if int(input()) > 500 else 20",
    "Far up in the hills a dam is opened as soon as the water stands high enough; that takes ten men, or else twenty.",
)
PROBLEM = Problem("train/one", "From 1 to 99.", (TestCase("7\n", "7\n"),) * 10, ("print(input())",), family="one")


def write(source: Path, split: str, name: str, subject: tuple[str, str], tests: str = GOOD_TESTS) -> None:
    (source / split).mkdir(exist_ok=True)
    author = f'\n\n@family("{name}")\ndef author(rng):\n    return draft(rng, {subject[0]!r}, {subject[1]!r})\n'
    (source / split / "theme.py").write_text(SOURCE_TEXT.replace("TESTS", tests) + author)


def test_what_was_built_has_no_faults_until_a_source_changes(tmp_path, capsys):
    for split, subject in zip(SPLITS, (BAKER, TAILOR, SHIPS), strict=True):
        write(tmp_path, split, split, subject)
    build(source=tmp_path, target=tmp_path)
    assert check(tmp_path, tmp_path, whole=False) == []
    printed = capsys.readouterr().out
    assert "nearest statements across splits: 0." in printed and "kill rate" in printed
    write(tmp_path, "train", "train", TRIPLED)
    assert check(tmp_path, tmp_path, mutants_each=0, whole=False) == [
        "train.jsonl is not what its sources build; build it again"
    ]
    assert "kill rate" not in capsys.readouterr().out
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_copied_problem_is_a_fault(tmp_path):
    for split in SPLITS:
        write(tmp_path, split, "one", BAKER)
    build(source=tmp_path, target=tmp_path)
    family, statements, references = check(tmp_path, tmp_path, mutants_each=0, whole=False)
    assert family == "the family one stands in more than one split"
    assert statements.startswith("nearest statements across splits: 1.00 (train/one, validation/one)")
    assert references.startswith("nearest references across splits: 1.00")


def test_a_set_that_falls_short_of_its_sizes_is_a_fault(tmp_path):
    for split, subject in zip(SPLITS, (BAKER, TAILOR, SHIPS), strict=True):
        write(tmp_path, split, split, subject)
    build(source=tmp_path, target=tmp_path)
    assert check(tmp_path, tmp_path, mutants_each=0) == [
        "train holds 1 problems; 500 are expected",
        "validation holds 1 problems; 50 are expected",
        "test holds 1 problems; 100 are expected",
        "train holds 1 families; at least 120 are expected",
    ]


def test_tests_that_let_too_many_mutants_live_are_a_fault_and_shown(tmp_path, capsys):
    for split, subject in zip(SPLITS, (BAKER, TAILOR, DAM), strict=True):
        write(tmp_path, split, split, subject, tests="[4, 5, 6, 7, 8, 9, 10, 11, 12, 13]")
    build(source=tmp_path, target=tmp_path)
    (fault,) = check(tmp_path, tmp_path, survivors=True, whole=False)
    assert fault.endswith("of the mutants; 90 % are expected")
    printed = capsys.readouterr().out
    assert "killed: test/test, reference" in printed
    assert "  - print(10 if int(input()) > 500 else 20)\n  + print(" in printed


def test_two_families_with_one_program_are_found_whatever_its_layout_and_the_name_of_its_function():
    first = replace(PROBLEM, references=("def f(x):\n    return x + 1\n",), fn_name="f")
    program = "def g(x): return (x + 1)\n"
    second = replace(first, problem_id="train/two", family="two", references=(program,), fn_name="g")
    assert find_twins([first, second]) == [("train/one", "train/two")]
    assert find_twins([first, replace(second, family="one")]) == []
    assert find_twins([first, replace(second, references=("def g(x): return x + 2\n",))]) == []


@pytest.mark.parametrize(
    ("inputs", "fault"),
    [
        (["1\n"] * 10, None),
        (["1\n"] * 9, "has 9 tests; 10 to 40 are expected"),
        (["1\n"] * 41, "has 41 tests"),
        (["1" * 20_001, *["1\n"] * 9], "has 20001 characters in one input"),
        (["1" * 5_000] * 10, "and 50000 in all"),
    ],
)
def test_tests_keep_to_an_honest_size(inputs, fault):
    faults = list(find_size_faults(replace(PROBLEM, tests=tuple(TestCase(one, "1\n") for one in inputs))))
    assert len(faults) == bool(fault)
    assert fault is None or fault in faults[0]


@pytest.mark.parametrize(
    ("statement", "beyond"),
    [("From 1 to 99.", 1000), ("From 1 to 1000.", 0), ("At most 10^3.", 0), ("Small.\n\nExample:\nf(1000)", 1000)],
)
def test_numbers_beyond_all_that_the_statement_names_are_noticed(statement, beyond):
    problem = replace(PROBLEM, question=statement, tests=(TestCase([[5, -1000]], 1),), fn_name="f")
    assert find_unnamed_number(problem) == beyond


@pytest.mark.slow
def test_the_shipped_files_are_what_their_sources_build_and_without_a_fault(capsys):
    assert main(["problems", "check", "--fast"]) == 0
    printed = capsys.readouterr().out
    assert "nearest statements across splits" in printed and printed.endswith("no faults\n")
