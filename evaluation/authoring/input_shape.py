"""The shape of a problem's inputs, learned from its tests: ranges, lengths, counts, and what is likely promised.

An input is a tree of lists with numbers and texts as leaves: the lines and words of a stdin test, or the arguments of a
call. Nodes that play the same part share a slot: of 1 to 50 rows of two numbers, all first numbers are one slot.
What is learned is a guess that leans to the narrow side, after Ernst et al. 2001, "Dynamically discovering likely
program invariants"; an input of the right shape may still break the statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

Tree = Any
Path = tuple[int, ...]
"""Indices from the root to a node."""
Slot = tuple[int, ...]
"""A path on which the like elements of a list share one index."""
Visit = tuple[Path, Slot, Tree]
Series = tuple[int, ...]
"""One count in each test."""

DIFFER = re.compile(r"distinct|differ|unique|permutation|twice|no two|\bonce\b|<(?!=)", re.IGNORECASE)
SORTED = re.compile(r"sorted|ascending|descending|increasing|decreasing|\border", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w.])(-?\d{1,18})(?:(?:\^|\*\*)(\d{1,2}))?")
WIDEST_ROW = 6
"""So many numbers of a row have their order to one another learned."""


class Shape:
    """What the inputs of one problem have in common."""

    def __init__(self, trees: Sequence[Tree], statement: str) -> None:
        self.lengths: dict[Slot, tuple[int, int]] = {}
        """Fewest and most elements of the lists, or characters of the texts, at a slot."""
        self.leaves: dict[Slot, list[Any]] = {}
        """The numbers and texts that the tests have at a slot."""
        self.tails: dict[Slot, int] = {}
        """The index from which on the elements of a list of varying length are alike."""
        self._survey((), trees)
        tests = [list(self.visit(tree)) for tree in trees]
        self.links, self.fixed = _links(tests)
        """To the slot of a length all slots whose counts (a number, a length) change with it; slots that may not."""
        self.local = {slot for slot in self.leaves if all(_is_local(slot, test) for test in tests)}
        """Slots whose numbers never exceed the sizes of their own test, such as the ends of an edge."""
        self._named = named_numbers(statement.partition("Example")[0])
        self._signs: dict[Any, set[int]] = defaultdict(lambda: set() if DIFFER.search(statement) else {0})
        for place, sign in (found for test in tests for found in self._signs_in(test)):
            self._signs[place].add(sign)
        kinds = {"consecutive"} | ({"differ"} if DIFFER.search(statement) else set())
        kinds |= {"ascending", "descending"} if SORTED.search(statement) else set()
        broken = {promise for test in tests for promise, held in _promises(test) if not held}
        kept = {promise for test in tests for promise, held in _promises(test) if held} - broken
        self._kept = {promise for promise in kept if promise[0] in kinds}

    def _survey(self, slot: Slot, nodes: Sequence[Tree]) -> None:
        sized = [len(node) for node in nodes if isinstance(node, list | str)]
        if sized:
            self.lengths[slot] = (min(sized), max(sized))
        self.leaves[slot] = [node for node in nodes if not isinstance(node, list)]
        lists = [node for node in nodes if isinstance(node, list)]
        self.tails[slot] = _tail(lists)
        children = defaultdict(list)
        for index, child in (item for node in lists for item in enumerate(node)):
            children[self.step(slot, index)].append(child)
        for step, group in children.items():
            self._survey((*slot, step), group)

    def step(self, slot: Slot, index: int) -> int:
        """An index as part of a slot."""
        return min(index, self.tails[slot])

    def visit(self, tree: Tree, path: Path = (), slot: Slot = ()) -> Iterator[Visit]:
        """Every node with its path and slot, parents first."""
        yield path, slot, tree
        for index, child in enumerate(tree if isinstance(tree, list) else ()):
            yield from self.visit(child, (*path, index), (*slot, self.step(slot, index)))

    def range_of(self, slot: Slot, test: Sequence[Visit]) -> tuple[int, int]:
        """Between what a number at the slot of this test may lie.

        As in the tests; where they end at no number that the statement names, up to the next one that it does name.
        """
        numbers = [leaf for leaf in self.leaves[slot] if type(leaf) is int]
        low = max((named for named in self._named if named <= min(numbers)), default=min(numbers))
        high = min((named for named in self._named if named >= max(numbers)), default=max(numbers))
        return low, min(high, max(low, _size(slot, test))) if slot in self.local else high

    def allows(self, tree: Tree) -> bool:
        """Whether the tree keeps what all tests keep."""
        test = list(self.visit(tree))
        ordered = all(sign in self._signs[place] for place, sign in self._signs_in(test))
        return ordered and all(held or promise not in self._kept for promise, held in _promises(test))

    def _signs_in(self, test: Iterable[Visit]) -> Iterator[tuple[Any, int]]:
        """For each two numbers of a row, but its like elements: is the first smaller (-1), the same or larger (1)?"""
        for _, slot, node in test:
            numbers = enumerate(node[: min(self.tails[slot], WIDEST_ROW)] if isinstance(node, list) else ())
            for (i, one), (j, other) in combinations(numbers, 2):
                if type(one) is type(other) is int:
                    yield (slot, i, j), (one > other) - (one < other)


def named_numbers(text: str) -> list[int]:
    """The integers that a text names, in order; `10^5` and `10**5` too."""
    return sorted({int(base) ** int(power or 1) for base, power in NUMBER.findall(text)})


def _tail(lists: Sequence[list[Any]]) -> int:
    """From where on elements are alike: the shortest list's last one, unless that is of another kind or counts them."""
    fewest, most = min(map(len, lists), default=0), max(map(len, lists), default=0)
    if fewest in (0, most):
        return fewest
    last = {_kind(one[fewest - 1]) for one in lists}
    rest = {_kind(element) for one in lists for element in one[fewest:]}
    heads = [[n for e in one[:fewest] for n in (e if isinstance(e, list) else [e])] for one in lists]
    counted = any(
        all(number == len(one) - fewest for number, one in zip(numbers, lists, strict=True))
        for numbers in zip(*heads, strict=False)
    )
    return fewest if counted or last.isdisjoint(rest) else fewest - 1


def _kind(node: Tree) -> Any:
    return tuple(map(type, node)) if isinstance(node, list) else type(node)


def _series(tests: Sequence[Sequence[Visit]]) -> dict[str, dict[Slot, Series]]:
    """What may say how long something is (`value`), lengths, and the common lengths of several lists or texts."""
    nodes: dict[Slot, list[list[Tree]]] = defaultdict(lambda: [[] for _ in tests])
    for number, test in enumerate(tests):
        for _, slot, node in test:
            nodes[slot][number].append(node)
    found: dict[str, dict[Slot, Series]] = {"value": {}, "length": {}, "common": {}}
    for slot, groups in nodes.items():
        single = all(len(group) == 1 for group in groups)
        if single and all(type(group[0]) is int for group in groups):
            found["value"][slot] = tuple(group[0] for group in groups)
        elif all(group and all(isinstance(node, list | str) for node in group) for group in groups):
            lengths = [{len(node) for node in group} for group in groups]
            if all(len(one) == 1 for one in lengths):
                found["length" if single else "common"][slot] = tuple(one.pop() for one in lengths)
    return {kind: {slot: one for slot, one in slots.items() if len(set(one)) > 1} for kind, slots in found.items()}


def _links(tests: Sequence[Sequence[Visit]]) -> tuple[dict[Slot, set[Slot]], set[Slot]]:
    """Counts that differ by the same in all tests change together; the sides of a grid and the parts of a sum not."""
    series = _series(tests)
    alike: dict[Series, set[Slot]] = defaultdict(set)
    for slot, counts in (item for kind in series.values() for item in kind.items()):
        alike[_changes(counts)].add(slot)
    fixed = {slot for slots in alike.values() if slots & series["common"].keys() for slot in slots}
    for (one, left), (other, right) in combinations(series["value"].items(), 2):
        total = alike.get(_changes(tuple(map(sum, zip(left, right, strict=True)))), set())
        if total - series["value"].keys():
            fixed |= {one, other, *total}
    fixed |= _inner_counts([node for test in tests for node in test])
    return {slot: alike[_changes(counts)] for slot, counts in series["length"].items()}, fixed


def _changes(counts: Series) -> Series:
    return tuple(count - counts[0] for count in counts)


def _inner_counts(nodes: Iterable[Visit]) -> set[Slot]:
    """Lists that open with the number of their elements, and that number."""
    rows: dict[Slot, list[Tree]] = defaultdict(list)
    for _, slot, node in nodes:
        if isinstance(node, list) and node:
            rows[slot].append(node)
    found = set()
    for slot, members in rows.items():
        if len({len(row) for row in members}) > 1 and all(type(row[0]) is int for row in members):
            found |= {slot, (*slot, 0)} if len({row[0] - len(row) for row in members}) == 1 else set()
    return found


def _size(slot: Slot, test: Sequence[Visit]) -> int:
    """The largest length in an input, or the largest number that stands alone elsewhere in it."""
    found: dict[Slot, list[int]] = defaultdict(list)
    for _, other, node in test:
        if isinstance(node, list | str):
            found[other].append(len(node))
        elif type(node) is int and other != slot:
            found[other].append(node)
    alone = {other: counts for other, counts in found.items() if len(counts) == 1}
    return max((counts[0] for counts in alone.values()), default=0)


def _is_local(slot: Slot, test: Sequence[Visit]) -> bool:
    numbers = [node for _, other, node in test if other == slot and type(node) is int]
    return max(numbers, default=0) <= _size(slot, test)


def _promises(test: Iterable[Visit]) -> Iterator[tuple[tuple[str, Any], bool]]:
    """What holds and what does not of the elements of each list, and of the leaves of each slot."""
    columns: dict[Slot, list[Any]] = defaultdict(list)
    for _, slot, node in test:
        if isinstance(node, list):
            yield from _promises_of(("in", slot), node)
        else:
            columns[slot].append(node)
    for slot, leaves in columns.items():
        yield from _promises_of(("at", slot), leaves)


def _promises_of(place: Any, elements: Sequence[Any]) -> Iterator[tuple[tuple[str, Any], bool]]:
    if len(elements) < 2:
        return
    yield ("differ", place), len(set(map(repr, elements))) == len(elements)
    if all(type(element) is int for element in elements):
        ascending = sorted(elements)
        yield ("ascending", place), elements == ascending
        yield ("descending", place), elements == ascending[::-1]
        yield ("consecutive", place), ascending[-1] - ascending[0] == len(elements) - 1 == len(set(elements)) - 1
