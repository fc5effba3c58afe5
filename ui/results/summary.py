"""A run as the Results tab shows it: its report, and a row for each problem. Computed once for each run; no HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from evaluation.report.failure_kinds import Kind, failure_kind
from evaluation.report.report import Report, summarize_run
from evaluation.runs.format import Pair, Run, SideResult, outcome_of
from ui.compare.picker import Picker
from ui.runs.screen import SIDES, describe
from ui.runs.stored import Stored

MOVES = ("fewer", "same", "more")
"""How the number of tests that adapted is accepted on compares with base."""


@dataclass(frozen=True)
class ProgramRow:
    """The result of one program."""

    accepted: int
    chrf: float | None
    kind: str

    @classmethod
    def of(cls, result: SideResult) -> ProgramRow:
        return cls(result.judgement.accepted, result.chrf, failure_kind(result).value)

    @property
    def passed(self) -> bool:
        return self.kind == Kind.PASSED.value


@dataclass(frozen=True)
class SideRow:
    """One side on one problem; the numbers are means if there are several samples."""

    accepted: float
    chrf: float | None
    kind: str
    """The most frequent kind if there are several samples."""
    passed: int
    """Number of samples that pass."""
    programs: tuple[ProgramRow, ...]

    @classmethod
    def of(cls, samples: Sequence[Pair], side: str) -> SideRow:
        programs = tuple(ProgramRow.of(pair.sides[side]) for pair in samples)
        if len(programs) == 1:
            (program,) = programs
            return cls(program.accepted, program.chrf, program.kind, int(program.passed), programs)
        kind = Counter(program.kind for program in programs).most_common(1)[0][0]
        scores = [program.chrf for program in programs if program.chrf is not None]
        return cls(
            fmean(program.accepted for program in programs),
            fmean(scores) if scores else None,
            kind,
            sum(program.passed for program in programs),
            programs,
        )


@dataclass(frozen=True)
class SummaryRow:
    """The results of both sides on one problem: a row of the table."""

    problem_id: str
    title: str
    """Empty if the page has not loaded the problem; its pair cannot be opened then."""
    difficulty: str
    tests: int
    outcome: str
    """Which sides pass it, with at least one sample."""
    base: SideRow
    adapted: SideRow
    text: str = field(repr=False, default="")
    """The text that a search looks in."""

    @property
    def samples(self) -> int:
        return len(self.base.programs)

    @property
    def kinds(self) -> Iterator[tuple[str, str]]:
        """The kinds of base and adapted, sample by sample."""
        for base, adapted in zip(self.base.programs, self.adapted.programs, strict=True):
            yield base.kind, adapted.kind

    @property
    def change(self) -> float:
        return self.adapted.accepted - self.base.accepted

    @property
    def moved(self) -> str:
        return "same" if not self.change else "more" if self.change > 0 else "fewer"

    @property
    def chrf_change(self) -> float | None:
        if self.base.chrf is None or self.adapted.chrf is None:
            return None
        return self.adapted.chrf - self.base.chrf


@dataclass(frozen=True)
class Summary:
    """One run, summed up."""

    run: str
    sides: tuple[str, str]
    """Their names on the page."""
    described: str
    note: str
    report: Report
    rows: tuple[SummaryRow, ...]
    outcomes: Counter[str]
    moves: Counter[str]
    kinds: Counter[tuple[str, str]]
    """Number of programs for each pair of kinds, base and adapted."""

    @property
    def sampled(self) -> bool:
        """Whether there are several samples for each problem."""
        return any(group.sampled for group in self.report.groups[:1])

    @property
    def unknown(self) -> int:
        """Number of problems that the page has not loaded."""
        return sum(not row.title for row in self.rows)


def summarise(stored: Stored, picker: Picker) -> Summary:
    """Sum up a run; titles and difficulties are those of the problems in `picker`."""
    samples = {problem_id: tuple(stored.samples_of(problem_id)) for problem_id in stored.pairs}
    rows = tuple(_row(pairs, picker) for pairs in samples.values())
    difficulties = {row.problem_id: row.difficulty for row in rows if row.difficulty}
    run = Run(Path(stored.name), dict(stored.settings), dict(stored.provenance), samples)
    base, adapted = (stored.names.get(name, name) for name in SIDES)
    return Summary(
        run=stored.name,
        sides=(base, adapted),
        described=describe(stored.settings, str(stored.settings.get("problems", "stored"))),
        note=stored.note,
        report=summarize_run(run, difficulties),
        rows=rows,
        outcomes=Counter(row.outcome for row in rows),
        moves=Counter(row.moved for row in rows),
        kinds=Counter(kinds for row in rows for kinds in row.kinds),
    )


def _row(samples: Sequence[Pair], picker: Picker) -> SummaryRow:
    problem_id = samples[0].problem_id
    problem = picker.get(problem_id)
    title, difficulty = (problem.title or problem_id, problem.difficulty) if problem else ("", "")
    base, adapted = (SideRow.of(samples, name) for name in SIDES)
    tests = max(len(pair.sides[name].judgement.cases) for pair in samples for name in SIDES)
    kinds = dict.fromkeys(program.kind for side in (base, adapted) for program in side.programs)
    text = "\n".join((problem_id, title, *kinds)).lower()
    outcome = outcome_of(base.passed > 0, adapted.passed > 0)
    return SummaryRow(problem_id, title, difficulty, tests, outcome, base, adapted, text)
