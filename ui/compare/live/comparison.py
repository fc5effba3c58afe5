"""One live comparison: from the button to the last verdict, as a series of screens.

Waits for the engine, streams both sides, runs both programs' tests at the same time and measures CHRF. Closing the
series (Stop, a closed tab) stops the model and the tests. What the adapter changed at each token is computed only for
whom asks: a pass over prompt and completion takes 0.6 to 2 s on two cores, and the verdicts must not wait for that.
Knows nothing of Gradio.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, replace
from functools import partial
from queue import Empty, SimpleQueue
from typing import Protocol

from evaluation.errors import UserError
from evaluation.judge.judgement import Judgement
from evaluation.judge.program import Program, extract_program
from evaluation.judge.verdict import CaseResult
from evaluation.metrics.chrf import chrf
from evaluation.problems.sources import Problem
from generation.pair import GenerationSettings, PairUpdate
from generation.prompt import build_prompt
from generation.token_shift import TokenShift
from ui.engine import EngineSlot, PairEngine
from ui.runs.screen import SIDES, Case, Origin, Screen, Side, Stage

log = logging.getLogger(__name__)

UPDATE_SECONDS = 0.2
"""Between two screens while tests run or a model loads; also how soon a closed series is noticed."""
WAITING_SECONDS = 1.0
"""Between two screens while others come first: eight a second for each who waits would slow the model."""
Results = SimpleQueue[tuple[str, int, Case]]
"""Side, number of the test, what came of it."""
BROKE = "something broke ({}); the server's log says what. Try again"


class Judge(Protocol):
    """`evaluation.judge.judging.judge`, bound to a sandbox."""

    def __call__(
        self,
        program: Program,
        problem: Problem,
        *,
        on_case: Callable[[int, CaseResult], None],
        cancelled: Callable[[], bool],
    ) -> Judgement: ...


class Live:
    """Makes comparisons with one engine and one judge; `judge` is None where programs must not run."""

    def __init__(self, slot: EngineSlot, judge: Judge | None, *, judged_by: Mapping[str, str] | None = None) -> None:
        """`judged_by`: what a result's provenance says of the place where its programs ran."""
        self.slot, self.judge, self._judged_by = slot, judge, judged_by or {}

    def compare(
        self, problem: Problem, settings: GenerationSettings, *, seeds: int = 1, sides: Sequence[str] = SIDES
    ) -> Iterator[Screen]:
        """Screens up to `done`, or to `failed` with a sentence that says why.

        `sides` are those of the engine that stand left and right; with `seeds` above 1 each writes with the seeds that
        follow too.
        """
        names = {place: name for place, name in zip(SIDES, sides, strict=True) if place != name}
        screen = Screen(problem, origin=Origin(True, asdict(settings), names=names))
        if seeds > 1:
            screen = replace(screen, samples=(screen.sides,) * seeds)
        try:
            with closing(self._steps(screen, settings, seeds)) as steps:
                for screen in steps:
                    yield screen
        except UserError as error:
            yield screen.at(Stage.FAILED, str(error))
        except Exception as error:
            log.exception("a comparison of problem %s failed", problem.problem_id)
            yield screen.at(Stage.FAILED, BROKE.format(type(error).__name__))

    def _steps(self, screen: Screen, settings: GenerationSettings, seeds: int) -> Iterator[Screen]:
        while not self.slot.wait(UPDATE_SECONDS):
            yield screen.at(Stage.WAITING, self.slot.state)
        if self.slot.engine is None:
            yield screen.at(Stage.FAILED, self.slot.failure)
            return
        engine, sides = self.slot.engine, _standing(screen)
        screen = _backed(screen, engine, self._judged_by)
        prompt = build_prompt(screen.problem)
        with closing(engine.stream(prompt, settings, sides=sides, seeds=seeds)) as updates:
            for update in _news(updates):
                screen = _written(screen, update)
                yield screen
        screen = _extracted(screen)
        if self.judge is None:
            yield screen.at(Stage.DONE, "written; no program is run here, the header says why")
        else:
            yield from self._judged(screen, self.judge)

    def shift(self, screen: Screen, name: str) -> Iterator[Screen]:
        """The screen with what the adapter changed in one side's completion, after one that says that it is coming.

        Only of a live result that is finished: the same screen else, since what wrote a stored one is not loaded.
        """
        side = screen.sides[name]
        if not screen.live or screen.stage.busy or side.program is None:
            yield screen
            return
        yield screen.with_side(name, replace(side, shift_asked=True))
        try:
            side = replace(side, shift=self._shift(screen, side))
        except UserError as error:
            side = replace(side, shift_failure=str(error))
        except Exception as error:
            log.exception("the shift of problem %s failed", screen.problem.problem_id)
            side = replace(side, shift_failure=BROKE.format(type(error).__name__))
        yield screen.with_side(name, side)

    def _shift(self, screen: Screen, side: Side) -> tuple[TokenShift, ...]:
        token_shift = getattr(self.slot.engine, "token_shift", None)
        if token_shift is None:
            raise UserError(
                "the model's server does not tell how likely given tokens are; load the model here for that"
            )
        strength, prompt = screen.origin.strength if screen.origin else 1.0, build_prompt(screen.problem)
        return tuple(token_shift(prompt, side.completion, strength=strength, sides=_standing(screen)))

    def _judged(self, screen: Screen, judge: Judge) -> Iterator[Screen]:
        """Sample by sample, both sides of one at the same time."""
        screen = _untested(screen)
        total = max(1, len(screen.samples))
        for sample in range(total):
            which = f", sample {sample + 1} of {total}" if total > 1 else ""
            screen = screen.at(Stage.JUDGING, f"running the tests of both programs{which}")
            yield screen
            with closing(self._judged_sample(screen, judge, sample)) as screens:
                for screen in screens:
                    yield screen
        programs = "all programs" if total > 1 else "both programs"
        said = f"{programs} are judged" if screen.problem.tests else "written; there are no tests"
        yield screen.at(Stage.DONE, said)

    def _judged_sample(self, screen: Screen, judge: Judge, sample: int) -> Iterator[Screen]:
        results: Results = SimpleQueue()
        stop = threading.Event()
        with ThreadPoolExecutor(len(SIDES), thread_name_prefix="judge") as pool:
            try:
                programs = {name: side.program for name, side in screen.of_sample(sample).items()}
                jobs = {
                    name: pool.submit(_judge_side, judge, screen.problem, program, partial(_told, results, name), stop)
                    for name, program in programs.items()
                }
                while not all(job.done() for job in jobs.values()):
                    screen = _drained(screen, results, sample)
                    yield screen
                yield _concluded(screen, jobs, sample)
            finally:
                stop.set()


def _told(results: Results, name: str, number: int, result: CaseResult) -> None:
    results.put((name, number, Case.of(result)))


def _judge_side(
    judge: Judge,
    problem: Problem,
    program: Program | None,
    on_case: Callable[[int, CaseResult], None],
    stop: threading.Event,
) -> tuple[Judgement, float | None]:
    """In a thread of its own: the judgement of one side and its CHRF."""
    program = program or extract_program("")
    score = chrf(program.source, problem.references)
    return judge(program, problem, on_case=on_case, cancelled=stop.is_set), score


def _standing(screen: Screen) -> tuple[str, str]:
    """The engine's sides that stand left and right."""
    left, right = (screen.called(name) for name in SIDES)
    return left, right


def _backed(screen: Screen, engine: PairEngine, judged_by: Mapping[str, str]) -> Screen:
    """The screen with what was loaded noted behind it, by the place where it stands, and what judges."""
    if screen.origin is None:
        return screen
    if missing := [name for name in _standing(screen) if name not in engine.provenance]:
        raise UserError(f"{missing[0]} is not loaded; choose one of {', '.join(engine.provenance)}")
    provenance = {place: engine.provenance[name] for place, name in zip(SIDES, _standing(screen), strict=True)}
    return replace(screen, origin=replace(screen.origin, provenance={**provenance, **judged_by}))


def _news(updates: Iterable[PairUpdate]) -> Iterator[PairUpdate]:
    """All but the repetitions of how many come first; of those one a second, by which a closed series is noticed."""
    told, when = 0, 0.0
    for update in updates:
        if update.ahead and update.ahead == told and time.monotonic() - when < WAITING_SECONDS:
            continue
        told, when = update.ahead, time.monotonic()
        yield update


def _written(screen: Screen, update: PairUpdate) -> Screen:
    if update.ahead:
        one = update.ahead == 1
        return screen.at(Stage.WAITING, f"{update.ahead} generation{' comes' if one else 's come'} first")
    places = dict(zip(_standing(screen), SIDES, strict=True))
    for sample, completions in enumerate((update.completions, *update.further)):
        for name, completion in completions.items():
            side = Side(completion.text, completion.tokens, completion.seconds, completion.finish)
            screen = screen.with_side(places[name], side, sample=sample)
    return screen.at(Stage.WRITING, "both models are writing")


def _everywhere(screen: Screen, change: Callable[[Side], Side]) -> Screen:
    """The screen with all sides of all samples changed alike."""
    for sample in range(max(1, len(screen.samples))):
        for name, side in screen.of_sample(sample).items():
            screen = screen.with_side(name, change(side), sample=sample)
    return screen


def _extracted(screen: Screen) -> Screen:
    return _everywhere(screen, lambda side: replace(side, program=extract_program(side.completion)))


def _untested(screen: Screen) -> Screen:
    return _everywhere(screen, lambda side: replace(side, cases=(None,) * len(screen.problem.tests)))


def _drained(screen: Screen, results: Results, sample: int) -> Screen:
    """The screen with all results that arrive within one update's time."""
    until = time.monotonic() + UPDATE_SECONDS
    while (left := until - time.monotonic()) > 0:
        try:
            name, number, case = results.get(timeout=left)
        except Empty:
            break
        side = screen.of_sample(sample)[name]
        screen = screen.with_side(name, side.with_case(number, case), sample=sample)
    return screen


def _concluded(screen: Screen, jobs: dict[str, Future[tuple[Judgement, float | None]]], sample: int) -> Screen:
    for name, job in jobs.items():
        judgement, score = job.result()
        cases = tuple(map(Case.of, judgement.cases))
        side = replace(screen.of_sample(sample)[name], cases=cases, notes=judgement.notes, chrf=score)
        screen = screen.with_side(name, side, sample=sample)
    return screen
