"""Find a problem among many: the filter, and the list that opens below the search box.

The list stays short however many problems there are: a browser never receives 10,000 of them. Does not open a problem.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from evaluation.problems.sources import DIFFICULTIES, Problem
from ui.html.maths import with_formulas
from ui.html.text import escape
from ui.script import read_script

SHOWN = 40
ANY = "any"
KINDS = ("stdin", "call")
REFERENCES = ("with", "without")
KEPT_SEARCHES = 32
QUERY_CHARACTERS = 200

CHOOSE = read_script("compare/picker")


@dataclass(frozen=True)
class Filter:
    """What a visitor is looking for; an empty filter matches everything."""

    query: str = ""
    difficulty: str = ANY
    kind: str = ANY
    references: str = ANY
    source: str = ANY


def read_filter(query: Any = "", *raw: Any) -> Filter:
    """The filter in a browser's values: the query, then difficulty, kind, references and source."""
    return Filter(str(query or "")[:QUERY_CHARACTERS], *(str(value or ANY)[:QUERY_CHARACTERS] for value in raw[:4]))


@dataclass(frozen=True)
class Entry:
    """What a search looks at, prepared once: lowering 10,000 statements takes longer than searching them."""

    problem: Problem
    text: str
    """Id, function name and statement, in lower case."""
    title: str
    features: tuple[str, ...]
    """Difficulty, kind, whether there are references, and source, in the order of Filter."""

    @classmethod
    def of(cls, problem: Problem) -> Entry:
        text = f"{problem.problem_id}\n{problem.fn_name or ''}\n{problem.question}".lower()
        references = REFERENCES[0 if problem.references else 1]
        features = (problem.difficulty, problem.kind, references, problem.source)
        return cls(problem, text, problem.title.lower(), features)

    def begins_with(self, query: str) -> bool:
        return self.text.startswith(query) or self.title.startswith(query)


class Picker:
    """The problems of one page, searchable by id, title, function name and statement.

    A search is a plain scan: 10,000 statements are 17 MB, which `in` searches in about 15 ms, less than an index of
    substrings would need for a common letter. The last results are cached: each step to the next problem asks again.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self._problems = {problem.problem_id: problem for problem in problems}
        self._entries = [Entry.of(problem) for problem in self._problems.values()]
        self.find = lru_cache(KEPT_SEARCHES)(self._find)

    def __len__(self) -> int:
        return len(self._problems)

    def get(self, problem_id: str) -> Problem | None:
        return self._problems.get(problem_id)

    @property
    def difficulties(self) -> list[str]:
        """The difficulties that occur, the usual three first."""
        names = {problem.difficulty for problem in self._problems.values()}
        return [name for name in DIFFICULTIES if name in names] + sorted(names.difference(DIFFICULTIES))

    @property
    def references_vary(self) -> bool:
        """Whether some problems have references and others have none; only then is there a choice."""
        return len({entry.features[2] for entry in self._entries}) > 1

    @property
    def sources(self) -> list[str]:
        """The sites that problems come from, those with most problems first."""
        counts = Counter(problem.source for problem in self._problems.values() if problem.source)
        return [source for source, _ in counts.most_common()]

    def _find(self, criteria: Filter) -> tuple[Problem, ...]:
        """Problems that contain every word of the query; those whose id or title begins with the query come first."""
        query = criteria.query.lower().strip()
        entries = self._entries
        for place, feature in enumerate((criteria.difficulty, criteria.kind, criteria.references, criteria.source)):
            if feature != ANY:
                entries = [entry for entry in entries if entry.features[place] == feature]
        for word in sorted(query.split(), key=len, reverse=True):  # the longest word leaves the fewest entries
            entries = [entry for entry in entries if word in entry.text]
        if query:
            entries = sorted(entries, key=lambda entry: not entry.begins_with(query))
        return tuple(entry.problem for entry in entries)

    def neighbour(self, criteria: Filter, current: str, step: int) -> Problem | None:
        """The problem `step` places on in the filtered list, wrapping around; the first if `current` is not in it."""
        problems = self.find(criteria)
        if not problems:
            return None
        ids = [problem.problem_id for problem in problems]
        return problems[(ids.index(current) + step) % len(problems)] if current in ids else problems[0]


def problem_list(problems: Sequence[Problem], *, current: str, stored: Collection[str]) -> str:
    """HTML of the list below the search box: the first `SHOWN` problems, and how many more there are."""
    if not problems:
        return '<div class="found" role="group" aria-label="problems"><p class="empty">No problem matches.</p></div>'
    rows = "".join(_entry(problem, current, stored) for problem in problems[:SHOWN])
    more = len(problems) - SHOWN
    rest = f'<p class="empty">{more:,} more; type to narrow the list</p>' if more > 0 else ""
    return f'<div class="found" role="group" aria-label="problems">{rows}{rest}</div>'


def _entry(problem: Problem, current: str, stored: Collection[str]) -> str:
    facts = [problem.difficulty, problem.kind, *["stored result"] * (problem.problem_id in stored)]
    tags = "".join(f'<span class="tag">{escape(fact)}</span>' for fact in facts)
    name = escape(problem.problem_id)
    here = ' aria-current="true"' if problem.problem_id == current else ""
    return f"""<button type="button" data-id="{name}"{here}><span class="id">{name}</span>
<span class="title">{with_formulas(problem.title)}</span><span class="facts">{tags}</span></button>"""


def place(problems: Sequence[Problem], current: str) -> str:
    """HTML of "3 of 10": the place of the current problem in the filtered list."""
    ids = [problem.problem_id for problem in problems]
    position = f"{ids.index(current) + 1:,}" if current in ids else "–"
    return f'<p class="place">{position} of {len(ids):,}</p>'
