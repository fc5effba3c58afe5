"""A time in words, for plans and progress."""

from __future__ import annotations


def format_duration(seconds: float) -> str:
    """In hours, minutes or seconds, whichever suits the length."""
    for size, unit in ((3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds:.0f} s"
