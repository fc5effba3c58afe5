"""The machine that a benchmark runs on, in one line, which every script prints with its figures. Measures nothing."""

from __future__ import annotations

import os
import platform
from datetime import date


def describe_machine() -> str:
    """Processor, usable cores, load of the last minute, Python and date."""
    cores, load = len(os.sched_getaffinity(0)), os.getloadavg()[0]
    return f"{name_processor()}, {cores} cores, load {load:.1f}, Python {platform.python_version()}, {date.today()}"


def name_processor() -> str:
    """The name that the kernel gives, or the architecture where it gives none."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
    except OSError:
        names = []
    return names[0] if names else platform.machine()
