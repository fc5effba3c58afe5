"""Who may use a thing next: threads are served in the order in which they came.

A FairQueue hands out things that only one thread may use at a time (a sandbox's slots, a loaded model) and takes them
back. Whoever wants several at once is served in the same order: nobody overtakes. Does not know what the things are.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

CANCEL_SECONDS = 0.05
"""How often a thread that waits in `take` asks whether it is to give up."""
LONG_SECONDS = 3600.0


class Ticket(Generic[Thing]):
    """A place in the line of a FairQueue, for `count` things."""

    def __init__(self, count: int, serve: Callable[[Ticket[Thing], float], int]) -> None:
        self.count, self._serve = count, serve
        self.things: list[Thing] = []
        """What this ticket was served with; empty until its turn."""

    def wait(self, seconds: float) -> int:
        """Wait for the turn, at most so many seconds. Return how many come first: 0 once it is served."""
        return self._serve(self, seconds)


class FairQueue(Generic[Thing]):
    """Hands out things to threads, first come, first served, and takes them back."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self.total = len(things)
        self._free = list(things)
        self._line: deque[Ticket[Thing]] = deque()
        self._changed = threading.Condition()

    @contextmanager
    def ticket(self, count: int = 1) -> Iterator[Ticket[Thing]]:
        """A place in the line, which `Ticket.wait` turns into things. Leaving the block gives up both."""
        ticket = Ticket(count, self._serve)
        with self._changed:
            self._line.append(ticket)
        try:
            yield ticket
        finally:
            with self._changed:
                if ticket in self._line:
                    self._line.remove(ticket)
                self._free += ticket.things
                self._changed.notify_all()

    @contextmanager
    def turn(self) -> Iterator[Thing]:
        """Wait for one thing, however long it takes; leaving the block gives it back."""
        with self.ticket() as ticket:
            while ticket.wait(LONG_SECONDS):
                pass
            yield ticket.things[0]

    def take(self, count: int, cancelled: Callable[[], bool]) -> list[Thing]:
        """Wait for `count` things, which the caller gives back with `give`. Return none of them when cancelled."""
        with self.ticket(count) as ticket:
            seconds = 0.0
            while ticket.wait(seconds):
                if cancelled():
                    return []
                seconds = CANCEL_SECONDS
            things, ticket.things = ticket.things, []
            return things

    def take_idle(self) -> Thing | None:
        """Take a thing that is free and that nobody waits for. Never waits; None where there is none."""
        with self._changed:
            return self._free.pop() if self._free and not self._line else None

    def give(self, thing: Thing) -> None:
        """Give back a thing that `take` or `take_idle` returned."""
        with self._changed:
            self._free.append(thing)
            self._changed.notify_all()

    def _serve(self, ticket: Ticket[Thing], seconds: float) -> int:
        with self._changed:
            if ticket.things:
                return 0
            if not self._changed.wait_for(lambda: self._is_next(ticket), seconds):
                return self._line.index(ticket) + (len(self._free) < ticket.count)
            self._line.popleft()
            ticket.things = [self._free.pop() for _ in range(ticket.count)]
            self._changed.notify_all()  # there may be enough for the next one, too
            return 0

    def _is_next(self, ticket: Ticket[Thing]) -> bool:
        return self._line[0] is ticket and len(self._free) >= ticket.count
