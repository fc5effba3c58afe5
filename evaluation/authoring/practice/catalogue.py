"""All operations, and the problems that are written of them: practice, and the tiers near and akin of other splits."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from evaluation.authoring.draft import Draft
from evaluation.authoring.practice.operation import Operation, Voice, draft_problem
from evaluation.authoring.practice.subjects.digits import digit_operations
from evaluation.authoring.practice.subjects.formulas import formula_operations
from evaluation.authoring.practice.subjects.functions import function_operations
from evaluation.authoring.practice.subjects.grids import grid_operations
from evaluation.authoring.practice.subjects.integer_lists import list_operations
from evaluation.authoring.practice.subjects.loops import loop_operations
from evaluation.authoring.practice.subjects.pairs import pair_operations
from evaluation.authoring.practice.subjects.ranges import range_operations
from evaluation.authoring.practice.subjects.simulations import simulation_operations
from evaluation.authoring.practice.subjects.strings import string_operations
from evaluation.authoring.practice.subjects.tables import table_operations
from evaluation.authoring.practice.subjects.texts import text_operations
from evaluation.authoring.practice.subjects.words import word_operations

PROBLEMS_EACH = 20
"""Practice problems of one operation."""
NEAR = {"validation": 100, "test": 120}
AKIN = {"validation": 30, "test": 60}
"""Problems of the two tiers in each split."""
ATTEMPTS = 50
"""Times that a problem is drawn anew because its statement was there before."""

SUBJECTS: tuple[Callable[[], list[Operation]], ...] = (
    list_operations,
    string_operations,
    word_operations,
    digit_operations,
    range_operations,
    grid_operations,
    pair_operations,
    table_operations,
    formula_operations,
    loop_operations,
    simulation_operations,
    text_operations,
    function_operations,
)


def all_operations() -> list[Operation]:
    """Return every operation, those of one subject together."""
    return [operation for subject in SUBJECTS for operation in subject()]


def write_practice(each: int = PROBLEMS_EACH) -> Iterator[tuple[str, str, Draft]]:
    """Yield the id, the operation and the draft of every practice problem."""
    for operation in all_operations():
        if not operation.sister:
            for number, draft in enumerate(write_problems(operation, "practice", each), 1):
                yield f"practice/{operation.name}-{number}", operation.name, draft


def write_near(split: str) -> Iterator[tuple[str, str, Draft]]:
    """Yield the problems of the tier near: taught operations, a seeded choice, in the words of the split."""
    taught = [operation for operation in all_operations() if not operation.sister]
    chosen = set(random.Random(f"near {split}").sample(range(len(taught)), NEAR[split]))
    for number, operation in enumerate(taught):
        if number in chosen:
            for draft in write_problems(operation, split, 1):
                yield f"{split}/near-{operation.name}", operation.name, draft


def write_akin(split: str) -> Iterator[tuple[str, str, Draft]]:
    """Yield the problems of the tier akin: operations whose sisters alone are taught, one or two problems of each.

    Operations with programs of their own come first and get the second problems; pairs of an aggregate and a condition
    that practice never puts together, whose names begin with their sister's, come after them.
    """
    held = [operation for operation in all_operations() if operation.held_for == split]
    held.sort(key=lambda operation: operation.name.startswith(operation.sister))
    for number, operation in enumerate(held):
        count = AKIN[split] // len(held) + (number < AKIN[split] % len(held))
        for each, draft in enumerate(write_problems(operation, split, count), 1):
            yield f"{split}/akin-{operation.name}-{each}", operation.name, draft


def write_problems(operation: Operation, part: str, count: int) -> Iterator[Draft]:
    """Yield so many different problems of an operation in the words of one part."""
    seen: set[str] = set()
    for number in range(count):
        for attempt in range(ATTEMPTS):
            voice = Voice(part, f"{part} {operation.name} {number} {attempt}")
            draft = draft_problem(operation.write(voice), voice)
            if draft.question not in seen:
                break
        seen.add(draft.question)
        yield draft
