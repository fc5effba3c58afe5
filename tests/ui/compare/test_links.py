"""An address opens what it was copied from, and a command makes it again."""

import shlex
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from evaluation.__main__ import build_parser
from tests.fakes import DOUBLE, stored_pair
from ui.compare.links import Setup, command_of, link_of, query_of
from ui.compare.request import read_address
from ui.runs.screen import SIDES, Origin, Screen, Side, stored_screen

SETTINGS = {"max_new_tokens": 128, "temperature": 0.7, "top_p": 1.0, "seed": 4, "strength": 0.5}
LIVE = Screen(DOUBLE, origin=Origin(True, SETTINGS))


def stored(**settings):
    return stored_screen(DOUBLE, stored_pair(DOUBLE), Origin(False, settings, run="mine"))


def test_a_stored_pair_is_named_by_its_run():
    assert query_of(stored()) == {"problem": "double", "run": "mine"}
    assert query_of(Screen(DOUBLE)) == {"problem": "double"}


def test_a_live_pair_is_named_by_the_settings_that_are_not_the_usual_ones():
    wanted = {"problem": "double", "length": "128", "temperature": "0.7", "seed": "4", "strength": "0.5"}
    assert query_of(LIVE) == wanted
    assert dict(parse_qsl(link_of(LIVE).removeprefix("?"))) == wanted
    assert read_address(wanted, SIDES).settings.max_new_tokens == 128


def test_a_sample_is_named_by_its_own_seed():
    sampled = replace(LIVE, samples=(LIVE.sides,) * 3).with_sample(2)
    assert query_of(sampled)["seed"] == "6"
    assert "--seed 6" in command_of(sampled, Setup())


def test_other_contestants_are_named():
    other = replace(LIVE, origin=replace(LIVE.origin, names={"base": "epoch 1", "adapted": "epoch 2"}))
    assert query_of(other)["left"] == "epoch 1" and query_of(other)["right"] == "epoch 2"
    setup = Setup(adapters={"epoch 1": "a/epochs/epoch-1", "epoch 2": "a/epochs/epoch-2"})
    first, second = command_of(other, setup).split("\n")
    assert "--adapter a/epochs/epoch-1 --out runs/double-epoch-1-seed-4" in first
    assert "--adapter a/epochs/epoch-2" in second


def test_on_a_space_the_address_is_that_of_the_space(monkeypatch):
    monkeypatch.setenv("SPACE_ID", "me/page")
    assert link_of(Screen(DOUBLE)) == "https://huggingface.co/spaces/me/page?problem=double"


@pytest.mark.parametrize("problem_id", ["double", "test/anagrams", "a b; rm -rf ~", "$(reboot)`x`'\""])
def test_the_command_is_one_that_the_command_line_takes_whatever_the_problem_is_called(problem_id):
    screen = replace(LIVE, problem=replace(DOUBLE, problem_id=problem_id))
    words = shlex.split(command_of(screen, Setup(problems="my set.jsonl", base="org/M", adapter="dir/a")))
    assert words[:4] == ["python", "-m", "evaluation", "run"]
    options = build_parser().parse_args(words[3:])
    assert (options.only, options.problems, options.base, options.adapter) == (
        [problem_id],
        "my set.jsonl",
        "org/M",
        "dir/a",
    )
    assert (options.max_new_tokens, options.temperature, options.top_p) == (128, 0.7, 1.0)
    assert (options.seed, options.strength) == (4, 0.5)


def test_the_command_of_a_stored_pair_has_the_problems_and_settings_of_its_run():
    command = command_of(stored(problems="embedded:test", max_new_tokens=64), Setup(problems="embedded"))
    assert command == (
        "python -m evaluation run --problems embedded:test --only double --out runs/double --max-new-tokens 64"
    )


def test_without_a_result_there_is_no_command():
    assert command_of(Screen(DOUBLE, sides=dict.fromkeys(SIDES, Side())), Setup()) == ""
