"""A batch run: both sides of every problem and sample, judged while the next ones are written.

The batches are the same whoever computes them: problems by the length of their prompts, the longest first, so that a
shortage of memory shows at once. A batch that a killed run left half is written again as a whole, since a model's
products may round by what else is in the batch; processes share whole batches. So each pair is that of an undisturbed
run of one process. Knows no model: the engine is handed in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from evaluation.errors import UserError
from evaluation.problems.lazy_tests import StoredTests
from evaluation.problems.sources import OnInvalid, Problem
from evaluation.runs.folder import Key, RunFolder
from evaluation.runs.format import Written
from evaluation.runs.judge_process import JudgedPair, JudgeProcess, WrittenPair, WrittenSide

CHUNK = 64
"""Pairs that a process hands to the first one at a time."""


class Engine(Protocol):
    """PairGenerator, or a ServerPair."""

    provenance: dict[str, dict[str, Any]]

    def together(self, samples: int) -> int: ...
    def prompt_length(self, prompt: str, settings: Any) -> int: ...
    def complete(
        self, prompts: Sequence[str], settings: Any, *, samples: int, cancelled: Callable[[], bool]
    ) -> Iterator[Mapping[str, Sequence[Written]]]: ...


class Team(Protocol):
    """The processes of a run: the module generation.processes."""

    def index(self) -> int: ...
    def count(self) -> int: ...
    def gathered(self, part: Sequence[Any]) -> list[Any]: ...
    def any_process(self, here: bool) -> bool: ...


@dataclass(frozen=True)
class Task:
    """One problem, and what the model is asked."""

    problem: Problem
    prompt: str


@dataclass(frozen=True)
class Batch:
    """What is to be written of a run, and how."""

    tasks: tuple[Task, ...]
    """In the order of the problems."""
    settings: Any
    """The engine's own."""
    samples: int = 1

    def order(self) -> list[Key]:
        """Of the finished file."""
        return [(task.problem.problem_id, sample) for task in self.tasks for sample in range(self.samples)]


def fitting(tasks: Iterable[Task], engine: Engine, settings: Any, *, on_invalid: OnInvalid | None) -> Iterator[Task]:
    """The tasks whose prompts the model can read. The first that it cannot ends the run before anything is written, or
    is told to `on_invalid`."""
    for task in tasks:
        try:
            engine.prompt_length(task.prompt, settings)
        except UserError as error:
            named = type(error)(f"problem {task.problem.problem_id}: {error}")
            if on_invalid is None:
                raise named from error
            on_invalid(named)
        else:
            yield task


def batches(batch: Batch, engine: Engine) -> list[list[Task]]:
    """Neighbours by length, the longest first."""
    lengths = [engine.prompt_length(task.prompt, batch.settings) for task in batch.tasks]
    numbers = sorted(range(len(lengths)), key=lambda number: -lengths[number])
    size = engine.together(batch.samples)
    return [[batch.tasks[n] for n in numbers[start : start + size]] for start in range(0, len(numbers), size)]


def problem_set(problems: Iterable[Problem]) -> dict[str, Any]:
    """What tells one set of problems from another. Of tests that stay in their file only the number is looked at."""
    count, digest = 0, hashlib.sha256()
    for problem in problems:
        tests = len(problem.tests) if isinstance(problem.tests, StoredTests) else problem.tests
        facts = (problem.problem_id, problem.question, problem.starter_code, problem.fn_name, problem.lenient)
        digest.update(repr((facts, problem.references, tests)).encode("utf-8", "surrogatepass"))
        count += 1
    return {"problems": count, "sha256": digest.hexdigest()}


def share(batch: Batch, engine: Engine, *, done: set[Key], team: Team) -> list[Task]:
    """What this process has to write: its part of the batches of which anything is missing."""
    missing = [each for each in batches(batch, engine) if any(left(task, batch, done) for task in each)]
    return [task for each in missing[team.index() :: team.count()] for task in each]


def left(task: Task, batch: Batch, done: set[Key]) -> list[int]:
    """The samples of a problem that are missing."""
    return [sample for sample in range(batch.samples) if (task.problem.problem_id, sample) not in done]


def write_missing(
    batch: Batch,
    engine: Engine,
    judge: JudgeProcess,
    *,
    done: set[Key],
    team: Team,
    wrote: Callable[[int], None] = lambda pairs: None,
) -> None:
    """This process's share, handed to the judge; returns when all of it is judged. `wrote` is told of pairs that are
    about to be judged."""
    tasks = share(batch, engine, done=done, team=team)
    prompts = [task.prompt for task in tasks]
    written = engine.complete(prompts, batch.settings, samples=batch.samples, cancelled=lambda: judge.failed)
    for task, completions in zip(tasks, written, strict=True):
        missing = left(task, batch, done)
        wrote(len(missing))
        for sample in missing:
            sides = {side: _written(completion[sample]) for side, completion in completions.items()}
            judge.judge(WrittenPair(task.problem, sample, sides))
    judge.finish()


def _written(completion: Written) -> WrittenSide:
    return WrittenSide(completion.text, completion.tokens, completion.seconds, completion.finish or "length")


def bring_together(folder: RunFolder, team: Team) -> None:
    """Everything into the first process's file, on whatever machine the others wrote theirs."""
    if team.count() == 1:
        return
    lines = iter(()) if team.index() == 0 else folder.own_lines()
    while True:
        chunk = [line for line, _ in zip(lines, range(CHUNK), strict=False)]
        if not team.any_process(bool(chunk)):
            return
        everybodys = team.gathered(chunk)
        if team.index() == 0:
            folder.append(everybodys)


def writer(folder: RunFolder, shown: Callable[[JudgedPair], None]) -> Callable[[JudgedPair], None]:
    """What becomes of a judged pair: it is stored, then shown."""

    def on_pair(pair: JudgedPair) -> None:
        folder.append([pair.line])
        shown(pair)

    return on_pair
