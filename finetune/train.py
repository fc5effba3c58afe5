"""Train an adapter: completion-only loss, and each epoch the programs it really writes, judged.

Transformers' Trainer does the training; here stand the loss, the generated metrics and what is kept beside the adapter.
"""

from __future__ import annotations

import json
import os
import platform
import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from transformers import Trainer, TrainerCallback

from evaluation.judge import judge
from evaluation.metrics import chrf
from evaluation.problems import Problem
from evaluation.program import extract_program
from evaluation.sandbox import Sandbox
from finetune.config import Preset
from finetune.errors import TrainingError
from finetune.examples import Data, prepare_data
from finetune.general_path import GeneralModel
from finetune.generate import GenerationSettings, complete
from finetune.lora import Lora, lora_of
from finetune.model import base_id, load_base, load_side_model
from finetune.preprocess import build_prompt, pad_batch
from finetune.sides import SideModel, Weighting
from finetune.tokenizer import load_tokenizer

if TYPE_CHECKING:
    from peft import PeftModel
    from transformers import PreTrainedModel, PreTrainedTokenizerBase, TrainingArguments

LOG_FILE, CONFIG_FILE = "log.jsonl", "training.json"


def train(preset: Preset, problems: str, arguments: TrainingArguments, *, skip_invalid: bool = False) -> Path:
    """Train, and leave adapter, log and resolved configuration in `arguments.output_dir`.

    Raises TrainingError before any weight is loaded where the data or the folder cannot be used.
    """
    folder = prepare_output(Path(arguments.output_dir))
    data = prepare_data(preset, problems, load_tokenizer(preset.base), seed=arguments.seed, skip_invalid=skip_invalid)
    model, tokenizer, provenance = load_base(preset.base, precision=preset.precision)
    model = add_adapter(model, preset)
    trainer = PairTrainer(
        data.validation_problems,
        Writer(preset.base, tokenizer),
        model=model,
        args=arguments,
        train_dataset=data.train.rows,
        eval_dataset=data.validation.rows,
        data_collator=lambda rows: pad_batch(rows, pad_token_id=tokenizer.pad_token_id),
        compute_loss_func=completion_loss,
        callbacks=[LogFile(folder / LOG_FILE)],
    )
    trainer.train()
    save(folder, trainer.model, resolved(preset, problems, arguments, data, provenance.as_dict()))
    return folder


def prepare_output(folder: Path) -> Path:
    """The folder, made and proven writable. Refuses one that already holds an adapter: nothing is overwritten."""
    if (folder / "adapter_config.json").exists():
        raise TrainingError(f"{folder} already holds an adapter; pass another --output_dir or remove it")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / LOG_FILE).write_text("", encoding="utf-8")
    except OSError as error:
        raise TrainingError(
            f"the output folder {folder} cannot be written ({error}); pass another --output_dir"
        ) from error
    return folder


def add_adapter(model: PreTrainedModel, preset: Preset) -> PeftModel:
    """A fresh LoRA adapter on the frozen base; its weights are float32 whatever the base's precision."""
    from peft import LoraConfig, get_peft_model, prepare_model_for_kbit_training

    if preset.precision == "nf4":
        model = prepare_model_for_kbit_training(model)
        _keep_nf4_trainable(model)
    settings = asdict(preset.lora) | {"target_modules": list(preset.lora.target_modules)}
    adapted = get_peft_model(model, LoraConfig(task_type="CAUSAL_LM", **settings))
    adapted.peft_config["default"].base_model_name_or_path = base_id(preset.base)
    return adapted


def _keep_nf4_trainable(model: PreTrainedModel) -> None:
    """bitsandbytes on CPU repacks NF4 weights at the first no-grad forward; from then on no gradient reaches LoRA."""
    for module in model.modules():
        if hasattr(module, "support_avx512bf16_for_cpu"):
            module.support_avx512bf16_for_cpu = False


def completion_loss(outputs: Any, labels: torch.Tensor, num_items_in_batch: torch.Tensor | None = None) -> torch.Tensor:
    """Mean cross-entropy of the completion tokens.

    Outputs hold logits of shape (batch, kept, vocabulary) for the last `kept` positions, see `pad_batch`; labels are of
    shape (batch, longest row). With `num_items_in_batch` the mean is over the whole accumulated batch.
    """
    logits = outputs.logits[:, :-1]
    targets = labels[:, -logits.shape[1] :]
    taught = targets != -100
    total = torch.nn.functional.cross_entropy(logits[taught].float(), targets[taught], reduction="sum")
    return total / (taught.sum() if num_items_in_batch is None else num_items_in_batch)


class PairTrainer(Trainer):
    """Trainer whose evaluation also writes the validation programs, runs them, and measures CHRF and pass rate.

    Teacher-forced text is not generated text: its CHRF would flatter.
    """

    def __init__(self, problems: Sequence[Problem], write: Callable[..., list[str]], **options: Any) -> None:
        super().__init__(**options)
        self._problems, self._write = problems, write

    def evaluate(self, *positional: Any, **named: Any) -> dict[str, float]:
        metrics = super().evaluate(*positional, **named)
        requests = [build_prompt(problem) for problem in self._problems]
        generated = generated_metrics(self._write(self.model, requests), self._problems)
        self.log(generated)
        metrics.update(generated)
        return metrics


class Writer:
    """Writes with the adapter as it is trained so far: by the page's own engine where that has a faster path."""

    def __init__(self, base: str, tokenizer: PreTrainedTokenizerBase) -> None:
        self._base, self._tokenizer = base, tokenizer
        self._fast: SideModel | None = None

    def __call__(self, model: PeftModel, requests: Sequence[str]) -> list[str]:
        """The greedy completion of each request of `build_prompt`."""
        if torch.cuda.is_available():
            return self._by_trained_model(model, requests)
        if self._fast is None:
            self._fast, _, _ = load_side_model(self._base)
        self._fast.add_adapter("trained", trained_lora(model))
        return complete(self._fast, self._tokenizer, requests, GenerationSettings(), Weighting("trained"))

    def _by_trained_model(self, model: PeftModel, requests: Sequence[str]) -> list[str]:
        training = model.training
        model.eval()
        try:
            return complete(GeneralModel(model), self._tokenizer, requests, GenerationSettings())
        finally:
            model.train(training)


def trained_lora(model: PeftModel) -> Lora:
    """The adapter of a model in training, as it is now."""
    from peft import get_peft_model_state_dict

    state = {name: value.detach().cpu().clone() for name, value in get_peft_model_state_dict(model).items()}
    return lora_of(state, model.peft_config["default"].to_dict(), "in training")


def generated_metrics(completions: Sequence[str], problems: Sequence[Problem]) -> dict[str, float]:
    """CHRF (0…100, mean of best references) and pass rate (0…1) of generated programs."""
    programs = [extract_program(text) for text in completions]
    with Sandbox() as sandbox:
        passed = [judge(p, problem, sandbox=sandbox).passed for p, problem in zip(programs, problems, strict=True)]
    scores = [chrf(p.source, problem.references) for p, problem in zip(programs, problems, strict=True)]
    known = [score for score in scores if score is not None]
    return {
        "eval_chrf": round(sum(known) / len(known), 2) if known else 0.0,
        "eval_pass_rate": round(sum(passed) / len(passed), 4),
    }


class LogFile(TrainerCallback):
    """Every logged row as a line of JSON, at once: a killed run keeps its log."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, float] | None = None, **other: Any) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"step": state.global_step, **(logs or {})}) + "\n")


def resolved(
    preset: Preset, problems: str, arguments: TrainingArguments, data: Data, base: dict[str, str]
) -> dict[str, Any]:
    """Everything that made the adapter, as it is saved beside it."""
    libraries = ("torch", "transformers", "peft", "accelerate", "bitsandbytes")
    return {
        "command": shlex.join(["python", "-m", "finetune", *sys.argv[1:]]),
        "base": base,
        "problems": problems,
        "examples": {
            "train": len(data.train.rows),
            "validation": len(data.validation.rows),
            "sha256": data.train.sha256(),
            "left_after": {step.name: step.solutions for step in data.steps},
            "rewritten": data.rewritten,
            "skipped_as_invalid": data.skipped,
        },
        "lora": asdict(preset.lora),
        "max_length": preset.max_length,
        "verified_solutions": preset.verified_solutions,
        "seed": arguments.seed,
        "training": _changed(arguments),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in libraries}},
        "machine": {"cores": os.cpu_count(), "platform": f"{platform.system()} {platform.machine()}"},
    }


def _changed(arguments: TrainingArguments) -> dict[str, Any]:
    """The training arguments that differ from transformers' defaults."""
    defaults = type(arguments)(output_dir="").to_dict()
    return {name: value for name, value in arguments.to_dict().items() if value != defaults[name]}


def save(folder: Path, model: PeftModel, configuration: dict[str, Any]) -> None:
    """The adapter and its configuration. peft's empty model card is not kept."""
    model.save_pretrained(folder, save_embedding_layers=False)
    (folder / "README.md").unlink(missing_ok=True)
    text = json.dumps(configuration, indent=2, default=str)
    (folder / CONFIG_FILE).write_text(text + "\n", encoding="utf-8")
