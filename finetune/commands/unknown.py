"""Flags that a command does not know, where no other parser reads them."""

from __future__ import annotations

from evaluation.errors import UsageError


def refuse_unknown(further: list[str]) -> None:
    """Raise UsageError when a command line holds words that its parser left over."""
    if further:
        raise UsageError(f"there is no such flag here: {' '.join(further)}; --help lists them")
