"""Build the split practice: assets/problems/practice.jsonl, byte for byte the same each time.

The references of practice are written by the generator, so they run in this process, which is a hundred times faster
than the judge; the checker (check.py) has the judge run them all.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from evaluation.assets import EMBEDDED_PROBLEMS
from evaluation.authoring.build import format_row, list_faults
from evaluation.authoring.draft import Draft
from evaluation.authoring.practice.catalogue import write_practice
from evaluation.errors import ProblemError
from evaluation.problems.sources import PRACTICE

Drafts = Iterable[tuple[str, str, Draft]]


def build_practice(target: Path = EMBEDDED_PROBLEMS) -> None:
    """Write the file of the split and say how many problems it holds."""
    text = "".join(f"{line}\n" for line in build_lines(write_practice()))
    path = target / f"{PRACTICE}.jsonl"
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(text, encoding="utf-8")
    os.replace(unfinished, path)
    print(f"{path.name}: {text.count(chr(10))} problems, {len(text.encode()) / 1000:.0f} kB")


def build_lines(drafts: Drafts) -> Iterator[str]:
    """Yield the line of each draft. Raises ProblemError when a rule is broken or two references differ."""
    for problem_id, name, draft in drafts:
        for fault in list_faults(draft):
            raise ProblemError(f"{problem_id}: {fault}")
        answers = [_answer(program, draft) for program in draft.references]
        for number, other in enumerate(answers[1:], 2):
            if other != answers[0]:
                raise ProblemError(f"{problem_id}: reference {number} differs from reference 1; correct one of them")
        yield json.dumps(format_row(problem_id, name, draft, answers[0]), ensure_ascii=False)


def _answer(program: str, draft: Draft) -> list[Any]:
    """Return what a program answers to each input of its problem."""
    code = compile(program, "<reference>", "exec")
    if draft.fn_name is None:
        return [_run_script(code, text) for text in draft.inputs]
    names: dict[str, Any] = {}
    exec(code, names)
    return [_call(names[draft.fn_name], arguments) for arguments in draft.inputs]


def _call(function: Any, arguments: Sequence[Any]) -> Any:
    """Return the result as the judge gets it: as a JSON value, of a copy of the arguments."""
    return json.loads(json.dumps(function(*json.loads(json.dumps(arguments)))))


def _run_script(code: Any, text: str) -> str:
    """Return what a script prints for this stdin."""
    output, stdin = io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(text)
    try:
        with redirect_stdout(output):
            exec(code, {"__name__": "__main__"})
    finally:
        sys.stdin = stdin
    return output.getvalue()
