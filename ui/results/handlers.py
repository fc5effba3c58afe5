"""The Results tab: is adapted better, where, and how sure are we. What its events do.

A run is opened and summed up when somebody looks at it, and kept. One that cannot be read is one sentence. Where the
components stand is in results_layout.py.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any
from urllib.parse import urlencode
from weakref import ReferenceType, ref

import gradio as gr

from evaluation.errors import RunError
from ui.compare.download import save_request
from ui.compare.handlers import ComparePage
from ui.compare.picker import read_filter
from ui.html.text import escape
from ui.results.charts import overview
from ui.results.summary import Summary, summarise
from ui.results.table import FILES, as_file, problem_table
from ui.results.view import View
from ui.runs.stored import Stored
from ui.runs.stored_runs import KEPT, StoredRuns

NONE = "–"
"""In the picker of a second run: no second run."""
NO_RUNS = "There is no run here. `python -m evaluation run` makes one; start the page with --runs and its folder."


class ResultsPage:
    """The handlers of the tab."""

    def __init__(self, compare: ComparePage, runs: StoredRuns) -> None:
        self.compare, self.runs = compare, runs
        self._kept: OrderedDict[str, tuple[ReferenceType[Stored], Summary]] = OrderedDict()
        self._lock = Lock()

    def summary(self, name: str) -> Summary:
        """Of a run, or of two. Raises RunError."""
        stored = self.runs.open(name)
        with self._lock:
            kept = self._kept.pop(name, None)
            found = kept[1] if kept and kept[0]() is stored else summarise(stored, self.compare.picker)
            self._kept[name] = ref(stored), found  # its pairs, which are large, are stored_runs.py's to keep or not
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return found

    def drawn(self, view: View) -> tuple[Any, ...]:
        """The values of view, overview and table."""
        names = self.runs.names()
        if not names:
            return view, _sentence(NO_RUNS), ""
        try:
            found = self.summary(view.opened)
        except RunError as error:
            return view, _sentence(f"{error}."), ""
        return view, _below(found, view) + overview(found, view), problem_table(found, view)

    def chosen(self, view: View) -> View:
        """With a run that is there."""
        names = self.runs.names()
        run = view.run if view.run in names else next(iter(names), "")
        return view if run == view.run else View(run)

    def on_load(self, request: gr.Request) -> tuple[Any, View]:
        """What the address names: `?tab=results&run=…`. The run is set together with the tab, whose opening draws it.

        Loads the statistics on the way, half a second that nobody has to wait for.
        """
        import scipy.stats  # noqa: F401

        query = {key: str(value)[:400] for key, value in request.query_params.items()}
        first, _, second = query.get("run", "").partition("..")
        names = self.runs.names()
        view = View(first if first in names else "", second if second in names and second != first else "")
        return gr.Tabs(selected="results") if query.get("tab") == "results" else gr.skip(), view

    def on_open(self, view: View) -> tuple[Any, ...]:
        """The tab was opened: the pickers, with runs that have come since, and everything."""
        view, names = self.chosen(view), self.runs.names()
        run = gr.Dropdown(names, value=view.run or None)
        return run, gr.Dropdown([NONE, *names], value=view.against or NONE), *self.drawn(view)

    def on_run(self, view: View, run: Any, against: Any) -> tuple[Any, ...]:
        names = self.runs.names()
        against = str(against) if against in names else ""
        return self.drawn(self.chosen(view.of_run(str(run or ""), against)))

    def on_search(self, view: View, query: Any) -> tuple[View, Any]:
        view = self.chosen(view).searching(query)
        return view, self._table(view)

    def on_ask(self, event: gr.SelectData, view: View) -> tuple[Any, ...]:
        """A filter, an order or a page was clicked."""
        return self.drawn(self.chosen(view).asked(event.value))

    def _table(self, view: View) -> str:
        try:
            return problem_table(self.summary(view.opened), view)
        except RunError:
            return ""

    def on_pair(self, event: gr.EventData, view: View, *wanted: Any) -> tuple[Any, ...]:
        """A problem was clicked: the Compare tab, with its stored pair."""
        problem = self.compare.picker.get(str(_value(event)))
        if problem is None:
            raise gr.Error("This problem is not among those loaded.", print_exception=False)
        run = self.chosen(view).opened
        screen = self.compare.catalogue.open(problem, run)
        return gr.Tabs(selected="compare"), *self.compare.draw_problem(screen, read_filter(*wanted), run)

    def on_save(self, event: gr.EventData, view: View) -> str:
        kind = str(_value(event))
        try:
            found = self.summary(self.chosen(view).opened)
        except RunError as error:
            raise gr.Error(escape(str(error)), print_exception=False) from None
        return save_request(as_file(found, view, kind), time.monotonic_ns())


def _value(event: gr.EventData) -> Any:
    data = getattr(event, "_data", None)
    return data.get("value", "") if isinstance(data, Mapping) else ""


def _sentence(text: str) -> str:
    return f'<p class="banner" role="status">{escape(text)}</p>'


def _below(found: Summary, view: View) -> str:
    """The line of links and files."""
    link = escape("?" + urlencode({"tab": "results", "run": view.opened}))
    names = {"csv": "Save table (CSV)", "json": "Save report (JSON)", "markdown": "Save report (Markdown)"}
    saves = "".join(f'<button type="button" data-file="{kind}">{names[kind]}</button>' for kind in FILES)
    return f'<p class="run-files"><a href="{link}">Link to this run</a>{saves}</p>'
