"""Right programs, in all the ways people write them: every one must be accepted."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import Any

from evaluation.problems.sources import Problem, TestCase


@dataclass(frozen=True)
class Good:
    """A program and one test that it passes; call-based when `function` is set."""

    name: str
    source: str
    input: Any = "3 4\n"
    expected: Any = "7\n"
    function: str | None = None

    @property
    def program(self) -> str:
        return dedent(self.source).lstrip("\n")

    @property
    def problem(self) -> Problem:
        return Problem(self.name, "", (TestCase(self.input, self.expected),), fn_name=self.function)


SCRIPTS = [
    Good(
        "input",
        """
            a, b = map(int, input().split())
            print(a + b)
            """,
    ),
    Good(
        "sys.stdin iterated",
        """
            import sys
            for line in sys.stdin:
                print(sum(map(int, line.split())))
            """,
    ),
    Good(
        "sys.stdin.read",
        """
            import sys
            print(sum(map(int, sys.stdin.read().split())))
            """,
    ),
    Good(
        "sys.stdin.buffer",
        """
            import sys
            print(sum(map(int, sys.stdin.buffer.read().split())))
            """,
    ),
    Good(
        "readline renamed",
        """
            import sys
            input = sys.stdin.readline
            print(sum(map(int, input().split())))
            """,
    ),
    Good("open(0)", "print(sum(map(int, open(0).read().split())))"),
    Good(
        "open(0) for lines",
        """
            n, *rest = open(0)
            print(int(n) + len(rest))
            """,
        "5\na\nb\n",
        "7",
    ),
    Good(
        "os.read",
        """
            import os
            print(sum(map(int, os.read(0, 10**6).split())))
            """,
    ),
    Good(
        "size of stdin",
        """
            import os
            print(sum(map(int, os.read(0, os.fstat(0).st_size).split())))
            """,
    ),
    Good(
        "mmap of stdin",
        """
            import mmap
            print(sum(map(int, mmap.mmap(0, 0, access=mmap.ACCESS_READ)[:].split())))
            """,
    ),
    Good(
        "fileinput",
        """
            import fileinput
            for line in fileinput.input():
                print(sum(map(int, line.split())))
            """,
    ),
    Good(
        "end of file ends the loop",
        """
            try:
                while True:
                    print(int(input()))
            except EOFError:
                pass
            """,
        "1\n2",
        "1\n2",
    ),
    Good(
        "exit",
        """
            print(sum(map(int, input().split())))
            exit()
            """,
    ),
    Good(
        "exit(0) in a function",
        """
            def main():
                print(7)
                exit(0)
            main()
            print(8)
            """,
    ),
    Good(
        "quit",
        """
            print(7)
            quit()
            print(8)
            """,
    ),
    Good(
        "sys.exit",
        """
            import sys
            print(7)
            sys.exit()
            """,
    ),
    Good(
        "raise SystemExit",
        """
            print(7)
            raise SystemExit
            """,
    ),
    Good(
        "os._exit after a flush",
        """
            import os, sys
            print(7)
            sys.stdout.flush()
            os._exit(0)
            """,
    ),
    Good(
        "global",
        """
            total = 0
            def add(x):
                global total
                total += x
            for x in map(int, input().split()):
                add(x)
            print(total)
            """,
    ),
    Good(
        "from __future__",
        """
            from __future__ import annotations
            def f(a: Missing) -> Nothing:
                return a
            print(f(7))
            """,
    ),
    Good(
        "main guard",
        """
            def main():
                print(sum(map(int, input().split())))
            if __name__ == '__main__':
                main()
            """,
    ),
    Good(
        "import of __main__",
        """
            import __main__
            x = 7
            print(__main__.x)
            """,
    ),
    Good(
        "deep recursion",
        """
            import sys
            sys.setrecursionlimit(10**6)
            def f(n):
                return 0 if n == 0 else 1 + f(n - 1)
            print(f(50000))
            """,
        "",
        "50000",
    ),
    Good(
        "thread with a large stack",
        """
            import sys, threading
            sys.setrecursionlimit(10**6)
            threading.stack_size(2**27)
            def f(n):
                return 0 if n == 0 else 1 + f(n - 1)
            def main():
                print(f(30000))
            thread = threading.Thread(target=main)
            thread.start()
            thread.join()
            """,
        "",
        "30000",
    ),
    Good(
        "thread left running",
        """
            import threading, time
            threading.Thread(target=lambda: (time.sleep(0.05), print(7))).start()
            """,
    ),
    Good(
        "thread pool",
        """
            from concurrent.futures import ThreadPoolExecutor
            with ThreadPoolExecutor(4) as pool:
                print(sum(pool.map(int, input().split())))
            """,
    ),
    Good(
        "stack limit raised",
        """
            import resource
            resource.setrlimit(resource.RLIMIT_STACK, (resource.RLIM_INFINITY,) * 2)
            print(7)
            """,
    ),
    Good(
        "atexit",
        """
            import atexit
            atexit.register(lambda: print(7))
            """,
    ),
    Good(
        "own stdout, written at exit",
        """
            import atexit, io, sys
            sys.stdout = io.StringIO()
            atexit.register(lambda: sys.__stdout__.write(sys.stdout.getvalue()))
            print(7)
            """,
    ),
    Good(
        "own file on descriptor 1",
        """
            out = open(1, 'w')
            out.write('7')
            """,
    ),
    Good(
        "stdout as bytes",
        """
            import sys
            sys.stdout.buffer.write(b'7\\n')
            """,
    ),
    Good(
        "os.write",
        """
            import os
            os.write(1, b'7\\n')
            """,
    ),
    Good(
        "print to a file object",
        """
            from sys import stdout
            print(7, file=stdout, flush=True)
            """,
    ),
    Good(
        "fast reading and writing",
        """
            import os, sys
            from io import BytesIO, IOBase
            class Fast(IOBase):
                newlines = 0
                def __init__(self, file):
                    self._fd = file.fileno()
                    self.buffer = BytesIO()
                    self.writable = 'x' in file.mode or 'r' not in file.mode
                    self.write = self.buffer.write if self.writable else None
                def readline(self):
                    while self.newlines == 0:
                        b = os.read(self._fd, max(os.fstat(self._fd).st_size, 8192))
                        self.newlines = b.count(b'\\n') + (not b)
                        ptr = self.buffer.tell()
                        self.buffer.seek(0, 2), self.buffer.write(b), self.buffer.seek(ptr)
                    self.newlines -= 1
                    return self.buffer.readline()
                def flush(self):
                    if self.writable:
                        os.write(self._fd, self.buffer.getvalue())
                        self.buffer.truncate(0), self.buffer.seek(0)
            class Wrapped(IOBase):
                def __init__(self, file):
                    self.buffer = Fast(file)
                    self.flush = self.buffer.flush
                    self.writable = self.buffer.writable
                    self.write = lambda s: self.buffer.write(s.encode())
                    self.readline = lambda: self.buffer.readline().decode()
            sys.stdin, sys.stdout = Wrapped(sys.stdin), Wrapped(sys.stdout)
            input = lambda: sys.stdin.readline().rstrip()
            print(sum(map(int, input().split())))
            """,
    ),
    Good(
        "file that is tried first",
        """
            import os, sys
            if os.path.exists('input.txt'):
                sys.stdin = open('input.txt')
            print(sum(map(int, input().split())))
            """,
    ),
    Good(
        "file that is tried and missed",
        """
            import sys
            try:
                sys.stdin = open('input.txt')
            except FileNotFoundError:
                pass
            print(sum(map(int, input().split())))
            """,
    ),
    Good("non-ASCII text", "print(input()[::-1])", "größe €\n", "€ eßörg"),
    Good(
        "coding line",
        """
            # -*- coding: latin-1 -*-
            print('é')
            """,
        "",
        "é",
    ),
    Good("Windows line ends in the source", "a, b = map(int, input().split())\r\nprint(a + b)\r\n"),
    Good("byte order mark", "\ufeffprint(7)"),
    Good("tabs", "for i in range(1):\n\tif True:\n\t\tprint(7)"),
    Good("no newline at the end", "print(7, end='')"),
    Good(
        "blanks at the end",
        """
            print('7  ')
            print()
            """,
    ),
    Good(
        "large input",
        """
            import sys
            print(sum(map(int, sys.stdin.read().split())))
            """,
        "1 " * 500_000,
        "500000",
    ),
    Good("large output", "print('x\\n' * 10**6)", "", "x\n" * 10**6),
    Good("huge integer", "print(2 ** 20000 % 1000, len(str(2 ** 20000)))", "", f"{pow(2, 20000, 1000)} 6021"),
    Good(
        "garbage collected",
        """
            class A: pass
            for i in range(10**5):
                a = A(); a.a = a
            print(7)
            """,
    ),
    Good(
        "alarm",
        """
            import signal
            signal.signal(signal.SIGALRM, lambda *_: print(7))
            signal.setitimer(signal.ITIMER_REAL, 0.01)
            signal.pause()
            """,
    ),
    Good(
        "exec and eval",
        """
            exec('x = 3')
            print(eval('x + 4'))
            """,
    ),
    Good(
        "pickle of an own class",
        """
            import pickle
            class A:
                x = 7
            print(pickle.loads(pickle.dumps(A())).x)
            """,
    ),
    Good(
        "dataclass",
        """
            from dataclasses import dataclass
            @dataclass
            class P:
                x: int
            print(P(7).x)
            """,
    ),
    Good(
        "lru_cache",
        """
            from functools import lru_cache
            @lru_cache(None)
            def f(n):
                return n if n < 2 else f(n - 1) + f(n - 2)
            print(f(80))
            """,
        "",
        "23416728348467685",
    ),
    Good("stdin left unread", "print(7)", "1\n" * 1000),
    Good(
        "stderr is not the answer",
        """
            import sys
            print('debug', file=sys.stderr)
            print(7)
            """,
    ),
    Good(
        "names of descriptors",
        """
            import sys
            assert (sys.stdin.name, sys.stdin.fileno(), sys.argv) == ('<stdin>', 0, ['program.py'])
            print(7)
            """,
    ),
    Good(
        "clock",
        """
            import time
            start = time.time()
            time.sleep(0.01)
            print(7 if time.time() > start else 0)
            """,
    ),
    Good(
        "default recursion limit",
        """
            import sys
            def f(n):
                return 0 if n == 0 else 1 + f(n - 1)
            print(f(900) - 893)
            """,
    ),
    Good(
        "strptime",
        """
            from datetime import datetime
            print((datetime.strptime('2020-01-08', '%Y-%m-%d') - datetime(2020, 1, 1)).days)
            """,
    ),
    Good(
        "Decimal",
        """
            from decimal import Decimal, getcontext
            getcontext().prec = 50
            print(Decimal(49).sqrt())
            """,
    ),
    Good(
        "random, seeded",
        """
            import random
            random.seed(1)
            print(7 if random.random() < 2 else 0)
            """,
    ),
    Good(
        "asyncio is there",
        """
            import asyncio
            print(7)
            """,
    ),
    Good(
        "module of the unusual set",
        """
            import textwrap, urllib.parse
            print(urllib.parse.unquote('7'))
            """,
    ),
]
NUMPY = [
    Good(
        "numpy",
        """
            import numpy as np
            print(np.array(input().split(), dtype=np.int64).sum())
            """,
    ),
    Good(
        "numpy's linear algebra",
        """
            import numpy as np
            print(round(np.linalg.det(np.diag([7.0, 1.0]))))
            """,
    ),
    Good(
        "numpy reads stdin",
        """
            import sys
            import numpy as np
            print(int(np.fromstring(sys.stdin.read(), sep=' ').sum()))
            """,
    ),
    Good(
        "numpy's integer",
        """
            import numpy as np
            def f(a):
                return np.int64(a)
            """,
        [7],
        7,
        "f",
    ),
]
DIALECT = [
    Good(
        "top-level return",
        """
            a, b = map(int, input().split())
            if a < b:
                print(a + b)
                return
            print(0)
            """,
    ),
    Good(
        "return in a loop",
        """
            for x in [7, 8]:
                print(x)
                return
            """,
    ),
    Good(
        "return of a call",
        """
            return print(7)
            """,
    ),
    Good(
        "return on one line",
        """
            if True: print(7); return
            print(8)
            """,
    ),
    Good(
        "stray nonlocal",
        """
            total = 0
            def add(x):
                nonlocal total
                total += x
            for x in map(int, input().split()):
                add(x)
            print(total)
            """,
    ),
    Good(
        "nonlocal half stray",
        """
            g = 1
            def outer():
                n = 2
                def inner():
                    nonlocal n, g
                    n += 2; g += 2
                inner()
                print(n + g)
            outer()
            """,
    ),
    Good(
        "__starting_point",
        """
            def __starting_point():
                print(sum(map(int, input().split())))

            __starting_point()
            """,
    ),
    Good(
        "__starting_point that sets globals",
        """
            def solve():
                print(a + b)

            def __starting_point():
                a, b = map(int, input().split())
                solve()

            __starting_point()
            """,
    ),
    Good(
        "fractions.gcd",
        """
            import fractions
            print(fractions.gcd(14, 21))
            """,
    ),
    Good(
        "gcd from fractions",
        """
            from fractions import gcd as g, Fraction
            print(g(14, 21) * Fraction(1))
            """,
    ),
    Good(
        "Iterable from collections",
        """
            from collections import deque, Iterable
            print(7 * isinstance(deque(), Iterable))
            """,
    ),
]
CALLS = [
    Good(
        "plain function",
        """
            def add(a, b):
                return a + b
            """,
        [3, 4],
        7,
        "add",
    ),
    Good(
        "class Solution",
        """
            class Solution:
                def add(self, a, b):
                    return a + b
            """,
        [3, 4],
        7,
        "add",
    ),
    Good(
        "Solution with state",
        """
            class Solution:
                def __init__(self):
                    self.n = 3
                def add(self, b):
                    return self.n + b
            """,
        [4],
        7,
        "add",
    ),
    Good(
        "typing names",
        """
            class Solution:
                def f(self, xs: List[int]) -> Optional[int]:
                    return sum(xs)
            """,
        [[3, 4]],
        7,
        "f",
    ),
    Good(
        "LeetCode's names",
        """
            def f(xs):
                return [heapq.nsmallest(1, xs)[0], math.inf > 1, Counter(xs)[3], inf > 0, bisect_left(xs, 4)]
            """,
        [[3, 4]],
        [3, True, 1, True, 1],
        "f",
    ),
    Good(
        "accumulate",
        """
            def f(xs):
                return list(accumulate(xs))
            """,
        [[3, 4]],
        [3, 7],
        "f",
    ),
    Good(
        "builtins are not shadowed",
        """
            def f(a):
                return [pow(a, 2, 5), sum([a]), max(a, 1), abs(-a), str(a)]
            """,
        [3],
        [4, 3, 3, 3, "3"],
        "f",
    ),
    Good(
        "tuple for a list",
        """
            def f(a, b):
                return (b, (a,))
            """,
        [3, 4],
        [4, [3]],
        "f",
    ),
    Good(
        "wrapped once",
        """
            def f(a, b):
                return a + b
            """,
        [3, 4],
        [7],
        "f",
    ),
    Good(
        "wrapped list",
        """
            def f(a, b):
                return [a, b]
            """,
        [3, 4],
        [[3, 4]],
        "f",
    ),
    Good(
        "integer keys of a result",
        """
            def f(a, b):
                return {a: b}
            """,
        [3, 4],
        {"3": 4},
        "f",
    ),
    Good(
        "integer keys of an argument",
        """
            def f(d):
                return d[3]
            """,
        [{"3": 7}],
        7,
        "f",
    ),
    Good(
        "string keys of an argument",
        """
            def f(d):
                return d['x']
            """,
        [{"x": 7}],
        7,
        "f",
    ),
    Good(
        "bool",
        """
            def f(a):
                return a > 2
            """,
        [3],
        True,
        "f",
    ),
    Good(
        "None",
        """
            def f(a):
                pass
            """,
        [3],
        None,
        "f",
    ),
    Good(
        "float",
        """
            def f(a):
                return a / 3
            """,
        [1],
        0.333333333,
        "f",
    ),
    Good(
        "integer where a float is expected",
        """
            def f(a):
                return a
            """,
        [1],
        1.0,
        "f",
    ),
    Good(
        "huge integer",
        """
            def f(a):
                return 10 ** a + 1
            """,
        [5000],
        10**5000 + 1,
        "f",
    ),
    Good(
        "text with quotes",
        """
            def f(s):
                return s[::-1]
            """,
        ['"é"\n'],
        '\n"é"',
        "f",
    ),
    Good(
        "no arguments",
        """
            def f():
                return 7
            """,
        [],
        7,
        "f",
    ),
    Good(
        "prints on the way",
        """
            def f(a):
                print('debug')
                return a
            """,
        [7],
        7,
        "f",
    ),
    Good(
        "driver code that needs stdin",
        """
            def f(a):
                return a
            print(f(int(input())))
            """,
        [7],
        7,
        "f",
    ),
    Good(
        "driver code with an error",
        """
            def f(a):
                return a
            assert f(1) == 2
            """,
        [7],
        7,
        "f",
    ),
    Good(
        "driver code that exits",
        """
            def f(a):
                return a
            exit(1)
            """,
        [7],
        7,
        "f",
    ),
    Good(
        "driver code under the main guard",
        """
            def f(a):
                return a
            if __name__ == '__main__':
                while True: pass
            """,
        [7],
        7,
        "f",
    ),
    Good(
        "helper and recursion",
        """
            def g(n):
                return n if n < 2 else g(n - 1) + g(n - 2)
            def f(n):
                return g(n)
            """,
        [20],
        6765,
        "f",
    ),
    Good(
        "class with an own dataclass",
        """
            from dataclasses import dataclass
            @dataclass
            class P:
                x: int
            class Solution:
                def f(self, a):
                    return P(a).x
            """,
        [7],
        7,
        "f",
    ),
    Good(
        "ListNode is known",
        """
            def f(a):
                node = ListNode(a)
                return [node.val, node.next]
            """,
        [7],
        [7, None],
        "f",
    ),
    Good("lambda", "f = lambda a, b: a + b", [3, 4], 7, "f"),
    Good(
        "static method",
        """
            class Solution:
                @staticmethod
                def f(a):
                    return a
            """,
        [7],
        7,
        "f",
    ),
    Good(
        "generator made a list",
        """
            def f(a):
                return [*range(a)]
            """,
        [3],
        [0, 1, 2],
        "f",
    ),
    Good(
        "stray nonlocal in a call",
        """
            n = 3
            def f(a):
                nonlocal n
                n += a
                return n
            """,
        [4],
        7,
        "f",
    ),
    Good(
        "own name over the prelude's",
        """
            def gcd(a, b):
                return a + b
            def f(a, b):
                return gcd(a, b)
            """,
        [3, 4],
        7,
        "f",
    ),
]
