"""Main memory that a computation on the CPU would keep for nothing.

oneDNN keeps machine code, and ideep, torch's layer above it, a description, for each of the last 1,024 shapes that a
bf16 product had: 0.57 MB a shape together. Texts of all lengths have ever new shapes, so a training grew by 15 MB a
step. And batches of all lengths leave gaps in glibc's heap that the next one does not fill. Together a training came to
three times the memory of its largest batch.
"""

from __future__ import annotations

import ctypes
import os

SHAPES = 256
"""More than one step of training or writing has, so that within it each is found again: 0.15 GB at most."""


def bound_shape_caches() -> None:
    """From the first product on, when both read their environment; what the user set stays."""
    for name in ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "LRU_CACHE_CAPACITY"):
        os.environ.setdefault(name, str(SHAPES))


def give_back() -> None:
    """What lies free in the heap goes to the system: a tenth of a second. Nothing where the C library is not glibc."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim:
        trim(0)
