"""Tables of a name and a number in each row, and lists of names that are counted."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from evaluation.authoring.draft import lines
from evaluation.authoring.practice.composition import (
    Aggregate,
    Collection,
    Condition,
    Selection,
    Values,
    compose_task,
    draw_lists,
    is_telling,
    select,
)
from evaluation.authoring.practice.operation import Call, Operation, Program, Task, Voice
from evaluation.authoring.practice.single import Single, Words
from evaluation.authoring.practice.wording import Pool, hold_out

PEOPLE = (
    "ada",
    "bert",
    "cleo",
    "dan",
    "eva",
    "finn",
    "gina",
    "hugo",
    "ida",
    "jan",
    "kim",
    "lars",
    "mia",
    "nils",
    "olga",
    "pia",
    "rob",
    "sam",
    "tom",
    "uma",
    "vera",
    "wim",
    "yara",
    "zoe",
    "anton",
    "berta",
    "clara",
    "emil",
)
HIGHEST = 60


@dataclass(frozen=True)
class TableStory:
    """What the rows of a table tell."""

    thing: str
    units: str
    opening: str


STORIES = Pool(
    practice=(
        TableStory("player", "points", "After a game each player has a name and a number of points."),
        TableStory("pupil", "books", "A library keeps a list of pupils and of the books that each has read."),
        TableStory(
            "town",
            "inhabitants",
            "A list names the towns of an island and how many inhabitants each has, in thousands.",
        ),
        TableStory("farmer", "cows", "The farmers of a valley are listed with their cows."),
        TableStory("shop", "customers", "For each shop of a street the customers of a day were counted."),
        TableStory("team", "goals", "A league lists its teams and the goals that they have shot."),
        TableStory("guest", "cards", "At a party every guest draws some cards from a heap."),
        TableStory("sailor", "coins", "A captain writes down for each sailor how many coins he has to get."),
        TableStory("driver", "tours", "A firm lists its drivers and the tours of the last month."),
        TableStory("singer", "songs", "A list of singers tells how many songs each of them has sung."),
    ),
    validation=(
        TableStory("gardener", "roses", "A show lists its gardeners, each with a number of roses."),
        TableStory("monk", "pages", "The monks of an abbey copy books; a list has the pages of each."),
    ),
    test=(
        TableStory("collector", "stamps", "A club lists its collectors and how many stamps they own."),
        TableStory("fisher", "trout", "Each fisher at a lake reports his trout of the day."),
    ),
)


def _amount(rng: random.Random, low: int, high: int) -> Values | None:
    return {"k": rng.randint(8, 40)}


def _letter(rng: random.Random, low: int, high: int) -> Values | None:
    return {"m": rng.choice("abcegjlm")}


def _length(rng: random.Random, low: int, high: int) -> Values | None:
    return {"k": rng.randint(3, 4)}


def _rows_around(values: Values) -> Sequence[Any]:
    return [(PEOPLE[number], str(values["k"] + number - 1)) for number in (0, 1, 2)]


CONDITIONS = (
    Condition(
        "more",
        (
            "have more than {k} {units}",
            "have over {k} {units}",
            "own more than {k} {units}",
            "have a number of {units} above {k}",
            "have more {units} than {k}",
        ),
        "int(r[1]) > {k}",
        ("{things} with more than {k} {units}",),
        draw=_amount,
        edges=_rows_around,
    ),
    Condition(
        "fewer",
        (
            "have fewer than {k} {units}",
            "have less than {k} {units}",
            "own fewer than {k} {units}",
            "have a number of {units} below {k}",
            "have fewer {units} than {k}",
        ),
        "int(r[1]) < {k}",
        ("{things} with fewer than {k} {units}",),
        draw=_amount,
        edges=_rows_around,
    ),
    Condition(
        "at-least",
        (
            "have at least {k} {units}",
            "have {k} {units} or more",
            "have not fewer than {k} {units}",
            "own at least {k} {units}",
            "have a number of {units} not below {k}",
        ),
        "int(r[1]) >= {k}",
        ("{things} with at least {k} {units}",),
        draw=_amount,
        edges=_rows_around,
    ),
    Condition(
        "even",
        (
            "have an even number of {units}",
            "own an even number of {units}",
            "have a number of {units} divisible by 2",
            "have an even count of {units}",
            "have {units} whose number is even",
        ),
        "int(r[1]) % 2 == 0",
    ),
    Condition(
        "begin",
        (
            "have a name that begins with {m}",
            "have a name starting with {m}",
            "are called by a name with {m} as its first letter",
            "have names that begin with the letter {m}",
            "have a name with the first letter {m}",
        ),
        'r[0][0] == "{m}"',
        draw=_letter,
    ),
    Condition(
        "long-name",
        (
            "have a name of more than {k} letters",
            "have a name longer than {k} letters",
            "have names with more than {k} letters",
            "are called by a name of more than {k} letters",
            "have a name whose length is above {k}",
        ),
        "len(r[0]) > {k}",
        draw=_length,
    ),
)

AGGREGATES = (
    Aggregate(
        "names",
        "row",
        (
            "the names of {the} in the given order",
            "the names of all {bare}, in the order of the table",
            "the names of {the}, in their old order",
            "who {the} are: their names in the given order",
            "the names of {the}, as ordered in the table",
            "the names that {the} have, in the given order",
        ),
        "[r[0] for r in {b}]",
        ("b = []", "b.append(r[0])", "b"),
        "{b}",
        ("names", "who", "list_names"),
    ),
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
        "total",
        "integer",
        (
            "how many {units} {the} have together",
            "the total number of {units} of {the}",
            "the sum of the {units} of {the}",
            "the number of {units} of {the} altogether",
            "how many {units} belong to {the} in all",
            "the {units} of {the}, added up",
        ),
        "sum(int(r[1]) for r in {b})",
        ("total = 0", "total += int(r[1])", "total"),
        verbs=("total", "together", "sum_of"),
    ),
    Aggregate(
        "best",
        "text",
        (
            "the name of the one with the most {units} among {the} (of several the first)",
            "who of {the} has the most {units}; of several the first counts",
            "the name that goes with the greatest number of {units} among {the}, the first of several",
            "the name of the first one with the most {units} among {the}",
            "the name of whoever has the most {units} among {the} (the first of several)",
            "which name has the most {units} among {the}, the first if several do",
        ),
        "max({b}, key=lambda r: int(r[1]))[0]",
        ("best = None", "if best is None or int(r[1]) > int(best[1]):\n    best = r", "best[0]"),
        "{b}",
        ("best", "top", "leader"),
    ),
    Aggregate(
        "highest",
        "integer",
        (
            "the greatest number of {units} among {the}",
            "the largest number of {units} that one of {the} has",
            "the most {units} that one of {the} has",
            "the maximum of the numbers of {units} of {the}",
            "the highest number of {units} among {the}",
            "the largest of the numbers of {units} of {the}",
        ),
        "max(int(r[1]) for r in {b})",
        ("best = None", "if best is None or int(r[1]) > best:\n    best = int(r[1])", "best"),
        "{b}",
        ("highest", "most", "max_of"),
    ),
    Aggregate(
        "sorted-names",
        "row",
        (
            "the names of {the} in alphabetical order",
            "the names of {the}, sorted alphabetically",
            "the names of {the} in the order of the alphabet",
            "the alphabetically sorted names of {the}",
            "the names of {the}, alphabetically",
            "the names of {the} as a dictionary would order them",
        ),
        "sorted(r[0] for r in {b})",
        ("b = []", "b.append(r[0])", "sorted(b)"),
        "{b}",
        ("sorted_names", "in_order", "by_name"),
    ),
    Aggregate(
        "ranking",
        "row",
        (
            "the names of {the} from the most {units} to the fewest (with equal numbers in the given order)",
            "the names of {the}, sorted by their {units}, most first; with as many {units} the order of the table "
            "stays",
            "the ranking of {the}: their names, the one with the most {units} first, equal ones in the order of the "
            "table",
            "the names of {the} in the order of their {units}, from many to few (equal ones as given)",
            "the names of {the} sorted by {units}, the most first, equal ones in the given order",
            "the names of {the} by falling numbers of {units}, equal ones as in the table",
        ),
        "[r[0] for r in sorted({b}, key=lambda r: -int(r[1]))]",
        guard="{b}",
        verbs=("ranking", "from_most", "order"),
        difficulty="interview",
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
FEWEST = Aggregate(
    "fewest",
    "text",
    (
        "the name of the one with the fewest {units} among {the} (of several the first)",
        "who of {the} has the fewest {units}; of several the first counts",
        "the name of the first one with the fewest {units} among {the}",
    ),
    "min({b}, key=lambda r: int(r[1]))[0]",
    ("best = None", "if best is None or int(r[1]) < int(best[1]):\n    best = r", "best[0]"),
    "{b}",
    ("fewest", "last_place", "least"),
)
LOWEST = Aggregate(
    "lowest",
    "integer",
    (
        "the least number of {units} among {the}",
        "the fewest {units} that one of {the} has",
        "the smallest number of {units} that one of {the} has",
    ),
    "min(int(r[1]) for r in {b})",
    ("best = None", "if best is None or int(r[1]) < best:\n    best = int(r[1])", "best"),
    "{b}",
    ("lowest", "fewest", "min_of"),
)

HELD_OUT = {("count", "at-least"): "test", ("names", "even"): "test", ("total", "begin"): "validation"}

INPUTS = hold_out(
    (
        "The first line holds n (1 <= n <= {most}). Each of the next n lines holds a name of small letters and a "
        "number from 0 to {high}.",
        "Line 1: the number n of {things}, at most {most}. Then n lines with a name (small letters) and the number "
        "of {units}, 0 to {high}.",
        "First comes n (1 <= n <= {most}), then n lines follow, each with a name in small letters and an integer "
        "from 0 to {high}.",
        "The input starts with n, from 1 to {most}. Then there is a line for each {thing}: the name, a blank, and "
        "how many {units} (0 to {high}).",
        "n stands on the first line (1 <= n <= {most}); below, on n lines, there are a name and a number of {units} "
        "each, 0 to {high}.",
        "You read n, at least 1 and at most {most}, and then n rows. A row is a name in small letters and a number "
        "between 0 and {high}.",
    )
)
LIMITS = hold_out(
    (
        "rows is a list of 1 to {most} pairs [name, number]; both are texts, the number one from '0' to '{high}'.",
        "The argument rows is a list with 1 to {most} lists of two texts: a name in small letters and a number from "
        "'0' to '{high}'.",
        "The list rows holds 1 to {most} pairs of texts, a name and the number of {units} ('0' to '{high}').",
        "rows holds at most {most} pairs [name, number] and at least one; the number is a text as well, '0' to "
        "'{high}'.",
        "In rows there are 1 to {most} pairs of texts: name and number, the latter from '0' to '{high}'.",
    )
)


def _write(aggregate: Aggregate, voice: Voice, only: str = "") -> Task:
    allowed = [c for c in CONDITIONS if (c.name == only if only else (aggregate.name, c.name) not in HELD_OUT)]
    story = voice.say(STORIES)
    things = f"{story.thing}s"
    called = voice.chance(25)
    draw = partial(_draw_row, high=HIGHEST)
    while True:
        whole = (
            not only and aggregate.kind != "choice" and aggregate.name not in ("count", "names") and voice.chance(40)
        )
        condition = None if whole else voice.rng.choice(allowed)
        selection = select(voice, condition=condition, part=None, container="rows", things=things)
        if selection and is_telling(selection, draw, voice.rng, "r"):
            break
    words = {"units": story.units, "thing": story.thing, "things": things}
    selection = _fill_units(selection, story.units)
    values = draw_lists(voice, selection, draw=draw, element="r", longest=20)
    collection = Collection(
        "r",
        "rows",
        "n = int(input())\nrows = [input().split() for _ in range(n)]",
        "import sys\n\nrows = [line.split() for line in sys.stdin.read().splitlines()[1:]]",
        lambda rows: lines(len(rows), *rows),
    )
    return compose_task(
        voice,
        aggregate,
        selection,
        collection,
        opening=story.opening,
        cases=[[[list(row) for row in one]] for one in values],
        input=voice.say(LIMITS if called else INPUTS).format(
            most=voice.rng.choice((20, 30, 50)), high=HIGHEST, **words
        ),
        call=Call(f"{voice.rng.choice(list(aggregate.verbs))}_{things}", "rows") if called else None,
        difficulty="interview",
        **words,
    )


def _draw_row(rng: random.Random, high: int) -> tuple[str, str]:
    return rng.choice(PEOPLE), str(rng.randint(0, high))


def _fill_units(selection: Selection, units: str) -> Selection:
    """Put the unit into the words of a selection."""
    bare, the, predicate = (
        text.replace("{units}", units) for text in (selection.bare, selection.the, selection.predicate)
    )
    return replace(selection, bare=bare, the=the, predicate=predicate)


FEW = Words("words", ("rose", "tulip", "lily", "daisy", "iris"), least=2)
VOTES = [
    (["rose", "lily", "rose", "iris"],),
    (["iris"],),
    (["lily", "rose"],),
    (["rose", "rose", "lily", "lily"],),
    (["tulip"] * 4,),
    (["daisy", "iris", "iris", "daisy", "iris"],),
]
TALLIES = (
    Single(
        "tally",
        "tables",
        "lines",
        (FEW,),
        (
            "A gardener calls out the flowers of a bed one after the other. || for each different flower, in the "
            "order of their first appearance, a line with its name and its number",
            "Visitors vote for a flower each. || a line for every flower that got votes, first named first: the "
            "flower and its votes",
            "A shop notes each flower that is sold as a word. || the different words in the order in which they "
            "first come, each on a line with how often it occurs",
            "The words of a line are counted. || for every different word a line with the word and its number, in "
            "the order of the first occurrences",
            "Bouquets are listed flower by flower. || one line for each kind of flower, the kind and how many there "
            "are, ordered by first appearance",
        ),
        (
            Program(
                '[f"{w} {count[w]}" for w in count]', "count = {}\nfor w in words:\n    count[w] = count.get(w, 0) + 1"
            ),
            Program(
                "b",
                "b = []\nfor i in range(len(words)):\n    if words[i] not in words[:i]:\n        b.append(words[i] + "
                '" " + str(words.count(words[i])))',
            ),
        ),
        ("tally",),
        edges=lambda c: VOTES,
        difficulty="interview",
        calls=0,
    ),
    Single(
        "most-frequent-word",
        "tables",
        "text",
        (FEW,),
        (
            "Visitors vote for a flower each. || the flower with the most votes; of several the one that was named "
            "first",
            "A shop notes each flower that is sold as a word. || the flower that was sold most often (of several the "
            "one that was sold first)",
            "The words of a line are counted. || the word that occurs most often, and the first of them in the line "
            "if there are several",
            "Children call out flowers. || the one that is called most often; if several are, the one that was "
            "called earliest",
            "A list names the flowers of a garden in the order of a walk. || the most common flower, of several the "
            "one met first",
        ),
        (
            Program("max(words, key=words.count)"),
            Program(
                "best",
                'best = ""\nfor w in words:\n    if best == "" or words.count(w) > words.count(best):\n        best '
                "= w",
            ),
        ),
        ("winner", "best_seller", "most_common", "most_called", "common_flower"),
        edges=lambda c: VOTES,
    ),
    Single(
        "only-once",
        "tables",
        "row",
        (FEW,),
        (
            "A gardener calls out the flowers of a bed one after the other. || the flowers that were called out just "
            "once, in order",
            "Visitors name a flower each. || the flowers that nobody named twice, in the given order",
            "The words of a line are looked through. || all words that occur exactly once, in their order",
            "A florist lists the flowers of an order. || those that stand only once in the list, in order",
            "Seeds are named after their flowers. || the names that occur a single time, in the given order",
        ),
        (
            Program("b", "b = [w for w in words if words.count(w) == 1]", "b"),
            Program("b", "b = []\nfor w in words:\n    if words.count(w) == 1:\n        b.append(w)", "b"),
        ),
        ("once", "unique_words", "singles", "only_one", "single_names"),
        edges=lambda c: VOTES,
        thing="one",
    ),
    Single(
        "several-times",
        "tables",
        "integer",
        (FEW,),
        (
            "A gardener calls out the flowers of a bed one after the other. || how many different flowers were "
            "called out more than once",
            "The words of a line are looked through. || the number of different words that occur more than once",
            "Visitors name a flower each. || how many flowers were named by at least two visitors",
        ),
        (
            Program("len({w for w in words if words.count(w) > 1})"),
            Program("count", "count = 0\nfor w in set(words):\n    if words.count(w) > 1:\n        count += 1"),
        ),
        ("repeated", "several", "at_least_twice"),
        edges=lambda c: VOTES,
        sister="only-once",
        held_for="validation",
    ),
    Single(
        "least-frequent-word",
        "tables",
        "text",
        (FEW,),
        (
            "Visitors vote for a flower each. || of the flowers with votes the one with the fewest; of several the "
            "one that was named first",
            "The words of a line are counted. || the word that occurs least often, and the first of them in the line "
            "if there are several",
            "A shop notes each flower that is sold as a word. || the flower among them that was sold least often (of "
            "several the one that was sold first)",
        ),
        (
            Program("min(words, key=words.count)"),
            Program(
                "best",
                'best = ""\nfor w in words:\n    if best == "" or words.count(w) < words.count(best):\n        best '
                "= w",
            ),
        ),
        ("rarest", "seldom", "least_common"),
        edges=lambda c: VOTES,
        sister="most-frequent-word",
        held_for="test",
    ),
)


def table_operations() -> list[Operation]:
    """Return the operations on tables and tallies."""
    by_name = {one.name: one for one in AGGREGATES}
    operations = [Operation(f"table-{one.name}", "tables", partial(_write, one)) for one in AGGREGATES]
    for (name, condition), part in HELD_OUT.items():
        write = partial(_write, by_name[name], only=condition)
        operations.append(Operation(f"table-{name}-{condition}", "tables", write, f"table-{name}", part))
    operations.append(Operation("table-fewest", "tables", partial(_write, FEWEST), "table-best", "test"))
    operations.append(Operation("table-lowest", "tables", partial(_write, LOWEST), "table-highest", "validation"))
    return [*operations, *(one.operation() for one in TALLIES)]
