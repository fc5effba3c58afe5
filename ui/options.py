"""What the page is started with: flags, and environment variables for those that are missing."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass

PROBLEMS = "embedded:test"
REVIEWS = "reviews.sqlite"


@dataclass(frozen=True)
class Options:
    """The options of `python app.py`; --help describes each."""

    base: str | None
    adapter: str | None
    server: str | None
    tokenizer: str | None
    problems: str
    contestant: list[str]
    runs: str | None
    training: str | None
    own_programs: bool
    reviews: str | None
    reviews_dataset: str | None
    skip_invalid: bool
    port: int
    allow_reduced_isolation: bool | None
    """None: the environment variable ALLOW_REDUCED_ISOLATION decides."""

    @property
    def shows_shipped_run(self) -> bool:
        """The shipped run is shown only for the models and problems that it was made with."""
        return not (self.server or self.base or self.adapter) and self.problems.startswith("embedded")


def read_options(arguments: list[str] | None, *, description: str = "") -> Options:
    """The options in `arguments`, or in the command line if they are None."""
    env = os.environ.get
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--base", default=env("BASE_MODEL"), help="base model: a Hub id or a folder (default: the embedded one)"
    )
    parser.add_argument(
        "--adapter", default=env("ADAPTER"), help="adapter: a folder or a Hub id (default: the shipped one)"
    )
    parser.add_argument(
        "--server",
        metavar="URL",
        default=env("SERVER"),
        help="an OpenAI-compatible server that writes instead; --base and --adapter then name two of its models",
    )
    parser.add_argument(
        "--tokenizer",
        default=env("TOKENIZER"),
        help="with --server, the base model's tokenizer: a Hub id or a folder (default: what --base names)",
    )
    parser.add_argument(
        "--problems",
        default=env("PROBLEMS") or PROBLEMS,
        help="embedded:test, apps:test, a .jsonl file in the APPS schema, or a folder in the APPS layout "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--contestant",
        metavar="NAME=DIR_OR_REPO",
        action="append",
        default=[],
        help="a further adapter that can be chosen for a side; can be given several times",
    )
    parser.add_argument(
        "--runs", metavar="DIR", default=env("RUNS"), help="a folder of finished runs, for the Results tab"
    )
    parser.add_argument(
        "--training",
        metavar="DIR",
        default=env("TRAINING"),
        help="the output folder of a training, finished or running, for the Training tab "
        "(default: the folder of the adapter)",
    )
    parser.add_argument(
        "--own-programs",
        action=argparse.BooleanOptionalAction,
        default=allows_own_programs(),
        help="visitors may edit programs and run them (default: yes here, no on a Space; OWN_PROGRAMS=1 or 0 decides)",
    )
    parser.add_argument(
        "--reviews",
        metavar="FILE",
        default=env("REVIEWS"),
        help=f"the database of blind reviews (default: {REVIEWS}, created with the first vote)",
    )
    parser.add_argument(
        "--reviews-dataset",
        metavar="OWNER/NAME",
        default=env("REVIEWS_DATASET"),
        help="a data set on the Hub that the reviews are also sent to, every five minutes and at the end",
    )
    parser.add_argument("--skip-invalid", action="store_true", help="leave out broken problems, and say how many")
    parser.add_argument("--port", type=int, default=7860, help="port of the page (default: %(default)s)")
    parser.add_argument(
        "--allow-reduced-isolation",
        action="store_true",
        default=None,
        help="run programs even if this host cannot isolate them fully; the page says so",
    )
    return Options(**vars(parser.parse_args(arguments)))


def allows_own_programs() -> bool:
    """Whether visitors may run their own programs by default: not on a public page, unless its owner wants it."""
    choice = os.environ.get("OWN_PROGRAMS", "")
    return choice == "1" if choice else not os.environ.get("SPACE_ID")
