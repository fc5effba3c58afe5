"""`python -m finetune merge`: put an adapter into its base's weights."""

from __future__ import annotations

import argparse
from pathlib import Path

from evaluation.stderr import print_to_stderr
from finetune.commands.unknown import refuse_unknown


def add_parser(commands: argparse._SubParsersAction) -> None:
    """Add the command to those of the package."""
    parser = commands.add_parser("merge", help="put an adapter into its base's weights", allow_abbrev=False)
    parser.add_argument("--adapter", metavar="DIR_OR_REPO", required=True)
    parser.add_argument("--base", metavar="MODEL", help="default: the base that the adapter was trained for")
    parser.add_argument(
        "--output_dir", "--output-dir", metavar="DIR", required=True, type=Path, help="a new folder for the model"
    )
    parser.add_argument(
        "--precision", choices=["bf16", "fp16", "fp32"], help="default: the precision of the base's weights"
    )
    parser.set_defaults(function=run)


def run(arguments: argparse.Namespace, further: list[str]) -> int:
    """Merge by the parsed flags."""
    from finetune.publish.merge import merge

    refuse_unknown(further)
    folder = merge(arguments.adapter, arguments.output_dir, base=arguments.base, precision=arguments.precision)
    print_to_stderr(f"the merged model is in {folder}; transformers loads it, and so does --base {folder}")
    return 0
