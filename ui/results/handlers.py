"""The handlers of the Results tab, which answers: is adapted better, where, and how certain is that?

A run is opened and summed up when somebody looks at it, and kept. A run that cannot be read becomes one sentence. Where
the components stand is in layout.py.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock
from typing import Any
from urllib.parse import urlencode
from weakref import ReferenceType, ref

import gradio as gr

from evaluation.errors import RunError
from ui.compare.download import save_request
from ui.compare.handlers import ComparePage
from ui.compare.picker import read_filter
from ui.events import event_value
from ui.html.notice import notice
from ui.html.text import escape
from ui.results.charts import overview
from ui.results.summary import Summary, summarise
from ui.results.table import FILES, as_file, problem_table
from ui.results.view import View
from ui.runs.stored import Stored
from ui.runs.stored_runs import KEPT, StoredRuns

NONE = "–"
"""The choice of no second run."""
NO_RUNS = (
    "There is no run here. Make one with `python -m evaluation run` and start the page with --runs and its folder."
)


class ResultsPage:
    """The handlers of the tab."""

    def __init__(self, compare: ComparePage, runs: StoredRuns) -> None:
        self.compare, self.runs = compare, runs
        self._summaries: OrderedDict[str, tuple[ReferenceType[Stored], Summary]] = OrderedDict()
        self._lock = Lock()

    def summary(self, name: str) -> Summary:
        """The summary of a run, or of two. Raises RunError if a run cannot be read."""
        stored = self.runs.open(name)
        with self._lock:
            origin, summary = self._summaries.pop(name, (None, None))
            if summary is None or origin is None or origin() is not stored:
                summary = summarise(stored, self.compare.picker)
            self._summaries[name] = (
                ref(stored),
                summary,
            )  # a weak reference: stored_runs.py decides how long pairs are kept
            while len(self._summaries) > KEPT:
                self._summaries.popitem(last=False)
            return summary

    def draw(self, view: View) -> tuple[Any, ...]:
        """The values of view, overview and table."""
        names = self.runs.names()
        if not names:
            return view, notice(NO_RUNS), ""
        try:
            summary = self.summary(view.run_name)
        except RunError as error:
            return view, notice(f"{error}."), ""
        return view, _links(view) + overview(summary, view), problem_table(summary, view)

    def choose_run(self, view: View) -> View:
        """The view, if its run is there; otherwise the view of the first run."""
        names = self.runs.names()
        run = view.run if view.run in names else next(iter(names), "")
        return view if run == view.run else View(run)

    def on_load(self, request: gr.Request) -> tuple[Any, View]:
        """Open what the address names: `?tab=results&run=…`. Opening the tab then draws the run.

        Imports scipy meanwhile, which takes half a second, so that no visitor waits for it later.
        """
        import scipy.stats  # noqa: F401

        query = {key: str(value)[:400] for key, value in request.query_params.items()}
        first, _, second = query.get("run", "").partition("..")
        names = self.runs.names()
        view = View(first if first in names else "", second if second in names and second != first else "")
        return gr.Tabs(selected="results") if query.get("tab") == "results" else gr.skip(), view

    def on_open(self, view: View) -> tuple[Any, ...]:
        """The tab was opened: draw everything, and list the runs that have appeared since."""
        view, names = self.choose_run(view), self.runs.names()
        run = gr.Dropdown(names, value=view.run or None)
        return run, gr.Dropdown([NONE, *names], value=view.against or NONE), *self.draw(view)

    def on_run(self, view: View, run: Any, against: Any) -> tuple[Any, ...]:
        names = self.runs.names()
        against = str(against) if against in names else ""
        return self.draw(self.choose_run(view.switch_run(str(run or ""), against)))

    def on_search(self, view: View, query: Any) -> tuple[View, Any]:
        view = self.choose_run(view).search(query)
        return view, self._table(view)

    def on_ask(self, event: gr.SelectData, view: View) -> tuple[Any, ...]:
        """A filter, an order or a page was clicked."""
        return self.draw(self.choose_run(view).apply(event.value))

    def _table(self, view: View) -> str:
        try:
            return problem_table(self.summary(view.run_name), view)
        except RunError:
            return ""

    def on_pair(self, event: gr.EventData, view: View, *filters: Any) -> tuple[Any, ...]:
        """A problem was clicked: the Compare tab, with its stored pair."""
        problem = self.compare.picker.get(str(event_value(event)))
        if problem is None:
            raise gr.Error("This problem is not among those loaded.", print_exception=False)
        run = self.choose_run(view).run_name
        screen = self.compare.catalogue.open(problem, run)
        return gr.Tabs(selected="compare"), *self.compare.draw_problem(screen, read_filter(*filters), run)

    def on_save(self, event: gr.EventData, view: View) -> str:
        kind = str(event_value(event))
        try:
            summary = self.summary(self.choose_run(view).run_name)
        except RunError as error:
            raise gr.Error(escape(str(error)), print_exception=False) from None
        return save_request(as_file(summary, view, kind), time.monotonic_ns())


def _links(view: View) -> str:
    """The link to the run, and the buttons that save files."""
    link = escape("?" + urlencode({"tab": "results", "run": view.run_name}))
    labels = {"csv": "Save table (CSV)", "json": "Save report (JSON)", "markdown": "Save report (Markdown)"}
    saves = "".join(f'<button type="button" data-file="{kind}">{labels[kind]}</button>' for kind in FILES)
    return f'<p class="run-files"><a href="{link}">Link to this run</a>{saves}</p>'
