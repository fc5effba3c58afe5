"""What a person reads while a batch runs: how far it is, how long it will take, how many problems each side passes.

A bar on a terminal; elsewhere a line now and then. Counts nothing that is stored.
"""

from __future__ import annotations

import time
from collections import Counter
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task
from rich.text import Text

from evaluation.runs.judge_process import JudgedPair

LINE_SECONDS = 30


class RunProgress:
    """A context manager, told of pairs when they are written, and by another thread when they are judged.

    Of several processes one speaks, of its own share.
    """

    def __init__(
        self, *, total: int, before: int = 0, processes: int = 1, silent: bool = False, console: Console | None = None
    ) -> None:
        """`before` pairs of the total were there at the start and take no time."""
        self._console = console or Console(stderr=True, highlight=False, soft_wrap=True)
        self._total, self._judged, self._before, self._silent = total, before, before, silent
        self._share = f"process 1/{processes} · " if processes > 1 else ""
        self._passed: Counter[str] = Counter()
        self._written, self._began = 0, time.monotonic()
        self._wrote = self._said = self._began
        columns = (BarColumn(min(40, max(8, self._console.width - 72))), MofNCompleteColumn(), _Words(self))
        hidden = silent or not self._console.is_terminal
        self._bar = Progress(*columns, console=self._console, disable=hidden, refresh_per_second=2)
        self._task = self._bar.add_task("", total=total, completed=before)

    def __enter__(self) -> RunProgress:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def written(self, count: int) -> None:
        """So many pairs more, which are still to be judged."""
        self._written += count
        self._wrote = time.monotonic()

    def __call__(self, pair: JudgedPair) -> None:
        self._judged += 1
        self._passed.update({side: int(passed) for side, passed in pair.passed.items()})
        self._bar.update(self._task, completed=self._judged)
        now = time.monotonic()
        if self._bar.disable and not self._silent and (now - self._said > LINE_SECONDS or self._judged == self._total):
            self._said = now
            self._console.print(f"{self._judged:,} of {self._total:,} pairs · {self.line()}", markup=False)

    def line(self) -> str:
        """Time left, and each side's rate over the pairs of this start."""
        new = self._judged - self._before
        rates = ", ".join(f"{side} {100 * passed / new:.1f} %" for side, passed in dict(self._passed).items())
        return self._share + self._time() + (f" · {rates} pass" if rates else "")

    def _time(self) -> str:
        """By what is written: a whole batch at once, which is then judged in no time, while the next one takes long."""
        now = time.monotonic()
        if self._judged == self._total:
            return f"took {_duration(now - self._began)}"
        if not self._written:
            return f"writing the first, {_duration(now - self._began)}"
        left = self._total - self._before - self._written
        each = (self._wrote - self._began) / self._written
        return f"{_duration(max(0, each * left - (now - self._wrote)))} left"


class _Words(ProgressColumn):
    """The line beside the bar; its time goes on between two pairs."""

    def __init__(self, progress: RunProgress) -> None:
        super().__init__()
        self._progress = progress

    def render(self, task: Task) -> Text:
        return Text(self._progress.line(), no_wrap=True, overflow="ellipsis")


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
