"""Further inputs for a problem, made by small edits of its tests: probes for programs that the tests cannot tell apart.

A statement's limits are prose, so a probe stays close to what the tests show (input_shape.py): numbers stay within the
range that the tests have in the same place, or within the next number that the statement names; texts use the same
characters; lengths change only together with the numbers that count them, and within the lengths of the tests; two
numbers of a row stay in an order that a test has. Where the statement speaks of it, different values stay different and
sorted ones sorted.

A probe may still break the statement, so the caller drops those on which the references fail or disagree. A fault that
shows only far from the tests is not found: a program that does well on all probes is not proven right.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from evaluation.authoring.input_shape import InputShape, Path, Slot, Tree, Visit, named_numbers
from evaluation.problems.sources import Problem

WRITTEN_NUMBER = re.compile(r"0|-?[1-9]\d{0,17}")
MOST_EDITS = 3
TRIES = 10
"""Candidates for each probe: many break a promise or are a test already."""


def make_probes(problem: Problem, *, at_most: int) -> list[Any]:
    """Make up to `at_most` inputs that are not tests of the problem, the same ones each time."""
    maker = _ProbeMaker(problem)
    seen = {json.dumps(tree) for tree in maker.trees}
    inputs: list[Any] = []
    for number in range(TRIES * at_most if maker.trees else 0):
        tree = maker.make_candidate(number)
        text = json.dumps(tree)
        if text not in seen and maker.shape.allows(tree):
            seen.add(text)
            inputs.append(tree if problem.fn_name else format_input(tree))
        if len(inputs) == at_most:
            break
    return inputs


def parse_input(text: str) -> Tree:
    """Parse a stdin input into lines of numbers and words; a line with other than single blanks stays one text."""
    return [_parse_line(line) for line in text.removesuffix("\n").split("\n")]


def _parse_line(line: str) -> list[Any] | str:
    words = line.split(" ")
    if line != line.strip() or "" in words:
        return line
    return [int(word) if WRITTEN_NUMBER.fullmatch(word) else word for word in words]


def format_input(tree: Tree) -> str:
    """The inverse of `parse_input`."""
    return "".join((line if isinstance(line, str) else " ".join(map(str, line))) + "\n" for line in tree)


class _ProbeMaker:
    """Edits the tests of one problem."""

    def __init__(self, problem: Problem) -> None:
        self.rng = random.Random(problem.problem_id)
        self.trees = [test.input if problem.fn_name else parse_input(test.input) for test in problem.tests]
        self.shape = InputShape(self.trees, problem.question)
        texts = (problem.question, *problem.references)
        named = {number for text in texts for number in named_numbers(text)}
        self.boundaries = sorted({near for number in named for near in (number - 1, number, number + 1)})
        """The numbers that the statement and the references name, and their neighbours."""

    def make_candidate(self, number: int) -> Tree:
        """A test with one to three random edits; it may break a promise."""
        tree = deepcopy(self.trees[number % len(self.trees)])
        for _ in range(self.rng.randint(1, MOST_EDITS)):
            visits = list(self.shape.visit(tree))
            self.rng.choice((self.edit_leaf, self.edit_leaf, self.edit_length, self.swap))(tree, visits)
        return tree

    def edit_leaf(self, tree: Tree, visits: Sequence[Visit]) -> None:
        """Put another number or text in one place; each slot is equally likely."""
        counts = {slot for linked in self.shape.links.values() if len(linked) > 1 for slot in linked}
        places = defaultdict(list)
        for path, slot, node in visits:
            if path and not isinstance(node, list) and slot not in self.shape.fixed | counts:
                places[slot].append((path, node))
        if not places:
            return
        slot = self.rng.choice(sorted(places))
        path, leaf = self.rng.choice(places[slot])
        _replace(tree, path, self.choose_leaf(leaf, slot, visits))

    def choose_leaf(self, leaf: Any, slot: Slot, visits: Sequence[Visit]) -> Any:
        if type(leaf) is int:
            return self.choose_number(leaf, slot, visits)
        if isinstance(leaf, str) and leaf and self.rng.random() < 0.7:
            return self.change_text(leaf, slot)
        return self.rng.choice([other for other in self.shape.leaves[slot] if type(other) is type(leaf)])

    def choose_number(self, number: int, slot: Slot, visits: Sequence[Visit]) -> int:
        """A neighbour, a number from elsewhere in the input, a boundary, or any number in the range."""
        low, high = self.shape.range_of(slot, visits)
        pools = [
            [number - 1, number + 1],
            [node for _, _, node in visits if type(node) is int],
            self.boundaries,
            [low, high, self.rng.randint(low, high)],
        ]
        candidates = [other for other in self.rng.choice(pools) if low <= other <= high and other != number]
        return self.rng.choice(candidates) if candidates else number

    def change_text(self, text: str, slot: Slot) -> str:
        """Replace one character by one that the slot has, or swap two characters."""
        i, j = self.rng.randrange(len(text)), self.rng.randrange(len(text))
        if self.rng.random() < 0.5:
            characters = sorted(set("".join(other for other in self.shape.leaves[slot] if isinstance(other, str))))
            return text[:i] + self.rng.choice(characters) + text[i + 1 :]
        letters = list(text)
        letters[i], letters[j] = letters[j], letters[i]
        return "".join(letters)

    def edit_length(self, tree: Tree, visits: Sequence[Visit]) -> None:
        """Add or remove one element or character, and change all counts that go with it."""
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
        resized = [(p, self.resize(node, s, change, share)) for p, s, node in together]
        if all(node is not None for _, node in resized):
            for p, node in sorted(resized, key=lambda one: -len(one[0])):
                _replace(tree, p, node)

    def resize(self, node: Tree, slot: Slot, change: int, share: float) -> Tree | None:
        """Change a number by one, or double or drop the element at that share of the length; None out of bounds."""
        if type(node) is int:
            return node + change
        fewest, most = self.shape.lengths[slot]
        first = self.shape.tails[slot] if isinstance(node, list) else 0
        if not fewest <= len(node) + change <= most or first >= len(node):
            return None
        at = first + int(share * (len(node) - first))
        return node[:at] + node[at + 1 :] if change < 0 else node[:at] + deepcopy(node[at : at + 1]) + node[at:]

    def swap(self, tree: Tree, visits: Sequence[Visit]) -> None:
        """Swap two similar elements of a list."""
        lists = [(slot, node) for _, slot, node in visits if isinstance(node, list) and len(node) > 1]
        if not lists:
            return
        slot, node = self.rng.choice(lists)
        first = self.shape.tails[slot]
        if first < len(node):
            i, j = self.rng.randrange(first, len(node)), self.rng.randrange(first, len(node))
            node[i], node[j] = node[j], node[i]


def _replace(tree: Tree, path: Path, node: Tree) -> None:
    """Put a node at a path; the root stays the same object."""
    if not path:
        tree[:] = node
        return
    for index in path[:-1]:
        tree = tree[index]
    tree[path[-1]] = node
