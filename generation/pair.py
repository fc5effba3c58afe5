"""The pair engine: texts of every side for the same prompt, decoded in one batch and streamed.

The sides are rows of one batch, so a further side is nearly free, and a base row is never changed by an adapter. One
computation at a time, first come, first served; closing a stream stops the computation within one step. How the rows
are computed is a SideModel's matter (sides.py), how they are sampled is decode.py's.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from evaluation.fair_queue import FairQueue
from generation.completion import Completion, PairUpdate, Texts
from generation.compute_thread import COMPUTING, run_in_compute_thread
from generation.decode import ROWS_AT_ONCE, GenerationSettings, Row, write
from generation.engine import UPDATE_SECONDS
from generation.errors import ModelError
from generation.models.provenance import SideProvenance, same_model_warning
from generation.prompt import FENCE, encode_prompt
from generation.sides import ADAPTED, BASE, SideModel, Weighting
from generation.token_shift import TokenShift, shifts

if TYPE_CHECKING:
    import torch

FINGERPRINT_PROMPT = "def fibonacci(n):\n"
SHIFT_TOKENS = 1024
"""Of a completion that are compared; the logits of all positions are in memory at once."""


class PairGenerator:
    """The sides of one model. Thread-safe: computations queue behind each other in the order they were asked for."""

    def __init__(
        self,
        model: SideModel,
        tokenizer: Any,
        provenance: Mapping[str, SideProvenance],
        *,
        gpu: Callable[[Callable], Callable] = lambda compute: compute,
    ) -> None:
        """`provenance` names the sides in their order; a side with an adapter goes through that of its own name.

        `gpu` is put around what the page computes, and around nothing else: see `zero_gpu`.
        """
        self._compute, self._logits = gpu(self._compute), gpu(self._logits)
        self._model, self._tokenizer = model, tokenizer
        self._texts = Texts(tokenizer, model.eos)
        self._queue = FairQueue([model])
        self.sides = tuple(provenance)
        self._adapters = {side: side if facts.adapter else None for side, facts in provenance.items()}
        self.provenance: dict[str, dict[str, Any]] = {
            side: asdict(replace(facts, fingerprint=self.fingerprint(side))) for side, facts in provenance.items()
        }

    @property
    def warning(self) -> str:
        """Not empty when two sides are the same model, which makes every comparison void."""
        return same_model_warning(self.provenance)

    def fingerprint(self, side: str) -> str:
        """The first 12 hex digits of the SHA-256 of the first-step logits (float32, vocabulary long), fixed prompt."""
        ids = self._tokenizer(FINGERPRINT_PROMPT)["input_ids"]
        with self._queue.turn():
            logits = self._logits(ids, [Weighting(self._adapters[side])], 1)
        return hashlib.sha256(logits.flatten().numpy().tobytes()).hexdigest()[:12]

    def _logits(self, ids: list[int], rows: Sequence[Weighting], last: int) -> torch.Tensor:
        """Of the last positions of a text under several sides: float32 (rows, last, vocabulary), on the CPU."""
        return run_in_compute_thread(
            lambda: self._model.batch(len(rows), len(ids)).prefill([ids] * len(rows), rows, last=last).cpu()
        )

    def stream(
        self,
        prompt: str,
        settings: GenerationSettings | None = None,
        *,
        sides: Sequence[str] | None = None,
        seeds: int = 1,
    ) -> Iterator[PairUpdate]:
        """The sides' texts as they grow; the last update is done and complete.

        `prompt` is the request of `build_prompt`; the chat template and the code fence are added here. Without `sides`
        all of them write. With `seeds` above 1 each side also writes with the seeds that follow. While others come
        first an update says how many. Closing the iterator stops the model within one step. Raises ModelError when the
        prompt does not fit the model's context.
        """
        settings, names = settings or GenerationSettings(), tuple(sides or self.sides)
        ids = self._encoded(prompt, settings)
        rows = [Row(ids, self._weighting(side, settings), seed=seed) for side in names for seed in range(seeds)]
        with self._queue.ticket() as ticket:
            while ahead := ticket.wait(UPDATE_SECONDS):
                yield PairUpdate({side: Completion(side) for side in names}, ahead=ahead)
            yield from self._compute(rows, names, settings)

    def _compute(self, rows: list[Row], names: tuple[str, ...], settings: GenerationSettings) -> Iterator[PairUpdate]:
        with self._writing(rows, settings) as written:
            while not wait([written], UPDATE_SECONDS).done:
                yield self._update(rows, names, done=False)
            written.result()
            yield self._update(rows, names, done=True)

    @contextmanager
    def _writing(
        self, rows: list[Row], settings: GenerationSettings, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[Future[None]]:
        """The rows, being written by the compute thread; when the block is left, no longer than one more step."""
        left, ends = threading.Event(), self._texts.ends
        written = COMPUTING.submit(
            lambda: write(self._model, rows, settings, ends=ends, cancelled=lambda: left.is_set() or cancelled())
        )
        try:
            yield written
        finally:
            left.set()
            wait([written])

    def _update(self, rows: Sequence[Row], names: tuple[str, ...], *, done: bool) -> PairUpdate:
        seeds = len(rows) // len(names)
        first, *further = (
            {side: self._texts.completion(rows[n * seeds + seed], side) for n, side in enumerate(names)}
            for seed in range(seeds)
        )
        return PairUpdate(first, done, further=tuple(further))

    def together(self, samples: int) -> int:
        """How many prompts are computed in one batch."""
        return max(1, ROWS_AT_ONCE // (len(self.sides) * samples))

    def prompt_length(self, prompt: str, settings: GenerationSettings) -> int:
        """Tokens of the prompt. Raises ModelError when it does not fit the model's context."""
        return len(self._encoded(prompt, settings))

    def complete(
        self,
        prompts: Sequence[str],
        settings: GenerationSettings | None = None,
        *,
        samples: int = 1,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[dict[str, list[Completion]]]:
        """For each prompt, in order, the completions of every side: `samples` of them, with seeds of their own.

        Computes as many prompts together as fit into a batch, and yields when they are written. Raises ModelError.
        """
        settings = settings or GenerationSettings()
        together = self.together(samples)
        for start in range(0, len(prompts), together):
            encoded = [self._encoded(prompt, settings) for prompt in prompts[start : start + together]]
            written = [self._rows(ids, settings, samples=samples) for ids in encoded]
            rows = [row for of_prompt in written for row in of_prompt]
            with self._queue.turn(), self._writing(rows, settings, cancelled) as ended:
                ended.result()
            yield from (self._by_side(of_prompt, samples) for of_prompt in written)

    def _by_side(self, rows: Sequence[Row], samples: int) -> dict[str, list[Completion]]:
        written = {side: rows[n * samples : (n + 1) * samples] for n, side in enumerate(self.sides)}
        return {side: [self._texts.completion(row, side) for row in of_side] for side, of_side in written.items()}

    def _rows(self, ids: list[int], settings: GenerationSettings, *, samples: int) -> list[Row]:
        """Side by side, so that the rows of one prompt are neighbours."""
        weightings = (self._weighting(side, settings) for side in self.sides)
        return [Row(ids, weighting, sample) for weighting in weightings for sample in range(samples)]

    def _weighting(self, side: str, settings: GenerationSettings) -> Weighting:
        adapter = self._adapters[side]
        return Weighting(adapter, settings.strength if adapter else 1.0)

    def _encoded(self, prompt: str, settings: GenerationSettings) -> list[int]:
        ids = encode_prompt(prompt, self._tokenizer)
        if len(ids) + settings.max_new_tokens > self._model.context:
            raise ModelError(
                f"the prompt has {len(ids)} tokens and {settings.max_new_tokens} more are asked for, but the model's "
                f"context holds {self._model.context}; lower the length or pick a shorter problem"
            )
        return ids

    def token_shift(
        self, prompt: str, text: str, *, strength: float = 1.0, sides: tuple[str, str] = (BASE, ADAPTED)
    ) -> list[TokenShift]:
        """What the second side changed at each token of a completion, whoever wrote it: one forward pass for both.

        `prompt` is the request that was answered, `text` the completion's text with its opening fence. Compares the
        first 1,024 tokens. Raises ModelError when both together do not fit the model's context.
        """
        before = self._encoded(prompt, GenerationSettings(max_new_tokens=1))
        tokens = self._tokenizer(text.removeprefix(FENCE), add_special_tokens=False)["input_ids"][:SHIFT_TOKENS]
        if not tokens:
            return []
        if len(before) + len(tokens) > self._model.context:
            raise ModelError(f"prompt and completion have more than the {self._model.context} tokens of the context")
        rows = [self._weighting(side, GenerationSettings(strength=strength)) for side in sides]
        with self._queue.turn():
            logits = self._logits(before + tokens, rows, len(tokens) + 1)
        return run_in_compute_thread(lambda: shifts(logits[0, :-1], logits[1, :-1], tokens, self._tokenizer))
