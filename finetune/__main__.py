"""The command line of the fine-tuning package: `python -m finetune train | plan | merge | push`."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence

from evaluation.errors import UserError
from finetune.commands import merge, plan, push, train
from finetune.errors import TrainingStopped
from generation.processes import is_main

STOPPED_BY_CTRL_C = 130
"""The exit code that shells give a command ended by Ctrl-C; here, before there was anything to keep."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 2 for an error that the user can mend, printed in one line."""
    # bitsandbytes logs at every start which optional kernels are missing; they are for NF4 on a CPU.
    logging.getLogger("bitsandbytes").setLevel(logging.ERROR)
    try:
        arguments, further = _make_parser().parse_known_args(argv)
        return arguments.function(arguments, further)
    except TrainingStopped as stopped:
        _say(str(stopped))
        return 128 + stopped.signal
    except UserError as error:
        _say(f"error: {error}")
        return 2
    except KeyboardInterrupt:
        _say("stopped; nothing new was kept")
        return STOPPED_BY_CTRL_C


def _say(text: str) -> None:
    """Print on stderr, once when several processes train."""
    if is_main():
        print(text, file=sys.stderr)


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m finetune", description="Train an adapter for a code model.")
    commands = parser.add_subparsers(dest="command", required=True)
    for command in (train, plan, merge, push):
        command.add_parser(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
