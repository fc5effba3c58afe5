"""The figures of problem sets and the search for near copies between splits."""

from dataclasses import replace

import pytest

from evaluation.authoring.figures import (
    SIZES,
    align_table,
    compare_shares,
    find_nearest,
    find_shared_families,
    find_uneven_shares,
    find_wrong_sizes,
    shingles,
    summarize_problems,
)
from evaluation.problems.sources import SPLITS, Problem, TestCase, load_problems

STORY = "A farmer counts the sheep on each of her meadows and wants to know how many there are in all."
COUNT = Problem("a/1", STORY, (TestCase("1\n", "1\n"),), ("n = int(input())\nprint(n + 1)\n",), family="sheep")


def statements(problem: Problem) -> list[str]:
    return [problem.question]


@pytest.fixture(scope="module")
def embedded() -> dict[str, list[Problem]]:
    return {split: load_problems(f"embedded:{split}") for split in SPLITS}


def test_no_family_of_the_embedded_set_stands_in_two_splits(embedded):
    assert all(problem.family for problems in embedded.values() for problem in problems)
    assert find_shared_families(embedded) == []


@pytest.mark.parametrize("texts", [statements, lambda problem: problem.references], ids=["statements", "references"])
def test_no_text_of_the_embedded_set_is_a_near_copy_of_one_in_another_split(embedded, texts):
    likeness = find_nearest(embedded, texts)
    assert 0 < likeness.share < 0.5, likeness


def test_a_family_in_two_splits_is_found():
    assert find_shared_families({"train": [COUNT], "test": [replace(COUNT, problem_id="b/1")]}) == ["sheep"]


def test_a_copy_with_one_word_changed_is_found():
    copy = replace(COUNT, problem_id="b/1", question=STORY.replace("farmer", "shepherd"))
    other = replace(COUNT, problem_id="b/2", question="Draw a house of stars.")
    likeness = find_nearest({"train": [COUNT], "test": [other, copy]}, statements)
    assert likeness.share > 0.5
    assert (likeness.left, likeness.right) == ("a/1", "b/1")


def test_texts_of_one_split_are_not_compared():
    assert find_nearest({"train": [COUNT, replace(COUNT, problem_id="a/2")], "test": []}, statements).share == 0


def test_the_likeness_is_the_share_of_common_shingles():
    one, other = "a b c d e f", "a b c d e g"  # one shingle in common of three
    left, right = replace(COUNT, question=one), replace(COUNT, question=other)
    assert find_nearest({"train": [left], "test": [right]}, statements).share == pytest.approx(1 / 3)


def test_shingles_are_runs_of_five_words_and_signs():
    assert shingles("Print x, twice.") == {("print", "x", ",", "twice", ".")}
    assert shingles("one word") == {("one", "word")}


def test_figures_count_difficulties_kinds_and_short_statements():
    long = replace(COUNT, question="x" * 500, difficulty="interview", fn_name="f", family="other")
    line = summarize_problems([COUNT, long])
    assert (line["problems"], line["families"], line["introductory"], line["interview"]) == ("2", "2", "1", "1")
    assert (line["call-based"], line["tests min/median"], line["under 500"]) == ("1", "1/1", "50 %")


def test_the_table_aligns_its_columns():
    text = align_table({"train": {"problems": "149"}, "test": {"problems": "7"}})
    assert text.splitlines() == ["split  problems", "train       149", " test         7"]


def make_problems(introductory: int, interview: int, competition: int, *, calls: int) -> list[Problem]:
    names = ["introductory"] * introductory + ["interview"] * interview + ["competition"] * competition
    return [replace(COUNT, difficulty=name, fn_name="f" if n < calls else None) for n, name in enumerate(names)]


def test_shares_stand_beside_their_targets():
    line = compare_shares("test", make_problems(12, 6, 2, calls=5))
    assert list(line) == [
        "problems",
        "introductory (60 %)",
        "interview (30 %)",
        "competition (10 %)",
        "call-based (25 %)",
    ]
    assert list(line.values()) == ["20 of 100", "60 %", "30 %", "10 %", "25 %"]


def test_a_share_that_misses_its_target_is_named_but_not_of_a_few_problems():
    (fault,) = find_uneven_shares("test", make_problems(12, 6, 2, calls=9))
    assert fault == "45 % of test are call-based; 25 % are expected, within 5"
    assert find_uneven_shares("test", make_problems(12, 6, 2, calls=6)) == []
    assert find_uneven_shares("test", make_problems(1, 0, 0, calls=0)) == []


@pytest.mark.parametrize(
    ("families", "more", "faults"),
    [
        (120, 0, []),
        (119, 0, ["train holds 119 families; at least 120 are expected"]),
        (120, 1, [f"{split} holds {size + 1} problems; {size} are expected" for split, size in SIZES.items()]),
    ],
)
def test_sizes_that_are_not_kept_are_named(families, more, faults):
    problems = [replace(COUNT, family=str(n % families)) for n in range(501)]
    assert find_wrong_sizes({split: problems[: size + more] for split, size in SIZES.items()}) == faults
