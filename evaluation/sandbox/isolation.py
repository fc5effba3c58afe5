"""What confines a program: which system calls it may make, and what this host offers to enforce that.

Builds the seccomp filter with libseccomp (through pyseccomp) and names the isolation level. Applies nothing itself: the
fork server's children load the filter, after Landlock and the resource limits.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

ALLOW_REDUCED = "ALLOW_REDUCED_ISOLATION"
"""The environment variable that accepts a reduced level, by any value but empty, 0, false and no."""

ALLOWED = (
    # memory; executable mappings are ruled out below
    "brk munmap mremap "
    # the descriptors a program was given, and no others
    "read write readv writev pread64 pwrite64 preadv pwritev lseek close close_range fstat ftruncate dup dup2 dup3 "
    "poll ppoll select pselect6 fsync fdatasync "
    # threads and signals within the process
    "set_robust_list get_robust_list rseq set_tid_address membarrier sched_yield sched_getaffinity "
    "rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait sigaltstack "
    "pause restart_syscall "
    # time
    "clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times alarm setitimer getitimer "
    # who and where am I
    "getpid getppid gettid getuid geteuid getgid getegid getresuid getresgid getgroups getpgrp getpgid getsid getcwd "
    "uname sysinfo getcpu getrusage getrlimit getpriority sched_getparam sched_getscheduler getrandom "
    # the end
    "exit exit_group"
)
HIDDEN = "open openat openat2 stat lstat statx access faccessat faccessat2 readlink readlinkat chdir"
"""Calls answered as if no file existed: some programs try `input.txt` first and read stdin when there is none."""
THREAD_FLAGS = 0x3D0F00
"""What glibc passes to clone for a thread; musl adds CLONE_DETACHED (0x400000), which does nothing."""
FUTEX = (0, 1, 3, 4, 5, 9, 10)
"""Wait, wake and requeue. The priority-inheriting ones are of no use here and have had more holes than the rest."""
MADVISE_ERRORS = 100
"""The advice values from here on inject memory errors."""
PROT_EXEC, AT_EMPTY_PATH, PR_SET_NAME, PR_GET_NAME = 4, 0x1000, 15, 16
FCNTL = (0, 1, 2, 3, 4, 1030, 1033, 1034)
"""Duplicate, descriptor and status flags, seals. With F_SETOWN and F_SETSIG a program could signal others."""


@dataclass(frozen=True)
class IsolationLevel:
    """How well programs are contained on this host."""

    name: str
    """`full`, or `reduced: …` with what is missing."""
    description: str

    @property
    def is_full(self) -> bool:
        return self.name == "full"


FULL = IsolationLevel("full", "every program runs in a process of its own under seccomp, Landlock and resource limits")
NO_SECCOMP = IsolationLevel(
    "reduced: no seccomp",
    "programs run in plain processes with time and memory limits at best; they can read files and use the network",
)


def level_of(*, escapes: Sequence[str], landlock: bool, as_root: bool) -> IsolationLevel:
    """Return the level of a host with seccomp.

    `escapes` are what the self-test got through with; `as_root` says that programs keep the rights of root.
    """
    if escapes:
        return IsolationLevel("reduced: leaking", f"the sandbox's self-test got through with: {', '.join(escapes)}")
    names, reasons = [], []
    if not landlock:
        names.append("no Landlock")
        reasons.append("the kernel has no Landlock")
    if as_root:
        names.append("programs run as root")
        reasons.append("this host has no other user for them, so a program that gets out has the rights of root")
    if not names:
        return FULL
    locks = "seccomp, Landlock and resource limits" if landlock else "seccomp and resource limits"
    description = f"every program runs in a process of its own under {locks}; {'; '.join(reasons)}"
    return IsolationLevel(f"reduced: {', '.join(names)}", description)


@dataclass(frozen=True)
class Host:
    """What a host offers for isolation."""

    seccomp: bytes | None
    """The system call filter as compiled BPF; None where there is no seccomp or no library for it."""
    landlock: bool = True
    """Whether to use Landlock where the kernel has it."""


def probe() -> Host:
    """Find out what this host offers. The sandbox's self-test shows whether it holds."""
    return Host(build_filter() if sys.platform == "linux" else None)


def is_reduced_allowed() -> bool:
    """Whether the environment accepts a reduced level."""
    return os.environ.get(ALLOW_REDUCED, "").lower() not in ("", "0", "false", "no")


def build_filter() -> bytes | None:
    """Build the seccomp filter with libseccomp for this machine; None where pyseccomp or libseccomp is missing."""
    try:
        import pyseccomp
    except (ImportError, RuntimeError):  # RuntimeError: the package is installed but the library is missing
        return None
    policy = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    policy.set_attr(pyseccomp.Attr.CTL_OPTIMIZE, 2)  # a binary tree; in a list a call costs twice as much
    _add_rules(policy, pyseccomp)
    with os.fdopen(os.memfd_create("filter"), "rb") as file:
        policy.export_bpf(file)
        file.seek(0)
        return file.read()


def _add_rules(policy: Any, seccomp: ModuleType) -> None:
    def rule(action: int, name: str, *arguments: object) -> None:
        number = seccomp.resolve_syscall(seccomp.Arch.NATIVE, name)
        if number >= 0:  # other machines lack some of the older calls
            policy.add_rule(action, number, *arguments)

    def argument(position: int, value: int, mask: int | None = None) -> object:
        if mask is None:
            return seccomp.Arg(position, seccomp.EQ, value)
        return seccomp.Arg(position, seccomp.MASKED_EQ, mask, value)

    for name in ALLOWED.split():
        rule(seccomp.ALLOW, name)
    for name in HIDDEN.split():
        rule(seccomp.ERRNO(errno.ENOENT), name)
    # glibc's fstat is newfstatat with an empty path; every other use names a file
    rule(seccomp.ALLOW, "newfstatat", argument(3, AT_EMPTY_PATH), argument(0, 0, 0x80000000))
    rule(seccomp.ERRNO(errno.ENOENT), "newfstatat", seccomp.Arg(3, seccomp.NE, AT_EMPTY_PATH))
    for name in ("mmap", "mprotect"):
        rule(seccomp.ALLOW, name, argument(2, 0, PROT_EXEC))  # no machine code from memory
    rule(seccomp.ALLOW, "clone", argument(0, THREAD_FLAGS, 0xFFFFFFFF & ~0x400000))  # threads only
    rule(seccomp.ERRNO(errno.ENOSYS), "clone3")  # a filter cannot read its flags; glibc falls back to clone
    for operation in FUTEX:
        rule(seccomp.ALLOW, "futex", argument(1, operation, 0x7F))
    rule(seccomp.ALLOW, "madvise", seccomp.Arg(2, seccomp.LT, MADVISE_ERRORS))
    for command in FCNTL:
        rule(seccomp.ALLOW, "fcntl", argument(1, command))
    rule(seccomp.ERRNO(errno.ENOTTY), "ioctl")  # Python only asks whether it is a terminal
    for option in (PR_SET_NAME, PR_GET_NAME):
        rule(seccomp.ALLOW, "prctl", argument(0, option))
    # a program can read its limits; setting them does nothing but succeeds, as many programs ask for a larger stack
    rule(seccomp.ALLOW, "prlimit64", argument(0, 0), argument(2, 0))
    rule(seccomp.ERRNO(0), "prlimit64", argument(0, 0), seccomp.Arg(2, seccomp.NE, 0))
    rule(seccomp.ERRNO(0), "setrlimit")
