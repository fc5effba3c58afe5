"""The command line of the fine-tuning package: `python -m finetune train …`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from evaluation.errors import UserError
from finetune.config import PRESETS, preset_named
from finetune.embedded import to_stderr


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m finetune", description="Train an adapter for a code model.")
    commands = parser.add_subparsers(dest="command", required=True)
    training = commands.add_parser(
        "train",
        help="train an adapter",
        epilog="Any flag of transformers' TrainingArguments may follow, such as --learning_rate or --num_train_epochs.",
    )
    training.add_argument("--preset", choices=[*PRESETS, "auto"], default="auto", help="t4, cpu, or what fits (auto)")
    training.add_argument("--problems", metavar="SOURCE", help="default: the preset's own")
    training.add_argument("--output_dir", metavar="DIR", required=True, help="where adapter, log and settings go")
    arguments, further = parser.parse_known_args(argv)
    try:
        return _train(arguments, further)
    except UserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _train(arguments: argparse.Namespace, further: list[str]) -> int:
    from transformers import HfArgumentParser, TrainingArguments

    from finetune.train import train

    preset = preset_named(arguments.preset)
    parser = HfArgumentParser(TrainingArguments, prog="python -m finetune train")
    parser.set_defaults(**preset.training)
    (settings,) = parser.parse_args_into_dataclasses([*further, "--output_dir", arguments.output_dir])
    folder = train(preset, arguments.problems or preset.problems, settings)
    to_stderr(f"the adapter is in {folder}; look at it with: python app.py --adapter {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
