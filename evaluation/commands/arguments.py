"""Flags that several commands share, and how a command turns flags into values."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from evaluation.errors import UsageError
from evaluation.problems.sources import Skipped

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
    """What `add_subparsers` returns: each command adds its own parser to it."""

Settings = TypeVar("Settings")


def add_problem_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--problems",
        metavar="SOURCE",
        required=True,
        help="embedded, embedded:SPLIT, apps:train, apps:test, a .jsonl file, or a folder in the layout of APPS",
    )
    parser.add_argument(
        "--skip-invalid", action="store_true", help="leave out broken entries, and say at the end how many there were"
    )


def add_isolation_flag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--allow-reduced-isolation",
        action="store_true",
        default=None,  # without the flag the environment variable ALLOW_REDUCED_ISOLATION decides
        help="run programs even where this host cannot contain them fully",
    )


def parse_positive(text: str) -> int:
    """A whole number from 1, as an argparse type."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 is expected, got {text!r}")
    return int(text)


def make_settings(settings: Callable[..., Settings], **values: Any) -> Settings:
    """Build a settings object from flags. Raises UsageError where a value is impossible."""
    try:
        return settings(**values)
    except ValueError as error:
        raise UsageError(f"the settings cannot be used: {error}") from error


@contextlib.contextmanager
def collect_skipped(skip: bool, *, silent: bool = False) -> Iterator[Skipped | None]:
    """Give what takes the invalid entries, or None where the first one is to end the command.

    After the block it prints how many entries were skipped, unless `silent`.
    """
    skipped = Skipped() if skip else None
    yield skipped
    if skipped and skipped.count and not silent:
        print(skipped, file=sys.stderr)
