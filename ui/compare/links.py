"""Addresses and commands that reproduce what is on the screen. Pure, apart from reading the name of the Space.

The address of a stored pair names its run. That of a live pair names its settings, which write the same texts again.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlencode

from generation.decode import GenerationSettings
from ui.compare.request import NAMES, Request
from ui.runs.screen import SIDES, Screen

KEYS = ("problem", "run", *Request().values())
"""The keys that an address of the page may have."""


@dataclass(frozen=True)
class Setup:
    """What the page was started with, as far as a command needs it."""

    problems: str = "embedded:test"
    base: str = ""
    """A folder or a Hub id; empty for the embedded model."""
    adapter: str = ""
    """A folder or a Hub id; empty for the shipped one."""
    server: bool = False
    """Whether a model server writes. Its address may hold secrets, so a command reads it from the environment."""
    adapters: Mapping[str, str] = field(default_factory=dict)
    """The contestants beyond base and adapted: their names, each with a folder or a Hub id."""


def query_of(screen: Screen) -> dict[str, str]:
    """The query of the address that opens this screen; settings at their defaults are left out, but not the seed."""
    query = {"problem": screen.problem.problem_id}
    if screen.origin is None:
        return query
    if not screen.live:
        return query | ({"run": screen.origin.run} if screen.origin.run else {})
    defaults = Request().values()
    values = {NAMES.get(key, key): value for key, value in screen.settings.items()}
    values |= {"left": screen.name_of(SIDES[0]), "right": screen.name_of(SIDES[1])}
    named = {key: value for key, value in values.items() if key == "seed" or value != defaults.get(key)}
    return query | {key: _format(named[key]) for key in KEYS if key in named}


def _format(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def link_of(screen: Screen) -> str:
    """The query of the address; on a Space the whole address, which a page in a frame cannot read from its window."""
    space = os.environ.get("SPACE_ID", "")
    return f"{f'https://huggingface.co/spaces/{space}' if space else ''}?{urlencode(query_of(screen))}"


def command_of(screen: Screen, setup: Setup) -> str:
    """The command lines that write and judge this pair again; empty if nothing was written, or if it is of two runs.

    A run compares the base with one adapter, so each contestant other than the base needs a run of its own.
    """
    if screen.origin is None or (screen.origin.names and not screen.live):
        return ""
    adapted = [name for name in map(screen.name_of, SIDES) if name != "base"]
    return "\n".join(_command(screen, setup, name) for name in adapted)


def _command(screen: Screen, setup: Setup, side: str) -> str:
    settings, problem = screen.settings, screen.problem.problem_id
    stored = "" if screen.live else str(settings.get("problems", ""))
    adapter = setup.adapters.get(side, setup.adapter)
    name = "-".join(filter(None, (_slug(problem), "" if side == "adapted" else _slug(side), _seed(settings))))
    words = ["python", "-m", "evaluation", "run", "--problems", stored or setup.problems, "--only", problem]
    words += [*_flag("--base", setup.base), *_flag("--adapter", adapter), "--out", f"runs/{name}"]
    for key, flag in FLAGS.items():
        if key in settings and settings[key] != DEFAULTS[key]:
            words += [flag, _format(settings[key])]
    line = " ".join(shlex.quote(word) for word in words)
    return f'{line} --server "$SERVER"' if setup.server else line


FLAGS = {
    "max_new_tokens": "--max-new-tokens",
    "temperature": "--temperature",
    "top_p": "--top-p",
    "seed": "--seed",
    "strength": "--strength",
    "samples": "--samples",
}
DEFAULTS = {**asdict(GenerationSettings()), "samples": 1}
"""The defaults of `python -m evaluation run`."""


def _flag(name: str, value: str) -> Sequence[str]:
    return (name, value) if value else ()


def _seed(settings: Mapping[str, Any]) -> str:
    return f"seed-{settings['seed']}" if settings.get("temperature") else ""


def _slug(text: str) -> str:
    return re.sub(r"[^\w.-]+", "-", text).strip("-.")[:60] or "pair"
