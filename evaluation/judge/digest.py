"""A fingerprint of the code that decides a verdict: a stored verdict is used only while it would come out again.

Covers the comparison, the naming of verdicts, the whole sandbox and the queue for its slots. Leaves out how problems
are read, scores, runs and reports: the key of a stored verdict holds the tests, the program and the limits themselves.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

EVALUATION = Path(__file__).resolve().parents[1]


def deciding_files() -> list[Path]:
    """The source files whose change may change a verdict, in a fixed order."""
    judge = [EVALUATION / name for name in ("judge/compare.py", "judge/judging.py", "fair_queue.py")]
    return judge + sorted((EVALUATION / "sandbox").rglob("*.py"))


@cache
def judge_digest() -> str:
    """SHA-256 over the deciding files, as hex digits."""
    digest = hashlib.sha256()
    for path in deciding_files():
        digest.update(path.relative_to(EVALUATION).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
