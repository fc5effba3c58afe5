"""A Hub on loopback that also takes: repositories are created, files preuploaded, committed, and read again.

Speaks what huggingface_hub speaks with the Hub where Xet is switched off: large files by LFS, the others in the commit.
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
"""The one that the stub sends with every file."""
Answer = tuple[int, dict[str, Any]]


class TakingHub(HubStub):
    """The repositories of one user."""

    def __init__(self, **public: bool) -> None:
        """`public` names repositories of the user that are there already, and whether everybody may read them."""
        self.private = {f"{USER}/{name}": not shown for name, shown in public.items()}
        self.files_of: dict[str, dict[str, bytes]] = {}
        """What was committed, by repository and path."""
        self._objects: dict[str, bytes] = {}
        super().__init__({})

    def take(self, request: BaseHTTPRequestHandler) -> None:
        self.requests.append(f"{request.command} {request.path}")
        body = _body(request)
        if request.command == "PUT":
            self._objects[hashlib.sha256(body).hexdigest()] = body
            return _say(request, 200, {})
        if request.headers["Authorization"] != f"Bearer {TOKEN}":
            return _say(request, 401, {"error": "Invalid username or password."})
        return _say(request, *self._answer(request.path, body))

    def _answer(self, path: str, body: bytes) -> Answer:
        if path == "/api/repos/create":
            return self._create(json.loads(body))
        if path == "/api/validate-yaml":
            return _validated(json.loads(body)["content"])
        repository = re.match(r"^/(?:api/(?:models|datasets)/)?([^/]+/[^/]+?)(?:\.git)?/", path)[1]
        if path.endswith("/preupload/main"):
            return 200, {"files": [_upload_mode(file["path"]) for file in json.loads(body)["files"]]}
        if path.endswith("/info/lfs/objects/batch"):
            return 200, {"transfer": "basic", "objects": [self._where(file) for file in json.loads(body)["objects"]]}
        assert path.endswith("/commit/main"), path
        rows = [json.loads(line) for line in body.splitlines()]
        self.files_of.setdefault(repository, {}).update(map(self._committed, rows[1:]))
        return 200, {"commitUrl": f"{self.endpoint}/{repository}/commit/{COMMIT}", "commitOid": COMMIT}

    def _create(self, wanted: dict[str, Any]) -> Answer:
        name = f"{wanted['organization']}/{wanted['name']}"
        if wanted["organization"] != USER:
            return 403, {"error": "You don't have the rights to create a model under this namespace"}
        if name in self.private:
            return 409, {"error": "You already created this model repo", "url": f"{self.endpoint}/{name}"}
        self.private[name] = wanted.get("visibility") == "private"
        return 200, {"url": f"{self.endpoint}/{name}"}

    def _where(self, file: dict[str, Any]) -> dict[str, Any]:
        return {**file, "actions": {"upload": {"href": f"{self.endpoint}/objects/{file['oid']}"}}}

    def _committed(self, row: dict[str, Any]) -> tuple[str, bytes]:
        value = row["value"]
        content = self._objects[value["oid"]] if row["key"] == "lfsFile" else base64.b64decode(value["content"])
        return value["path"], content

    def serve(self, request: BaseHTTPRequestHandler, *, with_body: bool) -> None:
        if match := re.match(r"^/api/models/(\w+/[\w-]+)(/revision/\w+)?$", request.path):
            self.requests.append(f"{request.command} {request.path}")
            return _say(request, *self._info(match[1]))
        if match := re.match(r"^/api/models/(\w+/[\w-]+)/tree/", request.path):
            return _say(request, 200, self._tree(match[1]))
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


def _validated(content: str) -> Answer:
    """As the Hub checks a card: the front matter is YAML, and names in it look like those of the Hub."""
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


def _say(request: BaseHTTPRequestHandler, status: int, answer: Any) -> None:
    body = json.dumps(answer).encode()
    request.send_response(status)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


@contextmanager
def taking_hub(**public: bool) -> Iterator[TakingHub]:
    stub = TakingHub(**public)
    try:
        yield stub
    finally:
        stub.close()
