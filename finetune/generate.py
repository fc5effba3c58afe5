"""The pair engine: base and adapted text for the same prompt, decoded in one batch and streamed.

Both sides are rows of one `generate` call (peft's mixed batch), so the base row never touches the adapter and the
second side is nearly free. One generation at a time; closing the stream stops the computation within one step.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from finetune.embedded import Progress, to_stderr
from finetune.errors import ModelError
from finetune.model import ADAPTED, BASE, SideProvenance, attach_adapter, find_adapter, load_base
from finetune.preprocess import FENCE, STOP, encode_prompt

if TYPE_CHECKING:
    import torch
    from peft import PeftModel
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

PEFT_NAME = {BASE: "__base__", ADAPTED: ADAPTED}
"""peft's names for the rows of a mixed batch."""
UPDATE_SECONDS = 0.125
"""At most eight updates a second: a browser's code panes keep up with that and not with one for each token."""
FINGERPRINT_PROMPT = "def fibonacci(n):\n"


@dataclass(frozen=True)
class GenerationSettings:
    """How to decode. The same settings give the same text again."""

    max_new_tokens: int = 256
    temperature: float = 0.0
    """0 is greedy."""
    top_p: float = 1.0
    seed: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.max_new_tokens <= 4096:
            raise ValueError(f"max_new_tokens must be between 1 and 4096, got {self.max_new_tokens}")
        if not 0 <= self.temperature <= 2:
            raise ValueError(f"temperature must be between 0 and 2, got {self.temperature}")
        if not 0 < self.top_p <= 1:
            raise ValueError(f"top_p must be above 0 and at most 1, got {self.top_p}")
        if not 0 <= self.seed < 2**63:
            raise ValueError(f"seed must be a whole number from 0 to 2^63 - 1, got {self.seed}")


@dataclass(frozen=True)
class Completion:
    """What one side has written so far."""

    side: str
    text: str = ""
    """The whole answer: the code fence that the prompt opened and what the model wrote behind it."""
    tokens: int = 0
    seconds: float = 0.0
    """From the start of the prompt's prefill to this side's last token."""
    finish: str | None = None
    """None while it writes; then `stop` (it ended by itself), `length` or `cancelled`."""


@dataclass(frozen=True)
class PairUpdate:
    """Both sides at one moment."""

    completions: dict[str, Completion]
    done: bool = False


class PairGenerator:
    """Base and adapted side of one model. Thread-safe: generations queue behind each other."""

    sides = (BASE, ADAPTED)

    def __init__(
        self, model: PeftModel, tokenizer: PreTrainedTokenizerBase, base: SideProvenance, adapted: SideProvenance
    ) -> None:
        self._model, self._tokenizer = model, tokenizer
        self._lock = threading.Lock()
        self.provenance = {
            BASE: replace(base, fingerprint=self.fingerprint(BASE)).as_dict(),
            ADAPTED: replace(adapted, fingerprint=self.fingerprint(ADAPTED)).as_dict(),
        }

    @property
    def warning(self) -> str:
        """Not empty when both sides are the same model, which makes every comparison void."""
        if self.provenance[BASE]["fingerprint"] != self.provenance[ADAPTED]["fingerprint"]:
            return ""
        return "base and adapted answer alike: the adapter changes nothing, so there is nothing to compare"

    def fingerprint(self, side: str) -> str:
        """The first 12 hex digits of the SHA-256 of the first-step logits (float32, vocabulary long), fixed prompt."""
        import torch

        batch = self._tokenizer(FINGERPRINT_PROMPT, return_tensors="pt").to(self._model.device)
        with self._lock, torch.inference_mode():
            logits = self._model(**batch, adapter_names=[PEFT_NAME[side]], logits_to_keep=1).logits
        return hashlib.sha256(logits.float().cpu().numpy().tobytes()).hexdigest()[:12]

    def stream(self, prompt: str, settings: GenerationSettings | None = None) -> Iterator[PairUpdate]:
        """Both sides' texts as they grow; the last update is done and complete.

        `prompt` is the request of `build_prompt`; the chat template and the code fence are added here. Closing the
        iterator stops the model within one step. Raises ModelError when the prompt does not fit the model's context.
        """
        settings = settings or GenerationSettings()
        ids = encode_prompt(prompt, self._tokenizer)
        _check_length(self._model, len(ids), settings)
        rows = Rows(self._tokenizer, eos_token_ids(self._model), len(self.sides))
        with self._lock:
            yield from self._stream(ids, settings, rows)

    def _stream(self, ids: list[int], settings: GenerationSettings, rows: Rows) -> Iterator[PairUpdate]:
        worker = threading.Thread(target=self._run, args=(ids, settings, rows), name="generate", daemon=True)
        worker.start()
        try:
            while not rows.ended.wait(UPDATE_SECONDS):
                yield self._update(rows, done=False)
            if rows.error:
                raise rows.error
            yield self._update(rows, done=True)
        finally:
            rows.cancelled.set()
            worker.join()

    def _update(self, rows: Rows, *, done: bool) -> PairUpdate:
        return PairUpdate({side: rows.completion(row, side) for row, side in enumerate(self.sides)}, done)

    def _run(self, ids: list[int], settings: GenerationSettings, rows: Rows) -> None:
        names = [PEFT_NAME[side] for side in self.sides]
        try:
            decode(self._model, [ids] * len(self.sides), settings, rows, adapter_names=names)
        except Exception as error:  # handed to the reader of the stream, who raises it
            rows.error = error
        finally:
            rows.ended.set()


def load_pair_generator(
    base: str | None = None,
    adapter: str | None = None,
    *,
    precision: str | None = None,
    progress: Progress = to_stderr,
) -> PairGenerator:
    """The engine for a base (default: the embedded model) and an adapter (default: the shipped one).

    Raises ModelError or AdapterError. The adapter is checked first: that takes no time, the model does.
    """
    files = find_adapter(adapter, base)
    model, tokenizer, provenance = load_base(base, precision=precision, progress=progress)
    adapted = replace(provenance, adapter=files.name, adapter_sha256=files.sha256)
    return PairGenerator(attach_adapter(model, files), tokenizer, provenance, adapted)


def complete(
    model: PreTrainedModel | PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    prompts: Sequence[str],
    settings: GenerationSettings,
    **options: Any,
) -> list[str]:
    """The completion of each request of `build_prompt`, all in one batch, by the model as it stands."""
    rows = Rows(tokenizer, eos_token_ids(model), len(prompts))
    decode(model, [encode_prompt(prompt, tokenizer) for prompt in prompts], settings, rows, **options)
    return [rows.completion(row, "").text for row in range(len(prompts))]


def decode(
    model: PreTrainedModel | PeftModel,
    prompts: Sequence[list[int]],
    settings: GenerationSettings,
    rows: Rows,
    **options: Any,
) -> None:
    """One `generate` call over prompts of any lengths, padded on the left; the tokens arrive in `rows`."""
    import torch

    longest = max(map(len, prompts))
    padding = [longest - len(prompt) for prompt in prompts]
    ids = [[rows.pad_token_id] * n + prompt for n, prompt in zip(padding, prompts, strict=True)]
    mask = [[0] * n + [1] * (longest - n) for n in padding]
    torch.manual_seed(settings.seed)
    with torch.inference_mode():
        model.generate(
            input_ids=torch.tensor(ids, device=model.device),
            attention_mask=torch.tensor(mask, device=model.device),
            streamer=rows,
            stopping_criteria=[rows.stopping],
            pad_token_id=rows.pad_token_id,
            max_new_tokens=settings.max_new_tokens,
            **_sampling(settings),
            **options,
        )


def _sampling(settings: GenerationSettings) -> dict[str, Any]:
    """Every value is given, so that a model's own generation_config.json cannot change the comparison."""
    if settings.temperature == 0:
        return {"do_sample": False, "temperature": 1.0, "top_p": 1.0, "top_k": 50, "repetition_penalty": 1.0}
    return {
        "do_sample": True,
        "temperature": settings.temperature,
        "top_p": settings.top_p,
        "top_k": 0,
        "repetition_penalty": 1.0,
    }


def eos_token_ids(model: PreTrainedModel | PeftModel) -> frozenset[int]:
    """The tokens that end a text; Llama 3.2 has several."""
    eos = model.generation_config.eos_token_id
    return frozenset(eos if isinstance(eos, list) else [eos])


def _check_length(model: PeftModel, tokens: int, settings: GenerationSettings) -> None:
    context = model.config.max_position_embeddings
    if tokens + settings.max_new_tokens > context:
        raise ModelError(
            f"the prompt has {tokens} tokens and {settings.max_new_tokens} more are asked for, but the model's "
            f"context holds {context}; lower the length or pick a shorter problem"
        )


class Rows:
    """The tokens of each row, as `generate` hands them over: transformers' streamer and its stopping criterion.

    Written by the generating thread, read by the thread that streams.
    """

    def __init__(self, tokenizer: PreTrainedTokenizerBase, eos: frozenset[int], count: int) -> None:
        self.pad_token_id = tokenizer.pad_token_id
        self._tokenizer, self._eos = tokenizer, eos
        self._tokens: list[list[int]] = [[] for _ in range(count)]
        self._stopped = [False] * count
        self._seconds = [0.0] * count
        self._prompt_seen = False
        self._started = time.perf_counter()
        self.cancelled, self.ended = threading.Event(), threading.Event()
        self.error: Exception | None = None

    def put(self, tokens: torch.Tensor) -> None:
        """transformers' streamer: the prompt first, then one token a row, padding for rows that have ended."""
        if not self._prompt_seen:
            self._prompt_seen, self._started = True, time.perf_counter()
            return
        elapsed = time.perf_counter() - self._started
        for row, token in enumerate(tokens.flatten().tolist()):
            if not self._stopped[row]:
                self._tokens[row].append(token)
                self._seconds[row] = elapsed
                self._stopped[row] = self._ends(self._tokens[row])

    def end(self) -> None:
        """transformers' streamer: nothing more comes."""

    def stopping(self, input_ids: torch.Tensor, scores: Any, **options: Any) -> torch.Tensor:
        """transformers' stopping criterion, of shape (rows,): true where a row is complete."""
        import torch

        stopped = [self.cancelled.is_set() or done for done in self._stopped]
        return torch.tensor(stopped, device=input_ids.device)

    def _ends(self, tokens: list[int]) -> bool:
        """The end-of-text token, or the closing fence; six tokens hold any fence."""
        return tokens[-1] in self._eos or STOP in "\n" * (len(tokens) <= 6) + self._tokenizer.decode(tokens[-6:])

    def completion(self, row: int, side: str) -> Completion:
        """The row so far. A character whose bytes are not complete yet is left out while the row is being written."""
        tokens = list(self._tokens[row])
        finish = self._finish(row)
        text = self._tokenizer.decode([token for token in tokens if token not in self._eos], skip_special_tokens=False)
        whole = FENCE + (text if finish else text.rstrip("\ufffd"))
        return Completion(side, whole, len(tokens), self._seconds[row], finish)

    def _finish(self, row: int) -> str | None:
        if self._stopped[row]:
            return "stop"
        if not self.ended.is_set():
            return None
        return "cancelled" if self.cancelled.is_set() else "length"
