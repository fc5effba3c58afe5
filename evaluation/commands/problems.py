"""`python -m evaluation problems build | check`: the embedded problem set, built from its sources or checked."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from evaluation.problems.sources import PRACTICE, SPLITS

if TYPE_CHECKING:
    from evaluation.commands.arguments import Commands


def add_command(commands: Commands) -> None:
    parser = commands.add_parser("problems", help="build the embedded problem set from its sources, or check it")
    parser.add_argument("action", choices=["build", "check"])
    parser.add_argument("split", nargs="?", choices=(*SPLITS, PRACTICE), help="build this split only")
    parser.add_argument("--fast", action="store_true", help="check without mutants of the references")
    parser.add_argument(
        "--survivors", action="store_true", help="list mutants that no test kills, worst problems first"
    )
    parser.set_defaults(function=build_or_check)


def build_or_check(arguments: argparse.Namespace) -> int:
    """Exit code 1 where the check names faults."""
    from evaluation.authoring.build import build
    from evaluation.authoring.check import check
    from evaluation.authoring.mutation_score import MUTANTS_EACH
    from evaluation.authoring.practice.build import build_practice
    from evaluation.authoring.practice.check import check_practice

    if arguments.action == "build":
        if arguments.split != PRACTICE:
            build(arguments.split)
        if arguments.split in (None, PRACTICE):
            build_practice()
        return 0
    mutants_each = 0 if arguments.fast else MUTANTS_EACH
    faults = check(mutants_each=mutants_each, survivors=arguments.survivors)
    faults += check_practice(mutants_each=mutants_each)
    print("\n".join(faults) or "no faults")
    return 1 if faults else 0
