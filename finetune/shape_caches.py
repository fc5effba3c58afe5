"""How many shapes of matrix products torch's CPU library remembers.

oneDNN keeps machine code, and ideep, torch's layer above it, a description, for each of the last 1,024 shapes that a
bf16 product had: 0.57 MB a shape together. Texts of all lengths have ever new shapes, so a training grew by 15 MB a
step, and to three times its size as other memory came to lie between. Both read the environment at their first product.
"""

from __future__ import annotations

import os

SHAPES = 256
"""More than one step of training or writing has, so that within it each is found again: 0.15 GB at most."""


def bound_shape_caches() -> None:
    """From the first product on; what the user set stays."""
    for name in ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "LRU_CACHE_CAPACITY"):
        os.environ.setdefault(name, str(SHAPES))
