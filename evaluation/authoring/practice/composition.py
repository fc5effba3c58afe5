"""Selections and aggregates that are composed: `the sum of` x `the even prices`, over any kind of elements.

A selection is a part of the elements (the first k, the k largest), a condition on each of them, or both. An aggregate
makes the answer from what was selected. The same program style serves all pairs, so that an unseen pair can come out
right: collect in `b`, then use `b`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from textwrap import indent
from types import CodeType
from typing import Any

from evaluation.authoring.practice.operation import Call, Program, Task, Voice

Values = Mapping[str, Any]
"""Names of constants to what was drawn for them."""


@dataclass(frozen=True)
class Condition:
    """A property of an element, with its constants in braces."""

    name: str
    predicates: Sequence[str]
    """`are even`, `lie above {k}`; the last two are held out."""
    test: str
    """`x % 2 == 0`"""
    adjectives: Sequence[str] = ()
    """`even {things}`: taught, never held out."""
    draw: Callable[[random.Random, int, int], Values | None] = lambda rng, low, high: {}
    """Constants that suit elements from low to high; None where none do."""
    edges: Callable[[Values], Sequence[Any]] = lambda values: ()
    """Elements at which the condition changes."""


@dataclass(frozen=True)
class Part:
    """Some of the elements by their place or rank."""

    name: str
    phrases: Sequence[str]
    """`first {k} {things}`, to stand after `the`; the last two are held out."""
    expression: str
    """`{a}[:{k}]`"""
    sized: bool = True
    """Whether it has a constant k, the number of elements; there are always as many."""


@dataclass(frozen=True)
class Aggregate:
    """An answer made from what was selected."""

    name: str
    kind: str
    asks: Sequence[str]
    """Noun phrases around {the} (`the even prices`) or {bare} (`even prices`), or conditions around {pred} too."""
    result: str
    """An expression of {b}."""
    loop: tuple[str, str, str] | None = None
    """Start, step and result of the same as a loop; without them the loop collects `b`."""
    guard: str = ""
    """`{b}` where nothing can come out of an empty selection."""
    verbs: Sequence[str] = ("solve",)
    """Beginnings of a function's name."""
    needs_condition: bool = False
    places: bool = False
    """Whether the places of the elements are collected, counted from 1, and not the elements."""
    difficulty: str = "introductory"


@dataclass(frozen=True)
class Selection:
    """What of the elements is selected, in words and in code."""

    bare: str
    the: str
    predicate: str
    expression: str
    """What is walked through: `a`, `a[:3]`."""
    test: str
    """The condition on one element; empty for all."""
    values: Values
    edges: Sequence[Any]
    least: int
    """Elements that there must be."""

    def with_letter(self) -> Selection:
        """Return the same with the letter k in place of its constant."""
        number = str(self.values["k"])
        bare, the, predicate, expression, test = (
            re.sub(rf"(?<!\w){re.escape(number)}\b", "k", text)
            for text in (self.bare, self.the, self.predicate, self.expression, self.test)
        )
        return replace(self, bare=bare, the=the, predicate=predicate, expression=expression, test=test)

    def accepts(self, element: Any, name: str) -> bool:
        """Say whether the element fulfils the condition."""
        return not self.test or bool(eval(_compile_test(self.test), {name: element}))


@lru_cache(maxsize=256)
def _compile_test(test: str) -> CodeType:
    return compile(test, "<condition>", "eval")


def select(
    voice: Voice,
    *,
    condition: Condition | None,
    part: Part | None,
    container: str,
    things: str,
    low: int = 0,
    high: int = 0,
    second: Condition | None = None,
    size: int = 0,
) -> Selection | None:
    """Choose words and constants for a selection; None where no constants suit the elements."""
    size = size or voice.rng.randint(2, 5)
    expression = part.expression.format(a=container, k=size) if part else container
    section = voice.phrase(part.phrases).format(k=size, things=things) if part else ""
    least = size if part and part.sized else 1
    if condition is None:
        return Selection(
            section or things,
            f"the {section}" if section else f"all {things}",
            "",
            expression,
            "",
            {"k": size},
            (),
            least,
        )
    drawn = condition.draw(voice.rng, low, high)
    others = second.draw(voice.rng, low, high) if second else {}
    if drawn is None or others is None:
        return None
    predicate, test = fill(voice.phrase(condition.predicates), drawn), condition.test.format(**drawn)
    edges = list(condition.edges(drawn))
    if second:
        predicate = f"{predicate} and {fill(voice.phrase(second.predicates), others)}"
        test = f"{test} and {second.test.format(**others)}"
        edges += second.edges(others)
    bare = f"{things} that {predicate}"
    adjective = not second and voice.part == "practice" and condition.adjectives and voice.chance(50)
    if adjective:
        bare = fill(voice.rng.choice(list(condition.adjectives)), {"things": things, **drawn})
    the = f"the {bare}"
    if part:
        bare = the = f"those of the {section} that {predicate}"
    return Selection(bare, the, predicate, expression, test, {**drawn, "k": size}, edges, least)


def fill(text: str, words: Mapping[str, Any]) -> str:
    """Put the words in place of their names in braces; other braces stay."""
    return re.sub(r"\{(\w+)\}", lambda match: str(words.get(match[1], match[0])), text)


def ask_for(voice: Voice, aggregate: Aggregate, selection: Selection, **words: str) -> str:
    """Return the noun phrase, or the condition, that asks for the aggregate of the selection."""
    template = voice.phrase(aggregate.asks)
    return template.format(the=selection.the, bare=selection.bare, pred=selection.predicate, **words)


def compose_programs(
    aggregate: Aggregate, selection: Selection, *, container: str, element: str, before: str = ""
) -> list[Program]:
    """Return the program that is taught, which collects in `b`, and one with a plain loop.

    `before` holds lines that make the container.
    """
    whole = selection.expression == container and not selection.test and not aggregate.places
    b = container if whole else "b"
    each = (
        f"i, {element} in enumerate({selection.expression}, 1)"
        if aggregate.places
        else f"{element} in {selection.expression}"
    )
    what = "i" if aggregate.places else element
    collected = f"b = {selection.expression}"
    if selection.test or aggregate.places:
        collected = f"b = [{what} for {each} if {selection.test}]"
    names = {"a": container, "x": element}
    may_be_empty = bool(selection.test) or "[1::2]" in selection.expression
    guard = aggregate.guard.format(b=b) if may_be_empty else ""
    taught = Program(aggregate.result.format(b=b, **names), _stack(before, "" if whole else collected), guard)
    start, step, result = aggregate.loop or ("b = []", f"b.append({what})", aggregate.result)
    if guard:
        variable = start.split()[0]
        guard = "b" if variable == "b" else f"{variable} is not None"
    step = step.format(**names)
    if selection.test:
        step = f"if {selection.test}:\n" + indent(step, "    ")
    body = _stack(before, f"{start}\nfor {each}:\n" + indent(step, "    "))
    return [taught, Program(result.format(b="b", **names), body, guard)]


def _stack(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def draw_lists(
    voice: Voice,
    selection: Selection,
    *,
    draw: Callable[[random.Random], Any],
    element: str,
    longest: int = 40,
    corners: Sequence[Any] = (),
    count: int = 12,
) -> list[list[Any]]:
    """Return lists of elements for the tests: a telling example, then edge cases, then random ones of growing size."""
    rng, least = voice.rng, selection.least
    pool = [*selection.edges, *(draw(rng) for _ in range(80))]
    if selection.test and sum(selection.accepts(one, element) for one in pool) < 6:
        pool += _find_hits(selection, draw, element, rng)
    hits = [one for one in pool if selection.accepts(one, element)]
    misses = [one for one in pool if not selection.accepts(one, element)]
    lists = [_mix(rng, hits, misses, max(5, least + 2)), _mix(rng, hits, misses, max(6, least + 1))]
    for some in (hits, misses):
        if some:
            lists += [
                _draw_some(rng, some, least),
                [rng.choice(some)] * max(3, least),
                _draw_some(rng, some, least + 3),
            ]
    ends = [*selection.edges, *corners]
    if ends:
        lists.append(_shuffle(rng, [*ends, *_draw_some(rng, pool, max(0, least - len(ends)))]))
    for size in (least + 1, 7, 9, 12, longest):
        lists.append(_mix(rng, hits, misses, max(size, least)))
    lists = drop_repeated(lists)
    while len(lists) < count:
        lists = drop_repeated([*lists, _mix(rng, hits, misses, rng.randint(max(least, 4), 12))])
    return lists


def is_telling(
    selection: Selection, draw: Callable[[random.Random], Any], rng: random.Random, element: str = "x"
) -> bool:
    """Say whether the condition is met by some elements and missed by others."""
    verdicts: set[bool] = set()
    for _ in range(300 if selection.test else 0):
        verdicts.add(selection.accepts(draw(rng), element))
        if len(verdicts) == 2:
            break
    return len(verdicts) == 2 or not selection.test


def drop_repeated(values: Sequence[Any]) -> list[Any]:
    """Return the values without those that came before."""
    return list({repr(value): value for value in reversed(values)}.values())[::-1]


def _find_hits(
    selection: Selection, draw: Callable[[random.Random], Any], element: str, rng: random.Random
) -> list[Any]:
    """Return more elements that fulfil a condition which few do."""
    drawn = (draw(rng) for _ in range(1500))
    return [one for one in drawn if selection.accepts(one, element)][:30]


def _mix(rng: random.Random, hits: Sequence[Any], misses: Sequence[Any], size: int) -> list[Any]:
    """Return some of both, where there are both."""
    if not hits or not misses:
        return _draw_some(rng, hits or misses, size)
    share = rng.randint(2, max(2, size - 1))
    return _shuffle(rng, [*_draw_some(rng, hits, share), *_draw_some(rng, misses, size - share)])


def _draw_some(rng: random.Random, choices: Sequence[Any], count: int) -> list[Any]:
    return [rng.choice(choices) for _ in range(count)]


def _shuffle(rng: random.Random, values: list[Any]) -> list[Any]:
    rng.shuffle(values)
    return values


@dataclass(frozen=True)
class Collection:
    """Where the elements are and how they get there."""

    element: str
    container: str
    reading: str
    other_reading: str
    encode: Callable[..., str]
    before: str = ""
    """Lines that make the container from what was read or passed."""


def compose_task(
    voice: Voice,
    aggregate: Aggregate,
    selection: Selection,
    collection: Collection,
    *,
    opening: str,
    cases: Sequence[Sequence[Any]],
    input: str,
    call: Call | None = None,
    difficulty: str = "",
    **words: str,
) -> Task:
    """Return the task that asks for the aggregate of the selection."""
    readings = (collection.reading, voice.rng.choice((collection.reading, collection.other_reading)))
    programs = compose_programs(
        aggregate, selection, container=collection.container, element=collection.element, before=collection.before
    )
    return Task(
        opening=opening,
        ask=ask_for(voice, aggregate, selection, **words),
        kind=aggregate.kind,
        programs=programs,
        cases=cases,
        difficulty=difficulty or aggregate.difficulty,
        thing=words.get("thing", "value"),
        input=input,
        readings=readings,
        encode=collection.encode,
        call=call,
    )
