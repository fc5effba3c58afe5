"""The commands after training: `python -m finetune merge | push`. Flags and messages; the work is done elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from evaluation.errors import UsageError
from finetune.errors import PushError
from generation.models.embedded import to_stderr


def add_publishing(commands: argparse._SubParsersAction) -> None:
    """Add both commands to those of the package."""
    merging = commands.add_parser("merge", help="put an adapter into its base's weights", allow_abbrev=False)
    merging.add_argument("--adapter", metavar="DIR_OR_REPO", required=True)
    merging.add_argument("--base", metavar="MODEL", help="default: the one that the adapter was trained for")
    merging.add_argument(
        "--output_dir", "--output-dir", metavar="DIR", required=True, type=Path, help="a folder that is made"
    )
    merging.add_argument("--precision", choices=["bf16", "fp16", "fp32"], help="default: that of the base's weights")
    merging.set_defaults(function=_merge)
    pushing = commands.add_parser("push", help="send an adapter and its model card to the Hub", allow_abbrev=False)
    pushing.add_argument("--adapter", metavar="DIR", required=True, type=Path, help="the output folder of train")
    pushing.add_argument("--repo", metavar="USER/NAME", required=True, help="made where it is not there")
    pushing.add_argument("--private", action="store_true", help="make the repository private")
    pushing.add_argument(
        "--dry_run", "--dry-run", action="store_true", help="list the files, print the card, send nothing"
    )
    pushing.set_defaults(function=_push)


def _merge(arguments: argparse.Namespace, further: list[str]) -> int:
    from finetune.publish.merge import merge

    _refuse(further)
    folder = merge(arguments.adapter, arguments.output_dir, base=arguments.base, precision=arguments.precision)
    to_stderr(f"the merged model is in {folder}; transformers loads it, and so does --base {folder}")
    return 0


def _push(arguments: argparse.Namespace, further: list[str]) -> int:
    from finetune.publish import push

    _refuse(further)
    parcel, token = push.pack(arguments.adapter, arguments.repo), push.token_of_hub()
    if token and not arguments.dry_run:
        print(push.send(parcel, token, private=arguments.private))
        return 0
    to_stderr(f"for {parcel.repository}:\n{parcel.listing()}\nand this card:")
    print(parcel.card, end="", flush=True)
    if not arguments.dry_run:
        raise PushError("nothing was sent, as there is no token; set HF_TOKEN to one that may write, or pass --dry_run")
    to_stderr("nothing was sent: a dry run")
    return 0


def _refuse(further: list[str]) -> None:
    if further:
        raise UsageError(f"there is no such flag here: {' '.join(further)}; --help lists them")
