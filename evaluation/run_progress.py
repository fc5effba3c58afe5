"""What a person reads while a batch runs: how far it is, how long it will take, how many problems each side passes.

A bar on a terminal; elsewhere a line now and then. Counts nothing that is stored.
"""

from __future__ import annotations

import time
from collections import Counter
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from evaluation.judge_process import JudgedPair

LINE_SECONDS = 30


class RunProgress:
    """A context manager, told of pairs by one thread. Of several processes the first speaks, of its own share."""

    def __init__(self, *, total: int, before: int, silent: bool = False, console: Console | None = None) -> None:
        """`before` pairs were there at the start and take no time."""
        self._console = console or Console(stderr=True, highlight=False, soft_wrap=True)
        self._total, self._done, self._before, self._silent = total, before, before, silent
        self._passed: Counter[str] = Counter()
        self._began = self._said = time.monotonic()
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
        hidden = silent or not self._console.is_terminal
        self._bar = Progress(*columns, console=self._console, disable=hidden)
        self._task = self._bar.add_task("writing the first pairs", total=total, completed=before)

    def __enter__(self) -> RunProgress:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def __call__(self, pair: JudgedPair) -> None:
        self._done += 1
        self._passed.update(side for side, passed in pair.passed.items() if passed)
        self._bar.update(self._task, completed=self._done, description=self.line(list(pair.passed)))
        now = time.monotonic()
        if self._bar.disable and not self._silent and (now - self._said > LINE_SECONDS or self._done == self._total):
            self._said = now
            text = f"{self._done:,} of {self._total:,} pairs · {self.line(list(pair.passed))}"
            self._console.print(text, markup=False)

    def line(self, sides: list[str]) -> str:
        """Time left, and each side's rate over the pairs of this start."""
        new = self._done - self._before
        left = (time.monotonic() - self._began) / new * (self._total - self._done)
        rates = [f"{side} passes {100 * self._passed[side] / new:.1f} %" for side in sides]
        return " · ".join([f"{_duration(left)} left", *rates])


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
