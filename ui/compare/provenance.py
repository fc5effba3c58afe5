"""Where a result comes from: its models, adapter and settings. Pure: facts in, escaped HTML out.

One line for the header, and a folded table below the scores, for live and for stored results.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ui.html.text import escape
from ui.runs.screen import SIDES, Origin
from ui.script import read_script

NAMES = {
    "model": "model",
    "revision": "revision",
    "precision": "precision",
    "path": "path",
    "adapter": "adapter",
    "adapter_sha256": "adapter sha256",
    "scale": "adapter scale",
    "fingerprint": "fingerprint",
}
"""The facts about a side that are always shown, in their order; an engine may know more."""
SETTINGS = {"max_new_tokens": "length", "top_p": "top-p"}
"""Settings that have another name on the page."""

KEEP_OPEN = read_script("compare/provenance")


def contestants(provenance: Mapping[str, Any]) -> list[str]:
    """The facts for the header: `SmolLM2-135M-Instruct`, `int4, fast path`, `adapter 3f2a91`."""
    adapted = provenance.get("adapted")
    if not isinstance(adapted, Mapping):
        return []
    adapter = " ".join(filter(None, (_last_part(adapted, "adapter"), str(adapted.get("adapter_sha256", ""))[:6])))
    if adapter and not adapter.startswith("adapter"):
        adapter = f"adapter {adapter}"
    return [fact for fact in (_last_part(adapted, "model"), _computation(adapted), adapter) if fact]


def _last_part(facts: Mapping[str, Any], key: str) -> str:
    return str(facts.get(key, "")).rstrip("/").rsplit("/", 1)[-1]


def _computation(facts: Mapping[str, Any]) -> str:
    """`int4, fast path`; for a model server, which does not say how it computes, just `server`."""
    path = str(facts.get("path", ""))
    if path == "server":
        return path
    return ", ".join(filter(None, (str(facts.get("precision", "")), f"{path} path" if path else "")))


def provenance_block(origin: Origin | None) -> str:
    """HTML of the folded block; empty if there is no result."""
    if origin is None:
        return ""
    sides = {name: origin.provenance.get(name) or {} for name in SIDES}
    further = dict.fromkeys(key for facts in sides.values() for key in facts if key not in NAMES)
    rows = "".join(_row(label, [_fact(sides[name], key) for name in SIDES]) for key, label in NAMES.items())
    rows += "".join(_row(key, [_fact(sides[name], key) for name in SIDES]) for key in further)
    heads = "".join(f'<th scope="col" class="{name}">{name}</th>' for name in SIDES)
    return f"""<details class="provenance"><summary>Provenance</summary><table>
<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>
<dl>{_details(origin)}</dl></details>"""


def _row(label: str, values: list[str]) -> str:
    cells = "".join(f"<td>{escape(value)}</td>" for value in values)
    return f'<tr><th scope="row">{escape(label)}</th>{cells}</tr>'


def _fact(facts: Mapping[str, Any], key: str) -> str:
    """A value as text, or a dash if there is none; the scale means nothing without an adapter."""
    value = facts.get(key)
    missing = value in (None, "") or (key == "scale" and not facts.get("adapter"))
    return "–" if missing else f"{value:g}" if isinstance(value, float) else str(value)


def _details(origin: Origin) -> str:
    """The settings, and whatever else a run recorded about itself."""
    settings = [f"{SETTINGS.get(key, key)} {_fact(origin.settings, key)}" for key in origin.settings]
    others = [f"{key} {value}" for key, value in origin.provenance.items() if key not in SIDES]
    entries = {
        "result": "live: written for you just now" if origin.live else "stored: from a finished run",
        "settings": " · ".join(settings),
        "judged by" if origin.live else "run": " · ".join(others),
    }
    return "".join(f"<dt>{key}</dt><dd>{escape(value)}</dd>" for key, value in entries.items() if value)
