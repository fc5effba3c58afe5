"""Addresses and commands that make what is on the screen again. Pure, but for the name of the Space.

A stored pair is named by its run; a live one by its settings, since the same settings write the same texts.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from ui.compare.request import NAMES, Request
from ui.runs.screen import SIDES, Screen

KEYS = ("problem", "run", *Request().values())
"""What an address of the page may hold."""


@dataclass(frozen=True)
class Setup:
    """What the page was started with, as far as a command needs it."""

    problems: str = "embedded:test"
    base: str = ""
    """Empty: the embedded model."""
    adapter: str = ""
    """Empty: the shipped one."""
    server: bool = False
    """An OpenAI-compatible server writes; its address may hold secrets and is left to the environment."""
    adapters: Mapping[str, str] = field(default_factory=dict)
    """Of the contestants beyond base and adapted: name and folder or repository."""


def query_of(screen: Screen) -> dict[str, str]:
    """The address that opens this screen: of the settings only those that are not the page's own."""
    query = {"problem": screen.problem.problem_id}
    if screen.origin is None:
        return query
    if not screen.live:
        return query | ({"run": screen.origin.run} if screen.origin.run else {})
    usual = Request().values()
    values = {NAMES.get(key, key): value for key, value in screen.settings.items()}
    values |= {"left": screen.name_of(SIDES[0]), "right": screen.name_of(SIDES[1])}
    told = {key: value for key, value in values.items() if key == "seed" or value != usual.get(key)}
    return query | {key: _plain(told[key]) for key in KEYS if key in told}


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def link_of(screen: Screen) -> str:
    """The query of the address, and on a Space the whole address: a page in a frame cannot see that of its window."""
    space = os.environ.get("SPACE_ID", "")
    return f"{f'https://huggingface.co/spaces/{space}' if space else ''}?{urlencode(query_of(screen))}"


def command_of(screen: Screen, setup: Setup) -> str:
    """The command lines that write and judge this pair anew; empty where nothing was written, or in two runs.

    A run has the base on one side and one adapter on the other: each other contestant needs a run of its own.
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
            words += [flag, _plain(settings[key])]
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
DEFAULTS = {"max_new_tokens": 256, "temperature": 0.0, "top_p": 1.0, "seed": 0, "strength": 1.0, "samples": 1}
"""Of `python -m evaluation run`."""


def _flag(name: str, value: str) -> Sequence[str]:
    return (name, value) if value else ()


def _seed(settings: Mapping[str, Any]) -> str:
    return f"seed-{settings['seed']}" if settings.get("temperature") else ""


def _slug(text: str) -> str:
    return re.sub(r"[^\w.-]+", "-", text).strip("-.")[:60] or "pair"
