"""The locks that the fork server's children run behind, by direct system calls: seccomp, Landlock, limits, rights.

What may be inherited is set once in the server; the rest each child shuts behind itself, before anything of a program
is even compiled. Which system calls are allowed is isolation.py's choice. Standard library only, Linux only.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import resource
import signal
import struct
import sys

STACK = 1 << 30
"""The main thread's stack may grow this far: deep recursion is at home in these programs. Limited by memory first."""
NOBODY = 65534
MOST_DESCRIPTORS = 64
RESERVED = 6
"""Descriptors below are kept free in the server. The kernel gives received ones the lowest numbers, in their order: a
job's arrive as the child needs them, as stdin, stdout, stderr, program, then report and value where there are any."""
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
SECCOMP_MODE_FILTER = 2
LANDLOCK_CREATE_RULESET, LANDLOCK_RESTRICT_SELF = 444, 446

libc = ctypes.CDLL(None, use_errno=True)
fork = ctypes.PyDLL(None).fork
"""Not os.fork: that runs the handlers of `threading`, `random` and others, which touch 190 pages and cost as much as
the rest of a small test. They mend what other threads may have left; this process has one."""


class Filter(ctypes.Structure):
    """`struct sock_fprog`: a compiled seccomp filter."""

    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_void_p)]


class Locks:
    """Seccomp filter and Landlock ruleset, ready to be shut."""

    def __init__(self, filter_descriptor: int, *, landlock: bool) -> None:
        with os.fdopen(filter_descriptor, "rb") as file:
            file.seek(0)
            self.instructions = ctypes.create_string_buffer(file.read())
        length = (len(self.instructions) - 1) // 8
        self.filter = Filter(length, ctypes.cast(self.instructions, ctypes.c_void_p))
        self.ruleset = landlock_ruleset() if landlock else None

    def shut(self, *, server: int, cpu_seconds: int) -> None:
        """In the child: what only it can do. All the rest it has from the server (give_up_rights)."""
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != server:  # it died before the line above
            os._exit(0)
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))  # should the server fail to look
        if self.ruleset is not None:
            check(libc.syscall(LANDLOCK_RESTRICT_SELF, self.ruleset, 0), "landlock")
        os.closerange(RESERVED, MOST_DESCRIPTORS)
        check(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(self.filter), 0, 0), "seccomp")


def check(result: int, what: str) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), f"{what}: {os.strerror(ctypes.get_errno())}")
    return result


def landlock_ruleset() -> int | None:
    """A Landlock ruleset that handles all the kernel knows and allows none of it; None where there is no Landlock."""
    version = libc.syscall(LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return None
    files = (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1
    network, scopes = (0b11 if version >= 4 else 0), (0b11 if version >= 6 else 0)
    rules = struct.pack("QQQ", files, network, scopes)[: 8 if version < 4 else 16 if version < 6 else 24]
    return move_up(check(libc.syscall(LANDLOCK_CREATE_RULESET, rules, ctypes.c_size_t(len(rules)), 0), "landlock"))


def give_up_rights() -> None:
    """What holds for all children alike; as root also another uid, so that no capability is left to a program."""
    write("/proc/self/oom_score_adj", "1000")
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it; output over the cap is to end the program
    for kind in (resource.RLIMIT_CORE, resource.RLIMIT_MEMLOCK, resource.RLIMIT_MSGQUEUE):
        resource.setrlimit(kind, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_DESCRIPTORS, MOST_DESCRIPTORS))
    os.chdir("/")
    if os.getuid() == 0:
        nobody = 65534
        try:
            os.setgroups([])
            os.setresgid(nobody, nobody, nobody)
            os.setresuid(nobody, nobody, nobody)
        except OSError:  # a container may map no other uid; the filters hold for root too
            pass
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    check(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")


def grow_stack() -> None:
    """The room for the main thread's stack is fixed at exec: raise the limit, then start anew."""
    soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
    wanted = STACK if hard == resource.RLIM_INFINITY else min(STACK, hard)
    if soft == resource.RLIM_INFINITY or soft < wanted:
        resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))
        os.execve(sys.executable, sys.orig_argv, dict(os.environ))


def move_up(descriptor: int) -> int:
    """The same file under a number that is not reserved."""
    return fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, RESERVED)


def write(path: str, text: str) -> None:
    try:
        with open(path, "w") as file:
            file.write(text)
    except OSError:
        return
