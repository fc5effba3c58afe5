"""What a browser, an address or a program asks for is checked value by value, and refused in a sentence."""

import pytest

from generation.decode import GenerationSettings
from ui.compare.request import MAX_NEW_TOKENS, Request, read_address, read_request

NAMED = ("base", "adapted", "epoch 1")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"length": 0}, "length must be between 1 and"),
        ({"length": MAX_NEW_TOKENS + 1}, "length must be between 1 and"),
        ({"length": None}, "length must be a number"),
        ({"length": "9" * 99}, "length must be a number"),
        ({"length": 1.5}, "length must be a whole number"),
        ({"temperature": 9}, "temperature must be between 0 and 2"),
        ({"temperature": float("nan")}, "temperature must be a number"),
        ({"top_p": 0}, "top_p must be above 0"),
        ({"top_p": 1.1}, "top_p must be above 0 and at most 1"),
        ({"seed": -1}, "seed must be a whole number"),
        ({"seed": float("inf")}, "seed must be a whole number"),
        ({"seed": True}, "seed must be a number"),
        ({"strength": 1.6}, "strength must be between 0 and 1.5, got 1.6"),
        ({"strength": -0.1}, "strength must be between 0 and 1.5"),
        ({"strength": None}, "strength must be a number"),
        ({"samples": 0}, "samples must be between 1 and 8"),
        ({"samples": 9, "temperature": 1}, "samples must be between 1 and 8"),
        ({"samples": 2}, "samples need a temperature above 0"),
        ({"samples": 4, "temperature": 1, "length": 1024}, "at most 2048 tokens, got 4096"),
        ({"left": "nobody"}, "there is no contestant 'nobody'; choose one of base, adapted, epoch 1"),
        ({"right": ["base"]}, "there is no contestant"),
        ({"right": "base"}, "base stands on both sides"),
        ({"depth": 3}, "there is no setting 'depth'"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(values, message):
    with pytest.raises(ValueError, match=message):
        read_request(values, NAMED)


def test_what_is_not_given_is_as_usual():
    assert read_request({}) == Request()
    asked = read_request({"length": 64.0, "left": "epoch 1", "right": "base"}, NAMED)
    assert asked == Request(GenerationSettings(max_new_tokens=64), sides=("epoch 1", "base"))


def test_an_address_holds_texts_and_names_of_others():
    query = {"problem": "a", "seed": "7", "temperature": "0.5", "samples": "2", "left": "epoch 1", "__theme": "dark"}
    asked = read_address(query, NAMED)
    assert asked == Request(GenerationSettings(temperature=0.5, seed=7), 2, ("epoch 1", "adapted"))
    for bad in ({"seed": "1e3"}, {"seed": ""}, {"temperature": "hot"}, {"temperature": "nan"}):
        with pytest.raises(ValueError, match="must be a number"):
            read_address(bad, NAMED)
