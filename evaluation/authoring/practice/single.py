"""Operations that stand alone: a story with its question, a few arguments, the programs that answer it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.authoring.draft import integers, lines
from evaluation.authoring.practice.composition import drop_repeated, fill
from evaluation.authoring.practice.operation import Call, Operation, Program, Task, Voice
from evaluation.authoring.practice.stories import GOODS, NAMES
from evaluation.authoring.practice.wording import hold_out

Constants = Mapping[str, Any]
SMALL = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Int:
    """An integer argument."""

    name: str
    low: int
    high: int

    def draw(self, rng: random.Random) -> Any:
        """Return a random value: a small one half of the time."""
        top = min(self.high, self.low + 30) if rng.randrange(2) else self.high
        return rng.randint(self.low, top)


@dataclass(frozen=True)
class Text:
    """A text argument, one line of stdin."""

    name: str
    alphabet: str = SMALL
    least: int = 1
    most: int = 50
    chars: str = "small letters"
    few: int = 6
    """Different characters in a text, so that some repeat."""

    def draw(self, rng: random.Random) -> Any:
        """Return a random text."""
        chosen = rng.sample(self.alphabet, min(self.few, len(self.alphabet)))
        return "".join(rng.choice(chosen) for _ in range(rng.randint(self.least, min(self.most, 14))))


@dataclass(frozen=True)
class Ints:
    """A list argument; on stdin its length stands on the line before."""

    name: str
    low: int
    high: int
    least: int = 1
    most: int = 50

    def draw(self, rng: random.Random) -> Any:
        """Return a random list, in half of the cases of few different values."""
        top = min(self.high, max(self.low, 0) + 8) if rng.randrange(2) else self.high
        return integers(
            rng, rng.randint(max(self.least, 3), 10), self.low if rng.randrange(2) else max(self.low, -5), top
        )


@dataclass(frozen=True)
class Words:
    """A line of words."""

    name: str
    choices: Sequence[str]
    most: int = 30
    least: int = 1
    described: str = "words of small letters"

    def draw(self, rng: random.Random) -> Any:
        """Return some of the words."""
        return [rng.choice(self.choices) for _ in range(rng.randint(max(self.least, 2), 9))]


@dataclass(frozen=True)
class Clock:
    """A time of the day, `h:mm`; two arguments."""

    hours: str = "h"
    minutes: str = "m"


Argument = Int | Text | Ints | Words | Clock


@dataclass(frozen=True)
class Single:
    """One operation with its stories."""

    name: str
    subject: str
    kind: str
    arguments: Sequence[Argument]
    tellings: Sequence[str]
    """`Story. || the noun phrase that is asked for`; the last two are held out."""
    programs: Sequence[Program]
    names: Sequence[str]
    """Names of the function."""
    constants: Callable[[random.Random], Constants] = lambda rng: {}
    edges: Callable[[Constants], Sequence[Sequence[Any]]] = lambda constants: ()
    """Arguments of tests, the telling example first."""
    valid: Callable[..., bool] = lambda *arguments: True
    promise: str = ""
    difficulty: str = "introductory"
    calls: int = 25
    """Of 100 problems so many ask for a function."""
    sister: str = ""
    held_for: str = ""
    thing: str = "value"
    nothing: tuple[str, str] = ("", "")

    def operation(self) -> Operation:
        """Return it for the catalogue."""
        return Operation(self.name, self.subject, self.write, self.sister, self.held_for)

    def write(self, voice: Voice) -> Task:
        """Choose a telling, constants and tests."""
        constants = dict(self.constants(voice.rng))
        words = {**constants, "Name": voice.say(NAMES), "goods": voice.say(GOODS)}
        story, _, ask = fill(self._tell(voice), words).partition(" || ")
        parameters = ", ".join(_parameter(one) for one in self.arguments)
        clock = any(isinstance(one, Clock) for one in self.arguments)
        called = not clock and self.kind != "lines" and voice.chance(self.calls)
        programs = [Program(fill(one.result, constants), fill(one.body, constants), one.guard) for one in self.programs]
        if called:
            programs = [_without_length(one, self.arguments) for one in programs]
        return Task(
            opening=story,
            ask=ask,
            kind=self.kind,
            programs=programs,
            cases=self._draw_cases(voice.rng, constants),
            difficulty=self.difficulty,
            thing=self.thing,
            input=describe_limits(self, voice) if called else describe_input(self, voice),
            readings=(read(self.arguments),),
            encode=lambda *case: encode(self.arguments, case),
            call=Call(voice.phrase(self.names), parameters) if called else None,
            nothing=self.nothing[0],
            nothing_said=self.nothing[1],
        )

    def _tell(self, voice: Voice) -> str:
        """Choose a telling; of an operation that is held out any one will do."""
        return voice.rng.choice(list(self.tellings)) if self.sister else voice.phrase(self.tellings)

    def _draw_cases(self, rng: random.Random, constants: Constants) -> list[list[Any]]:
        cases = [list(one) for one in self.edges(constants) if self.valid(*one)]
        for attempt in range(400):
            if len(cases) >= 14 or (len(cases) >= 12 and attempt > 60):
                break
            case = _equally_long([value for one in self.arguments for value in draw(one, rng)], self.arguments, rng)
            if self.valid(*case):
                cases = drop_repeated([*cases, case])
        return drop_repeated(cases)


def _equally_long(case: list[Any], arguments: Sequence[Argument], rng: random.Random) -> list[Any]:
    """Give a second list the length of the first, and let it share some of its numbers."""
    if [type(one) for one in arguments] != [Ints, Ints]:
        return case
    first, second = case
    return [first, [rng.choice((rng.choice(second), rng.choice(first))) for _ in first]]


def draw(argument: Argument, rng: random.Random) -> list[Any]:
    """Return random values of an argument: two for a time."""
    return [rng.randint(0, 23), rng.randint(0, 59)] if isinstance(argument, Clock) else [argument.draw(rng)]


def _parameter(argument: Argument) -> str:
    return f"{argument.hours}, {argument.minutes}" if isinstance(argument, Clock) else argument.name


def _without_length(program: Program, arguments: Sequence[Argument]) -> Program:
    """Let a function take the length of its list, which a script has read as n."""
    names = {one.name for one in arguments if not isinstance(one, Clock)}
    lists = [one.name for one in arguments if isinstance(one, Ints)]
    if "n" in names or not lists:
        return program
    body, result = (re.sub(r"\bn\b", f"len({lists[0]})", text) for text in (program.body, program.result))
    return Program(result, body, program.guard)


def _line_groups(arguments: Sequence[Argument]) -> list[list[Argument]]:
    """Return what stands on each line: the integers together on the first, everything else by itself."""
    numbers: list[Argument] = [one for one in arguments if isinstance(one, Int)]
    others: list[list[Argument]] = [[one] for one in arguments if not isinstance(one, Int)]
    return [*([numbers] if numbers else []), *others]


def read(arguments: Sequence[Argument]) -> str:
    """Return the lines that read the arguments in the style that is taught."""
    numbers = [one.name for one in arguments if isinstance(one, Int)]
    if any(isinstance(one, Ints) for one in arguments):
        numbers.insert(0, "n")
    reading = [f"{numbers[0]} = int(input())"] if len(numbers) == 1 else []
    if len(numbers) > 1:
        reading = [f"{', '.join(numbers)} = map(int, input().split())"]
    for one in arguments:
        if isinstance(one, Text):
            reading.append(f"{one.name} = input()")
        elif isinstance(one, Ints):
            reading.append(f"{one.name} = list(map(int, input().split()))")
        elif isinstance(one, Words):
            reading.append(f"{one.name} = input().split()")
        elif isinstance(one, Clock):
            reading.append(f'{one.hours}, {one.minutes} = map(int, input().split(":"))')
    return "\n".join(reading)


def encode(arguments: Sequence[Argument], case: Sequence[Any]) -> str:
    """Return the stdin of a test."""
    values, numbers, rows = list(case), [], []
    for one in arguments:
        value = values.pop(0)
        if isinstance(one, Int):
            numbers.append(value)
        elif isinstance(one, Clock):
            rows.append(f"{value}:{values.pop(0):02d}")
        else:
            rows.append(value)
    lengths = [
        len(row)
        for one, row in zip([a for a in arguments if not isinstance(a, Int)], rows, strict=True)
        if isinstance(one, Ints)
    ][:1]
    return lines(*([[*lengths, *numbers]] if lengths or numbers else []), *rows)


LINES = {
    1: hold_out(
        (
            "One line with {0}.",
            "The only line holds {0}.",
            "A single line contains {0}.",
            "The input is one line with {0}.",
            "The input consists of {0}.",
            "On a single line you find {0}.",
            "There is just one line, with {0}.",
            "You read {0} from one line.",
        )
    ),
    2: hold_out(
        (
            "The first line holds {0}. The second line holds {1}.",
            "Line 1: {0}. Line 2: {1}.",
            "First comes a line with {0}, then one with {1}.",
            "There are two lines: one with {0}, the other with {1}.",
            "The input starts with {0}; on the next line there is {1}.",
            "The first line contains {0}, and the second one contains {1}.",
            "You read {0} from one line and {1} from the next.",
        )
    ),
    3: hold_out(
        (
            "The first line holds {0}, the second line {1} and the third line {2}.",
            "Line 1: {0}. Line 2: {1}. Line 3: {2}.",
            "There are three lines: {0}, then {1}, then {2}.",
            "The first line contains {0}. Two lines follow: {1}, and {2}.",
            "First comes {0}, below it {1} and at last {2}.",
            "You read three lines: {0}, {1} and {2}.",
        )
    ),
}


def describe_input(single: Single, voice: Voice) -> str:
    """Return the input section."""
    groups = _line_groups(single.arguments)
    length = next((one for one in single.arguments if isinstance(one, Ints)), None)
    if length and not any(isinstance(one, Int) for one in single.arguments):
        groups.insert(0, [])
    sentences = [_describe_line(group, length if number == 0 else None, voice) for number, group in enumerate(groups)]
    return " ".join(filter(None, [voice.say(LINES[len(sentences)]).format(*sentences), single.promise]))


def _describe_line(group: Sequence[Argument], length: Ints | None, voice: Voice) -> str:
    numbers = [one for one in group if isinstance(one, Int)]
    if length or numbers:
        names = (["n"] if length else []) + [one.name for one in numbers]
        limits = [f"{length.least} <= n <= {length.most}"] if length else []
        limits += [f"{one.low} <= {one.name} <= {one.high}" for one in numbers]
        noun = "integers" if len(names) > 1 else "integer"
        return f"the {noun} {_enumerate(names)} ({', '.join(limits)})"
    (one,) = group
    if isinstance(one, Text):
        return f"the text {one.name} of {one.least} to {one.most} {one.chars}"
    if isinstance(one, Ints):
        return f"the list {one.name} of n integers from {one.low} to {one.high}"
    if isinstance(one, Words):
        return f"{one.least} to {one.most} {one.described}, separated by blanks"
    assert isinstance(one, Clock)
    return "a time from 0:00 to 23:59"


def describe_limits(single: Single, voice: Voice) -> str:
    """Return the limits of a function's arguments."""
    numbers = [one for one in single.arguments if isinstance(one, Int)]
    sentences = []
    if numbers:
        limits = ", ".join(f"{one.low} <= {one.name} <= {one.high}" for one in numbers)
        names = _enumerate([one.name for one in numbers])
        noun = "an integer" if len(numbers) == 1 else "integers"
        verb = "is" if len(numbers) == 1 else "are"
        sentences.append(
            voice.phrase(
                (
                    f"{limits}.",
                    f"{names} {verb} {noun}, {limits}.",
                    f"Here {limits}.",
                    f"For {names} it holds that {limits}.",
                    f"We have {limits}.",
                )
            )
        )
    for one in single.arguments:
        if isinstance(one, Text):
            sentences.append(f"{one.name} is a text of {one.least} to {one.most} {one.chars}.")
        elif isinstance(one, Ints):
            sentences.append(
                f"{one.name} is a list of {one.least} to {one.most} integers from {one.low} to {one.high}."
            )
        elif isinstance(one, Words):
            sentences.append(f"{one.name} is a list of {one.least} to {one.most} {one.described}.")
    return " ".join(filter(None, [*sentences, single.promise]))


def _enumerate(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
