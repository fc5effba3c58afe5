"""A Hub on loopback that serves the files of one repository: it answers huggingface_hub's HEAD and GET requests.

The client is the real one. `answer` says how the repository behaves; `requests` lists the requests.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from evaluation.problems.hub import REPOSITORY, REVISION
from tests.waiting import PATIENCE

APPS = f"/datasets/{REPOSITORY}/resolve/{REVISION}/"
ERRORS = {
    "missing": (401, "RepoNotFound"),
    "gated": (403, "GatedRepo"),
    "no revision": (404, "RevisionNotFound"),
}
"""How a Hub refuses: a status, and the word in X-Error-Code by which the client tells refusals apart."""


class HubStub:
    """Serves files at the resolve addresses of a repository: APPS, or another one at `place`."""

    def __init__(self, files: Mapping[str, bytes], *, answer: str = "file", place: str = APPS) -> None:
        self.place = place
        self.files, self.answer = files, answer
        self.requests: list[str] = []
        self.stalled = threading.Event()
        """Set when the answer `half` has sent half of a file; it then waits."""
        self.go_on = threading.Event()
        """Set by a test to end that wait."""
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_HEAD(self) -> None:
                stub.serve(self, with_body=False)

            def do_GET(self) -> None:
                stub.serve(self, with_body=True)

            def do_POST(self) -> None:
                stub.take(self)

            def do_PUT(self) -> None:
                stub.take(self)

            def log_message(self, *parts: object) -> None:
                """Print nothing on stderr."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.endpoint = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def serve(self, request: BaseHTTPRequestHandler, *, with_body: bool) -> None:
        self.requests.append(f"{request.command} {request.path}")
        name = request.path.removeprefix(self.place)
        status, code = ERRORS.get(self.answer, (404, "EntryNotFound") if name not in self.files else (200, ""))
        body = b"" if code else self.files[name]
        request.send_response(status)
        if code:
            request.send_header("X-Error-Code", code)
        else:
            request.send_header("ETag", f'"{hashlib.sha256(body).hexdigest()}"')
            request.send_header("Accept-Ranges", "none")
        request.send_header("X-Repo-Commit", REVISION)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if with_body and body and self.answer == "half":
            request.wfile.write(body[: len(body) // 2])
            request.wfile.flush()
            self.stalled.set()
            self.go_on.wait(PATIENCE)
            request.close_connection = True
        elif with_body:
            request.wfile.write(body)

    def take(self, request: BaseHTTPRequestHandler) -> None:
        """Refuse what is sent: this Hub is read-only. writable_hub.py has one that takes it."""
        request.send_error(405)

    def close(self) -> None:
        self.go_on.set()
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def hub(files: Mapping[str, bytes], *, answer: str = "file", place: str = APPS) -> Iterator[HubStub]:
    stub = HubStub(files, answer=answer, place=place)
    try:
        yield stub
    finally:
        stub.close()
