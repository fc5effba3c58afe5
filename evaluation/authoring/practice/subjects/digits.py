"""The digits of a number: conditions on a digit, and what is made of those that were selected."""

from __future__ import annotations

import random
from functools import partial

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
from evaluation.authoring.practice.subjects.integers import (
    ALL,
    ANY,
    ASCENDING,
    AVERAGE,
    BY_NAME,
    COUNT,
    DESCENDING,
    LARGEST,
    LIST,
    SMALLEST,
    SPREAD,
    SQUARES,
    SUM,
)
from evaluation.authoring.practice.wording import Pool, hold_out


def _digit(rng: random.Random, low: int, high: int) -> Values | None:
    return {"d": rng.randint(1, 9)}


CONDITIONS = (
    *(BY_NAME[name] for name in ("even", "odd", "multiple", "above", "below", "at-least", "at-most")),
    Condition(
        "equal",
        ("are equal to {d}", "are a {d}", "equal {d}", "have the value {d}", "are the digit {d}"),
        "x == {d}",
        draw=_digit,
        edges=lambda v: (v["d"], 0),
    ),
    Condition(
        "unequal",
        (
            "are not equal to {d}",
            "are different from {d}",
            "differ from {d}",
            "are other digits than {d}",
            "are not the digit {d}",
        ),
        "x != {d}",
        draw=_digit,
        edges=lambda v: (v["d"], 0),
    ),
)

PRODUCT = Aggregate(
    "product",
    "integer",
    (
        "the product of {the}",
        "the result of multiplying {the}",
        "the product that {the} give",
        "the number that you get by multiplying {the}",
        "the result when {the} are multiplied",
        "the product over {the}",
    ),
    "prod({b})",
    guard="{b}",
    verbs=("product", "multiply", "times"),
)
JOINED = Aggregate(
    "joined",
    "text",
    (
        "{the}, written one after the other",
        "what remains when only {the} are kept",
        "{the} in their old order, without blanks",
        "the digits that are left when only {the} stay",
        "{the}, joined in the given order",
        "what is left if one keeps only {the}",
    ),
    '"".join(str({x}) for {x} in {b})',
    ('b = ""', "b += str({x})", "b"),
    "{b}",
    ("keep", "filter", "only"),
)
AGGREGATES = (
    SUM,
    COUNT,
    PRODUCT,
    LARGEST,
    SMALLEST,
    SPREAD,
    AVERAGE,
    LIST,
    ASCENDING,
    DESCENDING,
    SQUARES,
    JOINED,
    ANY,
    ALL,
)
WHOLE = (PRODUCT, LARGEST, SMALLEST, SPREAD, ASCENDING, DESCENDING)

HELD_OUT = {
    ("sum", "even"): "test",
    ("smallest", "odd"): "test",
    ("count", "at-least"): "test",
    ("product", "below"): "validation",
    ("joined", "odd"): "validation",
}

STORIES = Pool(
    practice=(
        "A number n is given.",
        "Look at the digits of a number n.",
        "A safe opens only with a number n that nobody knows by heart.",
        "The counter of a machine shows the number n.",
        "Tom writes a number n on a sheet of paper and looks at its digits.",
        "A number n is painted on a boat.",
        "You are given a positive integer n.",
        "A lottery ticket has the number n.",
        "A bus has the number n on its back.",
        "A house at the end of a very long road has the number n.",
    ),
    validation=("A runner has the number n on the back.", "A library card shows the number n."),
    test=("A locomotive carries the number n on its side.", "A coat check token shows the number n."),
)
INPUTS = hold_out(
    (
        "One integer n (1 <= n <= 10^{most}).",
        "A single integer n from 1 to 10^{most}.",
        "The only line holds the number n, at least 1 and at most 10^{most}.",
        "The number n is given on one line (1 <= n <= 10^{most}).",
        "One line with n, a positive integer of at most {most} digits.",
        "The input is one positive integer n with no more than {most} digits.",
        "n stands on a single line. It is not less than 1 and has at most {most} digits.",
    )
)
LIMITS = hold_out(
    (
        "1 <= n <= 10^{most}.",
        "n is an integer from 1 to 10^{most}.",
        "The integer n is positive and has at most {most} digits.",
        "n is at least 1 and at most 10^{most}.",
        "n is a positive integer of at most {most} digits.",
        "The argument n is an integer between 1 and 10^{most}.",
    )
)


def _write(aggregate: Aggregate, voice: Voice, only: str = "") -> Task:
    allowed = [c for c in CONDITIONS if (c.name == only if only else (aggregate.name, c.name) not in HELD_OUT)]
    if aggregate in (LARGEST, SMALLEST, SPREAD, AVERAGE, ASCENDING, DESCENDING, LIST, SQUARES, PRODUCT):
        allowed = [c for c in allowed if c.name != "equal"]
    called = voice.chance(30)
    while True:
        condition = None if not only and aggregate in WHOLE and voice.chance(25) else voice.rng.choice(allowed)
        selection = select(voice, condition=condition, part=None, container="a", things="digits", low=0, high=9)
        if selection and is_telling(selection, lambda rng: rng.randint(0, 9), voice.rng):
            break
    edges = [x for x in selection.edges if 0 <= x <= 9]
    cases = draw_lists(
        voice, selection, draw=lambda rng: rng.choice([*edges, *range(10), *range(10)]), element="x", longest=12
    )
    numbers = drop_repeated([int("".join(str(x) for x in one if 0 <= x <= 9)[:14] or 7) or 5 for one in cases])
    while len(numbers) < 12:
        numbers = drop_repeated([*numbers, voice.rng.randint(10, 10**9)])
    collection = Collection(
        "x",
        "a",
        "a = [int(c) for c in input()]",
        "import sys\n\na = [int(c) for c in sys.stdin.readline().strip()]",
        lambda n: f"{n}\n",
        "a = [int(c) for c in str(n)]" if called else "",
    )
    name = f"{voice.rng.choice(list(aggregate.verbs))}_{_slug(voice)}"
    return compose_task(
        voice,
        aggregate,
        selection,
        collection,
        opening=voice.say(STORIES),
        cases=[[n] for n in numbers],
        input=voice.say(LIMITS if called else INPUTS).format(most=voice.rng.choice((14, 15, 16, 18))),
        call=Call(name, "n") if called else None,
        thing="digit",
        things="digits",
    )


def _slug(voice: Voice) -> str:
    return voice.say(Pool(practice=("digits", "of_digits", "in_number"), validation=("figures",), test=("ciphers",)))


def digit_operations() -> list[Operation]:
    """Return the operations on the digits of a number."""
    by_name = {one.name: one for one in AGGREGATES}
    operations = [Operation(f"digits-{one.name}", "digits", partial(_write, one)) for one in AGGREGATES]
    for (name, condition), part in HELD_OUT.items():
        write = partial(_write, by_name[name], only=condition)
        operations.append(Operation(f"digits-{name}-{condition}", "digits", write, f"digits-{name}", part))
    return operations
