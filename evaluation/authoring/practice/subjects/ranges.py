"""All numbers from one bound to another: conditions on them, and what is made of those that were selected."""

from __future__ import annotations

import random
from functools import partial

from evaluation.authoring.draft import lines
from evaluation.authoring.practice.composition import (
    Aggregate,
    Collection,
    Condition,
    Values,
    compose_task,
    drop_repeated,
    is_telling,
    select,
)
from evaluation.authoring.practice.operation import Call, Operation, Task, Voice
from evaluation.authoring.practice.subjects.integers import ALL, ANY, BY_NAME, COUNT, SQUARES, SUM
from evaluation.authoring.practice.wording import Pool, hold_out


def _two_divisors(rng: random.Random, low: int, high: int) -> Values | None:
    k, m = rng.sample((2, 3, 4, 5, 6, 7, 9), 2)
    return {"k": k, "m": m}


def _digit(rng: random.Random, low: int, high: int) -> Values | None:
    return {"d": rng.randint(1, 9)}


def _digit_sum(rng: random.Random, low: int, high: int) -> Values | None:
    return {"t": rng.randint(4, 10)}


CONDITIONS = (
    *(BY_NAME[name] for name in ("even", "odd", "multiple", "no-multiple", "remainder", "last-digit")),
    Condition(
        "both",
        (
            "are divisible by {k} and by {m}",
            "are multiples of {k} and also of {m}",
            "both {k} and {m} divide",
            "can be divided without a remainder by {k} and by {m}",
            "are divisible by both {k} and {m}",
        ),
        "x % {k} == 0 and x % {m} == 0",
        draw=_two_divisors,
    ),
    Condition(
        "either",
        (
            "are divisible by {k} or by {m}",
            "are multiples of {k} or of {m} (or of both)",
            "are divisible by at least one of {k} and {m}",
            "can be divided without a remainder by {k} or by {m}",
            "are multiples of at least one of {k} and {m}",
        ),
        "x % {k} == 0 or x % {m} == 0",
        draw=_two_divisors,
    ),
    Condition(
        "one-not-other",
        (
            "are divisible by {k} but not by {m}",
            "are multiples of {k} but no multiples of {m}",
            "{k} divides and {m} does not",
            "can be divided without a remainder by {k} but not by {m}",
            "are multiples of {k} and not divisible by {m}",
        ),
        "x % {k} == 0 and x % {m} != 0",
        draw=_two_divisors,
    ),
    Condition(
        "with-digit",
        (
            "contain the digit {d}",
            "have the digit {d} somewhere",
            "are written with at least one {d}",
            "show a digit {d}",
            "have at least one digit {d}",
        ),
        '"{d}" in str(x)',
        ("{things} with a digit {d}",),
        draw=_digit,
    ),
    Condition(
        "without-digit",
        (
            "do not contain the digit {d}",
            "have no digit {d}",
            "are written without any {d}",
            "show no digit {d}",
            "do not have a digit {d}",
        ),
        '"{d}" not in str(x)',
        ("{things} without a digit {d}",),
        draw=_digit,
    ),
    Condition(
        "digit-sum",
        (
            "have the digit sum {t}",
            "have digits that add up to {t}",
            "have {t} as the sum of their digits",
            "have a sum of digits equal to {t}",
            "have digits whose sum is {t}",
        ),
        "sum(int(c) for c in str(x)) == {t}",
        draw=_digit_sum,
    ),
)

LIST = Aggregate(
    "list",
    "row",
    (
        "{the} in ascending order",
        "all {bare}, from small to large",
        "{the}, the smallest first",
        "{the} in increasing order",
        "{the}, beginning with the smallest",
        "{the}, in order from the smallest on",
    ),
    "{b}",
    guard="{b}",
    verbs=("list_of", "numbers", "all_of"),
)
DOWN = Aggregate(
    "down",
    "row",
    (
        "{the} in descending order",
        "all {bare}, from large to small",
        "{the}, the largest first",
        "{the} in decreasing order",
        "{the}, beginning with the largest",
        "{the}, in order from the largest down",
    ),
    "{b}[::-1]",
    guard="{b}",
    verbs=("down", "descending", "backwards"),
)
LINES = Aggregate(
    "lines",
    "lines",
    (
        "{the}, one a line, in ascending order",
        "all {bare}, each on its own line, from small to large",
        "{the}, one below the other, the smallest first",
        "{the} in increasing order, each on a line",
        "{the}, one per line, beginning with the smallest",
        "{the}, each on a line of its own, from the smallest on",
    ),
    "{b}",
    verbs=("list_of", "numbers", "all_of"),
)
SMALLEST = Aggregate(
    "smallest",
    "integer",
    (
        "the smallest of {the}",
        "the first of {the}",
        "the least of {the}",
        "the minimum of {the}",
        "the smallest one among {the}",
        "the least one among {the}",
    ),
    "min({b})",
    guard="{b}",
    verbs=("smallest", "first", "least"),
)
LARGEST = Aggregate(
    "largest",
    "integer",
    (
        "the largest of {the}",
        "the last of {the}",
        "the greatest of {the}",
        "the maximum of {the}",
        "the largest one among {the}",
        "the greatest one among {the}",
    ),
    "max({b})",
    guard="{b}",
    verbs=("largest", "last", "greatest"),
)
AGGREGATES = (SUM, COUNT, LIST, DOWN, LINES, SMALLEST, LARGEST, SQUARES, ANY)

HELD_OUT = {
    ("sum", "with-digit"): "test",
    ("count", "one-not-other"): "test",
    ("largest", "last-digit"): "test",
    ("list", "both"): "validation",
    ("smallest", "digit-sum"): "validation",
}

STORIES = Pool(
    practice=(
        ("number", "Two numbers p and q are given. Consider all whole numbers from p to q, both included."),
        ("number", "A teacher writes all numbers from p to q on the board, p and q too."),
        ("integer", "Think of all integers from p to q (inclusive)."),
        ("house number", "The houses of a street have the house numbers from p to q."),
        ("ticket number", "A booth sells tickets with all ticket numbers from p to q, in this order."),
        ("year", "A chronicle tells of all years from p to q."),
        ("page number", "Someone reads a book from page p to page q. Each page has its page number in the corner."),
        ("number", "A child counts aloud from p to q."),
        ("locker number", "A school has lockers with the locker numbers p, p + 1 and so on up to q."),
        ("integer", "Let p and q be two integers. We look at the integers p, p + 1, ..., q."),
    ),
    validation=(
        ("seat number", "The seats of a hall are numbered from p to q."),
        ("code", "All codes from p to q are still free."),
    ),
    test=(("room number", "A hotel has rooms from p to q."), ("file number", "An archive keeps the files p to q.")),
)
INPUTS = hold_out(
    (
        "One line with two integers p and q (1 <= p <= q <= {most}).",
        "The only line holds the integers p and q, with 1 <= p <= q <= {most}.",
        "Two integers p and q, separated by a blank. p is at least 1, q is at most {most}, and p is not larger than q.",
        "Two integers on one line: p and q (1 <= p <= q <= {most}).",
        "A line contains p and q. Both are from 1 to {most}, and p <= q.",
        "The input is one line with p and q (1 <= p <= q <= {most}).",
        "You read p and q from one line. It holds that 1 <= p <= q <= {most}.",
    )
)
LIMITS = hold_out(
    (
        "1 <= p <= q <= {most}.",
        "p and q are integers with 1 <= p <= q <= {most}.",
        "Both are from 1 to {most}, and p <= q.",
        "The integers p and q are between 1 and {most}; p is not larger than q.",
        "It holds that 1 <= p <= q <= {most}.",
        "For the integers p and q we have 1 <= p <= q <= {most}.",
    )
)


def _write(aggregate: Aggregate, voice: Voice, only: str = "") -> Task:
    allowed = [c for c in CONDITIONS if (c.name == only if only else (aggregate.name, c.name) not in HELD_OUT)]
    called = voice.chance(25) and aggregate is not LINES
    thing, opening = voice.say(STORIES)
    things = f"{thing}s"
    while True:
        selection = select(
            voice,
            condition=voice.rng.choice(allowed),
            part=None,
            container="range(p, q + 1)",
            things=things,
            low=1,
            high=300,
        )
        if selection and is_telling(selection, lambda rng: rng.randint(1, 300), voice.rng):
            break
    hits = [x for x in range(1, 301) if selection.accepts(x, "x")]
    collection = Collection(
        "x",
        "range(p, q + 1)",
        "p, q = map(int, input().split())",
        "import sys\n\np, q = map(int, sys.stdin.read().split())",
        lambda p, q: lines([p, q]),
    )
    return compose_task(
        voice,
        aggregate,
        selection,
        collection,
        opening=opening,
        cases=_draw_bounds(voice.rng, hits),
        input=voice.say(LIMITS if called else INPUTS).format(most=voice.rng.choice((500, 1000, 10000))),
        call=Call(f"{voice.rng.choice(list(aggregate.verbs))}_{things.replace(' ', '_')}", "p, q") if called else None,
        thing=thing,
        things=things,
    )


def _draw_bounds(rng: random.Random, hits: list[int]) -> list[list[int]]:
    """Return bounds around numbers that fulfil the condition: on them, just beside them, without any, with many."""
    first, later = hits[0], rng.choice(hits[1 : 1 + max(1, len(hits) // 2)] or hits)
    gap = next((x for x in range(2, 300) if x not in hits), 1)
    cases = [
        [max(1, later - rng.randint(2, 6)), later + rng.randint(8, 20)],
        [max(1, first - 3), first + rng.randint(9, 15)],
    ]
    cases += [
        [later, later],
        [gap, gap],
        [first, later],
        [first + 1, max(first + 1, later - 1)],
        [1, first],
        [1, max(1, first - 1)],
    ]
    cases += [[later + 1, later + 2], [1, 12], [1, 100], [99, 110], [10, 31]]
    cases += [[x, x + rng.randint(5, 60)] for x in (rng.randint(2, 200) for _ in range(3))]
    return drop_repeated(cases)


def range_operations() -> list[Operation]:
    """Return the operations on all numbers from one bound to another."""
    by_name = {one.name: one for one in (*AGGREGATES, ALL)}
    operations = [Operation(f"range-{one.name}", "ranges", partial(_write, one)) for one in AGGREGATES]
    for (name, condition), part in HELD_OUT.items():
        write = partial(_write, by_name[name], only=condition)
        operations.append(Operation(f"range-{name}-{condition}", "ranges", write, f"range-{name}", part))
    return operations
