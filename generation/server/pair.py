"""The pair engine on a model server: one with OpenAI's API that serves base and adapter under two model names.

vLLM with --enable-lora, llama.cpp's server, `transformers serve`: any server that streams /v1/completions. The chat
endpoint is not used: only a raw prompt can end inside the opened code fence, as in training. That is why the base's
tokenizer is needed here, for its chat template. No server can do two things: apply an adapter with another strength,
and measure a token shift. Some servers add settings (top_k, a repetition penalty) from the model's generation config;
vLLM stops that with --generation-config vllm. Requests go through httpx, which gradio depends on anyway: the openai
package would be 30 MB for one kind of request.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, wait
from contextlib import aclosing
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from anyio.from_thread import BlockingPortal, start_blocking_portal

from evaluation.stderr import Progress, print_to_stderr
from generation.completion import Completion, PairUpdate
from generation.decode import GenerationSettings, sample_seed
from generation.engine import UPDATE_SECONDS
from generation.errors import ModelError, ServerError
from generation.models.provenance import SideProvenance, same_model_warning
from generation.models.tokenizer import load_tokenizer
from generation.prompt import FENCE, STOP, render_prompt
from generation.server.openai_api import Endpoint
from generation.sides import ADAPTED, BASE

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

KEY_VARIABLE = "OPENAI_API_KEY"
REQUESTS_AT_ONCE = 32
"""A server batches the requests that it has at the same time; with more of them, some would only wait there."""
UNKNOWN = "unknown: the server does not say"
FINGERPRINT_REQUEST = (
    "Write Python code to solve this problem:\n\nProblem:\nRead n and then n whole numbers, one a line. Print the "
    "length of the longest strictly increasing subsequence, then one such subsequence.\n\nConstraints:\n"
    "Read from standard input and print only the answer.\n"
)
FINGERPRINT_TOKENS = 64


@dataclass(frozen=True)
class ServedSide(SideProvenance):
    """What is known about a side that a server computes. Its fingerprint is that of a text: no logits are seen."""

    scale: float | None = None
    server: str = ""
    """Its address, without credentials."""
    served_as: str = ""
    """The model name in the requests."""


@dataclass
class Answer:
    """One text while the server writes it. The thread of the requests changes it; any thread may read it."""

    side: str
    sample: int = 0
    seed: int = 0
    """Added to the settings' seed."""
    text: str = FENCE
    seconds: float = 0.0
    """From the request to the last piece, with the time in the server's queue."""
    finish: str | None = None


class ServerPair:
    """The sides of one server, as a PairEngine. Thread-safe; the server does the queueing."""

    token_shift: None = None
    """A server does not tell how likely given tokens are."""

    def __init__(self, endpoint: Endpoint, names: Mapping[str, str], tokenizer: PreTrainedTokenizerBase) -> None:
        """`names` gives each side's model name, the base's first. Asks the server; raises ServerError."""
        self._endpoint, self._names, self._tokenizer = endpoint, dict(names), tokenizer
        self.sides = tuple(names)
        with start_blocking_portal() as portal:
            models = portal.call(endpoint.models)
        self.provenance: dict[str, dict[str, Any]] = {
            side: asdict(self._describe(side, models.get(name, {}))) for side, name in names.items()
        }

    def _describe(self, side: str, entry: Mapping[str, Any]) -> ServedSide:
        """`root` is what vLLM loaded under the name; no server tells a revision or a precision."""
        name = self._names[side]
        return ServedSide(
            model=self._names[BASE],
            revision=str(entry.get("root") or UNKNOWN),
            precision=UNKNOWN,
            path="server",
            adapter="" if side == BASE else name,
            fingerprint=self.fingerprint(side),
            server=self._endpoint.address,
            served_as=name,
        )

    @property
    def warning(self) -> str:
        """Not empty when two sides wrote the same fingerprint text, as one model under two names would."""
        return same_model_warning(self.provenance)

    def fingerprint(self, side: str) -> str:
        """`text:` and the first 12 hex digits of the SHA-256 of a text: up to 64 greedy tokens after a fixed prompt.

        Weaker than PairGenerator's: one model's text may be rounded in two ways, depending on what the server has
        batched or cached. A request for one token goes first, so that the prompt is cached for every side: without it
        llama.cpp wrote two texts.
        """
        prompt = self._render(FINGERPRINT_REQUEST)
        with start_blocking_portal() as portal:
            for length in (1, FINGERPRINT_TOKENS):
                answer = Answer(side)
                request = self._make_request(answer, prompt, GenerationSettings(max_new_tokens=length))
                portal.call(self._write, answer, request, False)
        return f"text:{hashlib.sha256(answer.text.encode()).hexdigest()[:12]}"

    def stream(
        self,
        prompt: str,
        settings: GenerationSettings | None = None,
        *,
        sides: Sequence[str] | None = None,
        seeds: int = 1,
    ) -> Generator[PairUpdate, None, None]:
        """See PairEngine.stream. Requests all texts at the same time. Raises ServerError.

        Closing the generator closes the connections, at which servers stop computing.
        """
        names = tuple(sides or self.sides)
        with start_blocking_portal() as portal:
            answers = [Answer(side, seed=seed) for seed in range(seeds) for side in names]
            jobs = self._start_requests(portal, prompt, settings or GenerationSettings(), answers)
            done = False
            while not done:
                done = _wait_for_update(jobs)
                yield PairUpdate.of_seeds(self._group(answers, names), done=done)

    def together(self, samples: int) -> int:
        """1: prompts do not depend on each other, the server batches them as it likes."""
        return 1

    def prompt_length(self, prompt: str, settings: GenerationSettings) -> int:
        """Tokens of the prompt. Only the server knows whether they fit."""
        return self._count_tokens(self._render(prompt))

    def complete(
        self,
        prompts: Sequence[str],
        settings: GenerationSettings | None = None,
        *,
        samples: int = 1,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[dict[str, list[Completion]]]:
        """See PairEngine.complete. Up to 32 requests run at once, also while the caller works. Raises ServerError."""
        settings = settings or GenerationSettings()
        together = max(1, REQUESTS_AT_ONCE // (len(self.sides) * samples))
        with start_blocking_portal() as portal:
            started: deque[tuple[list[Answer], list[Future[None]]]] = deque()
            for prompt in prompts:
                numbers = range(0 if cancelled() else samples)
                answers = [Answer(side, sample) for side in self.sides for sample in numbers]
                started.append((answers, self._start_requests(portal, prompt, settings, answers)))
                if len(started) == together:
                    yield self._finish(*started.popleft(), cancelled)
            for answers, jobs in started:
                yield self._finish(answers, jobs, cancelled)

    def _start_requests(
        self, portal: BlockingPortal, prompt: str, settings: GenerationSettings, answers: Sequence[Answer]
    ) -> list[Future[None]]:
        text = self._render(prompt)
        requests = [self._make_request(answer, text, settings) for answer in answers]
        return [portal.start_task_soon(self._write, *each) for each in zip(answers, requests, strict=True)]

    def _finish(
        self, answers: Sequence[Answer], jobs: Sequence[Future[None]], cancelled: Callable[[], bool]
    ) -> dict[str, list[Completion]]:
        """Wait for the jobs, or cancel them; return each side's completions."""
        while not cancelled() and not _wait_for_update(jobs):
            pass
        for job in jobs:
            job.cancel()  # does nothing to one that has ended
        return self._group(answers, self.sides, unfinished="cancelled")

    async def _write(self, answer: Answer, request: Mapping[str, Any], until_fence: bool = True) -> None:
        """Read the answer up to the closing fence, then abort the request.

        The server's own `stop` is not used: it cuts the fence away and does not say whether the model wrote one.
        """
        started = time.perf_counter()
        async with aclosing(self._endpoint.pieces(request)) as pieces:
            async for piece in pieces:
                answer.text += piece.text
                answer.seconds = time.perf_counter() - started
                fence = answer.text.find(STOP, len(FENCE) - 1) if until_fence else -1
                if fence >= 0:
                    answer.text = answer.text[: fence + len(STOP)]
                answer.finish = "stop" if fence >= 0 else piece.finish  # last: readers then take the text as complete
                if answer.finish:
                    return

    def _make_request(self, answer: Answer, prompt: str, settings: GenerationSettings) -> dict[str, Any]:
        """The end-of-text tokens are left to the server, which has the model's generation config."""
        if settings.strength != 1:
            raise ServerError(
                f"a model server applies its adapter at strength 1, not {settings.strength}; "
                "set strength to 1 or load the models here, without --server"
            )
        return {
            "model": self._names[answer.side],
            "prompt": prompt,
            "max_tokens": settings.max_new_tokens,
            "temperature": settings.temperature,
            "top_p": settings.top_p,
            "seed": sample_seed(settings.seed + answer.seed, answer.sample, prompt),
            "stream": True,
        }

    def _render(self, request: str) -> str:
        """The rendered prompt, without its begin-of-text token if the server's tokenizer adds one anyway."""
        text, begin = render_prompt(request, self._tokenizer), self._tokenizer.bos_token
        if begin and text.startswith(begin) and self._tokenizer("a")["input_ids"][0] == self._tokenizer.bos_token_id:
            return text.removeprefix(begin)
        return text

    def _group(
        self, answers: Iterable[Answer], sides: Sequence[str], *, unfinished: str | None = None
    ) -> dict[str, list[Completion]]:
        by_side: dict[str, list[Completion]] = {side: [] for side in sides}
        for answer in answers:
            by_side[answer.side].append(self._completion(answer, unfinished=unfinished))
        return by_side

    def _completion(self, answer: Answer, *, unfinished: str | None) -> Completion:
        """With tokens as the base's tokenizer counts them: servers tell their count at the end, if at all."""
        finish, text = answer.finish, answer.text  # in this order: a finished answer has all its text
        tokens = self._count_tokens(text.removeprefix(FENCE))
        return Completion(answer.side, text, tokens, answer.seconds, finish or unfinished)

    def _count_tokens(self, text: str) -> int:
        return len(self._tokenizer(text, add_special_tokens=False)["input_ids"])


def _wait_for_update(jobs: Sequence[Future[None]]) -> bool:
    """Wait for the time of an update; return whether all jobs are done. Raises the first error at once."""
    done, running = wait(jobs, UPDATE_SECONDS, return_when=FIRST_EXCEPTION)
    for job in done:
        job.result()
    return not running


def load_server_pair(
    server: str,
    *,
    base: str | None,
    adapter: str | None,
    tokenizer: str | None = None,
    progress: Progress = print_to_stderr,
) -> ServerPair:
    """The engine for two model names of a server; the key is read from OPENAI_API_KEY.

    `tokenizer` is a folder, a Hub id or `embedded`; by default the base's name is used. Raises ServerError or
    ModelError.
    """
    endpoint, names = check_server(server, base=base, adapter=adapter)
    progress(f"asking {endpoint.address} for {names[BASE]} and {names[ADAPTED]}")
    try:
        loaded = load_tokenizer(tokenizer or names[BASE], progress=progress)
    except ModelError as error:
        raise ModelError(f"{error}, or name the base's tokenizer (a folder, a Hub id) with --tokenizer") from error
    return ServerPair(endpoint, names, loaded)


def check_server(server: str, *, base: str | None, adapter: str | None) -> tuple[Endpoint, dict[str, str]]:
    """The endpoint, and each side's model name; nothing is asked or loaded yet. Raises ServerError."""
    if not base or not adapter:
        raise ServerError("--server needs --base and --adapter: the two model names under which it serves both sides")
    return Endpoint(server, os.environ.get(KEY_VARIABLE, "")), {BASE: base, ADAPTED: adapter}
