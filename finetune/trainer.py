"""The Trainer of this project: completion-only loss, and an evaluation that writes, runs and measures programs.

Transformers' Trainer does the training; it knows nothing of files and settings, which are train.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import torch
from transformers import Trainer

from evaluation.judge import judge
from evaluation.metrics import chrf
from evaluation.problems import Problem
from evaluation.program import extract_program
from evaluation.sandbox import Sandbox
from finetune.general_path import GeneralModel
from finetune.generate import GenerationSettings, complete
from finetune.lora import Lora, lora_of
from finetune.model import load_side_model
from finetune.preprocess import build_prompt
from finetune.sides import SideModel, Weighting

if TYPE_CHECKING:
    from peft import PeftModel
    from transformers import PreTrainedTokenizerBase


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
