"""What a training has written to its folder, finished or not: the log, the configuration, and the curves they hold.

Imports no library of training, so that a page can look on while another process trains. Draws nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from finetune.errors import TrainingError
from generation.errors import AdapterError

LOG_FILE, CONFIG_FILE = "log.jsonl", "training.json"
EPOCHS = "epochs"
MEASURES = ("eval_loss", "eval_chrf", "eval_pass_rate")


@dataclass(frozen=True)
class Training:
    """A training folder as it stands."""

    folder: Path
    configuration: Mapping[str, Any]
    """As train.py writes it; empty where it has not been written."""
    rows: tuple[dict[str, Any], ...]
    """Of the log, as the Trainer logged them."""
    curves: Mapping[str, Any]
    """See chart_data."""

    @property
    def ended(self) -> bool:
        """Whether its last start or resumption came to its end."""
        marks = [row for row in self.rows if "event" in row or "train_runtime" in row]
        return bool(marks) and "train_runtime" in marks[-1]

    def configured(self, *path: str) -> Any:
        """A value of the configuration, or None."""
        value: Any = self.configuration
        for name in path:
            value = value.get(name) if isinstance(value, Mapping) else None
        return value


def stamp(folder: Path) -> tuple[int, ...]:
    """Changes whenever one of the files does; empty where there is no log."""
    files = [folder / name for name in (LOG_FILE, CONFIG_FILE)]
    found = [path.stat() for path in files if path.is_file()]
    return tuple(value for stat in found for value in (stat.st_mtime_ns, stat.st_size))


def read_training(folder: Path) -> Training:
    """Read a training folder. Raises TrainingError where there is no log, or one that cannot be made sense of."""
    log = folder / LOG_FILE
    if not log.is_file():
        raise TrainingError(f"there is no {LOG_FILE} in {folder}; it appears once a training writes there")
    try:
        configuration, rows = read_object(folder / CONFIG_FILE), read_log(log)
    except AdapterError as error:
        raise TrainingError(str(error)) from error
    except OSError as error:
        raise TrainingError(f"{log} cannot be read ({error})") from error
    metric = configuration.get("training")
    metric = metric.get("metric_for_best_model") if isinstance(metric, Mapping) else None
    try:
        return Training(folder, configuration, tuple(rows), chart_data(rows, metric=metric))
    except (KeyError, TypeError, AttributeError) as error:
        raise TrainingError(f"{log} was written by another version of this program") from error


def read_log(path: Path) -> list[dict[str, Any]]:
    """The rows of a log; a line that a killed run left half is not one."""
    rows = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else ():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict):
            rows.append(row)
    return rows


def read_object(path: Path) -> Mapping[str, Any]:
    """A file's JSON object, or an empty one where there is no such file. Raises AdapterError."""
    if not path.is_file():
        return {}
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AdapterError(f"{path} cannot be read ({error}); mend or remove it") from error
    if not isinstance(value, dict):
        raise AdapterError(f"{path} holds no JSON object; mend or remove it")
    return value


def epoch_name(epoch: float) -> str:
    """The folder of an epoch's adapter, in that of the run."""
    return f"{EPOCHS}/epoch-{round(epoch, 2):g}"


def chart_data(log: Iterable[dict[str, Any]], *, metric: str | None = None) -> dict[str, Any]:
    """`steps`: epoch, training loss and learning rate of each logging step; `epochs`: what each evaluation found, the
    mean training loss since the one before it, and the folder of the adapter; `best`: the epoch that the metric
    chooses."""
    steps, epochs, since = [], [], []
    for row in log:
        if "loss" in row:
            rate = {name: _finite(row[name]) for name in ("learning_rate",) if name in row}
            steps.append({"step": row["step"], "epoch": row["epoch"], "loss": _finite(row["loss"]), **rate})
            since.append(row["loss"])
        elif found := {name: _finite(row[name]) for name in MEASURES if name in row}:
            if epochs and epochs[-1]["step"] == row["step"]:  # one evaluation that was logged in two rows
                epochs[-1].update(found)
                continue
            trained = _finite(sum(since) / len(since)) if since else None
            kept = {"adapter": epoch_name(row["epoch"])} if row["epoch"] else {}
            epochs.append({"step": row["step"], "epoch": row["epoch"], "loss": trained, **found, **kept})
            since = []
    return {"metric": metric, "best": _best(epochs, metric), "epochs": epochs, "steps": steps}


def _finite(value: float) -> float | None:
    """JSON has no word for a loss that diverged."""
    return value if math.isfinite(value) else None


def _best(epochs: Sequence[dict[str, Any]], metric: str | None) -> float | None:
    """The first of the best, as the Trainer chooses."""
    name = f"eval_{metric.removeprefix('eval_')}" if metric else ""
    trained = [row for row in epochs if row["epoch"] and row.get(name) is not None]
    if not trained:
        return None
    sign = -1 if name.endswith("loss") else 1
    return max(trained, key=lambda row: sign * row[name])["epoch"]
