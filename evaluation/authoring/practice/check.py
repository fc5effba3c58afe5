"""Check the split practice: what the generator writes is what is stored, and no other split's problem is among it.

The judge runs both references of every problem that is sampled; so do the mutants, for one problem of each operation:
all problems of an operation have the same programs but for their constants.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from evaluation.assets import EMBEDDED_PROBLEMS
from evaluation.authoring.check import LOWEST_KILL_RATE, NEAR_COPY, find_size_faults
from evaluation.authoring.figures import find_nearest
from evaluation.authoring.mutation_score import MUTANTS_EACH, Score, score_all
from evaluation.authoring.practice.build import build_lines
from evaluation.authoring.practice.catalogue import write_practice
from evaluation.judge.judging import judge
from evaluation.problems.sources import PRACTICE, Problem, load_problems
from evaluation.sandbox.sandbox import Sandbox

HELD_OUT = ("validation", "test")
LARGEST_FILE = 10_000_000
"""Bytes."""


def check_practice(target: Path = EMBEDDED_PROBLEMS, *, mutants_each: int = MUTANTS_EACH) -> list[str]:
    """Print the figures of the split and return what is wrong with it.

    `mutants_each` are made of the references of one problem of each operation; with 0 the judge runs nothing.
    """
    path = target / f"{PRACTICE}.jsonl"
    problems = load_problems(path)
    held_out = {split: load_problems(target / f"{split}.jsonl") for split in HELD_OUT}
    called = sum(problem.kind == "call" for problem in problems)
    operations = {problem.family for problem in problems}
    share = f"{100 * called / len(problems):.0f} % call-based"
    print(f"{PRACTICE}: {len(problems)} problems of {len(operations)} operations, {share}")
    faults = [fault for problem in problems for fault in find_size_faults(problem)]
    faults += find_near_copies(problems, [problem for part in held_out.values() for problem in part])
    if path.stat().st_size > LARGEST_FILE:
        faults.append(f"{path.name} has {path.stat().st_size} bytes; {LARGEST_FILE} are allowed")
    if path.read_text(encoding="utf-8") != "".join(f"{line}\n" for line in build_lines(write_practice())):
        faults.append(f"{path.name} is not what the generator writes; build it again")
    if mutants_each:
        faults += _judge_sample(list({problem.family: problem for problem in problems}.values()), mutants_each)
    return faults


def find_near_copies(practice: Sequence[Problem], held_out: Sequence[Problem]) -> Iterator[str]:
    """Yield the held-out problems whose statement or whose program practice has; the likeness is printed.

    Programs are compared whole, whatever their names: short ones share half of their text, the reading.
    """
    nearest = find_nearest({"practice": practice, "held out": held_out}, lambda problem: [problem.question])
    text = f"nearest statements to {PRACTICE}: {nearest.share:.2f} ({nearest.left}, {nearest.right})"
    print(text)
    if nearest.share >= NEAR_COPY:
        yield f"{text}; below {NEAR_COPY} is expected"
    programs = {form: problem for problem in practice for form in program_forms(problem.references)}
    taught = {problem.family for problem in practice}
    for problem in (problem for problem in held_out if problem.family not in taught):
        for form in program_forms(problem.references):
            if form in programs:
                yield f"{problem.problem_id} has a program of {programs[form].problem_id}"


def program_forms(references: Iterable[str]) -> set[str]:
    """Return the programs with their names numbered and their texts left out, so that the same idea looks the same."""
    return {ast.dump(_NumberNames().visit(ast.parse(reference))) for reference in references}


class _NumberNames(ast.NodeTransformer):
    """Replaces the names that a program chooses by numbers, in the order in which they come."""

    KEPT = frozenset(dir(__builtins__) if not isinstance(__builtins__, dict) else __builtins__)

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        if node.id not in self.KEPT:
            node.id = self.names.setdefault(node.id, f"name{len(self.names)}")
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.name = "function"
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.arg = self.names.setdefault(node.arg, f"name{len(self.names)}")
        return node


def _judge_sample(sample: Sequence[Problem], mutants_each: int) -> list[str]:
    with Sandbox(allow_reduced_isolation=True) as sandbox:  # the references are the project's own
        faults = [
            f"{problem.problem_id}: the judge does not accept reference {number}"
            for problem in sample
            for number, reference in enumerate(problem.references, 1)
            if not judge(reference, problem, sandbox=sandbox).passed
        ]
        total = Score.total(score_all(sample, sandbox=sandbox, mutants_each=mutants_each))
    text = f"the tests of {PRACTICE} kill {100 * total.rate:.1f} % of the mutants"
    print(f"{text}: {total.killed} of {total.made}, and {total.equivalent} are equivalent")
    if total.rate < LOWEST_KILL_RATE:
        faults.append(f"{text}; {100 * LOWEST_KILL_RATE:.0f} % are expected")
    return faults
