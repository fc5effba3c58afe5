"""From a source of problems to what is worth learning: the filters, each of them counted.

First the reference project's (a solution, a valid example, a short question, a short solution), then ours: solutions
out of the APPS dialect, no duplicates, only those that pass their own tests. Knows no tokens, runs no programs itself.
"""

from __future__ import annotations

import ast
import os
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from evaluation.problems.sources import Problem
from evaluation.sandbox.inside.dialect import normalise, parse

Check = Callable[[str, Problem], bool]
"""Whether a program passes the tests of its problem."""
Track = Callable[[Iterable["Chosen"], int], Iterable["Chosen"]]
"""Draws a progress bar over so many."""


@dataclass(frozen=True)
class Rules:
    """What a problem and its solutions must be."""

    question_characters: int = 500
    """Questions must be shorter than this."""
    solution_lines: int = 400
    """Solutions must have fewer lines than this."""
    solutions_per_problem: int = 1
    """Further solutions of a problem are left out; those that pass come first, in the order of the source."""

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if value < 1:
                raise ValueError(f"{name} must be at least 1, got {value}")


@dataclass(frozen=True)
class Step:
    """What is left after one filter."""

    name: str
    """What the filter takes away, as a reason: `no solution`."""
    problems: int
    solutions: int


@dataclass(frozen=True)
class Selection:
    """The problems to learn from; their references are the programs to teach."""

    problems: tuple[Problem, ...]
    steps: tuple[Step, ...]
    """What was loaded, and what each filter left, in order."""
    rewritten: int
    """How many of the programs were written in the APPS dialect."""


@dataclass(frozen=True)
class Chosen:
    """One problem with the programs that were taken, and why its other solutions were not."""

    problem: Problem
    dropped: Counter[str]
    rewritten: int


NOT_PYTHON = "not Python 3, even out of the APPS dialect"
DUPLICATE = "the same program as another"
FAILS = "fails a test of its own problem"


def select(
    problems: Sequence[Problem], rules: Rules, *, check: Check | None, track: Track = lambda items, total: items
) -> Selection:
    """Apply all filters. With `check` None the solutions are not run.

    The solutions of a problem are looked at in their order and only until enough were taken: APPS has 23 a problem, and
    looking at one costs 8 ms before it is even run.
    """
    steps = [_step("loaded", problems)]
    for name, keep in _cheap_filters(rules):
        problems = [kept for problem in problems if (kept := replace(problem, references=keep(problem))).references]
        steps.append(_step(name, problems))
    reasons = [NOT_PYTHON, DUPLICATE, *([FAILS] if check else []), _more_than(rules)]
    with warnings.catch_warnings(), ThreadPoolExecutor(os.cpu_count()) as pool:
        warnings.simplefilter("ignore")  # of old escapes and of `is 1` in solutions, each time they are parsed
        chosen = list(track(pool.map(lambda problem: _choose(problem, rules, check), problems), len(problems)))
    left = [len(problem.references) for problem in problems]
    for reason in reasons:
        left = [count - one.dropped[reason] for count, one in zip(left, chosen, strict=True)]
        steps.append(Step(reason, sum(count > 0 for count in left), sum(left)))
    taken = tuple(one.problem for one in chosen if one.problem.references)
    return Selection(taken, tuple(steps), sum(one.rewritten for one in chosen))


def _step(name: str, problems: Sequence[Problem]) -> Step:
    return Step(name, len(problems), sum(len(problem.references) for problem in problems))


def _cheap_filters(rules: Rules) -> Iterator[tuple[str, Callable[[Problem], tuple[str, ...]]]]:
    """The reference project's filters: a reason, and the solutions of a problem that stay."""
    limit, lines = rules.question_characters, rules.solution_lines
    yield "no solution", lambda problem: problem.references
    yield "no valid example", lambda problem: problem.references if has_example(problem) else ()
    yield (
        f"question of {limit} characters or more",
        lambda problem: problem.references if len(problem.question) < limit else (),
    )
    yield (
        f"solution of {lines} lines or more",
        lambda problem: tuple(text for text in problem.references if len(text.strip().splitlines()) < lines),
    )


def has_example(problem: Problem) -> bool:
    """Whether the first test can stand in the prompt: what a script must print there is not blank."""
    return bool(problem.tests) and (problem.kind == "call" or bool(problem.tests[0].expected.strip()))


def _more_than(rules: Rules) -> str:
    return f"more than {rules.solutions_per_problem} of a problem"


def _choose(problem: Problem, rules: Rules, check: Check | None) -> Chosen:
    taken: list[str] = []
    seen: set[str] = set()
    dropped: Counter[str] = Counter()
    rewritten = 0
    for text in problem.references:
        if len(taken) == rules.solutions_per_problem:
            dropped[_more_than(rules)] += 1
            continue
        script = normalise(text.replace("\r\n", "\n").strip("\n"))
        reason = _fault(script.source, seen, problem, check)
        if reason:
            dropped[reason] += 1
        else:
            taken.append(script.source)
            rewritten += bool(script.rewrites)
    return Chosen(replace(problem, references=tuple(taken)), dropped, rewritten)


def _fault(source: str, seen: set[str], problem: Problem, check: Check | None) -> str:
    """Why a program is not taken; empty when it is. Remembers it as seen."""
    form = _form(source)
    if form is None:
        return NOT_PYTHON
    if form in seen:
        return DUPLICATE
    seen.add(form)
    return FAILS if check and not check(source, problem) else ""


def _form(source: str) -> str | None:
    """The syntax tree as text, the same whatever the comments and blanks; None where there is none."""
    try:
        tree = parse(source)
        compile(tree, "solution.py", "exec", dont_inherit=True)
        return ast.dump(tree)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
