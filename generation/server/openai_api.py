"""The part of OpenAI's HTTP API that comparing two models needs: the list of models, and streamed completions.

Whatever goes wrong with a server becomes one sentence. The key and the address's credentials are sent and never shown.
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from httpx_sse import aconnect_sse

from generation.errors import ServerError

TIMEOUT = httpx.Timeout(10, read=600)
"""Seconds. Reading has a long limit: a request may wait in the server's queue, or until a model is loaded."""
LONGEST_MESSAGE = 200
"""Characters of a server's message that are shown."""


@dataclass(frozen=True)
class Piece:
    """The content of one event of a stream."""

    text: str = ""
    finish: str | None = None
    """`stop` or `length` in the last piece."""


class Endpoint:
    """One server. Its methods run in an event loop; the object may be used from several."""

    def __init__(self, url: str, key: str = "") -> None:
        """`url` is like http://host:8000, with or without the API's path. Raises ServerError for bad ones."""
        try:
            parsed = httpx.URL(url)
        except httpx.InvalidURL:
            parsed = httpx.URL()
        if parsed.scheme not in ("http", "https") or not parsed.host:
            raise ServerError("--server is not an address; pass one like http://localhost:8000/v1")
        if not (key.strip().isascii() and key.strip().isprintable()):
            raise ServerError("OPENAI_API_KEY holds characters that a key cannot have; set it again")
        path = parsed.path.rstrip("/") or "/v1"
        clean = parsed.copy_with(userinfo=b"", path=path, query=None, fragment=None)
        self.address = str(clean)
        self._options: dict[str, Any] = {
            "base_url": clean,
            "timeout": TIMEOUT,
            "headers": {"Authorization": f"Bearer {key.strip()}"} if key.strip() else {},
            "auth": (parsed.username, parsed.password) if parsed.userinfo else None,
            "verify": httpx.create_ssl_context(),  # once: it takes longer than a request
        }

    async def models(self) -> dict[str, dict[str, Any]]:
        """The listed models by name; empty when the server has no list. Raises ServerError."""
        with self._explain_trouble("the list of models"):
            async with httpx.AsyncClient(**self._options) as client:
                response = await client.get("models")
        self._check_key_accepted(response)
        try:
            return {str(entry["id"]): dict(entry) for entry in response.json()["data"]}
        except (ValueError, KeyError, TypeError):
            return {}

    async def pieces(self, request: Mapping[str, Any]) -> AsyncGenerator[Piece, None]:
        """The answer to a streamed completion request; the last piece has a finish. Raises ServerError.

        Closing the generator closes the connection.
        """
        with self._explain_trouble(f"the answer of {request['model']}"):
            async with (
                httpx.AsyncClient(**self._options) as client,
                aconnect_sse(client, "POST", "completions", json=dict(request)) as source,
            ):
                await self._check_answer(source.response, str(request["model"]))
                async with aclosing(source.aiter_sse()) as events:
                    async for event in events:
                        if event.data == "[DONE]":
                            break
                        piece = _read_piece(json.loads(event.data))
                        yield piece
                        if piece.finish:
                            return
            raise ValueError("it ended without a finish reason")

    async def _check_answer(self, response: httpx.Response, model: str) -> None:
        self._check_key_accepted(response)
        if response.is_success:
            return
        reason = f"{response.status_code}: {_read_message(await response.aread())}"
        names = await self.models()
        if names and model not in names:
            raise ServerError(
                f"{self.address} does not serve {model} ({reason}), it lists {', '.join(names)}; "
                "pass two of its names with --base and --adapter"
            )
        raise ServerError(f"{self.address} cannot answer the request to {model} ({reason}); see the server's log")

    def _check_key_accepted(self, response: httpx.Response) -> None:
        """The error does not quote the server: some repeat the key."""
        if response.status_code in (401, 403):
            raise ServerError(
                f"{self.address} refuses the key ({response.status_code}); set OPENAI_API_KEY to one that it takes"
            )

    @contextmanager
    def _explain_trouble(self, what: str) -> Iterator[None]:
        try:
            yield
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise ServerError(
                f"no server answers at {self.address} ({_reason(error)}); start it or check --server"
            ) from error
        except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ServerError(
                f"{what} from {self.address} broke off ({_reason(error)}); try again or see the server's log"
            ) from error


def _read_piece(event: Mapping[str, Any]) -> Piece:
    """The piece in an event. Raises ValueError for an error event and for an end that is neither stop nor length."""
    if "error" in event:
        raise ValueError(_text_of(event["error"]))
    if not event["choices"]:  # the event that holds the usage
        return Piece()
    choice = event["choices"][0]
    finish = choice.get("finish_reason")
    if finish not in (None, "stop", "length"):
        raise ValueError(f"it ended with the finish reason {finish!r}")
    return Piece(choice.get("text") or "", finish)


def _read_message(body: bytes) -> str:
    """The message in an error's body, whatever its format."""
    text = body.decode("utf-8", "replace")
    try:
        content = json.loads(text)
        text = _text_of(content.get("error") or content.get("detail") or content)
    except (ValueError, AttributeError):
        pass
    return _shorten(text) or "no reason given"


def _text_of(error: Any) -> str:
    return str(error.get("message", error)) if isinstance(error, Mapping) else str(error)


def _reason(error: Exception) -> str:
    return _shorten(str(error)) or type(error).__name__


def _shorten(text: str) -> str:
    """The text on one line, cut at LONGEST_MESSAGE."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_MESSAGE else line[:LONGEST_MESSAGE] + "…"
