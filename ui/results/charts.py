"""The upper part of the Results tab: headline, measures, outcomes, failure kinds, scatter. Pure: HTML out.

Buttons with `data-ask` filter the table below; view.py reads what they ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from evaluation.metrics.statistics import Interval
from evaluation.report.failure_kinds import KINDS
from evaluation.report.report import Group
from ui.html.svg import LEFT, RIGHT, TOP, Scale, axes, dot, figure, format_number, format_percent, square, text
from ui.html.text import escape
from ui.results.summary import Summary, SummaryRow
from ui.results.view import View
from ui.results.words import headline, interval_words, passed_words

MOST_DOTS = 400
"""Up to this many pairs, each program has a dot of its own. More are counted in fields, so that a chart stays small."""
FIELDS_ACROSS, FIELDS_UP = 20, 25


def overview(summary: Summary, view: View) -> str:
    """HTML of everything above the table."""
    if not summary.report.groups:
        return '<p class="empty">This run holds no pairs yet.</p>'
    return f"""{_head(summary)}<div class="cards">{"".join(_cards(summary))}</div>
<div class="cards">{_outcomes(summary, view)}{_kinds(summary, view)}<section class="card"><h3>Likeness and function</h3>
{_scatter(summary)}<p class="note">CHRF says how much a program looks like a reference, tests say whether it works.</p>
</section></div>"""


def _head(summary: Summary) -> str:
    whole = summary.report.groups[0]
    notes = [summary.note] if summary.note else []
    if summary.unknown:
        source = summary.report.problems or "its problems"
        notes.append(
            f"{summary.unknown:,} of its problems are not loaded here, so their pairs cannot be opened and their "
            f"difficulty is not known. Start the page with --problems {source}"
        )
    warnings = "".join(f'<p class="note warn">{escape(note)}.</p>' for note in notes)
    return f"""<div class="run-head"><h2>{escape(headline(whole, summary.sides))}</h2>
<p class="note">{_size(whole)} · {escape(summary.described)}</p>{warnings}</div>"""


def _size(whole: Group) -> str:
    several = f", {whole.programs:,} programs a side" if whole.sampled else ""
    return f"{whole.problems:,} problems{several}"


def _cards(summary: Summary) -> Iterator[str]:
    """A card for each measure: both sides, the difference with its interval, what that means, and the difficulties."""
    whole, groups = summary.report.groups[0], summary.report.groups
    gap = whole.difference
    title = "Programs that pass" if summary.sampled else "Problems passed"
    counted = [f"{side.passed:,}<small> of {whole.problems:,}</small>" for side in (whole.base, whole.adapted)]
    rates = [f"{100 * side.strict_accuracy:.1f}<small> %</small>" for side in (whole.base, whole.adapted)]
    yield _card(
        summary,
        title,
        rates if summary.sampled else counted,
        _gap(100 * gap.strict_accuracy, gap.strict_accuracy_interval, 100, " points"),
        interval_words(gap.strict_accuracy_interval, factor=100, unit=" points"),
        _by_difficulty(
            summary,
            title,
            [(g.base.strict_accuracy, g.adapted.strict_accuracy) for g in groups],
            [(g.base.strict_accuracy_interval, g.adapted.strict_accuracy_interval) for g in groups],
        ),
        passed_words(whole, summary.sides),
        "".join(_pass_at_k(summary)),
    )
    yield _card(
        summary,
        "Tests passed",
        [f"{100 * side.test_case_average:.1f}<small> %</small>" for side in (whole.base, whole.adapted)],
        _gap(100 * gap.test_case_average, gap.test_case_average_interval, 100, " points"),
        interval_words(gap.test_case_average_interval, factor=100, unit=" points"),
        _by_difficulty(
            summary,
            "Tests passed",
            [(g.base.test_case_average, g.adapted.test_case_average) for g in groups],
            [(g.base.test_case_average_interval, g.adapted.test_case_average_interval) for g in groups],
        ),
        f"The share of a problem's tests that its program{'s pass' if summary.sampled else ' passes'}, averaged over "
        "problems.",
    )
    if gap.chrf is None or gap.chrf_interval is None:
        yield '<section class="card"><h3>CHRF</h3><p class="empty">No problem here has a reference.</p></section>'
        return
    known = [g for g in groups if g.base.chrf_interval and g.adapted.chrf_interval]
    yield _card(
        summary,
        "CHRF",
        [f"{side.chrf or 0:.1f}" for side in (whole.base, whole.adapted)],
        _gap(gap.chrf, gap.chrf_interval, 1, ""),
        interval_words(gap.chrf_interval, factor=1, unit=""),
        _by_difficulty(
            summary,
            "CHRF",
            [(g.base.chrf or 0, g.adapted.chrf or 0) for g in known],
            [(g.base.chrf_interval, g.adapted.chrf_interval) for g in known],
            groups=known,
        ),
        "Likeness to the nearest reference, 0 to 100, averaged over problems.",
    )


def _pass_at_k(summary: Summary) -> Iterator[str]:
    """A line for each pass@k; none if there is one sample for each problem."""
    base, adapted = summary.sides
    for each in summary.report.groups[0].pass_at_k:
        gap = _gap(100 * each.difference, each.difference_interval, 100, " points")
        yield (
            f'<p class="note">At least one of {each.k} samples passes (pass@{each.k}): {escape(base)} '
            f"<b>{100 * each.base:.1f} %</b>, {escape(adapted)} <b>{100 * each.adapted:.1f} %</b>, difference {gap}</p>"
        )


def _gap(value: float, interval: Interval, factor: float, unit: str) -> str:
    return (
        f"<b>{value:+.1f}</b>{unit} <span>· 95 % interval {factor * interval.low:+.1f} to {factor * interval.high:+.1f}"
        "</span>"
    )


def _card(
    summary: Summary, title: str, values: list[str], gap: str, means: str, chart: str, further: str, below: str = ""
) -> str:
    both = "".join(
        f'<p class="figure {side}"><span class="who">{escape(called)}</span> <b>{value}</b></p>'
        for side, called, value in zip(("base", "adapted"), summary.sides, values, strict=True)
    )
    return f"""<section class="card"><h3>{title}</h3><div class="figures">{both}<p class="figure gap">
<span class="who">difference</span> {gap}</p></div><p class="note">{escape(means)}</p>{chart}
<p class="note">{escape(further)}</p>{below}</section>"""


def _by_difficulty(
    summary: Summary,
    title: str,
    values: list[tuple[float, float]],
    intervals: list[tuple[Interval | None, Interval | None]],
    *,
    groups: list[Group] | None = None,
) -> str:
    """Both sides' values with their intervals, a row for each difficulty."""
    groups = list(summary.report.groups) if groups is None else groups
    shown, left = (format_number if title == "CHRF" else format_percent), 118
    bottom = TOP + 34 * len(groups)
    x = Scale.over([i.high for pair in intervals for i in pair if i], left, RIGHT, most=4)
    inner = "".join(f'<line class="grid" x1="{x.at(v)}" x2="{x.at(v)}" y1="{TOP}" y2="{bottom}"/>' for v in x.ticks)
    inner += "".join(text(x.at(value), bottom + 15, shown(value), "tick middle") for value in x.ticks)
    for number, (group, pair, spans) in enumerate(zip(groups, values, intervals, strict=True)):
        y = TOP + 34 * number + 17
        inner += text(8, y + 4, f"{group.name} {group.problems:,}", "tick strong" if not number else "tick")
        for side, value, span, place in zip(("base", "adapted"), pair, spans, (y - 6, y + 6), strict=True):
            if span is None:
                continue
            called = summary.sides[side == "adapted"]
            says = f"{group.name}, {called}: {shown(value)}, {shown(span.low)} to {shown(span.high)}"
            inner += (
                f'<line class="whisker {side}" x1="{x.at(span.low)}" x2="{x.at(span.high)}" y1="{place}" y2="{place}"/>'
            )
            inner += (square if side == "adapted" else dot)(x.at(value), place, side, says, radius=4)
    says = "; ".join(
        f"{g.name} {shown(base)} and {shown(adapted)}" for g, (base, adapted) in zip(groups, values, strict=True)
    )
    legend = list(zip(summary.sides, ("base", "adapted"), strict=True))
    name = f"{summary.run}-{title.lower().replace(' ', '-')}"
    heading = f"{title}, 95 % intervals"
    return figure(heading, inner, name=name, height=bottom + 24, says=says, legend=legend)


def _outcomes(summary: Summary, view: View) -> str:
    """How both sides did on the same problems: which of them passes, and which passes more tests."""
    base, adapted = summary.sides
    passes = {
        "only_base": f"only {base}",
        "only_adapted": f"only {adapted}",
        "both": "both",
        "neither": "neither",
    }
    moves = {"fewer": f"fewer with {adapted}", "same": "as many", "more": f"more with {adapted}"}
    once = " with at least one sample" if summary.sampled else ""
    mean = ", mean of its samples" if summary.sampled else ""
    return f"""<section class="card outcomes"><h3>Who passes a problem{once}</h3>
{_bars("outcome", passes, summary.outcomes, view.outcome, len(summary.rows))}
<h3>Tests accepted in a problem{mean}</h3>{_bars("moved", moves, summary.moves, view.moved, len(summary.rows))}
<p class="note">Click a bar to see its problems in the table.</p></section>"""


def _bars(ask: str, names: dict[str, str], counts: Counter[str], chosen: str, total: int) -> str:
    def bar(key: str, words: str) -> str:
        on = "true" if key == chosen else "false"
        width = 100 * counts[key] / max(total, 1)
        return (
            f'<button type="button" class="bar {ask}-{key}" data-ask="{ask}:{key}" aria-pressed="{on}">'
            f'<span>{escape(words)}</span><i style="--part: {width:.1f}%"></i><b>{counts[key]:,}</b></button>'
        )

    return f'<div class="bars">{"".join(bar(key, words) for key, words in names.items())}</div>'


def _kinds(summary: Summary, view: View) -> str:
    """The table of failure kinds: those of base in rows, those of adapted in columns."""
    base, adapted = map(escape, summary.sides)
    down = [kind for kind in KINDS if any(pair[0] == kind for pair in summary.kinds)]
    across = [kind for kind in KINDS if any(pair[1] == kind for pair in summary.kinds)]
    most = max(summary.kinds.values())

    def cell(pair: tuple[str, str]) -> str:
        count = summary.kinds[pair]
        if not count:
            return "<td></td>"
        on = "true" if pair == view.kinds else "false"
        label = f"{pair[0]} with {base}, {pair[1]} with {adapted}: {count}"
        return (
            f'<td><button type="button" data-ask="kinds:{pair[0]}&gt;{pair[1]}" aria-pressed="{on}" '
            f'aria-label="{label}" style="--part: {30 * count / most:.0f}%"'
            f"{' class=same' if pair[0] == pair[1] else ''}>{count:,}</button></td>"
        )

    heads = "".join(f'<th scope="col">{kind}</th>' for kind in across)
    rows = "".join(
        f'<tr><th scope="row">{before}</th>{"".join(cell((before, after)) for after in across)}'
        f"<td class=sum>{sum(summary.kinds[before, after] for after in across):,}</td></tr>"
        for before in down
    )
    sums = "".join(f"<td class=sum>{sum(summary.kinds[before, after] for before in down):,}</td>" for after in across)
    return f"""<section class="card"><h3>Why programs fail: <span class="base">{base}</span> down, \
<span class="adapted">{adapted}</span> across</h3><div class="kinds"><table><thead><tr><td></td>{heads}<td></td></tr>
</thead><tbody>{rows}<tr><th scope="row">in all</th>{sums}<td></td></tr></tbody></table></div>
<p class="note">The kind comes from the first test that is not accepted. Framed: the same on both sides.</p>
</section>"""


def _scatter(summary: Summary) -> str:
    """CHRF against the share of tests passed, both sides."""
    sides: dict[str, list[tuple[float, float, str]]] = {"base": [], "adapted": []}
    for row in summary.rows:
        for name, side in (("base", row.base), ("adapted", row.adapted)):
            for one in side.programs:
                if one.chrf is not None and row.tests:
                    sides[name].append((one.accepted / row.tests, one.chrf, _tooltip(row, one.accepted, one.chrf)))
    counted = sum(map(len, sides.values()))
    x, y = Scale.over([0, 1], LEFT, RIGHT), Scale.over([0, 100], 210, TOP)
    inner = axes(x, y, across="tests passed", shown=format_number, along=format_percent)
    for name, shape in (("base", dot), ("adapted", square)):
        if counted <= 2 * MOST_DOTS:
            inner += "".join(shape(x.at(a), y.at(b), name, says) for a, b, says in sides[name])
        else:
            inner += "".join(_fields(sides[name], name, x, y))
    legend = list(zip(summary.sides, ("base", "adapted"), strict=True))
    heading = "CHRF against tests passed"
    return figure(heading, inner, name=f"{summary.run}-scatter", height=244, says=f"{counted} programs", legend=legend)


def _tooltip(row: SummaryRow, accepted: int, chrf: float) -> str:
    return f"{row.problem_id}: {accepted} of {row.tests} tests, CHRF {chrf:.1f}"


def _fields(points: list[tuple[float, float, str]], name: str, x: Scale, y: Scale) -> Iterator[str]:
    """A mark for all programs that lie near each other, larger for more of them."""
    counts = Counter((round(a * FIELDS_ACROSS), round(b / 100 * FIELDS_UP)) for a, b, _ in points)
    most = max(counts.values(), default=1)
    for (across, up), count in counts.items():
        place = x.at(across / FIELDS_ACROSS), y.at(100 * up / FIELDS_UP)
        share = format_percent(across / FIELDS_ACROSS)
        says = f"{count:,} programs near {share} of tests, CHRF {100 * up / FIELDS_UP:.0f}"
        yield (square if name == "adapted" else dot)(
            *place, name, says, radius=round(1.5 + 6 * (count / most) ** 0.5, 1)
        )
