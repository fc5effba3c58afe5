"""What keeps a program in: which system calls it may make, and what this host offers to enforce that.

Builds the seccomp filter with libseccomp (through pyseccomp) and names the isolation level. Applies nothing itself: the
filter is loaded by the sandbox's worker in each child, after Landlock and the resource limits.
"""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass

ALLOW_REDUCED = "ALLOW_REDUCED_ISOLATION"
"""Environment variable that accepts a reduced level; any value but empty, 0, false and no."""

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
"""Answered as if no file existed: programs try `input.txt` first, and go on with stdin when there is none."""
THREAD_FLAGS = 0x3D0F00
"""What glibc passes to clone for a thread; musl adds CLONE_DETACHED (0x400000), which does nothing."""
FUTEX = (0, 1, 3, 4, 5, 9, 10)
"""Wait, wake and requeue. The priority-inheriting ones serve no program here and had more holes than the rest."""
MADVISE_ERRORS = 100
"""From here on madvise injects memory errors."""
PROT_EXEC, AT_EMPTY_PATH, PR_SET_NAME, PR_GET_NAME = 4, 0x1000, 15, 16
FCNTL = (0, 1, 2, 3, 4, 1030, 1033, 1034)
"""Duplicate, descriptor and status flags, seals. F_SETOWN and F_SETSIG would let a program signal others."""


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
NO_LANDLOCK = IsolationLevel(
    "reduced: no Landlock",
    "every program runs in a process of its own under seccomp and resource limits; the kernel has no Landlock",
)
NO_SECCOMP = IsolationLevel(
    "reduced: no seccomp",
    "programs run in plain processes with time and memory limits at best; they can read files and use the network",
)


def leaking(escapes: list[str]) -> IsolationLevel:
    """The level of a host whose locks let something through."""
    return IsolationLevel("reduced: leaking", f"the self-test of the sandbox got through with: {', '.join(escapes)}")


@dataclass(frozen=True)
class Host:
    """What a host offers for isolation."""

    seccomp: bytes | None
    """The system call filter as compiled BPF; None where there is no seccomp or no library for it."""
    landlock: bool = True
    """Whether to use Landlock where the kernel has it."""


def probe() -> Host:
    """What this host offers. Whether it holds is for the sandbox's self-test to see."""
    return Host(seccomp_program() if sys.platform == "linux" else None)


def reduced_is_allowed() -> bool:
    """Whether the environment accepts a reduced level."""
    return os.environ.get(ALLOW_REDUCED, "").lower() not in ("", "0", "false", "no")


def seccomp_program() -> bytes | None:
    """The filter, built by libseccomp for this machine; None where pyseccomp or libseccomp is missing."""
    try:
        import pyseccomp
    except (ImportError, RuntimeError):  # RuntimeError: the package is there, the library is not
        return None
    policy = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    policy.set_attr(pyseccomp.Attr.CTL_OPTIMIZE, 2)  # a binary tree: half the cost of a call in the long list
    _add_rules(policy, pyseccomp)
    with os.fdopen(os.memfd_create("filter"), "rb") as file:
        policy.export_bpf(file)
        file.seek(0)
        return file.read()


def _add_rules(policy, seccomp) -> None:
    def rule(action: int, name: str, *arguments) -> None:
        number = seccomp.resolve_syscall(seccomp.Arch.NATIVE, name)
        if number >= 0:  # other machines lack some of the older calls
            policy.add_rule(action, number, *arguments)

    def argument(position: int, wanted: int, mask: int | None = None):
        if mask is None:
            return seccomp.Arg(position, seccomp.EQ, wanted)
        return seccomp.Arg(position, seccomp.MASKED_EQ, mask, wanted)

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
    rule(seccomp.ERRNO(errno.ENOSYS), "clone3")  # its flags are out of a filter's reach; glibc falls back to clone
    for operation in FUTEX:
        rule(seccomp.ALLOW, "futex", argument(1, operation, 0x7F))
    rule(seccomp.ALLOW, "madvise", seccomp.Arg(2, seccomp.LT, MADVISE_ERRORS))
    for command in FCNTL:
        rule(seccomp.ALLOW, "fcntl", argument(1, command))
    rule(seccomp.ERRNO(errno.ENOTTY), "ioctl")  # "not a terminal" is all that Python asks
    for option in (PR_SET_NAME, PR_GET_NAME):
        rule(seccomp.ALLOW, "prctl", argument(0, option))
    # its own limits can be read; setting them succeeds and does nothing, since many programs ask for a larger stack
    rule(seccomp.ALLOW, "prlimit64", argument(0, 0), argument(2, 0))
    rule(seccomp.ERRNO(0), "prlimit64", argument(0, 0), seccomp.Arg(2, seccomp.NE, 0))
    rule(seccomp.ERRNO(0), "setrlimit")
