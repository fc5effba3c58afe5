"""Train an adapter: from settings to the files in the output folder.

Whatever can be refused is refused before weights are loaded. trainer.py trains; folder/best_epoch.py says which epoch's
adapter is kept in the end.
"""

from __future__ import annotations

import shlex
import signal
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.stderr import Progress, print_to_stderr
from finetune.data.examples import Data, prepare_data
from finetune.data.shared_prompts import share_prompts
from finetune.data.tokenised import pad_batch
from finetune.errors import TrainingError, TrainingStopped
from finetune.folder.best_epoch import describe_choice
from finetune.folder.claim import claim_folder, find_checkpoint, require_space
from finetune.folder.record import LOG_FILE, TRAINING_FILE, TRAINING_SETTINGS_FILE, read_object
from finetune.plan.cost import estimate_disk
from finetune.plan.schedule import make_schedule
from finetune.plan.shape import measure_shape
from finetune.settings.fast_path import trains_fast
from finetune.settings.presets import Preset
from finetune.settings.settings import Settings
from finetune.training.chart import Chart
from finetune.training.configuration import continue_configuration, describe_training, write_configuration
from finetune.training.epoch_adapters import EpochAdapters
from finetune.training.fresh_adapter import add_adapter
from finetune.training.log import LogFile, describe_machine
from finetune.training.progress import Narrator
from finetune.training.shortage import explain_shortage
from finetune.training.trainer import PairTrainer, completion_loss
from finetune.training.validation import Writer
from generation import processes
from generation.decode import GenerationSettings
from generation.models.base import load_base
from generation.models.tokenizer import load_causal_config, load_tokenizer

if TYPE_CHECKING:
    from peft import PeftModel
    from transformers import PreTrainedTokenizerBase, TrainingArguments


def train(settings: Settings) -> Path:
    """Train, and leave adapter, log, chart and configuration in the output folder, which is returned.

    Raises TrainingError, before any weight is loaded, when settings, data or folder cannot be used, and TrainingStopped
    when a signal ended the training. Every process of `accelerate launch` calls this; the main one writes.
    """
    preset, arguments = settings.preset, settings.training_arguments()
    require_device(preset, arguments)
    folder = _output_folder(arguments)
    checkpoint = find_checkpoint(arguments.resume_from_checkpoint, folder)
    with claim_folder(folder, checkpoint) if processes.is_main() else nullcontext():
        shape = measure_shape(load_causal_config(preset.base, progress=main_progress()), preset)
        data = processes.make_once(lambda: _prepare(settings, arguments))
        schedule = make_schedule(len(data.train.rows), settings.training, processes=arguments.world_size)
        if processes.is_main():
            require_space(folder, estimate_disk(shape, settings.training, schedule))
        with explain_shortage(preset, arguments):
            _train_on(data, settings, arguments, checkpoint)
    return folder


def main_progress() -> Progress:
    """Progress messages of the main process; the other processes do the same work in silence."""
    return print_to_stderr if processes.is_main() else lambda text: None


def require_device(preset: Preset, arguments: TrainingArguments) -> None:
    """Raise TrainingError when the preset needs a GPU and there is none."""
    if preset.name == "t4" and arguments.device.type != "cuda" and not arguments.use_cpu:
        raise TrainingError(
            f"preset {preset.name} needs an NVIDIA GPU and none is found here; pass --preset cpu or auto, "
            "or --use_cpu true to run its recipe slowly"
        )


def _output_folder(arguments: TrainingArguments) -> Path:
    return Path(arguments.output_dir or ".")  # transformers sets a default where none is given


def _prepare(settings: Settings, arguments: TrainingArguments) -> Data:
    preset = settings.preset
    tokenizer = load_tokenizer(preset.base)
    return prepare_data(preset, preset.problems, tokenizer, seed=arguments.seed, skip_invalid=settings.skip_invalid)


def _train_on(data: Data, settings: Settings, arguments: TrainingArguments, checkpoint: Path | None) -> None:
    """Load the base, train, and write the results."""
    from transformers import set_seed

    preset, folder = settings.preset, _output_folder(arguments)
    compute_dtype = None if arguments.use_cpu else preset.compute_dtype
    base, tokenizer, provenance = load_base(
        preset.base, precision=preset.precision, compute_dtype=compute_dtype, progress=main_progress()
    )
    set_seed(arguments.seed)  # before the adapter's first weights are drawn
    model = add_adapter(base, preset)
    configuration = describe_training(settings, arguments, data, provenance.as_dict())
    if checkpoint and (before := read_object(checkpoint.parent / TRAINING_FILE)):
        configuration = continue_configuration(configuration, before, checkpoint)
    if processes.is_main():
        (folder / TRAINING_SETTINGS_FILE).write_text(settings.as_yaml(), encoding="utf-8")
        write_configuration(folder, configuration)
    with Narrator(describe_machine(arguments)) as narrator:
        trainer = make_trainer(settings, arguments, data, (model, tokenizer), narrator)
        run(trainer, checkpoint)
    if processes.is_main():
        result = describe_choice(trainer.state, arguments.metric_for_best_model)
        write_configuration(folder, {**configuration, "result": result})
        save_result(folder, trainer.model)


def make_trainer(
    settings: Settings,
    arguments: TrainingArguments,
    data: Data,
    loaded: tuple[PeftModel, PreTrainedTokenizerBase],
    narrator: Narrator,
) -> PairTrainer:
    """The trainer with all its listeners: log, progress, chart, adapters of each epoch."""
    from transformers import EarlyStoppingCallback

    preset, folder, (model, tokenizer) = settings.preset, _output_folder(arguments), loaded
    patience = preset.early_stopping_patience
    base: Any = model.get_base_model()
    is_fast = trains_fast(base.config.to_dict(), preset.lora.target_modules)
    return PairTrainer(
        data.validation_problems,
        Writer(preset.base, tokenizer, GenerationSettings(max_new_tokens=preset.validation_tokens)),
        model=model,
        args=arguments,
        train_dataset=data.train.rows,
        eval_dataset=data.validation.rows,
        data_collator=partial(share_prompts if is_fast else pad_batch, pad_token_id=tokenizer.pad_token_id),
        compute_loss_func=completion_loss,
        callbacks=[
            LogFile(folder / LOG_FILE, describe_machine(arguments, examples=len(data.train.rows))),
            narrator,
            EpochAdapters(folder),
            Chart(folder),
            *([EarlyStoppingCallback(patience)] if patience else []),
        ],
    )


def run(trainer: PairTrainer, checkpoint: Path | None) -> None:
    """Train to the end. Raises TrainingStopped when a signal ended it, once its checkpoint is written."""
    interruption = trainer.interruption
    with interruption.watch_signals():
        trainer.train(str(checkpoint) if checkpoint else None)
    if interruption.stopped:
        folder, step = trainer.args.output_dir, trainer.state.global_step
        start = "accelerate launch -m" if processes.count() > 1 else "python -m"
        again = [f"{folder}/{TRAINING_SETTINGS_FILE}", "--resume_from_checkpoint", "last"]
        raise TrainingStopped(
            f"stopped at step {step} of {trainer.state.max_steps}; the checkpoint is {folder}/checkpoint-{step}; go on "
            f"with: {start} finetune train --config {shlex.join(again)}",
            interruption.signal or signal.SIGTERM,  # of several processes another one may have received it
        )


def save_result(folder: Path, model: PeftModel) -> None:
    """Save the trained adapter beside what the folder holds, without peft's empty model card."""
    model.save_pretrained(str(folder), save_embedding_layers=False)
    (folder / "README.md").unlink(missing_ok=True)
