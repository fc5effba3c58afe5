"""Who else may stand on the page beside base and adapted: a training's epochs, and what its owner names.

A training leaves each epoch's adapter in `epochs/epoch-N/` of its folder. Loads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.assets import SHIPPED_ADAPTER
from generation.errors import AdapterError
from generation.lora import ADAPTER_CONFIG_FILE, ADAPTER_WEIGHTS_FILE
from generation.models.adapter_files import find_adapter
from generation.sides import ADAPTED, BASE

EPOCH = re.compile(r"epoch-(\d+(?:\.\d+)?)")
NAME = re.compile(r"[\w][\w .+-]{0,39}")


def further_contestants(named: Sequence[str], *, adapter: str | None, base: str | None) -> dict[str, str]:
    """Names and adapters of all that may be chosen beyond base and adapted, the epochs first, in their order.

    `named` holds the owner's `NAME=DIR_OR_REPO`. Raises AdapterError for what cannot be used; the epochs of the folder
    `adapter` (default: the shipped one) that are incomplete are left out.
    """
    found = dict(_epochs(Path(adapter or SHIPPED_ADAPTER)))
    for entry in named:
        name, _, path = entry.partition("=")
        if not NAME.fullmatch(name) or not path:
            raise AdapterError(f"{entry!r} is no contestant; pass --contestant NAME=DIR_OR_REPO")
        if name in (BASE, ADAPTED, *found):
            raise AdapterError(f"there are two contestants {name}; pass --contestant with another name")
        find_adapter(path, base)
        found[name] = path
    return found


def _epochs(folder: Path) -> Iterator[tuple[str, str]]:
    numbered = [(float(match[1]), path) for path in folder.glob("epochs/*") if (match := EPOCH.fullmatch(path.name))]
    for number, path in sorted(numbered):
        if all((path / name).is_file() for name in (ADAPTER_CONFIG_FILE, ADAPTER_WEIGHTS_FILE)):
            yield f"epoch {number:g}", str(path)
