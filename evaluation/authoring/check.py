"""Checks the embedded problem set: prints its figures and names what is wrong with it.

    python -m evaluation problems check [--fast] [--survivors]

`--fast` leaves out the mutants (mutation_score.py explains what they say about the tests), `--survivors` lists a mutant
that no test kills for each of the worst problems. Changes nothing; build.py builds.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from evaluation.assets import EMBEDDED_PROBLEMS
from evaluation.authoring.build import FEWEST_TESTS, LARGEST_TEST, SOURCE, build_split
from evaluation.authoring.figures import (
    align_table,
    compare_shares,
    find_nearest,
    find_shared_families,
    find_uneven_shares,
    find_wrong_sizes,
    summarize_problems,
)
from evaluation.authoring.input_shape import named_numbers
from evaluation.authoring.mutants import canonical_form
from evaluation.authoring.mutation_score import MUTANTS_EACH, Score, score_all
from evaluation.problems.sources import SPLITS, Problem, load_problems
from evaluation.sandbox.sandbox import Sandbox

NEAR_COPY = 0.5
"""From this likeness on, two statements or references of different splits count as copies of each other."""
LOWEST_KILL_RATE = 0.9
"""Share of the mutants of the whole set that the tests must kill, without the equivalent ones."""
MOST_TESTS = 40
LARGEST_TESTS = 40_000
"""Characters of all inputs of a problem, so that the 650 problems stay a few megabytes."""
WORST = 10
"""How many problems with the lowest kill rates are listed."""

Splits = Mapping[str, Sequence[Problem]]


def check(
    source: Path = SOURCE,
    target: Path = EMBEDDED_PROBLEMS,
    *,
    mutants_each: int = MUTANTS_EACH,
    survivors: bool = False,
    whole: bool = True,
) -> list[str]:
    """Print the figures of the built files and return a sentence for each fault.

    `mutants_each` is the number of mutants of every reference; 0 leaves them out. `whole=False` allows a small set.
    """
    splits = {split: load_problems(target / f"{split}.jsonl") for split in SPLITS}
    problems = [problem for part in splits.values() for problem in part]
    print(align_table({split: summarize_problems(part) for split, part in splits.items()}))
    print(align_table({split: compare_shares(split, part) for split, part in splits.items()}))
    faults = find_wrong_sizes(splits) if whole else []
    faults += [fault for split, part in splits.items() for fault in find_uneven_shares(split, part)]
    faults += [*_find_copies(splits), *(fault for problem in problems for fault in find_size_faults(problem))]
    unnamed = [f"{problem.problem_id} ({number})" for problem in problems if (number := find_unnamed_number(problem))]
    print(f"numbers in tests beyond all that the statement names: {', '.join(unnamed) or 'none'}")
    with Sandbox(allow_reduced_isolation=True) as sandbox:  # the references are the project's own
        for split in SPLITS:
            if (target / f"{split}.jsonl").read_text(encoding="utf-8") != build_split(split, sandbox, source):
                faults.append(f"{split}.jsonl is not what its sources build; build it again")
        if mutants_each:
            faults += _report_kills(
                {split: score_all(part, sandbox=sandbox, mutants_each=mutants_each) for split, part in splits.items()},
                survivors=survivors,
            )
    return faults


def _find_copies(splits: Splits) -> Iterator[str]:
    """Yield faults for problems that are too alike, within a split and across; print the likeness across splits."""
    yield from (f"the family {name} stands in more than one split" for name in find_shared_families(splits))
    for what, texts in (("statements", lambda p: [p.question]), ("references", lambda p: p.references)):
        likeness = find_nearest(splits, texts)
        text = f"nearest {what} across splits: {likeness.share:.2f} ({likeness.left}, {likeness.right})"
        print(text)
        if likeness.share >= NEAR_COPY:
            yield f"{text}; below {NEAR_COPY} is expected"
    for left, right in (pair for problems in splits.values() for pair in find_twins(problems)):
        yield f"{left} and {right} have the same reference; only variants of one family may"


def find_twins(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """Pairs of problem ids from different families that share a reference, whatever their function is called."""
    holders: dict[str, dict[str, str]] = defaultdict(dict)
    for problem in problems:
        for reference in problem.references:
            program = re.sub(rf"\b{problem.fn_name}\b", "function", reference) if problem.fn_name else reference
            holders[canonical_form(program)].setdefault(problem.family, problem.problem_id)
    return sorted({pair for families in holders.values() for pair in combinations(families.values(), 2)})


def find_size_faults(problem: Problem) -> Iterator[str]:
    """Yield a fault where a problem has too few or too many tests, or too large ones."""
    sizes = [len(t.input if isinstance(t.input, str) else json.dumps(t.input)) for t in problem.tests]
    if not FEWEST_TESTS <= len(sizes) <= MOST_TESTS:
        yield f"{problem.problem_id} has {len(sizes)} tests; {FEWEST_TESTS} to {MOST_TESTS} are expected"
    if max(sizes, default=0) > LARGEST_TEST or sum(sizes) > LARGEST_TESTS:
        total = f"{max(sizes)} characters in one input and {sum(sizes)} in all"
        yield f"{problem.problem_id} has {total}; {LARGEST_TEST} and {LARGEST_TESTS} are allowed"


def find_unnamed_number(problem: Problem) -> int:
    """The largest number in the tests if the statement names none as large, else 0.

    Such a number may mean that the statement lacks a limit.
    """
    statement = problem.question.partition("Example")[0]
    text = " ".join(t.input if isinstance(t.input, str) else json.dumps(t.input) for t in problem.tests)
    largest = max(map(abs, named_numbers(text)), default=0)
    return largest if largest > max(map(abs, named_numbers(statement)), default=0) else 0


def _report_kills(scores: Mapping[str, Sequence[Score]], *, survivors: bool) -> list[str]:
    """Print what became of the mutants, and return a fault when too few are killed."""
    totals = {split: Score.total(parts) for split, parts in scores.items()}
    whole = Score.total(totals.values())
    print(align_table({split: _describe_mutants(score) for split, score in {**totals, "all": whole}.items()}))
    if survivors:
        worst = sorted((score for parts in scores.values() for score in parts if score.survivors), key=lambda s: s.rate)
        for score in worst[:WORST]:
            print(f"{100 * score.rate:.0f} % of {score.made - score.equivalent} killed: {score.survivors[0]}")
    if whole.rate >= LOWEST_KILL_RATE:
        return []
    return [f"the tests kill {100 * whole.rate:.1f} % of the mutants; {100 * LOWEST_KILL_RATE:.0f} % are expected"]


def _describe_mutants(score: Score) -> dict[str, str]:
    return {
        "mutants": str(score.made),
        "killed": str(score.killed),
        "equivalent": str(score.equivalent),
        "survived": str(len(score.survivors)),
        "kill rate": f"{100 * score.rate:.1f} %",
    }
