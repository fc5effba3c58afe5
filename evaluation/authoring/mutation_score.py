"""How good the tests of a problem are: the share of its references' mutants that they kill.

A mutant that no test kills may do the same as the reference. That cannot be decided in general, so it is tested: the
mutant runs on probes (probes.py), new inputs on which all references end without an error and agree. If it differs on
one of them, it has survived and a test is missing; if it never differs, it counts as equivalent and is left out of the
rate. That is no proof in either direction: a probe may lie outside the statement's limits although every reference
accepts it, and a fault may show on no probe. To stay on the strict side, a mutant also counts as survived where the
references accept too few probes for a verdict.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from evaluation.authoring.mutants import Mutant, make_mutants
from evaluation.authoring.probes import make_probes
from evaluation.judge.judging import judge
from evaluation.judge.verdict import CaseResult, Verdict
from evaluation.problems.sources import Problem, TestCase
from evaluation.sandbox.sandbox import Limits, Sandbox

MUTANTS_EACH = 6
"""Mutants of one reference: a seeded choice."""
PROBES = 40
"""Probes of one problem at most."""
FEWEST_PROBES = 8
"""Accepted probes that are needed to call a mutant equivalent; all of them where a problem has fewer."""
SLOWER = 10
"""A mutant gets this many times the reference's CPU time; many loop for ever."""
LIMITS = Limits(cpu_seconds=0.2, memory_mb=512)
"""The least that a mutant gets; a reference takes 0.01 s on most tests."""


@dataclass(frozen=True)
class Survivor:
    """A mutant that no test kills, and an input that would kill it."""

    problem_id: str
    reference: int
    """Its number, counted from 1."""
    mutant: Mutant
    evidence: str
    """The probe, and what the mutant does on it."""

    def __str__(self) -> str:
        before, after = self.mutant.diff
        head = f"{self.problem_id}, reference {self.reference}, line {self.mutant.line}: {self.mutant.description}"
        return f"{head}\n  - {before}\n  + {after}\n  {self.evidence}"


@dataclass(frozen=True)
class Score:
    """What became of the mutants of one problem, or of several."""

    made: int
    killed: int
    equivalent: int
    survivors: tuple[Survivor, ...] = ()

    @property
    def rate(self) -> float:
        """The share of killed mutants among those that are not equivalent, 0…1; 1 where there are none."""
        return self.killed / (self.made - self.equivalent) if self.made > self.equivalent else 1.0

    @classmethod
    def total(cls, scores: Iterable[Score]) -> Score:
        """Add up several scores."""
        parts = list(scores)
        survivors = tuple(survivor for score in parts for survivor in score.survivors)
        made, killed = sum(score.made for score in parts), sum(score.killed for score in parts)
        return cls(made, killed, sum(score.equivalent for score in parts), survivors)


def score_all(problems: Sequence[Problem], *, sandbox: Sandbox, mutants_each: int = MUTANTS_EACH) -> list[Score]:
    """Score all problems, several at once; each runs one test after the other."""
    with ThreadPoolExecutor() as pool:  # more threads than slots: no slot idles while a thread makes mutants
        return list(pool.map(lambda problem: score(problem, sandbox=sandbox, mutants_each=mutants_each), problems))


def score(problem: Problem, *, sandbox: Sandbox, mutants_each: int | None = MUTANTS_EACH) -> Score:
    """Score one problem with `mutants_each` mutants of every reference; None means all mutants."""
    made, alive = 0, []
    for number, reference in enumerate(problem.references, 1):
        for mutant in make_mutants(reference, at_most=mutants_each, seed=f"{problem.problem_id} {number}"):
            made += 1
            if find_failure(mutant.source, problem, reference=reference, sandbox=sandbox) is None:
                alive.append((number, mutant))
    survivors = tuple(_find_survivors(problem, alive, sandbox)) if alive else ()
    return Score(made, made - len(alive), len(alive) - len(survivors), survivors)


def _find_survivors(problem: Problem, alive: Sequence[tuple[int, Mutant]], sandbox: Sandbox) -> Iterator[Survivor]:
    candidates = make_probes(problem, at_most=PROBES)
    probed = select_agreed(problem, candidates, sandbox=sandbox)
    enough = len(probed.tests) >= min(FEWEST_PROBES, len(candidates))
    for number, mutant in alive:
        reference = problem.references[number - 1]
        failure = find_failure(mutant.source, probed, reference=reference, sandbox=sandbox)
        if failure:
            test, case = failure
            probe = json.dumps(test.input, ensure_ascii=False)
            yield Survivor(problem.problem_id, number, mutant, f"on {probe}: {case.detail or case.verdict.value}")
        elif not enough:
            count = f"{len(probed.tests)} of {len(candidates)}"
            evidence = f"the references accept {count} probes: too few to call it equivalent"
            yield Survivor(problem.problem_id, number, mutant, evidence)


def select_agreed(problem: Problem, inputs: Sequence[Any], *, sandbox: Sandbox) -> Problem:
    """The problem with new tests: the inputs on which all references end well and agree, with their answers."""
    unanswered = replace(problem, tests=tuple(TestCase(one, "") for one in inputs))
    if not inputs or not problem.references:
        return unanswered
    first = judge(problem.references[0], unanswered, sandbox=sandbox, limits=LIMITS, confirm_time_limits=False)
    tests = [
        TestCase(test.input, json.loads(case.stdout) if problem.fn_name else case.stdout)
        for test, case in zip(unanswered.tests, first.cases, strict=True)
        if case.verdict in (Verdict.ACCEPTED, Verdict.WRONG_ANSWER) and case.stdout.strip()
    ]
    for reference in problem.references[1:]:
        part = replace(problem, tests=tuple(tests))
        cases = judge(reference, part, sandbox=sandbox, limits=LIMITS, confirm_time_limits=False).cases
        tests = [test for test, case in zip(tests, cases, strict=True) if case.verdict is Verdict.ACCEPTED]
    return replace(problem, tests=tuple(tests))


def find_failure(
    program: str, problem: Problem, *, reference: str, sandbox: Sandbox
) -> tuple[TestCase, CaseResult] | None:
    """Find the first test that the program fails, and its result; None when it passes all.

    A time limit counts only beyond ten times the CPU time that the reference takes on that test.
    """
    limits = LIMITS
    while failure := _judge_until_failure(program, problem, limits, sandbox):
        test, case = failure
        if case.verdict is not Verdict.TIME_LIMIT:
            return failure
        usual = judge(reference, replace(problem, tests=(test,)), sandbox=sandbox).cases[0].cpu_seconds
        if SLOWER * usual <= limits.cpu_seconds:
            return failure
        limits = replace(limits, cpu_seconds=SLOWER * usual)
    return None


def _judge_until_failure(
    program: str, problem: Problem, limits: Limits, sandbox: Sandbox
) -> tuple[TestCase, CaseResult] | None:
    judgement = judge(program, problem, sandbox=sandbox, limits=limits, stop_on_failure=True, confirm_time_limits=False)
    for number, case in zip(judgement.numbers, judgement.cases, strict=True):
        if case.verdict not in (Verdict.ACCEPTED, Verdict.JUDGE_ERROR):  # the judge's failure kills no mutant
            return problem.tests[number], case
    return None
