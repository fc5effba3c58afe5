"""Integer lists: aggregates of selections, with constants in the statement or k in the input, as script or function."""

from __future__ import annotations

import random
import re
from functools import partial
from typing import Any

from evaluation.authoring.draft import lines
from evaluation.authoring.practice.composition import (
    Aggregate,
    Condition,
    Part,
    Selection,
    ask_for,
    compose_programs,
    draw_lists,
    drop_repeated,
    is_telling,
    select,
)
from evaluation.authoring.practice.operation import Call, Operation, Task, Voice
from evaluation.authoring.practice.stories import (
    INTEGER_STORIES,
    LIST_INPUTS,
    LIST_INPUTS_WITH_K,
    LIST_LIMITS,
    Story,
)
from evaluation.authoring.practice.subjects.integers import (
    AGGREGATES,
    ALL,
    BY_NAME,
    CONDITIONS,
    COUNT,
    LARGEST,
    LIST,
    PARTS,
    REVERSED,
    SMALLEST,
    SUM,
)

HELD_OUT = {
    ("sum", "between"): "test",
    ("count", "two-digit"): "test",
    ("largest", "odd"): "test",
    ("smallest", "multiple"): "test",
    ("descending", "above"): "test",
    ("average", "negative"): "test",
    ("first", "at-most"): "test",
    ("all", "odd"): "test",
    ("reversed", "even"): "validation",
    ("smallest", "last-digit"): "validation",
    ("any", "multiple"): "validation",
    ("sum-of-squares", "odd"): "validation",
    ("spread", "at-least"): "validation",
}
"""Pairs of an aggregate and a condition that practice never puts together, by the part that has them."""


SINGLE = ("multiple", "no-multiple", "above", "below", "at-least", "at-most")
"""Conditions whose constant may come from the input."""


def _write(aggregate: Aggregate, voice: Voice, only: str = "", *, with_k: bool = False) -> Task:
    called = voice.chance(30)
    story, container, selection = _choose(aggregate, voice, only, called=called, with_k=with_k)
    call = None
    if called:
        parameters = f"{container}, k" if with_k else container
        call = Call(f"{voice.rng.choice(list(aggregate.verbs))}_{story.slug}", parameters)
    spoken = selection.with_letter() if with_k else selection
    cases = [[one] for one in _draw_values(voice, story, selection)]
    k_range: tuple[int, int | str] = (0, 0)
    if with_k:
        cases, k_range = _cases_with_k(voice, story, selection, cases)
    words = {"thing": story.thing, "things": story.things, "low": story.low, "high": story.high, "name": container}
    words |= {"least": 1 if with_k else selection.least, "most": voice.rng.choice((40, 50, 60, 80, 100))}
    words |= {"k_low": k_range[0], "k_high": k_range[1]}
    head = "n, k = map(int, input().split())" if with_k else "n = int(input())"
    reading = f"{head}\na = list(map(int, input().split()))"
    other = "import sys\n\nn, k, *a = map(int, sys.stdin.read().split())" if with_k else OTHER_READING
    limits = voice.say(LIST_LIMITS)
    if with_k:
        limits += " k is at least 1 and not larger than their number." if k_range[1] == "n" else K_LIMITS
    return Task(
        opening=voice.rng.choice(story.openings),
        ask=ask_for(voice, aggregate, spoken, thing=story.thing, things=story.things),
        kind=aggregate.kind,
        programs=compose_programs(aggregate, spoken, container=container, element="x"),
        cases=cases,
        difficulty="interview" if selection.expression != container and selection.test else "introductory",
        thing=story.thing,
        input=(limits if call else voice.say(LIST_INPUTS_WITH_K if with_k else LIST_INPUTS)).format(**words),
        readings=(reading, voice.rng.choice((reading, other))),
        encode=(lambda one, k: lines([len(one), k], one)) if with_k else (lambda one: lines(len(one), one)),
        call=call,
    )


K_LIMITS = " The integer k is from {k_low} to {k_high}."
OTHER_READING = "import sys\n\na = list(map(int, sys.stdin.read().split()))[1:]"


def _choose(
    aggregate: Aggregate, voice: Voice, only: str, *, called: bool, with_k: bool
) -> tuple[Story, str, Selection]:
    """Draw stories and selections until the two suit each other."""
    while True:
        story = voice.say(INTEGER_STORIES)
        container = voice.rng.choice(("nums", "values", "a", "numbers", story.slug, "items")) if called else "a"
        selection = _select(aggregate, story, voice, only, container=container, with_k=with_k)
        if selection and not is_telling(selection, partial(_draw, story=story), voice.rng):
            continue
        if selection and not (with_k and not _is_alone(selection)):
            return story, container, selection


def _is_alone(selection: Selection) -> bool:
    """Say whether the constant can be told from the other numbers in the words of the selection."""
    number = str(selection.values["k"])
    return all(len(re.findall(rf"\b{number}\b", text)) == 1 for text in (selection.bare, selection.the))


def _draw_values(voice: Voice, story: Story, selection: Selection) -> list[list[int]]:
    drawn = draw_lists(voice, selection, draw=partial(_draw, story=story), element="x", corners=(story.low, story.high))
    clipped = [[min(max(x, story.low), story.high) for x in one] for one in drawn]
    return drop_repeated(clipped)


def _draw(rng: random.Random, story: Story) -> int:
    """Draw a value: a small one, which repeats, as often as any."""
    if rng.randrange(2) and story.high - story.low > 40:
        middle = max(story.low, 0)
        return rng.randint(max(story.low, middle - 20), min(story.high, middle + 20))
    return rng.randint(story.low, story.high)


def _cases_with_k(
    voice: Voice, story: Story, selection: Selection, cases: list[list[Any]]
) -> tuple[list[list[Any]], tuple[int, int | str]]:
    """Give each list its k: the one it was drawn for, then, for further lists, others."""
    k, rng = selection.values["k"], voice.rng
    sized = not selection.test
    if sized:
        limited = [[one, min(len(one), rng.choice((1, 2, 3, k, len(one))))] for (one,) in cases]
        limited[0][1] = min(k, len(limited[0][0]))
        return limited, (1, "n")
    low, high = (2, 20) if "%" in selection.test else (story.low, story.high)
    limited = [[one, k] for (one,) in cases]
    for one, _ in limited[2:12]:
        other = rng.randint(2, 12) if "%" in selection.test else rng.choice([*one, rng.randint(story.low, story.high)])
        limited.append([one, other])
    return limited[:2] + limited[2:9:2] + limited[-10:], (low, high)


def _select(
    aggregate: Aggregate, story: Story, voice: Voice, only: str, *, container: str, with_k: bool
) -> Selection | None:
    """Draw a condition, a part, or both; a pair that is held out only where it is asked for."""
    choose = partial(select, voice, container=container, things=story.things, low=story.low, high=story.high)
    allowed = [c for c in CONDITIONS if (aggregate.name, c.name) not in HELD_OUT]
    if only:
        return choose(condition=BY_NAME[only], part=None)
    if with_k:
        if not aggregate.needs_condition and voice.chance(50):
            return choose(condition=None, part=voice.rng.choice([p for p in _parts_for(aggregate) if p.sized]))
        return choose(condition=voice.rng.choice([c for c in allowed if c.name in SINGLE]), part=None)
    condition: Condition | None = voice.rng.choice(allowed)
    whole = aggregate.name in ("all", "any")
    kind = voice.rng.randrange(10)
    if kind == 6 and not whole:
        second = voice.rng.choice([c for c in allowed if c is not condition])
        joined = {"outside", "between"} & {condition.name if condition else "", second.name}
        return choose(condition=condition, part=None, second=None if joined else second)
    if kind == 7 and not whole and not aggregate.places and aggregate is not COUNT:
        return choose(condition=condition, part=voice.rng.choice(_parts_for(aggregate)))
    if kind >= 8 and not aggregate.needs_condition:
        return choose(condition=None, part=voice.rng.choice([None, *_parts_for(aggregate)]))
    return choose(condition=condition, part=None)


def _parts_for(aggregate: Aggregate) -> list[Part]:
    """Return the parts that leave the aggregate something to do: no order is asked of what is sorted already."""
    if aggregate.kind == "row" or aggregate.name in ("first", "last", "largest", "smallest", "different"):
        return [part for part in PARTS if "sorted" not in part.expression]
    return list(PARTS)


def list_operations() -> list[Operation]:
    """Return the operations on integer lists: each aggregate, some with k in the input, and the pairs held out."""
    operations = [Operation(f"list-{one.name}", "integer lists", partial(_write, one)) for one in AGGREGATES]
    operations += [
        Operation(f"list-{one.name}-with-k", "integer lists", partial(_write, one, with_k=True))
        for one in (SUM, COUNT, LARGEST, SMALLEST, LIST, REVERSED, ALL)
    ]
    by_name = {one.name: one for one in AGGREGATES}
    for (name, condition), part in HELD_OUT.items():
        write = partial(_write, by_name[name], only=condition)
        operations.append(Operation(f"list-{name}-{condition}", "integer lists", write, f"list-{name}", part))
    return operations
