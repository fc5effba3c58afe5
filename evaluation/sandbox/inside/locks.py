"""The locks that the fork server's children run behind, by direct system calls: seccomp, Landlock, limits, rights.

What a child can inherit is set once in the fork server; the rest each child locks behind itself, before anything of a
program is even compiled. isolation.py chooses which system calls are allowed. Standard library only, Linux only.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import resource
import signal
import struct
import sys
from contextlib import suppress

STACK = 1 << 30
"""How far the main thread's stack may grow: these programs often recurse deeply. The memory limit comes first."""
NOBODY = 65534
"""The user and group that programs run as where the fork server was started as root."""
MOST_DESCRIPTORS = 64
RESERVED = 6
"""Descriptors below this one are kept free in the fork server. The kernel gives received files the lowest numbers, in
their order, so a test's files arrive as the child needs them: stdin, stdout, stderr, the program, then the report and
the value where there are any."""
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
SECCOMP_MODE_FILTER = 2
LANDLOCK_CREATE_RULESET, LANDLOCK_RESTRICT_SELF = 444, 446

libc = ctypes.CDLL(None, use_errno=True)
fork = ctypes.PyDLL(None).fork
"""Not os.fork, which runs the handlers of `threading`, `random` and others: they touch 190 pages and cost as much as
the rest of a small test. They repair what other threads may have left behind; this process has only one."""


class Filter(ctypes.Structure):
    """`struct sock_fprog`: a compiled seccomp filter."""

    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_void_p)]


class Locks:
    """The seccomp filter and the Landlock ruleset, ready to be locked."""

    def __init__(self, filter_descriptor: int, *, landlock: bool) -> None:
        with os.fdopen(filter_descriptor, "rb") as file:
            file.seek(0)
            self.instructions = ctypes.create_string_buffer(file.read())
        length = (len(self.instructions) - 1) // 8
        self.filter = Filter(length, ctypes.cast(self.instructions, ctypes.c_void_p))
        self.ruleset = make_landlock_ruleset() if landlock else None

    def shut(self, *, server: int, cpu_seconds: int) -> None:
        """Lock the child that calls this. It has inherited the rest from the fork server (see give_up_rights)."""
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != server:  # the server died before the line above
            os._exit(0)
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))  # in case the server does not watch
        if self.ruleset is not None:
            check(libc.syscall(LANDLOCK_RESTRICT_SELF, self.ruleset, 0), "landlock")
        os.closerange(RESERVED, MOST_DESCRIPTORS)
        check(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(self.filter), 0, 0), "seccomp")


def check(result: int, what: str) -> int:
    """Return the result of a system call. Raises OSError when it failed."""
    if result < 0:
        raise OSError(ctypes.get_errno(), f"{what}: {os.strerror(ctypes.get_errno())}")
    return result


def make_landlock_ruleset() -> int | None:
    """Make a Landlock ruleset that covers all that the kernel can and allows none of it; None without Landlock."""
    version: int = libc.syscall(LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return None
    files = (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1
    network, scopes = (0b11 if version >= 4 else 0), (0b11 if version >= 6 else 0)
    rules = struct.pack("QQQ", files, network, scopes)[: 8 if version < 4 else 16 if version < 6 else 24]
    return move_up(check(libc.syscall(LANDLOCK_CREATE_RULESET, rules, ctypes.c_size_t(len(rules)), 0), "landlock"))


def give_up_rights() -> None:
    """Give up what no child may have. Root also becomes another user, so that programs have no capability.

    A container may map no other user. Then this process stays root, says so in its greeting, and isolation is reduced.
    """
    try_to_write("/proc/self/oom_score_adj", "1000")
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it, but output over the limit is to end the program
    for kind in (resource.RLIMIT_CORE, resource.RLIMIT_MEMLOCK, resource.RLIMIT_MSGQUEUE):
        resource.setrlimit(kind, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_DESCRIPTORS, MOST_DESCRIPTORS))
    os.chdir("/")
    if os.getuid() == 0:
        with suppress(OSError):
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    check(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")


def grow_stack() -> None:
    """Raise the stack limit and start this program anew: the main thread's room for its stack is fixed at exec."""
    soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
    size = STACK if hard == resource.RLIM_INFINITY else min(STACK, hard)
    if soft == resource.RLIM_INFINITY or soft < size:
        resource.setrlimit(resource.RLIMIT_STACK, (size, hard))
        os.execve(sys.executable, sys.orig_argv, dict(os.environ))


def move_up(descriptor: int) -> int:
    """Return a copy of the descriptor under a number that is not reserved, closed in programs that are executed."""
    return fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, RESERVED)


def try_to_write(path: str, text: str) -> None:
    with suppress(OSError), open(path, "w") as file:
        file.write(text)
