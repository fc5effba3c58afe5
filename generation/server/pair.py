"""The pair engine's second backend: a server with OpenAI's API that serves base and adapter under two model names.

vLLM with --enable-lora, llama.cpp's server, `transformers serve`: whatever streams /v1/completions. The chat endpoint
is not used, since only a raw prompt can end inside the opened code fence, as in training; that is why the base's
tokenizer is needed here, for its chat template. Two things no server does: another strength, and `token_shift`. Some
take more settings (top_k, a repetition penalty) from the model's generation config; --generation-config vllm ends that.
The requests are httpx's, which gradio brings: the openai package is 30 MB, for one kind of request.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, wait
from contextlib import aclosing
from dataclasses import asdict, dataclass
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal

from generation.completion import Completion, PairUpdate
from generation.decode import GenerationSettings, sample_seed
from generation.engine import UPDATE_SECONDS
from generation.errors import ModelError, ServerError
from generation.models.embedded import Progress, to_stderr
from generation.models.provenance import SideProvenance, same_model_warning
from generation.models.tokenizer import load_tokenizer
from generation.prompt import FENCE, STOP, render_prompt
from generation.server.openai_api import Endpoint
from generation.sides import ADAPTED, BASE

KEY_VARIABLE = "OPENAI_API_KEY"
REQUESTS_AT_ONCE = 32
"""A server batches what comes at the same time; more would wait there instead of here."""
UNKNOWN = "unknown: the server does not say"
FINGERPRINT_REQUEST = (
    "Write Python code to solve this problem:\n\nProblem:\nRead n and then n whole numbers, one a line. Print the "
    "length of the longest strictly increasing subsequence, then one such subsequence.\n\nConstraints:\n"
    "Read from standard input and print only the answer.\n"
)
FINGERPRINT_TOKENS = 64


@dataclass(frozen=True)
class ServedSide(SideProvenance):
    """What is known of a side that a server computes. The fingerprint is of a text, since no logits are seen."""

    scale: float | None = None
    server: str = ""
    """Its address, without credentials."""
    served_as: str = ""
    """The model name that was asked for."""


@dataclass
class Answer:
    """One text while the server writes it. Changed by the thread of the requests, read by any."""

    side: str
    sample: int = 0
    seed: int = 0
    """Added to the settings' seed."""
    text: str = FENCE
    seconds: float = 0.0
    """From the request to the last piece, with the time in the server's queue."""
    finish: str | None = None


class ServerPair:
    """The sides of one server, with the interface of PairGenerator. Thread-safe; the server does the queueing."""

    def __init__(self, endpoint: Endpoint, names: Mapping[str, str], tokenizer: Any) -> None:
        """`names` gives each side's model name, the base's first. Asks the server; raises ServerError."""
        self._endpoint, self._names, self._tokenizer = endpoint, dict(names), tokenizer
        self.sides = tuple(names)
        with start_blocking_portal() as portal:
            listed = portal.call(endpoint.models)
        self.provenance: dict[str, dict[str, Any]] = {
            side: asdict(self._facts(side, listed.get(name, {}))) for side, name in names.items()
        }

    def _facts(self, side: str, entry: Mapping[str, Any]) -> ServedSide:
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
        """`text:` and the first 12 hex digits of the SHA-256 of up to 64 greedy tokens' text, on a fixed prompt.

        Weaker than PairGenerator's: what a server has batched or cached may round one model's text in two ways. The
        one token asked for first has the prompt cached for every side; without it llama.cpp wrote two texts.
        """
        prompt = self._prompt(FINGERPRINT_REQUEST)
        with start_blocking_portal() as portal:
            for length in (1, FINGERPRINT_TOKENS):
                answer = Answer(side)
                request = self._request(answer, prompt, GenerationSettings(max_new_tokens=length))
                portal.call(self._write, answer, request, False)
        return f"text:{hashlib.sha256(answer.text.encode()).hexdigest()[:12]}"

    def stream(
        self,
        prompt: str,
        settings: GenerationSettings | None = None,
        *,
        sides: Sequence[str] | None = None,
        seeds: int = 1,
    ) -> Iterator[PairUpdate]:
        """The sides' texts as they grow, asked for at the same time; the last update is done and complete.

        As PairGenerator.stream: all sides, unless some are named, each with so many seeds. Closing the iterator closes
        the connections, by which servers stop computing. Raises ServerError.
        """
        with start_blocking_portal() as portal:
            answers = [Answer(side, seed=seed) for seed in range(seeds) for side in sides or self.sides]
            jobs = self._asked(portal, prompt, settings or GenerationSettings(), answers)
            done = False
            while not done:
                done = not _writing(jobs)
                yield self._update(answers, seeds, done=done)

    def _update(self, answers: Sequence[Answer], seeds: int, *, done: bool) -> PairUpdate:
        first, *further = (
            {answer.side: self._completion(answer) for answer in answers if answer.seed == seed}
            for seed in range(seeds)
        )
        return PairUpdate(first, done, further=tuple(further))

    def together(self, samples: int) -> int:
        """How many prompts depend on each other: none, the server batches as it likes."""
        return 1

    def prompt_length(self, prompt: str, settings: GenerationSettings) -> int:
        """Tokens; whether they fit is the server's to say."""
        return len(self._tokenizer(self._prompt(prompt), add_special_tokens=False)["input_ids"])

    def complete(
        self,
        prompts: Sequence[str],
        settings: GenerationSettings | None = None,
        *,
        samples: int = 1,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[dict[str, list[Completion]]]:
        """For each prompt, in order, the completions of every side: `samples` of them, with seeds of their own.

        Asks for up to 32 texts at once, also while the caller works on what was yielded. Raises ServerError.
        """
        settings = settings or GenerationSettings()
        together = max(1, REQUESTS_AT_ONCE // (len(self.sides) * samples))
        with start_blocking_portal() as portal:
            begun: deque[tuple[list[Answer], list[Future[None]]]] = deque()
            for prompt in prompts:
                begun.append(self._begin(portal, prompt, settings, samples=0 if cancelled() else samples))
                if len(begun) == together:
                    yield self._ended(*begun.popleft(), cancelled)
            for answers, jobs in begun:
                yield self._ended(answers, jobs, cancelled)

    def _begin(
        self, portal: BlockingPortal, prompt: str, settings: GenerationSettings, *, samples: int
    ) -> tuple[list[Answer], list[Future[None]]]:
        answers = [Answer(side, sample) for side in self.sides for sample in range(samples)]
        return answers, self._asked(portal, prompt, settings, answers)

    def _asked(
        self, portal: BlockingPortal, prompt: str, settings: GenerationSettings, answers: Sequence[Answer]
    ) -> list[Future[None]]:
        text = self._prompt(prompt)
        requests = [self._request(answer, text, settings) for answer in answers]
        return [portal.start_task_soon(self._write, *each) for each in zip(answers, requests, strict=True)]

    def _ended(
        self, answers: Sequence[Answer], jobs: Sequence[Future[None]], cancelled: Callable[[], bool]
    ) -> dict[str, list[Completion]]:
        while not cancelled() and _writing(jobs):
            pass
        for job in jobs:
            job.cancel()  # does nothing to one that has ended
        written: dict[str, list[Completion]] = {side: [] for side in self.sides}
        for answer in answers:
            written[answer.side].append(self._completion(answer, unfinished="cancelled"))
        return written

    async def _write(self, answer: Answer, request: Mapping[str, Any], until_fence: bool = True) -> None:
        """Until the closing fence, then the request is aborted: a server's own `stop` cuts the fence away and does not
        say whether the model wrote one."""
        started = time.perf_counter()
        async with aclosing(self._endpoint.pieces(request)) as pieces:
            async for piece in pieces:
                answer.text += piece.text
                answer.seconds = time.perf_counter() - started
                fence = answer.text.find(STOP, len(FENCE) - 1) if until_fence else -1
                if fence >= 0:
                    answer.text = answer.text[: fence + len(STOP)]
                answer.finish = "stop" if fence >= 0 else piece.finish  # last, as readers take it for complete then
                if answer.finish:
                    return

    def _request(self, answer: Answer, prompt: str, settings: GenerationSettings) -> dict[str, Any]:
        """The end-of-text tokens are the server's to know: it has the model's generation config."""
        if settings.strength != 1:
            raise ServerError(
                f"a server applies its adapter as it is, so strength {settings.strength} cannot be had; "
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

    def _prompt(self, request: str) -> str:
        """The rendered prompt, without the begin-of-text token where the server's tokenizer puts one there anyway."""
        text, begin = render_prompt(request, self._tokenizer), self._tokenizer.bos_token
        if begin and text.startswith(begin) and self._tokenizer("a")["input_ids"][0] == self._tokenizer.bos_token_id:
            return text.removeprefix(begin)
        return text

    def _completion(self, answer: Answer, *, unfinished: str | None = None) -> Completion:
        """Tokens as the base's tokenizer counts them: servers tell their count only with a whole answer, if at all."""
        finish, text = answer.finish, answer.text  # in this order: a finished answer has all its text
        tokens = len(self._tokenizer(text.removeprefix(FENCE), add_special_tokens=False)["input_ids"])
        return Completion(answer.side, text, tokens, answer.seconds, finish or unfinished)


def _writing(jobs: Sequence[Future[None]]) -> bool:
    """Whether some are not done after an update's time. Raises the first error at once."""
    done, left = wait(jobs, UPDATE_SECONDS, return_when=FIRST_EXCEPTION)
    for job in done:
        job.result()
    return bool(left)


def load_server_pair(
    server: str,
    *,
    base: str | None,
    adapter: str | None,
    tokenizer: str | None = None,
    progress: Progress = to_stderr,
) -> ServerPair:
    """The engine for two model names of a server; the key is read from OPENAI_API_KEY.

    `tokenizer` is a folder, a Hub id or `embedded`; without it the base's name is taken for one. Raises ServerError or
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
    """What can be said before anything is asked or loaded. Raises ServerError."""
    if not base or not adapter:
        raise ServerError("--server needs --base and --adapter: the two model names by which it serves both sides")
    return Endpoint(server, os.environ.get(KEY_VARIABLE, "")), {BASE: base, ADAPTED: adapter}
