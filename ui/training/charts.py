"""What a training folder shows: curves, epochs, data, settings, machine. Pure: a training in, HTML or a file out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from finetune.folder.record import Training
from ui.compare.download import File
from ui.html.svg import Series, line_chart, percent, tiny
from ui.html.text import Excerpt, escape, one_line

QUIET_SECONDS = 900
"""Without a new row for so long a training is called still: an evaluation may take minutes."""
LONGEST_VALUE = 400
FILES = ("csv", "json")


def training_page(training: Training, age: float) -> str:
    """HTML of the whole tab; `age` is the seconds since the log was written last."""
    return f"""{_head(training, age)}<div class="cards four">{"".join(_charts(training))}</div>
<div class="cards two"><section class="card">{_epochs(training)}
<h3>Hardware and time</h3>{_listed(_machine(training))}</section><section class="card">{_data(training)}</section></div>
<section class="card configuration"><h3>Configuration</h3>{_listed(_settings(training))}</section>"""


def _head(training: Training, age: float) -> str:
    last = next((row for row in reversed(training.rows) if "step" in row and "event" not in row), {})
    if training.ended:
        words = f"ended after {_number(last.get('step'))} steps"
    elif age < QUIET_SECONDS:
        left = _duration(last.get("eta_seconds"))
        words = f"running: step {_number(last.get('step'))}, epoch {_number(last.get('epoch'))}"
        words += f", {left} left" if left else ""
        words += f", last written {age:.0f} s ago"
    else:
        words = f"not ended, and nothing was written for {_duration(age)}: stopped, killed or paused"
    best = training.curves["best"]
    kept = f"; the adapter of epoch {best:g} is kept" if best is not None else ""
    saves = "".join(
        f'<button type="button" data-file="{kind}">{words}</button>'
        for kind, words in (("csv", "Save epochs (CSV)"), ("json", "Save curves (JSON)"))
    )
    return f"""<p class="run-files">{saves}</p><div class="run-head"><h2>Training {escape(words)}{escape(kept)}.</h2>
<p class="note">{escape(training.folder.name)} · {_text(training.configured("command"))}</p></div>"""


def _charts(training: Training) -> Iterator[str]:
    steps, epochs = training.curves["steps"], training.curves["epochs"]
    name, mark = training.folder.name, training.curves["best"]

    def points(rows: Iterable[Mapping[str, Any]], key: str) -> list[tuple[float, float]]:
        return [(row["epoch"], row[key]) for row in rows if row.get(key) is not None]

    losses = [
        Series("training", "soft", points(steps, "loss")),
        Series("validation", "adapted", points(epochs, "eval_loss"), dots=True),
    ]
    chrf = [Series("validation", "adapted", points(epochs, "eval_chrf"), dots=True)]
    passed = [Series("validation", "adapted", points(epochs, "eval_pass_rate"), dots=True)]
    rate = [Series("learning rate", "soft", points(steps, "learning_rate"))]
    yield line_chart("Loss", losses, name=f"{name}-loss", mark=mark)
    yield line_chart("CHRF of validation programs", chrf, name=f"{name}-chrf", mark=mark)
    yield line_chart("Pass rate of validation problems", passed, name=f"{name}-pass-rate", mark=mark, shown=percent)
    yield line_chart("Learning rate", rate, name=f"{name}-learning-rate", shown=tiny)


COLUMNS = {
    "epoch": "epoch",
    "step": "step",
    "loss": "training loss",
    "eval_loss": "validation loss",
    "eval_chrf": "CHRF",
    "eval_pass_rate": "pass rate",
}


def _epochs(training: Training) -> str:
    heads = "".join(f'<th scope="col" class="number">{words}</th>' for words in COLUMNS.values())
    rows = "".join(_epoch(row, training.curves["best"]) for row in training.curves["epochs"])
    none = "" if rows else '<p class="empty">No epoch has been evaluated yet.</p>'
    return f"""<h3>Epochs</h3><div class="scroll" tabindex="0" role="region" aria-label="epochs"><table>\
<thead><tr>{heads}<td></td></tr></thead><tbody>{rows}</tbody></table></div>{none}"""


def _epoch(row: Mapping[str, Any], best: float | None) -> str:
    shown = {
        **{key: _number(row.get(key)) for key in ("epoch", "step")},
        **{key: _number(row.get(key), ".3f") for key in ("loss", "eval_loss")},
        "eval_chrf": _number(row.get("eval_chrf"), ".1f"),
        "eval_pass_rate": _number(row.get("eval_pass_rate"), ".1%").replace("%", " %"),
    }
    cells = "".join(f'<td class="number">{shown[key]}</td>' for key in COLUMNS)
    return f"<tr>{cells}<td>{'kept' if best is not None and row['epoch'] == best else ''}</td></tr>"


def _data(training: Training) -> str:
    """What `python -m finetune plan` counts, as the training itself found it."""
    left = training.configured("examples", "left_after")
    if not isinstance(left, Mapping) or not left:
        return '<h3>Data</h3><p class="empty">The configuration does not say what the examples were chosen from.</p>'
    rows, before = "", None
    for name, count in left.items():
        dropped = before - count if isinstance(before, int) and isinstance(count, int) else 0
        rows += f'<tr><th scope="row">{_text(name)}</th><td class="number">{_number(count)}</td>'
        rows += f'<td class="number">{_number(dropped) if dropped else "·"}</td></tr>'
        before = count
    facts = [
        ("examples", training.configured("examples", "train")),
        ("held out", training.configured("examples", "validation")),
        ("rewritten out of the APPS dialect", training.configured("examples", "rewritten")),
        ("broken entries skipped", training.configured("examples", "skipped_as_invalid")),
        ("sha256 of the examples", training.configured("examples", "sha256")),
    ]
    return f"""<h3>Data: solutions left after each filter</h3><table><thead><tr><td></td>\
<th scope="col" class="number">left</th><th scope="col" class="number">dropped</th></tr></thead><tbody>{rows}</tbody>
</table>{_listed(facts)}"""


def _settings(training: Training) -> Iterator[tuple[str, Any]]:
    """The resolved configuration, flat."""
    if not training.configuration:
        yield "training.json", "has not been written"
    for key, value in training.configuration.items():
        if key in ("examples", "versions", "machine", "command"):
            continue
        if isinstance(value, Mapping):
            yield from (
                (name if key == "training" else f"{key} {name}".replace("lora lora_", "lora "), part)
                for name, part in value.items()
            )
        else:
            yield key, value


def _machine(training: Training) -> Iterator[tuple[str, Any]]:
    rows = training.rows
    told: dict[str, Any] = {**(training.configured("machine") or {})}
    told["processes"] = training.configured("processes")
    for row in rows:
        told |= row.get("machine") or {} if isinstance(row.get("machine"), Mapping) else {}
    yield from told.items()
    seconds = [row["train_runtime"] for row in rows if isinstance(row.get("train_runtime"), (int, float))]
    evaluations = [row["eval_runtime"] for row in rows if isinstance(row.get("eval_runtime"), (int, float))]
    yield "time from the last start to the end", _duration(seconds[-1]) if seconds else None
    yield "evaluations, all starts together", _duration(sum(evaluations)) if evaluations else None
    speeds = [row["tokens_per_second"] for row in rows if isinstance(row.get("tokens_per_second"), (int, float))]
    yield "tokens a second, mean of logged steps", f"{sum(speeds) / len(speeds):,.0f}" if speeds else None
    memory = [row["memory_bytes"] for row in rows if isinstance(row.get("memory_bytes"), (int, float))]
    yield "memory at most", f"{max(memory) / 1e9:.1f} GB" if memory else None
    seen = [row["num_input_tokens_seen"] for row in rows if isinstance(row.get("num_input_tokens_seen"), int)]
    yield "tokens seen", max(seen) if seen else None
    versions = training.configured("versions") or {}
    yield "versions", " · ".join(f"{name} {found}" for name, found in versions.items()) or None


def _listed(facts: Iterable[tuple[str, Any]]) -> str:
    rows = "".join(f"<dt>{_text(key)}</dt><dd>{_text(value)}</dd>" for key, value in facts if value not in (None, ""))
    return f'<dl class="facts-list">{rows}</dl>'


def _text(value: Any) -> str:
    """HTML of a foreign value on one line."""
    words = _number(value) if isinstance(value, int) and not isinstance(value, bool) else value
    words = ", ".join(map(str, words)) if isinstance(words, list) else "" if words is None else str(words)
    return one_line(Excerpt.of(words, LONGEST_VALUE), LONGEST_VALUE)


def _number(value: Any, form: str = "") -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return "–"
    return format(value, form) if form else f"{value:,.4g}" if isinstance(value, float) else f"{value:,}"


def _duration(seconds: Any) -> str:
    """In the unit a person would say it in; empty where it is not known."""
    if not isinstance(seconds, (int, float)):
        return ""
    for size, unit in ((3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds:.0f} s"


def as_file(training: Training, kind: str) -> File | None:
    name = training.folder.name
    if kind == "json":
        whole = {**training.curves, "configuration": training.configuration}
        return File(f"{name}-curves.json", "application/json", json.dumps(whole, indent=1))
    if kind != "csv":
        return None
    file = io.StringIO()
    writer = csv.DictWriter(file, list(COLUMNS), extrasaction="ignore")
    writer.writeheader()
    writer.writerows(training.curves["epochs"])
    return File(f"{name}-epochs.csv", "text/csv", file.getvalue())
