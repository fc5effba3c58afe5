"""Find the program in a completion.

A model may fence its program, surround it with prose, stop in the middle of a fence or write nothing but code. What was
cut away is kept, so that a reader can see it. Runs nothing and never raises.
"""

from __future__ import annotations

import re
import textwrap
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.sandbox.inside.dialect import parse

FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})[ \t]*(?P<language>[\w+#.-]*)[^\n`]*\n", re.MULTILINE)
PYTHON = {"", "python", "python3", "py", "py3"}
STATEMENT = re.compile(
    r"import \w|from [\w.]+ import\b|(def|class) \w+.*[(:]|(async|if|for|while|with|match|elif|except)\b.*:\s*$"
    r"|(try|else|finally):|return\b|[@#)\]}]|[\w.]+\(|[\w.,\[\]'\" *]+[-+*/%|&^@]?=[^=]|(\"\"\"|\'\'\')"
)
"""How a line of Python begins, be the rest of it broken."""
WORDS = re.compile(r"[A-Za-z][a-z'’]*")
LONGEST = 200_000
"""Characters of a text that is parsed at all; a completion is a hundred times shorter."""
_parsing = threading.Lock()


@dataclass(frozen=True)
class Program:
    """The Python extracted from a completion: what is judged."""

    source: str
    before: str = ""
    """What stood before it and was cut away, a fence's first line included."""
    after: str = ""
    """What stood behind it and was cut away."""


def extract_program(completion: str) -> Program:
    """The first complete Python fence that parses, else the longest; without a fence the text without its prose.

    Where nothing looks like code the whole text is the program, and will be judged as such.
    """
    blocks = list(_fenced(completion))
    if blocks:
        parsing = (block for block, closed in blocks if closed and parses(block.source))
        return next(parsing, None) or max((block for block, _ in blocks), key=lambda block: len(block.source))
    return _without_prose(completion)


def _fenced(completion: str) -> Iterator[tuple[Program, bool]]:
    """Each Python block, and whether its fence is closed."""
    position = 0
    while opening := FENCE.search(completion, position):
        mark, start = opening["mark"], opening.end()
        closing = re.compile(rf"^[ \t]*{re.escape(mark)}[ \t]*$", re.MULTILINE).search(completion, start)
        end = closing.start() if closing else len(completion)
        if opening["language"].lower() in PYTHON:
            source = completion[start:end]
            block = Program(_dedented(source), completion[:start], completion[end:])
            yield block, closing is not None
        position = closing.end() if closing else len(completion)


def _dedented(source: str) -> str:
    """A fence inside a list is indented as a whole."""
    return source if not source[:1].isspace() or parses(source) else textwrap.dedent(source)


def _without_prose(text: str) -> Program:
    lines = text.splitlines(keepends=True)
    if not any(STATEMENT.match(line.lstrip()) for line in lines):
        return Program(text)
    first, last = 0, len(lines)
    while first < last and _is_prose(lines[first]):
        first += 1
    while last > first and _is_prose(lines[last - 1]):
        last -= 1
    if not parses("".join(lines[first:last])):
        last = _end_of_code(lines, first, last)
    return Program("".join(lines[first:last]), "".join(lines[:first]), "".join(lines[last:]))


def _end_of_code(lines: list[str], first: int, last: int) -> int:
    """Where prose follows code that parses: there. Else the end, since the program itself may be what is broken."""
    for end in range(first + 1, last):
        if _is_prose(lines[end]) and lines[end].strip() and parses("".join(lines[first:end])):
            return end
    return last


def _is_prose(line: str) -> bool:
    """A blank line, or several words at the left margin that neither parse nor begin like a statement."""
    if not line.strip():
        return True
    if line[0].isspace() or STATEMENT.match(line):
        return False
    return len(WORDS.findall(line)) >= 3 and not parses(line)


def parses(source: str) -> bool:
    """Whether this is Python's grammar; says nothing about what only the compiler refuses (the APPS dialect)."""
    if len(source) > LONGEST:
        return False
    try:
        with _parsing, warnings.catch_warnings():  # the filters belong to the whole process
            warnings.simplefilter("ignore")
            parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True
