"""The shape of a problem's inputs, learned from its tests: ranges, lengths, counts, and what is probably promised.

An input is a tree of lists with numbers and texts as leaves: the lines and words of a stdin test, or the arguments of a
call. Nodes that play the same part share a slot: where an input has 1 to 50 rows of two numbers, all first numbers are
one slot. What is learned is a guess on the narrow side, after Ernst et al. 2001, "Dynamically discovering likely
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
"""A path on which all similar elements of a list have the same index."""
Visit = tuple[Path, Slot, Tree]
Series = tuple[int, ...]
"""A count, as its value in each test."""

DIFFER = re.compile(r"distinct|differ|unique|permutation|twice|no two|\bonce\b|<(?!=)", re.IGNORECASE)
SORTED = re.compile(r"sorted|ascending|descending|increasing|decreasing|\border", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w.])(-?\d{1,18})(?:(?:\^|\*\*)(\d{1,2}))?")
WIDEST_ROW = 6
"""The order of two numbers is learned among this many first numbers of a row."""


class InputShape:
    """What the inputs of one problem have in common."""

    def __init__(self, trees: Sequence[Tree], statement: str) -> None:
        self.lengths: dict[Slot, tuple[int, int]] = {}
        """By slot: the fewest and the most elements of its lists, or characters of its texts."""
        self.leaves: dict[Slot, list[Any]] = {}
        """By slot: the numbers and texts that the tests have there."""
        self.tails: dict[Slot, int] = {}
        """By slot: the index from which on the elements of a list of varying length are similar."""
        self._survey((), trees)
        tests = [list(self.visit(tree)) for tree in trees]
        self.links, self.fixed = _find_links(tests)
        """`links`: by the slot of a length, all slots whose counts (numbers or lengths) change with it.
        `fixed`: slots whose counts must not change."""
        self.local = {slot for slot in self.leaves if all(_is_local(slot, test) for test in tests)}
        """Slots whose numbers never exceed the sizes in their own test, such as the ends of an edge."""
        self._named = named_numbers(statement.partition("Example")[0])
        self._signs: dict[Any, set[int]] = defaultdict(lambda: set() if DIFFER.search(statement) else {0})
        for place, sign in (item for test in tests for item in self._signs_in(test)):
            self._signs[place].add(sign)
        kinds = {"consecutive"} | ({"differ"} if DIFFER.search(statement) else set())
        kinds |= {"ascending", "descending"} if SORTED.search(statement) else set()
        checks = [check for test in tests for check in _check_promises(test)]
        broken = {promise for promise, is_kept in checks if not is_kept}
        self._promises = {promise for promise, is_kept in checks if is_kept and promise[0] in kinds} - broken

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
        """The part of a slot that stands for an index."""
        return min(index, self.tails[slot])

    def visit(self, tree: Tree, path: Path = (), slot: Slot = ()) -> Iterator[Visit]:
        """Yield every node with its path and slot, parents first."""
        yield path, slot, tree
        for index, child in enumerate(tree if isinstance(tree, list) else ()):
            yield from self.visit(child, (*path, index), (*slot, self.step(slot, index)))

    def range_of(self, slot: Slot, test: Sequence[Visit]) -> tuple[int, int]:
        """The lowest and highest number that the slot may have in this test.

        The range is that of all tests; an end that the statement does not name moves out to the next number that it
        names.
        """
        numbers = [leaf for leaf in self.leaves[slot] if type(leaf) is int]
        low = max((named for named in self._named if named <= min(numbers)), default=min(numbers))
        high = min((named for named in self._named if named >= max(numbers)), default=max(numbers))
        return low, min(high, max(low, _largest_size(slot, test))) if slot in self.local else high

    def allows(self, tree: Tree) -> bool:
        """Whether the tree keeps the promises that all tests keep."""
        test = list(self.visit(tree))
        ordered = all(sign in self._signs[place] for place, sign in self._signs_in(test))
        return ordered and all(is_kept or promise not in self._promises for promise, is_kept in _check_promises(test))

    def _signs_in(self, test: Iterable[Visit]) -> Iterator[tuple[Any, int]]:
        """For every two numbers at the head of a row: is the first one smaller (-1), the same (0) or larger (1)?"""
        for _, slot, node in test:
            numbers = enumerate(node[: min(self.tails[slot], WIDEST_ROW)] if isinstance(node, list) else ())
            for (i, one), (j, other) in combinations(numbers, 2):
                if type(one) is type(other) is int:
                    yield (slot, i, j), (one > other) - (one < other)


def named_numbers(text: str) -> list[int]:
    """The integers that a text names, sorted; powers such as `10^5` and `10**5` too."""
    return sorted({int(base) ** int(power or 1) for base, power in NUMBER.findall(text)})


def _tail(lists: Sequence[list[Any]]) -> int:
    """The index from which on elements are similar.

    It is that of the shortest list's last element, unless that one is of another kind or the list opens with a count.
    """
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


def _collect_counts(tests: Sequence[Sequence[Visit]]) -> dict[str, dict[Slot, Series]]:
    """Collect the counts that vary: single numbers (`value`), lengths, and the common lengths of several nodes."""
    nodes: dict[Slot, list[list[Tree]]] = defaultdict(lambda: [[] for _ in tests])
    for number, test in enumerate(tests):
        for _, slot, node in test:
            nodes[slot][number].append(node)
    series: dict[str, dict[Slot, Series]] = {"value": {}, "length": {}, "common": {}}
    for slot, groups in nodes.items():
        single = all(len(group) == 1 for group in groups)
        if single and all(type(group[0]) is int for group in groups):
            series["value"][slot] = tuple(group[0] for group in groups)
        elif all(group and all(isinstance(node, list | str) for node in group) for group in groups):
            lengths = [{len(node) for node in group} for group in groups]
            if all(len(one) == 1 for one in lengths):
                series["length" if single else "common"][slot] = tuple(one.pop() for one in lengths)
    return {kind: {slot: one for slot, one in slots.items() if len(set(one)) > 1} for kind, slots in series.items()}


def _find_links(tests: Sequence[Sequence[Visit]]) -> tuple[dict[Slot, set[Slot]], set[Slot]]:
    """Find the counts that change together: those that differ by the same amount in all tests.

    The sides of a grid and the parts of a sum are fixed instead.
    """
    series = _collect_counts(tests)
    alike: dict[Series, set[Slot]] = defaultdict(set)
    for slot, counts in (item for kind in series.values() for item in kind.items()):
        alike[_count_changes(counts)].add(slot)
    fixed = {slot for slots in alike.values() if slots & series["common"].keys() for slot in slots}
    for (one, left), (other, right) in combinations(series["value"].items(), 2):
        total = alike.get(_count_changes(tuple(map(sum, zip(left, right, strict=True)))), set())
        if total - series["value"].keys():
            fixed |= {one, other, *total}
    fixed |= _find_inner_counts([node for test in tests for node in test])
    return {slot: alike[_count_changes(counts)] for slot, counts in series["length"].items()}, fixed


def _count_changes(counts: Series) -> Series:
    """How much a count differs from its value in the first test."""
    return tuple(count - counts[0] for count in counts)


def _find_inner_counts(nodes: Iterable[Visit]) -> set[Slot]:
    """Find lists that open with the number of their elements; return their slots and those of the numbers."""
    rows: dict[Slot, list[Tree]] = defaultdict(list)
    for _, slot, node in nodes:
        if isinstance(node, list) and node:
            rows[slot].append(node)
    fixed: set[Slot] = set()
    for slot, members in rows.items():
        if len({len(row) for row in members}) > 1 and all(type(row[0]) is int for row in members):
            fixed |= {slot, (*slot, 0)} if len({row[0] - len(row) for row in members}) == 1 else set()
    return fixed


def _largest_size(slot: Slot, test: Sequence[Visit]) -> int:
    """The largest length in an input, or the largest number that stands alone in another slot."""
    sizes: dict[Slot, list[int]] = defaultdict(list)
    for _, other, node in test:
        if isinstance(node, list | str):
            sizes[other].append(len(node))
        elif type(node) is int and other != slot:
            sizes[other].append(node)
    alone = {other: counts for other, counts in sizes.items() if len(counts) == 1}
    return max((counts[0] for counts in alone.values()), default=0)


def _is_local(slot: Slot, test: Sequence[Visit]) -> bool:
    numbers = [node for _, other, node in test if other == slot and type(node) is int]
    return max(numbers, default=0) <= _largest_size(slot, test)


def _check_promises(test: Iterable[Visit]) -> Iterator[tuple[tuple[str, Any], bool]]:
    """Yield each possible promise about the elements of a list or the leaves of a slot, and whether it is kept."""
    columns: dict[Slot, list[Any]] = defaultdict(list)
    for _, slot, node in test:
        if isinstance(node, list):
            yield from _check_elements(("in", slot), node)
        else:
            columns[slot].append(node)
    for slot, leaves in columns.items():
        yield from _check_elements(("at", slot), leaves)


def _check_elements(place: Any, elements: Sequence[Any]) -> Iterator[tuple[tuple[str, Any], bool]]:
    if len(elements) < 2:
        return
    yield ("differ", place), len(set(map(repr, elements))) == len(elements)
    if all(type(element) is int for element in elements):
        ascending = sorted(elements)
        yield ("ascending", place), elements == ascending
        yield ("descending", place), elements == ascending[::-1]
        yield ("consecutive", place), ascending[-1] - ascending[0] == len(elements) - 1 == len(set(elements)) - 1
