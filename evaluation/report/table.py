"""A report as a table: its cells as text, and the whole as Markdown. Computes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.metrics.statistics import Interval
from evaluation.report.markdown import escape_markdown, markdown_table
from evaluation.report.report import Report

HEADINGS = ("problems", "", "base", "adapted", "difference", "p")


def rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Yield the rows of cells under `HEADINGS`, with intervals in brackets."""
    for group in report.groups:
        base, adapted, difference = group.base, group.adapted, group.difference
        yield (
            f"{group.name}, {group.problems}",
            "pass@1" if group.sampled else "problems passed",
            *(_format_rate(side.strict_accuracy, side.strict_accuracy_interval) for side in (base, adapted)),
            _format_rate(difference.strict_accuracy, difference.strict_accuracy_interval, sign="+"),
            f"{difference.p_value:.2g}",
        )
        for each in group.pass_at_k:
            sides = _format_rate(each.base, each.base_interval), _format_rate(each.adapted, each.adapted_interval)
            yield "", f"pass@{each.k}", *sides, _format_rate(each.difference, each.difference_interval, sign="+"), ""
        averages = [_format_rate(side.test_case_average, side.test_case_average_interval) for side in (base, adapted)]
        further = _format_rate(difference.test_case_average, difference.test_case_average_interval, sign="+")
        yield "", "tests passed", *averages, further, ""
        scores = [_format_score(side.chrf, side.chrf_interval) for side in (base, adapted)]
        yield "", "CHRF", *scores, _format_score(difference.chrf, difference.chrf_interval, sign="+"), ""


def _format_rate(value: float, interval: Interval, *, sign: str = "") -> str:
    return f"{100 * value:{sign}.1f} % [{100 * interval.low:{sign}.1f}, {100 * interval.high:{sign}.1f}]"


def _format_score(value: float | None, interval: Interval | None, *, sign: str = "") -> str:
    if value is None or interval is None:
        return "–"
    return f"{value:{sign}.1f} [{interval.low:{sign}.1f}, {interval.high:{sign}.1f}]"


def as_markdown(report: Report) -> str:
    """The table with its caption. The names of groups are foreign text: a difficulty is whatever its file says."""
    cells = [(escape_markdown(group), *figures) for group, *figures in rows(report)]
    return f"{markdown_table(HEADINGS, cells)}\n\n{outcomes_line(report)}\n"


def outcomes_line(report: Report) -> str:
    """How many problems each side passes, in a sentence."""
    if not report.groups:
        return "no pairs"
    whole = report.groups[0]
    count = whole.outcomes
    sampled = f"{whole.programs:,} programs a side, several of a problem; with at least one of them "
    return (
        f"{sampled if whole.sampled else ''}both pass {count['both']}, only base {count['only_base']}, "
        f"only adapted {count['only_adapted']}, "
        f"neither {count['neither']}; in brackets 95 % intervals{' over problems' if whole.sampled else ''}"
    )
