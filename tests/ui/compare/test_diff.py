"""Programs next to each other: lines are aligned, marked where they differ, and always text."""

import re
from dataclasses import replace
from html import unescape

from evaluation.judge.program import Program
from tests.fakes import DOUBLE, stored_pair
from ui.compare.diff import MAX_LINES, align, diff_section
from ui.runs.screen import Origin, Screen, stored_screen


def stored():
    return stored_screen(DOUBLE, stored_pair(DOUBLE), Origin(False, {}))


def kinds(left, right):
    return [kind for kind, _, _ in align(left, right)]


def test_lines_are_aligned():
    assert kinds(["a = 1", "b"], ["a = 1", "b"]) == ["same", "same"]
    assert kinds(["a = 1", "b"], ["a = 2", "b"]) == ["changed", "same"]
    assert kinds(["a", "b"], ["b"]) == ["removed", "same"]
    assert kinds(["b"], ["a", "b"]) == ["added", "same"]
    assert kinds(["a", "x = 1", "b"], ["a", "y = 1", "z", "b"]) == ["same", "changed", "added", "same"]
    assert kinds([], ["a"]) == ["added"]


def test_a_changed_line_marks_what_changed_on_both_sides():
    [(_, (_, was), (_, now))] = align(["n = int(input(1))"], ["n = int(input())"])
    assert was == "n = int(input(<mark>1</mark>))" and now == "n = int(input())"
    [(_, (_, was), (_, now))] = align(["import sys"], ["while 0: print(9)"])
    assert "<mark>" not in was + now


def test_every_line_of_both_programs_is_shown_once_and_in_order():
    left, right = ["a", "b", "c", "d"], ["x", "b", "d", "e"]
    rows = list(align(left, right))
    for place, lines in ((1, left), (2, right)):
        numbers = [row[place][0] for row in rows if row[place]]
        assert numbers == list(range(1, len(lines) + 1))


def test_base_is_held_against_adapted_and_either_against_its_nearest_reference():
    problem = replace(DOUBLE, references=("import sys\n", "n = int(input())\nprint(2 * n)\n"))
    section = diff_section(replace(stored(), problem=problem))
    labels = [unescape(label) for label in re.findall(r"<label[^>]*>([^<]*)", section)]
    assert labels == ["base | adapted", "base | nearest reference", "adapted | nearest reference"]
    assert section.count("reference 2</th>") == 2
    assert "The programs are the same, line by line." in section
    assert "2 of 2 lines differ." in section


def test_without_references_only_the_sides_are_compared():
    assert diff_section(replace(stored(), problem=replace(DOUBLE, references=()))).count("<label") == 1


def test_before_there_are_two_programs_nothing_is_shown():
    assert diff_section(Screen(DOUBLE)) == ""


def test_long_programs_are_cut_and_foreign_text_stays_text():
    long = Program("print('<script>alert(1)</script>\u202e')\n" * 2000)
    screen = stored()
    screen = screen.with_side("base", replace(screen.sides["base"], program=long))
    section = diff_section(screen)
    assert "only their beginnings are compared" in section
    assert "<script" not in section and "\u202e" not in section
    assert section.count("<tr class") < 3 * MAX_LINES
