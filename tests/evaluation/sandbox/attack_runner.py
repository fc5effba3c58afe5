"""Run all attacks in a sandbox with tripwires around it, and print one JSON object: name of the attack to findings.

It is a program of its own, so that the tests can run it under another uid: `python attack_runner.py MODE [FOLDER …]`,
where the folders are put on the path first. In MODE `sandbox` no attack may have a finding. In MODE `control` the
harmless ones run without any confinement, to show that the tripwires would notice them.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = sys.argv[2:]

from evaluation.sandbox.isolation import Host, probe  # noqa: E402
from evaluation.sandbox.job import Job, Outcome, ProgramImage  # noqa: E402
from evaluation.sandbox.sandbox import Sandbox  # noqa: E402
from tests.evaluation.sandbox.corpus_attacks import ATTACKS, HARMLESS  # noqa: E402

TOKEN = "token-" + secrets.token_hex(8)
MARKER = "marker-" + secrets.token_hex(8)
"""The file that an attack leaves behind if it can; each run has its own name, as several may share /tmp."""
MOST_OPEN = 24
CPU_SECONDS, WALL_SECONDS, MEMORY, OUTPUT = 0.3, 0.6, 128 * 2**20, 2**16
PATIENCE = 50
"""How many times as long a program may take that ends by itself: this machine may be busy."""
EVERYWHERE = ("/tmp", "/dev/shm", "/", ".")


class Tripwires:
    """Things that no program inside may touch, and what they look like untouched."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.secret = folder, folder / "secret"
        self.secret.write_text(TOKEN)
        (folder / "planted.py").write_text(f"print({TOKEN!r})")
        sleeping = [sys.executable, "-c", "import time; time.sleep(600)"]
        self.victim = subprocess.Popen(sleeping, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        unix, abstract = str(folder / "unix"), f"\0{TOKEN}"
        self.tcp = self.listen(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0))
        self.udp = self.listen(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0))
        self.unix = self.listen(socket.AF_UNIX, socket.SOCK_STREAM, unix)
        self.abstract = self.listen(socket.AF_UNIX, socket.SOCK_STREAM, abstract)
        self.places = {
            "secret": str(self.secret),
            "folder": str(folder),
            "judge": str(Path(sys.modules["evaluation.sandbox.job"].__file__)),
            "token": TOKEN,
            "marker": MARKER,
            "app": os.getpid(),
            "victim": self.victim.pid,
            "tcp": self.tcp.getsockname()[1],
            "udp": self.udp.getsockname()[1],
            "unix": unix,
            "abstract": abstract,
        }
        self.untouched = self.state()

    def listen(self, family: int, kind: int, address) -> socket.socket:
        listening = socket.socket(family, kind)
        listening.bind(address)
        listening.setblocking(False)
        if kind == socket.SOCK_STREAM:
            listening.listen()
        return listening

    def state(self) -> dict[str, object]:
        """Everything that must stay as it is."""
        status = self.secret.stat()
        return {
            "secret": (self.secret.read_text(), status.st_mode, status.st_uid, status.st_mtime, status.st_nlink),
            "folder": sorted(os.listdir(self.folder)),
            "markers": [path for path in EVERYWHERE if MARKER in os.listdir(path)],
            "victim": (self.victim.poll(), os.getpriority(os.PRIO_PROCESS, self.victim.pid), self.limits()),
            "connections": self.connections(),
        }

    def limits(self) -> str:
        return Path(f"/proc/{self.victim.pid}/limits").read_text()

    def connections(self) -> int:
        count = 0
        for listening in (self.tcp, self.udp, self.unix, self.abstract):
            try:
                listening.recv(1) if listening is self.udp else listening.accept()
                count += 1
            except BlockingIOError:
                continue
        return count

    def findings(self, outcome: Outcome) -> list[str]:
        """What an attack achieved: by what it printed, and by what is no longer as it was."""
        output = outcome.stdout + outcome.stderr
        findings = ["it says so: " + output[:200].decode("utf-8", "replace")] if b"ESCAPED" in output else []
        findings += ["the secret came out"] if TOKEN.encode() in output else []
        state = self.state()
        findings += [f"{name}: {state[name]}" for name in state if state[name] != self.untouched[name]]
        return findings

    def end(self) -> None:
        self.victim.kill()
        self.victim.wait()
        for listening in (self.tcp, self.udp, self.unix, self.abstract):
            listening.close()


def run(sandbox: Sandbox, source: str, stdin: str, *, patience: int = 1) -> Outcome:
    limits = (patience * CPU_SECONDS, patience * WALL_SECONDS, MEMORY, OUTPUT)
    return next(outcome for _, outcome in sandbox.run([Job(ProgramImage(source), stdin.encode(), None, *limits)]))


def check_health(sandbox: Sandbox) -> list[str]:
    """What an attack did to the sandbox itself."""
    outcome = run(sandbox, "print(3 + 4)", "", patience=PATIENCE)
    return [] if outcome.stdout == b"7\n" else [f"the next program went wrong: {outcome}"]


def server_pids(sandbox: Sandbox) -> list[int]:
    return [server.process.pid for slot in sandbox._slots for server in slot.servers.values()]


def main(mode: str) -> None:
    control = mode == "control"
    host = Host(None) if control else probe()
    if host.seccomp is None and not control:
        sys.exit("there is no seccomp for this user: the attacks would run unconfined")
    with tempfile.TemporaryDirectory() as folder, Sandbox(1, allow_reduced_isolation=True, host=host) as sandbox:
        level, results = sandbox.level.name, {}
        for findings in (run_controls if control else run_attacks)(Tripwires(Path(folder)), sandbox):
            results.update(findings)
    print(json.dumps({"uid": os.getuid(), "level": level, "results": results}))


def run_attacks(tripwires: Tripwires, sandbox: Sandbox) -> Iterator[dict[str, list[str]]]:
    run(sandbox, "import socket", "", patience=PATIENCE)  # so that both kinds of server run
    before = server_pids(sandbox)
    for attack in ATTACKS:
        outcome = run(sandbox, attack.program, json.dumps(tripwires.places) + "\n")
        unconfined = [] if outcome.confined else [f"it did not run: {outcome.stderr!r}"]
        yield {attack.name: tripwires.findings(outcome) + check_health(sandbox) + unconfined}
    yield {"the servers live through all of it": [] if server_pids(sandbox) == before else ["they were replaced"]}
    yield {"nothing is left running": [f"server {pid} has children" for pid in before if children(pid)]}
    yield {"nothing is left open": [f"server {pid}" for pid in before if count_descriptors(pid) > MOST_OPEN]}
    tripwires.end()


def run_controls(tripwires: Tripwires, sandbox: Sandbox) -> Iterator[dict[str, list[str]]]:
    tripwires.end()
    for attack in ATTACKS:
        if attack.name in HARMLESS:
            with tempfile.TemporaryDirectory() as folder:
                fresh = Tripwires(Path(folder))
                stdin = json.dumps(fresh.places) + "\n"
                yield {attack.name: fresh.findings(run(sandbox, attack.program, stdin, patience=PATIENCE))}
                fresh.end()


def children(pid: int) -> str:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text()


def count_descriptors(pid: int) -> int:
    """How many descriptors a server holds; 0 where that may not be read."""
    try:
        return len(os.listdir(f"/proc/{pid}/fd"))
    except PermissionError:
        return 0


if __name__ == "__main__":
    os.environ["JUDGE_SECRET"] = TOKEN
    main(sys.argv[1])
