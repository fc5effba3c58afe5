"""Memory is filled neither by ever new shapes nor by gaps in the heap."""

import os
import subprocess
import sys

import pytest
import torch

from generation.heap import SHAPES, bound_shape_caches

PRODUCTS = """
import sys
import psutil, torch
from generation.heap import SHAPES, bound_shape_caches, give_back

if sys.argv[1] == "bounded":
    bound_shape_caches()
weight, held = torch.ones(960, 576, dtype=torch.bfloat16), []
for number in range(1, 2 * SHAPES + 1):
    torch.ones(number, 576, dtype=torch.bfloat16) @ weight.T
    if number % SHAPES == 0:
        give_back()  # what the caches hold counts, not the gaps between: on some processors these grow all the same
        held.append(psutil.Process().memory_info().rss)
print((held[1] - held[0]) // 2**20)
"""


@pytest.mark.slow
@pytest.mark.skipif(
    not (sys.platform == "linux" and torch.ops.mkldnn._is_mkldnn_bf16_supported()), reason="no oneDNN product in bf16"
)
def test_memory_stops_growing_once_the_caches_are_full():
    unset = {name: value for name, value in os.environ.items() if not name.endswith("CACHE_CAPACITY")}

    def measure_growth(how):
        command = [sys.executable, "-c", PRODUCTS, how]
        return int(subprocess.run(command, env=unset, capture_output=True, text=True, check=True).stdout)

    assert measure_growth("bounded") < measure_growth("unbounded") / 2


def test_what_the_user_set_stays(monkeypatch):
    monkeypatch.setenv("LRU_CACHE_CAPACITY", "7")
    monkeypatch.delenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", raising=False)
    bound_shape_caches()
    assert os.environ["LRU_CACHE_CAPACITY"] == "7"
    assert os.environ["ONEDNN_PRIMITIVE_CACHE_CAPACITY"] == str(SHAPES)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's heap")
def test_memory_that_lies_free_between_other_memory_is_given_back():
    gaps = """
import psutil
from generation.heap import give_back

blocks = [bytearray(b"x" * 100_000) for _ in range(2000)]
kept, blocks = blocks[::50], None
before = psutil.Process().memory_info().rss
give_back()
print((before - psutil.Process().memory_info().rss) // 2**20)
"""
    gaps_given_back = subprocess.run([sys.executable, "-c", gaps], capture_output=True, text=True, check=True)
    assert int(gaps_given_back.stdout) > 100
