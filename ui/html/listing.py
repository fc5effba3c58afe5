"""A program or a completion as a numbered listing: escaped, and highlighted when it is finished.

Each line is an element of its own, so an update of a growing text changes only its last lines. The style sheet draws
the numbers, so a visitor does not copy them.
"""

from __future__ import annotations

from collections.abc import Iterator

from pygments.lexers.python import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType

from evaluation.judge.program import Program
from ui.html.text import escape, show_unseen

MAX_CHARACTERS = 20_000
"""Of one text; the rest is not shown, only its length."""

_LEXER = PythonLexer(stripnl=False, ensurenl=False)
_CLASSES: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "t-comment"),
    (Keyword, "t-keyword"),
    (Operator.Word, "t-keyword"),
    (String, "t-string"),
    (Number, "t-number"),
    (Name.Function, "t-name"),
    (Name.Class, "t-name"),
    (Name.Builtin, "t-builtin"),
    (Name.Decorator, "t-builtin"),
)


def program_listing(source: str, *, label: str) -> str:
    """HTML of a finished program, highlighted."""
    shown = show_unseen(source[:MAX_CHARACTERS].replace("\r\n", "\n").rstrip("\n"))
    return _listing(highlight_lines(shown), label, left_out=len(source) - MAX_CHARACTERS)


def text_listing(text: str, *, label: str) -> str:
    """HTML of a text that is still being written."""
    lines = text[:MAX_CHARACTERS].removesuffix("\n").split("\n")
    return _listing(map(escape, lines), label, left_out=len(text) - MAX_CHARACTERS)


def completion_listing(program: Program, *, label: str) -> str:
    """HTML of a raw completion; what was cut away around the program is struck out, and its length stands above."""
    parts = [(program.before, "cut"), (program.source, ""), (program.after, "cut")]
    lines = [
        f'<span class="{kind}">{escape(line)}</span>' if kind else escape(line)
        for text, kind in parts
        if text
        for line in text[:MAX_CHARACTERS].removesuffix("\n").split("\n")
    ]
    return f'<p class="cut-note">{_explain_cuts(program)}</p>{_listing(lines, label, left_out=0)}'


def _explain_cuts(program: Program) -> str:
    places = (("before", program.before), ("after", program.after))
    counts = [f"{len(text):,} characters {place} the program" for place, text in places if text]
    return f"Struck out: {' and '.join(counts)}, which were cut away." if counts else "Nothing was cut away."


def _listing(lines: Iterator[str] | list[str], label: str, *, left_out: int) -> str:
    rows = "".join(f'<span class="line">{line}\n</span>' for line in lines)
    more = f'<p class="more">… {left_out:,} more characters</p>' if left_out > 0 else ""
    return (
        f'<pre class="listing" tabindex="0" role="region" aria-label="{escape(label)}"><code>{rows}</code></pre>{more}'
    )


def highlight_lines(source: str) -> Iterator[str]:
    """The source line by line; a token over several lines (a docstring) is closed and opened again on each."""
    line: list[str] = []
    for kind, value in _LEXER.get_tokens(source):
        name = next((name for parent, name in _CLASSES if kind in parent), "")
        first, *rest = value.split("\n")
        line.append(_span(first, name))
        for part in rest:
            yield "".join(line)
            line = [_span(part, name)]
    yield "".join(line)


def _span(text: str, name: str) -> str:
    if not text:
        return ""
    return f'<span class="{name}">{escape(text)}</span>' if name else escape(text)
