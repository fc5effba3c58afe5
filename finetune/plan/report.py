"""The plan of a training run as tables on a terminal. Computes nothing: plan.py does."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from finetune.data.examples import Data
from finetune.plan.memory import T4_MEMORY, Device, Part, Schedule, filter_rows, token_rows
from finetune.settings.presets import Preset
from generation.models.embedded import base_id

WIDTH = 110
"""Columns where the output is no terminal."""


def report(
    data: Data,
    *,
    preset: Preset,
    source: str,
    schedule: Schedule,
    parts: Sequence[Part],
    device: Device,
    seconds: float,
    disk: float,
    console: Console | None = None,
) -> None:
    """Print everything."""
    console = console or Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    tokens = sum(len(row["input_ids"]) for row in data.train.rows)
    console.print(f"base {base_id(preset.base)} · problems {source}\n", markup=False)
    console.print(filter_table(data))
    console.print(
        f"broken entries that were skipped: {data.skipped:,}\n"
        f"held out: {len(data.validation.rows):,} examples, programs written for "
        f"{len(data.validation_problems):,} problems each epoch\n"
        f"written in the APPS dialect and rewritten: {data.rewritten:,} solutions\n"
        f"sha256 of the training examples: {data.train.sha256()}\n",
        markup=False,
    )
    console.print(token_table(data))
    console.print(
        f"steps: {schedule.steps_per_epoch:,} an epoch, {schedule.steps:,} in {schedule.epochs:g} epochs "
        f"(batch {schedule.batch}, accumulation {schedule.accumulation}, one device)\n"
    )
    console.print(memory_table(parts))
    console.print(
        f"disk: about {disk / 1e9:.2f} GB of checkpoints and adapters\n"
        f"time: about {duration(seconds)} on {device.name} for {tokens:,} tokens an epoch, without the evaluations "
        f"({device.basis})",
        markup=False,
    )


def filter_table(data: Data) -> Table:
    """Problems and solutions after each filter."""
    table = Table("filter")
    for column in ("problems", "dropped", "solutions", "dropped"):
        table.add_column(column, justify="right")
    for name, *counts in filter_rows(data):
        problems, problems_dropped, solutions, solutions_dropped = counts
        dropped = [f"{count:,}" if count else "·" for count in (problems_dropped, solutions_dropped)]
        table.add_row(name, f"{problems:,}", dropped[0], f"{solutions:,}", dropped[1])
    return table


def token_table(data: Data) -> Table:
    """Tokens of the training examples."""
    table = Table("tokens of")
    for column in ("min", "median", "p95", "max"):
        table.add_column(column, justify="right")
    for name, *values in token_rows(data.train):
        table.add_row(name, *(f"{value:,}" for value in values))
    return table


def memory_table(parts: Sequence[Part]) -> Table:
    """Memory at its peak, part by part, and whether a T4 has it."""
    total = sum(part.bytes for part in parts)
    verdict = "fits" if total <= T4_MEMORY else "does not fit; lower --per_device_train_batch_size"
    table = Table("memory of", show_footer=True)
    table.columns[0].footer = "in all"
    table.add_column("GB", justify="right", footer=f"{total / 1e9:.1f}")
    table.add_column("basis", footer=f"estimated; a T4's {T4_MEMORY / 1e9:.0f} GB: {verdict}")
    for part in parts:
        table.add_row(part.name, f"{part.bytes / 1e9:.2f}", part.basis)
    return table


def duration(seconds: float) -> str:
    """In the unit a person would say it in."""
    for size, unit in ((3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds:.0f} s"
