"""The Compare tab: pick a problem, watch both models write, see both programs judged.

What its events do. Where its components stand is in layout.py, how a comparison is made in live/, and how it is drawn
in panes.py, scores.py, cases.py and diff.py. Handlers check everything that a browser sends.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from evaluation.problems.schema import Problem
from ui.compare.actions import below_scores
from ui.compare.cases import case_table
from ui.compare.catalogue import FIELDS, Catalogue
from ui.compare.diff import diff_section
from ui.compare.download import as_file, save_request
from ui.compare.links import Setup
from ui.compare.live.comparison import Live
from ui.compare.live.token_shift import compute_shift
from ui.compare.panes import side_pane, state_line, statement_pane
from ui.compare.picker import Filter, place, problem_list, read_filter
from ui.compare.request import Request, read_request
from ui.compare.samples import sample_strip
from ui.compare.scores import score_strip
from ui.runs.screen import SIDES, Screen, Stage
from ui.runs.stored import Stored

QUEUED = "waiting for your turn"
FULL = "too many visitors are waiting; try again in a minute"
NO_MODEL = "there is no model to write programs; the banner at the top says why"
AT_ONCE = 16
"""Comparisons that run or stand in the engine's queue, which says how many come first. Each holds one of Gradio's 40
threads; further visitors wait in Gradio's own queue."""


@dataclass(frozen=True)
class Shown:
    """What a visitor has chosen: a problem, and the finished run whose pairs are shown."""

    problem_id: str = ""
    run: str = ""


class ComparePage:
    """The handlers of the tab. Each returns, or yields, the values of the components that it is bound to."""

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
        """`stored` is the run that a fresh page shows; `runs` are further ones by name, for links to them.

        `own_programs`: whether visitors may run programs that they wrote themselves.
        """
        self.live, self.at_once, self.setup, self.own_programs = live, at_once, setup, own_programs
        self.catalogue = Catalogue(problems, stored, runs or {})
        self.picker, self.stored, self.runs = self.catalogue.picker, stored, self.catalogue.runs
        self.contestants = (*SIDES, *setup.adapters)

    # what is shown

    def draw(self, screen: Screen) -> tuple[Any, ...]:
        """The values of the result components, in their order, and the screen itself at the end."""
        busy = screen.stage.busy
        buttons = gr.Button(interactive=not busy), gr.Button(interactive=busy)
        results = score_strip(screen) + below_scores(screen, self.setup), case_table(screen), diff_section(screen)
        return (*self._draw_texts(screen), *results, *buttons, screen)

    def redraw(self, screen: Screen) -> tuple[Any, ...]:
        """The same within one stage: the tests, which may be large, and the buttons stay as they are."""
        return (*self._draw_texts(screen), *[gr.skip()] * 5, screen)

    def _draw_texts(self, screen: Screen) -> tuple[str, ...]:
        panes = (side_pane(screen, name) for name in SIDES)
        return (state_line(screen), sample_strip(screen), *panes)

    def draw_problem(self, screen: Screen, criteria: Filter, run: str) -> tuple[Any, ...]:
        """The values after a problem was chosen: the choice, its place in the list, its statement, its result."""
        problem = screen.problem
        listing = self.draw_list(criteria, problem, run)
        return (Shown(problem.problem_id, run), *listing, statement_pane(problem), *self.draw(screen))

    def draw_list(self, criteria: Filter, current: Problem, run: str) -> tuple[str, str]:
        """The list of the problems that match a filter, and the current one's place in it."""
        problems, stored = self.picker.find(criteria), self.runs.get(run, self.stored)
        listing = problem_list(problems, current=current.problem_id, stored=stored.pairs)
        return listing, place(problems, current.problem_id)

    # what events do; `current` is what the visitor has chosen, `last` the screen that was drawn last

    def on_load(self, request: gr.Request) -> tuple[Any, ...]:
        """A fresh page: what its address opens, and the settings.

        The state line says what is wrong with the address: Gradio's own warnings need its queue.
        """
        query = {key: str(value) for key, value in request.query_params.items()}
        opening = self.catalogue.open_address(query, self.contestants)
        return (*self.draw_problem(opening.screen, Filter(), opening.run), *opening.request.values().values())

    def on_filter(self, current: Shown, *raw: Any) -> tuple[str, str]:
        return self.draw_list(read_filter(*raw), self.problem_of(current), current.run)

    def on_choose(self, event: gr.SelectData, current: Shown, *raw: Any) -> tuple[Any, ...]:
        problem = self.picker.get(str(event.value))
        if problem is None:
            raise gr.Error("This problem is not among those loaded; pick one from the list.", print_exception=False)
        return self.draw_problem(self.catalogue.open(problem, current.run), read_filter(*raw), current.run)

    def on_previous(self, current: Shown, *raw: Any) -> tuple[Any, ...]:
        return self._step(current, read_filter(*raw), -1)

    def on_next(self, current: Shown, *raw: Any) -> tuple[Any, ...]:
        return self._step(current, read_filter(*raw), +1)

    def _step(self, current: Shown, criteria: Filter, step: int) -> tuple[Any, ...]:
        problem = self.picker.neighbour(criteria, current.problem_id, step) or self.problem_of(current)
        return self.draw_problem(self.catalogue.open(problem, current.run), criteria, current.run)

    def on_press(self, current: Shown, last: Screen | None, *raw: Any) -> tuple[Any, ...]:
        """Generate was pressed: the visitor sees at once that a turn is coming, or which setting cannot be used."""
        try:
            self._read_fields(raw)
        except ValueError as error:
            return self.draw(self.last_screen(current, last).at(Stage.FAILED, str(error)))
        return self.draw(Screen(self.problem_of(current), Stage.WAITING, QUEUED))

    def on_generate(self, current: Shown, last: Screen | None, *raw: Any) -> Iterator[tuple[Any, ...]]:
        problem = self.problem_of(current)
        try:
            request = self._read_fields(raw)
        except ValueError as error:
            screen = self.last_screen(current, last)
            if screen.stage.busy:
                screen = self.catalogue.open(problem, current.run)
            yield self.draw(screen.at(Stage.FAILED, str(error)))
            return
        stage: Stage | None = None
        comparison = self.live.compare(problem, request.settings, seeds=request.samples, sides=request.sides)
        with closing(comparison) as screens:
            for screen in screens:
                same = screen.stage is stage and stage in (Stage.WAITING, Stage.WRITING)
                yield (self.redraw if same else self.draw)(screen)
                stage = screen.stage

    def _read_fields(self, raw: Sequence[Any]) -> Request:
        """What the fields ask for. Raises ValueError, also if there is no model to write."""
        if self.live.slot.failure:
            raise ValueError(NO_MODEL)
        return read_request(dict(zip(FIELDS, raw, strict=False)), self.contestants)

    def on_sample(self, event: gr.SelectData, current: Shown, last: Screen | None) -> tuple[Any, ...]:
        """The visitor chose another sample; while samples are being made, the first one stays."""
        screen, number = self.last_screen(current, last), event.value
        if screen.stage.busy or isinstance(number, bool) or not isinstance(number, int):
            return self.draw(screen)
        return self.draw(screen.with_sample(number))

    def on_save(self, event: gr.SelectData, current: Shown, last: Screen | None) -> str:
        """The pair on the screen as a file, which the browser saves."""
        file = as_file(self.last_screen(current, last), self.setup, str(event.value))
        return save_request(file, time.monotonic_ns())

    def on_shift(self, name: str, current: Shown, last: Screen | None) -> Iterator[str]:
        """A side's Shift tab was opened: its column, first while the shift is computed, then with it."""
        for screen in compute_shift(self.live.slot, self.last_screen(current, last), name):
            yield side_pane(screen, name)

    def on_no_shift(self, name: str, current: Shown, last: Screen | None) -> str:
        """The queue was full, or the visitor left the tab before the shift came."""
        screen = self.last_screen(current, last)
        if screen.live and not screen.stage.busy:
            screen = screen.with_side(name, replace(screen.sides[name], shift_failure=FULL))
        return side_pane(screen, name)

    def on_stop(self, current: Shown, last: Screen | None) -> tuple[Any, ...]:
        return self.draw(self.last_screen(current, last).after_stop())

    def on_broken_off(self, current: Shown, last: Screen | None) -> tuple[Any, ...]:
        """The series ended early: Stop, another problem, a lost connection, or a full queue."""
        screen = self.last_screen(current, last)
        if screen.message != QUEUED:
            return self.draw(screen.after_stop())
        return self.draw(self.catalogue.open(screen.problem, current.run).at(Stage.FAILED, FULL))

    def last_screen(self, current: Shown, last: Screen | None) -> Screen:
        """The last screen, unless it belongs to a problem that the visitor has left: a cancelled series may send one
        more."""
        if last and last.problem.problem_id == current.problem_id:
            return last
        return self.catalogue.open(self.problem_of(current), current.run)

    def problem_of(self, current: Shown) -> Problem:
        return self.catalogue.find(current.problem_id)
