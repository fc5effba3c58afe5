"""Which precision starts and decodes fastest here, and what one mixed batch saves against two calls.

    python benchmarks/generation.py [--tokens 64] [--rounds 3] [--precisions fp32 bf16 nf4]

Loads the embedded model and the shipped adapter in each precision and decodes both sides of one prompt: first the base
and the adapted model one after the other, then both rows of one batch. Prints seconds and ratios; asserts nothing.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rich.console import Console
from rich.table import Table

from finetune.model import PRECISIONS, attach_adapter, device_precision, find_adapter, load_base

PROMPT = "def median(values):\n"


@dataclass(frozen=True)
class Measured:
    """One precision: seconds to load, and milliseconds for one new token of both sides."""

    precision: str
    load: float
    two_calls: float
    one_batch: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tokens", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--precisions", nargs="+", default=["fp32", "bf16", "nf4"], choices=PRECISIONS)
    options = parser.parse_args()
    measured = [measure(name, options.tokens, options.rounds) for name in options.precisions]
    print_table(measured)


def measure(precision: str, tokens: int, rounds: int) -> Measured:
    import peft  # noqa: F401  (its import is the same for every precision and not part of the load)
    import transformers  # noqa: F401

    started = time.perf_counter()
    model, tokenizer, _ = load_base(precision=precision)
    model = attach_adapter(model, find_adapter(None))
    load = time.perf_counter() - started
    batch = tokenizer([PROMPT], return_tensors="pt").to(model.device)
    pair = tokenizer([PROMPT] * 2, return_tensors="pt").to(model.device)
    options = {"max_new_tokens": tokens, "min_new_tokens": tokens, "do_sample": False, "pad_token_id": 0}

    def two_calls() -> None:
        with model.disable_adapter():
            model.generate(**batch, **options)
        model.generate(**batch, **options)

    def one_batch() -> None:
        model.generate(**pair, adapter_names=["__base__", "adapted"], **options)

    return Measured(precision, load, *(milliseconds(call, tokens, rounds) for call in (two_calls, one_batch)))


def milliseconds(call: Callable[[], None], tokens: int, rounds: int) -> float:
    """The median for one new token, after one call that warms up."""
    call()
    seconds = []
    for _ in range(rounds):
        started = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds) / tokens * 1000


def print_table(measured: list[Measured]) -> None:
    table = Table(title=f"both sides, one new token; the default precision here is {device_precision()}")
    for column in (
        "precision",
        "load, s",
        "two calls, ms",
        "one batch, ms",
        "one batch gains",
        "against the first row",
    ):
        table.add_column(column, justify="right")
    for row in measured:
        table.add_row(
            row.precision,
            f"{row.load:.1f}",
            f"{row.two_calls:.0f}",
            f"{row.one_batch:.0f}",
            f"{row.two_calls / row.one_batch:.2f}×",
            f"{measured[0].one_batch / row.one_batch:.2f}×",
        )
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
