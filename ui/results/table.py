"""The table of a run's problems, and its files. Pure: a summary and a view in, HTML or a file out."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import urlencode

from evaluation.report.table import as_markdown
from ui.compare.download import File
from ui.html.text import Excerpt, escape, one_line
from ui.results.summary import SideRow, Summary, SummaryRow
from ui.results.view import PAGE_ROWS, View

TITLE_CHARACTERS = 60


def problem_table(summary: Summary, view: View) -> str:
    """HTML of one page of the table; above it the filters that are on, and the button that clears them."""
    rows = view.select_rows(summary.rows)
    pages = max(1, -(-len(rows) // PAGE_ROWS))
    page = min(max(view.page, 1), pages)
    shown = rows[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    heads = "".join(_head(order, words, classes, view) for order, words, classes in _columns(summary))
    body = "".join(_row(row, summary) for row in shown)
    none = "" if shown else '<p class="empty">No problem matches these filters.</p>'
    return f"""<section class="problems" aria-label="problems">{_above(summary, view, len(rows))}<div class="scroll">
<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>{none}{_pages(page, pages)}</section>"""


def _columns(summary: Summary) -> list[tuple[str, str, str]]:
    """The order that a column sorts by, its heading and its classes."""
    base, adapted = summary.sides
    return [
        ("problem", "problem", ""),
        ("difficulty", "difficulty", "wide"),
        ("regression", f"{base} → {adapted}" if summary.sampled else "passes", ""),
        ("base-tests", f"{base} tests", f"number base{_wide(summary)}"),
        ("adapted-tests", f"{adapted} tests", f"number adapted{_wide(summary)}"),
        ("change", "change", "number"),
        ("base-chrf", f"{base} CHRF", "number wide base"),
        ("adapted-chrf", f"{adapted} CHRF", "number wide adapted"),
        ("chrf-change", "change", "number wide"),
        ("base-kind", base, "wide base"),
        ("adapted-kind", adapted, "wide adapted"),
    ]


def _wide(summary: Summary) -> str:
    """The class that hides a column on a phone, for columns that add little when there are several samples."""
    return " wide" if summary.sampled else ""


def _head(order: str, words: str, classes: str, view: View) -> str:
    here = order == view.order
    sorted_by = f' aria-sort="{"descending" if view.descending else "ascending"}"' if here else ""
    sign = (" ▾" if view.descending else " ▴") if here else ""
    what = {"change": "change in tests", "chrf-change": "change in CHRF", "regression": "passes, regressions first"}
    label = f' aria-label="sort by {what[order]}"' if order in what else ""
    return (
        f'<th scope="col" class="{classes}"{sorted_by}><button type="button" data-ask="sort:{order}"{label}>'
        f"{escape(words)}{sign}</button></th>"
    )


def _above(summary: Summary, view: View, count: int) -> str:
    filters = [f"{_passing_sides(view.outcome, summary)} passes"] if view.outcome else []
    if view.moved:
        filters.append(f"{'as many' if view.moved == 'same' else view.moved} tests accepted with {summary.sides[1]}")
    if view.kinds:
        filters.append(" → ".join(view.kinds))
    clear = '<button type="button" data-ask="clear:">show all</button>' if filters else ""
    counts = f"{count:,} of {len(summary.rows):,}" if count != len(summary.rows) else f"{count:,}"
    listed = f'<span class="wanted">{escape(" · ".join(filters))}</span>' if filters else ""
    return f'<p class="above" role="status"><b>{counts} problems</b>{listed}{clear}</p>'


def _row(row: SummaryRow, summary: Summary) -> str:
    name = one_line(Excerpt.of(row.problem_id, TITLE_CHARACTERS), TITLE_CHARACTERS)
    if row.title:
        link = urlencode({"problem": row.problem_id, "run": summary.run})
        title = one_line(Excerpt.of(row.title, TITLE_CHARACTERS), TITLE_CHARACTERS)
        name = f'<a href="?{escape(link)}" data-pair="{escape(row.problem_id)}">{name}</a> <span>{title}</span>'
    who = (
        f"{row.base.passed} → {row.adapted.passed} of {row.samples} pass"
        if summary.sampled
        else _passing_sides(row.outcome, summary)
    )
    tests = "".join(
        f'<td class="number{_wide(summary)}"><b>{_number(side.accepted, summary)}</b>'
        f'<span class="of"> of {row.tests}</span></td>'
        for side in (row.base, row.adapted)
    )
    chrf = "".join(f'<td class="number wide">{_score(side)}</td>' for side in (row.base, row.adapted))
    kinds = "".join(f'<td class="wide">{escape(_kind(side))}</td>' for side in (row.base, row.adapted))
    cells = f'<td class="name">{name}</td><td class="wide">{escape(row.difficulty or "–")}</td>'
    cells += f'<td class="who">{escape(who)}</td>{tests}'
    cells += f'<td class="number change">{_number(row.change, summary, "+")}</td>'
    cells += f'{chrf}<td class="number wide">{_change(row.chrf_change)}</td>{kinds}'
    return f'<tr class="outcome-{row.outcome} moved-{row.moved}">{cells}</tr>'


def _passing_sides(outcome: str, summary: Summary) -> str:
    """Which sides pass, by the names of the sides."""
    only = {"only_base": summary.sides[0], "only_adapted": summary.sides[1]}
    return f"only {only[outcome]}" if outcome in only else outcome


def _number(value: float, summary: Summary, sign: str = "") -> str:
    """A number of tests; a mean with one decimal if there are several samples."""
    return f"{value:{sign}.{int(summary.sampled)}f}"


def _kind(side: SideRow) -> str:
    """The failure kind of a side; if its samples differ, the most frequent kind with its number."""
    same = sum(program.kind == side.kind for program in side.programs)
    return side.kind if same == len(side.programs) else f"{same} × {side.kind}"


def _score(side: SideRow) -> str:
    return "–" if side.chrf is None else f"{side.chrf:.1f}"


def _change(value: float | None) -> str:
    return "–" if value is None else f"{value:+.1f}"


def _pages(page: int, pages: int) -> str:
    if pages == 1:
        return ""

    def step(words: str, to: int) -> str:
        off = "" if 1 <= to <= pages else " disabled"
        return f'<button type="button" data-ask="page:{to}"{off}>{words}</button>'

    return f"""<p class="pages-of">{step("Previous", page - 1)}<span>page {page:,} of {pages:,}</span>\
{step("Next", page + 1)}</p>"""


FILES = ("csv", "json", "markdown")


def as_file(summary: Summary, view: View, kind: str) -> File | None:
    """The filtered table (csv) or the report (json, markdown) as a file; None for any other kind."""
    if kind == "csv":
        return File(f"{summary.run}-problems.csv", "text/csv", _csv(summary, view))
    if kind == "json":
        return File(f"{summary.run}-report.json", "application/json", json.dumps(summary.report.as_dict(), indent=2))
    if kind == "markdown":
        return File(f"{summary.run}-report.md", "text/markdown", as_markdown(summary.report))
    return None


def _csv(summary: Summary, view: View) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    base, adapted = summary.sides
    each = [f"{name} {what}" for name in (base, adapted) for what in ("accepted", "CHRF", "result")]
    passed = ["samples", f"{base} passed", f"{adapted} passed"] if summary.sampled else []
    writer.writerow(map(_disarm, ["problem", "difficulty", "passes", "tests", *each, *passed]))
    for row in view.select_rows(summary.rows):
        sides = [value for side in (row.base, row.adapted) for value in (side.accepted, side.chrf, side.kind)]
        counts = [row.samples, row.base.passed, row.adapted.passed] if summary.sampled else []
        writer.writerow([_disarm(row.problem_id), row.difficulty, row.outcome, row.tests, *sides, *counts])
    return file.getvalue()


def _disarm(text: str) -> str:
    """The text in a form that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
