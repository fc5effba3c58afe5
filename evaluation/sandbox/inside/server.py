"""The sandbox's fork server: a clean interpreter that forks once for each test and confines the child.

Started by fork_server.py as `python -s -S inside/server.py FD` with a wiped environment; standard library only. For
each job it receives descriptors and limits over one SEQPACKET socket, forks, watches the child, says how it ended. It
reads neither programs nor inputs, so nothing of one program is in memory when the next one's child is forked;
expected outputs never come here.
"""

from __future__ import annotations

import _socket
import array
import fcntl
import gc
import importlib
import marshal
import mmap
import os
import resource
import select
import signal
import sys
import threading
import time

import child
from locks import RESERVED, Locks, fork, give_up_rights, grow_stack, move_up

THREAD_STACK = 16 << 20
"""Of threads that ask for no size of their own; the default would be the main thread's limit."""
ADDRESS_ROOM = 2 << 30
"""Address space above the memory limit, for stacks that are reserved but not used; resident memory is watched."""
MOST_THREADS = 64
TICK = 0.01
"""Seconds between two looks at a running child. 10 ms let a memory bomb run 50 MB over."""
PROGRAM = 3

F_ADD_SEALS, ALL_SEALS = 1033, 0b1111

STAGE_FORKED, STAGE_CONFINED, STAGE_COMPILED = 0, 1, 2

ENDED_BY = {signal.SIGXCPU: "cpu", signal.SIGXFSZ: "output"}
"""Limits that the kernel enforces."""


class Server:
    """The state that lives as long as the process: socket, locks, and a page shared with the child."""

    def __init__(self, connection: _socket.socket) -> None:
        self.connection, self.pid = connection, os.getpid()
        hello, descriptors = self.receive()
        self.locks = Locks(descriptors[0], landlock=hello["landlock"])
        preload(hello["paths"], hello["modules"])
        self.limits: dict[int, int] = {}
        self.stage = mmap.mmap(-1, mmap.PAGESIZE)
        self.names = child.prelude()
        give_up_rights()
        self.pages = os.sysconf("SC_PAGE_SIZE")
        self.base = int(read(f"/proc/{os.getpid()}/statm").split()[0]) * self.pages
        gc.collect()
        gc.freeze()
        gc.disable()
        self.send({"landlock": self.locks.ruleset is not None})

    def send(self, message: dict) -> None:
        """Messages are marshalled: JSON touches 50 pages more, each of which costs a fault after every fork."""
        self.connection.send(marshal.dumps(message))

    def receive(self) -> tuple[dict, list[int]]:
        data, ancillary, _, _ = self.connection.recvmsg(1 << 16, _socket.CMSG_SPACE(8 * 4))
        if not data:
            os._exit(0)  # the application is gone
        descriptors = array.array("i")
        for _, _, payload in ancillary:
            descriptors.frombytes(payload)
        return marshal.loads(data), list(descriptors)

    def serve(self) -> None:
        """Job after job. The limits that do not count what the server itself has used are set before the fork."""
        while True:
            job, descriptors = self.receive()
            if not descriptors:
                continue  # a cancellation that came after its job had ended
            if descriptors != list(range(len(descriptors))):
                raise RuntimeError(f"descriptors arrived as {descriptors}")
            self.set_limit(resource.RLIMIT_AS, self.base + job["memory"] + ADDRESS_ROOM)
            self.set_limit(resource.RLIMIT_FSIZE, job["output"] + 1)  # a file one byte over is a file over the limit
            self.stage[0] = STAGE_FORKED
            pid = fork()
            if pid == 0:
                self.child(job)
            os.closerange(0, RESERVED)
            self.send(self.watch(pid, job))

    def set_limit(self, kind: int, limit: int) -> None:
        """Only the soft one: a server that has left root behind could not raise the other again, nor can a program."""
        if self.limits.get(kind) != limit:
            resource.setrlimit(kind, (limit, resource.getrlimit(kind)[1]))
            self.limits[kind] = limit

    def watch(self, pid: int, job: dict) -> dict:
        """Wait for the child's end, or bring it about; the answer for the application."""
        start, ended = time.monotonic(), "exit"
        child = os.pidfd_open(pid)
        try:
            poll = select.poll()
            poll.register(child, select.POLLIN)
            poll.register(self.connection, select.POLLIN)
            while not (events := dict(poll.poll(TICK * 1000))).get(child):
                ended = "cancelled" if events else self.over_limit(pid, job, time.monotonic() - start)
                if ended and not dict(poll.poll(0)).get(child):  # it may have ended while we looked
                    signal.pidfd_send_signal(child, signal.SIGKILL)
                    break
            else:
                ended = "exit"
        finally:
            os.close(child)
        _, status, usage = os.wait4(pid, 0)
        exit_code = os.waitstatus_to_exitcode(status)
        return {
            "exit_code": exit_code,
            "ended": ENDED_BY.get(-exit_code, ended) if ended == "exit" else ended,
            "stage": self.stage[0],
            "cpu": usage.ru_utime + usage.ru_stime,
            "wall": time.monotonic() - start,
            "memory": usage.ru_maxrss * 1024,
        }

    def over_limit(self, pid: int, job: dict, wall: float) -> str:
        """Which limit the child has gone over; empty when none."""
        if wall > job["wall"]:
            return "wall"
        try:
            if time.clock_gettime(~pid << 3 | 2) > job["cpu"]:  # the clock of another process' CPU time
                return "cpu"
            resident = resident_pages(pid) * self.pages
            threads = os.stat(f"/proc/{pid}/task").st_nlink - 2
        except OSError:
            return ""
        if threads > MOST_THREADS:
            return "threads"
        return "memory" if resident > job["memory"] else ""

    def child(self, job: dict) -> None:
        """In the forked process: confine, compile, run, leave. Never returns."""
        status = 127
        try:
            self.locks.shut(server=self.pid, cpu_seconds=int(job["cpu"]) + 1)
            self.stage[0] = STAGE_CONFINED
            status = self.run(job)
        except BaseException as error:
            os.write(2, f"the sandbox failed: {type(error).__name__}: {error}".encode("utf-8", "replace"))
        finally:
            os._exit(status)  # the interpreter's full finalisation costs 8 ms, five times all the rest

    def run(self, job: dict) -> int:
        gc.enable()  # off in the server; the program's garbage is collected, what was there before is frozen
        data = read_all(PROGRAM, job["size"])
        source, value = data[: job["source"]], PROGRAM + 1
        if job["size"] > len(source):
            code = marshal.loads(data[len(source) :])
        else:
            code, value = self.compile(source, report=PROGRAM + 1), PROGRAM + 2
        os.close(PROGRAM)
        if code is None:
            return 1
        stage, self.stage = self.stage, None
        stage[0] = STAGE_COMPILED
        stage.close()  # from here on the program cannot write it any more
        if not job["function"]:
            return child.run_script(code, source)
        return child.run_call(
            code,
            self.names,
            function=job["function"],
            arguments=sys.stdin.buffer.read(),
            value_fd=value,
            source=source,
        )

    def compile(self, source: bytes, *, report: int):
        """Compile and report; the report is sealed before anything of the program runs."""
        code, found = child.compile_and_report(source)
        write_all(report, found)
        fcntl.fcntl(report, F_ADD_SEALS, ALL_SEALS)
        os.close(report)
        return code


def preload(paths: list[str], modules: list[str]) -> None:
    """Import what programs may import: inside the sandbox no file can be opened."""
    sys.path[:0] = paths
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    for name in ("child", "locks", "dialect"):
        sys.modules.pop(name, None)
    sys.modules["random"].seed(0)  # the same verdict every time
    threading.stack_size(THREAD_STACK)
    sys.path.clear()
    child.warm_up()


def resident_pages(pid: int) -> int:
    """What a process has in memory; a main thread that has ended shows none, though others may go on."""
    pages = int(read(f"/proc/{pid}/statm").split()[1])
    if pages:
        return pages
    tasks = os.listdir(f"/proc/{pid}/task")
    return max((int(read(f"/proc/{pid}/task/{task}/statm").split()[1]) for task in tasks), default=0)


def read_all(descriptor: int, size: int) -> bytes:
    data = os.read(descriptor, size)
    while len(data) < size:  # one read gives at most 2 GB
        data += os.read(descriptor, size - len(data))
    return data


def write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def read(path: str) -> str:
    with open(path) as file:
        return file.read()


if __name__ == "__main__":
    grow_stack()
    server = Server(_socket.socket(fileno=move_up(int(sys.argv[1]))))
    os.closerange(0, RESERVED)
    server.serve()
