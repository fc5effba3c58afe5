"""The contestants beyond base and adapted: a training's epochs, and the adapters that the page's owner names.

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
    """The adapters that may be chosen beyond base and adapted, by name: the epochs in their order, then the named ones.

    `named` holds the owner's `NAME=DIR_OR_REPO`; raises AdapterError when one of them cannot be used. The epochs are
    those of the folder `adapter` (default: the shipped one); incomplete ones are left out.
    """
    adapters = dict(_epoch_adapters(Path(adapter or SHIPPED_ADAPTER)))
    for entry in named:
        name, _, path = entry.partition("=")
        if not NAME.fullmatch(name) or not path:
            raise AdapterError(f"{entry!r} does not name a contestant; pass --contestant NAME=DIR_OR_REPO")
        if name in (BASE, ADAPTED, *adapters):
            raise AdapterError(f"there are two contestants named {name}; pass --contestant with another name")
        find_adapter(path, base)
        adapters[name] = path
    return adapters


def _epoch_adapters(folder: Path) -> Iterator[tuple[str, str]]:
    numbered = [(float(match[1]), path) for path in folder.glob("epochs/*") if (match := EPOCH.fullmatch(path.name))]
    for number, path in sorted(numbered):
        if all((path / name).is_file() for name in (ADAPTER_CONFIG_FILE, ADAPTER_WEIGHTS_FILE)):
            yield f"epoch {number:g}", str(path)
