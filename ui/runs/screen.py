"""What one visitor sees: a problem, two sides, and how far their comparison has come.

A screen is replaced at every step and never changed: handlers return screens, the renderers draw them, and Stop draws
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
"""How many characters of one output a screen keeps."""


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
    """One test's result, cut: a program may print megabytes, and a screen lives as long as its browser tab."""

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
    """What the adapter changed at each token; None until it is measured."""
    shift_asked: bool = False
    """Whether it is being measured."""
    shift_failure: str = ""
    """Why it could not be measured."""

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
        """One entry for each of `total` tests, None for those without a result."""
        return (*self.cases, *(None,) * (total - len(self.cases)))[:total]

    def with_case(self, number: int, case: Case) -> Side:
        return replace(self, cases=(*self.cases[:number], case, *self.cases[number + 1 :]))


@dataclass(frozen=True)
class Origin:
    """Where a result comes from, and what stands behind it."""

    live: bool
    """Whether it was written for this visitor; otherwise it is from a finished run."""
    settings: Mapping[str, Any]
    provenance: Mapping[str, Any] = field(default_factory=dict)
    """By side, what was loaded (generation.models.provenance.SideProvenance), and whatever else a run recorded."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The names of the two sides if they are not base and adapted, such as `epoch 3`."""
    run: str = ""
    """The name of the finished run."""

    def __str__(self) -> str:
        return describe(self.settings, "live" if self.live else "stored")

    @property
    def strength(self) -> float:
        """The strength of the adapter; older runs do not record it and used 1."""
        return float(self.settings.get("strength", 1.0))


@dataclass(frozen=True)
class Screen:
    """One problem with both sides."""

    problem: Problem
    stage: Stage = Stage.EMPTY
    message: str = ""
    """The state in words; screen readers read it out."""
    origin: Origin | None = None
    """None if there is no result."""
    sides: Mapping[str, Side] = field(default_factory=lambda: dict.fromkeys(SIDES, Side()))
    """The sides that are shown; with several samples, those of the sample number `shown`."""
    samples: tuple[Mapping[str, Side], ...] = ()
    """One entry for each seed, starting with the settings' own, or for each sample of a run; empty if there is one."""
    shown: int = 0

    def at(self, stage: Stage, message: str) -> Screen:
        return replace(self, stage=stage, message=message)

    def with_side(self, name: str, side: Side, *, sample: int | None = None) -> Screen:
        """The screen with another state of one side, in the sample that is shown or in another one."""
        number = self.shown if sample is None else sample
        samples = list(self.samples)
        if samples:
            samples[number] = {**samples[number], name: side}
        sides = {**self.sides, name: side} if number == self.shown else self.sides
        return replace(self, sides=sides, samples=tuple(samples))

    def sides_of(self, number: int) -> Mapping[str, Side]:
        return self.samples[number] if self.samples else self.sides

    def with_sample(self, number: int) -> Screen:
        """The screen that shows another sample; the same screen if there is no sample of that number."""
        if not 0 <= number < len(self.samples):
            return self
        return replace(self, sides=self.samples[number], shown=number)

    @property
    def settings(self) -> Mapping[str, Any]:
        """The settings of the sample that is shown.

        Each live sample has its own seed, with which it can be written again alone. The samples of a run share a seed.
        """
        settings = self.origin.settings if self.origin else {}
        has_own_seed = self.samples and self.live
        return {**settings, "seed": settings.get("seed", 0) + self.shown} if has_own_seed else settings

    @property
    def description(self) -> str:
        """Where the result comes from, and its settings, in words."""
        return str(replace(self.origin, settings=self.settings)) if self.origin else ""

    def after_stop(self) -> Screen:
        """The screen after Stop: what was written and judged stays."""
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
    """The screen of a finished run's pair, with the problem's further samples."""
    samples = tuple(map(_stored_sides, (pair, *further)))
    message = "stored result; Generate makes a new one"
    return Screen(problem, Stage.STORED, message, origin, samples[0], samples if further else ())


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
    """Settings in words: `stored · greedy · length 256`. Top-p and strength are left out if they are 1."""
    temperature, top_p = settings.get("temperature", 0.0), settings.get("top_p", 1.0)
    sampling = f"temperature {temperature:g} · seed {settings.get('seed', 0)}" if temperature else "greedy"
    nucleus = f"top-p {top_p:g}" if temperature and top_p != 1 else ""
    length = f"length {settings['max_new_tokens']}" if settings.get("max_new_tokens") else ""
    strength = strength_note(settings.get("strength", 1.0))
    return " · ".join(filter(None, (origin, sampling, nucleus, length, strength)))


def strength_note(strength: float) -> str:
    """The strength in words; empty at 1, where the adapter is as it was trained."""
    if strength == 0:
        return "strength 0: both sides are the base"
    return "" if strength == 1 else f"strength {strength:g}"
