"""Read the page's JavaScript: each script stands in a .js file beside the module that uses it.

Gradio runs a script when its component appears, with `element`, `trigger` and `watch` in reach (gr.HTML, js_on_load).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent


def read_script(name: str, constants: Mapping[str, Any] | None = None) -> str:
    """The text of `ui/<name>.js`; `constants` (name to JSON value) stand in front of it as JavaScript constants.

    Raises ValueError for a constant whose name is no identifier.
    """
    return "".join(_declare(constant, value) for constant, value in (constants or {}).items()) + _read(name)


@cache
def _read(name: str) -> str:
    return (FOLDER / f"{name}.js").read_text(encoding="utf-8")


def _declare(name: str, value: Any) -> str:
    """A constant; escaped so that no value can end the page's own <script>."""
    if not name.isidentifier():
        raise ValueError(f"{name!r} cannot be the name of a JavaScript constant")
    text = json.dumps(value).replace("<", "\\u003c")
    return f"const {name} = {text};\n"
