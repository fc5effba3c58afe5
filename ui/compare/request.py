"""What a visitor may ask for. Values come from a browser, an address or an API call, so all of them are checked.

Knows the page's limits; GenerationSettings knows the limits of decoding. Generates nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from generation.decode import GenerationSettings
from ui.runs.screen import SIDES

MAX_NEW_TOKENS = 1024
"""The longest completion the page asks for; a public page must not be a way to buy hours of computation."""
MAX_SAMPLES = 8
MAX_TOKENS_A_SIDE = 2048
"""All samples together."""
LONGEST_VALUE = 80
"""Characters of one value in an address, and of one that an error repeats."""


@dataclass(frozen=True)
class Request:
    """One comparison that a visitor asks for."""

    settings: GenerationSettings = field(default_factory=GenerationSettings)
    samples: int = 1
    """How many seeds each side writes with: that of the settings and those that follow it."""
    sides: tuple[str, str] = (SIDES[0], SIDES[1])
    """Contestants, left and right."""

    def values(self) -> dict[str, Any]:
        """The values by the names that fields, addresses and messages use."""
        named = {NAMES.get(key, key): value for key, value in asdict(self.settings).items()}
        return named | {"samples": self.samples, "left": self.sides[0], "right": self.sides[1]}


NAMES = {"max_new_tokens": "length"}
"""Settings that have another name on the page."""
WHOLE = ("length", "seed", "samples")


def read_request(values: Mapping[str, Any], contestants: Sequence[str] = SIDES) -> Request:
    """The request in foreign values; those that are missing have their defaults.

    Raises ValueError, which says in one sentence which value cannot be used.
    """
    values = Request().values() | dict(values)
    numbers = {name: _read_number(name, value) for name, value in values.items() if name not in ("left", "right")}
    if unknown := set(numbers) - set(Request().values()):
        raise ValueError(f"there is no setting {min(unknown)[:LONGEST_VALUE]!r}")
    length, samples = numbers.pop("length"), numbers.pop("samples")
    if not 1 <= length <= MAX_NEW_TOKENS:
        raise ValueError(f"length must be between 1 and {MAX_NEW_TOKENS} tokens, got {length:g}")
    if not 1 <= samples <= MAX_SAMPLES:
        raise ValueError(f"samples must be between 1 and {MAX_SAMPLES}, got {samples:g}")
    if samples > 1 and numbers["temperature"] == 0:
        raise ValueError("samples need a temperature above 0; greedy decoding writes the same text every time")
    if length * samples > MAX_TOKENS_A_SIDE:
        raise ValueError(f"samples × length must be at most {MAX_TOKENS_A_SIDE} tokens, got {length * samples:g}")
    settings = GenerationSettings(
        max_new_tokens=int(length),
        temperature=numbers["temperature"],
        top_p=numbers["top_p"],
        seed=int(numbers["seed"]),
        strength=numbers["strength"],
    )
    return Request(settings, int(samples), _read_sides(values["left"], values["right"], contestants))


def _read_number(name: str, value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        raise ValueError(f"{name} must be a number")
    if name not in WHOLE:
        return float(value)
    if abs(value) == float("inf") or value != int(value):
        raise ValueError(f"{name} must be a whole number")
    return int(value)


def _read_sides(left: Any, right: Any, contestants: Sequence[str]) -> tuple[str, str]:
    for name in (left, right):
        if name not in contestants:
            shown = str(name)[:LONGEST_VALUE]
            raise ValueError(f"there is no contestant {shown!r}; choose one of {', '.join(contestants)}")
    if left == right:
        raise ValueError(f"{left} stands on both sides; choose two different contestants")
    return left, right


def read_address(query: Mapping[str, str], contestants: Sequence[str]) -> Request:
    """The request in the query of an address, where every value is a text. Raises ValueError."""
    values: dict[str, Any] = {}
    for name in Request().values().keys() & query.keys():
        text = str(query[name])[:LONGEST_VALUE]
        values[name] = text if name in ("left", "right") else _parse_number(name, text)
    return read_request(values, contestants)


def _parse_number(name: str, text: str) -> int | float:
    try:
        return int(text) if name in WHOLE else float(text)
    except ValueError:
        raise ValueError(f"{name} must be a number") from None
