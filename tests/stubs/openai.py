"""A model server on loopback that has a list of models and streamed completions. The client is the real one.

A model sends its pieces, one event each, until its reader goes away; `requests` holds the requests.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


def event(text: str = "", finish: str | None = None) -> str:
    """A piece as vLLM sends it."""
    choice = {"index": 0, "text": text, "finish_reason": finish}
    return json.dumps({"object": "text_completion", "choices": [choice]})


def events(*texts: str, finish: str = "stop") -> list[str]:
    """A whole answer: its pieces, its end, the usage, and the closing mark."""
    usage = json.dumps({"choices": [], "usage": {"completion_tokens": len(texts)}})
    return [*map(event, texts), event(finish=finish), usage, "[DONE]"]


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that goes away ends its thread, and nothing is printed."""


class OpenAIStub:
    """`models` gives each model its events, or a status and a body to refuse with.

    `pause` is the time before each event, in seconds; while `go` is not set, nothing is sent at all.
    """

    def __init__(self, models: Mapping[str, Sequence[str] | tuple[int, Any]], *, pause: float = 0.0) -> None:
        self.models, self.pause = dict(models), pause
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.at_once = self.most_at_once = 0
        """Requests that are being answered."""
        self.finished = 0
        """Answers that were sent to their end."""
        self.go = threading.Event()
        self.go.set()
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                stub.headers.append(dict(self.headers))
                stub.answer(self, 200, {"data": [{"id": name, "root": f"org/{name}"} for name in stub.models]})

            def do_POST(self) -> None:
                stub.headers.append(dict(self.headers))
                stub.serve(self, json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

            def log_message(self, *parts: object) -> None:
                """Nothing on stderr."""

        self._server = QuietServer(("127.0.0.1", 0), Handler)
        self._lock = threading.Lock()
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def serve(self, request: BaseHTTPRequestHandler, content: dict[str, Any]) -> None:
        with self._lock:
            self.requests.append(content)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        model = content["model"]
        script = self.models.get(model, (404, {"error": {"message": f"no model {model}"}}))
        try:
            if isinstance(script, tuple):
                self.answer(request, *script)
            else:
                self._play(request, script)
        finally:
            with self._lock:
                self.at_once -= 1

    def _play(self, request: BaseHTTPRequestHandler, script: Sequence[str]) -> None:
        self.go.wait()
        time.sleep(self.pause)
        request.send_response(200)
        request.send_header("Content-Type", "text/event-stream; charset=utf-8")
        request.end_headers()
        for data in script:
            time.sleep(self.pause)
            request.wfile.write(f"data: {data}\n\n".encode())
        with self._lock:
            self.finished += 1

    def answer(self, request: BaseHTTPRequestHandler, status: int, body: Any) -> None:
        request.send_response(status)
        request.end_headers()
        request.wfile.write(json.dumps(body).encode())

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def openai_server(models: Mapping[str, Any], *, pause: float = 0.0) -> Iterator[OpenAIStub]:
    stub = OpenAIStub(models, pause=pause)
    try:
        yield stub
    finally:
        stub.close()


def word_tokenizer() -> Any:
    """A tokenizer like Llama 3's: both the tokenizer and its chat template put the begin-of-text token in front."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    words = ["<s>", "?", "User", ":", "Double", "it", "```", "python", "."]
    plain = Tokenizer(models.WordLevel({word: number for number, word in enumerate(words)}, unk_token="?"))
    plain.pre_tokenizer = pre_tokenizers.Whitespace()
    plain.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 0)])
    template = "{{ bos_token }}User: {{ messages[0]['content'] }}\n"
    return PreTrainedTokenizerFast(tokenizer_object=plain, bos_token="<s>", unk_token="?", chat_template=template)


def save_word_tokenizer(folder: Path) -> Path:
    """Save that tokenizer in a folder."""
    word_tokenizer().save_pretrained(folder)
    return folder
