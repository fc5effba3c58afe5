"""The plan of a training run as tables on a terminal. Estimates nothing: plan.py does."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from finetune.data.examples import Data
from finetune.data.tokenised import Examples
from finetune.duration import format_duration
from finetune.plan.memory import T4_MEMORY, MemoryPart
from finetune.plan.plan import Plan
from generation.models.embedded import base_id

WIDTH = 110
"""Columns when the output is not a terminal."""


def print_plan(plan: Plan, console: Console | None = None) -> None:
    """Print everything, by default on stdout."""
    console = console or Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    data, schedule, device = plan.data, plan.schedule, plan.device
    console.print(f"base {base_id(plan.preset.base)} · problems {plan.preset.problems}\n", markup=False)
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
    console.print(memory_table(plan.memory))
    console.print(
        f"disk: about {plan.disk / 1e9:.2f} GB of checkpoints and adapters\n"
        f"time: about {format_duration(plan.seconds)} on {device.name} for {sum(data.train.lengths):,} tokens an "
        f"epoch, without the evaluations ({device.basis})",
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


def filter_rows(data: Data) -> Iterator[tuple[str, int, int, int, int]]:
    """For each filter its name, the problems that remain and that it dropped, and the same of solutions."""
    before = data.steps[0]
    for step in data.steps:
        dropped = before.problems - step.problems, before.solutions - step.solutions
        yield step.name, step.problems, dropped[0], step.solutions, dropped[1]
        before = step


def token_table(data: Data) -> Table:
    """Tokens of the training examples."""
    table = Table("tokens of")
    for column in ("min", "median", "p95", "max"):
        table.add_column(column, justify="right")
    for name, *values in token_rows(data.train):
        table.add_row(name, *(f"{value:,}" for value in values))
    return table


def token_rows(examples: Examples) -> Iterator[tuple[str, int, int, int, int]]:
    """Quantiles of the tokens of prompt, completion and both."""
    both, completions = examples.lengths, examples.completion_lengths
    yield "prompt", *quantiles([whole - part for whole, part in zip(both, completions, strict=True)])
    yield "completion", *quantiles(completions)
    yield "both", *quantiles(both)


def quantiles(values: Sequence[int]) -> tuple[int, int, int, int]:
    """Smallest, median, 95th percentile and largest, each a value that occurs (nearest rank)."""
    ordered = sorted(values)
    median, high = (ordered[max(0, math.ceil(share * len(ordered)) - 1)] for share in (0.5, 0.95))
    return ordered[0], median, high, ordered[-1]


def memory_table(parts: Sequence[MemoryPart]) -> Table:
    """Memory at its peak, part by part, and whether it fits a T4."""
    total = sum(part.bytes for part in parts)
    verdict = "fits" if total <= T4_MEMORY else "does not fit; lower --per_device_train_batch_size"
    table = Table("memory of", show_footer=True)
    table.columns[0].footer = "in all"
    table.add_column("GB", justify="right", footer=f"{total / 1e9:.1f}")
    table.add_column("basis", footer=f"estimated; a T4's {T4_MEMORY / 1e9:.0f} GB: {verdict}")
    for part in parts:
        table.add_row(part.name, f"{part.bytes / 1e9:.2f}", part.basis)
    return table
