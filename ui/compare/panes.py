"""The statement, the two code columns, the state line and the header as HTML. Pure: screens in, escaped HTML out."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.problems.sources import Problem
from ui.compare.shift import shift_tab
from ui.html.listing import completion_listing, program_listing, text_listing
from ui.html.statement import render_statement
from ui.html.text import escape, quantity
from ui.runs.screen import Screen, Side, Stage, strength_note
from ui.script import read_script

NO_PROGRAM = '<p class="empty middle">The completion contains no program.</p>'
NOTHING_YET = {
    Stage.EMPTY: "Press Generate, and both models write a program here.",
    Stage.WAITING: "waiting for its turn",
    Stage.WRITING: "reading the problem",
}
REFERENCES_SHOWN = 5
FIRST_TAB = read_script("compare/panes")
ENDINGS = {"stop": "", "length": "cut at the length limit", "cancelled": "stopped"}


def statement_pane(problem: Problem) -> str:
    """The left column: what the problem is, its text, its starter code and its references."""
    facts = (
        problem.difficulty,
        f"calls {problem.fn_name}" if problem.fn_name else "reads stdin",
        quantity(len(problem.tests), "test"),
    )
    tags = "".join(f'<span class="tag">{escape(fact)}</span>' for fact in facts)
    views = {"problem": ("Problem", render_statement(problem.question))}
    if problem.starter_code.strip():
        code = problem.starter_code.strip("\n").rstrip()
        views["starter"] = ("Starter code", program_listing(code, label="starter code"))
    if problem.references:
        views["references"] = (quantity(len(problem.references), "reference"), _references(problem))
    tabs = "".join(_tab("statement", view, label, checked=view == "problem") for view, (label, _) in views.items())
    bodies = "".join(f'<div class="view-{view}">{body}</div>' for view, (_, body) in views.items())
    name, tags = escape(problem.problem_id), tags + _origin(problem)
    return f"""<section class="pane statement" aria-label="problem" data-problem="{name}">
<div class="pane-head"><h2>Problem {name}</h2><span class="facts">{tags}</span></div>
<div class="pane-tabs" role="radiogroup" aria-label="problem: what is shown">{tabs}</div>
<input type="checkbox" class="fold" id="fold"><label class="fold-label" for="fold">whole statement</label>
<div class="pane-body prose-body" tabindex="0" role="region" aria-label="statement">{bodies}</div></section>"""


def _origin(problem: Problem) -> str:
    """A link to the page that the problem comes from, if its address is a web address."""
    if not problem.url.startswith(("https://", "http://")):
        return ""
    link = f'<a href="{escape(problem.url)}" target="_blank" rel="noopener noreferrer">{escape(problem.source)}</a>'
    return f'<span class="tag">{link}</span>'


def _references(problem: Problem) -> str:
    """The first references. They stand behind a tab, for visitors who want to solve the problem first."""
    shown = problem.references[:REFERENCES_SHOWN]
    listings = "".join(
        f"<h3>Reference {n}</h3>{program_listing(text, label=f'reference {n}')}" for n, text in enumerate(shown, 1)
    )
    more = len(problem.references) - len(shown)
    return listings + (f'<p class="more">{quantity(more, "more reference")}</p>' if more else "")


def side_pane(screen: Screen, name: str) -> str:
    """One code column."""
    side = screen.sides[name]
    writing = screen.stage is Stage.WRITING and side.finish is None
    called = escape(screen.name_of(name))
    return f"""<section class="pane side {name}{" writing" if writing else ""}" aria-label="{called}">
<div class="pane-head"><h2>{called}</h2>{_strength(screen, name)}<span class="facts">{_speed(screen, side)}
<span class="state">{_state(screen, side)}</span></span></div>{_body(screen, name, side)}</section>"""


def _strength(screen: Screen, name: str) -> str:
    """A tag beside the adapted side's name, if the adapter is weaker or stronger than it was trained."""
    note = strength_note(screen.origin.strength) if screen.origin and name == "adapted" else ""
    return f'<span class="tag">{escape(note)}</span>' if note else ""


def _speed(screen: Screen, side: Side) -> str:
    """How long writing took; a stored result shows only its length, because its seconds are those of a whole batch."""
    if not side.tokens:
        return ""
    if screen.stage is Stage.STORED:
        return f"<span>{quantity(side.tokens, 'token')}</span>"
    rate = f"<span>{side.tokens / side.seconds:.0f} tokens/s</span>" if side.seconds > 0 else ""
    return f'{rate}<span>{side.seconds:.1f} s</span><span class="wide">{side.tokens} tokens</span>'


def _state(screen: Screen, side: Side) -> str:
    if screen.stage is Stage.WRITING:
        return "writing" if side.finish is None else ENDINGS.get(side.finish, "") or "written"
    if screen.stage is Stage.WAITING:
        return "waiting"
    if screen.stage is Stage.STOPPED and side.finish is None:
        return "stopped"
    return ENDINGS.get(side.finish or "", "")


def _body(screen: Screen, name: str, side: Side) -> str:
    if side.program is not None:
        return _tabs(screen, name, side)
    if side.completion:
        return f'<div class="pane-body">{text_listing(side.completion, label=f"{name} completion")}</div>'
    text = NOTHING_YET.get(screen.stage, "nothing was written")
    return f'<div class="pane-body"><p class="empty middle">{text}</p></div>'


def _tabs(screen: Screen, name: str, side: Side) -> str:
    """Program, raw completion and shift, as radio buttons: the choice then survives an update and needs no script."""
    assert side.program is not None
    program = side.program
    written = bool(program.source.strip())
    listing = program_listing(program.source, label=f"{name} program") if written else NO_PROGRAM
    tabs = (
        _tab(name, "program", "Program", checked=written),
        _tab(name, "raw", "Completion", checked=not written),
        _tab(name, "shift", "Shift", checked=False),
    )
    return f"""<div class="pane-tabs" role="radiogroup" aria-label="{name}: what is shown">{"".join(tabs)}\
<button type="button" class="jump" data-jump="diff">Diff</button></div>
<div class="pane-body program">{listing}</div>
<div class="pane-body raw">{completion_listing(program, label=f"{name} completion")}</div>
<div class="pane-body shift">{shift_tab(screen, name)}</div>"""


def _tab(side: str, view: str, label: str, *, checked: bool) -> str:
    name, mark = f"{side}-{view}", " checked" if checked else ""
    return f'<input type="radio" name="{side}-view" id="{name}"{mark}><label for="{name}">{label}</label>'


def state_line(screen: Screen) -> str:
    """The state of the comparison in words; a live region, so that screen readers read it out."""
    origin = f'<span class="origin">{escape(screen.description)}</span>' if screen.origin else ""
    return f"""<p class="state-line {screen.stage.value}" role="status" aria-live="polite"><span class="message">\
{escape(screen.message)}</span>{origin}</p>"""


def page_header(*, contestants: Sequence[str], model: str, isolation: str, banner: str) -> str:
    """The top line: the title, the two contestants, the state of the model and how programs are isolated."""
    facts = "".join(f"<span>{escape(fact)}</span>" for fact in (*contestants, model, f"isolation {isolation}"))
    warning = f'<p class="banner" role="alert">{escape(banner)}</p>' if banner else ""
    return f'<header class="top"><h1>APPS side by side</h1><p class="facts">{facts}</p></header>{warning}'
