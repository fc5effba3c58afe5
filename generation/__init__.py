"""Texts of a base model and its adapted twin. Trains nothing."""

import os

# On processors with AMX, oneDNN's bfloat16 product rounds a row by how many rows come with it, so a text would depend
# on the other prompts of its batch. Its AVX512 product does not. Read at torch's first product; a user's choice stays.
os.environ.setdefault("ONEDNN_MAX_CPU_ISA", "AVX512_CORE_BF16")
