"""Mutants of a reference: the same program with one small fault, to find out whether a problem's tests notice it.

Mutation testing is DeMillo, Lipton, Sayward 1978, "Hints on test data selection". The operators follow the sufficient
set of Offutt et al. 1996, "An experimental determination of sufficient mutant operators" (relational, arithmetic and
logical operators replaced), with the faults that such short programs really have: a constant or a bound off by one, a
branch forgotten, min for max. Runs nothing: mutation_score.py says whether a mutant is killed or equivalent.
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
    """The line of the reference that holds the fault, counted from 1."""
    description: str
    diff: tuple[str, str]
    """The first line that differs, before and after, as `ast.unparse` writes it."""


def make_mutants(source: str, *, at_most: int | None = None, seed: str = "") -> list[Mutant]:
    """Make the mutants of a program in the order of their lines: all of them, or a seeded choice.

    No mutant equals the program or another mutant; they are compared by `ast.dump`, which ignores blanks and brackets.
    Raises SyntaxError when the program does not compile.
    """
    tree = ast.parse(source)
    before = ast.unparse(tree)
    edits = list(_list_edits(tree))
    random.Random(seed).shuffle(edits)
    seen = {canonical_form(source)}
    chosen: list[tuple[int, Mutant]] = []
    for edit in edits:
        if at_most is not None and len(chosen) >= at_most:
            break
        description, after = edit.apply_to(tree)
        form = canonical_form(after)
        if form not in seen:
            seen.add(form)
            chosen.append((edit.number, Mutant(after + "\n", edit.line, description, _find_difference(before, after))))
    return [mutant for _, mutant in sorted(chosen, key=lambda one: (one[1].line, one[0]))]


def canonical_form(source: str) -> str:
    """A form of the program that ignores layout, comments and brackets."""
    return ast.dump(ast.parse(source))


@dataclass(frozen=True)
class _Edit:
    """Another value for one field of one node."""

    number: int
    node: ast.AST
    field: str
    value: Any
    line: int

    def apply_to(self, tree: ast.Module) -> tuple[str, str]:
        """Return a description and the changed program; the tree itself is restored."""
        original, old = getattr(self.node, self.field), _abbreviate(self.node)
        setattr(self.node, self.field, self.value)
        try:
            return f"{old} becomes {_abbreviate(self.node)}", ast.unparse(tree)
        finally:
            setattr(self.node, self.field, original)


def _list_edits(tree: ast.Module) -> Iterator[_Edit]:
    number, line = 0, 1
    for node in _walk_without_main_guard(tree):
        line = getattr(node, "lineno", line)
        for field, value in _list_changes(node):
            yield _Edit(number, node, field, value, line)
            number += 1


def _walk_without_main_guard(node: ast.AST) -> Iterator[ast.AST]:
    """Yield every node, depth first, except the test of `if __name__ == "__main__"`: tests kill any fault there."""
    guard = node.test if isinstance(node, ast.If) and "__name__" in ast.dump(node.test) else None
    if guard is None:
        yield node
    for child in ast.iter_child_nodes(node):
        if child is not guard:
            yield from _walk_without_main_guard(child)


def _list_changes(node: ast.AST) -> Iterator[tuple[str, Any]]:
    """Yield (field, other value) for each small fault that this node can have."""
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
                for bound in _shift_bound(argument):
                    yield "args", [*arguments[:position], bound, *arguments[position + 1 :]]
        case ast.Call(func=ast.Name(id=name)) if name in FUNCTIONS:
            yield "func", ast.Name(FUNCTIONS[name])
        case ast.Slice(lower=lower, upper=upper):
            yield from (("lower", bound) for bound in _shift_bound(lower))
            yield from (("upper", bound) for bound in _shift_bound(upper))


def _shift_bound(bound: ast.expr | None) -> Iterator[ast.expr]:
    """Yield the bound plus one and minus one; nothing for a bound with a constant, which is mutated itself."""
    if bound is None or any(isinstance(node, ast.Constant) for node in ast.walk(bound)):
        return
    yield ast.BinOp(bound, ast.Add(), ast.Constant(1))
    yield ast.BinOp(bound, ast.Sub(), ast.Constant(1))


def _is_text(node: ast.AST) -> bool:
    """Whether a text is joined, repeated or formatted: another operator would only crash."""
    children = list(ast.iter_child_nodes(node))
    return any(isinstance(c, ast.JoinedStr) or isinstance(getattr(c, "value", None), str) for c in children)


def _abbreviate(node: ast.AST) -> str:
    """The node on one short line; only the head of an `if`."""
    text = ast.unparse(node).strip().splitlines()[0]
    return text if len(text) <= LONGEST_FRAGMENT else text[: LONGEST_FRAGMENT - 1] + "…"


def _find_difference(before: str, after: str) -> tuple[str, str]:
    changed = [text for text in difflib.ndiff(before.splitlines(), after.splitlines()) if text[0] in "-+"]
    removed = next((text[2:].strip() for text in changed if text[0] == "-"), "")
    added = next((text[2:].strip() for text in changed if text[0] == "+"), "")
    return removed, added
