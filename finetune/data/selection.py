"""From a source of problems to what is worth learning: the filters, and what each of them leaves.

First come the reference project's filters (a solution, a valid example, a short question, a short solution), then ours:
solutions are rewritten out of the APPS dialect, duplicates dropped, and only those taken that pass their own tests.
Knows no tokens, runs no programs itself.
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
from finetune.settings.rules import Rules

Check = Callable[[str, Problem], bool]
"""Whether a program passes the tests of its problem."""
Track = Callable[[Iterable["SelectedProblem"], int], Iterable["SelectedProblem"]]
"""Passes on the selected problems and shows progress; the number is how many there will be."""


@dataclass(frozen=True)
class FilterStep:
    """How much one filter leaves."""

    name: str
    """Why the filter drops something, such as `no solution`."""
    problems: int
    solutions: int


@dataclass(frozen=True)
class Selection:
    """The problems to learn from; their references are the programs to teach."""

    problems: tuple[Problem, ...]
    steps: tuple[FilterStep, ...]
    """What was loaded, then what each filter left, in order."""
    rewritten: int
    """Number of programs that had to be rewritten out of the APPS dialect."""


@dataclass(frozen=True)
class SelectedProblem:
    """One problem with the programs that were taken as its references."""

    problem: Problem
    dropped: Counter[str]
    """How many of its solutions were dropped, by reason."""
    rewritten: int


NOT_PYTHON = "not Python 3, even out of the APPS dialect"
DUPLICATE = "the same program as another"
FAILS = "fails a test of its own problem"


def select(
    problems: Sequence[Problem], rules: Rules, *, check: Check | None, track: Track = lambda items, total: items
) -> Selection:
    """Apply all filters. With `check` None the solutions are not run.

    The solutions of a problem are examined in their order until enough are taken: APPS has 23 per problem, and
    examining one costs 8 ms even before it is run.
    """
    steps = [count_solutions("loaded", problems)]
    for name, solutions_of in _cheap_filters(rules):
        filtered = [replace(problem, references=solutions_of(problem)) for problem in problems]
        problems = [problem for problem in filtered if problem.references]
        steps.append(count_solutions(name, problems))
    reasons = [NOT_PYTHON, DUPLICATE, *([FAILS] if check else []), _more_than(rules)]
    with warnings.catch_warnings(), ThreadPoolExecutor(os.cpu_count()) as pool:
        warnings.simplefilter("ignore")  # parsing a solution with old escapes or `is 1` warns each time
        selected = list(track(pool.map(lambda problem: _choose(problem, rules, check), problems), len(problems)))
    counts = [len(problem.references) for problem in problems]
    for reason in reasons:
        counts = [count - one.dropped[reason] for count, one in zip(counts, selected, strict=True)]
        steps.append(FilterStep(reason, sum(count > 0 for count in counts), sum(counts)))
    taken = tuple(one.problem for one in selected if one.problem.references)
    return Selection(taken, tuple(steps), sum(one.rewritten for one in selected))


def count_solutions(name: str, problems: Sequence[Problem]) -> FilterStep:
    """The step of a filter that left these problems with their references."""
    return FilterStep(name, len(problems), sum(len(problem.references) for problem in problems))


def _cheap_filters(rules: Rules) -> Iterator[tuple[str, Callable[[Problem], tuple[str, ...]]]]:
    """The reference project's filters: the reason for dropping, and a function that gives the solutions to keep."""
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
    """Whether the first test can be the prompt's example: a script must print something there."""
    return bool(problem.tests) and (problem.kind == "call" or bool(problem.tests[0].expected.strip()))


def _more_than(rules: Rules) -> str:
    return f"more than {rules.solutions_per_problem} of a problem"


def _choose(problem: Problem, rules: Rules, check: Check | None) -> SelectedProblem:
    taken: list[str] = []
    seen: set[str] = set()
    dropped: Counter[str] = Counter()
    rewritten = 0
    for text in problem.references:
        if len(taken) == rules.solutions_per_problem:
            dropped[_more_than(rules)] += 1
            continue
        script = normalise(text.replace("\r\n", "\n").strip("\n"))
        reason = _find_fault(script.source, seen, problem, check)
        if reason:
            dropped[reason] += 1
        else:
            taken.append(script.source)
            rewritten += bool(script.rewrites)
    return SelectedProblem(replace(problem, references=tuple(taken)), dropped, rewritten)


def _find_fault(source: str, seen: set[str], problem: Problem, check: Check | None) -> str:
    """The reason for dropping a program, or "". Adds the program to `seen`."""
    form = _dump_tree(source)
    if form is None:
        return NOT_PYTHON
    if form in seen:
        return DUPLICATE
    seen.add(form)
    return FAILS if check and not check(source, problem) else ""


def _dump_tree(source: str) -> str | None:
    """The syntax tree as text, the same for any comments and blanks; None when the program does not compile."""
    try:
        tree = parse(source)
        compile(tree, "solution.py", "exec", dont_inherit=True)
        return ast.dump(tree)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
