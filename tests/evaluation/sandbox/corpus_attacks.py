"""Programs that try to get out, to do harm, or to survive. None may succeed, and tripwires show whether one did.

Each reads from stdin where the tripwires are (see attack_runner.py) and calls `report` when it believes it got
through. What a tripwire notices counts as well, whatever the program says.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent

PREAMBLE = """
import ctypes, json, os, sys
trip = json.loads(input())
libc = ctypes.CDLL(None, use_errno=True)
def report(what="yes"):
    os.write(1, ("ESCAPED: %s\\n" % (what,)).encode())
def call(number, *arguments):
    return libc.syscall(number, *[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments])
def attempt(action):
    try:
        return action()
    except Exception as error:
        print(type(error).__name__, error, file=sys.stderr)
"""


@dataclass(frozen=True)
class Attack:
    """A program that must not succeed."""

    name: str
    body: str
    has_preamble: bool = True

    @property
    def program(self) -> str:
        return (PREAMBLE if self.has_preamble else "") + dedent(self.body)


def _by_value(name: str, expression: str) -> Attack:
    """An attack that succeeds if an expression is true."""
    return Attack(name, f"result = attempt(lambda: {expression})\nif result: report(result)\n")


def _by_call(name: str, expression: str, imports: str = "") -> Attack:
    """An attack by a C function or system call, which returns -1 when it is refused."""
    return Attack(
        name,
        f"{imports}\nresult = attempt(lambda: {expression})\nif result is not None and result >= 0: report(result)\n",
    )


FILES = [
    _by_value("open", "open(trip['secret']).read()"),
    _by_value("os.open", "os.read(os.open(trip['secret'], 0), 100)"),
    _by_value("io.FileIO", "__import__('io').FileIO(trip['secret']).read()"),
    _by_value("a file of the system", "open('/etc/passwd').read()"),
    _by_value("the judge's own files", "open(trip['judge']).read()"),
    _by_value("a device", "open('/dev/zero', 'rb').read(1)"),
    _by_value("stdin by its path", "open('/proc/self/fd/0').read() or 'read'"),
    _by_value("own environment in /proc", "open('/proc/self/environ').read()"),
    _by_value("own memory in /proc", "open('/proc/self/mem', 'r+b')"),
    _by_value("the application's environment", "open('/proc/%d/environ' % trip['app']).read()"),
    _by_value("the application's memory", "open('/proc/%d/mem' % trip['app'], 'rb')"),
    _by_value("the server's memory maps", "open('/proc/%d/maps' % os.getppid()).read()"),
    _by_value("the victim's command line", "open('/proc/%d/cmdline' % trip['victim']).read()"),
    _by_value("a folder's list", "os.listdir('/')"),
    _by_value("a folder's scan", "[e.name for e in os.scandir('/tmp')]"),
    _by_value("a file's size", "os.stat(trip['secret']).st_size"),
    _by_value("a link's target", "os.readlink('/proc/self/exe')"),
    _by_value("another folder", "os.chdir('/tmp') or os.getcwd() != '/'"),
    _by_value("environment", "[v for v in os.environ.values() if trip['token'] in v]"),
    _by_value("a module from a folder", "sys.path.append(trip['folder']) or __import__('planted')"),
    _by_value("a shared library", "ctypes.CDLL(trip['secret'] + '.so') or ctypes.CDLL('libz.so.1')"),
    _by_call("libc's open", "libc.open(trip['secret'].encode(), 0)"),
    _by_call("openat from a folder", "libc.openat(-100, trip['secret'].encode(), 0)"),
    _by_call("openat with a path", "libc.openat(0, b'/etc/passwd', 0x200000)"),
    _by_call("openat2", "call(437, -100, trip['secret'].encode(), bytes(24), 24)"),
    _by_call("open_by_handle_at", "call(304, -100, bytes(128), 0)"),
    _by_call("name_to_handle_at", "call(303, -100, trip['secret'].encode(), bytes(136), bytes(8), 0)"),
    _by_call("statx", "call(332, -100, trip['secret'].encode(), 0, 4095, bytes(256))"),
    _by_call("x32 calls", "call(0x40000000 | 2, trip['secret'].encode(), 0)"),
    _by_call("io_uring", "call(425, 8, bytes(120))"),
    _by_call("inotify", "libc.inotify_init1(0)"),
    _by_call("fanotify", "call(300, 0, 0)"),
    _by_call("userfaultfd", "call(323, 0)"),
    _by_call("bpf", "call(321, 0, bytes(72), 72)"),
    _by_call("perf_event_open", "call(298, bytes(112), 0, -1, -1, 0)"),
    _by_call("chroot", "libc.chroot(b'/tmp')"),
    _by_call("mount", "libc.mount(b'none', b'/mnt', b'tmpfs', 0, None)"),
    _by_call("umount", "libc.umount2(b'/tmp', 2)"),
    _by_call("pivot_root", "call(155, b'/tmp', b'/tmp')"),
    _by_call("fsopen", "call(430, b'tmpfs', 0)"),
    _by_call("open_tree", "call(428, -100, b'/', 1)"),
    _by_call("sysfs", "call(139, 3)"),
]
WRITING = [
    _by_value("a new file", "open(trip['folder'] + '/marker', 'w').write('x')"),
    _by_value("a file in /tmp", "open('/tmp/' + trip['marker'], 'w').write('x')"),
    _by_value("a file in /dev/shm", "open('/dev/shm/' + trip['marker'], 'w').write('x')"),
    _by_value("a file in the working folder", "open(trip['marker'], 'w').write('x')"),
    _by_value("an existing file", "open(trip['secret'], 'a').write('x')"),
    _by_value("a temporary file", "__import__('tempfile').TemporaryFile()"),
    _by_value("a folder", "os.mkdir(trip['folder'] + '/marker') or 'made'"),
    _by_value("a link", "os.symlink('/etc', trip['folder'] + '/marker') or 'made'"),
    _by_value("a hard link", "os.link(trip['secret'], trip['folder'] + '/marker') or 'made'"),
    _by_value("a pipe with a name", "os.mkfifo(trip['folder'] + '/marker') or 'made'"),
    _by_value("a device node", "os.mknod(trip['folder'] + '/marker') or 'made'"),
    _by_value("a new name", "os.rename(trip['secret'], trip['folder'] + '/marker') or 'done'"),
    _by_value("removal", "os.unlink(trip['secret']) or 'done'"),
    _by_value("rights", "os.chmod(trip['secret'], 0o777) or 'done'"),
    _by_value("owner", "os.chown(trip['secret'], 1, 1) or 'done'"),
    _by_value("times", "os.utime(trip['secret'], (1, 1)) or 'done'"),
    _by_value("length", "os.truncate(trip['secret'], 0) or 'done'"),
    _by_value("attributes", "os.setxattr(trip['secret'], 'user.x', b'x') or 'done'"),
    _by_call("fchmodat", "libc.fchmodat(-100, trip['secret'].encode(), 0o777, 0)"),
    _by_call("memfd", "os.memfd_create('x')"),
    _by_call("shared memory", "libc.shmget(0, 4096, 0o1600)"),
    _by_call("semaphores", "libc.semget(0, 1, 0o1600)"),
    _by_call("message queues", "libc.msgget(0, 0o1600)"),
    _by_call("POSIX message queues", "call(240, b'marker', 0o102, 0o600, 0)"),
    _by_call("keys", "call(248, b'user', b'marker', b'x', 1, -3)"),
    _by_call("pipes", "os.pipe()[0]"),
    _by_call("event descriptors", "libc.eventfd(0, 0)"),
    _by_call("system clock", "libc.settimeofday(bytes(16), None)"),
    _by_call("host name", "libc.sethostname(b'x', 1)"),
    _by_call("reboot", "libc.reboot(0)"),
    _by_call("swap", "libc.swapoff(b'/swap')"),
    _by_call("kernel modules", "call(313, 0, b'', 0)"),
    _by_call("kernel log", "libc.klogctl(3, ctypes.create_string_buffer(9), 8)"),
]
NETWORK = [
    _by_value("TCP", "__import__('socket').create_connection(('127.0.0.1', trip['tcp']), 1)"),
    _by_call("UDP", "socket.socket(2, 2).sendto(b'x', ('127.0.0.1', trip['udp']))", "import socket"),
    _by_call("a Unix socket", "socket.socket(1, 1).connect(trip['unix']) or 0", "import socket"),
    _by_call("an abstract Unix socket", "socket.socket(1, 1).connect(trip['abstract']) or 0", "import socket"),
    _by_call("a pair of sockets", "socket.socketpair()[0].fileno()", "import socket"),
    _by_call("a listener", "socket.create_server(('127.0.0.1', 0)).fileno()", "import socket"),
    _by_value("a URL", "__import__('urllib.request').request.urlopen('http://127.0.0.1:%d' % trip['tcp'], timeout=1)"),
    *[
        _by_call(f"socket family {family}, type {kind}", f"libc.socket({family}, {kind}, 0)")
        for family, kind in (
            (1, 1),
            (1, 5),
            (2, 1),
            (2, 2),
            (2, 3),
            (10, 1),
            (10, 2),
            (16, 3),
            (17, 3),
            (40, 1),
            (38, 5),
        )
    ],
    Attack(
        "descriptors that were left open",
        """
        import select
        for descriptor in range(3, 2000):
            try:
                os.fstat(descriptor)
            except OSError:
                continue
            report("descriptor %d" % descriptor)
        """,
    ),
    Attack(
        "messages to whoever listens",
        """
        for descriptor in range(3, 64):
            for data in (b'{"ended": "exit", "exit_code": 0}', b'{}'):
                if libc.send(descriptor, data, len(data), 0) >= 0 or libc.write(descriptor, data, len(data)) >= 0:
                    report(descriptor)
        """,
    ),
]
PROCESSES = [
    Attack("os.fork", "pid = os.fork()\nreport(pid)\nif not pid: os._exit(0)\n"),
    Attack("libc's fork", "pid = libc.fork()\nif pid == 0: os._exit(0)\nif pid > 0: report(pid)\n"),
    Attack("raw fork", "pid = call(57)\nif pid == 0: os._exit(0)\nif pid > 0: report(pid)\n"),
    Attack("raw vfork", "pid = call(58)\nif pid == 0: os._exit(0)\nif pid > 0: report(pid)\n"),
    *[
        Attack(
            f"clone with {flags:#x}",
            f"pid = call(56, {flags}, 0, 0, 0, 0)\nif pid == 0: os._exit(0)\nif pid > 0: report(pid)\n",
        )
        for flags in (
            0,
            17,
            0x100,
            0x10000000,
            0x20000 | 17,
            0x3D0F00 | 0x10000000,
            0x3D0F00 | 0x20000,
            0x3D0F00 & ~0x10000,
        )
    ],
    Attack(
        "clone3",
        """
        pid = call(435, (ctypes.c_uint64 * 8)(0, 0, 0, 0, 17), 64)
        if pid == 0: os._exit(0)
        if pid > 0: report(pid)
        """,
    ),
    _by_value("subprocess", "__import__('subprocess').run(['/bin/true']) or 'ran'"),
    _by_value("posix_spawn", "os.posix_spawn('/bin/true', ['true'], {})"),
    _by_value("os.system", "os.system('true') == 0"),
    _by_value("os.popen", "os.popen('echo x').read()"),
    _by_value("multiprocessing", "__import__('multiprocessing').Process(target=report).start() or 'ran'"),
    Attack("execve", "import os\nos.execv(sys.executable, ['python', '-c', 'print(\"ESC\" + \"APED\")'])\n"),
    Attack("execveat", "call(322, -100, b'/bin/echo', (ctypes.c_char_p * 3)(b'echo', b'ESCAPED', None), None, 0)\n"),
    _by_call("unshare", "libc.unshare(0x10000000)"),
    _by_call("unshare of files", "libc.unshare(0x400)"),
    _by_call("setns", "libc.setns(0, 0)"),
    _by_call("pidfd_open", "call(434, trip['victim'], 0)"),
    _by_call("pidfd_getfd", "call(438, 0, 0, 0)"),
    _by_call("a new session", "libc.setsid()"),
    _by_call("another group", "libc.setpgid(0, os.getppid())"),
]
SIGNALS = [
    *[
        _by_call(f"kill {who} by {number}", f"libc.kill({who}, {number})")
        for who, number in (
            ("trip['victim']", 9),
            ("trip['app']", 9),
            ("os.getppid()", 9),
            ("os.getppid()", 19),
            ("-1", 9),
            ("0", 15),
            ("-os.getppid()", 9),
            ("1", 1),
        )
    ],
    _by_call("tkill", "call(200, trip['victim'], 9)"),
    _by_call("tgkill", "call(234, os.getppid(), os.getppid(), 9)"),
    _by_call("rt_sigqueueinfo", "call(129, os.getppid(), 9, bytes(128))"),
    _by_call("rt_tgsigqueueinfo", "call(297, os.getppid(), os.getppid(), 9, bytes(128))"),
    _by_call("pidfd_send_signal", "call(424, 0, 9, 0, 0)"),
    _by_call("owner of a descriptor", "fcntl.fcntl(0, fcntl.F_SETOWN, os.getppid()) or 0", "import fcntl"),
    _by_call("signal of a descriptor", "fcntl.fcntl(0, 10, 9) or 0", "import fcntl"),
    _by_call("lease", "fcntl.fcntl(0, fcntl.F_SETLEASE, 0) or 0", "import fcntl"),
    _by_call("owner by ioctl", "libc.ioctl(0, 0x8901, bytes(4))"),
    _by_call("asynchronous by ioctl", "libc.ioctl(1, 0x5452, ctypes.c_int(1))"),
    _by_call("keystrokes", "libc.ioctl(0, 0x5412, b'x')"),
    _by_call("timer for another thread", "call(222, 0, (ctypes.c_int * 16)(0, 0, 9, 4, trip['victim']), bytes(8))"),
    _by_call("no death with the parent", "libc.prctl(1, 0)"),
]
TRACING = [
    *[
        _by_call(f"ptrace {request} of the {who}", f"libc.ptrace({request}, trip['{who}'], 0, 0)")
        for request, who in ((16, "victim"), (16, "app"), (0x4206, "app"))
    ],
    _by_call("ptrace of the server", "libc.ptrace(16, os.getppid(), 0, 0)"),
    _by_call("asking to be traced", "libc.ptrace(0, 0, 0, 0)"),
    _by_call("process_vm_readv", "libc.process_vm_readv(trip['app'], bytes(16), 1, bytes(16), 1, 0)"),
    _by_call("process_vm_writev", "libc.process_vm_writev(os.getppid(), bytes(16), 1, bytes(16), 1, 0)"),
    _by_call("kcmp", "call(312, os.getpid(), trip['app'], 0, 0, 0)"),
    _by_call("process_madvise", "call(440, 0, 0, 0, 0, 0)"),
    _by_call("being dumpable again", "libc.prctl(4, 1)"),
]
RIGHTS = [
    _by_call("setuid", "libc.setuid(0)"),
    _by_call("setresuid", "libc.setresuid(0, 0, 0)"),
    _by_call("setgid", "libc.setgid(0)"),
    _by_call("setgroups", "libc.setgroups(0, None)"),
    _by_call("capset", "libc.capset((ctypes.c_uint32 * 2)(0x20080522, 0), bytes(24))"),
    _by_call("keeping capabilities", "libc.prctl(8, 1)"),
    _by_call("another filter", "libc.prctl(22, 2, bytes(16))"),
    _by_call("seccomp", "call(317, 1, 0, bytes(16))"),
    _by_call("a listener for system calls", "call(317, 1, 8, bytes(16))"),
    _by_call("priority of another", "libc.setpriority(0, trip['victim'], 19)"),
    _by_call("cores of another", "libc.sched_setaffinity(trip['victim'], 8, bytes([1] + [0] * 7))"),
    _by_call("scheduler of another", "libc.sched_setscheduler(trip['victim'], 0, bytes(4))"),
    _by_call("disk priority of another", "call(251, 1, trip['victim'], 0)"),
    _by_call("limits of another", "libc.prlimit(trip['victim'], 7, (ctypes.c_uint64 * 2)(5, 5), None)"),
    _by_call("out-of-memory score", "open('/proc/self/oom_score_adj', 'w').write('-1000')"),
    _by_call("priority of futexes", "call(202, bytes(4), 6, 0, 0, 0, 0)"),
    _by_call("memory errors", "libc.madvise(ctypes.c_void_p(id(trip) & ~4095), 4096, 101)"),
    _by_call("personality", "libc.personality(0x0400000)"),
    Attack(
        "limits of its own raised",
        """
        import resource
        for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_AS, resource.RLIMIT_CPU):
            attempt(lambda: resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
            if resource.getrlimit(kind)[0] == resource.RLIM_INFINITY:
                report(kind)
        """,
    ),
]
CODE = [
    Attack(
        f"machine code by {name}", f"libc.mmap.restype = ctypes.c_void_p\nlibc.mremap.restype = ctypes.c_void_p\n{body}"
    )
    for name, body in (
        ("mmap", "p = libc.mmap(None, 4096, 7, 0x22, -1, 0)\nif p not in (None, 2**64 - 1): report()"),
        (
            "mmap without writing",
            "p = libc.mmap(None, 4096, 5, 0x22, -1, 0)\nif p not in (None, 2**64 - 1): report()",
        ),
        ("mmap of stdin", "p = libc.mmap(None, 4096, 5, 0x02, 0, 0)\nif p not in (None, 2**64 - 1): report()"),
        (
            "mprotect",
            "p = libc.mmap(None, 4096, 3, 0x22, -1, 0)\nif libc.mprotect(ctypes.c_void_p(p), 4096, 5) == 0: report()",
        ),
        (
            "pkey_mprotect",
            "p = libc.mmap(None, 4096, 3, 0x22, -1, 0)\nif call(329, p, 4096, 5, -1) == 0: report()",
        ),
        (
            "a callback",
            "f = ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 7)\np = ctypes.cast(f, ctypes.c_void_p).value\n"
            "if libc.mprotect(ctypes.c_void_p(p & ~4095), 4096, 7) == 0: report()",
        ),
        ("shmat", "p = call(30, 0, 0, 0o100000)\nif p > 0: report()"),
    )
]
BOMBS = [
    Attack("memory", "x = []\nwhile True: x.append(bytearray(2**20))"),
    Attack("memory in one piece", "x = b'x' * 2**36"),
    Attack(
        "memory while errors are caught",
        """
        x = []
        while True:
            try: x.append(b'x' * 2**22)
            except MemoryError: x.append(x[-1:])
        """,
    ),
    Attack(
        "memory by mmap",
        """
        import mmap
        x = []
        while True:
            x.append(mmap.mmap(-1, 2**24))
            x[-1].write(b'x' * 2**24)
        """,
    ),
    Attack("address space", "import mmap\nx = [mmap.mmap(-1, 2**30) for _ in range(1000)]\nreport()"),
    Attack("threads", "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(60,)).start()"),
    Attack(
        "threads with tiny stacks",
        "import threading, time\nthreading.stack_size(32768)\n"
        "def f():\n    while True: time.sleep(1)\n"
        "while True:\n    try: threading.Thread(target=f, daemon=True).start()\n    except Exception: pass",
    ),
    Attack("forks", "while True:\n    try: os.fork()\n    except OSError: pass"),
    Attack("output", "while True: os.write(1, b'x' * 2**20)"),
    Attack(
        "output while its signal is ignored",
        """
        import signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        while True:
            try: os.write(1, b'x' * 2**20)
            except OSError: pass
        """,
    ),
    Attack("output on stderr", "while True: os.write(2, b'x' * 2**20)"),
    Attack("a sparse file", "os.ftruncate(1, 2**42)\nreport()"),
    Attack("a sparse file by seeking", "os.lseek(1, 2**42, 0)\nos.write(1, b'x')\nreport()"),
    Attack("a file by allocation", "os.posix_fallocate(1, 0, 2**34)\nreport()"),
    Attack("descriptors", "x = []\nwhile True: x.append(os.dup(0))"),
    Attack("locked memory", "if libc.mlockall(3) == 0: report()"),
    Attack("deep recursion", "sys.setrecursionlimit(2**30)\ndef f(x): return f([x]) + 1\nf(0)"),
    Attack("deep recursion in C", "sys.setrecursionlimit(2**30)\nx = []\nfor _ in range(10**7): x = [x]\nrepr(x)"),
    Attack("regular expression", "import re\nre.match(r'(a+)+$', 'a' * 64 + 'b')"),
    Attack("large power", "x = 10 ** 10 ** 10"),
    Attack("compile bomb", "x = " + "-" * 90_000 + "1", has_preamble=False),
    Attack("compile bomb of parentheses", "x = " + "(" * 90_000, has_preamble=False),
    Attack(
        "compile bomb of constants",
        "x = ((((((((1,) * 20,) * 20,) * 20,) * 20,) * 20,) * 20,) * 20,) * 20\n" * 400,
        has_preamble=False,
    ),
    Attack("compile bomb of lines", "if 1: pass\n" + "elif 1: pass\n" * 50_000, has_preamble=False),
    Attack(
        "compile bomb of classes",
        "".join(f"{' ' * depth}class A:\n" for depth in range(99)) + " " * 99 + "pass",
        has_preamble=False,
    ),
    Attack("bomb inside eval", "eval('(' * 10**6)"),
    Attack("bomb by pickle", "import pickle\npickle.loads(b'(' * 10**7)"),
]
STAYING = [
    Attack("sleep", "import time\ntime.sleep(600)"),
    Attack(
        "sleep without signals",
        """
        import signal
        for n in range(1, 65):
            attempt(lambda: signal.signal(n, signal.SIG_IGN))
        while True: signal.pause()
        """,
    ),
    Attack(
        "blocked signals",
        """
        import signal
        signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
        while True: pass
        """,
    ),
    Attack("CPU limit ignored", "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass"),
    Attack("endless atexit", "import atexit, time\natexit.register(time.sleep, 600)"),
    Attack("endless thread", "import threading, time\nthreading.Thread(target=time.sleep, args=(600,)).start()"),
    Attack(
        "endless daemon and endless main",
        """
        import threading
        lock = threading.Lock()
        lock.acquire()
        lock.acquire()
        """,
    ),
    Attack(
        "main thread gone, others stay",
        """
        import threading, time
        threading.Thread(target=time.sleep, args=(600,)).start()
        call(60, 0)
        """,
    ),
    Attack("endless destructor", "class A:\n    def __del__(self):\n        while True: pass\na = A()\ndel a"),
    Attack(
        "endless write to a closed stdout",
        """
        os.close(1)
        while True:
            try: os.write(1, b'x')
            except OSError: pass
        """,
    ),
    Attack("stop itself", "import signal\nos.kill(os.getpid(), signal.SIGSTOP)\nimport time\ntime.sleep(600)"),
    Attack("waiting for input that is gone", "import select\nselect.select([], [], [])"),
    Attack("crash", "ctypes.string_at(0)"),
    Attack("abort", "os.abort()"),
    Attack("illegal jump", "ctypes.CFUNCTYPE(None)(8)()"),
]
ATTACKS = [*FILES, *WRITING, *NETWORK, *PROCESSES, *SIGNALS, *TRACING, *RIGHTS, *CODE, *BOMBS, *STAYING]
HARMLESS = (
    "open",
    "a file's size",
    "a new file",
    "rights",
    "TCP",
    "UDP",
    "an abstract Unix socket",
    "os.fork",
    "execve",
    "priority of another",
    "limits of another",
    "machine code by mmap",
    "pipes",
)
"""Attacks that may succeed without harm: they show that the tripwires notice."""
