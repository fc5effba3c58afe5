"""Further inputs for a problem, made by small edits of its tests: probes for programs that no test tells apart.

A statement's limits are prose, so a probe stays as near to the tests as can be observed (input_shape.py): numbers
within the range that the tests have at the same place (or, where that ends at no number which the statement names, up
to the next that it does), texts of the same characters, lengths changed only together with the numbers that count them
and within the lengths seen, two numbers of a row in an order seen before; and, where the statement speaks of it, values
that differ or are sorted stay so.

A probe may still break the statement; whoever uses it drops those on which the references fail or disagree. And a fault
that shows only beyond everything the tests do is not found: that a program does well on all probes is no proof.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from evaluation.authoring.input_shape import Path, Shape, Slot, Tree, Visit, named_numbers
from evaluation.problems.sources import Problem

WRITTEN_NUMBER = re.compile(r"0|-?[1-9]\d{0,17}")
MOST_EDITS = 3
TRIES = 10
"""Candidates for each probe that is wanted: many break a promise or are a test already."""


def probes(problem: Problem, *, at_most: int) -> list[Any]:
    """Up to so many inputs that are no tests of the problem, the same ones each time."""
    maker = _Maker(problem)
    seen = {json.dumps(tree) for tree in maker.trees}
    found: list[Any] = []
    for number in range(TRIES * at_most if maker.trees else 0):
        tree = maker.candidate(number)
        text = json.dumps(tree)
        if text not in seen and maker.shape.allows(tree):
            seen.add(text)
            found.append(tree if problem.fn_name else encoded(tree))
        if len(found) == at_most:
            break
    return found


def decoded(text: str) -> Tree:
    """A stdin input as lines of numbers and words; a line that one blank does not divide evenly is one text."""
    return [_words(line) for line in text.removesuffix("\n").split("\n")]


def _words(line: str) -> list[Any] | str:
    words = line.split(" ")
    if line != line.strip() or "" in words:
        return line
    return [int(word) if WRITTEN_NUMBER.fullmatch(word) else word for word in words]


def encoded(tree: Tree) -> str:
    """The inverse of `decoded`."""
    return "".join((line if isinstance(line, str) else " ".join(map(str, line))) + "\n" for line in tree)


class _Maker:
    """Edits the tests of one problem."""

    def __init__(self, problem: Problem) -> None:
        self.rng = random.Random(problem.problem_id)
        self.trees = [test.input if problem.fn_name else decoded(test.input) for test in problem.tests]
        self.shape = Shape(self.trees, problem.question)
        texts = (problem.question, *problem.references)
        named = {number for text in texts for number in named_numbers(text)}
        self.boundaries = sorted({near for number in named for near in (number - 1, number, number + 1)})
        """The numbers that statement and references name, and their neighbours."""

    def candidate(self, number: int) -> Tree:
        tree = deepcopy(self.trees[number % len(self.trees)])
        for _ in range(self.rng.randint(1, MOST_EDITS)):
            visits = list(self.shape.visit(tree))
            self.rng.choice((self.edit_leaf, self.edit_leaf, self.edit_length, self.swap))(tree, visits)
        return tree

    def edit_leaf(self, tree: Tree, visits: Sequence[Visit]) -> None:
        """Another number or text at one place; each slot is chosen as often as any other."""
        counts = {slot for linked in self.shape.links.values() if len(linked) > 1 for slot in linked}
        places = defaultdict(list)
        for path, slot, node in visits:
            if path and not isinstance(node, list) and slot not in self.shape.fixed | counts:
                places[slot].append((path, node))
        if not places:
            return
        slot = self.rng.choice(sorted(places))
        path, leaf = self.rng.choice(places[slot])
        _replace(tree, path, self.other_leaf(leaf, slot, visits))

    def other_leaf(self, leaf: Any, slot: Slot, visits: Sequence[Visit]) -> Any:
        if type(leaf) is int:
            return self.other_number(leaf, slot, visits)
        if isinstance(leaf, str) and leaf and self.rng.random() < 0.7:
            return self.other_text(leaf, slot)
        return self.rng.choice([other for other in self.shape.leaves[slot] if type(other) is type(leaf)])

    def other_number(self, number: int, slot: Slot, visits: Sequence[Visit]) -> int:
        """A neighbour, a number that stands elsewhere in the input, a boundary, or any in the range."""
        low, high = self.shape.range_of(slot, visits)
        pools = [
            [number - 1, number + 1],
            [node for _, _, node in visits if type(node) is int],
            self.boundaries,
            [low, high, self.rng.randint(low, high)],
        ]
        fitting = [other for other in self.rng.choice(pools) if low <= other <= high and other != number]
        return self.rng.choice(fitting) if fitting else number

    def other_text(self, text: str, slot: Slot) -> str:
        """One character replaced by one of the slot, or two that change places."""
        i, j = self.rng.randrange(len(text)), self.rng.randrange(len(text))
        if self.rng.random() < 0.5:
            characters = sorted(set("".join(other for other in self.shape.leaves[slot] if isinstance(other, str))))
            return text[:i] + self.rng.choice(characters) + text[i + 1 :]
        changed = list(text)
        changed[i], changed[j] = changed[j], changed[i]
        return "".join(changed)

    def edit_length(self, tree: Tree, visits: Sequence[Visit]) -> None:
        """One element or character more or fewer, and the same for all counts that go with it."""
        sized = [
            (path, slot)
            for path, slot, node in visits
            if isinstance(node, list | str) and slot not in self.shape.fixed and len(set(self.shape.lengths[slot])) > 1
        ]
        if not sized:
            return
        slot = self.rng.choice(sorted({slot for _, slot in sized}))
        path = self.rng.choice([path for path, other in sized if other == slot])
        linked = self.shape.links.get(slot, set())
        together = [(p, s, node) for p, s, node in visits if (s in linked if linked else p == path)]
        change, share = self.rng.choice((-1, 1)), self.rng.random()
        resized = [(p, self.resized(node, s, change, share)) for p, s, node in together]
        if all(node is not None for _, node in resized):
            for p, node in sorted(resized, key=lambda one: -len(one[0])):
                _replace(tree, p, node)

    def resized(self, node: Tree, slot: Slot, change: int, share: float) -> Tree | None:
        """The count changed by one, the element at that share of the length doubled or dropped; None out of bounds."""
        if type(node) is int:
            return node + change
        fewest, most = self.shape.lengths[slot]
        first = self.shape.tails[slot] if isinstance(node, list) else 0
        if not fewest <= len(node) + change <= most or first >= len(node):
            return None
        at = first + int(share * (len(node) - first))
        return node[:at] + node[at + 1 :] if change < 0 else node[:at] + deepcopy(node[at : at + 1]) + node[at:]

    def swap(self, tree: Tree, visits: Sequence[Visit]) -> None:
        """Two like elements of a list change places."""
        lists = [(slot, node) for _, slot, node in visits if isinstance(node, list) and len(node) > 1]
        if not lists:
            return
        slot, node = self.rng.choice(lists)
        first = self.shape.tails[slot]
        if first < len(node):
            i, j = self.rng.randrange(first, len(node)), self.rng.randrange(first, len(node))
            node[i], node[j] = node[j], node[i]


def _replace(tree: Tree, path: Path, node: Tree) -> None:
    """Put a node at a path; the root keeps its identity."""
    if not path:
        tree[:] = node
        return
    for index in path[:-1]:
        tree = tree[index]
    tree[path[-1]] = node
