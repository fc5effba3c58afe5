"""Run one program in a process of its own, without confinement: where there is no fork server (bare_process.py).

Called as `python -s -S inside/once.py FUNCTION CPU_SECONDS MEMORY OUTPUT` in a scratch folder that holds `program`;
writes `report` and, for a call, `value` there. Standard library only.
"""

from __future__ import annotations

import math
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import child
else:  # a script's own folder is on its path
    import child


def set_limits(cpu_seconds: float, memory: int, output: int) -> None:
    """Set the resource limits that this system has; Windows has none."""
    try:
        import resource
    except ImportError:
        return
    seconds = math.ceil(cpu_seconds)
    for kind, value in (("RLIMIT_CPU", seconds), ("RLIMIT_AS", memory), ("RLIMIT_FSIZE", output + 1)):
        try:
            resource.setrlimit(getattr(resource, kind), (value, value))
        except (ValueError, OSError, AttributeError):  # macOS refuses to set some of its limits
            continue


def main(function: str, cpu_seconds: float, memory: int, output: int) -> int:
    """Run the program and return its exit status."""
    set_limits(cpu_seconds, memory, output)
    with open("program", "rb") as file:
        source = file.read()
    code, report = child.compile_and_report(source)
    with open("report", "wb") as file:
        file.write(report)
    if code is None:
        return 1
    value = os.open("value", os.O_WRONLY | os.O_CREAT) if function else -1
    names = child.prelude() if function else {}
    del sys.path[0]  # the sandbox's own folder
    child.hide_own_modules()
    child.warm_up()
    if not function:
        return child.run_script(code, source)
    arguments = sys.stdin.buffer.read()
    return child.run_call(code, names, function=function, arguments=arguments, value_fd=value, source=source)


if __name__ == "__main__":
    os._exit(main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
