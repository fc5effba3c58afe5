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
SHORT = 500
"""Characters of a statement below which the reference project's filter keeps a problem."""


SIZES = {"train": 500, "validation": 50, "test": 100}
"""Problems that each split is to hold."""
FEWEST_FAMILIES = 120
"""Ideas that train is to hold; the other splits have one a problem."""
SHARES = {"introductory": 60, "interview": 30, "competition": 10, "call-based": 25}
"""Per cent of a split that each difficulty and the call-based problems are to make."""
SHARE_TOLERANCE = 5
"""Points by which a share may miss its target."""
FEW = 20
"""Problems below which shares say nothing: one is 5 points."""


@dataclass(frozen=True)
class Likeness:
    """How near two texts of different splits come to each other, from 0 (nothing shared) to 1 (the same)."""

    share: float
    left: str
    right: str
    """The two problem ids."""


def figures(problems: Sequence[Problem]) -> dict[str, str]:
    """Column title to value, for one line of the table that the checker prints."""
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


def shares(split: str, problems: Sequence[Problem]) -> dict[str, str]:
    """Column title to value: how much of the targets a split has, and how its shares compare with theirs."""
    found = _shares(problems)
    size = f"{len(problems)} of {SIZES[split]}"
    return {"problems": size, **{f"{kind} ({target} %)": f"{found[kind]:.0f} %" for kind, target in SHARES.items()}}


def wrong_sizes(splits: Mapping[str, Sequence[Problem]]) -> list[str]:
    """A sentence for each split that has not as many problems as it is to have, and one for too few families."""
    found = [
        f"{split} holds {len(splits[split])} problems; {size} are expected"
        for split, size in SIZES.items()
        if len(splits[split]) != size
    ]
    families = len({problem.family for problem in splits["train"]})
    if families < FEWEST_FAMILIES:
        found.append(f"train holds {families} families; at least {FEWEST_FAMILIES} are expected")
    return found


def uneven_shares(split: str, problems: Sequence[Problem]) -> list[str]:
    """A sentence for each share that misses its target; none while there are few problems."""
    found = _shares(problems) if len(problems) >= FEW else SHARES
    return [
        f"{found[kind]:.0f} % of {split} are {kind}; {target} % are expected, within {SHARE_TOLERANCE}"
        for kind, target in SHARES.items()
        if abs(found[kind] - target) > SHARE_TOLERANCE
    ]


def _shares(problems: Sequence[Problem]) -> dict[str, float]:
    kinds = Counter([problem.difficulty for problem in problems])
    kinds["call-based"] = sum(problem.kind == "call" for problem in problems)
    return {kind: 100 * kinds[kind] / max(1, len(problems)) for kind in SHARES}


def table(lines: Mapping[str, Mapping[str, str]]) -> str:
    """The figures of each split as aligned text."""
    header = ["split", *next(iter(lines.values()))]
    cells = [header, *([split, *values.values()] for split, values in lines.items())]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in cells)


def shared_families(splits: Mapping[str, Iterable[Problem]]) -> list[str]:
    """The families that stand in more than one split, sorted."""
    families = [{problem.family for problem in problems} for problems in splits.values()]
    return sorted({name for left, right in combinations(families, 2) for name in left & right})


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of 5 neighbouring words and signs of a text; a shorter text is one run."""
    words = re.findall(r"\w+|[^\w\s]", text.lower())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def nearest(splits: Mapping[str, Iterable[Problem]], texts: Callable[[Problem], Iterable[str]]) -> Likeness:
    """The two texts of different splits that are most alike."""
    found = [Likeness(0.0, "", "")]
    sets = {
        split: [(problem.problem_id, shingles(text)) for problem in problems for text in texts(problem)]
        for split, problems in splits.items()
    }
    for left, right in combinations(sets.values(), 2):
        found += _nearest_of_two(left, right)
    return max(found, key=lambda likeness: likeness.share)


Shingled = Sequence[tuple[str, frozenset[tuple[str, ...]]]]


def _nearest_of_two(left: Shingled, right: Shingled) -> Iterable[Likeness]:
    """Every two texts that share a shingle; the index by shingle spares the other pairs."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, (_, runs) in enumerate(left):
        for run in runs:
            holders[run].append(position)
    for problem_id, runs in right:
        common = Counter(position for run in runs for position in holders.get(run, ()))
        for position, count in common.items():
            other, others = left[position]
            yield Likeness(count / (len(runs) + len(others) - count), other, problem_id)
