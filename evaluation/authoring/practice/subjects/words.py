"""Words of a line: conditions on a word, and what is made of those that were selected."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial
from typing import Any

from evaluation.authoring.draft import lines
from evaluation.authoring.practice.composition import (
    Aggregate,
    Collection,
    Condition,
    Values,
    compose_task,
    draw_lists,
    is_telling,
    select,
)
from evaluation.authoring.practice.operation import Call, Operation, Task, Voice
from evaluation.authoring.practice.wording import Pool, hold_out

WORDS = (  # noqa: SIM905, a list would have 200 lines
    "a an ant apple arm art at bag ball band bank barn bat bean bed bee bell bird blue boat bone book box bread "
    "brook bus cake calm camp candle car cat chair cheese clock cloud coat cold corn cup dance day deer desk dog "
    "door dream drum duck ear earth east egg elk engine evening eye farm fish flag flour flower fog forest fork "
    "fox frog garden ghost gift goat gold goose grape grass green hall hand harbour hat hill honey horse house "
    "ice idea ink iron island jam jar jump kettle king kite lake lamp leaf lemon letter light lion log long map "
    "market meadow milk mint moon moss mouse music nest net night noon noun nut oak ocean oil old onion orange "
    "otter owl page paint paper path peach pear pen pepper piano pine pond pot quiet rain red river road rock "
    "roof room root rose salt sand sea seed shell ship shoe silver sky snow soap song spoon stamp star stone "
    "storm street sugar summer sun table tea tent thunder tiger top tower train tree tulip up valley violin wall "
    "wasp water wave west wheel wind window winter wolf wood wool yard year yellow zebra level noon radar tenet "
).split()


def _length(rng: random.Random, low: int, high: int) -> Values | None:
    return {"k": rng.randint(3, 5)}


def _letter(rng: random.Random, low: int, high: int) -> Values | None:
    return {"m": rng.choice("abcdeghlmnoprstw")}


def _common(rng: random.Random, low: int, high: int) -> Values | None:
    return {"m": rng.choice("aeilnorst")}


def _end(rng: random.Random, low: int, high: int) -> Values | None:
    return {"m": rng.choice("degklnrt")}


def _by_length(values: Values) -> Sequence[str]:
    return [next(word for word in WORDS if len(word) == values["k"] + step) for step in (-1, 0, 1)]


CONDITIONS = (
    Condition(
        "longer",
        (
            "have more than {k} letters",
            "are longer than {k} letters",
            "consist of more than {k} letters",
            "are made of more than {k} letters",
            "have a length above {k}",
        ),
        "len(w) > {k}",
        draw=_length,
        edges=_by_length,
    ),
    Condition(
        "shorter",
        (
            "have fewer than {k} letters",
            "are shorter than {k} letters",
            "consist of fewer than {k} letters",
            "are made of fewer than {k} letters",
            "have a length below {k}",
        ),
        "len(w) < {k}",
        draw=_length,
        edges=_by_length,
    ),
    Condition(
        "length",
        (
            "have exactly {k} letters",
            "consist of exactly {k} letters",
            "are {k} letters long",
            "have the length {k}",
            "are exactly {k} letters long",
        ),
        "len(w) == {k}",
        ("{things} of {k} letters",),
        draw=_length,
        edges=_by_length,
    ),
    Condition(
        "even-length",
        (
            "have an even number of letters",
            "consist of an even number of letters",
            "have an even length",
            "are made of an even number of letters",
            "are of even length",
        ),
        "len(w) % 2 == 0",
    ),
    Condition(
        "begin",
        (
            "begin with {m}",
            "start with the letter {m}",
            "begin with the letter {m}",
            "have {m} as their first letter",
            "start with {m}",
        ),
        'w[0] == "{m}"',
        draw=_letter,
    ),
    Condition(
        "end",
        (
            "end in {m}",
            "end with the letter {m}",
            "end in the letter {m}",
            "have {m} as their last letter",
            "end with {m}",
        ),
        'w[-1] == "{m}"',
        draw=_end,
    ),
    Condition(
        "contain",
        (
            "contain the letter {m}",
            "contain {m}",
            "have the letter {m} in them",
            "hold the letter {m} somewhere",
            "include the letter {m}",
        ),
        '"{m}" in w',
        ("{things} with the letter {m}",),
        draw=_common,
    ),
    Condition(
        "lack",
        (
            "do not contain the letter {m}",
            "do not contain {m}",
            "have no letter {m} in them",
            "are free of the letter {m}",
            "do not include the letter {m}",
        ),
        '"{m}" not in w',
        ("{things} without the letter {m}",),
        draw=_common,
    ),
    Condition(
        "no-begin",
        (
            "do not begin with {m}",
            "do not start with the letter {m}",
            "begin with another letter than {m}",
            "have another first letter than {m}",
            "do not start with {m}",
        ),
        'w[0] != "{m}"',
        draw=_letter,
    ),
    Condition(
        "same-ends",
        (
            "begin and end with the same letter",
            "end with the letter with which they begin",
            "have the same letter at both ends",
            "start and end with the same letter",
            "have equal first and last letters",
        ),
        "w[0] == w[-1]",
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
            "how many {bare} there are",
            "the number of all {bare}",
        ),
        "len({b})",
        ("count = 0", "count += 1", "count"),
        verbs=("count", "how_many", "number_of"),
    ),
    Aggregate(
        "list",
        "row",
        (
            "{the} in the given order",
            "all {bare}, in the order of the line",
            "{the}, without changing their order",
            "only {the}, in the given order",
            "{the} in their old order",
            "{the} in the same order as given",
        ),
        "{b}",
        guard="{b}",
        verbs=("keep", "filter", "select"),
    ),
    Aggregate(
        "reversed",
        "row",
        (
            "{the} in reverse order",
            "{the}, the last one first",
            "{the} from the last to the first",
            "{the} in the opposite order",
            "{the} in reversed order",
            "{the}, beginning with the last one",
        ),
        "{b}[::-1]",
        guard="{b}",
        verbs=("reverse", "backwards", "turn"),
    ),
    Aggregate(
        "sorted",
        "row",
        (
            "{the} in alphabetical order",
            "{the}, sorted alphabetically",
            "{the} in the order of the alphabet",
            "{the} sorted as in a dictionary",
            "{the}, alphabetically sorted",
            "{the} in dictionary order",
        ),
        "sorted({b})",
        guard="{b}",
        verbs=("sort", "in_order", "alphabetical"),
    ),
    Aggregate(
        "first",
        "text",
        (
            "the first of {the}",
            "the first one of {the}",
            "the one of {the} that comes first",
            "the earliest of {the}",
            "the first one among {the}",
            "the leftmost of {the}",
        ),
        "{b}[0]",
        guard="{b}",
        verbs=("first", "find_first", "earliest"),
    ),
    Aggregate(
        "last",
        "text",
        (
            "the last of {the}",
            "the last one of {the}",
            "the one of {the} that comes last",
            "the final one of {the}",
            "the last one among {the}",
            "the rightmost of {the}",
        ),
        "{b}[-1]",
        guard="{b}",
        verbs=("last", "find_last", "final"),
    ),
    Aggregate(
        "longest",
        "text",
        (
            "the longest of {the} (of several the first)",
            "the longest of {the}; of equally long ones the first counts",
            "the first longest one of {the}",
            "the one of {the} with the most letters (the first, if several have as many)",
            "the longest one among {the} (of several the first)",
            "the one of {the} with the greatest length, the first if there are several",
        ),
        "max({b}, key=len)",
        ("best = None", "if best is None or len({x}) > len(best):\n    best = {x}", "best"),
        "{b}",
        ("longest", "find_longest", "longest_of"),
    ),
    Aggregate(
        "alphabetically-first",
        "text",
        (
            "the one of {the} that comes first in the alphabet",
            "the alphabetically first of {the}",
            "the one of {the} that stands first in a dictionary",
            "the first of {the} in alphabetical order",
            "the alphabetically smallest of {the}",
            "the one of {the} that a dictionary lists first",
        ),
        "min({b})",
        ("best = None", "if best is None or {x} < best:\n    best = {x}", "best"),
        "{b}",
        ("smallest", "first_in_order", "min_of"),
    ),
    Aggregate(
        "total-length",
        "integer",
        (
            "the total number of letters of {the}",
            "how many letters {the} have together",
            "the sum of the lengths of {the}",
            "the number of letters in {the} altogether",
            "the total length of {the}",
            "how many letters there are in {the} altogether",
        ),
        "sum(len({x}) for {x} in {b})",
        ("total = 0", "total += len({x})", "total"),
        verbs=("letters_in", "total_length", "letters_of"),
    ),
    Aggregate(
        "lengths",
        "row",
        (
            "the lengths of {the} in the given order",
            "how many letters each of {the} has, in the given order",
            "the numbers of letters of {the}, in the given order",
            "the length of each of {the}, in order",
            "for each of {the} its number of letters, in order",
            "the letter counts of {the} in their order",
        ),
        "[len({x}) for {x} in {b}]",
        guard="{b}",
        verbs=("lengths", "sizes", "lengths_of"),
    ),
    Aggregate(
        "capitals",
        "row",
        (
            "{the} in capital letters, in the given order",
            "{the}, written in capitals, in the given order",
            "{the} in upper case, in their old order",
            "{the} with all letters turned into capitals, in order",
            "{the} in uppercase and in the given order",
            "{the}, in order and with capital letters only",
        ),
        "[{x}.upper() for {x} in {b}]",
        ("b = []", "b.append({x}.upper())", "b"),
        "{b}",
        ("shout", "capitals", "upper"),
    ),
    Aggregate(
        "last-letters",
        "text",
        (
            "the last letters of {the}, joined to one word",
            "the text made of the last letters of {the}",
            "the last letters of {the}, written one after the other",
            "the word that the last letters of {the} make",
            "the final letters of {the}, joined in order",
            "the word that consists of the final letters of {the}",
        ),
        '"".join({x}[-1] for {x} in {b})',
        ('b = ""', "b += {x}[-1]", "b"),
        "{b}",
        ("last_letters", "endings", "ends"),
    ),
    Aggregate(
        "turned",
        "row",
        (
            "{the}, each with its letters in reverse order, in the given order",
            "{the}, each one spelled backwards",
            "{the} with the letters of each one reversed, in their order",
            "each of {the} written backwards, in the given order",
            "{the} in their order, every one spelled from its end",
            "{the}, each reversed letter by letter",
        ),
        "[{x}[::-1] for {x} in {b}]",
        ("b = []", "b.append({x}[::-1])", "b"),
        "{b}",
        ("mirror", "flip", "spell_back"),
    ),
    Aggregate(
        "any",
        "choice",
        (
            "any of the {things} {pred}",
            "there are any {bare}",
            "some of the {things} {pred}",
            "you can find {bare} there",
            "there are {bare} among them",
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
            "there are only {bare}",
            "the {things} {pred}, every single one",
            "the {things} {pred}, all of them",
            "each and all of the {things} {pred}",
        ),
        "len({b}) == len({a})",
        ("count = 0", "count += 1", "count == len({a})"),
        verbs=("all", "only", "check"),
    ),
)

HELD_OUT = {
    ("count", "end"): "test",
    ("longest", "begin"): "test",
    ("sorted", "contain"): "test",
    ("all", "shorter"): "test",
    ("list", "same-ends"): "validation",
    ("total-length", "length"): "validation",
    ("reversed", "lack"): "validation",
}

STORIES = Pool(
    practice=(
        ("word", "A sentence was written without any signs."),
        ("word", "A list of words is given."),
        ("word", "Lena collects words and writes them in one line."),
        ("name", "The dogs of a village have short names."),
        ("word", "A child learns new words every day. Here are those of today."),
        ("word", "A poster shows some words."),
        ("noun", "A language teacher has written nouns on the board."),
        ("name", "A game master calls out the code names of the players."),
        ("word", "You are given several words."),
        ("label", "All drawers of a cupboard have labels. They are given from top to bottom."),
        ("password", "A guard has heard the passwords of the last days."),
        ("tag", "A photo has tags that say what can be seen on it."),
    ),
    validation=(
        ("title", "A shelf holds films with titles of one word each."),
        ("nickname", "The sailors of a ship call each other by nicknames."),
    ),
    test=(
        ("keyword", "A librarian gives each book some keywords."),
        ("answer", "Pupils answer a riddle with one word each."),
    ),
)
INPUTS = hold_out(
    (
        "One line with 1 to {most} {things}, separated by blanks. Each consists of 1 to 10 small letters.",
        "The only line holds the {things} ({least} to {most} of them) with single blanks in between. They are made "
        "of small letters.",
        "A line of {things} of small letters, separated by blanks. There are at least {least} and at most {most}.",
        "The {things} stand on one line, separated by single spaces. Their number is between {least} and {most}, and "
        "all letters are lowercase.",
        "You read one line with {least} to {most} {things}; a {thing} has at most 10 letters, all of them small.",
        "A single line lists the {things}, from {least} to {most}. All of them are written in small letters.",
        "All {things} are given in one line with blanks between them: {least} to {most} of them, in small letters.",
    )
)
LIMITS = hold_out(
    (
        "The list {name} holds {least} to {most} {things} of 1 to 10 small letters.",
        "{name} is a list of {least} to {most} strings of small letters.",
        "The argument {name} is a list with {least} to {most} {things}, each made of 1 to 10 small letters.",
        "There are {least} to {most} {things} in {name}, all of them in small letters.",
        "The function gets a list {name} of {things}: {least} to {most} strings, not empty, in small letters.",
        "In {name} there are at least {least} and at most {most} strings of small letters.",
    )
)


def draw_word(rng: random.Random) -> str:
    """Return one of the words."""
    return rng.choice(WORDS)


def _write(aggregate: Aggregate, voice: Voice, only: str = "") -> Task:
    allowed = [c for c in CONDITIONS if (c.name == only if only else (aggregate.name, c.name) not in HELD_OUT)]
    if aggregate.name in ("longest", "lengths"):
        allowed = [c for c in allowed if c.name != "length"]
    if aggregate.name == "last-letters":
        allowed = [c for c in allowed if c.name not in ("end", "same-ends")]
    thing, *openings = voice.say(STORIES)
    things = f"{thing}s"
    name = voice.rng.choice(("words", "texts", "strings", things, "items")) if voice.chance(30) else ""
    while True:
        condition: Condition | None = voice.rng.choice(allowed)
        may_join = not only and condition is not None and aggregate.name not in ("any", "all")
        second = voice.rng.choice(allowed) if may_join and voice.chance(15) else None
        if second and condition and second.name.split("-")[-1] == condition.name.split("-")[-1]:
            continue
        if not only and "{bare}" not in aggregate.asks[0] and aggregate.kind != "choice" and voice.chance(12):
            condition = second = None
        selection = select(
            voice, condition=condition, part=None, container=name or "words", things=things, second=second
        )
        if selection and is_telling(selection, draw_word, voice.rng, "w"):
            break
    values = draw_lists(voice, selection, draw=draw_word, element="w", longest=25)
    words = {"thing": thing, "things": things, "name": name, "least": 1, "most": voice.rng.choice((25, 30, 40, 50))}
    collection = Collection(
        "w", name or "words", "words = input().split()", "import sys\n\nwords = sys.stdin.read().split()", lines
    )
    return compose_task(
        voice,
        aggregate,
        selection,
        collection,
        opening=voice.rng.choice(openings),
        cases=[[one] for one in values],
        input=voice.say(LIMITS if name else INPUTS).format(**words),
        call=Call(f"{voice.rng.choice(list(aggregate.verbs))}_{things}", name) if name else None,
        thing=thing,
        things=things,
    )


def word_operations() -> list[Operation]:
    """Return the operations on the words of a line."""
    by_name: dict[str, Any] = {one.name: one for one in AGGREGATES}
    operations = [Operation(f"words-{one.name}", "words", partial(_write, one)) for one in AGGREGATES]
    for (name, condition), part in HELD_OUT.items():
        write = partial(_write, by_name[name], only=condition)
        operations.append(Operation(f"words-{name}-{condition}", "words", write, f"words-{name}", part))
    return operations
