"""Runs on the disk: a folder with `run.json` (settings and provenance) and `pairs.jsonl` (one pair on each line).

Defines a pair and its line, makes a side's result from a completion, and reads runs. folder.py writes them,
report/report.py sums them up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from evaluation.errors import RunError
from evaluation.judge.case_row import case_as_json
from evaluation.judge.judgement import Judgement
from evaluation.judge.judging import judge
from evaluation.judge.program import extract_program
from evaluation.judge.verdict import CaseResult, Verdict
from evaluation.metrics.chrf import chrf
from evaluation.problems.sources import Problem
from evaluation.sandbox.sandbox import DEFAULT_LIMITS, Limits, Sandbox

FORMAT = 1
SETTINGS_FILE, PAIRS_FILE = "run.json", "pairs.jsonl"
STORED_OUTPUT = 2_000
"""Characters of one test's stdout and stderr that a run keeps; the stored text says how many were cut."""


@dataclass(frozen=True)
class SideResult:
    """What one side wrote for one problem, and how it was judged."""

    completion: str
    program: str
    judgement: Judgement
    chrf: float | None
    tokens: int
    seconds: float
    finish: str
    """Why the text ended: `stop` (the model ended it) or `length`."""


@dataclass(frozen=True)
class Pair:
    """Both sides' results on one problem."""

    problem_id: str
    sides: dict[str, SideResult]
    sample: int = 0
    """The number of this pair among those sampled for the problem, from 0."""

    @property
    def outcome(self) -> str:
        """`both`, `only_base`, `only_adapted` or `neither` passed."""
        return outcome_of(*(self.sides[side].judgement.passed for side in ("base", "adapted")))


def outcome_of(base: bool, adapted: bool) -> str:
    """The name of the outcome, given whether each side passed."""
    return {(True, True): "both", (True, False): "only_base", (False, True): "only_adapted"}.get(
        (base, adapted), "neither"
    )


@dataclass(frozen=True)
class Run:
    """A run as it was stored."""

    folder: Path
    settings: dict[str, Any]
    provenance: dict[str, Any]
    samples: dict[str, tuple[Pair, ...]]
    """The pairs of each problem id, in the order of the problems; a greedy run has one of each."""
    head: dict[str, Any] = field(default_factory=dict)
    """All of run.json."""

    @cached_property
    def pairs(self) -> dict[str, Pair]:
        """The first sample of each problem."""
        return {problem_id: samples[0] for problem_id, samples in self.samples.items()}


class FinishedCompletion(Protocol):
    """A completion as the pair engine returns it when it is finished."""

    @property
    def text(self) -> str: ...
    @property
    def tokens(self) -> int: ...
    @property
    def seconds(self) -> float: ...
    @property
    def finish(self) -> str | None: ...


def side_result(
    completion: FinishedCompletion, problem: Problem, *, sandbox: Sandbox, limits: Limits = DEFAULT_LIMITS
) -> SideResult:
    """Take a completion the whole way: cut out the program, judge it, measure its CHRF."""
    program = extract_program(completion.text)
    judgement = judge(program, problem, sandbox=sandbox, limits=limits)
    score = chrf(program.source, problem.references)
    finish = completion.finish or "length"
    return SideResult(completion.text, program.source, judgement, score, completion.tokens, completion.seconds, finish)


def open_run(folder: str | Path) -> Run:
    """Read a run, also one that is still being written. Raises RunError that names the folder or the broken line.

    A last line without a line end is left out: it is being written, or its process was killed while it was.
    """
    folder = Path(folder)
    try:
        head = json.loads((folder / SETTINGS_FILE).read_text(encoding="utf-8"))
        file = (folder / PAIRS_FILE).open("rb")
    except (OSError, ValueError) as error:
        raise RunError(
            f"{folder} is not a run: {SETTINGS_FILE} and {PAIRS_FILE} are expected in it ({error})"
        ) from error
    samples: dict[str, dict[int, Pair]] = {}
    with file:
        if not isinstance(head, dict) or head.get("format") != FORMAT:
            raise RunError(f"{folder} was written by another version of this program; make the run again")
        for number, line in enumerate(file, 1):
            if line.endswith(b"\n"):
                pair = _parse_pair(line, f"{folder / PAIRS_FILE}, line {number}")
                samples.setdefault(pair.problem_id, {})[pair.sample] = pair
    of_problem = {problem_id: tuple(pairs[n] for n in sorted(pairs)) for problem_id, pairs in samples.items()}
    return Run(folder, head["settings"], head["provenance"], of_problem, head)


def _parse_pair(line: bytes, where: str) -> Pair:
    try:
        return pair_from_json(json.loads(line))
    except (ValueError, KeyError, TypeError) as error:
        raise RunError(f"{where} is not a pair ({error}); make the run again") from error


def pair_line(pair: Pair) -> bytes:
    """The line of a pair in `pairs.jsonl`."""
    return json.dumps(pair_as_json(pair)).encode() + b"\n"  # ASCII: a completion may hold lone surrogates


def pair_as_json(pair: Pair, *, most: int | None = STORED_OUTPUT) -> dict[str, Any]:
    """A pair as JSON, with at most `most` characters of each output. The page saves pairs in this form too."""
    return {
        "problem_id": pair.problem_id,
        "sample": pair.sample,
        "outcome": pair.outcome,
        "sides": {side: _side_as_json(result, most) for side, result in pair.sides.items()},
    }


def _side_as_json(result: SideResult, most: int | None) -> dict[str, Any]:
    return {
        "passed": result.judgement.passed,
        "chrf": None if result.chrf is None else round(result.chrf, 4),
        "tokens": result.tokens,
        "seconds": round(result.seconds, 3),
        "finish": result.finish,
        "completion": result.completion,
        "program": result.program,
        "cases": [case_as_json(case, keep_output=True, most=most) for case in result.judgement.cases],
        "notes": list(result.judgement.notes),
    }


def pair_from_json(row: Mapping[str, Any]) -> Pair:
    problem_id = str(row["problem_id"])
    sides = {side: _side_from_json(problem_id, stored) for side, stored in row["sides"].items()}
    return Pair(problem_id, sides, int(row.get("sample", 0)))


def _side_from_json(problem_id: str, row: Mapping[str, Any]) -> SideResult:
    cases = tuple(_case_from_json(case) for case in row["cases"])
    judgement = Judgement(problem_id, cases, tuple(row["notes"]))
    return SideResult(
        row["completion"], row["program"], judgement, row["chrf"], row["tokens"], row["seconds"], row["finish"]
    )


def _case_from_json(row: Mapping[str, Any]) -> CaseResult:
    return CaseResult(
        verdict=Verdict(row["verdict"]),
        cpu_seconds=row["cpu_seconds"],
        wall_seconds=row["wall_seconds"],
        memory_mb=row["memory_mb"],
        stdout=row.get("stdout", ""),
        stderr=row.get("stderr", ""),
        detail=row.get("detail", ""),
    )
