"""Train an adapter: completion-only loss, and each epoch the programs it really writes, judged.

trainer.py trains; here stand the road from settings to adapter and what is kept beside it. Every foreseeable fault is
told before weights are loaded.
"""

from __future__ import annotations

import json
import re
import shlex
import sys
import warnings
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finetune.data.examples import Data, prepare_data
from finetune.data.shared_prompts import share_prompts
from finetune.data.tokenised import pad_batch
from finetune.errors import TrainingError, TrainingStopped
from finetune.folder.claim import CONFIG_FILE, LOG_FILE, SETTINGS_FILE, checkpoint_named, claimed, require_space
from finetune.folder.record import read_object
from finetune.plan import memory as plan
from finetune.settings.presets import Preset
from finetune.settings.settings import Settings
from finetune.training import shortage
from finetune.training.chart import Chart
from finetune.training.epoch_adapters import EpochAdapters
from finetune.training.llama.model import compute_fast, trains_fast
from finetune.training.log import LogFile, facts
from finetune.training.progress import Narrator
from finetune.training.trainer import PairTrainer, Writer, completion_loss
from generation import processes
from generation.decode import GenerationSettings
from generation.models.base import load_base
from generation.models.embedded import Progress, base_id, to_stderr
from generation.models.tokenizer import load_causal_config, load_tokenizer

if TYPE_CHECKING:
    from peft import PeftModel
    from transformers import PreTrainedModel, PreTrainedTokenizerBase, TrainingArguments


def train(settings: Settings) -> Path:
    """Train, and leave adapter, log, chart and resolved configuration in the output folder, which is returned.

    Raises TrainingError before any weight is loaded where settings, data or folder cannot be used; TrainingStopped when
    a signal ended it. Every process of `accelerate launch` calls this; the main one writes.
    """
    preset, arguments = settings.preset, settings.arguments()
    require_device(preset, arguments)
    folder = Path(arguments.output_dir)
    checkpoint = checkpoint_named(arguments.resume_from_checkpoint, folder)
    with claimed(folder, checkpoint) if processes.is_main() else nullcontext():
        shape = plan.shape_of(load_causal_config(preset.base, progress=speaker()), preset)
        data = processes.make_once(lambda: _prepared(settings, arguments))
        steps = plan.schedule_of(len(data.train.rows), settings.training, processes=arguments.world_size)
        require_space(folder, plan.disk(shape, settings.training, steps)) if processes.is_main() else None
        with shortage.told(preset, arguments):
            _trained(settings, arguments, data, checkpoint)
    return folder


def speaker() -> Progress:
    """Progress of the main process; the others do the same and say nothing."""
    return to_stderr if processes.is_main() else lambda text: None


def require_device(preset: Preset, arguments: TrainingArguments) -> None:
    """Raises TrainingError where a preset for a GPU finds none."""
    if preset.name == "t4" and arguments.device.type != "cuda" and not arguments.use_cpu:
        raise TrainingError(
            f"preset {preset.name} needs an NVIDIA GPU and none is found here; pass --preset cpu or auto, "
            "or --use_cpu true to run its recipe slowly"
        )


def _prepared(settings: Settings, arguments: TrainingArguments) -> Data:
    preset = settings.preset
    tokenizer = load_tokenizer(preset.base)
    return prepare_data(preset, preset.problems, tokenizer, seed=arguments.seed, skip_invalid=settings.skip_invalid)


def _trained(settings: Settings, arguments: TrainingArguments, data: Data, checkpoint: Path | None) -> None:
    from transformers import set_seed

    preset, folder = settings.preset, Path(arguments.output_dir)
    compute_dtype = None if arguments.use_cpu else preset.compute_dtype
    model, tokenizer, provenance = load_base(
        preset.base, precision=preset.precision, compute_dtype=compute_dtype, progress=speaker()
    )
    set_seed(arguments.seed)  # before the adapter's first weights are drawn
    model = add_adapter(model, preset)
    configuration = resolved(settings, arguments, data, provenance.as_dict())
    if checkpoint and (before := read_object(checkpoint.parent / CONFIG_FILE)):
        require_same(configuration, before, checkpoint)
        configuration = continued(configuration, before)
    if processes.is_main():
        (folder / SETTINGS_FILE).write_text(settings.as_file(), encoding="utf-8")
        save_configuration(folder, configuration)
    with Narrator(facts(arguments)) as narrator:
        trainer = make_trainer(settings, arguments, data, (model, tokenizer), narrator)
        run(trainer, checkpoint)
    if processes.is_main():
        save(folder, trainer, configuration)


def make_trainer(
    settings: Settings,
    arguments: TrainingArguments,
    data: Data,
    loaded: tuple[PeftModel, PreTrainedTokenizerBase],
    narrator: Narrator,
) -> PairTrainer:
    """With everything that listens to it: log, progress, chart, adapters of each epoch."""
    from transformers import EarlyStoppingCallback

    preset, folder, (model, tokenizer) = settings.preset, Path(arguments.output_dir), loaded
    patience = preset.early_stopping_patience
    what = model.get_base_model().config.to_dict(), preset.lora.target_modules
    return PairTrainer(
        data.validation_problems,
        Writer(preset.base, tokenizer, GenerationSettings(max_new_tokens=preset.validation_tokens)),
        model=model,
        args=arguments,
        train_dataset=data.train.rows,
        eval_dataset=data.validation.rows,
        data_collator=partial(share_prompts if trains_fast(*what) else pad_batch, pad_token_id=tokenizer.pad_token_id),
        compute_loss_func=completion_loss,
        callbacks=[
            LogFile(folder / LOG_FILE, facts(arguments, examples=len(data.train.rows))),
            narrator,
            EpochAdapters(folder),
            Chart(folder),
            *([EarlyStoppingCallback(patience)] if patience else []),
        ],
    )


def run(trainer: PairTrainer, checkpoint: Path | None) -> None:
    """Train to the end. Raises TrainingStopped when a signal ended it, once its checkpoint is written."""
    interruption = trainer.interruption
    with interruption.watched():
        trainer.train(str(checkpoint) if checkpoint else None)
    if interruption.stopped:
        folder, step = trainer.args.output_dir, trainer.state.global_step
        start = "accelerate launch -m" if processes.count() > 1 else "python -m"
        again = [f"{folder}/{SETTINGS_FILE}", "--resume_from_checkpoint", "last"]
        raise TrainingStopped(
            f"stopped at step {step} of {trainer.state.max_steps}; the checkpoint is {folder}/checkpoint-{step}; go on "
            f"with: {start} finetune train --config {shlex.join(again)}",
            interruption.signal,
        )


def add_adapter(model: PreTrainedModel, preset: Preset) -> PeftModel:
    """A fresh LoRA adapter on the frozen base; its weights are float32 whatever the base's precision."""
    from peft import LoraConfig, get_peft_model, prepare_model_for_kbit_training

    settings = asdict(preset.lora) | {"target_modules": list(preset.lora.target_modules)}
    fast = trains_fast(model.config.to_dict(), preset.lora.target_modules)
    with warnings.catch_warnings():  # peft calls transformers by names that go with version 6
        warnings.filterwarnings("ignore", ".*gradient_checkpointing", FutureWarning)
        if preset.precision == "nf4":
            _keep_nf4_trainable(model)
            if not fast:  # embeddings and head in float32 and checkpointing: what the fast computation does not need
                model = prepare_model_for_kbit_training(model, gradient_checkpointing_kwargs={"use_reentrant": False})
        adapted = get_peft_model(model, LoraConfig(task_type="CAUSAL_LM", **settings))
    adapted.peft_config["default"].base_model_name_or_path = base_id(preset.base)
    if fast:
        compute_fast(adapted)
    return adapted


def _keep_nf4_trainable(model: PreTrainedModel) -> None:
    """bitsandbytes on CPU repacks NF4 weights at the first no-grad forward; from then on no gradient reaches LoRA."""
    for module in model.modules():
        if hasattr(module, "support_avx512bf16_for_cpu"):
            module.support_avx512bf16_for_cpu = False


def resolved(settings: Settings, arguments: TrainingArguments, data: Data, base: dict[str, str]) -> dict[str, Any]:
    """Everything that made the adapter, as it is saved beside it; `training.yaml` is the part that can be run again."""
    preset = settings.preset
    return {
        "command": command(sys.argv[1:]),
        "base": base,
        "problems": preset.problems,
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
        "training": settings.changed(),
        **facts(arguments),
    }


def command(words: list[str]) -> str:
    """The command line, without the tokens that it may hold."""
    text = shlex.join(["python", "-m", "finetune", *words])
    return re.sub(r"(--\w+[_-]token[ =])\S+", r"\1…", text)


def require_same(configuration: dict[str, Any], before: Mapping[str, Any], checkpoint: Path) -> None:
    """Raises TrainingError when a checkpoint was trained on other examples, another base or in another shape."""
    now = json.loads(json.dumps(configuration, default=str))
    for name in ("base", "lora", "examples"):
        if before.get(name) != now[name]:
            raise TrainingError(
                f"{checkpoint} was trained with other settings ({name} differs from "
                f"{checkpoint.parent / CONFIG_FILE}); go on with --config {checkpoint.parent / SETTINGS_FILE}, "
                "or start anew in another --output_dir"
            )


def continued(configuration: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """With the command that began the training, and beside it those that it went on by."""
    went_on = [*before.get("resumed", []), configuration["command"]]
    return {**configuration, "command": before.get("command", went_on[0]), "resumed": went_on}


def save(folder: Path, trainer: PairTrainer, configuration: dict[str, Any]) -> None:
    """The best adapter, and in its configuration which one it is."""
    state = trainer.state
    kept = state.best_global_step if state.best_model_checkpoint else state.global_step
    epochs = {row["step"]: row["epoch"] for row in state.log_history}
    result = {
        "metric": trainer.args.metric_for_best_model,
        "value": state.best_metric,
        "step": kept,
        "epoch": epochs.get(kept),
        "steps": state.global_step,
    }
    save_configuration(folder, {**configuration, "result": result})
    trainer.model.save_pretrained(folder, save_embedding_layers=False)
    (folder / "README.md").unlink(missing_ok=True)


def save_configuration(folder: Path, configuration: dict[str, Any]) -> None:
    """As JSON, with the values that JSON has no word for as text."""
    text = json.dumps(configuration, indent=2, default=str)
    (folder / CONFIG_FILE).write_text(text + "\n", encoding="utf-8")
