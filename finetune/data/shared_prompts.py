"""Training batches in which the references of one problem share its prompt, so that it is computed once.

A row is a prompt and behind it its completions, each of which sees the prompt and itself, with positions that start
where the prompt ends: to every token it is as if the others were not there. Three quarters of an example's tokens are
its prompt. Only llama_training.py computes such rows; preprocess.pad_batch makes those of any other model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from torch.utils.data import Sampler

if TYPE_CHECKING:
    import torch

Row = dict[str, list[int]]
PADDING = -1
"""Segment of what fills a row up. No other token sees it."""
SORTED_TOGETHER = 25
"""Batches whose examples are sorted by length together: their order stays random, their rows are of like length."""


def split_row(row: Row) -> tuple[tuple[int, ...], list[int]]:
    """Prompt and completion of an example of `preprocess.build_examples`."""
    start = next(place for place, label in enumerate(row["labels"]) if label != -100)
    return tuple(row["input_ids"][:start]), row["input_ids"][start:]


def share_prompts(rows: Sequence[Row], *, pad_token_id: int) -> dict[str, torch.Tensor]:
    """Rows of (prompts, longest row): input_ids, positions, and segments (0 is the prompt, n its n-th completion).

    Of shape (taught,): `labels`, the tokens to be predicted, and `taught_at`, the place in the flattened rows that each
    is predicted from. The first token of every completion is predicted from the last one of the prompt. The labels also
    stand in `shift_labels`, transformers' name for labels that need no shift: they are counted there, and the Trainer
    keeps `labels` from the model. `attention_mask` says of how many examples a token is: the Trainer takes its sum for
    the tokens of a batch, which are then as many as if nothing were shared.
    """
    import torch

    completions: dict[tuple[int, ...], list[list[int]]] = {}
    for row in rows:
        prompt, completion = split_row(row)
        completions.setdefault(prompt, []).append(completion)
    longest = max(len(prompt) + sum(map(len, several)) for prompt, several in completions.items())
    columns: dict[str, list[list[int]]] = {"input_ids": [], "positions": [], "segments": [], "attention_mask": []}
    labels: list[int] = []
    taught_at: list[int] = []
    for number, (prompt, several) in enumerate(completions.items()):
        ids, positions = list(prompt), list(range(len(prompt)))
        segments, examples = [0] * len(prompt), [len(several)] * len(prompt)
        for segment, completion in enumerate(several, start=1):
            start = number * longest + len(ids)
            taught_at += [number * longest + len(prompt) - 1, *range(start, start + len(completion) - 1)]
            labels += completion
            ids += completion
            positions += range(len(prompt), len(prompt) + len(completion))
            segments += [segment] * len(completion)
            examples += [1] * len(completion)
        fillers = pad_token_id, 0, PADDING, 0
        for name, values, filler in zip(columns, (ids, positions, segments, examples), fillers, strict=True):
            columns[name].append(values + [filler] * (longest - len(values)))
    return {
        **{name: torch.tensor(values) for name, values in columns.items()},
        "labels": torch.tensor(labels),
        "shift_labels": torch.tensor(labels),
        "taught_at": torch.tensor(taught_at),
    }


class SharedPromptSampler(Sampler[int]):
    """Every example once, in random order but for this: a problem's examples follow each other, and so do lengths.

    Each pass over it draws from the generator once, as a DataLoader's own sampler does.
    """

    def __init__(self, rows: Sequence[Row], batch_size: int, generator: torch.Generator | None = None) -> None:
        self._batch_size, self._generator = batch_size, generator
        self._lengths = [len(row["input_ids"]) for row in rows]
        by_prompt: dict[tuple[int, ...], list[int]] = {}
        for place, row in enumerate(rows):
            by_prompt.setdefault(split_row(row)[0], []).append(place)
        self._groups = list(by_prompt.values())

    def __len__(self) -> int:
        return len(self._lengths)

    def __iter__(self) -> Iterator[int]:
        groups = [self._groups[place] for place in self._shuffled(len(self._groups))]
        order: list[int] = []
        for some in _chunks(groups, self._batch_size * SORTED_TOGETHER):
            some.sort(key=lambda group: sum(self._lengths[place] for place in group))
            order += [place for group in some for place in group]
        batches = _chunks(order, self._batch_size)
        last = batches.pop() if len(order) % self._batch_size else []
        for place in self._shuffled(len(batches)):
            yield from batches[place]
        yield from last

    def _shuffled(self, count: int) -> list[int]:
        import torch

        return torch.randperm(count, generator=self._generator).tolist()


def _chunks(values: list[Any], size: int) -> list[list[Any]]:
    return [values[start : start + size] for start in range(0, len(values), size)]
