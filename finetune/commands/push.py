"""`python -m finetune push`: send an adapter and its model card to the Hub, or show what would be sent."""

from __future__ import annotations

import argparse
from pathlib import Path

from evaluation.stderr import print_to_stderr
from finetune.commands.unknown import refuse_unknown
from finetune.errors import PushError


def add_parser(commands: argparse._SubParsersAction) -> None:
    """Add the command to those of the package."""
    parser = commands.add_parser("push", help="send an adapter and its model card to the Hub", allow_abbrev=False)
    parser.add_argument("--adapter", metavar="DIR", required=True, type=Path, help="the output folder of train")
    parser.add_argument(
        "--repo", metavar="USER/NAME", required=True, help="the repository; it is created if it does not exist"
    )
    parser.add_argument("--private", action="store_true", help="make the repository private")
    parser.add_argument(
        "--dry_run", "--dry-run", action="store_true", help="list the files, print the card, send nothing"
    )
    parser.set_defaults(function=run)


def run(arguments: argparse.Namespace, further: list[str]) -> int:
    """Send by the parsed flags. Without a token the files and the card are shown and PushError is raised."""
    from finetune.publish import push

    refuse_unknown(further)
    parcel, token = push.pack(arguments.adapter, arguments.repo), push.token_of_hub()
    if token and not arguments.dry_run:
        print(push.send(parcel, token, private=arguments.private))
        return 0
    print_to_stderr(f"for {parcel.repository}:\n{parcel.listing()}\nand this card:")
    print(parcel.card, end="", flush=True)
    if not arguments.dry_run:
        raise PushError("nothing was sent, as there is no token; set HF_TOKEN to one that may write, or pass --dry_run")
    print_to_stderr("nothing was sent: a dry run")
    return 0
