"""`python -m finetune plan`: say what a training would do."""

from __future__ import annotations

import argparse

from finetune.settings.flags import add_flags
from finetune.settings.settings import resolve


def add_parser(commands: argparse._SubParsersAction) -> None:
    """Add the command to those of the package."""
    parser = commands.add_parser(
        "plan",
        help="what training would do: examples kept and dropped, tokens, steps, memory, disk, time; loads no weights",
        allow_abbrev=False,
        epilog="Takes every flag and file of train.",
    )
    add_flags(parser)
    parser.set_defaults(function=run)


def run(arguments: argparse.Namespace, further: list[str]) -> int:
    """Print the plan of a training by the parsed flags; `further` holds the flags of TrainingArguments."""
    from finetune.plan.plan import make_plan
    from finetune.plan.report import print_plan

    settings = resolve(arguments, further)
    # A plan refuses the settings that a training would, but runs on machines without the training's GPU.
    settings.training_arguments(use_cpu=True, report_to="none")
    print_plan(make_plan(settings))
    return 0
