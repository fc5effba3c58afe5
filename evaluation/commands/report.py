"""`python -m evaluation report`: a stored run summed up as a table, as Markdown or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.errors import UserError
from evaluation.problems.sources import Skipped, load_problems

if TYPE_CHECKING:
    from evaluation.commands.arguments import Commands
    from evaluation.report.report import Report
    from evaluation.runs.format import Run


def add_command(commands: Commands) -> None:
    parser = commands.add_parser("report", help="sum up a run, with 95 %% intervals, by difficulty")
    parser.add_argument("run", metavar="RUN", type=Path, help="a folder that `run` wrote")
    parser.add_argument("--format", choices=["table", "markdown", "json"], default="table", help="default: %(default)s")
    parser.set_defaults(function=print_report)


def print_report(arguments: argparse.Namespace) -> int:
    from evaluation.report.report import summarize_run
    from evaluation.report.table import as_markdown
    from evaluation.runs.format import open_run

    run = open_run(arguments.run)
    report = summarize_run(run, _load_difficulties(run))
    if arguments.format == "json":
        print(json.dumps(report.as_dict(), indent=2))
    elif arguments.format == "markdown":
        print(as_markdown(report), end="")
    else:
        _print_table(report)
    return 0


def _print_table(report: Report) -> None:
    from rich.console import Console
    from rich.table import Table

    from evaluation.report.table import HEADINGS, outcomes_line, rows

    table = Table(*HEADINGS)
    for row in rows(report):
        table.add_row(*row)
    width = None if sys.stdout.isatty() else 130
    Console(width=width, highlight=False, markup=False).print(table, outcomes_line(report))


def _load_difficulties(run: Run) -> dict[str, str]:
    """The difficulty of each problem by its id. Empty, with a line on stderr, where the problems cannot be loaded."""
    source = str(run.settings.get("problems", ""))
    try:
        return {problem.problem_id: problem.difficulty for problem in load_problems(source, on_invalid=Skipped())}
    except UserError as error:
        print(f"without difficulties: {error}", file=sys.stderr)
        return {}
