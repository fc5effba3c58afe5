"""The sandbox's fork server: a clean interpreter that forks once for each test and confines the child.

Started by fork_server.py as `python -s -S inside/server.py FD` with an almost empty environment; standard library only.
For each test it receives files and limits over one SEQPACKET socket, forks, watches the child and says how it ended. It
reads neither programs nor inputs, so nothing of one program is in memory when the next one's child is forked. Expected
outputs never come here.
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
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    import types

    from . import child
    from .locks import RESERVED, Locks, fork, give_up_rights, grow_stack, move_up
    from .messages import Ending, Greeting, Request, Setup
else:  # a script's own folder is on its path
    import child
    from locks import RESERVED, Locks, fork, give_up_rights, grow_stack, move_up

THREAD_STACK = 16 << 20
"""Stack of a thread that asks for no size of its own; by default it would be as large as the main thread's."""
ADDRESS_ROOM = 2 << 30
"""Address space above the memory limit, for stacks that are reserved but not used. Resident memory is watched."""
MOST_THREADS = 64
TICK = 0.01
"""Seconds between two looks at a running child. In 10 ms a memory bomb goes 50 MB over its limit."""
PROGRAM = 3
"""The descriptor of the program's file in the child."""

F_ADD_SEALS, ALL_SEALS = 1033, 0b1111

STAGE_FORKED, STAGE_CONFINED, STAGE_COMPILED = 0, 1, 2

ENDED_BY: dict[int, str] = {signal.SIGXCPU: "cpu", signal.SIGXFSZ: "output"}
"""The limits that the kernel enforces, by the signal with which it ends the child."""


class Server:
    """The state of the process: its socket, the locks, and a page that it shares with the child."""

    def __init__(self, connection: _socket.socket) -> None:
        self.connection, self.pid = connection, os.getpid()
        setup: Setup
        setup, descriptors = self.receive()
        self.locks = Locks(descriptors[0], landlock=setup["landlock"])
        preload(setup["paths"], setup["modules"])
        self.limits: dict[int, int] = {}
        self.stage = mmap.mmap(-1, mmap.PAGESIZE)
        """Shared with the child, which writes here how far it has come."""
        self.names = child.prelude()
        give_up_rights()
        self.pages = os.sysconf("SC_PAGE_SIZE")
        self.base = int(read(f"/proc/{os.getpid()}/statm").split()[0]) * self.pages
        gc.collect()
        gc.freeze()
        gc.disable()
        self.send({"landlock": self.locks.ruleset is not None, "uid": os.getuid()})

    def send(self, message: Greeting | Ending) -> None:
        """Send a message, marshalled: JSON touches 50 pages more, each of which costs a fault after every fork."""
        self.connection.send(marshal.dumps(message))  # type: ignore[arg-type]  # a TypedDict is a dict

    def receive(self) -> tuple[Any, list[int]]:
        """Wait for a message; return it with the descriptors that came with it."""
        data, ancillary, _, _ = self.connection.recvmsg(1 << 16, _socket.CMSG_SPACE(8 * 4))
        if not data:
            os._exit(0)  # the application is gone
        descriptors = array.array("i")
        for _, _, payload in ancillary:
            descriptors.frombytes(payload)
        return marshal.loads(data), list(descriptors)

    def serve(self) -> NoReturn:
        """Run test after test. Limits that do not count what the server itself has used are set before the fork."""
        job: Request
        while True:
            job, descriptors = self.receive()
            if not descriptors:
                continue  # a cancellation that came after its test had ended
            if descriptors != list(range(len(descriptors))):
                raise RuntimeError(f"descriptors arrived as {descriptors}")
            self.set_limit(resource.RLIMIT_AS, self.base + job["memory_bytes"] + ADDRESS_ROOM)
            self.set_limit(resource.RLIMIT_FSIZE, job["output_bytes"] + 1)  # one byte more shows that it went over
            self.stage[0] = STAGE_FORKED
            pid = fork()
            if pid == 0:
                self.run_child(job)
            os.closerange(0, RESERVED)
            self.send(self.watch(pid, job))

    def set_limit(self, kind: int, limit: int) -> None:
        """Set the soft limit only: a server that is no longer root could not raise the hard one again."""
        if self.limits.get(kind) != limit:
            resource.setrlimit(kind, (limit, resource.getrlimit(kind)[1]))
            self.limits[kind] = limit

    def watch(self, pid: int, job: Request) -> Ending:
        """Wait until the child ends, and end it when it goes over a limit; return the answer for the application."""
        start, ended = time.monotonic(), "exit"
        process = os.pidfd_open(pid)
        try:
            poll = select.poll()
            poll.register(process, select.POLLIN)
            poll.register(self.connection, select.POLLIN)
            while not (events := dict(poll.poll(TICK * 1000))).get(process):
                ended = "cancelled" if events else self.find_exceeded_limit(pid, job, time.monotonic() - start)
                if ended and not dict(poll.poll(0)).get(process):  # it may have ended while we looked
                    signal.pidfd_send_signal(process, signal.SIGKILL)
                    break
            else:
                ended = "exit"
        finally:
            os.close(process)
        _, status, usage = os.wait4(pid, 0)
        exit_code = os.waitstatus_to_exitcode(status)
        return {
            "ended": ENDED_BY.get(-exit_code, ended) if ended == "exit" else ended,
            "exit_code": exit_code,
            "stage": self.stage[0],
            "cpu_seconds": usage.ru_utime + usage.ru_stime,
            "wall_seconds": time.monotonic() - start,
            "memory_bytes": usage.ru_maxrss * 1024,
        }

    def find_exceeded_limit(self, pid: int, job: Request, wall_seconds: float) -> str:
        """Return the limit that the child has gone over; empty when there is none."""
        if wall_seconds > job["wall_seconds"]:
            return "wall"
        try:
            if time.clock_gettime(~pid << 3 | 2) > job["cpu_seconds"]:  # the clock of the other process's CPU time
                return "cpu"
            resident = resident_pages(pid) * self.pages
            threads = os.stat(f"/proc/{pid}/task").st_nlink - 2
        except OSError:
            return ""
        if threads > MOST_THREADS:
            return "threads"
        return "memory" if resident > job["memory_bytes"] else ""

    def run_child(self, job: Request) -> NoReturn:
        """Confine the forked process, compile and run the program, and leave."""
        status = 127
        try:
            self.locks.shut(server=self.pid, cpu_seconds=int(job["cpu_seconds"]) + 1)
            self.stage[0] = STAGE_CONFINED
            status = self.run(job)
        except BaseException as error:
            os.write(2, f"the sandbox failed: {type(error).__name__}: {error}".encode("utf-8", "replace"))
        finally:
            os._exit(status)  # the interpreter's full finalisation costs 8 ms, five times all the rest

    def run(self, job: Request) -> int:
        """Run the program and return its exit status."""
        gc.enable()  # off in the server; the program's garbage is collected, what was there before is frozen
        data = read_all(PROGRAM, job["program_bytes"])
        source, value = data[: job["source_bytes"]], PROGRAM + 1
        code: types.CodeType | None
        if job["program_bytes"] > len(source):
            code = marshal.loads(data[len(source) :])
        else:
            code, value = self.compile(source, report=PROGRAM + 1), PROGRAM + 2
        os.close(PROGRAM)
        if code is None:
            return 1
        self.stage[0] = STAGE_COMPILED
        self.stage.close()  # from here on the program cannot write it any more
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

    def compile(self, source: bytes, *, report: int) -> types.CodeType | None:
        """Compile and write the report, which is sealed before anything of the program runs."""
        code, content = child.compile_and_report(source)
        write_all(report, content)
        fcntl.fcntl(report, F_ADD_SEALS, ALL_SEALS)
        os.close(report)
        return code


def preload(paths: list[str], modules: list[str]) -> None:
    """Import what programs may import, since they cannot open any file."""
    sys.path[:0] = paths
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    child.hide_own_modules()
    sys.modules["random"].seed(0)  # the same verdict every time
    threading.stack_size(THREAD_STACK)
    sys.path.clear()
    child.warm_up()


def resident_pages(pid: int) -> int:
    """Return how many pages a process has in memory.

    A main thread that has ended shows none, though other threads may still run: then the largest of theirs counts.
    """
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
