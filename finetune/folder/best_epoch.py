"""Which epoch a training keeps: the first one with the best value of the chosen metric.

While a training runs, transformers' Trainer makes this choice (`--metric_for_best_model`, `--load_best_model_at_end`).
Here the same rule is applied to values that were logged, and the Trainer's choice is written down. Measures nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transformers import TrainerState


def best_place(values: Sequence[float], metric: str) -> int:
    """The place of the best value, the first one of equals. A loss is better when it is lower, all else when higher."""
    best = min if metric.endswith("loss") else max
    return values.index(best(values))


def describe_choice(state: TrainerState, metric: str | None) -> dict[str, Any]:
    """The adapter that a finished training keeps: metric, its best value, step, epoch, and all steps of the training.

    That of the best step where the Trainer compared epochs, else that of the last step.
    """
    step = state.best_global_step if state.best_model_checkpoint else state.global_step
    epochs: dict[int | None, float] = {int(row["step"]): row["epoch"] for row in state.log_history}
    return {
        "metric": metric,
        "value": state.best_metric,
        "step": step,
        "epoch": epochs.get(step),
        "steps": state.global_step,
    }
