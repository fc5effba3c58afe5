"""The provenance of each side of a pair, and a warning when two sides are the same model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class SideProvenance:
    """The model, adapter and precision of one side."""

    model: str
    revision: str
    """The Hub commit, `local` for a folder, or the sha256 of the embedded model's weights."""
    precision: str
    path: str = "general"
    """What computes it: `general` (transformers), `fast` (llama/decode_cpu.py) or `server`."""
    adapter: str = ""
    adapter_sha256: str = ""
    scale: float | None = 0.0
    """The adapter's own factor, lora_alpha / r, which a generation's strength multiplies. None when it is not known."""
    fingerprint: str = ""
    """Hash of what the side answers to a fixed prompt: two sides with the same hash are the same model."""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def same_model_warning(provenance: Mapping[str, Mapping[str, Any]]) -> str:
    """A sentence that names two sides with the same fingerprint; empty when all differ."""
    side_of: dict[str, str] = {}
    for side, facts in provenance.items():
        if other := side_of.get(facts["fingerprint"]):
            return f"{other} and {side} answer alike: the adapter changes nothing, so there is nothing to compare"
        side_of[facts["fingerprint"]] = side
    return ""
