"""Programs next to each other, line by line: base with adapted, and each with the reference that is nearest to it.

Pure: a screen in, escaped HTML out. difflib aligns the lines (Ratcliff and Obershelp's gestalt pattern matching).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from evaluation.metrics.chrf import nearest_reference
from ui.html.listing import highlight_lines
from ui.html.text import escape, show_unseen
from ui.runs.screen import SIDES, Screen

MAX_LINES = 500
MAX_CHARACTERS = 20_000
"""Of one program; the rest is not compared."""
ALIKE = 0.4
"""The similarity, word by word, that two lines need for their differing parts to be marked; below it the marks would be
confetti."""
REFERENCES_TRIED = 20
"""Some APPS problems have hundreds of references; measuring one takes up to 3 ms."""

_WORD = re.compile(r"\w+|\s+|[^\w\s]")

Cell = tuple[int, str] | None
"""A line's number and its HTML; None if only the other program has this line."""
Change = tuple[str, Cell, Cell]
"""`same`, `changed`, `removed` or `added`, and the lines on the left and on the right."""
SIGNS = {"same": "", "changed": "≠", "removed": "−", "added": "+"}
WORDS = {"same": "", "changed": "changed", "removed": "on the left only", "added": "on the right only"}


def diff_section(screen: Screen) -> str:
    """HTML of the section with all its views; the style sheet shows one of them. Empty without two programs."""
    sources = {name: side.program.source for name, side in screen.sides.items() if side.program}
    if len(sources) < len(SIDES):
        return ""
    base, adapted = (screen.name_of(name) for name in SIDES)
    views = [("sides", f"{base} | {adapted}", _table(sources["base"], sources["adapted"], base, adapted))]
    for name, called in zip(SIDES, (base, adapted), strict=True):
        number = nearest_reference(sources[name], screen.problem.references[:REFERENCES_TRIED])
        if number is not None:
            reference = f"reference {number + 1}"
            table = _table(sources[name], screen.problem.references[number], called, reference)
            views.append((name, f"{called} | nearest reference", table))
    radios = "".join(_radio(kind, label) for kind, label, _ in views)
    shown = "".join(f'<div class="diff-view {kind}">{table}</div>' for kind, _, table in views)
    return f"""<section class="diff" id="diff" aria-label="differences between programs">
<div class="diff-filter" role="radiogroup" aria-label="which programs"><h2>Diff</h2>{radios}</div>{shown}</section>"""


def _radio(kind: str, label: str) -> str:
    mark = " checked" if kind == "sides" else ""
    return f"""<input type="radio" name="diff-shown" id="diff-{kind}"{mark}>\
<label for="diff-{kind}">{escape(label)}</label>"""


@lru_cache(maxsize=128)  # each screen of a judgement draws the same three
def _table(left: str, right: str, left_name: str, right_name: str) -> str:
    lines, cut = zip(*map(_lines, (left, right)), strict=True)
    rows = list(align(*lines))
    changed = sum(kind != "same" for kind, _, _ in rows)
    note = "The programs are the same, line by line." if not changed else f"{changed} of {len(rows)} lines differ."
    more = " They are long, so only their beginnings are compared." if any(cut) else ""
    heads = "".join(f'<th scope="col" colspan="2">{escape(name)}</th>' for name in (left_name, right_name))
    body = "".join(_row(*row) for row in rows)
    label = escape(f"{left_name} and {right_name}")
    return f"""<p class="diff-note">{note}{more}</p>
<div class="diff-scroll" tabindex="0" role="region" aria-label="{label}"><table>
<colgroup><col class="signs"><col class="numbers"><col><col class="numbers"><col></colgroup>
<thead><tr><th scope="col"><span class="unseen">kind</span></th>{heads}</tr></thead>
<tbody>{body}</tbody></table></div>"""


def _lines(source: str) -> tuple[list[str], bool]:
    """The lines of a program as they are shown, and whether any were left out."""
    shown = show_unseen(source[:MAX_CHARACTERS].replace("\r\n", "\n").rstrip("\n"))
    lines = shown.split("\n") if shown else []
    return lines[:MAX_LINES], len(source) > MAX_CHARACTERS or len(lines) > MAX_LINES


def align(left: Sequence[str], right: Sequence[str]) -> Iterator[Change]:
    """The rows of the table. Blanks at the end of a line do not count."""
    rendered = [list(highlight_lines("\n".join(lines))) for lines in (left, right)]
    stripped = [[line.rstrip() for line in lines] for lines in (left, right)]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, stripped[0], stripped[1], autojunk=False).get_opcodes():
        for offset in range(max(i_end - i, j_end - j)):
            a, b = i + offset, j + offset
            if tag == "equal":
                yield "same", (a + 1, rendered[0][a]), (b + 1, rendered[1][b])
            elif a < i_end and b < j_end:
                was, now = _mark_changes(left[a], right[b])
                yield "changed", (a + 1, was), (b + 1, now)
            elif a < i_end:
                yield "removed", (a + 1, rendered[0][a]), None
            else:
                yield "added", None, (b + 1, rendered[1][b])


def _mark_changes(left: str, right: str) -> tuple[str, str]:
    """Two lines as HTML, with their differing parts marked unless the lines have little in common."""
    words = [_WORD.findall(line) for line in (left, right)]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    if matcher.ratio() < ALIKE:
        return escape(left), escape(right)
    parts: tuple[list[str], list[str]] = ([], [])
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        for part, text in zip(parts, ("".join(words[0][i:i_end]), "".join(words[1][j:j_end])), strict=True):
            part.append(escape(text) if tag == "equal" or not text else f"<mark>{escape(text)}</mark>")
    return "".join(parts[0]), "".join(parts[1])


def _row(kind: str, left: Cell, right: Cell) -> str:
    word = f'<span class="unseen">{WORDS[kind]}</span>' if WORDS[kind] else ""
    sign = f'<td class="sign"><span aria-hidden="true">{SIGNS[kind]}</span>{word}</td>'
    cells = "".join(_cell(place, cell) for place, cell in (("left", left), ("right", right)))
    return f'<tr class="{kind}">{sign}{cells}</tr>'


def _cell(place: str, cell: Cell) -> str:
    if cell is None:
        return f'<td class="number"></td><td class="{place} none"></td>'
    number, line = cell
    return f'<td class="number">{number}</td><td class="{place}"><code>{line}</code></td>'
