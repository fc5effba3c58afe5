"""What a run comes to: both sides' rates and means, how sure they are, and whether they differ, by difficulty.

Reads pairs, judges nothing again. Strict accuracy and test-case average are those of APPS (Hendrycks et al. 2021,
"Measuring Coding Challenge Competence With APPS", section 3): the share of problems all of whose tests pass, and the
mean over problems of the share of tests that pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from statistics import mean
from typing import Any

from evaluation.metrics import Interval, mcnemar, mean_interval, paired_rate_interval, rate_interval
from evaluation.runs import Pair, Run

SIDES = ("base", "adapted")
OUTCOMES = ("both", "only_base", "only_adapted", "neither")
ALL = "all"
DIFFICULTIES = ("introductory", "interview", "competition")


@dataclass(frozen=True)
class SideFigures:
    """One side on some problems."""

    passed: int
    strict_accuracy: float
    """0…1."""
    strict_accuracy_interval: Interval
    test_case_average: float
    """0…1."""
    test_case_average_interval: Interval
    chrf: float | None
    """0…100, mean over the problems with references; None where there is none."""
    chrf_interval: Interval | None


@dataclass(frozen=True)
class Difference:
    """Adapted less base, problem by problem."""

    strict_accuracy: float
    strict_accuracy_interval: Interval
    p_value: float
    """McNemar's exact test on the problems that only one side passes."""
    test_case_average: float
    test_case_average_interval: Interval
    chrf: float | None
    chrf_interval: Interval | None


@dataclass(frozen=True)
class Group:
    """Some problems of a run."""

    name: str
    problems: int
    base: SideFigures
    adapted: SideFigures
    difference: Difference
    outcomes: dict[str, int]


@dataclass(frozen=True)
class Report:
    """All groups of a run: all problems, then by difficulty where it is known."""

    run: str
    problems: str
    groups: tuple[Group, ...]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def report(run: Run, difficulties: Mapping[str, str]) -> Report:
    """Sum up a run; `difficulties` by problem id, as far as they are known."""
    pairs = list(run.pairs.values())
    found = {difficulties[pair.problem_id] for pair in pairs if pair.problem_id in difficulties}
    names = [*(d for d in DIFFICULTIES if d in found), *sorted(found - set(DIFFICULTIES))]
    some = {name: [pair for pair in pairs if difficulties.get(pair.problem_id) == name] for name in names}
    with ThreadPoolExecutor() as pool:  # a bootstrap draws outside of Python's lock
        groups = list(pool.map(_group, [ALL, *some], [pairs, *some.values()])) if pairs else []
    return Report(run.folder.name, str(run.settings.get("problems", "")), tuple(groups))


def _group(name: str, pairs: Sequence[Pair]) -> Group:
    outcomes = Counter(pair.outcome for pair in pairs)
    base, adapted = (_side(pairs, side) for side in SIDES)
    return Group(name, len(pairs), base, adapted, _difference(pairs), {key: outcomes[key] for key in OUTCOMES})


def _side(pairs: Sequence[Pair], side: str) -> SideFigures:
    passed = sum(pair.sides[side].judgement.passed for pair in pairs)
    shares = [accepted_share(pair, side) for pair in pairs]
    scores = [score for pair in pairs if (score := pair.sides[side].chrf) is not None]
    return SideFigures(
        passed,
        passed / len(pairs),
        rate_interval(passed, len(pairs)),
        mean(shares),
        mean_interval(shares),
        mean(scores) if scores else None,
        mean_interval(scores) if scores else None,
    )


def accepted_share(pair: Pair, side: str) -> float:
    """Of a problem's tests, 0…1."""
    judgement = pair.sides[side].judgement
    return judgement.accepted / max(len(judgement.cases), 1)


def _difference(pairs: Sequence[Pair]) -> Difference:
    outcomes = Counter(pair.outcome for pair in pairs)
    both = [[pair.sides[side].chrf for side in SIDES] for pair in pairs]
    scores = [adapted - base for base, adapted in both if base is not None and adapted is not None]
    shares = [accepted_share(pair, "adapted") - accepted_share(pair, "base") for pair in pairs]
    return Difference(
        (outcomes["only_adapted"] - outcomes["only_base"]) / len(pairs),
        paired_rate_interval(*(outcomes[key] for key in OUTCOMES)),
        mcnemar(outcomes["only_base"], outcomes["only_adapted"]),
        mean(shares),
        mean_interval(shares),
        mean(scores) if scores else None,
        mean_interval(scores) if scores else None,
    )


HEADINGS = ("problems", "", "base", "adapted", "difference", "p")


def rows(found: Report) -> Iterator[tuple[str, ...]]:
    """The report as cells under `HEADINGS`, intervals in brackets."""
    for group in found.groups:
        base, adapted, difference = group.base, group.adapted, group.difference
        yield (
            f"{group.name}, {group.problems}",
            "problems passed",
            *(_rate(side.strict_accuracy, side.strict_accuracy_interval) for side in (base, adapted)),
            _rate(difference.strict_accuracy, difference.strict_accuracy_interval, sign="+"),
            f"{difference.p_value:.2g}",
        )
        averages = [_rate(side.test_case_average, side.test_case_average_interval) for side in (base, adapted)]
        further = _rate(difference.test_case_average, difference.test_case_average_interval, sign="+")
        yield "", "tests passed", *averages, further, ""
        scores = [_score(side.chrf, side.chrf_interval) for side in (base, adapted)]
        yield "", "CHRF", *scores, _score(difference.chrf, difference.chrf_interval, sign="+"), ""


def _rate(value: float, interval: Interval, *, sign: str = "") -> str:
    return f"{100 * value:{sign}.1f} % [{100 * interval.low:{sign}.1f}, {100 * interval.high:{sign}.1f}]"


def _score(value: float | None, interval: Interval | None, *, sign: str = "") -> str:
    if value is None or interval is None:
        return "–"
    return f"{value:{sign}.1f} [{interval.low:{sign}.1f}, {interval.high:{sign}.1f}]"


def as_markdown(found: Report) -> str:
    """A table with its caption. All text in it is this program's own, but for names, which hold no markup."""
    lines = [" | ".join(HEADINGS), " | ".join(["---"] * len(HEADINGS)), *(" | ".join(row) for row in rows(found))]
    return "\n".join(f"| {line} |" for line in lines) + "\n\n" + outcomes_line(found) + "\n"


def outcomes_line(found: Report) -> str:
    """Who passes, in words."""
    if not found.groups:
        return "no pairs"
    count = found.groups[0].outcomes
    return (
        f"both pass {count['both']}, only base {count['only_base']}, only adapted {count['only_adapted']}, "
        f"neither {count['neither']}; in brackets 95 % intervals"
    )
