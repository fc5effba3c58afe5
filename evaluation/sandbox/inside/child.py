"""Run one program in the process that the sandbox gave it, as `python program.py` would.

Compiles, runs or calls a function, waits for threads, and leaves. Standard library only. Holds no expected output and
decides no verdict: it hands back what was printed, the returned value and how the process ended. Limits and confinement
are its caller's (inside/server.py, inside/once.py).
"""

from __future__ import annotations

import _sitebuiltins
import _thread
import atexit
import builtins
import importlib
import io
import json
import linecache
import marshal
import os
import sys
import threading
import traceback
import types

import dialect

FILE = "program.py"
MEMORY_EXIT = 96
"""Exit status of a program that ended with MemoryError; one that uses it itself only changes how it failed."""
FRAMES = 16
"""Innermost frames of a traceback that are shown: a recursion may have a million."""
FILES = io.IOBase.__base__
"""All files, as a plain class: isinstance with io.IOBase, an abstract one, costs ten times as much."""
PRELUDE_MODULES = (
    "string re datetime collections heapq bisect copy math random statistics itertools functools operator io sys json "
    "typing"
)
"""What LeetCode imports for its users, with `*` and by name."""


def prelude() -> dict:
    """Builtins for call-based programs: LeetCode's names, and the real builtins over them, so that none is shadowed."""
    names: dict = {}
    modules = {name: importlib.import_module(name) for name in PRELUDE_MODULES.split()}
    for module in modules.values():
        public = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
        names.update({name: getattr(module, name) for name in public})
    names.update(modules)
    names.update(ListNode=_list_node(), TreeNode=_tree_node())
    names.update(vars(builtins))
    return names


def _list_node() -> type:
    class ListNode:
        def __init__(self, val=0, next=None):
            self.val, self.next = val, next

    return ListNode


def _tree_node() -> type:
    class TreeNode:
        def __init__(self, val=0, left=None, right=None):
            self.val, self.left, self.right = val, left, right

    return TreeNode


def warm_up() -> None:
    """What every program shares, done once before the fork."""
    builtins.exit = _sitebuiltins.Quitter("exit", "Ctrl-D (i.e. EOF)")  # -S leaves them out
    builtins.quit = _sitebuiltins.Quitter("quit", "Ctrl-D (i.e. EOF)")
    sys.argv = [FILE]
    sys.stdin = sys.__stdin__ = _stream(0, "r", "<stdin>", "strict")
    sys.stdout = sys.__stdout__ = _stream(1, "w", "<stdout>", "strict")
    sys.stderr = sys.__stderr__ = _stream(2, "w", "<stderr>", "backslashreplace")
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(
            0
        )  # solutions older than the limit print longer integers; CPU time is limited anyway


def compile_and_report(data: bytes) -> tuple[types.CodeType | None, bytes]:
    """The code of a source, None when it has none, and what to report of it.

    A report is a line of JSON (`rewrites`, `error`), then the marshalled code, so that the next test need not compile.
    """
    code, rewrites, error = None, (), ""
    try:
        script = dialect.runnable(data.decode("utf-8-sig"))
        code, rewrites = compile(script.source, FILE, "exec", dont_inherit=True), script.rewrites
    except SyntaxError as fault:
        error = f"{type(fault).__name__}: {fault.msg} (line {fault.lineno})"
    except (ValueError, OverflowError, RecursionError, MemoryError) as fault:  # ValueError: null bytes, lone surrogates
        error = f"{type(fault).__name__}: {fault}"
    head = json.dumps({"rewrites": rewrites, "error": error}).encode()
    return code, head + b"\n" + (marshal.dumps(code) if code else b"")


def run_script(code: types.CodeType, source: bytes) -> int:
    """Run as `__main__`; the exit status."""
    main = _fresh_module("__main__", vars_of_builtins=builtins)
    try:
        exec(code, main.__dict__)
        status = 0
    except BaseException as error:
        status = _status_of(error, source)
    return _leave(main, status)


def run_call(
    code: types.CodeType, names: dict, *, function: str, arguments: bytes, value_fd: int, source: bytes
) -> int:
    """Run the program, then call its function with the arguments; the value goes to `value_fd` as JSON.

    A program may end in driver code of its own that fails without stdin: the function is called all the same.
    """
    main = _fresh_module("program", vars_of_builtins=names)
    driver = ""
    try:
        values = [_integer_keys(value) for value in json.loads(arguments)]
        try:
            exec(code, main.__dict__)
        except BaseException as error:
            if _callable(main, function) is None:
                raise
            driver = _last_line(error)
        answer = {"value": _plain(_callable(main, function, required=True)(*values)), "driver": driver}
        _write_all(value_fd, json.dumps(answer).encode())
        status = 0
    except BaseException as error:
        status = _status_of(error, source)
    return _leave(main, status)


def _callable(main: types.ModuleType, function: str, *, required: bool = False):
    """The method of `class Solution`, else the plain function; None when there is neither."""
    solution = main.__dict__.get("Solution")
    if isinstance(solution, type) and hasattr(solution, function):
        return getattr(solution(), function)
    if required and not callable(main.__dict__.get(function)):
        raise NameError(f"the program defines no function {function}")
    return main.__dict__.get(function)


def _integer_keys(value):
    """JSON has string keys only; APPS means integers where all of them look like one."""
    if not isinstance(value, dict):
        return value
    try:
        return {int(key): item for key, item in value.items()}
    except ValueError:
        return value


def _plain(value):
    """The value as JSON can hold it: tuples are lists, numpy's scalars and arrays are numbers and lists."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {_key(key): _plain(item) for key, item in value.items()}
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    raise TypeError(f"{type(value).__name__} was returned, which is no JSON value")


def _key(key) -> str:
    if isinstance(key, str):
        return key
    if key is None or isinstance(key, (bool, int, float)):
        return json.dumps(key)
    raise TypeError(f"a dict with a key of type {type(key).__name__} was returned, which is no JSON value")


def _fresh_module(name: str, *, vars_of_builtins) -> types.ModuleType:
    main = types.ModuleType(name)
    main.__dict__.update(__builtins__=vars_of_builtins, __file__=FILE)
    sys.modules[name] = main
    return main


def _stream(descriptor: int, mode: str, name: str, errors: str) -> io.TextIOWrapper:
    """As a script finds it on Linux. The server makes it over its /dev/null; a child has another file there."""
    raw = io.FileIO(descriptor, mode, closefd=False)
    raw.name = name
    buffer = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
    stream = io.TextIOWrapper(buffer, "utf-8", errors, newline="\n", line_buffering=descriptor == 2)
    stream.mode = mode
    return stream


def _status_of(error: BaseException, source: bytes) -> int:
    """The exit status Python gives, after writing what it would write on stderr."""
    if isinstance(error, SystemExit):
        if error.code is None or isinstance(error.code, int):
            return (error.code or 0) & 0xFF
        print(error.code, file=sys.stderr)
        return 1
    out_of_memory = isinstance(error, MemoryError)
    _print_error(error, source)
    return MEMORY_EXIT if out_of_memory else 1


def _print_error(error: BaseException, source: bytes) -> None:
    """A traceback without our own frames. Never fails: stderr may be closed, full or replaced."""
    try:
        lines = source.decode("utf-8", "replace").splitlines(keepends=True)
        linecache.cache[FILE] = (len(source), None, lines, FILE)
        frames = error.__traceback__
        while frames is not None and frames.tb_frame.f_code.co_filename == _print_error.__code__.co_filename:
            frames = frames.tb_next
        text = traceback.format_exception(type(error), error, frames, limit=-FRAMES)
        sys.stderr.flush()
        _write_all(2, "".join(text).encode("utf-8", "backslashreplace"))
    except BaseException:
        return


def _last_line(error: BaseException) -> str:
    return traceback.format_exception_only(type(error), error)[-1].strip()


def _leave(main: types.ModuleType, status: int) -> int:
    """What the interpreter does at its end: threads, atexit, flush. A flush that fails makes it 120, as in CPython."""
    try:
        if _thread._count() or threading._threading_atexits:
            threading._shutdown()
        atexit._run_exitfuncs()
    except BaseException as error:
        _print_error(error, b"")
    own = [value for value in list(main.__dict__.values()) if isinstance(value, FILES)]
    for stream in (sys.stdout, sys.stderr, *own, *(() if sys.stdout is sys.__stdout__ else (sys.__stdout__,))):
        try:
            if not stream.closed:
                stream.flush()
        except BaseException:
            status = status or 120
    return status


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
