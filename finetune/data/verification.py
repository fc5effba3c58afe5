"""Whether a solution passes the tests of its own problem; each solution is run only once.

Verdicts are stored by the hash of everything they depend on: program, tests, limits, Python and the judge's own source.
A plan and the training after it therefore agree, even when a slow solution runs close to the time limit.
"""

from __future__ import annotations

import hashlib
import json
import platform
import threading
from dataclasses import asdict
from pathlib import Path

from evaluation.judge.compare import encode_value
from evaluation.judge.digest import judge_digest
from evaluation.judge.judging import judge
from evaluation.judge.verdict import Verdict
from evaluation.problems.sources import Problem
from evaluation.sandbox.sandbox import DEFAULT_LIMITS, Limits, Sandbox


class Verifier:
    """Judges solutions and remembers the verdicts. Several threads may call it at once."""

    def __init__(self, sandbox: Sandbox, store: Path | None = None, *, limits: Limits = DEFAULT_LIMITS) -> None:
        self.judged = 0
        """Number of solutions that were really run."""
        self._sandbox, self._store, self._limits = sandbox, store, limits
        self._known = _read_verdicts(store) if store else {}
        self._lock = threading.Lock()

    def __call__(self, program: str, problem: Problem) -> bool:
        key = verdict_key(program, problem, self._limits)
        if key in self._known:
            return self._known[key]
        judgement = judge(program, problem, sandbox=self._sandbox, limits=self._limits, stop_on_failure=True)
        sound = all(case.verdict is not Verdict.JUDGE_ERROR for case in judgement.cases)
        with self._lock:
            self.judged += 1
            if sound:
                self._remember(key, passed=judgement.passed)
        return judgement.passed

    def _remember(self, key: str, *, passed: bool) -> None:
        self._known[key] = passed
        if self._store:
            with self._store.open("a", encoding="utf-8") as file:
                file.write(json.dumps([key, passed]) + "\n")


def _read_verdicts(path: Path) -> dict[str, bool]:
    """The verdicts of earlier runs, without a line that a killed run did not finish."""
    known = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            key, passed = json.loads(line)
        except (ValueError, TypeError):
            continue
        known[key] = passed
    return known


def verdict_key(program: str, problem: Problem, limits: Limits) -> str:
    """A hash of everything that the verdict depends on."""
    digest = hashlib.sha256(judge_digest().encode())
    head = [platform.python_version(), asdict(limits), problem.fn_name, str(problem.lenient), program]
    digest.update(json.dumps(head).encode())
    for test in problem.tests:
        digest.update(encode_value([test.input, test.expected]).encode() + b"\n")
    return digest.hexdigest()
