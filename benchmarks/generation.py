"""What the pair engine costs next to the usual ways, in one run: `python benchmarks/generation.py`.

Both sides of one prompt, 128 new tokens, embedded model and shipped adapter; the ways take turns round by round, and
the ratios are medians over rounds, so that they hold on a machine that others use too. llama.cpp (base weights, no
LoRA, run twice) joins where `pip install -r benchmarks/requirements.txt` was done. Asserts nothing about time.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import torch  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from evaluation.problems import load_problems  # noqa: E402
from finetune.decode import GenerationSettings, Row, write  # noqa: E402
from finetune.embedded import GGUF, embedded_model  # noqa: E402
from finetune.general_path import GeneralModel  # noqa: E402
from finetune.generate import load_pair_generator  # noqa: E402
from finetune.lora import read_lora  # noqa: E402
from finetune.model import SHIPPED_ADAPTER, load_base, load_side_model  # noqa: E402
from finetune.preprocess import build_prompt, encode_prompt  # noqa: E402
from finetune.sides import Weighting  # noqa: E402

SIDES = [Weighting(), Weighting("adapted")]
START = (
    "import time; start = time.perf_counter()\n"
    "from finetune.generate import GenerationSettings, load_pair_generator\n"
    "engine = load_pair_generator()\n"
    "resident = int(open('/proc/self/statm').read().split()[1]) * 4096 / 2**20\n"
    "list(engine.stream('Add two numbers.', GenerationSettings(max_new_tokens=1)))\n"
    "print(time.perf_counter() - start, resident)\n"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tokens", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--problems", type=int, default=100, help="of the batch (0: leave the batch out)")
    options = parser.parse_args()
    prompt = build_prompt(load_problems("embedded:test")[0])
    print(f"torch {torch.__version__}, {torch.get_num_threads()} threads, load {os.getloadavg()[0]:.1f}")
    ways = one_prompt(prompt, options.tokens)
    seconds = in_turn(ways, options.rounds)
    print_ways(seconds, options.tokens)
    print_start()
    if options.problems:
        print_batch(options.problems, options.tokens)


def in_turn(ways: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of every way in every round, after one round that warms up."""
    for call in ways.values():
        call()
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, call in ways.items():
            started = time.perf_counter()
            call()
            seconds[name].append(time.perf_counter() - started)
    return seconds


# ---- one prompt ------------------------------------------------------------------------------------------------------


def one_prompt(prompt: str, tokens: int) -> dict[str, Callable[[], object]]:
    """Every way to write both sides of one prompt, so many tokens each."""
    ways: dict[str, Callable[[], object]] = {}
    for precision in ("bf16", "fp32", "nf4"):
        calls, general = general_ways(precision, prompt, tokens)
        ways[f"two generate() calls, {precision}"] = calls
        ways[f"general path, {precision}"] = general
    for precision in ("int4", "bf16", "fp32"):
        ways[f"fast path, {precision}"] = fast_way(precision, prompt, tokens)
    with contextlib.suppress(ImportError):
        ways["llama.cpp Q4_1, run twice"] = llama_cpp_way(prompt, tokens)
    return ways


def general_ways(precision: str, prompt: str, tokens: int) -> tuple[Callable[[], object], Callable[[], object]]:
    from peft import PeftModel

    model, tokenizer, _ = load_base(precision=precision)
    side_model = GeneralModel(model)
    side_model.add_adapter("adapted", read_lora(SHIPPED_ADAPTER))
    peft_model = PeftModel.from_pretrained(load_base(precision=precision)[0], SHIPPED_ADAPTER).eval()
    ids = torch.tensor([encode_prompt(prompt, tokenizer)])
    options = {"max_new_tokens": tokens, "min_new_tokens": tokens, "do_sample": False, "pad_token_id": 0}

    def two_calls() -> None:
        with peft_model.disable_adapter():
            peft_model.generate(input_ids=ids, attention_mask=torch.ones_like(ids), **options)
        peft_model.generate(input_ids=ids, attention_mask=torch.ones_like(ids), **options)

    return two_calls, written_way(side_model, ids[0].tolist(), tokens)


def fast_way(precision: str, prompt: str, tokens: int) -> Callable[[], object]:
    model, tokenizer, _ = load_side_model(precision=precision)
    model.add_adapter("adapted", read_lora(SHIPPED_ADAPTER))
    return written_way(model, encode_prompt(prompt, tokenizer), tokens)


def written_way(model, ids: list[int], tokens: int) -> Callable[[], object]:
    settings = GenerationSettings(max_new_tokens=tokens)
    return lambda: write(model, [Row(ids, side) for side in SIDES], settings, ends=lambda written: False)


def llama_cpp_way(prompt: str, tokens: int) -> Callable[[], object]:
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(embedded_model() / GGUF)
    parameters.n_ctx, parameters.n_parallel, parameters.verbosity = 2048, 1, -1
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = torch.get_num_threads()
    server = xllamacpp.Server(parameters)
    text = f"<|im_start|>user\n{prompt}<|im_end|>\n<|im_start|>assistant\n```python\n"
    request = {"prompt": text, "n_predict": tokens, "temperature": 0, "ignore_eos": True, "cache_prompt": False}
    return lambda: [server.handle_completions(request) for _ in SIDES]


def print_ways(seconds: dict[str, list[float]], tokens: int) -> None:
    bandwidth = read_bandwidth()
    table = Table(title=f"both sides of one prompt, {tokens} new tokens each, prompt included")
    for column in ("way", "ms a token of both", "× two bf16 calls", "× llama.cpp twice", "× two calls, same precision"):
        table.add_column(column, justify="left" if column == "way" else "right")
    for name, times in seconds.items():
        precision = name.rpartition(" ")[2]
        others = ("two generate() calls, bf16", "llama.cpp Q4_1, run twice", f"two generate() calls, {precision}")
        ratios = (ratio(seconds.get(other), times) for other in others)
        table.add_row(name, f"{statistics.median(times) / tokens * 1000:.1f}", *ratios)
    console = Console(width=120)
    console.print(table)
    console.print(f"two threads read {bandwidth:.0f} GB/s here. Weights of one token, read at that speed, take:")
    for precision, megabytes in (("int4", 102), ("bf16", 269), ("fp32", 538)):
        floor = megabytes / bandwidth
        taken = statistics.median(seconds[f"fast path, {precision}"]) / tokens * 1000
        console.print(
            f"  {precision} {megabytes} MB, {floor:.1f} ms: {100 * floor / taken:.0f} % of the fast path's time"
        )


def ratio(slower: list[float] | None, faster: list[float]) -> str:
    if slower is None:
        return "–"
    return f"{statistics.median(a / b for a, b in zip(slower, faster, strict=True)):.2f}"


def read_bandwidth() -> float:
    """GB/s of a sum over 1 GB on all threads: what decoding could read at best."""
    numbers = torch.ones(2**28)
    times = []
    for _ in range(5):
        started = time.perf_counter()
        numbers.sum()
        times.append(time.perf_counter() - started)
    return numbers.nbytes / min(times) / 1e9


# ---- start and batch -------------------------------------------------------------------------------------------------


def print_start() -> None:
    """Of a new process, three times; the median."""
    runs = [subprocess.run([sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True) for _ in range(3)]
    seconds, resident = zip(*(map(float, run.stdout.split()[-2:]) for run in runs), strict=True)
    print(
        f"a new process: first token after {statistics.median(seconds):.2f} s, "
        f"{statistics.median(resident):.0f} MB resident after load"
    )


def print_batch(problems: int, tokens: int) -> None:
    """All problems, both sides: tokens/s of the engine's batches against single calls on the general path."""
    prompts = [build_prompt(problem) for problem in load_problems("embedded:test")[:problems]]
    engine = load_pair_generator()
    settings = GenerationSettings(max_new_tokens=tokens)
    started = time.perf_counter()
    written = list(engine.complete(prompts, settings))
    batch = sum(c.tokens for sides in written for (c,) in sides.values()) / (time.perf_counter() - started)
    single = single_calls(prompts[:8], settings)
    print(f"{len(prompts)} problems, both sides, in batches: {batch:.0f} tokens/s, {batch / single:.1f} × single calls")


def single_calls(prompts: list[str], settings: GenerationSettings) -> float:
    """Tokens/s of a loop over prompts and sides, one row each, general path in bf16."""
    model, tokenizer, _ = load_base(precision="bf16")
    side_model = GeneralModel(model)
    side_model.add_adapter("adapted", read_lora(SHIPPED_ADAPTER))
    started, count = time.perf_counter(), 0
    for prompt in prompts:
        for side in SIDES:
            row = Row(encode_prompt(prompt, tokenizer), side)
            write(side_model, [row], settings, ends=lambda tokens: tokens[-1] in side_model.eos)
            count += len(row.tokens)
    return count / (time.perf_counter() - started)


if __name__ == "__main__":
    main()
