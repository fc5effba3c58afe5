"""Rows of two numbers, rows of a name and a number, words and times: what each row is worth."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from evaluation.authoring.draft import lines
from evaluation.authoring.practice.operation import Operation
from evaluation.authoring.practice.subjects.derived import Derivation, derive_operations
from evaluation.authoring.practice.wording import Pool, hold_out

Story = tuple[str, str, str]


def _draw_pairs(low: int, high: int, *, ordered: bool = False) -> Callable[[random.Random, int], list[Any]]:
    def draw(rng: random.Random, size: int) -> list[Any]:
        top = rng.choice((12, 30, high)) if high > 30 else high
        rows = [[rng.randint(low, top), rng.randint(low, top)] for _ in range(size)]
        return [[sorted(row) if ordered else row for row in rows]]

    return draw


def _encode(rows: list[Any]) -> str:
    return lines(len(rows), *rows)


def _inputs(low: int, high: int, order: str = "") -> Pool[str]:
    first = f"{low} to {high}"
    return hold_out(
        (
            f"The first line holds n (1 <= n <= {{most}}). Each of the next n lines holds two integers x and y "
            f"({first}{order}).",
            f"Line 1: the number of pairs n, at most {{most}}. Then n lines with two integers each, from "
            f"{first}{order}.",
            f"First comes n (1 <= n <= {{most}}), then n lines follow, each with the two integers x and y. They are "
            f"from {first}{order}.",
            f"The input starts with the integer n, from 1 to {{most}}. Then there are n lines with x and y each "
            f"({first}{order}).",
            f"n stands on the first line (1 <= n <= {{most}}); below, on n lines, there are two integers x and y, "
            f"from {first}{order}.",
            f"You read n, at least 1 and at most {{most}}, and then n pairs x y, one on each line. The numbers are "
            f"from {first}{order}.",
        )
    )


def _limits(low: int, high: int, order: str = "") -> Pool[str]:
    return hold_out(
        (
            f"rows is a list of 1 to {{most}} pairs [x, y] of integers from {low} to {high}{order}.",
            f"The argument rows is a list with 1 to {{most}} lists [x, y]; both numbers are from {low} to "
            f"{high}{order}.",
            f"The list rows holds 1 to {{most}} pairs [x, y] with integers between {low} and {high}{order}.",
            f"rows holds at most {{most}} pairs [x, y] and at least one; the integers are from {low} to {high}{order}.",
            f"In rows there are 1 to {{most}} pairs [x, y] of integers in the range {low} to {high}{order}.",
        )
    )


READING = "n = int(input())\nrows = [list(map(int, input().split())) for _ in range(n)]"
OTHER = (
    "import sys\n\nlines = sys.stdin.read().splitlines()\nrows = [tuple(map(int, line.split())) for line in lines[1:]]"
)

COSTS = Derivation(
    "pair-products",
    "pairs",
    Pool[Story](
        practice=(
            (
                "costs",
                "A receipt lists goods, each with its price x and how many were bought, y.",
                "The cost of a line is x times y.",
            ),
            (
                "areas",
                "Rectangles of width x and height y are cut from paper.",
                "The area of a rectangle is its width times its height.",
            ),
            ("areas", "A painter measures walls: x metres long and y metres high.", "Each wall has the area x * y."),
            ("loads", "Lorries carry x boxes of y kilograms each.", "The load of a lorry is x multiplied by y."),
            ("costs", "Guests book x nights at a price of y each.", "The cost of a stay is the product of x and y."),
            ("products", "Some pairs of numbers x and y are given.", "Each pair has the product x * y."),
            (
                "wages",
                "Helpers worked x hours for y coins an hour.",
                "A helper's wage is the hours times the coins an hour.",
            ),
        ),
        validation=(
            (
                "fares",
                "Groups of x people ride a train for y coins a person.",
                "A group's fare is what all its people pay together.",
            ),
        ),
        test=(
            (
                "harvests",
                "Gardens have x trees with y pears on each.",
                "A garden's harvest is all the pears on its trees.",
            ),
        ),
    ),
    "a = [x * y for x, y in rows]",
    READING,
    OTHER,
    "rows",
    _inputs(1, 100),
    _limits(1, 100),
    _draw_pairs(1, 100),
    _encode,
    lasting=20,
)
TOTALS = replace(
    COSTS,
    name="pair-sums",
    before="a = [x + y for x, y in rows]",
    draw=_draw_pairs(0, 200),
    inputs=_inputs(0, 200),
    limits=_limits(0, 200),
    stories=Pool[Story](
        practice=(
            (
                "totals",
                "Players play two rounds and get x points in the first and y in the second.",
                "A player's total is the sum of both.",
            ),
            ("totals", "Families have x adults and y children.", "The total of a family is x + y."),
            ("sums", "Some pairs of numbers x and y are given.", "Each pair has the sum x + y."),
            (
                "times",
                "Runners need x seconds up a hill and y seconds down again.",
                "The time of a runner is x plus y.",
            ),
            (
                "weights",
                "Bags are packed with x grams of nuts and y grams of raisins.",
                "The weight of a bag is both added together.",
            ),
        ),
        validation=(("crews", "Boats take x sailors and y cooks.", "The crew of a boat are all of them together."),),
        test=(
            (
                "bunches",
                "Florists tie x roses and y lilies together.",
                "The size of a bunch is the number of all its flowers.",
            ),
        ),
    ),
)
SPANS = replace(
    COSTS,
    name="pair-spans",
    before="a = [y - x for x, y in rows]",
    draw=_draw_pairs(0, 300, ordered=True),
    inputs=_inputs(0, 300, ", and x <= y"),
    limits=_limits(0, 300, ", and x <= y"),
    stories=Pool[Story](
        practice=(
            ("durations", "Talks begin at minute x and end at minute y.", "The duration of a talk is y - x."),
            ("lengths", "Road works reach from metre x to metre y.", "The length of a site is y minus x."),
            (
                "trips",
                "A car's counter shows x at the start and y at the end of each trip.",
                "A trip is as long as the counter has grown.",
            ),
            ("stays", "Guests come on day x and leave on day y.", "The stay of a guest is y - x days."),
            (
                "gains",
                "Plants were x millimetres high in May and are y now.",
                "The gain of a plant is what it has grown.",
            ),
        ),
        validation=(
            (
                "climbs",
                "Climbers start at height x and arrive at height y.",
                "A climb is the difference between the two heights.",
            ),
        ),
        test=(
            (
                "flights",
                "Pigeons are let go in minute x and come home in minute y.",
                "A flight lasts from the one to the other.",
            ),
        ),
    ),
)
GAPS = replace(
    COSTS,
    name="pair-differences",
    before="a = [abs(x - y) for x, y in rows]",
    draw=_draw_pairs(0, 100),
    inputs=_inputs(0, 100),
    limits=_limits(0, 100),
    stories=Pool[Story](
        practice=(
            (
                "differences",
                "Some pairs of numbers x and y are given.",
                "The difference of a pair is the larger number minus the smaller one.",
            ),
            (
                "gaps",
                "Twins are x and y centimetres tall.",
                "The gap of a pair of twins is the difference of x and y, without a sign.",
            ),
            ("leads", "Matches end x to y.", "The lead of the winner is the difference of both numbers, 0 for a draw."),
            (
                "distances",
                "Friends live at metre x and at metre y of a street.",
                "The distance of two friends is how far they live apart.",
            ),
        ),
        validation=(
            ("errors", "A child guesses x where y is right.", "The error is how far the guess is from y, up or down."),
        ),
        test=(
            ("tilts", "Tables have legs x and y millimetres long.", "The tilt of a table is how much its legs differ."),
        ),
    ),
)
LARGER = replace(
    COSTS,
    name="pair-larger",
    before="a = [max(x, y) for x, y in rows]",
    draw=_draw_pairs(0, 100),
    inputs=_inputs(0, 100),
    limits=_limits(0, 100),
    stories=Pool[Story](
        practice=(
            ("results", "Jumpers jump twice, x and y centimetres.", "The result of a jumper is the larger number."),
            (
                "best marks",
                "Pupils wrote two tests with x and y points.",
                "The best mark of a pupil is the greater of the two.",
            ),
            ("winners", "Two cards x and y are laid down in each round.", "The winner of a round is the higher card."),
        ),
        validation=(
            (
                "peaks",
                "Days have a morning value x and an evening value y.",
                "The peak of a day is the higher of the two.",
            ),
        ),
        test=(
            ("offers", "Two merchants offer x and y coins for each goat.", "The offer that counts is the better one."),
        ),
    ),
)
SMALLER = replace(
    LARGER,
    name="pair-smaller",
    before="a = [min(x, y) for x, y in rows]",
    stories=Pool[Story](
        practice=(("lows", "Pairs x and y are given.", "The low of a pair is the smaller number."),),
        validation=(
            (
                "pairs of shoes",
                "A shelf has x left and y right shoes of each size.",
                "As many pairs of a size can be made as it has shoes of the rarer side.",
            ),
        ),
        test=(
            (
                "lows",
                "Nights have two readings x and y of the thermometer.",
                "The low of a night is the smaller of the two.",
            ),
        ),
    ),
)


def _draw_times(rng: random.Random, size: int) -> list[Any]:
    return [[f"{rng.randint(0, 23)}:{rng.randint(0, 59):02d}" for _ in range(size)]]


MINUTES = Derivation(
    "times-in-minutes",
    "times",
    Pool[Story](
        practice=(
            (
                "minutes",
                "The buses of a village leave at given times of the day.",
                "Turn each time h:mm into minutes since midnight, 60 * h + mm.",
            ),
            (
                "durations",
                "Films last for h:mm hours and minutes each.",
                "The duration of a film in minutes is 60 * h + mm.",
            ),
            ("minutes", "A night watchman notes times as h:mm.", "Each time is counted in minutes since midnight."),
            (
                "durations",
                "Walks are listed with their time as h:mm, hours and minutes.",
                "The duration of a walk is counted in minutes.",
            ),
            ("minutes", "A phone lists the times of all calls as h:mm.", "Count each time in minutes from 0:00 on."),
        ),
        validation=(
            ("waits", "Ships wait at a lock for h:mm hours and minutes.", "The wait of a ship is counted in minutes."),
        ),
        test=(
            (
                "nap lengths",
                "A baby's naps are noted as h:mm, hours and minutes.",
                "Every nap length is counted in minutes.",
            ),
        ),
    ),
    'a = []\nfor t in times:\n    h, m = map(int, t.split(":"))\n    a.append(60 * h + m)',
    "times = input().split()",
    "import sys\n\ntimes = sys.stdin.read().split()",
    "times",
    hold_out(
        (
            "One line with 1 to {most} times from 0:00 to 23:59, separated by blanks.",
            "The only line holds the times, from 1 to {most} of them, with blanks in between. They lie between 0:00 "
            "and 23:59.",
            "A line of times h:mm (0 <= h <= 23, 0 <= mm <= 59). There are at least 1 and at most {most}.",
            "All times stand on one line with single blanks, at most {most}. The first is 0:00, the last possible "
            "one 23:59.",
            "A single line lists 1 to {most} times; the earliest possible is 0:00, the latest 23:59.",
            "You read one line of times, 1 to {most}, each between 0:00 and 23:59.",
        )
    ),
    hold_out(
        (
            "times is a list of 1 to {most} texts from '0:00' to '23:59'.",
            "The argument times is a list of times as texts, 1 to {most} of them, from '0:00' to '23:59'.",
            "The list times holds 1 to {most} strings like '7:05', from '0:00' to '23:59'.",
            "times holds strings h:mm, at least one and at most {most}; h is from 0 to 23.",
            "In times there are 1 to {most} strings between '0:00' and '23:59'.",
        )
    ),
    _draw_times,
    lines,
    lasting=20,
)

HELD_OUT = {
    ("pair-products", "largest", "even"): "test",
    ("pair-sums", "place-of-largest", ""): "test",
    ("times-in-minutes", "sum", ""): "validation",
    ("pair-differences", "count", "at-most"): "test",
}


def pair_operations() -> list[Operation]:
    """Return the operations on rows of two numbers and on times."""
    operations = derive_operations((COSTS, TOTALS, SPANS, GAPS, LARGER, MINUTES), HELD_OUT)
    (smaller,) = derive_operations([SMALLER], {})
    return [*operations, replace(smaller, sister="pair-larger", held_for="test")]
