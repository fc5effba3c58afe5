"""The Compare tab: pick a problem, watch both models write, see both programs judged.

What its events do; where its components stand is in compare_layout.py, what a comparison is in live.py, what it looks
like in panes.py, scores.py, cases.py and diff.py. Handlers take nothing on trust: what a browser sends is checked.
"""

from __future__ import annotations

import time
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from evaluation.problems.sources import Problem
from ui.compare.actions import below_scores
from ui.compare.cases import case_table
from ui.compare.diff import diff_section
from ui.compare.download import as_file, save_request
from ui.compare.links import Setup
from ui.compare.live.comparison import Live
from ui.compare.live.token_shift import compute_shift
from ui.compare.panes import side_pane, state_line, statement_pane
from ui.compare.picker import ANY, Filter, Picker, place, problem_list
from ui.compare.request import Request, checked_request, request_of_address
from ui.compare.samples import sample_strip
from ui.compare.scores import score_strip
from ui.runs.screen import SIDES, Screen, Stage
from ui.runs.stored import Stored, first_shown

QUERY_CHARACTERS = 200
SHOWN_CHARACTERS = 40
"""Of a foreign value that a message repeats."""
QUEUED = "waiting for a free turn"
FULL = "too many are waiting; try again in a minute"
NO_MODEL = "nothing can be written: there is no model, for the reason given above"
NOT_STORED = "no stored result for this problem; Generate makes one"
FROM_LINK = "the settings of this link are set; Generate writes its pair anew"
AT_ONCE = 16
"""Comparisons that are under way or have a place in the engine's queue, which says how many come first. Each holds one
of Gradio's 40 threads; who comes after them waits in Gradio's own queue."""
FIELDS = tuple(Request().values())
"""The names of what the page's fields ask for, in their order."""


@dataclass(frozen=True)
class Shown:
    """What a visitor has chosen: a problem, and the finished run whose pairs are shown."""

    problem_id: str = ""
    run: str = ""


class ComparePage:
    """The handlers of the tab. Each returns, or yields, the values of the components it is bound to."""

    def __init__(
        self,
        problems: Sequence[Problem],
        stored: Stored,
        live: Live,
        *,
        at_once: int = AT_ONCE,
        setup: Setup = Setup(),  # noqa: B008  (frozen)
        runs: Mapping[str, Stored] | None = None,
        own_programs: bool = True,
    ) -> None:
        """`stored` is the run that a fresh page shows, `runs` are further ones by name, for links to them.

        `own_programs`: whether visitors may run what they wrote themselves.
        """
        self.own_programs = own_programs
        self.picker = Picker(problems)
        self.problems, self.stored, self.live, self.at_once, self.setup = problems, stored, live, at_once, setup
        self.runs: Mapping[str, Stored] = ChainMap(runs or {}, {stored.name: stored})  # type: ignore[arg-type]
        self.contestants = (*SIDES, *setup.adapters)
        self._first = first_shown(problems, stored)

    # what is shown

    def screen(self, problem: Problem, run: str = "") -> Screen:
        """The stored pair of a problem, or the invitation to make one."""
        stored = self.runs.get(run, self.stored)
        return stored.screen(problem) or Screen(problem, message=NOT_STORED)

    def drawn(self, screen: Screen) -> tuple[Any, ...]:
        """The values of the result components, in their order, with the screen itself behind them."""
        busy = screen.stage.busy
        buttons = gr.Button(interactive=not busy), gr.Button(interactive=busy)
        results = score_strip(screen) + below_scores(screen, self.setup), case_table(screen), diff_section(screen)
        return (*self._written(screen), *results, *buttons, screen)

    def redrawn(self, screen: Screen) -> tuple[Any, ...]:
        """The same while one stage goes on: the tests, which may be large, and the buttons stay as they are."""
        return (*self._written(screen), *[gr.skip()] * 5, screen)

    def _written(self, screen: Screen) -> tuple[str, ...]:
        panes = (side_pane(screen, name) for name in SIDES)
        return (state_line(screen), sample_strip(screen), *panes)

    def opened(self, screen: Screen, wanted: Filter, run: str) -> tuple[Any, ...]:
        """The values after a problem was chosen: what is shown, its place in the list, its statement, its result."""
        problem = screen.problem
        listed = self.listed(wanted, problem, run)
        return (Shown(problem.problem_id, run), *listed, statement_pane(problem), *self.drawn(screen))

    def listed(self, wanted: Filter, current: Problem, run: str) -> tuple[str, str]:
        found, stored = self.picker.find(wanted), self.runs.get(run, self.stored)
        listed = problem_list(found, current=current.problem_id, stored=stored.pairs)
        return listed, place(found, current.problem_id)

    # what events do; `current` is what the visitor has chosen, `last` the screen that was drawn last

    def on_load(self, request: gr.Request) -> tuple[Any, ...]:
        """A fresh page: what its address names, else the first problem with a stored result; and the settings.

        What the address names in vain is said in the state line: Gradio's own warnings need its queue.
        """
        query = {key: str(value) for key, value in request.query_params.items()}
        run, wrong = self._run_of(query)
        problem, also = self._problem_of(query, run)
        screen = self.screen(problem, run)
        wanted, settings = self._request_of(query, screen)
        if "seed" in query and not run and _told(wanted) != _told(_request_of_run(screen)):
            screen = Screen(screen.problem, message=FROM_LINK)
        if said := "; ".join(filter(None, (wrong, also, settings))):
            screen = screen.at(Stage.FAILED, said)
        return (*self.opened(screen, Filter(), run), *wanted.values().values())

    def _run_of(self, query: Mapping[str, str]) -> tuple[str, str]:
        """The run that an address names, and what is wrong with it; so too below."""
        run = query.get("run", "")
        if run and run not in self.runs:
            return "", f"there is no run {run[:SHOWN_CHARACTERS]} here"
        return run, ""

    def _problem_of(self, query: Mapping[str, str], run: str) -> tuple[Problem, str]:
        asked = query.get("problem", "")
        problem = self.picker.get(asked)
        if problem:
            return problem, ""
        said = f"there is no problem {asked[:SHOWN_CHARACTERS]} here, this is another one" if asked else ""
        return first_shown(self.problems, self.runs[run]) if run else self._first, said

    def _request_of(self, query: Mapping[str, str], screen: Screen) -> tuple[Request, str]:
        """The settings of the address; where it has none, those of the stored result, so that Generate repeats it."""
        try:
            asked = request_of_address(query, self.contestants)
        except ValueError as error:
            return Request(), f"this link's settings cannot be used: {error}"
        return (asked if FIELDS_OF_ADDRESS & query.keys() else _request_of_run(screen)), ""

    def on_filter(self, current: Shown, *raw: Any) -> tuple[str, str]:
        return self.listed(checked_filter(*raw), self.problem_of(current), current.run)

    def on_choose(self, event: gr.SelectData, current: Shown, *raw: Any) -> tuple[Any, ...]:
        problem = self.picker.get(str(event.value))
        if problem is None:
            raise gr.Error("This problem is not among those loaded; pick one from the list.", print_exception=False)
        return self.opened(self.screen(problem, current.run), checked_filter(*raw), current.run)

    def on_previous(self, current: Shown, *raw: Any) -> tuple[Any, ...]:
        return self._stepped(current, checked_filter(*raw), -1)

    def on_next(self, current: Shown, *raw: Any) -> tuple[Any, ...]:
        return self._stepped(current, checked_filter(*raw), +1)

    def _stepped(self, current: Shown, wanted: Filter, step: int) -> tuple[Any, ...]:
        problem = self.picker.neighbour(wanted, current.problem_id, step) or self.problem_of(current)
        return self.opened(self.screen(problem, current.run), wanted, current.run)

    def on_press(self, current: Shown, last: Screen | None, *raw: Any) -> tuple[Any, ...]:
        """Generate was pressed: says so at once, while the visitor's turn comes; or what cannot be used."""
        try:
            self._asked(raw)
        except ValueError as error:
            return self.drawn(self.last_of(current, last).at(Stage.FAILED, str(error)))
        return self.drawn(Screen(self.problem_of(current), Stage.WAITING, QUEUED))

    def on_generate(self, current: Shown, last: Screen | None, *raw: Any) -> Iterator[tuple[Any, ...]]:
        problem = self.problem_of(current)
        try:
            asked = self._asked(raw)
        except ValueError as error:
            before = self.last_of(current, last)
            shown = self.screen(problem, current.run) if before.stage.busy else before
            yield self.drawn(shown.at(Stage.FAILED, str(error)))
            return
        before = None
        made = self.live.compare(problem, asked.settings, seeds=asked.samples, sides=asked.sides)
        with closing(made) as screens:
            for screen in screens:
                same = screen.stage is before and before in (Stage.WAITING, Stage.WRITING)
                yield (self.redrawn if same else self.drawn)(screen)
                before = screen.stage

    def _asked(self, raw: Sequence[Any]) -> Request:
        """What the fields ask for. Raises ValueError, also where there is no model to ask: what is shown stays."""
        if self.live.slot.failure:
            raise ValueError(NO_MODEL)
        return checked_request(dict(zip(FIELDS, raw, strict=False)), self.contestants)

    def on_sample(self, event: gr.SelectData, current: Shown, last: Screen | None) -> tuple[Any, ...]:
        """Another sample is looked at; while they are being made the first one stays."""
        screen, number = self.last_of(current, last), event.value
        if screen.stage.busy or isinstance(number, bool) or not isinstance(number, int):
            return self.drawn(screen)
        return self.drawn(screen.with_sample(number))

    def on_save(self, event: gr.SelectData, current: Shown, last: Screen | None) -> str:
        """The pair on the screen as a file, which the browser saves."""
        file = as_file(self.last_of(current, last), self.setup, str(event.value))
        return save_request(file, time.monotonic_ns())

    def on_shift(self, name: str, current: Shown, last: Screen | None) -> Iterator[str]:
        """A side's Shift tab was opened: its column, first as being computed, then with the shift."""
        for screen in compute_shift(self.live.slot, self.last_of(current, last), name):
            yield side_pane(screen, name)

    def on_no_shift(self, name: str, current: Shown, last: Screen | None) -> str:
        """The queue took no more visitors, or the tab was left before its answer came."""
        screen = self.last_of(current, last)
        if screen.live and not screen.stage.busy:
            screen = screen.with_side(name, replace(screen.sides[name], shift_failure=FULL))
        return side_pane(screen, name)

    def on_stop(self, current: Shown, last: Screen | None) -> tuple[Any, ...]:
        return self.drawn(self.last_of(current, last).after_stop())

    def on_broken_off(self, current: Shown, last: Screen | None) -> tuple[Any, ...]:
        """The series ended early: Stop, another problem, a lost connection, or a queue that took no more visitors."""
        screen = self.last_of(current, last)
        if screen.message != QUEUED:
            return self.drawn(screen.after_stop())
        return self.drawn(self.screen(screen.problem, current.run).at(Stage.FAILED, FULL))

    def last_of(self, current: Shown, last: Screen | None) -> Screen:
        """The last screen, unless it is a late one of a problem that was left: a cancelled series may end in one."""
        if last and last.problem.problem_id == current.problem_id:
            return last
        return self.screen(self.problem_of(current), current.run)

    def problem_of(self, current: Shown) -> Problem:
        return self.picker.get(current.problem_id) or self._first


FIELDS_OF_ADDRESS = frozenset(FIELDS)


def _request_of_run(screen: Screen) -> Request:
    """What a stored result was made with, as far as the page can ask for it."""
    settings = screen.origin.settings if screen.origin else {}
    names = {"max_new_tokens": "length"}
    known = {names.get(key, key): value for key, value in settings.items() if names.get(key, key) in FIELDS}
    try:
        return checked_request(known)
    except ValueError:
        return Request()


def _told(request: Request) -> dict[str, Any]:
    """A greedy text does not depend on its seed."""
    values = request.values()
    return values if values["temperature"] else {**values, "seed": 0}


def checked_filter(query: Any = "", *raw: Any) -> Filter:
    """The filter of a browser's values: difficulty, kind, references and source behind the query."""
    return Filter(str(query or "")[:QUERY_CHARACTERS], *(str(value or ANY)[:QUERY_CHARACTERS] for value in raw[:4]))
