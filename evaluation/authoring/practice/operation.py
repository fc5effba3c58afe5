"""What an operation is, and how one of its problems becomes a draft: statement, references, tests.

An operation writes tasks; a voice chooses the words. The voice of a practice problem never uses a phrase that is held
out for validation or test.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from textwrap import indent
from typing import Any, TypeVar

from evaluation.authoring.draft import Draft
from evaluation.authoring.practice.wording import (
    ANSWERS,
    CALL_CONDITIONS,
    CALL_FALLBACKS,
    CALLS,
    CONDITIONS,
    EMPTY_LISTS,
    FALLBACKS,
    INDIRECT_REQUESTS,
    LIST_REQUESTS,
    NO_NUMBER,
    NOTHING,
    OUTPUTS,
    PLAIN_FALLBACKS,
    REQUESTS,
    Pool,
    hold_out,
)

Choice = TypeVar("Choice")
INDIRECT = re.compile(r"(how|after how|what|which|when|where|at which|who|for each)\b")
"""The beginning of an indirect question."""


class Voice:
    """Chooses the words and the constants of one problem."""

    def __init__(self, part: str, seed: str) -> None:
        self.part = part
        """One of wording.PARTS."""
        self.rng = random.Random(seed)

    def say(self, pool: Pool[Choice]) -> Choice:
        """Choose from the part of a pool that this problem may use."""
        return self.rng.choice(pool.part(self.part))

    def phrase(self, phrases: Sequence[Choice]) -> Choice:
        """Choose one of several phrases, of which the last two are held out."""
        return self.say(hold_out(phrases))

    def chance(self, percent: int) -> bool:
        """Return True in so many of 100 cases."""
        return self.rng.randrange(100) < percent


@dataclass(frozen=True)
class Program:
    """A program without its reading and its output."""

    result: str
    """The expression that is printed or returned."""
    body: str = ""
    """The lines before that."""
    guard: str = ""
    """An expression that is false where there is no answer; empty where there always is one."""


@dataclass(frozen=True)
class Call:
    """How a problem's function is called."""

    name: str
    parameters: str


@dataclass(frozen=True)
class Task:
    """One problem of an operation, with all of its words and constants chosen."""

    opening: str
    ask: str
    """A noun phrase; for a choice a condition."""
    kind: str
    """One of wording.OUTPUTS: integer, row, text, lines or choice."""
    programs: Sequence[Program]
    """The first is the style that is taught."""
    cases: Sequence[Sequence[Any]]
    """The arguments of each test, examples first."""
    difficulty: str = "introductory"
    thing: str = "value"
    """What the answer consists of, for the sentence on what to print without any."""
    note: str = ""
    """A sentence of detail after the question."""
    input: str = ""
    """The text of the input section; for a function its limits."""
    readings: Sequence[str] = ()
    """Lines that read the input: the style that is taught, then another one. Empty for a function."""
    encode: Callable[..., str] | None = None
    """Turns the arguments of a test into its stdin."""
    call: Call | None = None
    examples: int = 1
    nothing: str = ""
    """The literal for no answer, where the operation decides it."""
    nothing_said: str = ""


@dataclass(frozen=True)
class Operation:
    """One thing that practice teaches, or, with a sister that practice teaches, one that is held out from it."""

    name: str
    subject: str
    write: Callable[[Voice], Task]
    sister: str = ""
    """The operation of practice that comes nearest, if this one is held out."""
    held_for: str = field(default="")
    """`validation` or `test`, if this one is held out."""


def draft_problem(task: Task, voice: Voice) -> Draft:
    """Write the statement and the references of a task."""
    nothing, fallback = _choose_fallback(task, voice)
    yes, no = voice.say(ANSWERS)
    if task.call:
        question = _ask_for_function(task, voice, fallback)
        references = [_write_function(task, program, nothing) for program in task.programs]
        inputs: list[Any] = [list(case) for case in task.cases]
    else:
        assert task.encode
        question = _ask_for_program(task, voice, fallback, yes=yes, no=no)
        references = [
            f"{reading}\n{_write_script(task, program, nothing, yes=yes, no=no)}"
            for reading, program in zip(_repeat_last(task.readings, len(task.programs)), task.programs, strict=True)
        ]
        inputs = [task.encode(*case) for case in task.cases]
    references = [_import_what_it_needs(reference.strip() + "\n") for reference in references]
    starter = f"def {task.call.name}({task.call.parameters}):" if task.call and voice.chance(50) else ""
    return Draft(
        question=question,
        references=list(dict.fromkeys(references)),
        inputs=list({repr(one): one for one in reversed(inputs)}.values())[::-1],
        difficulty=task.difficulty,
        fn_name=task.call.name if task.call else None,
        starter_code=starter,
        examples=task.examples,
    )


def _import_what_it_needs(program: str) -> str:
    """Put the import of math.prod on top of a program that uses it."""
    return f"from math import prod\n\n{program}" if "prod(" in program else program


def _repeat_last(readings: Sequence[str], count: int) -> list[str]:
    return [readings[min(number, len(readings) - 1)] for number in range(count)]


def _choose_fallback(task: Task, voice: Voice) -> tuple[str, str]:
    """Return the literal for no answer and the sentence that states it; both empty where there always is an answer."""
    if not any(program.guard for program in task.programs):
        return "", ""
    if task.call and task.kind in ("row", "lines"):
        return "", voice.say(EMPTY_LISTS)
    if task.call:
        literal = task.nothing or ("None" if task.kind == "text" else voice.rng.choice(("None", "-1", "0")))
        return literal, voice.say(CALL_FALLBACKS).format(nothing=task.nothing_said or literal, thing=task.thing)
    text = task.nothing_said or voice.say(NO_NUMBER if task.kind == "integer" else NOTHING)
    literal = text if text in ("-1", "0", "-2") else f'"{text}"'
    sentences = PLAIN_FALLBACKS if task.thing == "one" else FALLBACKS
    return task.nothing or literal, voice.say(sentences).format(nothing=text, thing=task.thing)


def _ask_for_function(task: Task, voice: Voice, fallback: str) -> str:
    assert task.call
    call = f"{task.call.name}({task.call.parameters})"
    pool = CALL_CONDITIONS if task.kind == "choice" else CALLS
    request = voice.say(pool).format(call=call, ask=task.ask)
    story = [task.opening, request] if voice.chance(70) else [request, task.opening]
    return _join(*story, task.note, fallback) + f"\n\n{task.input}"


def _ask_for_program(task: Task, voice: Voice, fallback: str, *, yes: str, no: str) -> str:
    pool = {"integer": REQUESTS, "text": REQUESTS, "choice": CONDITIONS}.get(task.kind, LIST_REQUESTS)
    if task.kind != "choice" and INDIRECT.match(task.ask):
        pool = INDIRECT_REQUESTS
    request = voice.say(pool).format(ask=task.ask, yes=yes, no=no)
    output = voice.say(OUTPUTS[task.kind]).format(ask=task.ask, yes=yes, no=no)
    apart = voice.chance(30)
    if apart:  # the question stands in the output section alone
        story, output = _join(task.opening, task.note), request
        if task.kind == "row":
            output = _join(request, voice.say(OUTPUTS["row"]))
    else:
        story = _join(task.opening, request, task.note)
    if apart or voice.chance(50):
        output = _join(output, fallback)
    else:
        story = _join(story, fallback)
    return f"{story}\n\n-----Input-----\n{task.input}\n\n-----Output-----\n{output}"


def _join(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _write_script(task: Task, program: Program, nothing: str, *, yes: str, no: str) -> str:
    body = f"{program.body}\n" if program.body else ""
    result = program.result
    if task.kind == "choice":
        return f'{body}print("{yes}" if {result} else "{no}")'
    if task.kind == "row":
        if program.guard:
            return f"{body}if {program.guard}:\n    print(*{result})\nelse:\n    print({nothing})"
        values = result[1:-1] if result[0] == "[" and result.count("[") == 1 and " for " not in result else f"*{result}"
        return f"{body}print({values})"
    if task.kind == "lines":
        return f"{body}for line in {result}:\n    print(line)"
    return f"{body}print({result} if {program.guard} else {nothing})" if program.guard else f"{body}print({result})"


def _write_function(task: Task, program: Program, nothing: str) -> str:
    assert task.call
    last = f"return {program.result}"
    if program.guard and task.kind not in ("row", "lines"):
        last += f" if {program.guard} else {nothing}"
    body = f"{program.body}\n{last}" if program.body else last
    return f"def {task.call.name}({task.call.parameters}):\n" + indent(body, "    ")
