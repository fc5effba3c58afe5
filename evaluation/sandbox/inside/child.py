"""Run one program in the process that the sandbox gave it, as `python program.py` would.

Compiles it, runs it or calls its function, waits for its threads, and leaves. Standard library only. Holds no expected
output and decides no verdict: it hands back what was printed, the returned value and how the process ended. Its callers
(inside/server.py, inside/once.py) set limits and confine it.
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
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from . import dialect
else:  # found in the folder of the script that imports this file
    import dialect

FILE = "program.py"
MEMORY_EXIT = 96
"""Exit status of a program that ended with MemoryError. A program that uses it itself only changes how it failed."""
FRAMES = 16
"""How many of a traceback's innermost frames are shown: a recursion may have a million."""
FILES = cast(type, io.IOBase.__base__)
"""The class of all files. isinstance with io.IOBase itself, which is abstract, costs ten times as much."""
PRELUDE_MODULES = (
    "string re datetime collections heapq bisect copy math random statistics itertools functools operator io sys json "
    "typing"
)
"""What LeetCode imports for its users, both with `*` and by name."""
OWN_MODULES = ("child", "dialect", "locks")
"""The sandbox's own files, which no program is to import."""


def prelude() -> dict[str, Any]:
    """Return the builtins of call-based programs: LeetCode's names and Python's own, which win where both have one."""
    names: dict[str, Any] = {}
    modules = {name: importlib.import_module(name) for name in PRELUDE_MODULES.split()}
    for module in modules.values():
        public = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
        names.update({name: getattr(module, name) for name in public})
    names.update(modules)
    names.update(ListNode=_define_list_node(), TreeNode=_define_tree_node())
    names.update(vars(builtins))
    return names


def _define_list_node() -> type:
    class ListNode:
        def __init__(self, val: Any = 0, next: Any = None) -> None:
            self.val, self.next = val, next

    return ListNode


def _define_tree_node() -> type:
    class TreeNode:
        def __init__(self, val: Any = 0, left: Any = None, right: Any = None) -> None:
            self.val, self.left, self.right = val, left, right

    return TreeNode


def hide_own_modules() -> None:
    """Forget the sandbox's own files as modules, so that a program which imports one of them finds nothing."""
    for name in OWN_MODULES:
        sys.modules.pop(name, None)


def warm_up() -> None:
    """Prepare what every program shares; the fork server does it once, before any fork."""
    builtins.exit = _sitebuiltins.Quitter("exit", "Ctrl-D (i.e. EOF)")  # -S leaves them out
    builtins.quit = _sitebuiltins.Quitter("quit", "Ctrl-D (i.e. EOF)")
    sys.argv = [FILE]
    for name, descriptor, mode, errors in (
        ("stdin", 0, "r", "strict"),
        ("stdout", 1, "w", "strict"),
        ("stderr", 2, "w", "backslashreplace"),
    ):
        stream = _make_stream(descriptor, mode, f"<{name}>", errors)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)  # solutions older than this limit print longer integers; CPU time is limited


def compile_and_report(data: bytes) -> tuple[types.CodeType | None, bytes]:
    """Return the code of a source, None when it does not compile, and a report on it.

    A report is a line of JSON (`rewrites`, `error`), then the marshalled code, so that the next test need not compile.
    """
    code: types.CodeType | None = None
    rewrites: tuple[str, ...] = ()
    error = ""
    try:
        script = dialect.make_runnable(data.decode("utf-8-sig"))
        code, rewrites = compile(script.source, FILE, "exec", dont_inherit=True), script.rewrites
    except SyntaxError as fault:
        error = f"{type(fault).__name__}: {fault.msg} (line {fault.lineno})"
    except (ValueError, OverflowError, RecursionError, MemoryError) as fault:  # ValueError: null bytes, lone surrogates
        error = f"{type(fault).__name__}: {fault}"
    head = json.dumps({"rewrites": rewrites, "error": error}).encode()
    return code, head + b"\n" + (marshal.dumps(code) if code else b"")


def run_script(code: types.CodeType, source: bytes) -> int:
    """Run as `__main__`; return the exit status."""
    main = _add_module("__main__", vars_of_builtins=builtins)
    try:
        exec(code, main.__dict__)
        status = 0
    except BaseException as error:
        status = _report_error(error, source)
    return _leave(main, status)


def run_call(
    code: types.CodeType, names: dict[str, Any], *, function: str, arguments: bytes, value_fd: int, source: bytes
) -> int:
    """Run the program, then call its function with the arguments and write its value to `value_fd` as JSON.

    Returns the exit status. A program may end in driver code of its own that fails without stdin: its function is
    called all the same.
    """
    main = _add_module("program", vars_of_builtins=names)
    driver = ""
    try:
        values = [_restore_integer_keys(value) for value in json.loads(arguments)]
        try:
            exec(code, main.__dict__)
        except BaseException as error:
            if _find_function(main, function) is None:
                raise
            driver = _last_line(error)
        answer = {"value": _to_json_value(_find_function(main, function, required=True)(*values)), "driver": driver}
        _write_all(value_fd, json.dumps(answer).encode())
        status = 0
    except BaseException as error:
        status = _report_error(error, source)
    return _leave(main, status)


def _find_function(main: types.ModuleType, function: str, *, required: bool = False) -> Any:
    """Return the method of `class Solution`, else the plain function.

    Where there is neither: None, or NameError if it is `required`.
    """
    solution = main.__dict__.get("Solution")
    if isinstance(solution, type) and hasattr(solution, function):
        return getattr(solution(), function)
    if required and not callable(main.__dict__.get(function)):
        raise NameError(f"the program defines no function {function}")
    return main.__dict__.get(function)


def _restore_integer_keys(value: Any) -> Any:
    """JSON has only string keys; in APPS they mean integers where all of them look like one."""
    if not isinstance(value, dict):
        return value
    try:
        return {int(key): item for key, item in value.items()}
    except ValueError:
        return value


def _to_json_value(value: Any) -> Any:
    """Return the value as JSON can hold it: tuples as lists, numpy's scalars and arrays as numbers and lists."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [_to_json_value(item) for item in value]
    if isinstance(value, dict):
        return {_to_json_key(key): _to_json_value(item) for key, item in value.items()}
    if hasattr(value, "tolist"):
        return _to_json_value(value.tolist())
    raise TypeError(f"{type(value).__name__} was returned, which is not a JSON value")


def _to_json_key(key: object) -> str:
    if isinstance(key, str):
        return key
    if key is None or isinstance(key, (bool, int, float)):
        return json.dumps(key)
    raise TypeError(f"a dict with a key of type {type(key).__name__} was returned, which is not a JSON value")


def _add_module(name: str, *, vars_of_builtins: types.ModuleType | dict[str, Any]) -> types.ModuleType:
    """Make the module that a program runs in, and let it be imported under its name."""
    main = types.ModuleType(name)
    main.__dict__.update(__builtins__=vars_of_builtins, __file__=FILE)
    sys.modules[name] = main
    return main


def _make_stream(descriptor: int, mode: str, name: str, errors: str) -> io.TextIOWrapper:
    """Make a standard stream as a script finds it on Linux.

    The fork server makes them over its /dev/null; in a child other files have these descriptors.
    """
    raw = io.FileIO(descriptor, mode, closefd=False)
    raw.name = name
    buffer = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
    stream = io.TextIOWrapper(buffer, "utf-8", errors, newline="\n", line_buffering=descriptor == 2)
    stream.mode = mode  # type: ignore[misc]  # a property of IO; here an attribute, as the interpreter sets it
    return stream


def _report_error(error: BaseException, source: bytes) -> int:
    """Write to stderr what Python would write; return the exit status that Python would give."""
    if isinstance(error, SystemExit):
        if error.code is None or isinstance(error.code, int):
            return (error.code or 0) & 0xFF
        print(error.code, file=sys.stderr)
        return 1
    out_of_memory = isinstance(error, MemoryError)
    _print_error(error, source)
    return MEMORY_EXIT if out_of_memory else 1


def _print_error(error: BaseException, source: bytes) -> None:
    """Write a traceback without our own frames. Never fails, even if stderr is closed, full or replaced."""
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
    """Do what the interpreter does at its end: wait for threads, run atexit, flush. Return the exit status.

    A flush that fails makes it 120, as in CPython.
    """
    try:
        if _thread._count() or threading._threading_atexits:  # type: ignore[attr-defined]  # private
            threading._shutdown()  # type: ignore[attr-defined]  # private
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
