"""A problem's statement as HTML, as its author meant it: text stays text, line by line.

APPS statements are plain text with a few habits, and only these are interpreted: section heads (`-----Input-----`,
`=====Example=====`, `# Task`, `Note:`), samples under an example's head, fenced or indented blocks, `code` in backticks
and `$formulas$`. They are not Markdown: `*`, `_`, `<` and `#` elsewhere mean themselves. Everything is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ui.html.maths import with_formulas
from ui.html.text import escape

MAX_CHARACTERS = 40_000
"""The longest APPS statement has about 20,000. The rest of a longer one is not shown, only its length."""

_RULED = re.compile(r"^\s*[-=]{3,}\s*(?P<name>[^-=\s].*?)\s*[-=]{3,}\s*:?\s*$")
_HASHED = re.compile(r"^#{1,4}\s+(?P<name>[A-Za-z].{0,80}?)\s*#*$")
_NAMED = re.compile(
    r"^\s*(?P<name>(?:Examples?|Notes?|Constraints?|Follow[- ]up|Hint|Task)(?: \d+)?)\s*:\s*$", re.IGNORECASE
)
_HEADS = (_RULED, _HASHED, _NAMED)
_SAMPLE = re.compile(r"\b(?:example|sample)s?\b", re.IGNORECASE)
_PART = re.compile(r"^\s*(Input|Output|Explanation)\s*:?\s*$", re.IGNORECASE)
_LABELLED = re.compile(r"^\s*(?:Input|Output|Explanation)\s*:", re.IGNORECASE)
_CODE = re.compile(r"`([^`\n]+)`")


def render_statement(question: str) -> str:
    """HTML of a statement."""
    text = question.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).strip("\n")
    lines = text[:MAX_CHARACTERS].split("\n")
    parts = [part for head, body in _sections(lines) for part in _section(head, body)]
    if len(text) > MAX_CHARACTERS:
        parts.append(f'<p class="more">… {len(text) - MAX_CHARACTERS:,} more characters</p>')
    return "".join(parts)


def _sections(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Heads, each with the lines below it; inside a fence nothing is a head."""
    head, fenced = "", False
    body: list[str] = []
    for line in lines:
        fenced ^= line.lstrip().startswith("```")
        match = None if fenced else next((match for rule in _HEADS if (match := rule.match(line))), None)
        if match:
            yield head, body
            head, body = match["name"], []
        else:
            body.append(line)
    yield head, body


def _section(head: str, body: list[str]) -> Iterator[str]:
    if head:
        yield f"<h3>{with_formulas(head)}</h3>"
    sample = bool(_SAMPLE.search(head)) and "explanation" not in head.lower()
    yield from _samples(body) if sample and not _is_prose(body) else _paragraphs(body)


def _is_prose(body: list[str]) -> bool:
    """Whether an example explains itself ("Input: 3 because …", a fence, a formula): it is then laid out as text."""
    text = "\n".join(body)
    return "```" in text or "$" in text or any(_LABELLED.match(line) and not _PART.match(line) for line in body)


def _samples(body: list[str]) -> Iterator[str]:
    """The blocks of a sample, each under its label if it has one."""
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in body:
        match = _PART.match(line)
        if match:
            blocks.append((match[1].capitalize(), []))
        else:
            blocks[-1][1].append(line)
    shown = [(label, "\n".join(lines).strip("\n")) for label, lines in blocks]
    figures = [
        f"<figure>{f'<figcaption>{label}</figcaption>' if label else ''}<pre>{escape(text)}</pre></figure>"
        for label, text in shown
        if text.strip() or label
    ]
    if figures:
        yield f'<div class="samples">{"".join(figures)}</div>'


def _paragraphs(body: list[str]) -> Iterator[str]:
    paragraph: list[str] = []
    fence: list[str] | None = None
    for line in body:
        if line.lstrip().startswith("```"):
            if fence is None:
                yield from _paragraph(paragraph)
                paragraph, fence = [], []
            else:
                yield _block(fence)
                fence = None
        elif fence is not None:
            fence.append(line)
        elif line.strip():
            paragraph.append(line)
        else:
            yield from _paragraph(paragraph)
            paragraph = []
    yield from [_block(fence)] if fence else _paragraph(paragraph)


def _paragraph(lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    if all(line.startswith("    ") for line in lines) or _LABELLED.match(lines[0]):
        yield _block(lines)
    else:
        yield f"<p>{_inline(chr(10).join(line.rstrip() for line in lines))}</p>"


def _block(lines: list[str]) -> str:
    return f"<pre>{escape(chr(10).join(lines))}</pre>"


def _inline(text: str) -> str:
    parts, end = [], 0
    for match in _CODE.finditer(text):
        parts += [with_formulas(text[end : match.start()]), f"<code>{escape(match[1])}</code>"]
        end = match.end()
    return "".join([*parts, with_formulas(text[end:])])
