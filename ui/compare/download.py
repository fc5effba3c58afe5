"""The pair on the screen as a file: JSON in the format of a run's `pairs.jsonl`, or Markdown for a reader. Pure.

Texts are as long as the screen keeps them: long outputs are cut, and say so. Runs nothing.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.judge.judgement import Judgement
from evaluation.judge.verdict import CaseResult
from evaluation.report.markdown import code_block, code_span, escape_markdown, markdown_table
from evaluation.runs.format import STORED_OUTPUT, Pair, SideResult, pair_as_json
from ui.compare.cases import outcome
from ui.compare.links import Setup, command_of, link_of, query_of
from ui.compare.opened_case import expected_text, input_text
from ui.compare.scores import outcome_words
from ui.html.text import Excerpt, show_unseen
from ui.runs.screen import SIDES, Case, Screen, Side
from ui.script import read_script

FORMATS = ("json", "markdown")
MOST_ROWS = 200
CELL = 60
"""Characters of one value in a table of the Markdown file."""


@dataclass(frozen=True)
class File:
    """What the browser saves."""

    name: str
    kind: str
    text: str


def pair_of(screen: Screen) -> Pair | None:
    """The pair as a run would hold it; None before both sides are judged."""
    if not screen.judged:
        return None
    sides = {name: _result(screen, side) for name, side in screen.sides.items()}
    return Pair(screen.problem.problem_id, sides, 0 if screen.live else screen.shown)


def _result(screen: Screen, side: Side) -> SideResult:
    cases = tuple(map(as_case, filter(None, side.cases)))
    program = side.program.source if side.program else ""
    judgement = Judgement(screen.problem.problem_id, cases, side.notes)
    return SideResult(side.completion, program, judgement, side.chrf, side.tokens, side.seconds, side.finish or "")


def as_case(case: Case) -> CaseResult:
    """The result as the judge gave it, with its texts as far as the screen keeps them."""
    texts = {name: _shorten(getattr(case, name)) for name in ("stdout", "stderr", "detail")}
    return CaseResult(case.verdict, case.cpu_seconds, case.wall_seconds, case.memory_mb, **texts)


def _shorten(text: Excerpt) -> str:
    if text.length <= STORED_OUTPUT:
        return text.text
    return f"{text.text[:STORED_OUTPUT]}… ({text.length - STORED_OUTPUT:,} more characters were not stored)"


def as_record(screen: Screen, setup: Setup) -> dict[str, Any]:
    """The pair with everything that is needed to reproduce it; empty before both sides are judged."""
    pair, origin = pair_of(screen), screen.origin
    if pair is None or origin is None:
        return {}
    return {
        **pair_as_json(pair, most=None),
        "contestants": {name: screen.name_of(name) for name in SIDES},
        "result": "live" if origin.live else "stored",
        "settings": dict(screen.settings),
        "provenance": dict(origin.provenance),
        "link": query_of(screen),
        "command": command_of(screen, setup),
    }


def as_file(screen: Screen, setup: Setup, kind: str) -> File | None:
    """The file in one of FORMATS; None if there is no judged pair or no such format."""
    if not screen.judged or kind not in FORMATS:
        return None
    name = re.sub(r"[^\w.-]+", "-", screen.problem.problem_id).strip("-.")[:60] or "pair"
    if kind == "json":
        text = json.dumps(as_record(screen, setup), indent=2)  # ASCII: a completion may hold lone surrogates
        return File(f"{name}.json", "application/json", text)
    return File(f"{name}.md", "text/markdown", "\n".join(_markdown(screen, setup)) + "\n")


def save_request(file: File | None, number: int) -> str:
    """HTML that the script SAVE turns into a file. The number makes a second request for the same file a new value."""
    if file is None:
        return ""
    name, kind, text = (html.escape(value) for value in (file.name, file.kind, file.text))
    return f'<pre hidden data-name="{name}" data-kind="{kind}" data-number="{number}">{text}</pre>'


SAVE = read_script("compare/download")


def _markdown(screen: Screen, setup: Setup) -> Iterator[str]:
    problem = screen.problem
    yield f"# {_cell(problem.problem_id)}: {outcome_words(screen)}\n"
    yield f"{_cell(screen.description)}\n"
    yield _table(["", *map(screen.name_of, SIDES)], _figures(screen))
    yield from (
        "\n## Reproduce it\n",
        _code(command_of(screen, setup), "sh"),
        f"\nAddress: {code_span(link_of(screen))}",
    )
    yield from ("\n## Problem\n", _code(problem.question, "text"))
    for name, side in screen.sides.items():
        yield f"\n## {_cell(screen.name_of(name))}\n"
        yield _code(side.program.source if side.program else "", "python")
    yield "\n## Tests\n"
    yield _table(["#", "input", "expected", *map(screen.name_of, SIDES), "accepted"], _tests(screen))
    if len(problem.tests) > MOST_ROWS:
        yield f"\n{len(problem.tests) - MOST_ROWS} more tests are left out."


def _figures(screen: Screen) -> list[list[str]]:
    sides = [screen.sides[name] for name in SIDES]
    return [
        ["tests accepted", *(f"{side.accepted} of {len(side.cases)}" for side in sides)],
        ["CHRF", *("–" if side.chrf is None else f"{side.chrf:.1f}" for side in sides)],
        ["tokens", *(str(side.tokens) for side in sides)],
        ["seconds", *(f"{side.seconds:.1f}" for side in sides)],
        *([key, *(_fact(screen, name, key) for name in SIDES)] for key in ("model", "adapter", "fingerprint")),
    ]


def _fact(screen: Screen, name: str, key: str) -> str:
    facts = screen.origin.provenance.get(name, {}) if screen.origin else {}
    return str(facts.get(key) or "–")


def _tests(screen: Screen) -> Iterator[list[str]]:
    base, adapted = (screen.sides[name].cases for name in SIDES)
    problem = screen.problem
    for number in range(min(len(base), MOST_ROWS)):
        test, pair = problem.tests[number], (base[number], adapted[number])
        verdicts = [case.verdict.value.replace("_", " ") if case else "–" for case in pair]
        texts = [input_text(problem, test).text, expected_text(problem, test).text]
        yield [str(number + 1), *texts, *verdicts, outcome(pair).replace("-", " ")]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return markdown_table([*map(_cell, heads)], ([*map(_cell, row)] for row in rows))


def _cell(text: str) -> str:
    """A foreign text on one line of Markdown, cut to CELL characters."""
    line = text[:CELL].rstrip("\n").replace("\n", " ⏎ ")
    return escape_markdown(line, show_unseen=show_unseen) + ("…" if len(text) > CELL else "")


def _code(text: str, language: str) -> str:
    return code_block(text, language, show_unseen=show_unseen)
