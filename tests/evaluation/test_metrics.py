"""CHRF: the value of the library, and the nearest reference."""

from sacrebleu.metrics import CHRF

from evaluation.metrics import chrf


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
