"""One live comparison, from the button to the last verdict, as a series of screens.

Waits for the engine, streams both sides, then runs both programs' tests at the same time and measures CHRF. Closing the
series (Stop, a closed tab) stops the model and the tests. Knows nothing of Gradio.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from functools import partial

from evaluation.errors import UserError
from evaluation.judge.judgement import Judgement
from evaluation.judge.program import Program, extract_program
from evaluation.judge.verdict import CaseResult
from evaluation.metrics.chrf import chrf
from evaluation.problems.schema import Problem
from generation.completion import PairUpdate
from generation.decode import GenerationSettings
from generation.engine import PairEngine
from generation.prompt import build_prompt
from ui.compare.live.failure import explain_failure
from ui.compare.live.judging import UPDATE_SECONDS, Judge, start_jobs
from ui.engine import EngineSlot
from ui.runs.screen import SIDES, Case, Origin, Screen, Side, Stage

WAITING_SECONDS = 1.0
"""Between two screens while others come first: eight a second for each visitor who waits would slow the model."""
Judged = tuple[Judgement, float | None]
"""The judgement of one side and its CHRF."""


class Live:
    """Makes comparisons with one engine and one judge; `judge` is None where programs must not run."""

    def __init__(self, slot: EngineSlot, judge: Judge | None, *, judged_by: Mapping[str, str] | None = None) -> None:
        """`judged_by`: what a result's provenance says about the place where its programs ran."""
        self.slot, self.judge, self._judged_by = slot, judge, judged_by or {}

    def compare(
        self, problem: Problem, settings: GenerationSettings, *, seeds: int = 1, sides: Sequence[str] = SIDES
    ) -> Generator[Screen, None, None]:
        """Screens up to `done`, or to `failed` with a sentence that says why.

        `sides` are the engine's sides that stand left and right. Each writes `seeds` texts: the first with the seed of
        the settings, the others with the seeds that follow it.
        """
        names = {place: name for place, name in zip(SIDES, sides, strict=True) if place != name}
        screen = Screen(problem, origin=Origin(True, asdict(settings), names=names))
        if seeds > 1:
            screen = replace(screen, samples=(screen.sides,) * seeds)
        try:
            with closing(self._make_screens(screen, settings, seeds)) as screens:
                for screen in screens:
                    yield screen
        except Exception as error:
            reason = explain_failure(error, f"a comparison of problem {problem.problem_id}")
            yield screen.at(Stage.FAILED, reason)

    def _make_screens(self, screen: Screen, settings: GenerationSettings, seeds: int) -> Generator[Screen, None, None]:
        while not self.slot.wait(UPDATE_SECONDS):
            yield screen.at(Stage.WAITING, self.slot.state)
        if self.slot.engine is None:
            yield screen.at(Stage.FAILED, self.slot.failure)
            return
        engine = self.slot.engine
        screen = _add_provenance(screen, engine, self._judged_by)
        stream = engine.stream(build_prompt(screen.problem), settings, sides=screen.contestants, seeds=seeds)
        with closing(stream) as updates:
            for update in _skip_repetitions(updates):
                screen = _show_update(screen, update)
                yield screen
        screen = _extract_programs(screen)
        if self.judge is None:
            yield screen.at(Stage.DONE, "both programs are written; no program is run here, the header says why")
        else:
            yield from _judge_samples(screen, self.judge)


def _judge_samples(screen: Screen, judge: Judge) -> Iterator[Screen]:
    """One sample after the other, both sides of one at the same time."""
    screen = _mark_untested(screen)
    total = max(1, len(screen.samples))
    for sample in range(total):
        which = f", sample {sample + 1} of {total}" if total > 1 else ""
        screen = screen.at(Stage.JUDGING, f"running the tests of both programs{which}")
        yield screen
        with closing(_judge_sample(screen, judge, sample)) as screens:
            for screen in screens:
                yield screen
    programs = "all programs" if total > 1 else "both programs"
    state = "are judged" if screen.problem.tests else "are written; this problem has no tests"
    yield screen.at(Stage.DONE, f"{programs} {state}")


def _judge_sample(screen: Screen, judge: Judge, sample: int) -> Generator[Screen, None, None]:
    tasks = {
        name: partial(_judge_side, judge, screen.problem, side.program or extract_program(""))
        for name, side in screen.sides_of(sample).items()
    }
    with start_jobs(tasks) as jobs:
        for arrivals in jobs.arrivals():
            for name, number, case in arrivals:
                side = screen.sides_of(sample)[name]
                screen = screen.with_side(name, side.with_case(number, case), sample=sample)
            yield screen
        yield _show_judgements(screen, jobs.outcomes(), sample)


def _judge_side(
    judge: Judge,
    problem: Problem,
    program: Program,
    *,
    on_case: Callable[[int, CaseResult], None],
    cancelled: Callable[[], bool],
) -> Judged:
    score = chrf(program.source, problem.references)
    return judge(program, problem, on_case=on_case, cancelled=cancelled), score


def _add_provenance(screen: Screen, engine: PairEngine, judged_by: Mapping[str, str]) -> Screen:
    """The screen with a note of what was loaded for each place, and of what judges."""
    if screen.origin is None:
        return screen
    if missing := [name for name in screen.contestants if name not in engine.provenance]:
        raise UserError(f"{missing[0]} is not loaded; choose one of {', '.join(engine.provenance)}")
    provenance = {place: engine.provenance[name] for place, name in zip(SIDES, screen.contestants, strict=True)}
    return replace(screen, origin=replace(screen.origin, provenance={**provenance, **judged_by}))


def _skip_repetitions(updates: Iterable[PairUpdate]) -> Iterator[PairUpdate]:
    """All updates, but the same place in the queue only once a second: often enough to notice a closed series."""
    shown, when = 0, 0.0
    for update in updates:
        if update.ahead and update.ahead == shown and time.monotonic() - when < WAITING_SECONDS:
            continue
        shown, when = update.ahead, time.monotonic()
        yield update


def _show_update(screen: Screen, update: PairUpdate) -> Screen:
    if update.ahead:
        one = update.ahead == 1
        return screen.at(Stage.WAITING, f"{update.ahead} generation{' comes' if one else 's come'} first")
    places = dict(zip(screen.contestants, SIDES, strict=True))
    for sample, completions in enumerate((update.completions, *update.further)):
        for name, completion in completions.items():
            side = Side(completion.text, completion.tokens, completion.seconds, completion.finish)
            screen = screen.with_side(places[name], side, sample=sample)
    return screen.at(Stage.WRITING, "both models are writing")


def _change_all_sides(screen: Screen, change: Callable[[Side], Side]) -> Screen:
    for sample in range(max(1, len(screen.samples))):
        for name, side in screen.sides_of(sample).items():
            screen = screen.with_side(name, change(side), sample=sample)
    return screen


def _extract_programs(screen: Screen) -> Screen:
    return _change_all_sides(screen, lambda side: replace(side, program=extract_program(side.completion)))


def _mark_untested(screen: Screen) -> Screen:
    return _change_all_sides(screen, lambda side: replace(side, cases=(None,) * len(screen.problem.tests)))


def _show_judgements(screen: Screen, outcomes: Mapping[str, Judged], sample: int) -> Screen:
    for name, (judgement, score) in outcomes.items():
        cases = tuple(map(Case.of, judgement.cases))
        side = replace(screen.sides_of(sample)[name], cases=cases, notes=judgement.notes, chrf=score)
        screen = screen.with_side(name, side, sample=sample)
    return screen
