"""What one visitor has in front of him: a problem, two sides, and how far their comparison has come.

A value that is replaced at every step, never changed: handlers return screens, the renderers draw them, and Stop draws
the last one again. Knows nothing of Gradio and nothing of HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from evaluation.judge.program import Program, extract_program
from evaluation.judge.verdict import CaseResult, Verdict
from evaluation.problems.sources import Problem
from evaluation.runs.format import Pair
from generation.token_shift import TokenShift
from ui.html.text import Excerpt

SIDES = ("base", "adapted")
CASE_CHARACTERS = 4_000
"""How much of one output a screen keeps."""


class Stage(Enum):
    """How far the comparison on the screen is."""

    EMPTY = "empty"
    STORED = "stored"
    WAITING = "waiting"
    WRITING = "writing"
    JUDGING = "judging"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def busy(self) -> bool:
        return self in (Stage.WAITING, Stage.WRITING, Stage.JUDGING)


@dataclass(frozen=True)
class Case:
    """What a screen keeps of one test's result; a program may print megabytes, and screens live on with their tab."""

    verdict: Verdict
    cpu_seconds: float
    wall_seconds: float
    memory_mb: float
    stdout: Excerpt
    stderr: Excerpt
    detail: Excerpt

    @classmethod
    def of(cls, result: CaseResult) -> Case:
        texts = {name: Excerpt.of(getattr(result, name), CASE_CHARACTERS) for name in ("stdout", "stderr", "detail")}
        return cls(result.verdict, result.cpu_seconds, result.wall_seconds, result.memory_mb, **texts)

    @property
    def accepted(self) -> bool:
        return self.verdict is Verdict.ACCEPTED


@dataclass(frozen=True)
class Side:
    """One side of the screen."""

    completion: str = ""
    tokens: int = 0
    seconds: float = 0.0
    finish: str | None = None
    """Why writing ended: stop, length or cancelled; None before that."""
    program: Program | None = None
    """Extracted once writing has ended."""
    cases: tuple[Case | None, ...] = ()
    """One entry a test, None until it has run."""
    notes: tuple[str, ...] = ()
    chrf: float | None = None
    shift: tuple[TokenShift, ...] | None = None
    """What the adapter changed at each token; None until somebody asked for it."""
    shift_asked: bool = False
    """It is being computed."""
    shift_failure: str = ""
    """Why it could not be."""

    @property
    def accepted(self) -> int:
        return sum(case is not None and case.accepted for case in self.cases)

    @property
    def judged(self) -> bool:
        return bool(self.cases) and None not in self.cases

    @property
    def passed(self) -> bool:
        return self.judged and self.accepted == len(self.cases)

    def results(self, total: int) -> tuple[Case | None, ...]:
        """One entry for each of `total` tests, whatever is known of them."""
        return (*self.cases, *(None,) * (total - len(self.cases)))[:total]

    def with_case(self, number: int, case: Case) -> Side:
        return replace(self, cases=(*self.cases[:number], case, *self.cases[number + 1 :]))


@dataclass(frozen=True)
class Origin:
    """Where a result comes from, and what stands behind it."""

    live: bool
    """Written for this visitor; else it is a finished run's."""
    settings: Mapping[str, Any]
    provenance: Mapping[str, Any] = field(default_factory=dict)
    """By side what was loaded (generation.models.base.SideProvenance), and whatever else a run noted of itself."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What the two sides are called where others than base and adapter stand there, such as `epoch 3`."""

    run: str = ""
    """The finished run's name."""

    def __str__(self) -> str:
        return describe(self.settings, "live" if self.live else "stored")

    @property
    def strength(self) -> float:
        """Of the adapter; a run from before there was a choice used the adapter as it is."""
        return self.settings.get("strength", 1.0)


@dataclass(frozen=True)
class Screen:
    """One problem with both sides."""

    problem: Problem
    stage: Stage = Stage.EMPTY
    message: str = ""
    """The state in words, read out to whoever cannot see the page."""
    origin: Origin | None = None
    """None where there is no result."""
    sides: Mapping[str, Side] = field(default_factory=lambda: dict.fromkeys(SIDES, Side()))
    """What is shown: of several samples the one of `shown`."""
    samples: tuple[Mapping[str, Side], ...] = ()
    """One entry a seed, the first that of the settings, or one a sample of a run; empty where there is only one."""
    shown: int = 0

    def at(self, stage: Stage, message: str) -> Screen:
        return replace(self, stage=stage, message=message)

    def with_side(self, name: str, side: Side, *, sample: int | None = None) -> Screen:
        """With another state of one side, of the sample that is shown or of another one."""
        number = self.shown if sample is None else sample
        samples = list(self.samples)
        if samples:
            samples[number] = {**samples[number], name: side}
        sides = {**self.sides, name: side} if number == self.shown else self.sides
        return replace(self, sides=sides, samples=tuple(samples))

    def sides_of(self, number: int) -> Mapping[str, Side]:
        return self.samples[number] if self.samples else self.sides

    def with_sample(self, number: int) -> Screen:
        """With another sample to look at; the same where there is none of that number."""
        if not 0 <= number < len(self.samples):
            return self
        return replace(self, sides=self.samples[number], shown=number)

    @property
    def settings(self) -> Mapping[str, Any]:
        """Of the sample that is shown: each live one has a seed of its own, by which it can be made again alone. Those
        of a run have one seed and their numbers."""
        settings = self.origin.settings if self.origin else {}
        own = self.samples and self.live
        return {**settings, "seed": settings.get("seed", 0) + self.shown} if own else settings

    @property
    def description(self) -> str:
        """Where the result comes from, and its settings, in words."""
        return str(replace(self.origin, settings=self.settings)) if self.origin else ""

    def after_stop(self) -> Screen:
        """The same screen after Stop: what was reached stays, what was open is dropped."""
        return self.at(Stage.STOPPED, "stopped; what was written so far stays on the page") if self.stage.busy else self

    def name_of(self, side: str) -> str:
        """What stands on a side: `base` and `adapted`, unless others were chosen."""
        return self.origin.names.get(side, side) if self.origin else side

    @property
    def contestants(self) -> tuple[str, str]:
        """What stands left and right, by the names that the engine knows."""
        return self.name_of(SIDES[0]), self.name_of(SIDES[1])

    @property
    def judged(self) -> bool:
        return all(side.judged for side in self.sides.values())

    @property
    def live(self) -> bool:
        return self.origin is not None and self.origin.live


def stored_screen(problem: Problem, pair: Pair, origin: Origin, *, further: Sequence[Pair] = ()) -> Screen:
    """The screen of a pair of a finished run, and of the problem's further samples."""
    samples = tuple(map(_stored_sides, (pair, *further)))
    said = "stored result; Generate writes both anew"
    return Screen(problem, Stage.STORED, said, origin, samples[0], samples if further else ())


def _stored_sides(pair: Pair) -> dict[str, Side]:
    return {
        name: Side(
            completion=result.completion,
            tokens=result.tokens,
            seconds=result.seconds,
            finish=result.finish,
            program=extract_program(result.completion),
            cases=tuple(map(Case.of, result.judgement.cases)),
            notes=result.judgement.notes,
            chrf=result.chrf,
        )
        for name, result in pair.sides.items()
        if name in SIDES
    }


def describe(settings: Mapping[str, Any], origin: str) -> str:
    """Settings in words: `stored · greedy · length 256`; top-p and the adapter's strength only where they are not 1."""
    temperature, top_p = settings.get("temperature", 0.0), settings.get("top_p", 1.0)
    sampling = f"temperature {temperature:g} · seed {settings.get('seed', 0)}" if temperature else "greedy"
    nucleus = f"top-p {top_p:g}" if temperature and top_p != 1 else ""
    length = f"length {settings['max_new_tokens']}" if settings.get("max_new_tokens") else ""
    strength = strength_note(settings.get("strength", 1.0))
    return " · ".join(filter(None, (origin, sampling, nucleus, length, strength)))


def strength_note(strength: float) -> str:
    """Empty at 1, where the adapter is as it was trained."""
    if strength == 0:
        return "strength 0: both sides are the base"
    return "" if strength == 1 else f"strength {strength:g}"
