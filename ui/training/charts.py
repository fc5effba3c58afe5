"""What a training folder shows: curves, epochs, data, settings, machine. Pure: a training in, HTML or a file out.

The curves are those of the chart beside the adapter (panels.py), but the page draws them itself: in the colours of the
visitor's theme, with values under the pointer, and in a millisecond where matplotlib takes half a second.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from finetune.folder.panels import Panel, panels_of
from finetune.folder.record import Training
from ui.compare.download import File
from ui.html.svg import Series, format_number, format_percent, format_rate, line_chart
from ui.html.text import Excerpt, escape, one_line

QUIET_SECONDS = 900
"""A training that wrote nothing for this long no longer counts as running. One evaluation may take minutes."""
LONGEST_VALUE = 400


def training_page(training: Training, age: float) -> str:
    """HTML of the whole tab; `age` is the time in seconds since the log was last written."""
    charts = "".join(_chart(panel, training) for panel in panels_of(training.curves))
    machine = f"<h3>Hardware and time</h3>{_facts_list(_machine(training))}"
    return f"""{_head(training, age)}<div class="cards four">{charts}</div>
<div class="cards two"><section class="card">{_epochs(training)}
{machine}</section><section class="card">{_data(training)}</section></div>
<section class="card configuration"><h3>Configuration</h3>{_facts_list(_settings(training))}</section>"""


def _head(training: Training, age: float) -> str:
    best = training.curves["best"]
    kept = f"; the adapter of epoch {best:g} is kept" if best is not None else ""
    saves = "".join(
        f'<button type="button" data-file="{kind}">{label}</button>'
        for kind, label in (("csv", "Save epochs (CSV)"), ("json", "Save curves (JSON)"))
    )
    state = escape(_state(training, age) + kept)
    return f"""<p class="run-files">{saves}</p><div class="run-head"><h2>Training {state}.</h2>
<p class="note">{escape(training.folder.name)} · {_text(training.value("command"))}</p></div>"""


def _state(training: Training, age: float) -> str:
    """Whether the training runs, in words that follow "Training"."""
    logged = [row for row in training.rows if "step" in row and "event" not in row]
    last = logged[-1] if logged else {}
    if training.ended:
        return f"ended after {_number(last.get('step'))} steps"
    if age >= QUIET_SECONDS:
        return f"has not ended, but nothing was written for {_duration(age)}: it was stopped, killed or paused"
    remaining = _duration(last.get("eta_seconds"))
    parts = [f"running: step {_number(last.get('step'))}", f"epoch {_number(last.get('epoch'))}"]
    parts += [f"{remaining} left"] if remaining else []
    return ", ".join([*parts, f"last written {age:.0f} s ago"])


TITLES = {
    "loss": "Loss",
    "chrf": "CHRF of validation programs",
    "pass-rate": "Pass rate of validation problems",
    "learning-rate": "Learning rate",
}
LABELS = {"pass-rate": format_percent, "learning-rate": format_rate}
"""How a panel writes its values; the others write them plainly."""


def _chart(panel: Panel, training: Training) -> str:
    series = [
        Series(curve.name, "adapted" if curve.evaluated else "soft", curve.points, dots=curve.evaluated)
        for curve in panel.curves
    ]
    name, shown = f"{training.folder.name}-{panel.name}", LABELS.get(panel.name, format_number)
    return line_chart(TITLES[panel.name], series, name=name, mark=panel.kept_epoch, shown=shown)


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
    """The counts of `python -m finetune plan`, as the training itself made them."""
    counts = training.value("examples", "left_after")
    if not isinstance(counts, Mapping) or not counts:
        return '<h3>Data</h3><p class="empty">The configuration does not say what the examples were chosen from.</p>'
    rows, before = "", None
    for name, count in counts.items():
        dropped = before - count if isinstance(before, int) and isinstance(count, int) else 0
        rows += f'<tr><th scope="row">{_text(name)}</th><td class="number">{_number(count)}</td>'
        rows += f'<td class="number">{_number(dropped) if dropped else "·"}</td></tr>'
        before = count
    facts = [
        ("examples", training.value("examples", "train")),
        ("held out", training.value("examples", "validation")),
        ("rewritten out of the APPS dialect", training.value("examples", "rewritten")),
        ("broken entries skipped", training.value("examples", "skipped_as_invalid")),
        ("sha256 of the examples", training.value("examples", "sha256")),
    ]
    return f"""<h3>Data: solutions left after each filter</h3><table><thead><tr><td></td>\
<th scope="col" class="number">left</th><th scope="col" class="number">dropped</th></tr></thead><tbody>{rows}</tbody>
</table>{_facts_list(facts)}"""


def _settings(training: Training) -> Iterator[tuple[str, Any]]:
    """The resolved configuration as a flat list."""
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
    facts: dict[str, Any] = {**(training.value("machine") or {})}
    facts["processes"] = training.value("processes")
    for row in training.rows:
        facts |= machine if isinstance(machine := row.get("machine"), Mapping) else {}
    yield from facts.items()
    seconds, evaluations = _numbers(training, "train_runtime"), _numbers(training, "eval_runtime")
    yield "time from the last start to the end", _duration(seconds[-1]) if seconds else None
    yield "time of all evaluations", _duration(sum(evaluations)) if evaluations else None
    speeds, memory = _numbers(training, "tokens_per_second"), _numbers(training, "memory_bytes")
    yield "tokens per second, mean of logged steps", f"{sum(speeds) / len(speeds):,.0f}" if speeds else None
    yield "most memory in use", f"{max(memory) / 1e9:.1f} GB" if memory else None
    yield "tokens seen", max(_numbers(training, "num_input_tokens_seen"), default=None)
    versions = training.value("versions") or {}
    yield "versions", " · ".join(f"{library} {version}" for library, version in versions.items()) or None


def _numbers(training: Training, key: str) -> list[float]:
    """The values of a key in the log's rows, as far as they are numbers."""
    return [row[key] for row in training.rows if isinstance(row.get(key), (int, float))]


def _facts_list(facts: Iterable[tuple[str, Any]]) -> str:
    rows = "".join(f"<dt>{_text(key)}</dt><dd>{_text(value)}</dd>" for key, value in facts if value not in (None, ""))
    return f'<dl class="facts-list">{rows}</dl>'


def _text(value: Any) -> str:
    """HTML of a foreign value on one line."""
    if value is None:
        text = ""
    elif isinstance(value, list):
        text = ", ".join(map(str, value))
    else:
        text = _number(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)
    return one_line(Excerpt.of(text, LONGEST_VALUE), LONGEST_VALUE)


def _number(value: Any, form: str = "") -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return "–"
    return format(value, form) if form else f"{value:,.4g}" if isinstance(value, float) else f"{value:,}"


def _duration(seconds: Any) -> str:
    """A duration in hours, minutes or seconds; empty where it is not known."""
    if not isinstance(seconds, (int, float)):
        return ""
    for size, unit in ((3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds:.0f} s"


def as_file(training: Training, kind: str) -> File | None:
    """The curves with the configuration (json) or the epochs (csv); None for any other kind."""
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
