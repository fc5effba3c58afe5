"""Train an adapter: completion-only loss, and each epoch the programs it really writes, judged.

trainer.py trains; here stand the road from settings to adapter and what is kept beside it.
"""

from __future__ import annotations

import json
import os
import platform
import shlex
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finetune.config import Preset
from finetune.errors import TrainingError
from finetune.examples import Data, prepare_data
from finetune.model import base_id, load_base
from finetune.preprocess import pad_batch
from finetune.tokenizer import load_tokenizer
from finetune.trainer import PairTrainer, Writer, completion_loss
from finetune.training_log import LogFile

if TYPE_CHECKING:
    from peft import PeftModel
    from transformers import PreTrainedModel, TrainingArguments

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
