"""Stand-ins with the real interfaces: an engine that plays given texts, a judge that looks for a word, two problems."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

from evaluation.fair_queue import FairQueue
from evaluation.judge.judgement import Judgement
from evaluation.judge.program import Program
from evaluation.judge.verdict import CaseResult, Verdict
from evaluation.problems.sources import Problem, TestCase
from evaluation.runs.format import Pair, SideResult
from generation.completion import Completion, PairUpdate
from generation.decode import GenerationSettings
from generation.models.provenance import SideProvenance
from generation.token_shift import TokenShift
from tests.waiting import PATIENCE
from ui.engine import EngineSlot

DOUBLE = Problem(
    problem_id="double",
    question="Double it\n\nRead one number and print it twice as large.\n",
    tests=tuple(TestCase(f"{n}\n", f"{2 * n}\n") for n in range(1, 5)),
    references=("print(2 * int(input()))\n",),
)
SQUARE = Problem(
    problem_id="square",
    question="Square it\n\nReturn the square of a number.\n",
    tests=(TestCase([3], 9), TestCase([4], 16)),
    fn_name="square",
    difficulty="interview",
    starter_code="def square(n):\n",
)
TICK = 0.05
"""Seconds between two checks whether to go on."""
TEXTS = {"base": 'n = int(input("n: "))\nprint(n * 2)\n', "adapted": "n = int(input())\nprint(2 * n)\n"}


def make_set_event() -> threading.Event:
    """An event that is set already, for an engine or a judge that never waits."""
    event = threading.Event()
    event.set()
    return event


PROVENANCE = {
    "base": SideProvenance("fake/model", "local", "int4", "fast", fingerprint="0254c979232d").as_dict(),
    "adapted": SideProvenance("fake/model", "local", "int4", "fast", "runs/mine", "3f2a91cc", 2.0, "a2168f").as_dict(),
}
SHIFT = (TokenShift("print", -3.0, -0.5, 1.2), TokenShift("(n)", -0.5, -0.9, 0.3))


class FakeEngine:
    """Plays one text a side, a few characters an update; until `go` is set it stays at the first ones.

    One stream at a time, in the order of arrival. Counts the open streams (`all_closed` is set while there is none)
    and keeps the settings of every stream and the text and strength of every shift that was asked for.
    """

    def __init__(
        self,
        texts: Mapping[str, str] = TEXTS,
        *,
        step: int = 8,
        go: threading.Event | None = None,
        shift: Sequence[TokenShift] | Exception = SHIFT,
    ) -> None:
        self.provenance = {side: PROVENANCE.get(side, PROVENANCE["adapted"]) for side in texts}
        self.warning = ""
        self.open_streams = 0
        self.all_closed = make_set_event()
        self._counting = threading.Lock()
        self.settings: list[GenerationSettings] = []
        self.shifts_asked: list[tuple[str, float]] = []
        self.shift_sides: list[tuple[str, str]] = []
        self._texts, self._step, self._go, self._shift = texts, step, go or make_set_event(), shift
        self._queue = FairQueue(["the model"])

    def stream(
        self, prompt: str, settings: GenerationSettings, *, sides: Sequence[str] | None = None, seeds: int = 1
    ) -> Iterator[PairUpdate]:
        self._count_streams(+1)
        self.settings.append(settings)
        texts = [{side: self._text(side, seed) for side in sides or self._texts} for seed in range(seeds)]
        try:
            with self._queue.ticket() as ticket:
                while ahead := ticket.wait(TICK):
                    yield PairUpdate({side: Completion(side) for side in texts[0]}, ahead=ahead)
                yield from self._stream(texts)
        finally:
            self._count_streams(-1)

    def _count_streams(self, change: int) -> None:
        with self._counting:
            self.open_streams += change
            (self.all_closed.clear if self.open_streams else self.all_closed.set)()

    def _text(self, side: str, seed: int) -> str:
        """Each seed after the first has its own text."""
        return self._texts[side] + f"# seed +{seed}\n" * (seed > 0)

    def _stream(self, texts: Sequence[Mapping[str, str]]) -> Iterator[PairUpdate]:
        while not self._go.wait(TICK):
            yield self._update(texts, self._step)
        longest = max(len(text) for of_seed in texts for text in of_seed.values())
        for shown in range(self._step, longest, self._step):
            yield self._update(texts, shown)
        yield self._update(texts, None)

    def _update(self, texts: Sequence[Mapping[str, str]], shown: int | None) -> PairUpdate:
        first, *further = (
            {
                side: Completion(side, text[:shown], 10, 0.5, None if text[:shown] != text else "stop")
                for side, text in of_seed.items()
            }
            for of_seed in texts
        )
        return PairUpdate(first, shown is None, further=tuple(further))

    def token_shift(
        self, prompt: str, text: str, *, strength: float = 1.0, sides: tuple[str, str] = ("base", "adapted")
    ) -> Sequence[TokenShift]:
        self.shifts_asked.append((text, strength))
        self.shift_sides.append(sides)
        if isinstance(self._shift, Exception):
            raise self._shift
        return self._shift


def loaded_slot(engine: FakeEngine) -> EngineSlot:
    """The slot of a page whose engine has been loaded."""
    slot = EngineSlot(lambda report: engine)
    slot.start()
    assert slot.wait(PATIENCE)
    return slot


class FakeJudge:
    """Accepts every test of a program, or fails every test if the program holds `wrong`.

    Until `go` is set it stays at the first test. Counts the judgements that were cancelled.
    """

    def __init__(self, wrong: str = 'input("', *, go: threading.Event | None = None) -> None:
        self.cancelled = 0
        self._wrong, self.go = wrong, go or make_set_event()

    def __call__(
        self,
        program: Program,
        problem: Problem,
        *,
        on_case: Callable[[int, CaseResult], None],
        cancelled: Callable[[], bool],
    ) -> Judgement:
        results: list[CaseResult] = []
        for number, test in enumerate(problem.tests):
            while number > 0 and not self.go.wait(TICK):
                if cancelled():
                    self.cancelled += 1
                    return Judgement(problem.problem_id, tuple(results), complete=False)
            results.append(case(self._wrong not in program.source, str(test.expected)))
            on_case(number, results[-1])
        return Judgement(problem.problem_id, tuple(results))


def case(right: bool, expected: str) -> CaseResult:
    if right:
        return CaseResult(Verdict.ACCEPTED, 0.002, 0.004, 12.0, expected, "", "")
    return CaseResult(Verdict.WRONG_ANSWER, 0.002, 0.004, 12.0, f"n: {expected}", "", f"expected {expected!r}")


def stored_pair(problem: Problem) -> Pair:
    """A pair as a finished run holds it: base fails every test, adapted passes all."""
    judgements = {
        side: Judgement(problem.problem_id, tuple(case(side == "adapted", str(t.expected)) for t in problem.tests))
        for side in TEXTS
    }
    chrf = {"base": 38.2, "adapted": 81.5}
    sides = {
        side: SideResult(text, text, judgements[side], chrf[side], 24, 0.5, "stop") for side, text in TEXTS.items()
    }
    return Pair(problem.problem_id, sides)
