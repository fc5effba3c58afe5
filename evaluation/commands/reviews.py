"""`python -m evaluation reviews`: all votes of a database of blind reviews, as CSV or JSON lines."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.errors import ReviewsError

if TYPE_CHECKING:
    from evaluation.commands.arguments import Commands


def add_command(commands: Commands) -> None:
    parser = commands.add_parser("reviews", help="print all votes of a database of blind reviews, with names")
    parser.add_argument("reviews", metavar="FILE", type=Path, help="the file that the page was given as --reviews")
    parser.add_argument("--format", choices=["csv", "jsonl"], default="jsonl", help="default: %(default)s")
    parser.set_defaults(function=print_votes)


def print_votes(arguments: argparse.Namespace) -> int:
    """Print every vote, the withdrawn ones too."""
    from evaluation.reviews.export import as_csv, as_jsonl
    from evaluation.reviews.store import ReviewStore

    if not arguments.reviews.is_file():
        raise ReviewsError(f"there is no file {arguments.reviews}; pass the page's --reviews")
    with contextlib.closing(ReviewStore(arguments.reviews)) as store:
        votes = store.votes(withdrawn=True)
    sys.stdout.write(as_csv(votes) if arguments.format == "csv" else as_jsonl(votes))
    return 0
