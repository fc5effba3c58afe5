"""Integers in words and in code: conditions on them, parts of a list of them, and what is made of those selected."""

from __future__ import annotations

import random

from evaluation.authoring.practice.composition import Aggregate, Condition, Part, Values


def _divisor(rng: random.Random, low: int, high: int) -> Values | None:
    return {"k": rng.randint(3, 9)}


def _remainder(rng: random.Random, low: int, high: int) -> Values | None:
    k = rng.randint(3, 9)
    return {"k": k, "r": rng.randint(1, k - 1)} if low >= 0 else None


def _bound(rng: random.Random, low: int, high: int) -> Values | None:
    width = high - low
    return {"k": rng.randint(low + width // 6, high - width // 4)} if width >= 8 else None


def _bounds(rng: random.Random, low: int, high: int) -> Values | None:
    width = high - low
    if width < 12:
        return None
    first = rng.randint(low + width // 8, low + width // 2)
    return {"p": first, "q": first + rng.randint(width // 6 + 1, width // 3 + 1)}


def _digit(rng: random.Random, low: int, high: int) -> Values | None:
    return {"d": rng.randint(0, 9)} if high >= 20 else None


def _signed(rng: random.Random, low: int, high: int) -> Values | None:
    return {} if low < 0 < high else None


def _two_digits(rng: random.Random, low: int, high: int) -> Values | None:
    return {} if high >= 150 and low >= 0 else None


def around(*values: int) -> list[int]:
    """Return the values and their neighbours."""
    return [value + step for value in values for step in (-1, 0, 1)]


CONDITIONS = (
    Condition(
        "even",
        (
            "are even",
            "are divisible by 2",
            "can be halved without a remainder",
            "are even numbers",
            "leave no remainder when divided by 2",
            "are multiples of 2",
        ),
        "x % 2 == 0",
        ("even {things}",),
        edges=lambda v: (2, 4, 10),
    ),
    Condition(
        "odd",
        (
            "are odd",
            "are not divisible by 2",
            "are odd numbers",
            "leave a remainder when divided by 2",
            "cannot be halved without a remainder",
            "are not even",
        ),
        "x % 2 != 0",
        ("odd {things}",),
        edges=lambda v: (1, 3, 11),
    ),
    Condition(
        "multiple",
        (
            "are divisible by {k}",
            "are multiples of {k}",
            "can be divided by {k} without a remainder",
            "{k} divides evenly",
            "leave no remainder when divided by {k}",
            "are evenly divisible by {k}",
        ),
        "x % {k} == 0",
        draw=_divisor,
        edges=lambda v: (v["k"], 2 * v["k"], v["k"] + 1),
    ),
    Condition(
        "no-multiple",
        (
            "are not divisible by {k}",
            "are no multiples of {k}",
            "cannot be divided by {k} without a remainder",
            "leave a remainder when divided by {k}",
            "{k} does not divide evenly",
            "are not multiples of {k}",
        ),
        "x % {k} != 0",
        draw=_divisor,
        edges=lambda v: (v["k"], 2 * v["k"], v["k"] + 1),
    ),
    Condition(
        "remainder",
        (
            "leave the remainder {r} when divided by {k}",
            "have the remainder {r} on division by {k}",
            "give the remainder {r} when they are divided by {k}",
            "on division by {k} leave {r}",
            "divided by {k} leave a remainder of {r}",
        ),
        "x % {k} == {r}",
        draw=_remainder,
        edges=lambda v: (v["k"] + v["r"], v["k"], v["r"]),
    ),
    Condition(
        "above",
        (
            "are greater than {k}",
            "are larger than {k}",
            "lie above {k}",
            "exceed {k}",
            "are more than {k}",
            "are above {k}",
        ),
        "x > {k}",
        draw=_bound,
        edges=lambda v: around(v["k"]),
    ),
    Condition(
        "below",
        (
            "are less than {k}",
            "are smaller than {k}",
            "lie below {k}",
            "are below {k}",
            "do not reach {k}",
            "stay below {k}",
        ),
        "x < {k}",
        draw=_bound,
        edges=lambda v: around(v["k"]),
    ),
    Condition(
        "at-least",
        (
            "are at least {k}",
            "are not less than {k}",
            "are {k} or more",
            "are greater than or equal to {k}",
            "reach {k} or exceed it",
            "are not below {k}",
        ),
        "x >= {k}",
        draw=_bound,
        edges=lambda v: around(v["k"]),
    ),
    Condition(
        "at-most",
        (
            "are at most {k}",
            "are not greater than {k}",
            "are {k} or less",
            "are less than or equal to {k}",
            "do not exceed {k}",
            "are not above {k}",
        ),
        "x <= {k}",
        draw=_bound,
        edges=lambda v: around(v["k"]),
    ),
    Condition(
        "between",
        (
            "lie between {p} and {q}, both included",
            "are at least {p} and at most {q}",
            "are not below {p} and not above {q}",
            "lie in the range from {p} to {q} (inclusive)",
            "lie from {p} to {q}, the ends included",
            "are between {p} and {q} (inclusive)",
        ),
        "{p} <= x <= {q}",
        draw=_bounds,
        edges=lambda v: around(v["p"], v["q"]),
    ),
    Condition(
        "outside",
        (
            "are below {p} or above {q}",
            "lie outside the range from {p} to {q}",
            "are less than {p} or greater than {q}",
            "do not lie between {p} and {q} (inclusive)",
            "are smaller than {p} or larger than {q}",
        ),
        "x < {p} or x > {q}",
        draw=_bounds,
        edges=lambda v: around(v["p"], v["q"]),
    ),
    Condition(
        "positive",
        ("are positive", "are greater than 0", "lie above zero", "are larger than zero", "are above 0"),
        "x > 0",
        ("positive {things}",),
        draw=_signed,
        edges=lambda v: (-1, 0, 1),
    ),
    Condition(
        "negative",
        ("are negative", "are less than 0", "lie below zero", "are smaller than zero", "are below 0"),
        "x < 0",
        ("negative {things}",),
        draw=_signed,
        edges=lambda v: (-1, 0, 1),
    ),
    Condition(
        "two-digit",
        (
            "have two digits",
            "have exactly two digits",
            "lie between 10 and 99",
            "are two-digit numbers",
            "are at least 10 and at most 99",
        ),
        "10 <= x <= 99",
        ("two-digit {things}",),
        draw=_two_digits,
        edges=lambda v: (9, 10, 99, 100),
    ),
    Condition(
        "last-digit",
        (
            "end in the digit {d}",
            "end in {d}",
            "have {d} as their last digit",
            "have the last digit {d}",
            "end with the digit {d}",
            "show a {d} as the last digit",
        ),
        "abs(x) % 10 == {d}",
        draw=_digit,
        edges=lambda v: (10 + v["d"], 20 + v["d"], 19 - v["d"]),
    ),
)
BY_NAME = {condition.name: condition for condition in CONDITIONS}

PARTS = (
    Part(
        "first",
        (
            "first {k} {things}",
            "first {k} of the {things}",
            "{k} {things} at the beginning of the list",
            "{k} {things} at the start",
            "{k} {things} that come first",
        ),
        "{a}[:{k}]",
    ),
    Part(
        "last",
        (
            "last {k} {things}",
            "last {k} of the {things}",
            "{k} {things} at the end of the list",
            "{k} {things} at the end",
            "{k} {things} that come last",
        ),
        "{a}[-{k}:]",
    ),
    Part(
        "largest",
        (
            "{k} largest {things}",
            "{k} greatest {things}",
            "{k} largest of the {things}",
            "{k} highest {things}",
            "top {k} {things}",
        ),
        "sorted({a})[-{k}:]",
    ),
    Part(
        "smallest",
        (
            "{k} smallest {things}",
            "{k} least {things}",
            "{k} smallest of the {things}",
            "{k} lowest {things}",
            "bottom {k} {things}",
        ),
        "sorted({a})[:{k}]",
    ),
    Part(
        "odd-places",
        (
            "{things} at odd places (the first, the third and so on)",
            "{things} in places 1, 3, 5 and so on",
            "first, third, fifth {things} and so on",
            "{things} with an odd place number, counted from 1",
            "{things} at the places 1, 3, 5, ...",
        ),
        "{a}[::2]",
        sized=False,
    ),
    Part(
        "even-places",
        (
            "{things} at even places (the second, the fourth and so on)",
            "{things} in places 2, 4, 6 and so on",
            "second, fourth, sixth {things} and so on",
            "{things} with an even place number, counted from 1",
            "{things} at the places 2, 4, 6, ...",
        ),
        "{a}[1::2]",
        sized=False,
    ),
    Part(
        "different",
        (
            "different {things}",
            "distinct {things}",
            "{things} without repetitions",
            "different {things} of the list",
            "different values among the {things}",
        ),
        "sorted(set({a}))",
        sized=False,
    ),
)

SUM = Aggregate(
    "sum",
    "integer",
    (
        "the sum of {the}",
        "the total of {the}",
        "the result of adding up {the}",
        "the sum that you get from {the}",
        "the sum over {the}",
        "the value of {the} added together",
        "the total that results from adding {the}",
    ),
    "sum({b})",
    ("total = 0", "total += {x}", "total"),
    verbs=("sum_of", "total", "add", "add_up", "sum_all"),
)
COUNT = Aggregate(
    "count",
    "integer",
    (
        "the number of {bare}",
        "how many {things} {pred}",
        "the count of {bare}",
        "how many of the {things} {pred}",
        "how many {bare} there are",
        "the quantity of {bare}",
        "the number of all {bare}",
        "how many of all {things} {pred}",
    ),
    "len({b})",
    ("count = 0", "count += 1", "count"),
    verbs=("count", "number_of", "how_many", "count_of"),
    needs_condition=True,
)
LARGEST = Aggregate(
    "largest",
    "integer",
    (
        "the largest of {the}",
        "the greatest of {the}",
        "the highest of {the}",
        "the maximum of {the}",
        "the largest value among {the}",
        "the highest value of {the}",
        "the greatest value among {the}",
    ),
    "max({b})",
    ("best = None", "if best is None or {x} > best:\n    best = {x}", "best"),
    "{b}",
    ("largest", "max_of", "highest", "greatest"),
)
SMALLEST = Aggregate(
    "smallest",
    "integer",
    (
        "the smallest of {the}",
        "the least of {the}",
        "the lowest of {the}",
        "the minimum of {the}",
        "the smallest value among {the}",
        "the lowest value of {the}",
        "the least value among {the}",
    ),
    "min({b})",
    ("best = None", "if best is None or {x} < best:\n    best = {x}", "best"),
    "{b}",
    ("smallest", "min_of", "lowest", "least"),
)
SPREAD = Aggregate(
    "spread",
    "integer",
    (
        "the difference between the largest and the smallest of {the}",
        "the greatest minus the least of {the}",
        "the distance from the smallest to the largest of {the}",
        "the largest of {the} minus the smallest of them",
        "the gap between the lowest and the highest of {the}",
        "the maximum of {the} minus their minimum",
    ),
    "max({b}) - min({b})",
    guard="{b}",
    verbs=("spread", "span", "difference", "gap"),
)
AVERAGE = Aggregate(
    "average",
    "integer",
    (
        "the average of {the}, rounded down",
        "the mean of {the}, rounded down to an integer",
        "the sum of {the} divided by their number, rounded down",
        "the average of {the} without its fraction, rounded down",
        "the integer part of the average of {the}, rounded down",
        "the mean value of {the}, rounded down",
    ),
    "sum({b}) // len({b})",
    guard="{b}",
    verbs=("average", "mean", "mean_of", "average_of"),
)
LIST = Aggregate(
    "list",
    "row",
    (
        "{the} in the order in which they are given",
        "all {bare}, in the given order",
        "{the}, without changing their order",
        "{the} in their old order",
        "only {the}, in their given order",
        "{the} in the same order as before",
    ),
    "{b}",
    guard="{b}",
    verbs=("keep", "filter", "pick", "select"),
    needs_condition=True,
)
REVERSED = Aggregate(
    "reversed",
    "row",
    (
        "{the} in reverse order",
        "{the} from the last to the first",
        "{the}, the last one first",
        "{the} backwards, beginning with the last one",
        "{the} in the opposite order",
        "{the} in reversed order",
    ),
    "{b}[::-1]",
    guard="{b}",
    verbs=("reverse", "backwards", "reversed"),
)
ASCENDING = Aggregate(
    "ascending",
    "row",
    (
        "{the}, sorted from the smallest to the largest",
        "{the} in ascending order",
        "{the} sorted in increasing order",
        "{the} in order of size, the smallest first",
        "{the} in sorted order, beginning with the smallest",
        "{the} sorted, the least first",
    ),
    "sorted({b})",
    guard="{b}",
    verbs=("sort", "ascending", "in_order"),
)
DESCENDING = Aggregate(
    "descending",
    "row",
    (
        "{the}, sorted from the largest to the smallest",
        "{the} in descending order",
        "{the} sorted in decreasing order",
        "{the} in order of size, the largest first",
        "{the} in sorted order, beginning with the largest",
        "{the} sorted, the greatest first",
    ),
    "sorted({b}, reverse=True)",
    guard="{b}",
    verbs=("sort_down", "descending", "from_largest"),
)
SQUARES = Aggregate(
    "sum-of-squares",
    "integer",
    (
        "the sum of the squares of {the}",
        "the sum of {the} after each was multiplied by itself",
        "the total of the squares of {the}",
        "the result of squaring {the} and adding up the squares",
        "the sum of all squares of {the}",
        "the total that the squares of {the} give",
    ),
    "sum({x} * {x} for {x} in {b})",
    ("total = 0", "total += {x} * {x}", "total"),
    verbs=("square_sum", "sum_squares", "squares"),
)
LAST_DIGIT = Aggregate(
    "last-digit-of-sum",
    "integer",
    (
        "the last digit of the sum of {the}",
        "the last digit of the total of {the}",
        "the remainder of the sum of {the} on division by 10",
        "the final digit of the sum of {the}",
        "the units digit of the sum of {the}",
        "the digit in which the sum of {the} ends",
    ),
    "sum({b}) % 10",
    ("total = 0", "total += {x}", "total % 10"),
    verbs=("last_digit", "end_digit"),
)
ANY = Aggregate(
    "any",
    "choice",
    (
        "any of the {things} {pred}",
        "there are any {bare}",
        "some of the {things} {pred}",
        "you can find any {bare}",
        "there are {bare} among them",
        "among the {things} there are some that {pred}",
    ),
    "len({b}) > 0",
    ("found = False", "found = True", "found"),
    verbs=("has", "any", "contains"),
    needs_condition=True,
)
ALL = Aggregate(
    "all",
    "choice",
    (
        "all {things} {pred}",
        "all of the {things} {pred}",
        "the {things} {pred}, every single one",
        "there are only {bare}",
        "the {things} {pred}, all of them",
        "each and all of the {things} {pred}",
    ),
    "len({b}) == len({a})",
    ("count = 0", "count += 1", "count == len({a})"),
    verbs=("all", "only", "check"),
    needs_condition=True,
)
FIRST = Aggregate(
    "first",
    "integer",
    (
        "the first of {the}",
        "the first one of {the} in the list",
        "the very first of {the}",
        "the one of {the} that comes first",
        "the first one among {the}",
        "the leftmost of {the}",
    ),
    "{b}[0]",
    guard="{b}",
    verbs=("first", "find_first", "earliest"),
    needs_condition=True,
)
LAST = Aggregate(
    "last",
    "integer",
    (
        "the last of {the}",
        "the last one of {the} in the list",
        "the final one of {the}",
        "the one of {the} that comes last",
        "the last one among {the}",
        "the rightmost of {the}",
    ),
    "{b}[-1]",
    guard="{b}",
    verbs=("last", "find_last", "latest"),
    needs_condition=True,
)
DIFFERENT = Aggregate(
    "different",
    "integer",
    (
        "the number of different values among {the}",
        "how many different values there are among {the}",
        "the count of distinct values among {the}",
        "how many distinct values {the} have",
        "the number of different values that {the} take",
        "how many values differ among {the}",
    ),
    "len(set({b}))",
    verbs=("different", "distinct", "kinds"),
)
PLACES = Aggregate(
    "places",
    "row",
    (
        "the places of {the}, counted from 1",
        "the place numbers (from 1) of {the}",
        "at which places {the} stand, counted from 1",
        "the positions of {the}, where the first {thing} has position 1",
        "the positions of {the}, numbered from 1",
        "the places where {the} stand (the first place is 1)",
    ),
    "{b}",
    guard="{b}",
    verbs=("places", "positions", "where"),
    needs_condition=True,
    places=True,
)
FIRST_PLACE = Aggregate(
    "first-place",
    "integer",
    (
        "the place of the first of {the}, counted from 1",
        "the position of the first of {the}, counted from 1",
        "the place number (from 1) of the first of {the}",
        "the place where the first of {the} stands, counted from 1",
        "the position at which the first of {the} stands (positions begin with 1)",
        "the place, numbered from 1, of the first of {the}",
    ),
    "{b}[0]",
    guard="{b}",
    verbs=("place", "position", "index_of"),
    needs_condition=True,
    places=True,
)
AGGREGATES = (
    SUM,
    COUNT,
    LARGEST,
    SMALLEST,
    SPREAD,
    AVERAGE,
    LIST,
    REVERSED,
    ASCENDING,
    DESCENDING,
    SQUARES,
    LAST_DIGIT,
    ANY,
    ALL,
    FIRST,
    LAST,
    DIFFERENT,
    PLACES,
    FIRST_PLACE,
)
