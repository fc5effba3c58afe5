"""Mutants of a reference: the same program with one small fault, to ask whether a problem's tests would notice it.

Mutation testing is DeMillo, Lipton, Sayward 1978, "Hints on test data selection". The operators follow the sufficient
set of Offutt et al. 1996, "An experimental determination of sufficient mutant operators" (relational, arithmetic and
logical operators replaced), with the faults that such short programs really have: a constant or a bound off by one, a
branch forgotten, min for max. Runs nothing: whether a mutant is killed or equivalent is mutation_score.py's to say.
"""

from __future__ import annotations

import ast
import difflib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

COMPARISONS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
ARITHMETIC = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitOr,
}  # fmt: skip
LOGICAL = {ast.And: ast.Or, ast.Or: ast.And}
FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}
LONGEST_FRAGMENT = 40
"""Characters of an expression in a description."""


@dataclass(frozen=True)
class Mutant:
    """A program with one fault."""

    source: str
    line: int
    """Where the fault is in the reference, counted from 1."""
    description: str
    diff: tuple[str, str]
    """The first line that differs, before and after; both as `ast.unparse` writes them."""


def mutants(source: str, *, at_most: int | None = None, seed: str = "") -> list[Mutant]:
    """The mutants of a program in the order of their lines: all of them, or a seeded choice.

    None equals the program or another one of the list: `ast.dump` tells, so blanks and brackets count for nothing.
    Raises SyntaxError when the program does not compile.
    """
    tree = ast.parse(source)
    before = ast.unparse(tree)
    edits = list(_edits(tree))
    random.Random(seed).shuffle(edits)
    seen = {canonical(source)}
    chosen: list[tuple[int, Mutant]] = []
    for edit in edits:
        if at_most is not None and len(chosen) >= at_most:
            break
        description, after = edit.applied(tree)
        same_as = canonical(after)
        if same_as not in seen:
            seen.add(same_as)
            chosen.append((edit.number, Mutant(after + "\n", edit.line, description, _difference(before, after))))
    return [mutant for _, mutant in sorted(chosen, key=lambda one: (one[1].line, one[0]))]


def canonical(source: str) -> str:
    """The program without what makes no difference: layout, comments, brackets."""
    return ast.dump(ast.parse(source))


@dataclass(frozen=True)
class _Edit:
    """Another value for one field of one node."""

    number: int
    node: ast.AST
    field: str
    value: Any
    line: int

    def applied(self, tree: ast.Module) -> tuple[str, str]:
        """What changes, and the program with the change; the tree is left as it was."""
        kept, old = getattr(self.node, self.field), _fragment(self.node)
        setattr(self.node, self.field, self.value)
        try:
            return f"{old} becomes {_fragment(self.node)}", ast.unparse(tree)
        finally:
            setattr(self.node, self.field, kept)


def _edits(tree: ast.Module) -> Iterator[_Edit]:
    number, line = 0, 1
    for node in _without_main_guard(tree):
        line = getattr(node, "lineno", line)
        for field, value in _changes(node):
            yield _Edit(number, node, field, value, line)
            number += 1


def _without_main_guard(node: ast.AST) -> Iterator[ast.AST]:
    """Every node, depth first, but `if __name__ == "__main__"` itself: any fault there is killed at once."""
    guard = node.test if isinstance(node, ast.If) and "__name__" in ast.dump(node.test) else None
    if guard is None:
        yield node
    for child in ast.iter_child_nodes(node):
        if child is not guard:
            yield from _without_main_guard(child)


def _changes(node: ast.AST) -> Iterator[tuple[str, Any]]:
    """(field, other value) for each small fault that this node can have."""
    match node:
        case ast.Compare(ops=ops):
            for position, operator in enumerate(ops):
                yield "ops", [*ops[:position], COMPARISONS[type(operator)](), *ops[position + 1 :]]
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in ARITHMETIC and not _is_text(node):
            yield "op", ARITHMETIC[type(op)]()
        case ast.BoolOp(op=op):
            yield "op", LOGICAL[type(op)]()
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "operand", ast.UnaryOp(ast.Not(), operand)
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            yield from (("value", value + 1), ("value", value - 1))
        case ast.If() | ast.IfExp():
            yield "test", ast.Constant(False)
        case ast.Call(func=ast.Name(id="range"), args=arguments):
            for position, argument in enumerate(arguments[:2]):
                for bound in _off_by_one(argument):
                    yield "args", [*arguments[:position], bound, *arguments[position + 1 :]]
        case ast.Call(func=ast.Name(id=name)) if name in FUNCTIONS:
            yield "func", ast.Name(FUNCTIONS[name])
        case ast.Slice(lower=lower, upper=upper):
            yield from (("lower", bound) for bound in _off_by_one(lower))
            yield from (("upper", bound) for bound in _off_by_one(upper))


def _off_by_one(bound: ast.expr | None) -> Iterator[ast.expr]:
    """One more and one less. Constants change by themselves, and of `n + 1` the 1 does."""
    if bound is None or any(isinstance(node, ast.Constant) for node in ast.walk(bound)):
        return
    yield ast.BinOp(bound, ast.Add(), ast.Constant(1))
    yield ast.BinOp(bound, ast.Sub(), ast.Constant(1))


def _is_text(node: ast.AST) -> bool:
    """Whether a text is joined, repeated or formatted: another operator there is only a crash."""
    children = list(ast.iter_child_nodes(node))
    return any(isinstance(c, ast.JoinedStr) or isinstance(getattr(c, "value", None), str) for c in children)


def _fragment(node: ast.AST) -> str:
    """The node in one short line; of an `if` only its head."""
    text = ast.unparse(node).strip().splitlines()[0]
    return text if len(text) <= LONGEST_FRAGMENT else text[: LONGEST_FRAGMENT - 1] + "…"


def _difference(before: str, after: str) -> tuple[str, str]:
    changed = [text for text in difflib.ndiff(before.splitlines(), after.splitlines()) if text[0] in "-+"]
    removed = next((text[2:].strip() for text in changed if text[0] == "-"), "")
    added = next((text[2:].strip() for text in changed if text[0] == "+"), "")
    return removed, added
