"""The page's endpoints for programs (gradio_client) and for models (MCP): typed, JSON in and out, every input checked.

They return what the page shows and no more, from the same parts and through the same queue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import wraps
from inspect import isgeneratorfunction
from typing import Any

import gradio as gr

from evaluation.errors import UserError
from evaluation.judge.case_row import case_as_json
from evaluation.problems.sources import DIFFICULTIES, Problem
from evaluation.runs.format import pair_as_json
from generation.decode import GenerationSettings
from ui.compare.download import as_case, as_record
from ui.compare.handlers import ComparePage
from ui.compare.live.trial import read_program, run_trial
from ui.compare.picker import ANY, QUERY_CHARACTERS, Filter
from ui.compare.request import read_request
from ui.html.text import replace_surrogates
from ui.runs.screen import SIDES, Screen, Stage
from ui.runs.stored import Stored

LISTED = 100
SHOWN_CHARACTERS = 80


class Api:
    """The endpoints. Only the sentence of a UserError reaches the caller, nothing else about an error."""

    def __init__(self, page: ComparePage) -> None:
        self._page = page

    def problems(self, query: str = "", difficulty: str = "any") -> list[dict]:
        """Find problems by words of their id, title or statement.

        Args:
            query: words that must all occur; an empty query lists everything
            difficulty: introductory, interview, competition, or any

        Returns:
            At most 100 problems: id, title, difficulty, kind (stdin or call), source, number of tests, and whether a
            result is stored
        """
        known = (ANY, *DIFFICULTIES, *self._page.picker.difficulties)
        if difficulty not in known:
            raise _error(f"there is no difficulty {_quote(difficulty)}; pass one of {', '.join(dict.fromkeys(known))}")
        problems = self._page.picker.find(Filter(str(query)[:QUERY_CHARACTERS], difficulty))
        return [self._summarise(problem) for problem in problems[:LISTED]]

    def _summarise(self, problem: Problem) -> dict[str, Any]:
        return {
            "problem_id": problem.problem_id,
            "title": problem.title,
            "difficulty": problem.difficulty,
            "kind": problem.kind,
            "source": problem.source,
            "tests": len(problem.tests),
            "stored": problem.problem_id in self._page.stored.pairs,
        }

    def problem(self, problem_id: str) -> dict:
        """Get one problem: its statement, starter code and references.

        Args:
            problem_id: an id that /problems lists

        Returns:
            The statement (question), starter_code, fn_name of the function to write, url, and up to 5 references
        """
        problem = self._find(problem_id)
        further = {"question": problem.question, "starter_code": problem.starter_code, "fn_name": problem.fn_name}
        return self._summarise(problem) | further | {"url": problem.url, "references": list(problem.references[:5])}

    def compare(
        self,
        problem_id: str,
        max_new_tokens: int = GenerationSettings.max_new_tokens,
        temperature: float = GenerationSettings.temperature,
        seed: int = GenerationSettings.seed,
    ) -> Iterator[dict]:
        """Let the base model and the adapted model write a program for a problem, and run both against its tests.

        Args:
            problem_id: an id that /problems lists
            max_new_tokens: the length at which a completion is cut, in tokens, up to 1024
            temperature: 0 is greedy
            seed: the seed for sampling, used if the temperature is above 0

        Returns:
            While it runs, the stage, a message and both texts; at the end the pair, every verdict, and the provenance
        """
        problem = self._find(problem_id)
        values = {"length": max_new_tokens, "temperature": temperature, "seed": seed}
        try:
            request = read_request(values)
        except ValueError as error:
            raise _error(str(error)) from None
        with closing(self._page.live.compare(problem, request.settings)) as screens:
            for screen in screens:
                if screen.stage is Stage.FAILED:
                    raise _error(screen.message)
                yield self._report_progress(screen)

    def _report_progress(self, screen: Screen) -> dict[str, Any]:
        known = {"stage": screen.stage.value, "message": screen.message}
        if screen.stage is Stage.DONE and screen.judged:
            record = as_record(screen, self._page.setup)
            return known | record | {"provenance": _rename_path(record["provenance"])}
        return known | {name: screen.sides[name].completion for name in SIDES}

    def judge(self, problem_id: str, program: str) -> dict:
        """Run a Python program against the tests of a problem, in the sandbox.

        Args:
            problem_id: an id that /problems lists
            program: the whole source

        Returns:
            Whether it passed, and a verdict, CPU seconds and memory for each test
        """
        problem = self._find(problem_id)
        if not self._page.own_programs:
            raise _error("the owner of this page does not allow visitors to run their own programs")
        try:
            *_, trial = run_trial(self._page.live.judge, problem, read_program(program))
        except UserError as error:
            raise _error(str(error)) from None
        if trial.failure:
            raise _error(trial.failure)
        cases = [case_as_json(as_case(case), keep_output=True) for case in trial.cases if case]
        passed = bool(cases) and trial.accepted == len(problem.tests)
        return {"problem_id": problem.problem_id, "passed": passed, "cases": cases, "notes": list(trial.notes)}

    def runs(self) -> list[dict]:
        """List the finished runs that this page holds.

        Returns:
            Each run's name, settings, number of pairs, and how often each side passes
        """
        return [_describe_run(stored) for stored in self._page.runs.values() if stored.pairs]

    def pair(self, run: str, problem_id: str) -> dict:
        """Get a stored pair of a finished run: both completions and programs, with every verdict.

        Args:
            run: a name that /runs lists
            problem_id: an id of a problem in that run

        Returns:
            The pair, with the settings and the provenance of its run
        """
        stored = self._page.runs.get(run) if isinstance(run, str) else None
        if stored is None or not stored.pairs:
            raise _error(f"there is no run {_quote(run)}; /runs lists the runs of this page")
        pair = stored.pairs.get(problem_id) if isinstance(problem_id, str) else None
        if pair is None:
            raise _error(f"the run {_quote(run)} holds no problem {_quote(problem_id)}")
        return pair_as_json(pair) | {
            "settings": dict(stored.settings),
            "provenance": _rename_path(stored.provenance),
        }

    def _find(self, problem_id: str) -> Problem:
        problem = self._page.picker.get(problem_id) if isinstance(problem_id, str) else None
        if problem is None:
            raise _error(f"there is no problem {_quote(problem_id)}; /problems lists the problems of this page")
        return problem


def _describe_run(stored: Stored) -> dict[str, Any]:
    outcomes = [pair.outcome for pair in stored.pairs.values()]
    counts = {name: outcomes.count(name) for name in ("both", "only_base", "only_adapted", "neither")}
    return {"run": stored.name, "pairs": len(outcomes), "outcomes": counts, "settings": dict(stored.settings)}


def _rename_path(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The provenance with another name for `path`: gradio_client downloads whatever has a `path` as a file."""
    return {
        key: {"engine_path" if name == "path" else name: fact for name, fact in value.items()}
        if isinstance(value, Mapping)
        else value
        for key, value in facts.items()
    }


def _error(text: str) -> gr.Error:
    return gr.Error(text, print_exception=False)


def _quote(value: Any) -> str:
    return repr(str(value)[:SHOWN_CHARACTERS])


def _with_sendable_answers(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """The endpoint with answers that JSON can hold, whatever texts are in them."""
    if isgeneratorfunction(endpoint):

        @wraps(endpoint)
        def stream(*arguments: Any) -> Iterator[Any]:
            with closing(endpoint(*arguments)) as answers:
                yield from map(_clean, answers)

        return stream

    @wraps(endpoint)
    def answer(*arguments: Any) -> Any:
        return _clean(endpoint(*arguments))

    return answer


def _clean(value: Any) -> Any:
    """The value without lone surrogates, at every depth."""
    if isinstance(value, str):
        return replace_surrogates(value)
    if isinstance(value, Mapping):
        return {_clean(key): _clean(item) for key, item in value.items()}
    return [_clean(item) for item in value] if isinstance(value, (list, tuple)) else value


def add_api(page: ComparePage) -> None:
    """Register the endpoints; to be called inside a Blocks context."""
    api = Api(page)
    engine = {"concurrency_limit": page.at_once, "concurrency_id": "engine"}
    limits: Mapping[str, Mapping[str, Any]] = {
        "compare": engine,
        "judge": {"concurrency_limit": 4, "concurrency_id": "edit"},
    }
    for name in ("problems", "problem", "compare", "judge", "runs", "pair"):
        gr.api(_with_sendable_answers(getattr(api, name)), api_name=name, **limits.get(name, {"concurrency_limit": 8}))
