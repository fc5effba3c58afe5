"""Figures of a problem set, and near copies between its splits. Reads problems; builds, runs and judges nothing.

Likeness is the Jaccard index of the sets of shingles (5 neighbouring words) of two texts: Broder 1997, "On the
resemblance and containment of documents", section 2.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from evaluation.problems.sources import DIFFICULTIES, Problem

SHINGLE = 5
"""Neighbouring words of one shingle."""
SHORT = 500
"""A statement with fewer characters is short: the reference project keeps only such problems."""


SIZES = {"train": 500, "validation": 50, "test": 100}
"""How many problems each split must hold."""
FEWEST_FAMILIES = 120
"""How many families train must hold; in the other splits each problem is its own family."""
SHARES = {"introductory": 60, "interview": 30, "competition": 10, "call-based": 25}
"""Target shares of each difficulty and of the call-based problems in a split, in per cent."""
SHARE_TOLERANCE = 5
"""Percentage points by which a share may miss its target."""
FEW = 20
"""With fewer problems shares say nothing: each problem is more than 5 points."""


@dataclass(frozen=True)
class Likeness:
    """How alike two texts of different splits are, from 0 (nothing shared) to 1 (the same)."""

    share: float
    left: str
    right: str
    """`left` and `right` are the two problem ids."""


def summarize_problems(problems: Sequence[Problem]) -> dict[str, str]:
    """One line of the table that the checker prints, from column title to value."""
    difficulties = Counter(problem.difficulty for problem in problems)
    tests = [len(problem.tests) for problem in problems]
    references = sum(len(problem.references) for problem in problems)
    short = sum(len(problem.question) < SHORT for problem in problems)
    count = max(1, len(problems))
    return {
        "problems": str(len(problems)),
        "families": str(len({problem.family for problem in problems})),
        **{difficulty: f"{difficulties[difficulty]}" for difficulty in DIFFICULTIES},
        "call-based": str(sum(problem.kind == "call" for problem in problems)),
        "tests min/median": f"{min(tests, default=0)}/{median(tests or [0]):g}",
        "references each": f"{references / count:.1f}",
        f"under {SHORT}": f"{100 * short / count:.0f} %",
    }


def compare_shares(split: str, problems: Sequence[Problem]) -> dict[str, str]:
    """One line of a table, from column title to value: the size and shares of a split beside their targets."""
    measured = _measure_shares(problems)
    size = f"{len(problems)} of {SIZES[split]}"
    return {"problems": size, **{f"{kind} ({target} %)": f"{measured[kind]:.0f} %" for kind, target in SHARES.items()}}


def find_wrong_sizes(splits: Mapping[str, Sequence[Problem]]) -> list[str]:
    """A sentence for each split of the wrong size, and one where train has too few families."""
    faults = [
        f"{split} holds {len(splits[split])} problems; {size} are expected"
        for split, size in SIZES.items()
        if len(splits[split]) != size
    ]
    families = len({problem.family for problem in splits["train"]})
    if families < FEWEST_FAMILIES:
        faults.append(f"train holds {families} families; at least {FEWEST_FAMILIES} are expected")
    return faults


def find_uneven_shares(split: str, problems: Sequence[Problem]) -> list[str]:
    """A sentence for each share that misses its target; none for a split with few problems."""
    measured = _measure_shares(problems) if len(problems) >= FEW else SHARES
    return [
        f"{measured[kind]:.0f} % of {split} are {kind}; {target} % are expected, within {SHARE_TOLERANCE}"
        for kind, target in SHARES.items()
        if abs(measured[kind] - target) > SHARE_TOLERANCE
    ]


def _measure_shares(problems: Sequence[Problem]) -> dict[str, float]:
    kinds = Counter([problem.difficulty for problem in problems])
    kinds["call-based"] = sum(problem.kind == "call" for problem in problems)
    return {kind: 100 * kinds[kind] / max(1, len(problems)) for kind in SHARES}


def align_table(lines: Mapping[str, Mapping[str, str]]) -> str:
    """The lines of all splits as a table in aligned text."""
    header = ["split", *next(iter(lines.values()))]
    cells = [header, *([split, *values.values()] for split, values in lines.items())]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in cells)


def find_shared_families(splits: Mapping[str, Iterable[Problem]]) -> list[str]:
    """The families that stand in more than one split, sorted."""
    families = [{problem.family for problem in problems} for problems in splits.values()]
    return sorted({name for left, right in combinations(families, 2) for name in left & right})


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of 5 neighbouring words and signs of a text; a shorter text is one run."""
    words = re.findall(r"\w+|[^\w\s]", text.lower())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def find_nearest(splits: Mapping[str, Iterable[Problem]], texts: Callable[[Problem], Iterable[str]]) -> Likeness:
    """Find the two texts of different splits that are most alike."""
    likenesses = [Likeness(0.0, "", "")]
    sets = {
        split: [(problem.problem_id, shingles(text)) for problem in problems for text in texts(problem)]
        for split, problems in splits.items()
    }
    for left, right in combinations(sets.values(), 2):
        likenesses += _compare_splits(left, right)
    return max(likenesses, key=lambda likeness: likeness.share)


Shingled = Sequence[tuple[str, frozenset[tuple[str, ...]]]]


def _compare_splits(left: Shingled, right: Shingled) -> Iterable[Likeness]:
    """Yield the likeness of every two texts that share a shingle; an index by shingle skips all other pairs."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, (_, runs) in enumerate(left):
        for run in runs:
            holders[run].append(position)
    for problem_id, runs in right:
        common = Counter(position for run in runs for position in holders.get(run, ()))
        for position, count in common.items():
            other, others = left[position]
            yield Likeness(count / (len(runs) + len(others) - count), other, problem_id)
