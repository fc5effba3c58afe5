"""What a person reads during training: a line for each logged row and each evaluation, and a bar on a terminal.

Written to stderr, like all progress of the command lines, instead of transformers' own bar and dictionaries.
"""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from transformers import TrainerCallback

from finetune.duration import format_duration


class Narrator(TrainerCallback):
    """Prints the lines and the bar; only in the main process."""

    def __init__(self, facts: dict[str, Any], console: Console | None = None) -> None:
        self._facts = facts
        self._console = console or Console(stderr=True, highlight=False, soft_wrap=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=self._console, disable=not self._console.is_terminal, transient=True)
        self._task = self._bar.add_task("training", total=None)
        self._latest: dict[str, str] = {}

    def on_train_begin(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        if not state.is_world_process_zero:
            return
        for line in opening_lines(self._facts):
            self._say(line)
        if state.global_step:
            self._say(f"going on after step {state.global_step} of {state.max_steps}")
        self._bar.update(self._task, total=state.max_steps, completed=state.global_step)
        self._bar.start()

    def on_step_end(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        self._bar.update(self._task, completed=state.global_step, description=self._description())

    def on_prediction_step(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        self._bar.update(self._task, description=f"evaluating · {self._description()}")

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, float] | None = None, **other: Any) -> None:
        if not state.is_world_process_zero or not logs:
            return
        if "loss" in logs:
            self._latest["loss"] = f"loss {logs['loss']:.3f}"
            self._say(step_line(logs, step=state.global_step, of=state.max_steps))
        elif "eval_loss" in logs:
            self._latest["evaluation"] = f"CHRF {logs['eval_chrf']:.1f} · pass rate {logs['eval_pass_rate']:.1%}"
            self._say(evaluation_line(logs))

    def __enter__(self) -> Narrator:
        return self

    def __exit__(self, *error: object) -> None:
        """Remove the bar from the terminal, however training ended."""
        self._bar.stop()

    def _description(self) -> str:
        return " · ".join(self._latest.values()) or "training"

    def _say(self, line: str) -> None:
        self._console.print(line, markup=False)


def opening_lines(facts: dict[str, Any]) -> list[str]:
    """The lines before training: what `log.describe_machine` gives."""
    machine = facts["machine"]
    return [
        " · ".join(f"{name} {version}" for name, version in facts["versions"].items()),
        f"{machine['device']} · {facts['processes']} process{'es' * (facts['processes'] > 1)} · seed {facts['seed']}"
        + (f" · data seed {facts['data_seed']}" if facts["data_seed"] != facts["seed"] else ""),
    ]


def step_line(row: dict[str, float], *, step: int, of: int) -> str:
    """The line of one logging step; `row` is that of the log."""
    parts = [f"step {step}/{of}", f"epoch {row['epoch']:.2f}", f"loss {row['loss']:.4f}"]
    parts.append(f"lr {row['learning_rate']:.2e}")
    if "tokens_per_second" in row:
        parts.append(f"{row['tokens_per_second']:,.0f} tokens/s")
    parts.append(f"{row['memory_bytes'] / 1e9:.1f} GB")
    return " · ".join([*parts, f"{format_duration(row['eta_seconds'])} left"])


def evaluation_line(row: dict[str, float]) -> str:
    """The line of one evaluation; `row` is that of the log."""
    return (
        f"epoch {row['epoch']:.2f} evaluated · validation loss {row['eval_loss']:.4f} · CHRF {row['eval_chrf']:.2f} · "
        f"pass rate {row['eval_pass_rate']:.1%} · {format_duration(row['eval_runtime'])}"
    )
