"""Who may use a thing next: first come, first served, also for those that want all of them at once."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

CANCEL_SECONDS = 0.05
"""How often one who waits asks whether that was cancelled."""


class Turnstile(Generic[Thing]):
    """Hands out things to threads and takes them back."""

    def __init__(self, things: list[Thing]) -> None:
        self.total = len(things)
        self._free = list(things)
        self._waiting: deque[object] = deque()
        self._changed = threading.Condition()

    def take(self, count: int, cancelled: Callable[[], bool]) -> list[Thing]:
        """That many, once every earlier caller has been served; none when cancelled."""
        ticket = object()
        with self._changed:
            self._waiting.append(ticket)
            try:
                while self._waiting[0] is not ticket or len(self._free) < count:
                    if cancelled():
                        return []
                    self._changed.wait(CANCEL_SECONDS)
                return [self._free.pop() for _ in range(count)]
            finally:
                self._waiting.remove(ticket)
                self._changed.notify_all()

    def take_idle(self) -> Thing | None:
        """One that is free and that nobody waits for."""
        with self._changed:
            return self._free.pop() if self._free and not self._waiting else None

    def give(self, thing: Thing) -> None:
        with self._changed:
            self._free.append(thing)
            self._changed.notify_all()
