"""Strings: conditions on their characters, and what is made of those that were selected."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial
from typing import Any

from evaluation.authoring.practice.composition import (
    Aggregate,
    Collection,
    Condition,
    Values,
    compose_task,
    draw_lists,
    drop_repeated,
    is_telling,
    select,
)
from evaluation.authoring.practice.operation import Call, Operation, Task, Voice
from evaluation.authoring.practice.wording import Pool, hold_out

SMALL = "abcdefghijklmnopqrstuvwxyz"
MIXED = SMALL + SMALL.upper() + "0123456789" * 3
SETS = ("stone", "amber", "river", "cloud", "plant", "dream", "tiger", "music")


def _letter(rng: random.Random, low: int, high: int) -> Values | None:
    return {"m": rng.choice("aehilmnorst")}


def _middle(rng: random.Random, low: int, high: int) -> Values | None:
    return {"m": rng.choice("efghijklmnopqrs")}


def _set(rng: random.Random, low: int, high: int) -> Values | None:
    return {"w": rng.choice(SETS)}


def _neighbours(values: Values) -> Sequence[str]:
    return [chr(ord(values["m"]) + step) for step in (-1, 0, 1)]


OF_MIXED = (
    Condition(
        "capital",
        (
            "are capital letters",
            "are written as capitals",
            "are upper-case letters",
            "are capitals",
            "are uppercase letters",
        ),
        "c.isupper()",
        ("upper-case {things}", "capital letters"),
        edges=lambda v: "AZa",
    ),
    Condition(
        "small",
        (
            "are small letters",
            "are lower-case letters",
            "are lowercase letters",
            "are letters but no capitals",
            "are small letters of the alphabet",
        ),
        "c.islower()",
        ("lower-case {things}", "small letters"),
        edges=lambda v: "azA",
    ),
    Condition(
        "digit",
        (
            "are digits",
            "are digits from 0 to 9",
            "are decimal digits",
            "are one of the digits 0 to 9",
            "are digits and no letters",
        ),
        "c.isdigit()",
        ("digits",),
        edges=lambda v: "09a",
    ),
    Condition(
        "letter",
        (
            "are letters",
            "are letters and no digits",
            "are letters, small or capital",
            "are letters of the alphabet",
            "are letters of any size",
        ),
        "c.isalpha()",
        ("letters",),
        edges=lambda v: "azAZ0",
    ),
    Condition(
        "no-capital",
        (
            "are not capital letters",
            "are no capitals",
            "are anything but capital letters",
            "are not upper-case letters",
            "are not uppercase letters",
        ),
        "not c.isupper()",
        edges=lambda v: "AZa",
    ),
)
OF_SMALL = (
    Condition(
        "equal",
        ("are equal to {m}", "are the letter {m}", "equal {m}", "are the same as {m}", "match the letter {m}"),
        'c == "{m}"',
        draw=_letter,
        edges=_neighbours,
    ),
    Condition(
        "unequal",
        (
            "are not {m}",
            "differ from {m}",
            "are different from {m}",
            "are other letters than {m}",
            "are not equal to {m}",
        ),
        'c != "{m}"',
        draw=_letter,
        edges=_neighbours,
    ),
    Condition(
        "after",
        (
            "come after {m} in the alphabet",
            "stand after {m} in the alphabet",
            "follow later than {m} in the alphabet",
            "are later in the alphabet than {m}",
            "come later than {m} in the alphabet",
        ),
        'c > "{m}"',
        draw=_middle,
        edges=_neighbours,
    ),
    Condition(
        "before",
        (
            "come before {m} in the alphabet",
            "stand before {m} in the alphabet",
            "are earlier in the alphabet than {m}",
            "precede {m} in the alphabet",
            "come earlier than {m} in the alphabet",
        ),
        'c < "{m}"',
        draw=_middle,
        edges=_neighbours,
    ),
    Condition(
        "in-set",
        (
            "occur in the word {w}",
            "belong to the word {w}",
            "are also found in the word {w}",
            "are contained in the word {w}",
            "appear in the word {w}",
        ),
        'c in "{w}"',
        draw=_set,
        edges=lambda v: v["w"],
    ),
    Condition(
        "not-in-set",
        (
            "do not occur in the word {w}",
            "do not belong to the word {w}",
            "are not found in the word {w}",
            "are not contained in the word {w}",
            "do not appear in the word {w}",
        ),
        'c not in "{w}"',
        draw=_set,
        edges=lambda v: v["w"],
    ),
)

AGGREGATES = (
    Aggregate(
        "count",
        "integer",
        (
            "the number of {bare}",
            "how many {things} {pred}",
            "how many of the {things} {pred}",
            "the count of {bare}",
            "how many {bare} it has",
            "the number of all {bare}",
        ),
        "len({b})",
        ("count = 0", "count += 1", "count"),
        verbs=("count", "how_many", "number_of"),
    ),
    Aggregate(
        "kept",
        "text",
        (
            "{the}, written one after the other",
            "the text that consists of {the} alone",
            "the text made of {the} in their old order",
            "what remains when only {the} are kept",
            "the text without all other {things} than {the}",
            "{the}, joined in the given order",
        ),
        '"".join({b})',
        ('b = ""', "b += {x}", "b"),
        "{b}",
        ("keep", "only", "filter"),
    ),
    Aggregate(
        "kept-reversed",
        "text",
        (
            "{the}, written in reverse order",
            "{the} from the last to the first, in one word",
            "the text made of {the} in reverse order",
            "{the}, joined backwards",
            "{the} joined from the last to the first",
            "the text that {the} give in reverse order",
        ),
        '"".join({b})[::-1]',
        ('b = ""', "b = {x} + b", "b"),
        "{b}",
        ("backwards", "reverse", "turned"),
    ),
    Aggregate(
        "kept-sorted",
        "text",
        (
            "{the}, sorted and written one after the other",
            "{the} in sorted order, in one word",
            "the text made of {the} in sorted order",
            "{the}, sorted and joined",
            "{the}, put in order and joined",
            "the text that {the} give when sorted",
        ),
        '"".join(sorted({b}))',
        guard="{b}",
        verbs=("sort", "sorted", "in_order"),
    ),
    Aggregate(
        "doubled",
        "text",
        (
            "the text made of {the}, each written twice",
            "{the}, each one doubled, in one word",
            "{the} written one after the other, every one twice",
            "the text in which each of {the} stands twice and nothing else",
            "the text that {the} give when each is written twice",
            "{the} joined, with each one doubled",
        ),
        '"".join({x} * 2 for {x} in {b})',
        ('b = ""', "b += {x} * 2", "b"),
        "{b}",
        ("double", "twice", "echo"),
    ),
    Aggregate(
        "different",
        "integer",
        (
            "how many different {things} there are among {the}",
            "the number of different {things} among {the}",
            "the count of distinct {things} among {the}",
            "how many distinct {things} {the} have",
            "the number of distinct {things} among {the}",
            "how many {things} differ among {the}",
        ),
        "len(set({b}))",
        verbs=("different", "distinct", "kinds"),
    ),
    Aggregate(
        "any",
        "choice",
        (
            "any of the {things} {pred}",
            "there are any {bare}",
            "some of the {things} {pred}",
            "it has any {bare}",
            "it contains {bare}",
            "among the {things} are some that {pred}",
        ),
        "len({b}) > 0",
        ("found = False", "found = True", "found"),
        verbs=("has", "any", "contains"),
    ),
    Aggregate(
        "all",
        "choice",
        (
            "all {things} {pred}",
            "all of the {things} {pred}",
            "it holds nothing but {bare}",
            "the {things} {pred}, every single one",
            "the {things} {pred}, all of them",
            "each and all of its {things} {pred}",
        ),
        "len({b}) == len({a})",
        ("count = 0", "count += 1", "count == len({a})"),
        verbs=("all", "only", "check"),
    ),
    Aggregate(
        "first",
        "text",
        (
            "the first of {the}",
            "the first one of {the} from the left",
            "the one of {the} that comes first",
            "the leftmost of {the}",
            "the first one among {the}",
            "the one of {the} farthest to the left",
        ),
        "{b}[0]",
        guard="{b}",
        verbs=("first", "find_first", "leftmost"),
    ),
    Aggregate(
        "last",
        "text",
        (
            "the last of {the}",
            "the last one of {the}",
            "the one of {the} that comes last",
            "the rightmost of {the}",
            "the last one among {the}",
            "the one of {the} farthest to the right",
        ),
        "{b}[-1]",
        guard="{b}",
        verbs=("last", "find_last", "rightmost"),
    ),
    Aggregate(
        "places",
        "row",
        (
            "the places of {the}, counted from 1",
            "the positions of {the}, numbered from 1",
            "the place numbers (from 1) of {the}",
            "at which places {the} stand, counted from 1",
            "the positions (the first one is 1) of {the}",
            "the places of {the}, numbered from 1",
        ),
        "{b}",
        guard="{b}",
        verbs=("places", "positions", "where"),
        places=True,
    ),
)

HELD_OUT = {
    ("count", "letter"): "test",
    ("kept", "after"): "test",
    ("last", "small"): "test",
    ("any", "not-in-set"): "test",
    ("kept-reversed", "digit"): "validation",
    ("first", "before"): "validation",
}

STORIES = Pool(
    practice=(
        ("password", "A user has chosen a password.", "A program checks the password of a new user."),
        ("text", "A text is given.", "You get a text without blanks.", "A text was typed on an old machine."),
        ("string", "You are given a string s.", "A string s is read."),
        ("code", "A parcel carries a code.", "Every article of a warehouse has a code."),
        ("word", "A word was carved into a tree.", "Lina found a strange word in an old book."),
        ("line", "A printer printed a single line.", "One line of a diary is still readable."),
        ("name", "A robot has a strange name.", "The name of a planet in a novel is given."),
        ("message", "A spy receives a message.", "A message arrives without any blanks."),
        ("label", "A label sticks on a box.", "Each plant in a garden has a label. Look at one of them."),
    ),
    validation=(("plate", "A car has a long plate."), ("serial", "A camera shows its serial on the screen.")),
    test=(("tag", "A dog wears a tag round its neck."), ("inscription", "A bell has an inscription on its rim.")),
)
INPUTS = hold_out(
    (
        "One line with a {thing} of {least} to {most} {chars}.",
        "The only line holds the {thing}: {least} to {most} {chars}, without blanks.",
        "A single line contains the {thing}, which consists of {chars}. Its length is between {least} and {most}.",
        "A string s of {chars} ({least} <= |s| <= {most}).",
        "The input is one line, the {thing}. It has from {least} to {most} {chars} and no blanks.",
        "You read a line with {least} to {most} {chars}.",
        "The {thing} stands on a line of its own and has at least {least}, at most {most} {chars}.",
        "One string is given. It is not shorter than {least} and not longer than {most}, and made of {chars}.",
    )
)
LIMITS = hold_out(
    (
        "The string {name} has {least} to {most} characters: {chars}.",
        "{name} is a string of {least} to {most} {chars}.",
        "The argument {name} consists of {least} to {most} {chars}.",
        "The length of {name} is between {least} and {most}; it is made of {chars}.",
        "In {name} there are {least} to {most} {chars}.",
        "The function gets a string {name} with at least {least} and at most {most} {chars}.",
    )
)


def draw_string(rng: random.Random, alphabet: str, size: int) -> str:
    """Return a random string of that length."""
    return "".join(rng.choice(alphabet) for _ in range(size))


def _write(aggregate: Aggregate, voice: Voice, only: str = "") -> Task:
    conditions = OF_MIXED + OF_SMALL
    allowed = [c for c in conditions if (c.name == only if only else (aggregate.name, c.name) not in HELD_OUT)]
    if aggregate.name in (
        "kept-sorted",
        "different",
        "doubled",
        "kept-reversed",
    ):  # nothing to do with equal characters
        allowed = [c for c in allowed if c.name != "equal"]
    condition = voice.rng.choice(allowed)
    mixed = condition in OF_MIXED
    alphabet = MIXED if mixed else SMALL
    thing, *openings = voice.say(STORIES)
    things = "characters" if mixed else "letters"
    name = voice.rng.choice(("s", "text", "word", "string", "name", thing)) if voice.chance(30) else ""
    selection = select(voice, condition=condition, part=None, container=name or "s", things=things)
    assert selection and is_telling(selection, lambda rng: rng.choice(alphabet), voice.rng, "c")
    few = "".join(selection.edges) + draw_string(voice.rng, alphabet, 8)
    values = draw_lists(
        voice, selection, draw=lambda rng: rng.choice(few if rng.randrange(2) else alphabet), element="c"
    )
    cases = drop_repeated(["".join(one) for one in values])
    words = {"thing": thing, "name": name, "least": 1, "most": voice.rng.choice((40, 50, 60, 100))}
    words["chars"] = "letters and digits" if mixed else "small letters"
    collection = Collection("c", name or "s", "s = input()", "import sys\n\ns = sys.stdin.readline().strip()", _encode)
    return compose_task(
        voice,
        aggregate,
        selection,
        collection,
        opening=voice.rng.choice(openings),
        cases=[[one] for one in cases],
        input=voice.say(LIMITS if name else INPUTS).format(**words),
        call=Call(f"{voice.rng.choice(list(aggregate.verbs))}_{_slug(condition, voice)}", name) if name else None,
        thing=things[:-1],
        things=things,
    )


def _slug(condition: Condition, voice: Voice) -> str:
    held = {"practice": ("letters", "chars", "signs", "in_text"), "validation": ("glyphs",), "test": ("marks",)}
    return voice.rng.choice(held[voice.part])


def _encode(text: Any) -> str:
    return f"{text}\n"


def string_operations() -> list[Operation]:
    """Return the operations on the characters of a string."""
    by_name = {one.name: one for one in AGGREGATES}
    operations = [Operation(f"string-{one.name}", "strings", partial(_write, one)) for one in AGGREGATES]
    for (name, condition), part in HELD_OUT.items():
        write = partial(_write, by_name[name], only=condition)
        operations.append(Operation(f"string-{name}-{condition}", "strings", write, f"string-{name}", part))
    return operations
