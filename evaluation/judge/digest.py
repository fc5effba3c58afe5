"""A fingerprint of the code that decides a verdict: a stored verdict is used only while it would come out again.

Covers the comparison, the naming of verdicts, the whole sandbox and the queue for its slots. Leaves out how problems
are read, scores, runs and reports: the key of a stored verdict holds the tests, the program and the limits themselves.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

EVALUATION = Path(__file__).resolve().parents[1]
JUDGE = ("compare.py", "judgement.py", "judging.py", "verdict.py")


def deciding_files(evaluation: Path = EVALUATION) -> list[Path]:
    """Return the source files in the folder `evaluation` whose change may change a verdict, in a fixed order."""
    judge = [evaluation / "judge" / name for name in JUDGE]
    return [*judge, evaluation / "fair_queue.py", *sorted((evaluation / "sandbox").rglob("*.py"))]


def digest_of(evaluation: Path) -> str:
    """Return the SHA-256 over the names and bytes of that folder's deciding files, as hex digits."""
    digest = hashlib.sha256()
    for path in deciding_files(evaluation):
        digest.update(path.relative_to(evaluation).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@cache
def judge_digest() -> str:
    """Return the digest of the code that runs now."""
    return digest_of(EVALUATION)
