"""The Trainer of this project: completion-only loss, and an evaluation that writes, runs and measures programs.

Transformers' Trainer does the training; it knows nothing of files and settings, which are train.py's.
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

from evaluation.judge.judging import judge
from evaluation.judge.program import extract_program
from evaluation.metrics.chrf import chrf
from evaluation.problems.sources import Problem
from evaluation.sandbox.sandbox import Sandbox
from finetune.data.order import EpochOrder
from finetune.data.shared_prompts import SharedPromptSampler
from finetune.training.interruption import EvaluationAbandoned, Interruption
from finetune.training.log import Meter
from generation import processes
from generation.completion import complete
from generation.decode import GenerationSettings
from generation.heap import give_back
from generation.lora import Lora, lora_of
from generation.models.general import GeneralModel
from generation.models.load_side_model import load_side_model
from generation.prompt import build_prompt
from generation.sides import SideModel, Weighting

if TYPE_CHECKING:
    from peft import PeftModel
    from transformers import PreTrainedTokenizerBase

STEPS_BETWEEN_TRIMS = 8
"""Memory that was given back has to be fetched again, page by page: at each step that would be felt."""


def completion_loss(outputs: Any, labels: torch.Tensor, num_items_in_batch: torch.Tensor | None = None) -> torch.Tensor:
    """Mean cross-entropy of the completion tokens.

    Outputs hold the sum of it as `loss` (llama_training.py), or logits of shape (batch, kept, vocabulary) for the last
    `kept` positions, see `pad_batch`, with labels of shape (batch, longest row). With `num_items_in_batch` the mean is
    over the whole accumulated batch.
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
    """Trainer whose evaluation also writes the validation programs, runs them, and measures CHRF and pass rate.

    Teacher-forced text is not generated text: its CHRF would flatter.
    """

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

    def train(self, resume_from_checkpoint: str | None = None, **named: Any) -> TrainOutput:
        """As the Trainer does. A checkpoint of an epoch that was not evaluated is evaluated before training goes on."""
        if resume_from_checkpoint and self._lacks_evaluation(resume_from_checkpoint):
            self._resumed, self.args.eval_on_start = resume_from_checkpoint, True
        try:
            return super().train(resume_from_checkpoint, **named)
        except EvaluationAbandoned:
            if not self._resumed:  # else that checkpoint is what there is to go on from
                self._save_checkpoint(self.model, trial=None)
            return TrainOutput(self.state.global_step, float("nan"), {})

    def _lacks_evaluation(self, checkpoint: str) -> bool:
        state = TrainerState.load_from_json(os.path.join(checkpoint, "trainer_state.json"))
        ended = float(state.epoch).is_integer() or state.global_step >= state.max_steps
        found = any("eval_loss" in row and row["step"] == state.global_step for row in state.log_history)
        return self.args.eval_strategy == IntervalStrategy.EPOCH and ended and not found

    def evaluate(self, *positional: Any, **named: Any) -> dict[str, float]:
        """Whether and what is evaluated changes nothing in what is trained: the random numbers are put back."""
        with torch.random.fork_rng(devices=[torch.cuda.current_device()] if torch.cuda.is_available() else []):
            metrics = super().evaluate(*positional, **named)
        if self._resumed:
            self._catch_up(self._resumed, metrics)
        return metrics

    def _catch_up(self, checkpoint: str, metrics: dict[str, float]) -> None:
        """What the Trainer does after an epoch's evaluation, and not after one at the start."""
        self._resumed, self.args.eval_on_start = None, False
        self._load_rng_state(checkpoint)
        self._determine_best_metric(metrics, trial=None)
        self._save_checkpoint(self.model, trial=None)

    def evaluation_loop(
        self, dataloader: DataLoader, description: str, *ignored: Any, metric_key_prefix: str = "eval", **named: Any
    ) -> EvalLoopOutput:
        """Loss, CHRF and pass rate in one: so the best adapter, early stopping and each log see all of them."""
        rows = dataloader.dataset
        with self.interruption.evaluation():
            found = {"loss": self._validation_loss(rows), **self._generated()}
        metrics = {f"{metric_key_prefix}_{name}": value for name, value in found.items()}
        return EvalLoopOutput(predictions=None, label_ids=None, metrics=metrics, num_samples=len(rows))

    def _validation_loss(self, rows: Sequence[dict[str, list[int]]]) -> float:
        """Mean cross-entropy of all completion tokens, however they are batched and shared among processes.

        The Trainer's own means of means depend on both, and repeat examples until each process has as many. One batch
        of logits is in memory at a time.
        """
        part = processes.shard(sorted(rows, key=lambda row: len(row["input_ids"]), reverse=True))
        size = self.args.eval_batch_size
        self.model.eval()
        sums = processes.gather([self._loss_sum(part[at : at + size]) for at in range(0, len(part), size)])
        return sum(loss for loss, _ in sums) / sum(taught for _, taught in sums)

    def _loss_sum(self, rows: Sequence[dict[str, list[int]]]) -> tuple[float, int]:
        batch = self.data_collator(rows)
        taught = int((batch["labels"] != -100).sum())
        with torch.no_grad(), self.compute_loss_context_manager():  # the mean of this batch, in this process alone
            loss = self.compute_loss(self.model, self._prepare_inputs(batch))
        self.control = self.callback_handler.on_prediction_step(self.args, self.state, self.control)
        return loss.item() * taught, taught

    def _generated(self) -> dict[str, float]:
        """Each process writes and judges its part of the problems; all of them get the figures of the whole."""
        part = processes.shard(self._problems)
        written = self._write(self.model, [build_prompt(problem) for problem in part]) if part else []
        return summary(processes.gather(measured(written, part)))

    def log(self, logs: dict[str, float], start_time: float | None = None) -> None:
        """With speed, memory and time left. Without transformers' own rate, which counts evaluations as training."""
        if "loss" in logs:
            logs = {**logs, **self._meter.figures(self.state)}
        super().log(logs)

    def _save(self, output_dir: str | None = None, state_dict: Any = None) -> None:
        """The adapter. peft would ask the Hub each time whether the base's vocabulary is another, by default."""
        if self.args.should_save:
            self.model.save_pretrained(output_dir or self.args.output_dir, save_embedding_layers=False)

    def _get_train_sampler(self, train_dataset: Any = None) -> Sampler | None:
        sampler = super()._get_train_sampler(train_dataset)
        if isinstance(sampler, LengthGroupedSampler):  # of what a step sees, however many processes share it
            size = sampler.batch_size * self.args.world_size
            sampler = SharedPromptSampler(train_dataset or self.train_dataset, size)
        if sampler is None or hasattr(sampler, "set_epoch"):
            return sampler
        seed = self.args.seed if self.args.data_seed is None else self.args.data_seed
        return EpochOrder(sampler, seed=seed, epoch=lambda: int(self.state.epoch or 0))


class HeapKeeper(TrainerCallback):
    """Every few steps the memory that is free goes back to the system."""

    def on_step_end(self, args: Any, state: Any, control: Any, **other: Any) -> None:
        if state.global_step % STEPS_BETWEEN_TRIMS == 0:
            give_back()


class Writer:
    """Writes with the adapter as it is trained so far: by the page's own engine where that has a faster path."""

    def __init__(
        self,
        base: str,
        tokenizer: PreTrainedTokenizerBase,
        settings: GenerationSettings = GenerationSettings(),  # noqa: B008  (frozen)
    ) -> None:
        self._base, self._tokenizer, self._settings = base, tokenizer, settings
        self._fast: SideModel | None = None

    def __call__(self, model: PeftModel, requests: Sequence[str]) -> list[str]:
        """The greedy completion of each request of `build_prompt`."""
        if torch.cuda.is_available():
            return self._by_trained_model(model, requests)
        if self._fast is None:
            self._fast, _, _ = load_side_model(self._base, progress=lambda text: None)
        self._fast.add_adapter("trained", trained_lora(model))
        return complete(self._fast, self._tokenizer, requests, self._settings, Weighting("trained"))

    def _by_trained_model(self, model: PeftModel, requests: Sequence[str]) -> list[str]:
        training = model.training
        model.eval()
        try:
            return complete(GeneralModel(model), self._tokenizer, requests, self._settings)
        finally:
            model.train(training)


def trained_lora(model: PeftModel) -> Lora:
    """The adapter of a model in training, as it is now."""
    from peft import get_peft_model_state_dict

    state = get_peft_model_state_dict(model, save_embedding_layers=False)  # else peft asks the Hub for the base
    state = {name: value.detach().cpu().clone() for name, value in state.items()}
    return lora_of(state, model.peft_config["default"].to_dict(), "in training")


def measured(completions: Sequence[str], problems: Sequence[Problem]) -> list[tuple[bool, float | None]]:
    """Of each generated program: whether it passes its problem's tests, and its CHRF to the best reference, 0…100."""
    programs = [extract_program(text) for text in completions]
    with Sandbox() as sandbox:
        passed = [judge(p, problem, sandbox=sandbox).passed for p, problem in zip(programs, problems, strict=True)]
    scores = [chrf(p.source, problem.references) for p, problem in zip(programs, problems, strict=True)]
    return list(zip(passed, scores, strict=True))


def summary(found: Sequence[tuple[bool, float | None]]) -> dict[str, float]:
    """CHRF (0…100, mean over the problems that have a reference) and pass rate (0…1)."""
    known = [score for _, score in found if score is not None]
    return {
        "chrf": round(sum(known) / len(known), 2) if known else 0.0,
        "pass_rate": round(sum(passed for passed, _ in found) / len(found), 4),
    }
