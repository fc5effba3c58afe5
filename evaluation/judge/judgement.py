"""The judgement: what became of every test of one program on one problem."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.judge.verdict import CaseResult, Verdict


@dataclass(frozen=True)
class Judgement:
    """All case results of one program on one problem."""

    problem_id: str
    cases: tuple[CaseResult, ...]
    """In the order of the tests. Fewer than there are tests when judging was stopped or cancelled (see `numbers`)."""
    notes: tuple[str, ...] = ()
    """What a reader must know: dialect rewrites, lenient comparison, no tests, not all tests run."""
    complete: bool = True
    """Whether every test has a result."""
    numbers: tuple[int, ...] = ()
    """The index of each case's test, counted from 0."""

    @property
    def accepted(self) -> int:
        """How many cases were accepted."""
        return sum(case.verdict is Verdict.ACCEPTED for case in self.cases)

    @property
    def passed(self) -> bool:
        """Whether every test was accepted, and there is at least one."""
        return self.complete and bool(self.cases) and self.accepted == len(self.cases)
