"""A report as a table: its cells, for whoever draws them, and Markdown. Computes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.metrics.statistics import Interval
from evaluation.report.report import Report

HEADINGS = ("problems", "", "base", "adapted", "difference", "p")


def rows(found: Report) -> Iterator[tuple[str, ...]]:
    """The report as cells under `HEADINGS`, intervals in brackets."""
    for group in found.groups:
        base, adapted, difference = group.base, group.adapted, group.difference
        yield (
            f"{group.name}, {group.problems}",
            "pass@1" if group.sampled else "problems passed",
            *(_rate(side.strict_accuracy, side.strict_accuracy_interval) for side in (base, adapted)),
            _rate(difference.strict_accuracy, difference.strict_accuracy_interval, sign="+"),
            f"{difference.p_value:.2g}",
        )
        for each in group.pass_at_k:
            sides = _rate(each.base, each.base_interval), _rate(each.adapted, each.adapted_interval)
            yield "", f"pass@{each.k}", *sides, _rate(each.difference, each.difference_interval, sign="+"), ""
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
    whole = found.groups[0]
    count = whole.outcomes
    told = f"{whole.programs:,} programs a side, several of a problem; with at least one of them "
    return (
        f"{told if whole.sampled else ''}both pass {count['both']}, only base {count['only_base']}, "
        f"only adapted {count['only_adapted']}, "
        f"neither {count['neither']}; in brackets 95 % intervals{' over problems' if whole.sampled else ''}"
    )
