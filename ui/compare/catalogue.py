"""The problems and finished runs of a page, and what an address of the page opens.

Whatever an address names in vain is reported in one sentence, and the page opens without it.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from evaluation.problems.schema import Problem
from ui.compare.picker import Picker
from ui.compare.request import NAMES, Request, read_address, read_request
from ui.runs.screen import Screen, Stage
from ui.runs.stored import Stored, pick_first_problem

SHOWN_CHARACTERS = 40
"""Characters of a foreign value that a message repeats."""
NOT_STORED = "no stored result yet; Generate makes one"
FROM_LINK = "the settings from this link are filled in; press Generate to write the pair again"
FIELDS = tuple(Request().values())
"""The names of the fields for settings and contestants, in their order on the page."""


@dataclass(frozen=True)
class Opening:
    """What an address opens."""

    screen: Screen
    run: str
    """The finished run whose pairs are shown; empty for the page's own."""
    request: Request
    """The settings and contestants that the fields start with."""


class Catalogue:
    """The problems of a page, the run that it shows by default, and further runs by name."""

    def __init__(self, problems: Sequence[Problem], stored: Stored, runs: Mapping[str, Stored]) -> None:
        self.problems, self.stored = problems, stored
        self.picker = Picker(problems)
        self.runs: Mapping[str, Stored] = ChainMap(
            runs,  # type: ignore[arg-type]  # ChainMap asks for mappings that can be changed, but only reads this one
            {stored.name: stored},
        )
        self._first = pick_first_problem(problems, stored)

    def find(self, problem_id: str) -> Problem:
        """The problem of an id, or the one that a fresh page opens with."""
        return self.picker.get(problem_id) or self._first

    def open(self, problem: Problem, run: str = "") -> Screen:
        """The stored pair of a problem, or an empty screen."""
        stored = self.runs.get(run, self.stored)
        return stored.screen(problem) or Screen(problem, message=NOT_STORED)

    def open_address(self, query: Mapping[str, str], contestants: Sequence[str]) -> Opening:
        """The screen that an address names, with its settings filled in.

        Without a problem in the address it is one with a stored result. Without settings they are those of the stored
        result, so that Generate repeats it. Settings that the stored result was not made with leave the screen empty.
        """
        run, run_fault = self._read_run(query)
        problem, problem_fault = self._read_problem(query, run)
        screen = self.open(problem, run)
        request, request_fault = _read_settings(query, screen, contestants)
        if "seed" in query and not run and not _write_the_same(request, _request_of(screen)):
            screen = Screen(problem, message=FROM_LINK)
        if faults := "; ".join(filter(None, (run_fault, problem_fault, request_fault))):
            screen = screen.at(Stage.FAILED, faults)
        return Opening(screen, run, request)

    def _read_run(self, query: Mapping[str, str]) -> tuple[str, str]:
        """The run that an address names, and what is wrong with it."""
        run = query.get("run", "")
        if run and run not in self.runs:
            return "", f"there is no run {run[:SHOWN_CHARACTERS]} here"
        return run, ""

    def _read_problem(self, query: Mapping[str, str], run: str) -> tuple[Problem, str]:
        """The problem that an address names, or another one and the reason."""
        name = query.get("problem", "")
        if problem := self.picker.get(name):
            return problem, ""
        fault = f"there is no problem {name[:SHOWN_CHARACTERS]} here; another one is shown" if name else ""
        return pick_first_problem(self.problems, self.runs[run]) if run else self._first, fault


def _read_settings(query: Mapping[str, str], screen: Screen, contestants: Sequence[str]) -> tuple[Request, str]:
    """The settings of an address, or those of the stored result, and what is wrong with them."""
    try:
        request = read_address(query, contestants)
    except ValueError as error:
        return Request(), f"this link's settings cannot be used: {error}"
    return (request if query.keys() & set(FIELDS) else _request_of(screen)), ""


def _request_of(screen: Screen) -> Request:
    """What a stored result was made with, if the page can ask for that."""
    settings = screen.origin.settings if screen.origin else {}
    known = {NAMES.get(key, key): value for key, value in settings.items() if NAMES.get(key, key) in FIELDS}
    try:
        return read_request(known)
    except ValueError:
        return Request()


def _write_the_same(one: Request, other: Request) -> bool:
    """Whether two requests write the same texts; a greedy text does not depend on its seed."""
    return _without_idle_seed(one) == _without_idle_seed(other)


def _without_idle_seed(request: Request) -> Request:
    return request if request.settings.temperature else replace(request, settings=replace(request.settings, seed=0))
