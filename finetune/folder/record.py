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
from finetune.folder.best_epoch import best_place
from generation.errors import AdapterError

LOG_FILE = "log.jsonl"
"""A line of JSON for every row that was logged."""
TRAINING_FILE = "training.json"
"""Everything that made the adapter."""
TRAINING_SETTINGS_FILE = "training.yaml"
"""The part of it that `--config` reads again."""
CHART_PNG, CHART_SVG = CHART_FILES = ("chart.png", "chart.svg")
"""The training's chart. A page or card shows the first of them that exists."""
CHART_DATA_FILE = "chart.json"
EPOCHS = "epochs"
"""The folder that holds a folder for each epoch's adapter."""
MEASURES = ("eval_loss", "eval_chrf", "eval_pass_rate")


@dataclass(frozen=True)
class Training:
    """A training folder as it stands."""

    folder: Path
    configuration: Mapping[str, Any]
    """The content of training.json; empty while that file does not exist."""
    rows: tuple[dict[str, Any], ...]
    """The log's rows, as the Trainer logged them."""
    curves: Mapping[str, Any]
    """See `chart_data`."""

    @property
    def ended(self) -> bool:
        """Whether the training came to its end after its last start or resumption."""
        marks = [row for row in self.rows if "event" in row or "train_runtime" in row]
        return bool(marks) and "train_runtime" in marks[-1]

    def value(self, *path: str) -> Any:
        """A value of the configuration, or None."""
        return value_at(self.configuration, path)


def value_at(tree: Mapping[str, Any], path: Sequence[str]) -> Any:
    """The value at a path of keys in nested mappings; None where the path leads nowhere."""
    value: Any = tree
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def stamp(folder: Path) -> tuple[int, ...]:
    """Times and sizes of the log and the configuration: another value after each change; empty without both files."""
    paths = [folder / name for name in (LOG_FILE, TRAINING_FILE)]
    stats = [path.stat() for path in paths if path.is_file()]
    return tuple(value for stat in stats for value in (stat.st_mtime_ns, stat.st_size))


def read_training(folder: Path) -> Training:
    """Read a training folder. Raises TrainingError when there is no log or when it cannot be understood."""
    log = folder / LOG_FILE
    if not log.is_file():
        raise TrainingError(f"there is no {LOG_FILE} in {folder}; it appears once a training writes there")
    try:
        configuration, rows = read_object(folder / TRAINING_FILE), read_log(log)
    except AdapterError as error:
        raise TrainingError(str(error)) from error
    except OSError as error:
        raise TrainingError(f"{log} cannot be read ({error})") from error
    metric = value_at(configuration, ("training", "metric_for_best_model"))
    try:
        return Training(folder, configuration, tuple(rows), chart_data(rows, metric=metric))
    except (KeyError, TypeError, AttributeError) as error:
        raise TrainingError(f"{log} was written by another version of this program") from error


def read_log(path: Path) -> list[dict[str, Any]]:
    """The rows of a log, without a last line that a killed run did not finish; no rows where there is no file."""
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
    """A file's JSON object, or an empty one where there is no such file.

    Raises AdapterError when the file cannot be read or holds anything else.
    """
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
    """The folder of an epoch's adapter, relative to the run's folder."""
    return f"{EPOCHS}/epoch-{round(epoch, 2):g}"


def chart_data(log: Iterable[dict[str, Any]], *, metric: str | None = None) -> dict[str, Any]:
    """The curves of a training, in the form of chart.json.

    `steps` holds step, epoch, training loss and learning rate of each logging step; `epochs` holds the measures of each
    evaluation, the mean training loss since the evaluation before it, and the folder of the epoch's adapter; `best` is
    the epoch that the metric chooses. A loss that is not finite becomes None.
    """
    steps: list[dict[str, Any]] = []
    epochs: list[dict[str, Any]] = []
    losses: list[float] = []
    for row in log:
        if "loss" in row:
            rate = {name: _finite(row[name]) for name in ("learning_rate",) if name in row}
            steps.append({"step": row["step"], "epoch": row["epoch"], "loss": _finite(row["loss"]), **rate})
            losses.append(row["loss"])
        elif measures := {name: _finite(row[name]) for name in MEASURES if name in row}:
            if epochs and epochs[-1]["step"] == row["step"]:  # one evaluation that was logged in two rows
                epochs[-1].update(measures)
                continue
            mean = _finite(sum(losses) / len(losses)) if losses else None
            adapter = {"adapter": epoch_name(row["epoch"])} if row["epoch"] else {}
            epochs.append({"step": row["step"], "epoch": row["epoch"], "loss": mean, **measures, **adapter})
            losses = []
    return {"metric": metric, "best": _best_epoch(epochs, metric), "epochs": epochs, "steps": steps}


def _finite(value: float) -> float | None:
    """None for a loss that diverged: JSON cannot hold it."""
    return value if math.isfinite(value) else None


def _best_epoch(epochs: Sequence[dict[str, Any]], metric: str | None) -> float | None:
    """The best of the epochs that have a value; what was measured before training does not count."""
    name = f"eval_{metric.removeprefix('eval_')}" if metric else ""
    trained = [row for row in epochs if row["epoch"] and row.get(name) is not None]
    if not trained:
        return None
    return trained[best_place([row[name] for row in trained], name)]["epoch"]
