"""Why a side fails a problem, in a word: the verdict of its first test that is not accepted, or a finer kind.

A wrong answer of a program that prints a prompt is a kind of its own: it is the usual fault of a model that was not
taught how judges read output. Runs nothing.
"""

from __future__ import annotations

import re
from enum import Enum

from evaluation.judge.verdict import Verdict
from evaluation.runs.format import SideResult


class Kind(Enum):
    """How one side fared on one problem, from best to worst."""

    PASSED = "passed"
    PROMPT = "prints a prompt"
    WRONG_ANSWER = "wrong answer"
    TIME_LIMIT = "time limit"
    MEMORY_LIMIT = "memory limit"
    OUTPUT_LIMIT = "output limit"
    RUNTIME_ERROR = "runtime error"
    COMPILE_ERROR = "compile error"
    NO_PROGRAM = "no program"
    JUDGE_ERROR = "judge error"
    NO_TESTS = "no tests"


KINDS = {kind.value: kind for kind in Kind}
PROMPT = re.compile(r"""\binput\(\s*[rbuf]?["']([^"'\\{]*)""", re.IGNORECASE)
"""A text that is passed to input(), up to the first escape, quote or replacement field."""


def failure_kind(result: SideResult) -> Kind:
    """The kind of one side's result on one problem."""
    judgement = result.judgement
    if judgement.passed:
        return Kind.PASSED
    if not judgement.cases:
        return Kind.NO_TESTS
    if not result.program.strip():
        return Kind.NO_PROGRAM
    first = next(case for case in judgement.cases if case.verdict is not Verdict.ACCEPTED)
    if first.verdict is Verdict.WRONG_ANSWER:
        return Kind.PROMPT if prints_a_prompt(result.program, first.stdout) else Kind.WRONG_ANSWER
    return Kind[first.verdict.name]


def prints_a_prompt(program: str, output: str) -> bool:
    """Whether the output contains a text that the program passes to input()."""
    return any(text.strip() and text in output for text in PROMPT.findall(program))
