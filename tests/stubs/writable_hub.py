"""A Hub on loopback that can be written to: repositories are created, files uploaded, committed, and read again.

It speaks the protocol that huggingface_hub uses when Xet is switched off: large files by LFS, the others in the commit.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any

import yaml

from evaluation.problems.hub import REVISION
from tests.stubs.hub import HubStub

TOKEN, USER = "hf_letmein", "you"
COMMIT = REVISION
"""The commit that the stub names with every file."""
Answer = tuple[int, dict[str, Any]]


class WritableHub(HubStub):
    """The repositories of one user."""

    def __init__(self, **public: bool) -> None:
        """`public` names repositories of the user that already exist, and whether everybody may read them."""
        self.private = {f"{USER}/{name}": not is_public for name, is_public in public.items()}
        self.files_of: dict[str, dict[str, bytes]] = {}
        """The committed files, by repository and path."""
        self._objects: dict[str, bytes] = {}
        super().__init__({})

    def take(self, request: BaseHTTPRequestHandler) -> None:
        self.requests.append(f"{request.command} {request.path}")
        body = _body(request)
        if request.command == "PUT":
            self._objects[hashlib.sha256(body).hexdigest()] = body
            return _respond(request, 200, {})
        if request.headers["Authorization"] != f"Bearer {TOKEN}":
            return _respond(request, 401, {"error": "Invalid username or password."})
        return _respond(request, *self._answer(request.path, body))

    def _answer(self, path: str, body: bytes) -> Answer:
        if path == "/api/repos/create":
            return self._create(json.loads(body))
        if path == "/api/validate-yaml":
            return _validate_card(json.loads(body)["content"])
        repository = re.match(r"^/(?:api/(?:models|datasets)/)?([^/]+/[^/]+?)(?:\.git)?/", path)[1]
        if path.endswith("/preupload/main"):
            return 200, {"files": [_upload_mode(file["path"]) for file in json.loads(body)["files"]]}
        if path.endswith("/info/lfs/objects/batch"):
            return 200, {
                "transfer": "basic",
                "objects": [self._upload_address(file) for file in json.loads(body)["objects"]],
            }
        assert path.endswith("/commit/main"), path
        rows = [json.loads(line) for line in body.splitlines()]
        self.files_of.setdefault(repository, {}).update(map(self._decode_file, rows[1:]))
        return 200, {"commitUrl": f"{self.endpoint}/{repository}/commit/{COMMIT}", "commitOid": COMMIT}

    def _create(self, request: dict[str, Any]) -> Answer:
        name = f"{request['organization']}/{request['name']}"
        if request["organization"] != USER:
            return 403, {"error": "You don't have the rights to create a model under this namespace"}
        if name in self.private:
            return 409, {"error": "You already created this model repo", "url": f"{self.endpoint}/{name}"}
        self.private[name] = request.get("visibility") == "private"
        return 200, {"url": f"{self.endpoint}/{name}"}

    def _upload_address(self, file: dict[str, Any]) -> dict[str, Any]:
        return {**file, "actions": {"upload": {"href": f"{self.endpoint}/objects/{file['oid']}"}}}

    def _decode_file(self, row: dict[str, Any]) -> tuple[str, bytes]:
        value = row["value"]
        content = self._objects[value["oid"]] if row["key"] == "lfsFile" else base64.b64decode(value["content"])
        return value["path"], content

    def serve(self, request: BaseHTTPRequestHandler, *, with_body: bool) -> None:
        if match := re.match(r"^/api/models/(\w+/[\w-]+)(/revision/\w+)?$", request.path):
            self.requests.append(f"{request.command} {request.path}")
            return _respond(request, *self._info(match[1]))
        if match := re.match(r"^/api/models/(\w+/[\w-]+)/tree/", request.path):
            return _respond(request, 200, self._tree(match[1]))
        if match := re.match(rf"^/(\w+/[\w-]+)/resolve/{COMMIT}/", request.path):
            self.place, self.files = match[0], self.files_of[match[1]]
        super().serve(request, with_body=with_body)

    def _info(self, repository: str) -> Answer:
        if repository not in self.private:
            return 404, {"error": "Repository not found"}
        files = [{"rfilename": name} for name in self.files_of.get(repository, {})]
        return 200, {"id": repository, "sha": COMMIT, "private": self.private[repository], "siblings": files}

    def _tree(self, repository: str) -> list[dict[str, Any]]:
        files = self.files_of[repository]
        return [{"type": "file", "path": name, "size": len(body), "oid": "0"} for name, body in files.items()]


def _upload_mode(path: str) -> dict[str, Any]:
    mode = "lfs" if path.endswith(".safetensors") else "regular"
    return {"path": path, "uploadMode": mode, "shouldIgnore": False}


def _validate_card(content: str) -> Answer:
    """Check a card as the Hub does: the front matter is YAML, and the base's name looks like one of the Hub."""
    front = yaml.safe_load(content.split("---\n")[1])
    base = front.get("base_model", "a/b")
    errors = [] if re.fullmatch(r"[\w.-]+/[\w.-]+", base) else [{"message": '"base_model" must be a valid model'}]
    return (400 if errors else 200), {"errors": errors, "warnings": []}


def _body(request: BaseHTTPRequestHandler) -> bytes:
    if request.headers.get("Transfer-Encoding") != "chunked":
        return request.rfile.read(int(request.headers.get("Content-Length", 0)))
    parts = []
    while size := int(request.rfile.readline(), 16):
        parts.append(request.rfile.read(size))
        request.rfile.readline()
    request.rfile.readline()
    return b"".join(parts)


def _respond(request: BaseHTTPRequestHandler, status: int, answer: Any) -> None:
    body = json.dumps(answer).encode()
    request.send_response(status)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


@contextmanager
def writable_hub(**public: bool) -> Iterator[WritableHub]:
    stub = WritableHub(**public)
    try:
        yield stub
    finally:
        stub.close()
