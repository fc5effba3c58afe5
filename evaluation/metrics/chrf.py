"""CHRF: how much a program looks like the references that people wrote. It says nothing about whether it is right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sacrebleu.metrics import CHRF


def chrf(program: str, references: Sequence[str]) -> float | None:
    """Return the CHRF of a program against its nearest reference, 0…100; None when there is no reference.

    Character n-gram F-score with n = 6 and beta = 2 (Popović 2015, "chrF: character n-gram F-score for automatic MT
    evaluation", section 2), computed by sacrebleu, which takes the best of several references.
    """
    if not references:
        return None
    return _score(program, references)


def nearest_reference(program: str, references: Sequence[str]) -> int | None:
    """Return the index of the reference with the highest CHRF, the first of equals; None when there is no reference."""
    scores = [_score(program, [reference]) for reference in references]
    return max(range(len(scores)), key=scores.__getitem__, default=None)


def _score(program: str, references: Sequence[str]) -> float:
    return float(_load_metric().sentence_score(program, list(references)).score)


@lru_cache(maxsize=1)
def _load_metric() -> CHRF:
    from sacrebleu.metrics import CHRF

    return CHRF()
