"""What a problem and its solutions must be to be taught."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    """The limits that data/selection.py applies."""

    question_characters: int = 500
    """Questions must be shorter than this, in characters; the reference project's limit."""
    solution_lines: int = 400
    """Solutions must have fewer lines than this; the reference project's limit."""
    solutions_per_problem: int = 1
    """Further solutions of a problem are left out. Of those that pass, the first in the source are taken."""

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if value < 1:
                raise ValueError(f"{name} must be at least 1, got {value}")
