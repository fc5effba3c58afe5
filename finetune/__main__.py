"""The command line of the fine-tuning package: `python -m finetune train | plan | merge | push`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace

from evaluation.errors import UsageError, UserError
from finetune.config import PRESETS, Preset, preset_named
from finetune.embedded import to_stderr
from finetune.publishing import add_publishing

STEPPING = {"num_train_epochs": 3.0, "per_device_train_batch_size": 8, "gradient_accumulation_steps": 1, "seed": 42}
"""What a plan takes from TrainingArguments, with transformers' defaults: their class takes torch and a device."""


def main(argv: Sequence[str] | None = None) -> int:
    arguments, further = _parser().parse_known_args(argv)
    try:
        return arguments.function(arguments, further)
    except UserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m finetune", description="Train an adapter for a code model.")
    commands = parser.add_subparsers(dest="command", required=True)
    training = commands.add_parser(
        "train",
        help="train an adapter",
        epilog="Any flag of transformers' TrainingArguments may follow, such as --learning_rate or --num_train_epochs.",
    )
    _add_data_flags(training)
    training.add_argument("--output_dir", metavar="DIR", required=True, help="where adapter, log and settings go")
    training.set_defaults(function=_train)
    planning = commands.add_parser(
        "plan",
        help="what training would do: examples kept and dropped, tokens, steps, memory, time; loads no weights",
        epilog="Any other flag of train may follow; it changes nothing here.",
    )
    _add_data_flags(planning)
    for name, default in STEPPING.items():
        planning.add_argument(f"--{name}", metavar="N", type=type(default), help="as for train")
    planning.set_defaults(function=_plan)
    add_publishing(commands)
    return parser


def _add_data_flags(parser: argparse.ArgumentParser) -> None:
    """What decides on the examples: the same for both commands."""
    parser.add_argument("--preset", choices=[*PRESETS, "auto"], default="auto", help="t4, cpu, or what fits (auto)")
    parser.add_argument("--base", metavar="MODEL", help="default: the preset's own")
    parser.add_argument("--problems", metavar="SOURCE", help="default: the preset's own")
    parser.add_argument("--max_examples", metavar="N", type=int, help="train on at most so many")
    parser.add_argument("--question_characters", metavar="N", type=int, help="only questions shorter than this")
    parser.add_argument(
        "--verified_solutions",
        action=argparse.BooleanOptionalAction,
        help="teach only solutions that pass their own tests (on by default)",
    )
    parser.add_argument("--skip-invalid", action="store_true", help="leave out problems that are broken; count them")


def _preset(arguments: argparse.Namespace) -> Preset:
    names = ("base", "problems", "max_examples", "question_characters", "verified_solutions")
    given = {name: value for name in names if (value := getattr(arguments, name)) is not None}
    try:
        return replace(preset_named(arguments.preset), **given)
    except ValueError as error:
        raise UsageError(f"the settings cannot be used: {error}") from error


def _train(arguments: argparse.Namespace, further: list[str]) -> int:
    from transformers import HfArgumentParser, TrainingArguments

    from finetune.train import train

    preset = _preset(arguments)
    parser = HfArgumentParser(TrainingArguments, prog="python -m finetune train")
    parser.set_defaults(**preset.training)
    (settings,) = parser.parse_args_into_dataclasses([*further, "--output_dir", arguments.output_dir])
    folder = train(preset, preset.problems, settings, skip_invalid=arguments.skip_invalid)
    to_stderr(f"the adapter is in {folder}; look at it with: python app.py --adapter {folder}")
    return 0


def _plan(arguments: argparse.Namespace, further: list[str]) -> int:
    from finetune import plan
    from finetune.examples import prepare_data
    from finetune.model import device_precision
    from finetune.plan_report import report
    from finetune.tokenizer import load_config, load_tokenizer

    if further:
        to_stderr(f"without effect on a plan: {' '.join(further)}")
    preset = _preset(arguments)
    stepping = {
        name: preset.training.get(name, default) if (given := getattr(arguments, name)) is None else given
        for name, default in STEPPING.items()
    }
    tokenizer, config = load_tokenizer(preset.base), load_config(preset.base)
    data = prepare_data(preset, preset.problems, tokenizer, seed=stepping["seed"], skip_invalid=arguments.skip_invalid)
    epochs, batch = stepping["num_train_epochs"], stepping["per_device_train_batch_size"]
    shape, device = plan.shape_of(config, preset), plan.CPU if preset.training.get("use_cpu") else plan.T4
    precision = preset.precision or device_precision()
    report(
        data,
        preset=preset,
        source=preset.problems,
        schedule=plan.schedule(
            len(data.train.rows),
            epochs=epochs,
            batch=batch,
            accumulation=stepping["gradient_accumulation_steps"],
        ),
        parts=plan.memory(shape, preset, precision, data.train, batch=batch),
        device=device,
        seconds=plan.seconds(shape, precision, data.train, device, epochs=epochs),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
