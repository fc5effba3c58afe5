"""The Trainer of this project: completion-only loss, and an evaluation that writes, runs and measures programs.

transformers' Trainer does the training; train.py handles files and settings, validation.py the programs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import torch
from torch.utils.data import DataLoader, Sampler
from transformers import PrinterCallback, Trainer, TrainerCallback, TrainerState
from transformers.trainer import DEFAULT_PROGRESS_CALLBACK
from transformers.trainer_pt_utils import LengthGroupedSampler
from transformers.trainer_utils import EvalLoopOutput, IntervalStrategy, TrainOutput

from evaluation.problems.sources import Problem
from finetune.data.order import EpochOrder
from finetune.data.shared_prompts import SharedPromptSampler
from finetune.data.tokenised import Example
from finetune.training.interruption import EvaluationAbandoned, Interruption
from finetune.training.meter import Meter
from finetune.training.validation import measure_programs, summarise
from generation import processes
from generation.heap import give_back
from generation.prompt import build_prompt

if TYPE_CHECKING:
    from peft import PeftModel

STEPS_BETWEEN_TRIMS = 8
"""Memory that was given back must be fetched again, page by page, which would be noticeable after every step."""


def completion_loss(outputs: Any, labels: torch.Tensor, num_items_in_batch: torch.Tensor | None = None) -> torch.Tensor:
    """Mean cross-entropy of the completion tokens, in nats.

    `outputs` holds either its sum as `loss` (training/llama), or logits of shape (batch, kept, vocabulary) for the last
    `kept` positions (see `pad_batch`); labels then have the shape (batch, longest row). With `num_items_in_batch` the
    mean is over the whole accumulated batch.
    """
    if "loss" in outputs:
        total = outputs["loss"]
    else:
        logits = outputs.logits[:, :-1]
        targets = labels[:, -logits.shape[1] :]
        taught = targets != -100
        total = torch.nn.functional.cross_entropy(logits[taught].float(), targets[taught], reduction="sum")
    return total / ((labels != -100).sum() if num_items_in_batch is None else num_items_in_batch)


class PairTrainer(Trainer):
    """Trainer whose evaluation also writes the validation programs, runs them, and measures CHRF and pass rate."""

    model: PeftModel
    data_collator: Callable[[Sequence[Example]], dict[str, Any]]

    def __init__(
        self,
        problems: Sequence[Problem],
        write: Callable[..., list[str]],
        *,
        interruption: Interruption | None = None,
        callbacks: Sequence[TrainerCallback] = (),
        **options: Any,
    ) -> None:
        self.interruption, self._meter = interruption or Interruption(), Meter()
        super().__init__(callbacks=[self._meter, HeapKeeper(), *callbacks, self.interruption], **options)
        for speaker in (PrinterCallback, DEFAULT_PROGRESS_CALLBACK):
            self.remove_callback(speaker)
        self._problems, self._write = problems, write
        self._resumed: str | None = None
        """The checkpoint that training resumes from, until the evaluation it lacks is done."""

    def train(self, resume_from_checkpoint: str | bool | None = None, *further: Any, **named: Any) -> TrainOutput:
        """Train as the Trainer does, but first evaluate a checkpoint that ended an epoch without its evaluation."""
        if isinstance(resume_from_checkpoint, str) and self._lacks_evaluation(resume_from_checkpoint):
            self._resumed, self.args.eval_on_start = resume_from_checkpoint, True
        try:
            return super().train(resume_from_checkpoint, *further, **named)
        except EvaluationAbandoned:
            if not self._resumed:  # else that checkpoint is still the one to go on from
                self._save_checkpoint(self.model, trial=None)
            return TrainOutput(self.state.global_step, float("nan"), {})

    def _lacks_evaluation(self, checkpoint: str) -> bool:
        state = TrainerState.load_from_json(os.path.join(checkpoint, "trainer_state.json"))
        ended_epoch = float(state.epoch or 0).is_integer() or state.global_step >= state.max_steps
        evaluated = any("eval_loss" in row and row["step"] == state.global_step for row in state.log_history)
        return self.args.eval_strategy == IntervalStrategy.EPOCH and ended_epoch and not evaluated

    def evaluate(self, *positional: Any, **named: Any) -> dict[str, float]:
        """Evaluate, then restore the random numbers, so that evaluations change nothing in what is trained."""
        with torch.random.fork_rng(devices=[torch.cuda.current_device()] if torch.cuda.is_available() else []):
            metrics = super().evaluate(*positional, **named)
        if self._resumed:
            self._catch_up(self._resumed, metrics)
        return metrics

    def _catch_up(self, checkpoint: str, metrics: dict[str, float]) -> None:
        """Do what the Trainer does after an epoch's evaluation, but not after one at the start."""
        self._resumed, self.args.eval_on_start = None, False
        self._load_rng_state(checkpoint)
        self._determine_best_metric(metrics, trial=None)
        self._save_checkpoint(self.model, trial=None)

    def evaluation_loop(
        self, dataloader: DataLoader, description: str, *ignored: Any, metric_key_prefix: str = "eval", **named: Any
    ) -> EvalLoopOutput:
        """Measure loss, CHRF and pass rate together: the best epoch, early stopping and each log row see them all."""
        rows: Any = dataloader.dataset
        with self.interruption.abandon_on_signal():
            measures = {"loss": self._validation_loss(rows), **self._measure_generated()}
        metrics = {f"{metric_key_prefix}_{name}": value for name, value in measures.items()}
        nothing: Any = None
        return EvalLoopOutput(predictions=nothing, label_ids=None, metrics=metrics, num_samples=len(rows))

    def _validation_loss(self, rows: Sequence[Example]) -> float:
        """Mean cross-entropy of all completion tokens, however they are batched and shared among processes.

        The Trainer's own mean of means depends on both, and repeats examples until each process has equally many. Only
        one batch of logits is in memory at a time.
        """
        part = processes.shard(sorted(rows, key=lambda row: len(row["input_ids"]), reverse=True))
        size = self.args.eval_batch_size
        self.model.eval()
        sums = processes.gather([self._loss_sum(part[at : at + size]) for at in range(0, len(part), size)])
        return sum(loss for loss, _ in sums) / sum(taught for _, taught in sums)

    def _loss_sum(self, rows: Sequence[Example]) -> tuple[float, int]:
        """The summed loss of a batch and the number of its taught tokens."""
        batch = self.data_collator(rows)
        taught = int((batch["labels"] != -100).sum())
        with torch.no_grad(), self.compute_loss_context_manager():
            loss = self.compute_loss(self.model, self._prepare_inputs(batch))  # the mean of this batch alone
        self.control = self.callback_handler.on_prediction_step(self.args, self.state, self.control)
        return float(loss) * taught, taught  # type: ignore[arg-type]  # a tuple only where outputs are asked for

    def _measure_generated(self) -> dict[str, float]:
        """Each process writes and judges its part of the problems; all of them get the figures of the whole."""
        part = processes.shard(self._problems)
        completions = self._write(self.model, [build_prompt(problem) for problem in part]) if part else []
        return summarise(processes.gather(measure_programs(completions, part)))

    def log(self, logs: dict[str, float], start_time: float | None = None) -> None:
        """Add speed, memory and remaining time, but not transformers' own rate: it counts evaluations, too."""
        if "loss" in logs:
            logs = {**logs, **self._meter.take_figures(self.state)}
        super().log(logs)

    def _save(self, output_dir: str | None = None, state_dict: Any = None) -> None:
        """Save the adapter. By default peft would ask the Hub each time whether the base's vocabulary has changed."""
        folder = output_dir or self.args.output_dir
        if self.args.should_save and folder:
            self.model.save_pretrained(folder, save_embedding_layers=False)

    def _get_train_sampler(self, train_dataset: Any = None) -> Sampler | None:
        sampler = super()._get_train_sampler(train_dataset)
        if isinstance(sampler, LengthGroupedSampler):
            rows: Any = train_dataset or self.train_dataset
            size = sampler.batch_size * self.args.world_size  # the batch of a step, shared by all processes
            sampler = SharedPromptSampler(rows, size)
        if sampler is None or hasattr(sampler, "set_epoch"):
            return sampler
        seed = self.args.seed if self.args.data_seed is None else self.args.data_seed
        return EpochOrder(sampler, seed=seed, epoch=lambda: int(self.state.epoch or 0))


class HeapKeeper(TrainerCallback):
    """Gives free memory back to the system every few steps."""

    def on_step_end(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        if state.global_step % STEPS_BETWEEN_TRIMS == 0:
            give_back()
