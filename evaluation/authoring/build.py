"""The embedded problem set: builds assets/problems/*.jsonl from source/<split>/**/*.py.

A source file holds families: functions that draft one problem, or several variants of it (draft.py). The builder runs
the first reference to get the expected outputs, checks the other references against them, appends the examples to the
statement and writes rows of the APPS schema, byte for byte the same each time. check.py says how good the set is.

    python -m evaluation problems build [train|validation|test]
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

from evaluation.assets import EMBEDDED_PROBLEMS
from evaluation.authoring.draft import Draft, Family
from evaluation.errors import ProblemError
from evaluation.judge.judging import judge
from evaluation.judge.verdict import CaseResult, Verdict
from evaluation.problems.sources import DIFFICULTIES, SPLITS, Problem, TestCase
from evaluation.sandbox.sandbox import Sandbox

SOURCE = Path(__file__).with_name("source")
FEWEST_TESTS = 10
LARGEST_TEST = 20_000
"""Characters of one test's input."""
LARGEST_EXAMPLE = 300


def read_drafts(split: str, source: Path = SOURCE) -> Iterator[tuple[str, str, Draft]]:
    """Yield (problem id, family, draft) of a split in the order of the sources.

    The id depends on the family alone, so it is stable. Raises ProblemError where a family stands twice, or has
    variants in a split that may not have them.
    """
    seen: dict[str, Path] = {}
    for path in sorted((source / split).rglob("*.py"), key=lambda path: path.name):
        for family in _read_families(path):
            name = family.name
            if name in seen:
                raise ProblemError(f"{path}: the family {name} is already in {seen[name]}; give it another name")
            seen[name] = path
            variants = family.write_drafts()
            if len(variants) > 1 and split != "train":
                raise ProblemError(f"{path}: the family {name} has variants, which only train may have; keep one draft")
            for number, draft in enumerate(variants, 1):
                yield f"{split}/{name}" + (f"-{number}" if number > 1 else ""), name, draft


def _read_families(path: Path) -> list[Family]:
    """The families of a source file, in its order."""
    spec = importlib.util.spec_from_file_location(f"problem_source_{path.parent.name}_{path.stem}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return [value for value in vars(module).values() if isinstance(value, Family)]


def build_row(problem_id: str, name: str, draft: Draft, sandbox: Sandbox) -> dict[str, str]:
    """Build a row of the APPS schema from a draft. Raises ProblemError when a rule or a reference is broken."""
    for fault in list_faults(draft):
        raise ProblemError(f"{problem_id}: {fault}")
    references = [_clean_program(reference) for reference in draft.references]
    return format_row(problem_id, name, draft, _answer_inputs(problem_id, draft, references, sandbox))


def format_row(problem_id: str, name: str, draft: Draft, outputs: Sequence[Any]) -> dict[str, str]:
    """Return the row of the APPS schema for a draft and the answers to its inputs."""
    references = [_clean_program(reference) for reference in draft.references]
    tests = {"inputs": list(draft.inputs), "outputs": list(outputs)}
    return {
        "problem_id": problem_id,
        "question": f"{_join_paragraphs(draft.question)}\n\n{_format_examples(draft, outputs)}",
        "solutions": json.dumps(references, ensure_ascii=False),
        "input_output": json.dumps({"fn_name": draft.fn_name, **tests} if draft.fn_name else tests, ensure_ascii=False),
        "difficulty": draft.difficulty,
        "url": "",
        "starter_code": _clean_program(draft.starter_code) if draft.starter_code else "",
        "family": name,
    }


def list_faults(draft: Draft) -> Iterator[str]:
    """Yield what breaks the rules for a draft, cheapest first."""
    yield from _find_faults(draft, [_clean_program(reference) for reference in draft.references])


def _answer_inputs(problem_id: str, draft: Draft, references: Sequence[str], sandbox: Sandbox) -> list[Any]:
    """Return the first reference's answer to each input. Raises ProblemError where another reference differs."""
    unanswered = Problem(
        problem_id, draft.question, _pair_tests(draft, [""] * len(draft.inputs)), fn_name=draft.fn_name
    )
    answers = [case.stdout for case in _judge_reference(references[0], unanswered, sandbox)]
    outputs = [json.loads(answer) for answer in answers] if draft.fn_name else answers
    problem = replace(unanswered, tests=_pair_tests(draft, outputs))
    for number, reference in enumerate(references[1:], 2):
        for test, case in zip(problem.tests, _judge_reference(reference, problem, sandbox), strict=True):
            if case.verdict is not Verdict.ACCEPTED:
                raise ProblemError(
                    f"{problem_id}: on {str(test.input)[:200]!r} reference {number} differs from reference 1: "
                    f"{case.detail}; correct one of them"
                )
    return outputs


def _pair_tests(draft: Draft, outputs: Sequence[Any]) -> tuple[TestCase, ...]:
    return tuple(TestCase(test, output) for test, output in zip(draft.inputs, outputs, strict=True))


def _judge_reference(reference: str, problem: Problem, sandbox: Sandbox) -> tuple[CaseResult, ...]:
    """Judge a reference on each test. Raises ProblemError when it ends without an answer."""
    cases = judge(reference, problem, sandbox=sandbox).cases
    for test, case in zip(problem.tests, cases, strict=True):
        if case.verdict not in (Verdict.ACCEPTED, Verdict.WRONG_ANSWER):
            raise ProblemError(
                f"{problem.problem_id}: a reference ends with {case.verdict.value} on {str(test.input)[:200]!r}: "
                f"{case.detail}; correct it"
            )
    return cases


def _clean_program(text: str) -> str:
    return dedent(text).strip() + "\n"


def _find_faults(draft: Draft, references: Sequence[str]) -> Iterator[str]:
    """Yield what breaks the rules for a draft; the cheapest checks come first."""
    if draft.difficulty not in DIFFICULTIES:
        yield f"the difficulty {draft.difficulty!r} is none of {', '.join(DIFFICULTIES)}"
    if not 2 <= len(set(references)) == len(references) <= 4:
        yield f"2 to 4 different references are expected, got {len(references)}"
    if len(draft.inputs) < FEWEST_TESTS:
        yield f"{len(draft.inputs)} inputs; at least {FEWEST_TESTS} are expected"
    texts = [test if isinstance(test, str) else json.dumps(test) for test in draft.inputs]
    if len(set(texts)) < len(texts):
        yield f"an input occurs twice: {next(text for text in texts if texts.count(text) > 1)[:80]!r}"
    if max(map(len, texts)) > LARGEST_TEST:
        yield f"an input has {max(map(len, texts))} characters; at most {LARGEST_TEST} are allowed"
    if not 1 <= draft.examples <= 2 or max(map(len, texts[: draft.examples])) > LARGEST_EXAMPLE:
        yield f"one or two examples of at most {LARGEST_EXAMPLE} characters are expected first"
    if "-----example" in draft.question.lower():
        yield "the statement holds its own examples section; leave it to the builder"
    yield from _find_kind_faults(draft, references)


def _find_kind_faults(draft: Draft, references: Sequence[str]) -> Iterator[str]:
    """Yield what breaks the rules for the draft's kind, stdin or call-based."""
    for number, reference in enumerate(references, 1):
        if draft.fn_name and not re.search(rf"\bdef {draft.fn_name}\(", reference):
            yield f"reference {number} does not define {draft.fn_name}"
        if re.search(r"\binput\([^)]", reference):
            yield f"reference {number} prompts for its input; call input() without a text"
    if draft.fn_name is None:
        if not all(isinstance(test, str) and test.endswith("\n") for test in draft.inputs):
            yield "each input must be a text that ends in a newline"
        if not {"-----Input-----", "-----Output-----"} <= set(_join_paragraphs(draft.question).splitlines()):
            yield "the statement needs the lines -----Input----- and -----Output-----, neither of them indented"
    elif not all(isinstance(test, list) for test in draft.inputs):
        yield "each input of a call-based problem must be the list of arguments"


def _join_paragraphs(text: str) -> str:
    """Join each paragraph into one line, as in APPS. Lines that begin with a dash or a blank stay as they are."""
    lines: list[str] = []
    joinable = False
    for line in dedent(text).strip().splitlines():
        stands_alone = not line.strip() or line[0] in "- "
        if joinable and not stands_alone:
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.rstrip())
        joinable = not stands_alone
    return "\n".join(lines)


def _format_examples(draft: Draft, outputs: Sequence[Any]) -> str:
    """The examples section, as APPS writes it."""
    shown = list(zip(draft.inputs, outputs, strict=True))[: draft.examples]
    plural = "s" if len(shown) > 1 else ""
    if draft.fn_name is None:
        blocks = (f"Input\n{test.rstrip()}\n\nOutput\n{output.rstrip()}" for test, output in shown)
        return f"-----Example{plural}-----\n" + "\n\n".join(blocks)
    calls = (f"{draft.fn_name}({', '.join(map(repr, test))}) returns {output!r}" for test, output in shown)
    return f"Example{plural}:\n" + "\n".join(calls)


def build_split(split: str, sandbox: Sandbox, source: Path = SOURCE) -> str:
    """Build the text of a split's .jsonl file from its sources."""
    built = (build_row(problem_id, name, draft, sandbox) for problem_id, name, draft in read_drafts(split, source))
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in built)


def build(split: str | None = None, source: Path = SOURCE, target: Path = EMBEDDED_PROBLEMS) -> None:
    """Write the file of one split, or of all, and print how many problems each holds. Raises ProblemError."""
    if split and split not in SPLITS:
        raise ProblemError(f"the embedded set has no split {split!r}; pass one of {', '.join(SPLITS)}")
    with Sandbox(allow_reduced_isolation=True) as sandbox:  # the references are the project's own
        for part in [split] if split else SPLITS:
            text = build_split(part, sandbox, source)
            path = target / f"{part}.jsonl"
            unfinished = path.with_suffix(".unfinished")
            unfinished.write_text(text, encoding="utf-8")
            os.replace(unfinished, path)
            print(f"{path.name}: {text.count(chr(10))} problems, {len(text.encode()) / 1000:.0f} kB")
