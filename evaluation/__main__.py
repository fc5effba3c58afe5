"""The command line of the evaluation package: `python -m evaluation judge | run | report | reviews | problems`.

Exit code 0 when the work was done, whatever the verdicts; 2 with one line on stderr when the input cannot be used. What
each command does stands in evaluation/commands/.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from evaluation.commands import judge, problems, report, reviews, run
from evaluation.errors import UserError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = build_parser().parse_args(argv)
    try:
        return int(arguments.function(arguments))
    except UserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Judge programs and compare models.")
    commands = parser.add_subparsers(dest="command", required=True)
    for command in (judge, run, report, reviews, problems):
        command.add_command(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
