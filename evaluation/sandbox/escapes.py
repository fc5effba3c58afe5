"""A program that tries to get out of the sandbox, run once when a sandbox starts: what it can do, others could.

It prints the name of every escape that worked, then `done`. The tests have many more attacks; these few show in 10 ms
whether each lock is on at all.
"""

PROGRAM = """
import ctypes
import os


libc = ctypes.CDLL(None, use_errno=True)


def reads_files():
    return libc.open(b"/etc/passwd", 0) >= 0 or libc.open(b"/proc/self/status", 0) >= 0


def writes_files():
    return libc.open(b"/dev/null", os.O_WRONLY) >= 0 or libc.open(b"/dev/shm", os.O_TMPFILE | os.O_WRONLY, 0o600) >= 0


def opens_sockets():
    return any(libc.socket(family, 1, 0) >= 0 for family in (1, 2))


def starts_processes():
    pid = libc.fork()
    if pid == 0:
        os._exit(0)
    return pid > 0


def executes_files():
    return libc.execve(None, None, None) == 0 or ctypes.get_errno() != 1


def signals_others():
    return libc.kill(os.getppid(), 0) == 0


def traces_others():
    return libc.ptrace(0x4206, os.getppid(), 0, 0) == 0


def runs_machine_code():
    libc.mmap.restype = ctypes.c_void_p
    return libc.mmap(None, 4096, 7, 0x22, -1, 0) not in (None, ctypes.c_void_p(-1).value)


for escape in (
    reads_files,
    writes_files,
    opens_sockets,
    starts_processes,
    executes_files,
    signals_others,
    traces_others,
    runs_machine_code,
):
    if escape():
        print(escape.__name__.replace("_", " "))
print("done")
"""
