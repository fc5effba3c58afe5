"""The pair engine: the texts of every side for the same prompt, decoded in one batch and streamed.

The sides are rows of one batch, so one more side costs little, and a base row is never changed by an adapter. One
computation runs at a time, first come, first served; closing a stream stops its computation within one step. How rows
are computed is up to the SideModel (sides.py), how tokens are chosen is decode.py's.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

from evaluation.fair_queue import FairQueue
from generation.completion import Completion, PairUpdate, Texts
from generation.compute_thread import COMPUTING, run_in_compute_thread
from generation.decode import ROWS_AT_ONCE, GenerationSettings, Row, write
from generation.engine import UPDATE_SECONDS
from generation.errors import ModelError
from generation.models.provenance import SideProvenance, same_model_warning
from generation.prompt import FENCE, encode_prompt
from generation.sides import ADAPTED, BASE, SideModel, Tokenizer, Weighting
from generation.token_shift import TokenShift, compute_shifts

if TYPE_CHECKING:
    import torch

FINGERPRINT_PROMPT = "def fibonacci(n):\n"
SHIFT_TOKENS = 1024
"""How many tokens of a completion are compared; the logits of all their positions are in memory at once."""

P = ParamSpec("P")
R = TypeVar("R")
RowsBySide = dict[str, list[Row]]


class Placement(Protocol):
    """Puts a computation where it is to run, such as a process that has a GPU."""

    def __call__(self, compute: Callable[P, R], /) -> Callable[P, R]: ...


def run_here(compute: Callable[P, R]) -> Callable[P, R]:
    """The placement of every machine but a ZeroGPU Space: the function itself."""
    return compute


class PairGenerator:
    """The sides of one model. Thread-safe: computations run one after the other, in the order they were asked for."""

    def __init__(
        self,
        model: SideModel,
        tokenizer: Tokenizer,
        provenance: Mapping[str, SideProvenance],
        *,
        gpu: Placement = run_here,
    ) -> None:
        """`provenance` names the sides in their order; a side with an adapter uses the model's adapter of that name.

        `gpu` is applied to what is computed for the page, and to nothing else: see `load_pair.zero_gpu`.
        """
        self._placed_compute, self._placed_logits = gpu(self._compute), gpu(self._logits)
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
        """The first 12 hex digits of the SHA-256 of the logits (float32, one a token) after a fixed prompt."""
        ids = self._tokenizer(FINGERPRINT_PROMPT)["input_ids"]
        with self._queue.turn():
            logits = self._placed_logits(ids, [Weighting(self._adapters[side])], 1)
        return hashlib.sha256(logits.flatten().numpy().tobytes()).hexdigest()[:12]

    def _logits(self, ids: list[int], rows: Sequence[Weighting], last: int) -> torch.Tensor:
        """The logits of a text's last positions under several sides: float32 (rows, last, vocabulary), on the CPU."""
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
    ) -> Generator[PairUpdate, None, None]:
        """See PairEngine.stream. Closing the generator stops the model within one step.

        Raises ModelError when the prompt does not fit the model's context.
        """
        settings, names = settings or GenerationSettings(), tuple(sides or self.sides)
        ids = self._encode(prompt, settings)
        rows = {side: [Row(ids, self._weighting(side, settings), seed=seed) for seed in range(seeds)] for side in names}
        with self._queue.ticket() as ticket:
            while ahead := ticket.wait(UPDATE_SECONDS):
                yield PairUpdate({side: Completion(side) for side in names}, ahead=ahead)
            yield from self._placed_compute(rows, settings)

    def _compute(self, rows: RowsBySide, settings: GenerationSettings) -> Iterator[PairUpdate]:
        with self._start_writing(_flatten(rows), settings) as job:
            while not wait([job], UPDATE_SECONDS).done:
                yield PairUpdate.of_seeds(self._completions(rows), done=False)
            job.result()
            yield PairUpdate.of_seeds(self._completions(rows), done=True)

    @contextmanager
    def _start_writing(
        self, rows: list[Row], settings: GenerationSettings, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[Future[None]]:
        """Let the compute thread write the rows. Leaving the block stops it after at most one more step."""
        stop, ends = threading.Event(), self._texts.ends
        job = COMPUTING.submit(
            lambda: write(self._model, rows, settings, ends=ends, cancelled=lambda: stop.is_set() or cancelled())
        )
        try:
            yield job
        finally:
            stop.set()
            wait([job])

    def _completions(self, rows: RowsBySide) -> dict[str, list[Completion]]:
        return {side: [self._texts.completion(row, side) for row in of_side] for side, of_side in rows.items()}

    def together(self, samples: int) -> int:
        """How many prompts are computed in one batch."""
        return max(1, ROWS_AT_ONCE // (len(self.sides) * samples))

    def prompt_length(self, prompt: str, settings: GenerationSettings) -> int:
        """Tokens of the prompt. Raises ModelError when it does not fit the model's context."""
        return len(self._encode(prompt, settings))

    def complete(
        self,
        prompts: Sequence[str],
        settings: GenerationSettings | None = None,
        *,
        samples: int = 1,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[dict[str, list[Completion]]]:
        """See PairEngine.complete. Computes as many prompts together as fit into a batch, then yields them.

        Raises ModelError when a prompt does not fit the model's context.
        """
        settings = settings or GenerationSettings()
        together = self.together(samples)
        for start in range(0, len(prompts), together):
            encoded = [self._encode(prompt, settings) for prompt in prompts[start : start + together]]
            batch = [self._sample_rows(ids, settings, samples=samples) for ids in encoded]
            rows = [row for of_prompt in batch for row in _flatten(of_prompt)]
            with self._queue.turn(), self._start_writing(rows, settings, cancelled) as job:
                job.result()
            yield from map(self._completions, batch)

    def _sample_rows(self, ids: list[int], settings: GenerationSettings, *, samples: int) -> RowsBySide:
        return {
            side: [Row(ids, self._weighting(side, settings), sample) for sample in range(samples)]
            for side in self.sides
        }

    def _weighting(self, side: str, settings: GenerationSettings) -> Weighting:
        adapter = self._adapters[side]
        return Weighting(adapter, settings.strength if adapter else 1.0)

    def _encode(self, prompt: str, settings: GenerationSettings) -> list[int]:
        ids = encode_prompt(prompt, self._tokenizer)
        if len(ids) + settings.max_new_tokens > self._model.context:
            raise ModelError(
                f"the prompt has {len(ids)} tokens and the completion may have {settings.max_new_tokens}, but the "
                f"model's context holds {self._model.context}; lower the length or pick a shorter problem"
            )
        return ids

    def token_shift(
        self, prompt: str, text: str, *, strength: float = 1.0, sides: tuple[str, str] = (BASE, ADAPTED)
    ) -> list[TokenShift]:
        """What the second side changed at each token of a completion, whoever wrote it: one forward pass for both.

        `prompt` is the request that was answered, `text` the completion's text with its opening fence. Compares the
        first 1,024 tokens. Raises ModelError when prompt and completion do not fit the model's context.
        """
        before = self._encode(prompt, GenerationSettings(max_new_tokens=1))
        tokens = self._tokenizer(text.removeprefix(FENCE), add_special_tokens=False)["input_ids"][:SHIFT_TOKENS]
        if not tokens:
            return []
        if len(before) + len(tokens) > self._model.context:
            raise ModelError(
                f"the prompt has {len(before)} tokens and the completion {len(tokens)}, but the model's context holds "
                f"{self._model.context}; pick a shorter problem"
            )
        rows = [self._weighting(side, GenerationSettings(strength=strength)) for side in sides]
        with self._queue.turn():
            logits = self._placed_logits(before + tokens, rows, len(tokens) + 1)
        return run_in_compute_thread(lambda: compute_shifts(logits[0, :-1], logits[1, :-1], tokens, self._tokenizer))


def _flatten(rows: RowsBySide) -> list[Row]:
    """Side by side: rows with the same prompt stay neighbours, which are read together."""
    return [row for of_side in rows.values() for row in of_side]
