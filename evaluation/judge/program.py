"""Find the program in a completion.

A model may fence its program, surround it with prose, stop in the middle of a fence or write nothing but code. What is
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
"""How a line of Python begins, even if the rest of it is broken."""
WORDS = re.compile(r"[A-Za-z][a-z'’]*")
LONGEST_PARSED = 200_000
"""Characters of the longest text that is parsed; a completion is a hundred times shorter."""
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
    """Return the first complete Python fence that parses, else the longest; without a fence the text without its prose.

    Where nothing looks like code the whole text is the program, and is judged as such.
    """
    blocks = list(_fenced_blocks(completion))
    if blocks:
        parsing = (block for block, closed in blocks if closed and is_parsable(block.source))
        return next(parsing, None) or max((block for block, _ in blocks), key=lambda block: len(block.source))
    return _cut_prose(completion)


def _fenced_blocks(completion: str) -> Iterator[tuple[Program, bool]]:
    """Yield each Python block, and whether its fence is closed."""
    position = 0
    while opening := FENCE.search(completion, position):
        mark, start = opening["mark"], opening.end()
        closing = re.compile(rf"^[ \t]*{re.escape(mark)}[ \t]*$", re.MULTILINE).search(completion, start)
        end = closing.start() if closing else len(completion)
        if opening["language"].lower() in PYTHON:
            source = completion[start:end]
            block = Program(_dedent(source), completion[:start], completion[end:])
            yield block, closing is not None
        position = closing.end() if closing else len(completion)


def _dedent(source: str) -> str:
    """Dedent a block that is indented as a whole, as a fence inside a list is."""
    return source if not source[:1].isspace() or is_parsable(source) else textwrap.dedent(source)


def _cut_prose(text: str) -> Program:
    lines = text.splitlines(keepends=True)
    if not any(STATEMENT.match(line.lstrip()) for line in lines):
        return Program(text)
    first, last = 0, len(lines)
    while first < last and _is_prose(lines[first]):
        first += 1
    while last > first and _is_prose(lines[last - 1]):
        last -= 1
    if not is_parsable("".join(lines[first:last])):
        last = _find_end_of_code(lines, first, last)
    return Program("".join(lines[first:last]), "".join(lines[:first]), "".join(lines[last:]))


def _find_end_of_code(lines: list[str], first: int, last: int) -> int:
    """Return the line where prose follows code that parses, else the last one: the program itself may be broken."""
    for end in range(first + 1, last):
        if _is_prose(lines[end]) and lines[end].strip() and is_parsable("".join(lines[first:end])):
            return end
    return last


def _is_prose(line: str) -> bool:
    """Whether a line is blank, or several words at the left margin that neither parse nor begin like a statement."""
    if not line.strip():
        return True
    if line[0].isspace() or STATEMENT.match(line):
        return False
    return len(WORDS.findall(line)) >= 3 and not is_parsable(line)


def is_parsable(source: str) -> bool:
    """Whether a text is Python by its grammar. What only the compiler refuses is fine, such as the dialect of APPS."""
    if len(source) > LONGEST_PARSED:
        return False
    try:
        with _parsing, warnings.catch_warnings():  # the filters belong to the whole process
            warnings.simplefilter("ignore")
            parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True
