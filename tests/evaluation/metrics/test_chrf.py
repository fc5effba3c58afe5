"""CHRF is sacrebleu's, against the nearest reference."""

from sacrebleu.metrics import CHRF

from evaluation.metrics.chrf import chrf, nearest_reference


def test_the_value_is_sacrebleus():
    program, reference = "n = int(input())\nprint(n + 1)\n", "a = int(input())\nprint(a + 1)"
    assert (
        chrf(program, [reference])
        == CHRF(char_order=6, word_order=0, beta=2).sentence_score(program, [reference]).score
    )


def test_the_nearest_reference_counts():
    assert chrf("print(1)", ["import sys", "print(1)"]) == 100
    assert chrf("print(1)", ["import sys"]) < 30


def test_an_empty_program_scores_nothing_and_no_reference_no_score():
    assert chrf("", ["print(1)"]) == 0
    assert chrf("print(1)", []) is None


def test_the_nearest_reference_is_the_one_that_chrf_is_measured_against():
    references = ["import sys\nprint(sys.stdin.read())\n", "n = int(input())\nprint(2 * n)\n", "x\n"]
    program = "n = int(input())\nprint(n * 2)\n"
    nearest = nearest_reference(program, references)
    assert nearest == 1
    assert chrf(program, references) == chrf(program, [references[nearest]])
    assert nearest_reference(program, []) is None
