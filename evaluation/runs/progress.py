"""What a person reads while a batch runs: how far it is, how long it will take, how many problems each side passes.

A bar on a terminal; elsewhere a line every half minute. Nothing that is counted here is stored.
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
"""Between two lines where there is no terminal."""


class RunProgress:
    """A context manager that counts pairs when they are written, and in another thread when they are judged.

    When several processes run, the first one alone reports, about its own share.
    """

    def __init__(
        self, *, total: int, before: int = 0, processes: int = 1, silent: bool = False, console: Console | None = None
    ) -> None:
        """`before` pairs of the total were stored at the start and take no time."""
        self._console = console or Console(stderr=True, highlight=False, soft_wrap=True)
        self._total, self._judged, self._before, self._silent = total, before, before, silent
        self._share = f"process 1/{processes} · " if processes > 1 else ""
        self._passed: Counter[str] = Counter()
        self._written, self._began = 0, time.monotonic()
        self._last_written = self._last_line = self._began
        columns = (BarColumn(min(40, max(8, self._console.width - 72))), MofNCompleteColumn(), _StateColumn(self))
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

    def count_written(self, count: int) -> None:
        """Count pairs that were just written and are still to be judged."""
        self._written += count
        self._last_written = time.monotonic()

    def show_judged(self, pair: JudgedPair) -> None:
        """Count a judged pair, and show the new state."""
        self._judged += 1
        self._passed.update({side: int(passed) for side, passed in pair.passed.items()})
        self._bar.update(self._task, completed=self._judged)
        now = time.monotonic()
        if (
            self._bar.disable
            and not self._silent
            and (now - self._last_line > LINE_SECONDS or self._judged == self._total)
        ):
            self._last_line = now
            self._console.print(f"{self._judged:,} of {self._total:,} pairs · {self.line()}", markup=False)

    def line(self) -> str:
        """The remaining time, and each side's pass rate over the pairs of this start."""
        new = self._judged - self._before
        rates = ", ".join(f"{side} {100 * passed / new:.1f} %" for side, passed in dict(self._passed).items())
        return self._share + self._describe_time() + (f" · {rates} pass" if rates else "")

    def _describe_time(self) -> str:
        """The estimate rests on writing: a batch is written as a whole, and judged long before the next one is."""
        now = time.monotonic()
        if self._judged == self._total:
            return f"took {_format_duration(now - self._began)}"
        if not self._written:
            return f"writing the first, {_format_duration(now - self._began)}"
        remaining = self._total - self._before - self._written
        each = (self._last_written - self._began) / self._written
        return f"{_format_duration(max(0, each * remaining - (now - self._last_written)))} left"


class _StateColumn(ProgressColumn):
    """The line beside the bar; its time keeps counting between two pairs."""

    def __init__(self, progress: RunProgress) -> None:
        super().__init__()
        self._progress = progress

    def render(self, task: Task) -> Text:
        return Text(self._progress.line(), no_wrap=True, overflow="ellipsis")


def _format_duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
