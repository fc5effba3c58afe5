"""The command line of the fine-tuning package: `python -m finetune train | plan | merge | push`."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from dataclasses import replace

from evaluation.errors import UsageError, UserError
from finetune.commands.push import add_publishing
from finetune.errors import TrainingStopped
from finetune.settings.settings import Settings, add_flags, resolve
from generation.models.embedded import to_stderr
from generation.processes import is_main

BY_CTRL_C = 130
"""Exit code of a shell's command that Ctrl-C ended before there was anything to keep."""


def main(argv: Sequence[str] | None = None) -> int:
    # bitsandbytes says on every start what optional kernels it has not got; they are for NF4 on a CPU.
    logging.getLogger("bitsandbytes").setLevel(logging.ERROR)
    try:
        arguments, further = _parser().parse_known_args(argv)
        return arguments.function(arguments, further)
    except TrainingStopped as stopped:
        _say(str(stopped))
        return 128 + stopped.signal
    except UserError as error:
        _say(f"error: {error}")
        return 2
    except KeyboardInterrupt:
        _say("stopped; nothing new was kept")
        return BY_CTRL_C


def _say(text: str) -> None:
    """Once, however many processes train."""
    if is_main():
        print(text, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m finetune", description="Train an adapter for a code model.")
    commands = parser.add_subparsers(dest="command", required=True)
    training = commands.add_parser(
        "train",
        help="train an adapter",
        allow_abbrev=False,
        epilog="Any flag of transformers' TrainingArguments may follow, such as --learning_rate, --num_train_epochs or "
        "--metric_for_best_model. Exit code: 0 trained, 2 cannot be used, 130 stopped by Ctrl-C, 143 by SIGTERM.",
    )
    add_flags(training)
    training.add_argument(
        "--resume_from_checkpoint",
        "--resume-from-checkpoint",
        metavar="DIR",
        help="go on from a checkpoint; `last` takes the last one in the output folder",
    )
    training.set_defaults(function=_train)
    planning = commands.add_parser(
        "plan",
        help="what training would do: examples kept and dropped, tokens, steps, memory, disk, time; loads no weights",
        allow_abbrev=False,
        epilog="Takes every flag and file of train.",
    )
    add_flags(planning)
    planning.set_defaults(function=_plan)
    add_publishing(commands)
    return parser


def _train(arguments: argparse.Namespace, further: list[str]) -> int:
    from finetune.training.train import train

    settings = resolve(arguments, further)
    if not settings.training["output_dir"]:
        raise UsageError("where the adapter goes is missing; pass --output_dir DIR")
    folder = train(settings)
    if is_main():
        to_stderr(f"the adapter is in {folder}; look at it with: python app.py --adapter {folder}")
    return 0


def _plan(arguments: argparse.Namespace, further: list[str]) -> int:
    settings = resolve(arguments, further)
    settings.arguments(use_cpu=True, report_to="none")  # refuses what training would, on a machine without its GPU too
    _report(settings)
    return 0


def _report(settings: Settings) -> None:
    from finetune.data.examples import prepare_data
    from finetune.plan import memory as plan
    from finetune.plan.report import report
    from generation.models.precision import device_precision
    from generation.models.tokenizer import load_causal_config, load_tokenizer

    preset, training = replace(settings.preset, training=settings.training), settings.training
    tokenizer, config = load_tokenizer(preset.base), load_causal_config(preset.base)
    shape = plan.shape_of(config, preset)
    data = prepare_data(preset, preset.problems, tokenizer, seed=training["seed"], skip_invalid=settings.skip_invalid)
    schedule, device = plan.schedule_of(len(data.train.rows), training), plan.CPU if training["use_cpu"] else plan.T4
    precision = preset.precision or device_precision()
    report(
        data,
        preset=preset,
        source=preset.problems,
        schedule=schedule,
        parts=plan.memory(shape, preset, precision, data.train, batch=schedule.batch),
        device=device,
        seconds=plan.seconds(shape, precision, data.train, device, epochs=schedule.epochs),
        disk=plan.disk(shape, training, schedule),
    )


if __name__ == "__main__":
    sys.exit(main())
