"""The isolation level says what is missing, and less than everything is refused unless it is allowed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.errors import IsolationError
from evaluation.sandbox import isolation
from evaluation.sandbox.sandbox import Sandbox

ROOT = Path(__file__).parents[3]
AS_ROOT = ["unshare", "--user", "--map-root-user"]
"""A user namespace that maps root and nobody else, as some containers do: nobody can leave root behind there."""
ESCAPES = ["reads files", "opens sockets"]

linux = pytest.mark.skipif(isolation.probe().seccomp is None, reason="this host has no seccomp")


@pytest.mark.parametrize(
    ("escapes", "landlock", "as_root", "name", "words"),
    [
        ([], True, False, "full", ["seccomp, Landlock and resource limits"]),
        ([], False, False, "reduced: no Landlock", ["under seccomp and resource limits", "has no Landlock"]),
        ([], True, True, "reduced: programs run as root", ["seccomp, Landlock and", "the rights of root"]),
        ([], False, True, "reduced: no Landlock, programs run as root", ["has no Landlock", "the rights of root"]),
        (ESCAPES, True, False, "reduced: leaking", ["reads files, opens sockets"]),
        (ESCAPES, False, True, "reduced: leaking", ["reads files, opens sockets"]),
    ],
)
def test_a_level_names_what_is_missing(escapes, landlock, as_root, name, words):
    level = isolation.level_of(escapes=escapes, landlock=landlock, as_root=as_root)
    assert level.name == name
    assert level.is_full == (name == "full")
    assert all(word in level.description for word in words)


JUDGE_AS_ROOT = """
import json, os
from evaluation.errors import IsolationError
from evaluation.sandbox.job import Job, ProgramImage
from evaluation.sandbox.sandbox import Sandbox
try:
    Sandbox(1, allow_reduced_isolation=False)
    refusal = ""
except IsolationError as error:
    refusal = str(error)
job = Job(ProgramImage("import os\\nprint(os.getuid())"), b"", None, 4, 12, 2**28, 2**20)
with Sandbox(1, allow_reduced_isolation=True) as sandbox:
    uid = next(outcome for _, outcome in sandbox.run([job])).stdout.decode().strip()
    print(json.dumps({"refusal": refusal, "level": sandbox.level.name, "uid": uid}))
"""


def can_make_user_namespaces() -> bool:
    try:
        return subprocess.run([*AS_ROOT, "true"], capture_output=True).returncode == 0
    except OSError:
        return False


@linux
@pytest.mark.skipif(not can_make_user_namespaces(), reason="no user namespace can be made here")
def test_a_host_on_which_programs_would_run_as_root_is_refused_unless_allowed(sandbox):
    command = [*AS_ROOT, sys.executable, "-c", JUDGE_AS_ROOT]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["uid"] == "0"
    assert "programs run as root" in answer["level"] and answer["level"].startswith("reduced: ")
    assert ("no Landlock" in answer["level"]) == ("no Landlock" in sandbox.level.name)
    assert answer["level"] in answer["refusal"] and "ALLOW_REDUCED_ISOLATION=1" in answer["refusal"]


class SandboxOfRoot(Sandbox):
    """A sandbox whose fork servers say that they could not leave root behind."""

    def _run_self_test(self):
        outcome = super()._run_self_test()
        for slot in self._slots:
            for server in slot.servers.values():
                server.greeting["uid"] = 0
        return outcome


@linux
def test_a_fork_server_that_is_still_root_reduces_the_level():
    with pytest.raises(IsolationError, match=r"programs run as root.*ALLOW_REDUCED_ISOLATION=1"):
        SandboxOfRoot(1, allow_reduced_isolation=False)
    with SandboxOfRoot(1, allow_reduced_isolation=True) as sandbox:
        assert sandbox.level.name.endswith("programs run as root")


@linux
def test_a_fork_server_says_which_user_its_programs_are(sandbox):
    (uid,) = {server.greeting["uid"] for slot in sandbox._slots for server in slot.servers.values() if server.greeting}
    assert uid == (os.getuid() or 65534)
