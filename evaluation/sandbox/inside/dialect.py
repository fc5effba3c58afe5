"""Turn the dialect of APPS's authors back into plain scripts.

The solutions of APPS were rewritten to run inside a wrapper function: `return` for `exit()` at the top level,
`nonlocal` for `global`, `def __starting_point()` for the main guard. Some also import names that have since left their
module (`fractions.gcd`). The text is edited at the places that `ast` finds, so comments and line numbers stay. Imports
little of the standard library, since the fork server imports it. Judges nothing and runs nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

STARTING_POINT = "__starting_point"
ABSTRACT = ("Callable", "Container", "Hashable", "Iterable", "Iterator", "Mapping", "Sequence", "Set", "Sized")
MOVED = {("fractions", "gcd"): "math", **{("collections", name): "collections.abc" for name in ABSTRACT}}
"""Names that left their module, and where they are now. `fractions.gcd` went in Python 3.9, the others in 3.10."""
MARKERS = re.compile(rf"\bfractions\b|\bcollections\b|{STARTING_POINT}")
"""A program that compiles and mentions none of these needs no rewrite."""
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
SCOPES = (*FUNCTIONS, ast.ClassDef, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Script(NamedTuple):
    """A plain script, and the rewrites that made it one; none if it was one already."""

    source: str
    rewrites: tuple[str, ...] = ()


class Edit(NamedTuple):
    """A replacement of the text between two (line, byte column); lines count from 1, columns from 0, as in `ast`."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str
    rewrite: str


def normalise(source: str) -> Script:
    """Undo all of the dialect. A source that does not parse is returned unchanged."""
    return _rewrite(source, always=True)


def make_runnable(source: str) -> Script:
    """Return the script to run: unchanged where it compiles and would run as it is."""
    if _compiles(source) and not MARKERS.search(source):
        return Script(source)
    return _rewrite(source, always=False)


def _rewrite(source: str, *, always: bool) -> Script:
    tree = _parse_or_none(source)
    if tree is None:
        return Script(source)
    try:
        edits = [*_moved_names(tree), *_stray_nonlocals(tree), *_top_level_returns(tree, source)]
        guard = list(_main_guard(tree, source)) if always or _needs_main_guard(tree) else []
    except RecursionError:  # nested deeper than any author nests
        return Script(source)
    for attempt in (edits + guard, edits):
        script = Script(_apply(source, attempt), tuple(dict.fromkeys(edit.rewrite for edit in attempt)))
        if _compiles(script.source):
            return script
    return Script(source)


def parse(source: str) -> ast.Module:
    """Parse a source like ast.parse, twice if need be.

    CPython 3.11 raises SystemError when the garbage collector, during a parse, runs code that parses, such as a
    finaliser.
    """
    try:
        return ast.parse(source)
    except SystemError:
        return ast.parse(source)


def _parse_or_none(source: str) -> ast.Module | None:
    try:
        return parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


def _compiles(source: str) -> bool:
    try:
        compile(source, "program.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True


def _apply(source: str, edits: Iterable[Edit]) -> str:
    """Apply edits that do not overlap, from the last to the first, so that earlier positions stay valid."""
    lines = source.encode().splitlines(keepends=True)
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        first, last = edit.start[0] - 1, edit.end[0] - 1
        head, tail = lines[first][: edit.start[1]], lines[last][edit.end[1] :]
        line_ends = b"\n" * (last - first - edit.text.count("\n"))  # line numbers of errors stay those of the original
        lines[first : last + 1] = [head + edit.text.encode() + line_ends + tail]
        lines[first + 1 : first + 1] = [b""] * (last - first)
    return b"".join(lines).decode()


def _span(node: ast.stmt | ast.expr) -> tuple[tuple[int, int], tuple[int, int]]:
    end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset  # ast.parse sets them
    return (node.lineno, node.col_offset), (end_line, end_column)


def _outside_functions(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield every node that is not inside a function or class."""
    for node in body:
        yield node
        if not isinstance(node, SCOPES):
            yield from _outside_functions(ast.iter_child_nodes(node))


def _top_level_returns(tree: ast.Module, source: str) -> Iterator[Edit]:
    for node in _outside_functions(tree.body):
        if isinstance(node, ast.Return):
            yield _exit(node, source, "top-level return made exit()")


def _exit(node: ast.Return, source: str, rewrite: str) -> Edit:
    """Turn `return f()` into `f(); exit()`: the value that is returned may print something."""
    value = None if isinstance(node.value, ast.Constant) else node.value
    text = f"{ast.get_source_segment(source, value)}; exit()" if value else "exit()"
    return Edit(*_span(node), text, rewrite)


def _stray_nonlocals(tree: ast.Module) -> Iterator[Edit]:
    """Turn `nonlocal` names that no enclosing function binds back into `global` ones."""
    for node, enclosing in _walk_nonlocals(tree, ()):
        bound = set().union(*map(_bindings, enclosing[:-1])) if enclosing else set()
        stray = [name for name in node.names if name not in bound]
        remaining = [name for name in node.names if name in bound]
        if stray:
            parts = ["global " + ", ".join(stray) if enclosing else "pass"]
            parts += ["nonlocal " + ", ".join(remaining)] if remaining else []
            yield Edit(*_span(node), "; ".join(parts), "stray nonlocal made global")


def _walk_nonlocals(
    node: ast.AST, enclosing: tuple[ast.AST, ...]
) -> Iterator[tuple[ast.Nonlocal, tuple[ast.AST, ...]]]:
    """Yield each `nonlocal` with the functions and classes around it, outermost first."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Nonlocal):
            yield child, enclosing
        inner = (*enclosing, child) if isinstance(child, (*FUNCTIONS, ast.ClassDef)) else enclosing
        yield from _walk_nonlocals(child, inner)


def _bindings(scope: ast.AST) -> set[str]:
    """Return the names that a function binds for the functions inside it; a class binds none for them."""
    if not isinstance(scope, FUNCTIONS):
        return set()
    arguments = scope.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    names = {argument.arg for argument in every if argument}
    body = scope.body if isinstance(scope.body, list) else [scope.body]
    declared: set[str] = set()
    for node in _outside_functions(body):
        names |= _names_bound_by(node)
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            declared |= set(node.names)
    return names - declared


def _names_bound_by(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
        return {node.id}
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {alias.asname or alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
        return {node.name}
    return set()


def _main_guard(tree: ast.Module, source: str) -> Iterator[Edit]:
    """Turn `def __starting_point(): …` and its call back into `if __name__ == "__main__":`."""
    definition = _find_starting_point(tree)
    calls = [node for node in tree.body if _is_call_of_starting_point(node)]
    if definition is None or len(calls) != 1 or calls[0].lineno < definition.lineno:
        return
    rewrite = "__starting_point made the main guard"
    first = definition.body[0]
    if first.lineno == definition.lineno:
        return
    line = definition.lineno
    yield Edit((line, 0), (line, _colon_column()), 'if __name__ == "__main__"', rewrite)
    for node in _outside_functions(definition.body):
        if isinstance(node, ast.Return):
            yield _exit(node, source, rewrite)
    yield Edit(*_span(calls[0]), "", rewrite)


def _colon_column() -> int:
    """Return the byte column of the colon: the authors always wrote `def __starting_point():`."""
    return len(f"def {STARTING_POINT}()")


def _find_starting_point(tree: ast.Module) -> ast.FunctionDef | None:
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return next((function for function in functions if _is_starting_point(function)), None)


def _is_starting_point(function: ast.FunctionDef) -> bool:
    return function.name == STARTING_POINT and not function.decorator_list and not ast.unparse(function.args)


def _is_call_of_starting_point(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == STARTING_POINT
    )


def _needs_main_guard(tree: ast.Module) -> bool:
    """Whether functions read names that only `__starting_point` binds, which the main guard makes global."""
    definition = _find_starting_point(tree)
    if definition is None:
        return False
    module = set().union(*map(_names_bound_by, _outside_functions(tree.body)))
    only_there = _bindings(definition) - module
    others = [node for node in tree.body if node is not definition and isinstance(node, (*FUNCTIONS, ast.ClassDef))]
    return any(_names_read_by(function) & only_there for function in others)


def _names_read_by(scope: ast.AST) -> set[str]:
    """Return the names that a function or its inner ones read without binding them."""
    inner = [node for node in ast.walk(scope) if isinstance(node, FUNCTIONS)]
    bound = set().union(*map(_bindings, inner)) if inner else set()
    loads = {node.id for node in ast.walk(scope) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return loads - bound


def _moved_names(tree: ast.Module) -> Iterator[Edit]:
    guarded = {id(child) for node in ast.walk(tree) if isinstance(node, ast.Try) for child in ast.walk(node)}
    aliases: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and id(node) not in guarded:
            yield from _moved_import(node)
        elif isinstance(node, ast.Import):
            aliases |= {alias.asname or alias.name: alias.name for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            home = MOVED.get((aliases.get(node.value.id, ""), node.attr))
            if home:
                yield Edit(
                    *_span(node), f'__import__("{home}", fromlist=["*"]).{node.attr}', _describe_move(node.attr, home)
                )


def _moved_import(node: ast.ImportFrom) -> Iterator[Edit]:
    homes: dict[str, list[str]] = {}
    for alias in node.names:
        home = MOVED.get((node.module or "", alias.name), node.module or "")
        homes.setdefault(home, []).append(f"{alias.name} as {alias.asname}" if alias.asname else alias.name)
    moved = [alias.name for alias in node.names if ((node.module or ""), alias.name) in MOVED]
    if moved and not node.level:
        text = "; ".join(f"from {home} import {', '.join(names)}" for home, names in homes.items())
        yield Edit(*_span(node), text, _describe_move(moved[0], MOVED[(node.module or "", moved[0])]))


def _describe_move(name: str, home: str) -> str:
    return f"{name} taken from {home}"
