"""Free main memory that computations on the CPU would otherwise keep.

For each of the last 1,024 shapes of a bf16 product, oneDNN keeps machine code and ideep, torch's layer above it, a
description: together 0.57 MB a shape. Texts of all lengths bring ever new shapes, so a training grew by 15 MB a step.
Batches of all lengths also leave gaps in glibc's heap that the next batch does not fill. Together these brought a
training to three times the memory of its largest batch.
"""

from __future__ import annotations

import ctypes
import os

SHAPES = 256
"""More shapes than one step of training or writing has, so that a step finds all of its own again: 0.15 GB at most."""


def bound_shape_caches() -> None:
    """Limit both caches, before the first product reads the environment. What the user has set stays."""
    for name in ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "LRU_CACHE_CAPACITY"):
        os.environ.setdefault(name, str(SHAPES))


def give_back() -> None:
    """Return the heap's free memory to the system, in a tenth of a second. Does nothing without glibc."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim:
        trim(0)
