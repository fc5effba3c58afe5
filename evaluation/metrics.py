"""How near a program is to the references, as text. Whether it is right is the judge's to say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sacrebleu.metrics import CHRF


def chrf(program: str, references: Sequence[str]) -> float | None:
    """CHRF of a program against its nearest reference, 0…100; None when there is no reference.

    Character n-gram F-score with n = 6 and beta = 2 (Popović 2015, "chrF: character n-gram F-score for automatic MT
    evaluation", section 2), computed by sacrebleu, which takes the best of several references.
    """
    if not references:
        return None
    return _metric().sentence_score(program, list(references)).score


def nearest_reference(program: str, references: Sequence[str]) -> int | None:
    """The index of the reference with the highest CHRF, the first of equals; None when there is no reference."""
    scores = [_metric().sentence_score(program, [reference]).score for reference in references]
    return max(range(len(scores)), key=scores.__getitem__, default=None)


@lru_cache(maxsize=1)
def _metric() -> CHRF:
    from sacrebleu.metrics import CHRF

    return CHRF()
