"""Judges pairs in a process of its own, on all cores, while the caller's process writes the next ones.

In the caller's process judging would hold Python's lock, and the hundreds of small operations behind each token would
wait for it. The judge's process imports neither torch nor models; it ends with its caller, however that ends.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import TracebackType

from evaluation.errors import UserError
from evaluation.problems.sources import Problem
from evaluation.runs.format import Pair, pair_line, side_result
from evaluation.runs.signals import ignore_sigint
from evaluation.sandbox.sandbox import Sandbox


@dataclass(frozen=True)
class WrittenSide:
    """A finished completion, without what judging does not need."""

    text: str
    tokens: int
    seconds: float
    finish: str


@dataclass(frozen=True)
class WrittenPair:
    """What all sides wrote on one problem."""

    problem: Problem
    sample: int
    sides: Mapping[str, WrittenSide]


@dataclass(frozen=True)
class JudgedPair:
    """A pair as it is stored."""

    line: bytes
    passed: Mapping[str, bool]


class JudgeProcess:
    """A context manager. Calls `on_pair` with each judged pair, in a thread of its own and in the order they finish.

    At most `backlog` pairs are on their way: where judging is slower than writing, `judge` waits, so memory stays flat.
    Whatever goes wrong is raised by the next `judge` or `finish`.
    """

    def __init__(
        self,
        on_pair: Callable[[JudgedPair], None],
        *,
        backlog: int,
        workers: int,
        allow_reduced_isolation: bool | None = None,
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, self._theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(self._theirs, workers, allow_reduced_isolation), name="judge", daemon=True
        )
        self._on_pair, self._room = on_pair, threading.Semaphore(backlog)
        self._all, self._backlog = threading.Condition(), 0
        self._error: BaseException | None = None
        self._receiver = threading.Thread(target=self._receive, name="judged pairs", daemon=True)

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    @property
    def failed(self) -> bool:
        """Whether something went wrong, so that writing more is of no use."""
        return self._error is not None

    def __enter__(self) -> JudgeProcess:
        """Start the process and return when its sandbox is ready. Raises IsolationError."""
        with ignore_sigint():
            self._process.start()
        try:
            self._theirs.close()
            answer = self._connection.recv()
            if isinstance(answer, BaseException):
                raise answer
        except EOFError as error:
            raise RuntimeError("the judge's process ended before it was ready") from error
        except BaseException:
            self._process.kill()
            raise
        self._receiver.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()  # its sandbox's servers see the end of their sockets
        self._process.join()
        if self._receiver.ident:
            self._receiver.join()
        self._connection.close()

    def judge(self, pair: WrittenPair) -> None:
        """Hand over a pair; waits while the backlog is full."""
        while not self._room.acquire(timeout=1):
            self._raise()
        self._raise()
        with self._all:
            self._backlog += 1
        try:
            self._connection.send(pair)
        except OSError as error:
            self._raise()
            raise RuntimeError("the judge's process has ended") from error

    def finish(self) -> None:
        """Wait until every pair is judged and `on_pair` has returned for it."""
        with self._all:
            self._all.wait_for(lambda: self._error or not self._backlog)
        self._raise()

    def _raise(self) -> None:
        if self._error:
            raise self._error

    def _receive(self) -> None:
        try:
            while True:
                answer = self._connection.recv()
                if isinstance(answer, BaseException):
                    raise answer
                self._on_pair(answer)
                self._room.release()
                with self._all:
                    self._backlog -= 1
                    self._all.notify_all()
        except BaseException as error:  # judge and finish raise it again
            ended = isinstance(error, (EOFError, OSError)) and not isinstance(error, UserError)
            self._error = RuntimeError("the judge's process has ended") if ended else error
            with self._all:
                self._all.notify_all()


def _serve(connection: Connection, workers: int, allow_reduced_isolation: bool | None) -> None:
    """The main function of the judge's process."""
    sending = threading.Lock()

    def answer(value: object) -> None:
        try:
            with sending:
                connection.send(value)
        except OSError:
            os._exit(1)  # the caller has ended

    try:
        sandbox = Sandbox(workers, allow_reduced_isolation=allow_reduced_isolation)
    except UserError as error:
        answer(error)
        return
    answer(None)

    def work(pair: WrittenPair) -> None:
        try:
            answer(judge_pair(pair, sandbox))
        except Exception as error:
            answer(error)

    with sandbox, ThreadPoolExecutor(workers) as pool:
        while True:
            try:
                pair = connection.recv()
            except (EOFError, OSError):
                os._exit(0)  # the caller has ended; nobody would take the results
            pool.submit(work, pair)


def judge_pair(pair: WrittenPair, sandbox: Sandbox) -> JudgedPair:
    """Judge one side after the other: each uses all slots of the sandbox."""
    results = {side: side_result(completion, pair.problem, sandbox=sandbox) for side, completion in pair.sides.items()}
    line = pair_line(Pair(pair.problem.problem_id, results, pair.sample))
    return JudgedPair(line, {side: result.judgement.passed for side, result in results.items()})
