"""Check the embedded problem set: print its figures, and name what is wrong with it.

    python -m evaluation problems check [--fast] [--survivors]

`--fast` leaves out the mutants (what they say of the tests, and the limits of that: mutation_score.py), `--survivors`
lists one that no test kills for each of the worst problems. Changes nothing; problem_set.py builds.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from evaluation.assets import EMBEDDED_PROBLEMS
from evaluation.authoring.build import FEWEST_TESTS, LARGEST_TEST, SOURCE, rows
from evaluation.authoring.figures import figures, nearest, shared_families, shares, table, uneven_shares, wrong_sizes
from evaluation.authoring.input_shape import named_numbers
from evaluation.authoring.mutants import canonical
from evaluation.authoring.mutation_score import MUTANTS_EACH, Score, scores
from evaluation.problems.sources import SPLITS, Problem, load_problems
from evaluation.sandbox.sandbox import Sandbox

NEAR_COPY = 0.5
"""Likeness of two statements, or two references, of different splits from which one counts as a copy of the other."""
LOWEST_KILL_RATE = 0.9
"""Of the mutants over the whole set, equivalent ones left out."""
MOST_TESTS = 40
LARGEST_TESTS = 40_000
"""Characters of all inputs of a problem: 650 of them stay a few megabytes."""
WORST = 10
"""Problems of the lowest kill rates that are listed."""

Splits = Mapping[str, Sequence[Problem]]


def check(
    source: Path = SOURCE,
    target: Path = EMBEDDED_PROBLEMS,
    *,
    mutants_each: int = MUTANTS_EACH,
    survivors: bool = False,
    whole: bool = True,
) -> list[str]:
    """Print the figures of the built files, and return what is wrong with them: nothing, if all is well.

    `mutants_each` are made of every reference; 0 leaves the mutants out. A set that is not `whole` may be small.
    """
    splits = {split: load_problems(target / f"{split}.jsonl") for split in SPLITS}
    problems = [problem for part in splits.values() for problem in part]
    print(table({split: figures(part) for split, part in splits.items()}))
    print(table({split: shares(split, part) for split, part in splits.items()}))
    faults = wrong_sizes(splits) if whole else []
    faults += [fault for split, part in splits.items() for fault in uneven_shares(split, part)]
    faults += [*_copies(splits), *(fault for problem in problems for fault in size_faults(problem))]
    unnamed = [f"{problem.problem_id} ({number})" for problem in problems if (number := beyond_all_named(problem))]
    print(f"numbers in tests beyond all that the statement names: {', '.join(unnamed) or 'none'}")
    with Sandbox(allow_reduced_isolation=True) as sandbox:  # the references are the project's own
        for split in SPLITS:
            if (target / f"{split}.jsonl").read_text(encoding="utf-8") != rows(split, sandbox, source):
                faults.append(f"{split}.jsonl is not what its sources build; build it again")
        if mutants_each:
            found = {split: scores(part, sandbox=sandbox, mutants_each=mutants_each) for split, part in splits.items()}
            faults += _kill_faults(found, survivors)
    return faults


def _copies(splits: Splits) -> Iterator[str]:
    """Problems too like one another, within a split and across; the likeness across is printed."""
    yield from (f"the family {name} stands in more than one split" for name in shared_families(splits))
    for what, texts in (("statements", lambda p: [p.question]), ("references", lambda p: p.references)):
        likeness = nearest(splits, texts)
        text = f"nearest {what} across splits: {likeness.share:.2f} ({likeness.left}, {likeness.right})"
        print(text)
        if likeness.share >= NEAR_COPY:
            yield f"{text}; below {NEAR_COPY} is expected"
    for left, right in (pair for problems in splits.values() for pair in twins(problems)):
        yield f"{left} and {right} have the same reference; only variants of one family may"


def twins(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """The problem ids of different families that share a reference, whatever the function to call is named."""
    holders: dict[str, dict[str, str]] = defaultdict(dict)
    for problem in problems:
        for reference in problem.references:
            program = re.sub(rf"\b{problem.fn_name}\b", "function", reference) if problem.fn_name else reference
            holders[canonical(program)].setdefault(problem.family, problem.problem_id)
    return sorted({pair for families in holders.values() for pair in combinations(families.values(), 2)})


def size_faults(problem: Problem) -> Iterator[str]:
    """What is too little, or too much, of tests."""
    sizes = [len(t.input if isinstance(t.input, str) else json.dumps(t.input)) for t in problem.tests]
    if not FEWEST_TESTS <= len(sizes) <= MOST_TESTS:
        yield f"{problem.problem_id} has {len(sizes)} tests; {FEWEST_TESTS} to {MOST_TESTS} are expected"
    if max(sizes, default=0) > LARGEST_TEST or sum(sizes) > LARGEST_TESTS:
        found = f"{max(sizes)} characters in one input and {sum(sizes)} in all"
        yield f"{problem.problem_id} has {found}; {LARGEST_TEST} and {LARGEST_TESTS} are allowed"


def beyond_all_named(problem: Problem) -> int:
    """The largest number in the tests where the statement names none so large: perhaps it states no limit. Else 0."""
    statement = problem.question.partition("Example")[0]
    text = " ".join(t.input if isinstance(t.input, str) else json.dumps(t.input) for t in problem.tests)
    largest = max(map(abs, named_numbers(text)), default=0)
    return largest if largest > max(map(abs, named_numbers(statement)), default=0) else 0


def _kill_faults(found: Mapping[str, Sequence[Score]], survivors: bool) -> list[str]:
    """Print what became of the mutants; a fault when too few are killed."""
    totals = {split: Score.total(parts) for split, parts in found.items()}
    whole = Score.total(totals.values())
    print(table({split: _mutant_figures(score) for split, score in {**totals, "all": whole}.items()}))
    if survivors:
        worst = sorted((score for parts in found.values() for score in parts if score.survivors), key=lambda s: s.rate)
        for score in worst[:WORST]:
            print(f"{100 * score.rate:.0f} % of {score.made - score.equivalent} killed: {score.survivors[0]}")
    if whole.rate >= LOWEST_KILL_RATE:
        return []
    return [f"the tests kill {100 * whole.rate:.1f} % of the mutants; {100 * LOWEST_KILL_RATE:.0f} % are expected"]


def _mutant_figures(score: Score) -> dict[str, str]:
    return {
        "mutants": str(score.made),
        "killed": str(score.killed),
        "equivalent": str(score.equivalent),
        "survived": str(len(score.survivors)),
        "kill rate": f"{100 * score.rate:.1f} %",
    }
