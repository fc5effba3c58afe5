"""Lists of integers that must first be made of the input: sums of rows, areas of rectangles, minutes of times.

Once the list `a` is made, all that was taught of integer lists applies to it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from evaluation.authoring.practice.composition import (
    Aggregate,
    Collection,
    Selection,
    compose_task,
    drop_repeated,
    select,
)
from evaluation.authoring.practice.operation import Call, Operation, Task, Voice
from evaluation.authoring.practice.subjects.integers import (
    ALL,
    ANY,
    ASCENDING,
    BY_NAME,
    COUNT,
    DESCENDING,
    DIFFERENT,
    FIRST_PLACE,
    LARGEST,
    LAST_DIGIT,
    LIST,
    REVERSED,
    SMALLEST,
    SPREAD,
    SUM,
)
from evaluation.authoring.practice.wording import Pool

LARGEST_PLACE = Aggregate(
    "place-of-largest",
    "integer",
    (
        "the place of the largest of {the}, counted from 1 (the first one if there are several)",
        "the number (from 1) of the largest of {the}, the first if several are equally large",
        "which of {the} is the largest: its place, counted from 1, and the first one counts if several are",
        "the position, counted from 1, of the greatest of {the} (the first of several)",
        "the place number (from 1) of the greatest of {the}; of several the first counts",
        "the position of the largest of {the}, with positions from 1 and the first of several",
    ),
    "{b}.index(max({b})) + 1",
    verbs=("best_place", "where_largest", "winner"),
)
SMALLEST_PLACE = Aggregate(
    "place-of-smallest",
    "integer",
    (
        "the place of the smallest of {the}, counted from 1 (the first one if there are several)",
        "the number (from 1) of the smallest of {the}, the first if several are equally small",
        "the position, counted from 1, of the least of {the} (the first of several)",
        "the place number (from 1) of the least of {the}; of several the first counts",
        "the position of the smallest of {the}, with positions from 1 and the first of several",
    ),
    "{b}.index(min({b})) + 1",
    verbs=("least_place", "where_smallest", "loser"),
)
WHOLE = (
    SUM,
    LARGEST,
    SMALLEST,
    SPREAD,
    LIST,
    REVERSED,
    ASCENDING,
    DESCENDING,
    DIFFERENT,
    LARGEST_PLACE,
    SMALLEST_PLACE,
)
"""Aggregates that make sense of all elements."""
SELECTED = (SUM, COUNT, COUNT, LARGEST, SMALLEST, LIST, FIRST_PLACE, ANY, ALL, LAST_DIGIT)
CONDITIONS = ("even", "odd", "multiple", "above", "below", "at-least", "at-most", "between", "last-digit")


@dataclass(frozen=True)
class Derivation:
    """A list of integers made of another input."""

    name: str
    subject: str
    stories: Pool[tuple[str, str, str]]
    """The plural of what the list holds, sentences that introduce the input, and one that says how to get the list."""
    before: str
    """Lines that make `a`."""
    reading: str
    other_reading: str
    parameters: str
    inputs: Pool[str]
    limits: Pool[str]
    draw: Callable[[random.Random, int], list[Any]]
    """Arguments of a test of about that size."""
    encode: Callable[..., str]
    only_whole: bool = False
    lasting: int = 20
    """The size of the largest test."""

    def measure(self, case: Sequence[Any]) -> list[int]:
        """Return the list that the program makes."""
        names = dict(zip(self.parameters.split(", "), case, strict=True))
        exec(self.before, names)
        return list(names["a"])


def write_derived(
    derivation: Derivation,
    voice: Voice,
    *,
    pair: tuple[Aggregate, str] | None = None,
    avoid: Sequence[tuple[str, str]] = (),
) -> Task:
    """Ask for an aggregate of the derived list, or of a selection of it."""
    things, opening, definition = voice.say(derivation.stories)
    sample = [derivation.draw(voice.rng, size) for size in (1, 1, 2, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10) for _ in range(3)]
    values = sorted(x for case in sample for x in derivation.measure(case))
    while True:
        aggregate, condition = pair or _draw_pair(derivation, voice)
        if pair is None and (aggregate.name, condition) in avoid:
            continue
        selection = select(
            voice,
            condition=BY_NAME[condition] if condition else None,
            part=None,
            container="a",
            things=things,
            low=max(values[0], 0),
            high=values[-len(values) // 8],
        )
        if selection and _splits(selection, values):
            break
    called = voice.chance(25)
    words = {"things": things, "most": derivation.lasting}
    collection = Collection(
        "x", "a", derivation.reading, derivation.other_reading, derivation.encode, derivation.before
    )
    return compose_task(
        voice,
        aggregate,
        selection,
        collection,
        opening=f"{opening} {definition}",
        cases=_choose_cases(derivation, selection, sample, voice.rng),
        input=voice.say(derivation.limits if called else derivation.inputs).format(**words),
        call=Call(f"{voice.rng.choice(list(aggregate.verbs))}_{things.replace(' ', '_')}", derivation.parameters)
        if called
        else None,
        difficulty="interview",
        thing=things[:-1] if things.endswith("s") else things,
        things=things,
    )


def _draw_pair(derivation: Derivation, voice: Voice) -> tuple[Aggregate, str]:
    if derivation.only_whole or voice.chance(45):
        return voice.rng.choice(WHOLE), ""
    return voice.rng.choice(SELECTED), voice.rng.choice(CONDITIONS)


def _splits(selection: Selection, values: Sequence[int]) -> bool:
    return not selection.test or len({selection.accepts(x, "x") for x in values}) == 2


def _choose_cases(
    derivation: Derivation, selection: Selection, sample: Sequence[list[Any]], rng: random.Random
) -> list[list[Any]]:
    """Choose tests: two telling examples, boundaries, nothing and everything selected, then some of growing size."""
    measured = [(case, derivation.measure(case)) for case in sample]
    telling = [case for case, a in measured if 3 <= len(a) <= 5 and _splits(selection, a) and len(set(a)) > 1]
    cases = telling[:2] or [case for case, a in measured if len(a) >= 3][:2]
    for edge in selection.edges:
        cases += [case for case, a in measured if edge in a][:1]
    if selection.test:
        cases += [case for case, a in measured if not any(selection.accepts(x, "x") for x in a)][:2]
        cases += [case for case, a in measured if all(selection.accepts(x, "x") for x in a)][:2]
    cases += [sample[0], sample[1], *sample[6:36:4], derivation.draw(rng, derivation.lasting), sample[-1], sample[-2]]
    cases = drop_repeated(cases)
    while len(cases) < 12:
        cases = drop_repeated([*cases, derivation.draw(rng, rng.randint(3, 9))])
    return cases[:18]


def derive_operations(
    derivations: Sequence[Derivation], held_out: Mapping[tuple[str, str, str], str]
) -> list[Operation]:
    """Return an operation for each derivation, and one for each triple (derivation, aggregate, condition) held out."""
    aggregates = {one.name: one for one in (*WHOLE, *SELECTED)}
    operations = []
    for one in derivations:
        avoid = [(aggregate, condition) for name, aggregate, condition in held_out if name == one.name]
        operations.append(Operation(one.name, one.subject, partial(write_derived, one, avoid=avoid)))
        for (name, aggregate, condition), part in held_out.items():
            if name == one.name:
                write = partial(write_derived, one, pair=(aggregates[aggregate], condition))
                operations.append(Operation(f"{name}-{aggregate}-{condition or 'all'}", one.subject, write, name, part))
    return operations
