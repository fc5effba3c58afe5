"""Grids of numbers and of signs, read row by row: their cells, rows and columns."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from evaluation.authoring.draft import integers, lines
from evaluation.authoring.practice.operation import Operation
from evaluation.authoring.practice.subjects.derived import Derivation, derive_operations
from evaluation.authoring.practice.wording import Pool, hold_out


def _draw_numbers(rng: random.Random, size: int) -> list[Any]:
    rows, columns = max(1, min(size, 8) + rng.randint(-1, 1)), rng.randint(1, 6)
    high = rng.choice((9, 20, 99))
    return [[integers(rng, columns, 0, high) for _ in range(rows)]]


def _draw_signs(rng: random.Random, size: int) -> list[Any]:
    rows, columns = max(1, min(size, 8) + rng.randint(-1, 1)), rng.randint(1, 8)
    return [["".join(rng.choice(rng.choice(("#.", "#..", "##."))) for _ in range(columns)) for _ in range(rows)]]


def _encode(grid: list[Any]) -> str:
    return lines([len(grid), len(grid[0])], *grid)


NUMBER_INPUTS = hold_out(
    (
        "The first line holds two integers r and c, the numbers of rows and columns (1 <= r, c <= {most}). Then "
        "follow r lines "
        "with c integers each, from 0 to 99.",
        "Line 1: the number of rows r and the number of columns c (1 <= r, c <= {most}). Each of the next r lines "
        "holds c integers "
        "(0 to 99), one row.",
        "First come r and c on one line (1 <= r, c <= {most}). The r rows follow, each a line with c integers "
        "between 0 and 99.",
        "The input starts with r and c, both from 1 to {most}. After that there is a line for each row: c integers "
        "from 0 to 99.",
        "r and c stand on the first line (1 <= r, c <= {most}), below them r lines of c integers, none below 0 or "
        "above 99.",
        "You read r and c (each 1 to {most}), then r lines. A line is one row and holds c integers in the range 0 to "
        "99.",
    )
)
NUMBER_LIMITS = hold_out(
    (
        "The table g is a list of 1 to {most} rows, each a list of 1 to {most} integers from 0 to 99. All rows are "
        "equally long.",
        "g is a list of rows; a row is a list of integers between 0 and 99. There are 1 to {most} rows of 1 to "
        "{most} numbers.",
        "The argument g is a list of equally long lists of integers (0 to 99), at most {most} of at most {most} each.",
        "g holds 1 to {most} lists of the same length, 1 to {most}, with integers from 0 to 99.",
        "In g each row is a list of integers from 0 to 99; both sides of the table have a length from 1 to {most}.",
    )
)
SIGN_INPUTS = hold_out(
    (
        "The first line holds two integers r and c (1 <= r, c <= {most}). Then follow r lines of c signs each, # or "
        "a dot.",
        "Line 1: r and c, the numbers of rows and columns (1 <= r, c <= {most}). Each of the next r lines is a row "
        "of c signs # and .",
        "First come r and c on one line (1 <= r, c <= {most}). The r rows follow, each a line of c characters, # or .",
        "The input starts with r and c, both from 1 to {most}. After that there is a line of c signs (# and .) for "
        "each row.",
        "r and c stand on the first line (1 <= r, c <= {most}), below them r lines, each with c of the signs # and .",
        "You read r and c (each 1 to {most}), then r lines. A line is one row: c signs, either # or a dot.",
    )
)
SIGN_LIMITS = hold_out(
    (
        "The map g is a list of 1 to {most} texts, the rows, each of 1 to {most} signs # and . in all rows as many.",
        "g is a list of rows, which are strings of # and dots. There are 1 to {most} rows, all of the same length (1 "
        "to {most}).",
        "The argument g is a list of equally long strings of the signs # and . with 1 to {most} of them, 1 to {most} "
        "long.",
        "g holds 1 to {most} strings of the same length, 1 to {most}, made of # and dots.",
        "In g each row is a string of # and dots; both sides of the map have a length from 1 to {most}.",
    )
)

TABLES = (
    "A table of numbers is given.",
    "A school keeps its results in a table, with a row for each class.",
    "A warehouse is a grid of shelves, and on each shelf lies a number of boxes.",
    "A farmer planted trees in rows and counted the fruits of each tree.",
    "A board shows a number on every square.",
    "Sensors stand in a field in rows. Each has sent a number.",
    "Some shops note their sales in a table, a row for each shop.",
)
HELD_TABLES = (
    ("A theatre counts the visitors on each seat of a season.",),
    ("Bees live in hives that stand in rows. Every hive has a number of frames.",),
)
MAPS = (
    "A map shows trees as # and free ground as dots.",
    "On a seating plan # is a taken seat and a dot is a free one.",
    "In a picture # is a dark point and a dot is a light one.",
    "A wall is drawn with # for a brick and a dot for a hole.",
    "A board has stones, written as #, and empty squares, written as dots.",
    "A car park is drawn with # for a car and a dot for a free place.",
)
HELD_MAPS = (
    ("A field is drawn with # for a molehill and a dot for grass.",),
    ("A window front is drawn with # for a lit window, dots are dark.",),
)


def _tell(things: str, definitions: tuple[str, ...], stories: tuple[str, ...], held: Any) -> Pool[tuple[str, str, str]]:
    """Return stories with all ways to say what the things are; the last two ways are held out."""
    told = hold_out(definitions)
    parts = {"practice": stories, "validation": held[0], "test": held[1]}
    return Pool(
        **{part: tuple((things, story, one) for story in parts[part] for one in told.part(part)) for part in parts}
    )


CELLS = Derivation(
    "grid-cells",
    "grids",
    _tell(
        "numbers",
        (
            "All numbers of the table count, row by row.",
            "Look at all numbers together, row after row from the top.",
            "The rows are read one after the other, so that they give one long list of numbers.",
            "Read the whole table row by row.",
            "Think of the rows joined to one long list.",
        ),
        TABLES,
        HELD_TABLES,
    ),
    "a = [x for row in g for x in row]",
    "r, c = map(int, input().split())\ng = [list(map(int, input().split())) for _ in range(r)]",
    "import sys\n\nrows = sys.stdin.read().splitlines()\ng = [[int(t) for t in row.split()] for row in rows[1:]]",
    "g",
    NUMBER_INPUTS,
    NUMBER_LIMITS,
    _draw_numbers,
    _encode,
    lasting=10,
)
ROW_SUMS = replace(
    CELLS,
    name="grid-row-sums",
    before="a = [sum(row) for row in g]",
    stories=_tell(
        "row sums",
        (
            "The row sum of a row is the sum of its numbers.",
            "Adding up a row gives its row sum.",
            "Every row has a row sum, the total of its numbers.",
            "All numbers of a row together are its row sum.",
            "A row sum is what the numbers of one row add up to.",
        ),
        TABLES,
        HELD_TABLES,
    ),
)
COLUMN_SUMS = replace(
    CELLS,
    name="grid-column-sums",
    before="a = [sum(column) for column in zip(*g)]",
    stories=_tell(
        "column sums",
        (
            "The column sum of a column is the sum of its numbers.",
            "Adding up a column gives its column sum.",
            "Every column has a column sum, the total of its numbers.",
            "All numbers of a column together are its column sum.",
            "A column sum is what the numbers of one column add up to.",
        ),
        TABLES,
        HELD_TABLES,
    ),
)
ROW_LARGEST = replace(
    CELLS,
    name="grid-row-largest",
    before="a = [max(row) for row in g]",
    stories=_tell(
        "row records",
        (
            "The row record of a row is its largest number.",
            "The greatest number of a row is called its row record.",
            "Every row has a row record, the highest of its numbers.",
            "The row record is the maximum of a row.",
            "A row record is the largest number that stands in one row.",
        ),
        TABLES,
        HELD_TABLES,
    ),
)
COLUMN_SMALLEST = replace(
    CELLS,
    name="grid-column-smallest",
    before="a = [min(column) for column in zip(*g)]",
    stories=_tell(
        "column lows",
        (
            "The column low of a column is its smallest number.",
            "The least number of a column is called its column low.",
            "Every column has a column low, the lowest of its numbers.",
            "The column low is the minimum of a column.",
            "A column low is the smallest number that stands in one column.",
        ),
        TABLES,
        HELD_TABLES,
    ),
)
SIGN_ROWS = Derivation(
    "sign-grid-rows",
    "grids",
    _tell(
        "row counts",
        (
            "The row count of a row is the number of its signs #.",
            "How many # a row has is its row count.",
            "Count the # of each row: that is its row count.",
            "Every row has a row count, the number of # in it.",
            "A row count says how many # stand in one row.",
        ),
        MAPS,
        HELD_MAPS,
    ),
    'a = [row.count("#") for row in g]',
    "r, c = map(int, input().split())\ng = [input() for _ in range(r)]",
    "import sys\n\ng = sys.stdin.read().split()[2:]",
    "g",
    SIGN_INPUTS,
    SIGN_LIMITS,
    _draw_signs,
    _encode,
    lasting=10,
)
SIGN_COLUMNS = replace(
    SIGN_ROWS,
    name="sign-grid-columns",
    before='a = [column.count("#") for column in zip(*g)]',
    stories=_tell(
        "column counts",
        (
            "The column count of a column is the number of its signs #.",
            "How many # a column has is its column count.",
            "Count the # of each column: that is its column count.",
            "Every column has a column count, the number of # in it.",
            "A column count says how many # stand in one column.",
        ),
        MAPS,
        HELD_MAPS,
    ),
)
COLUMN_LARGEST = replace(
    CELLS,
    name="grid-column-largest",
    before="a = [max(column) for column in zip(*g)]",
    stories=_tell(
        "column records",
        ("The column record of a column is its largest number.",) * 3
        + (
            "The column record is the maximum of a column.",
            "A column record is the largest number that stands in one column.",
        ),
        TABLES,
        HELD_TABLES,
    ),
)
ROW_SMALLEST = replace(
    CELLS,
    name="grid-row-smallest",
    before="a = [min(row) for row in g]",
    stories=_tell(
        "row lows",
        ("The row low of a row is its smallest number.",) * 3
        + ("The row low is the minimum of a row.", "A row low is the smallest number that stands in one row."),
        TABLES,
        HELD_TABLES,
    ),
)

HELD_OUT = {
    ("grid-cells", "largest", "even"): "test",
    ("grid-row-sums", "place-of-smallest", ""): "test",
    ("sign-grid-columns", "reversed", ""): "validation",
}
HELD_DERIVATIONS = ((COLUMN_LARGEST, "grid-row-largest", "test"), (ROW_SMALLEST, "grid-column-smallest", "validation"))


def grid_operations() -> list[Operation]:
    """Return the operations on grids."""
    taught = (CELLS, ROW_SUMS, COLUMN_SUMS, ROW_LARGEST, COLUMN_SMALLEST, SIGN_ROWS, SIGN_COLUMNS)
    operations = derive_operations(taught, HELD_OUT)
    for derivation, sister, part in HELD_DERIVATIONS:
        (one,) = derive_operations([derivation], {})
        operations.append(replace(one, sister=sister, held_for=part))
    return operations
