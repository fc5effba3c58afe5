"""What a batch run has to write: its tasks, the batches that they form, and each process's share of them.

The batches are the same for any number of processes: problems by the length of their prompts, the longest first, so
that a shortage of memory shows at once. A batch that a killed run left unfinished is written again as a whole, because
a model's products may round differently with other rows in the batch; for the same reason processes share whole
batches. So each pair is the one that an undisturbed run of one process writes. Knows no model: the engine is passed in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from evaluation.errors import UserError
from evaluation.problems.lazy_tests import StoredTests
from evaluation.problems.sources import OnInvalid, Problem
from evaluation.runs.folder import Key
from evaluation.runs.format import FinishedCompletion

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")
Settings = TypeVar("Settings", bound="DataclassInstance")
Settings_contra = TypeVar("Settings_contra", bound="DataclassInstance", contravariant=True)


class Engine(Protocol[Settings_contra]):
    """What writes the completions: a PairGenerator or a ServerPair, with settings of its own."""

    @property
    def provenance(self) -> Mapping[str, Mapping[str, Any]]: ...
    def together(self, samples: int) -> int: ...
    def prompt_length(self, prompt: str, settings: Settings_contra) -> int: ...
    def complete(
        self, prompts: Sequence[str], settings: Settings_contra, *, samples: int, cancelled: Callable[[], bool]
    ) -> Iterator[Mapping[str, Sequence[FinishedCompletion]]]: ...


class Team(Protocol):
    """The processes of a run: the module generation.processes."""

    def is_main(self) -> bool: ...
    def index(self) -> int: ...
    def count(self) -> int: ...
    def gather(self, part: Sequence[T]) -> list[T]: ...
    def any_process(self, here: bool) -> bool: ...


@dataclass(frozen=True)
class Task:
    """One problem, and what the model is asked."""

    problem: Problem
    prompt: str


@dataclass(frozen=True)
class Workload(Generic[Settings]):
    """What a run has to write, and how."""

    tasks: tuple[Task, ...]
    """In the order of the problems."""
    settings: Settings
    """The engine's own."""
    samples: int = 1
    source: str = ""
    """Where the problems come from, as `--problems` named it."""
    limit: int | None = None
    """How many problems of the source were taken at most."""

    def order(self) -> list[Key]:
        """The keys of all pairs, in the order of the finished file."""
        return [(task.problem.problem_id, sample) for task in self.tasks for sample in range(self.samples)]

    def missing_samples(self, task: Task, done: set[Key]) -> list[int]:
        """The samples of a task that are not among the pairs in `done`."""
        return [sample for sample in range(self.samples) if (task.problem.problem_id, sample) not in done]


def select_readable(
    tasks: Iterable[Task], engine: Engine[Settings], settings: Settings, *, on_invalid: OnInvalid | None
) -> Iterator[Task]:
    """Yield the tasks whose prompts the model can read.

    A prompt that it cannot read is reported to `on_invalid` and left out; without `on_invalid` its UserError is raised,
    before anything is written.
    """
    for task in tasks:
        try:
            engine.prompt_length(task.prompt, settings)
        except UserError as error:
            with_problem = type(error)(f"problem {task.problem.problem_id}: {error}")
            if on_invalid is None:
                raise with_problem from error
            on_invalid(with_problem)
        else:
            yield task


def form_batches(workload: Workload[Settings], engine: Engine[Settings]) -> list[list[Task]]:
    """Put tasks with prompts of similar length into one batch, the longest prompts first."""
    lengths = [engine.prompt_length(task.prompt, workload.settings) for task in workload.tasks]
    numbers = sorted(range(len(lengths)), key=lambda number: -lengths[number])
    size = engine.together(workload.samples)
    return [[workload.tasks[n] for n in numbers[start : start + size]] for start in range(0, len(numbers), size)]


def select_share(workload: Workload[Settings], engine: Engine[Settings], *, done: set[Key], team: Team) -> list[Task]:
    """Return the tasks that this process has to write: every `team.count()`-th of the batches that miss a pair."""
    batches = form_batches(workload, engine)
    unfinished = [batch for batch in batches if any(workload.missing_samples(task, done) for task in batch)]
    return [task for batch in unfinished[team.index() :: team.count()] for task in batch]


def identify_problems(problems: Iterable[Problem]) -> dict[str, Any]:
    """The number of problems and a SHA-256 over them, which tells one set of problems from another.

    Tests that stay in their file count by their number only.
    """
    count, digest = 0, hashlib.sha256()
    for problem in problems:
        tests = len(problem.tests) if isinstance(problem.tests, StoredTests) else problem.tests
        facts = (problem.problem_id, problem.question, problem.starter_code, problem.fn_name, problem.lenient)
        digest.update(repr((facts, problem.references, tests)).encode("utf-8", "surrogatepass"))
        count += 1
    return {"problems": count, "sha256": digest.hexdigest()}
