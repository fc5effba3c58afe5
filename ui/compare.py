"""The Compare tab: pick a problem, watch both models write, see both programs judged.

Lays out the components and binds their events; what a comparison is stands in live.py, what it looks like in panes.py,
scores.py and cases.py. Handlers take nothing on trust: every value that comes from a browser is checked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import gradio as gr

from evaluation.problems import Problem
from evaluation.runs import Pair
from finetune.generate import GenerationSettings
from ui.cases import KEEP_ROWS, case_table
from ui.diff import diff_section
from ui.live import Live
from ui.panes import counted, side_pane, state_line, statement_pane
from ui.picker import ANY, CHOOSE, KINDS, REFERENCES, Filter, Picker, place, problem_list
from ui.provenance import KEEP_OPEN, provenance_block
from ui.scores import score_strip
from ui.screen import SIDES, Origin, Screen, Stage, stored_screen
from ui.shift import ASK
from ui.text import escape

MAX_NEW_TOKENS = 1024
"""The longest completion the page asks for; a public page must not be a way to buy hours of computation."""
QUERY_CHARACTERS = 200
QUEUED = "waiting for a free turn"
FULL = "too many are waiting; try again in a minute"
AT_ONCE = 16
"""Comparisons that are under way or have a place in the engine's queue, which says how many come first. Each holds one
of Gradio's 40 threads; who comes after them waits in Gradio's own queue."""

FOLLOW = """
watch('value', () => {
  const shown = element.querySelector('[data-problem]');
  const address = new URL(window.location);
  if (!shown || address.searchParams.get('problem') === shown.dataset.problem) return;
  address.searchParams.set('problem', shown.dataset.problem);
  history.replaceState(history.state, '', address);
});
"""
"""Keeps `?problem=` in the address in step with the statement that is shown."""


@dataclass(frozen=True)
class Stored:
    """What a finished run left: pairs, settings, and who stood on the two sides. Empty where there is no run."""

    pairs: Mapping[str, Pair] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    provenance: Mapping[str, Any] = field(default_factory=dict)


def first_shown(problems: Sequence[Problem], stored: Stored) -> Problem:
    """What a fresh page opens with: a stored pair in which only one side passes, else any stored one."""
    known = [problem for problem in problems if problem.problem_id in stored.pairs]
    telling = (problem for problem in known if stored.pairs[problem.problem_id].outcome.startswith("only"))
    return next(telling, None) or (known or problems)[0]


class ComparePage:
    """The handlers of the tab. Each returns, or yields, the values of the components it is bound to."""

    def __init__(self, problems: Sequence[Problem], stored: Stored, live: Live, *, at_once: int = AT_ONCE) -> None:
        self.picker = Picker(problems)
        self.stored, self.live, self.at_once = stored, live, at_once
        self._first = first_shown(problems, stored)

    # what is shown

    def screen(self, problem: Problem) -> Screen:
        """The stored pair of a problem, or the invitation to make one."""
        pair = self.stored.pairs.get(problem.problem_id)
        if pair is None:
            return Screen(problem, message="no stored result for this problem; Generate makes one")
        return stored_screen(problem, pair, Origin(False, self.stored.settings, self.stored.provenance))

    def drawn(self, screen: Screen) -> tuple[Any, ...]:
        """The values of the result components, in their order, with the screen itself behind them."""
        busy = screen.stage.busy
        buttons = gr.Button(interactive=not busy), gr.Button(interactive=busy)
        results = score_strip(screen) + provenance_block(screen.origin), case_table(screen), diff_section(screen)
        return (*self._written(screen), *results, *buttons, screen)

    def redrawn(self, screen: Screen) -> tuple[Any, ...]:
        """The same while one stage goes on: the tests, which may be large, and the buttons stay as they are."""
        return (*self._written(screen), *[gr.skip()] * 5, screen)

    def _written(self, screen: Screen) -> tuple[str, str, str]:
        return state_line(screen), side_pane(screen, "base"), side_pane(screen, "adapted")

    def opened(self, problem: Problem, wanted: Filter) -> tuple[Any, ...]:
        """The values after a problem was chosen: its id, its place in the list, its statement, its result."""
        listed = self.listed(wanted, problem)
        return (problem.problem_id, *listed, statement_pane(problem), *self.drawn(self.screen(problem)))

    def listed(self, wanted: Filter, current: Problem) -> tuple[str, str]:
        found = self.picker.find(wanted)
        listed = problem_list(found, current=current.problem_id, stored=self.stored.pairs)
        return listed, place(found, current.problem_id)

    # what events do; `current` is the id of the problem that is shown, `last` the screen that was drawn last

    def on_load(self, request: gr.Request) -> tuple[Any, ...]:
        """A fresh page: the problem of the address, else the first with a stored result."""
        asked = str(request.query_params.get("problem", ""))
        problem = self.picker.get(asked)
        if asked and problem is None:
            gr.Warning(f"There is no problem {escape(asked[:40])} here; this is the first one.")
        return self.opened(problem or self._first, Filter())

    def on_filter(self, current: str, *raw: Any) -> tuple[str, str]:
        return self.listed(checked_filter(*raw), self._problem(current))

    def on_choose(self, event: gr.SelectData, *raw: Any) -> tuple[Any, ...]:
        problem = self.picker.get(str(event.value))
        if problem is None:
            raise gr.Error("This problem is not among those loaded; pick one from the list.", print_exception=False)
        return self.opened(problem, checked_filter(*raw))

    def on_previous(self, current: str, *raw: Any) -> tuple[Any, ...]:
        return self._stepped(current, checked_filter(*raw), -1)

    def on_next(self, current: str, *raw: Any) -> tuple[Any, ...]:
        return self._stepped(current, checked_filter(*raw), +1)

    def _stepped(self, current: str, wanted: Filter, step: int) -> tuple[Any, ...]:
        return self.opened(self.picker.neighbour(wanted, current, step) or self._problem(current), wanted)

    def on_press(self, current: str) -> tuple[Any, ...]:
        """Generate was pressed: says so at once, while the visitor's turn comes."""
        return self.drawn(Screen(self._problem(current), Stage.WAITING, QUEUED))

    def on_generate(self, current: str, *raw: Any) -> Iterator[tuple[Any, ...]]:
        problem = self._problem(current)
        try:
            settings = checked_settings(*raw)
        except ValueError as error:
            yield self.drawn(self.screen(problem).at(Stage.FAILED, str(error)))
            return
        before = None
        with closing(self.live.compare(problem, settings)) as screens:
            for screen in screens:
                same = screen.stage is before and before in (Stage.WAITING, Stage.WRITING)
                yield (self.redrawn if same else self.drawn)(screen)
                before = screen.stage

    def on_shift(self, name: str, current: str, last: Screen | None) -> Iterator[str]:
        """A side's Shift tab was opened: its column, first as being computed, then with the shift."""
        for screen in self.live.shift(self._last(current, last), name):
            yield side_pane(screen, name)

    def on_no_shift(self, name: str, current: str, last: Screen | None) -> str:
        """The queue took no more visitors, or the tab was left before its answer came."""
        screen = self._last(current, last)
        if screen.live and not screen.stage.busy:
            screen = screen.with_side(name, replace(screen.sides[name], shift_failure=FULL))
        return side_pane(screen, name)

    def on_stop(self, current: str, last: Screen | None) -> tuple[Any, ...]:
        return self.drawn(self._last(current, last).stopped())

    def on_broken_off(self, current: str, last: Screen | None) -> tuple[Any, ...]:
        """The series ended early: Stop, another problem, a lost connection, or a queue that took no more visitors."""
        screen = self._last(current, last)
        if screen.message != QUEUED:
            return self.drawn(screen.stopped())
        return self.drawn(self.screen(screen.problem).at(Stage.FAILED, FULL))

    def _last(self, current: str, last: Screen | None) -> Screen:
        """The last screen, unless it is a late one of a problem that was left: a cancelled series may end in one."""
        return last if last and last.problem.problem_id == current else self.screen(self._problem(current))

    def _problem(self, current: str) -> Problem:
        return self.picker.get(current) or self._first


def checked_filter(query: Any = "", difficulty: Any = ANY, kind: Any = ANY, references: Any = ANY) -> Filter:
    return Filter(str(query or "")[:QUERY_CHARACTERS], *(str(value or ANY) for value in (difficulty, kind, references)))


def checked_settings(length: Any, temperature: Any, seed: Any, strength: Any = 1.0) -> GenerationSettings:
    """Settings of a browser's values; ValueError says in one sentence which of them cannot be used."""
    numbers = {"length": length, "temperature": temperature, "seed": seed, "strength": strength}
    for name, value in numbers.items():
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
            raise ValueError(f"{name} must be a number")
    if not 1 <= length <= MAX_NEW_TOKENS:
        raise ValueError(f"length must be between 1 and {MAX_NEW_TOKENS} tokens, got {length:g}")
    if abs(seed) == float("inf"):
        raise ValueError("seed must be a whole number")
    decoding = {"max_new_tokens": int(length), "temperature": float(temperature), "seed": int(seed)}
    return GenerationSettings(**decoding, strength=float(strength))


# --- layout ---


def compare_tab(page: ComparePage) -> None:
    """The tab's components and their events; to be called inside a Blocks context."""
    with gr.Row(elem_classes="toolbar"):
        with gr.Column(elem_classes="picker", min_width=0):
            hint = f"search {counted(len(page.picker), 'problem')}"
            query = gr.Textbox(label="Problem", placeholder=hint, elem_classes="search", max_lines=1)
            listing = _html(js_on_load=CHOOSE, elem_classes="found-box")
        difficulty = _choice("Difficulty", page.picker.difficulties)
        kind = _choice("Kind", KINDS, narrow=True)
        references = _choice("References", REFERENCES, narrow=True, visible=page.picker.references_vary)
        with gr.Row(elem_classes="steps"):
            previous = gr.Button("Previous problem", elem_classes="step", elem_id="previous-problem", min_width=0)
            position = _html(elem_classes="place-box")
            following = gr.Button("Next problem", elem_classes="step", elem_id="next-problem", min_width=0)
        length = _number("Length", 256, precision=0)
        temperature = _number("Temperature", 0, step=0.1)
        seed = _number("Seed", 0, precision=0)
        strength = _number("Strength", 1.0, step=0.1)
        generate = gr.Button("Generate", variant="primary", elem_id="generate", min_width=0)
        stop = gr.Button("Stop", interactive=False, elem_id="stop", min_width=0)
    state = _html(elem_classes="state-box")
    with gr.Row(elem_classes="panes"):
        statement = _html(js_on_load=FOLLOW, elem_classes="pane-box")
        base = _html(js_on_load=ASK, elem_classes="pane-box")
        adapted = _html(js_on_load=ASK, elem_classes="pane-box")
    scores = _html(js_on_load=KEEP_OPEN)
    tests = _html(js_on_load=KEEP_ROWS)
    diff = _html()
    current, last = gr.State(""), gr.State(None)

    result = [state, base, adapted, scores, tests, diff, generate, stop, last]
    everything = [current, listing, position, statement, *result]
    wanted = [query, difficulty, kind, references]
    quiet = {"show_progress": "hidden", "api_visibility": "private"}

    shifts = [
        _shift_events(page, name, pane, [current, last]) for name, pane in zip(SIDES, (base, adapted), strict=True)
    ]
    pressed = generate.click(page.on_press, current, result, cancels=shifts, queue=False, **quiet)
    run = pressed.then(
        page.on_generate,
        [current, length, temperature, seed, strength],
        result,
        concurrency_limit=page.at_once,
        concurrency_id="engine",
        show_progress="minimal",
        show_progress_on=state,
        api_visibility="private",
    )
    run.failure(page.on_broken_off, [current, last], result, queue=False, **quiet)
    stop.click(page.on_stop, [current, last], result, cancels=run, queue=False, **quiet)
    for part in wanted:  # change, not input: pasting is no input event
        part.change(
            page.on_filter, [current, *wanted], [listing, position], queue=False, trigger_mode="always_last", **quiet
        )
    listing.select(page.on_choose, wanted, everything, cancels=[run, *shifts], queue=False, **quiet)
    previous.click(page.on_previous, [current, *wanted], everything, cancels=[run, *shifts], queue=False, **quiet)
    following.click(page.on_next, [current, *wanted], everything, cancels=[run, *shifts], queue=False, **quiet)
    gr.context.Context.root_block.load(page.on_load, None, everything, queue=False, **quiet)


def _shift_events(page: ComparePage, name: str, pane: gr.HTML, shown: list[gr.State]) -> Any:
    """One column's Shift tab, which asks when it is opened."""
    quiet = {"show_progress": "hidden", "api_visibility": "private"}
    asked = pane.select(
        partial(page.on_shift, name), shown, pane, concurrency_limit=page.at_once, concurrency_id="shift", **quiet
    )
    asked.failure(partial(page.on_no_shift, name), shown, pane, queue=False, **quiet)
    return asked


def _html(js_on_load: str | None = None, elem_classes: str | None = None) -> gr.HTML:
    """HTML of our own making, with our style sheet only; values are escaped by whoever renders them."""
    return gr.HTML(js_on_load=js_on_load, elem_classes=elem_classes, apply_default_css=False)


def _choice(label: str, choices: Sequence[str], *, narrow: bool = False, visible: bool = True) -> gr.Dropdown:
    classes = ["choice", *(["setting"] if narrow else [])]  # as wide as a number: all of the bar in one row at 1440
    options = {"filterable": False, "min_width": 0, "elem_classes": classes, "visible": visible}
    return gr.Dropdown([ANY, *choices], value=ANY, label=label, **options)


def _number(label: str, value: float, **options: Any) -> gr.Number:
    """Without Gradio's own bounds, whose breach would look like a broken connection: `checked_settings` has them."""
    return gr.Number(value, label=label, min_width=0, elem_classes="setting", elem_id=label.lower(), **options)
