"""What stands behind each side of a pair, and whether two sides are one model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class SideProvenance:
    """What stands behind one side."""

    model: str
    revision: str
    """The Hub commit, `local` for a folder, or the sha256 of the embedded model's weights."""
    precision: str
    path: str = "general"
    """What computes it: `general` (transformers), `fast` (llama_cpu.py) or `server`."""
    adapter: str = ""
    adapter_sha256: str = ""
    scale: float = 0.0
    """The adapter's own factor, lora_alpha / r; a generation's strength multiplies it."""
    fingerprint: str = ""
    """Hash of the first-step logits on a fixed prompt: equal for two sides means that they are the same model."""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def same_model_warning(provenance: Mapping[str, Mapping[str, Any]]) -> str:
    """Two sides with one fingerprint, in a sentence; empty where there are none."""
    seen: dict[str, str] = {}
    for side, facts in provenance.items():
        if other := seen.get(facts["fingerprint"]):
            return f"{other} and {side} answer alike: the adapter changes nothing, so there is nothing to compare"
        seen[facts["fingerprint"]] = side
    return ""
