"""Training batches in which the references of one problem share its prompt, so that the prompt is computed once.

A row is a prompt followed by its completions. Each completion sees the prompt and itself, and its positions start where
the prompt ends, so no token notices the other completions. Three quarters of an example's tokens are its prompt. Only
training/llama computes such rows; tokenised.pad_batch makes the rows of all other models.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from torch.utils.data import Sampler

from finetune.data.tokenised import Example

if TYPE_CHECKING:
    import torch

PADDING = -1
"""The segment of padding. No other token sees it."""
SORTED_TOGETHER = 25
"""Number of batches whose examples are sorted by length together: rows get similar lengths, batches a random order."""


def split_example(example: Example) -> tuple[tuple[int, ...], list[int]]:
    """Prompt and completion of an example of `tokenised.build_examples`."""
    start = next(place for place, label in enumerate(example["labels"]) if label != -100)
    return tuple(example["input_ids"][:start]), example["input_ids"][start:]


def share_prompts(examples: Sequence[Example], *, pad_token_id: int) -> dict[str, torch.Tensor]:
    """A batch in which examples with the same prompt share a row.

    Of shape (prompts, longest row): `input_ids`, `positions`, `segments` (0 is the prompt, n its n-th completion) and
    `attention_mask`, the number of examples that each token belongs to. The Trainer takes the mask's sum for the number
    of tokens, which is then the same as if nothing were shared.

    Of shape (taught,): `labels`, the tokens to be predicted, and `taught_at`, the place in the flattened rows that each
    is predicted from. The first token of every completion is predicted from the last one of the prompt. `shift_labels`
    holds the labels once more, by transformers' name for labels that need no shift: the Trainer counts them there, and
    does not pass `labels` to the model.
    """
    import torch

    completions: dict[tuple[int, ...], list[list[int]]] = {}
    for example in examples:
        prompt, completion = split_example(example)
        completions.setdefault(prompt, []).append(completion)
    longest = max(len(prompt) + sum(map(len, several)) for prompt, several in completions.items())
    columns: dict[str, list[list[int]]] = {"input_ids": [], "positions": [], "segments": [], "attention_mask": []}
    labels: list[int] = []
    taught_at: list[int] = []
    for number, (prompt, several) in enumerate(completions.items()):
        ids, positions = list(prompt), list(range(len(prompt)))
        segments, shares = [0] * len(prompt), [len(several)] * len(prompt)
        for segment, completion in enumerate(several, start=1):
            start = number * longest + len(ids)
            taught_at += [number * longest + len(prompt) - 1, *range(start, start + len(completion) - 1)]
            labels += completion
            ids += completion
            positions += range(len(prompt), len(prompt) + len(completion))
            segments += [segment] * len(completion)
            shares += [1] * len(completion)
        fillers = pad_token_id, 0, PADDING, 0
        for name, values, filler in zip(columns, (ids, positions, segments, shares), fillers, strict=True):
            columns[name].append(values + [filler] * (longest - len(values)))
    return {
        **{name: torch.tensor(values) for name, values in columns.items()},
        "labels": torch.tensor(labels),
        "shift_labels": torch.tensor(labels),
        "taught_at": torch.tensor(taught_at),
    }


class SharedPromptSampler(Sampler[int]):
    """Every example once in random order, but a problem's examples follow each other, and so do similar lengths.

    Each pass draws from the generator once, as a DataLoader's own sampler does.
    """

    def __init__(self, examples: Sequence[Example], batch_size: int, generator: torch.Generator | None = None) -> None:
        self._batch_size, self._generator = batch_size, generator
        self._lengths = [len(example["input_ids"]) for example in examples]
        by_prompt: dict[tuple[int, ...], list[int]] = {}
        for place, example in enumerate(examples):
            by_prompt.setdefault(split_example(example)[0], []).append(place)
        self._groups = list(by_prompt.values())

    def __len__(self) -> int:
        return len(self._lengths)

    def __iter__(self) -> Iterator[int]:
        groups = [self._groups[place] for place in self._shuffle(len(self._groups))]
        order: list[int] = []
        for some in _chunks(groups, self._batch_size * SORTED_TOGETHER):
            some.sort(key=lambda group: sum(self._lengths[place] for place in group))
            order += [place for group in some for place in group]
        batches = _chunks(order, self._batch_size)
        last = batches.pop() if len(order) % self._batch_size else []
        for place in self._shuffle(len(batches)):
            yield from batches[place]
        yield from last

    def _shuffle(self, count: int) -> list[int]:
        import torch

        return torch.randperm(count, generator=self._generator).tolist()


def _chunks(values: list[Any], size: int) -> list[list[Any]]:
    return [values[start : start + size] for start in range(0, len(values), size)]
