"""From problems to tokenised training examples: prompt and program of each, and batches of them.

The prompt's text is that of generation/prompt.py, so training and generation read the same. Does not choose problems
and does not load models.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from evaluation.problems.sources import Problem
from generation.prompt import STOP, build_prompt, encode_prompt

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

Example = dict[str, list[int]]
"""`input_ids` and `labels` of equal length; labels are -100 on the prompt."""


@dataclass(frozen=True)
class Examples:
    """Tokenised examples for completion-only training, and how many were left out."""

    rows: list[Example]
    without_reference: int
    """Number of problems without a reference to learn from."""
    too_long: int
    """Number of references whose prompt and program exceed the maximum length: nothing is ever cut."""
    problem_ids: list[str] = field(default_factory=list)
    """The problem of each row."""

    @property
    def lengths(self) -> list[int]:
        """Tokens of each example, prompt and completion together."""
        return [len(row["input_ids"]) for row in self.rows]

    @property
    def completion_lengths(self) -> list[int]:
        """Tokens of each example that are taught."""
        return [sum(label != -100 for label in row["labels"]) for row in self.rows]

    def sha256(self) -> str:
        """Digest of the token ids in their order: the same for the same data, wherever they were loaded from."""
        return hashlib.sha256(json.dumps([row["input_ids"] for row in self.rows]).encode()).hexdigest()


def build_examples(
    problems: Iterable[Problem], tokenizer: PreTrainedTokenizerBase, *, max_length: int, per_problem: int
) -> Examples:
    """Make an example of each of the first `per_problem` references of each problem."""
    rows: list[Example] = []
    problem_ids: list[str] = []
    without_reference = too_long = 0
    for problem in problems:
        if not problem.references:
            without_reference += 1
        for reference in problem.references[:per_problem]:
            row = _encode_example(build_prompt(problem), reference, tokenizer)
            if len(row["input_ids"]) <= max_length:
                rows.append(row)
                problem_ids.append(problem.problem_id)
            else:
                too_long += 1
    return Examples(rows, without_reference, too_long, problem_ids)


def _encode_example(request: str, reference: str, tokenizer: PreTrainedTokenizerBase) -> Example:
    """The prompt is masked; the program, the closing fence and the end of text are taught."""
    prompt = encode_prompt(request, tokenizer)
    target = tokenizer(reference.strip("\n") + STOP, add_special_tokens=False)["input_ids"]
    target = [*target, tokenizer.eos_token_id]
    return {"input_ids": prompt + target, "labels": [-100] * len(prompt) + target}


def pad_batch(rows: Sequence[Example], *, pad_token_id: int) -> dict[str, Any]:
    """Left-padded tensors of shape (batch, longest row): input_ids, attention_mask, labels (-100 on padding).

    Rows are padded on the left, so that the completions stand together at the end, and `logits_to_keep` (a
    number) spares the model the logits of nearly all prompt positions. Rotary positions are relative, so the shift
    changes nothing.
    """
    import torch

    longest = max(len(row["input_ids"]) for row in rows)

    def pad(values: list[int], filler: int) -> list[int]:
        return [filler] * (longest - len(values)) + values

    return {
        "input_ids": torch.tensor([pad(row["input_ids"], pad_token_id) for row in rows]),
        "attention_mask": torch.tensor([pad([1] * len(row["input_ids"]), 0) for row in rows]),
        "labels": torch.tensor([pad(row["labels"], -100) for row in rows]),
        # One more than the longest completion: its first token is predicted from the position before it.
        "logits_to_keep": 1 + max(sum(label != -100 for label in row["labels"]) for row in rows),
    }
