"""`python -m finetune train`: train an adapter."""

from __future__ import annotations

import argparse

from evaluation.errors import UsageError
from evaluation.stderr import print_to_stderr
from finetune.settings.flags import add_flags
from finetune.settings.settings import resolve
from generation.processes import is_main


def add_parser(commands: argparse._SubParsersAction) -> None:
    """Add the command to those of the package."""
    parser = commands.add_parser(
        "train",
        help="train an adapter",
        allow_abbrev=False,
        epilog="Any flag of transformers' TrainingArguments may follow, such as --learning_rate, --num_train_epochs or "
        "--metric_for_best_model. Exit code: 0 trained, 2 cannot be used, 130 stopped by Ctrl-C, 143 by SIGTERM.",
    )
    add_flags(parser)
    parser.add_argument(
        "--resume_from_checkpoint",
        "--resume-from-checkpoint",
        metavar="DIR",
        help="go on from a checkpoint; `last` takes the last one in the output folder",
    )
    parser.set_defaults(function=run)


def run(arguments: argparse.Namespace, further: list[str]) -> int:
    """Train by the parsed flags; `further` holds the flags of TrainingArguments."""
    from finetune.training.train import train

    settings = resolve(arguments, further)
    if not settings.training["output_dir"]:
        raise UsageError("the output folder is missing; pass --output_dir DIR")
    folder = train(settings)
    if is_main():
        print_to_stderr(f"the adapter is in {folder}; look at it with: python app.py --adapter {folder}")
    return 0
