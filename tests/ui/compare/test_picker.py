"""Finding a problem."""

from dataclasses import replace

import pytest

from tests.fakes import DOUBLE, SQUARE
from ui.compare.picker import SHOWN, Filter, Picker, place, problem_list

PICKER = Picker([DOUBLE, SQUARE])


@pytest.mark.parametrize(
    ("criteria", "ids"),
    [
        (Filter(), ["double", "square"]),
        (Filter("SQUARE"), ["square"]),
        (Filter("twice large"), ["double"]),
        (Filter("  "), ["double", "square"]),
        (Filter("number square"), ["square"]),
        (Filter(difficulty="interview"), ["square"]),
        (Filter(kind="stdin"), ["double"]),
        (Filter("double", kind="call"), []),
        (Filter(references="with"), ["double"]),
        (Filter(references="without"), ["square"]),
        (Filter(difficulty="no such"), []),
    ],
)
def test_every_word_and_choice_narrows(criteria, ids):
    assert [problem.problem_id for problem in PICKER.find(criteria)] == ids


def test_a_title_that_begins_with_the_query_comes_first():
    mentions = replace(DOUBLE, problem_id="other", question="Other\n\nSquare it twice.")
    assert [p.problem_id for p in Picker([mentions, SQUARE]).find(Filter("square it"))] == ["square", "other"]


def test_references_are_a_choice_only_where_some_problems_have_none():
    assert PICKER.references_vary
    assert not Picker([DOUBLE]).references_vary and not Picker([SQUARE]).references_vary


def test_a_search_that_was_made_is_not_made_again():
    picker = Picker([DOUBLE, SQUARE])
    assert picker.find(Filter("square")) is picker.find(Filter("square"))
    assert picker.find(Filter("square")) != picker.find(Filter("double"))


def test_previous_and_next_walk_round_the_filtered_list():
    assert PICKER.neighbour(Filter(), "double", -1) is SQUARE
    assert PICKER.neighbour(Filter(), "square", +1) is DOUBLE
    assert PICKER.neighbour(Filter("square"), "double", +1) is SQUARE
    assert PICKER.neighbour(Filter("nothing"), "double", +1) is None


@pytest.mark.slow
def test_ten_thousand_problems_send_forty_rows():
    many = [replace(DOUBLE, problem_id=str(number)) for number in range(10_000)]
    listing = problem_list(Picker(many).find(Filter("twice")), current="3", stored={"4"})
    assert listing.count("<button") == SHOWN
    assert "9,960 more" in listing
    assert listing.count("aria-current") == listing.count("stored result") == 1


def test_an_id_is_escaped_in_the_list():
    hostile = replace(DOUBLE, problem_id='"><img src=x onerror=alert(1)>', question="<script>x</script>")
    listing = problem_list([hostile], current="", stored=())
    assert "<img" not in listing and "<script" not in listing


def test_the_place_in_the_list_is_told():
    assert "2 of 2" in place([DOUBLE, SQUARE], "square")
    assert "– of 1" in place([DOUBLE], "square")
