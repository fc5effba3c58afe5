"""What the pair engine costs next to the usual ways, in one run: `python benchmarks/generation.py`.

Both sides of one prompt, 128 new tokens, embedded model and shipped adapter. The ways take turns round by round, each
in a process of its own because thread pools in one process slow each other down. The ratios are medians over rounds, so
that they also hold on a machine that others use. llama.cpp (base weights, no LoRA, run twice) takes part after
`pip install -r benchmarks/requirements.txt`. Asserts nothing about time.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import torch  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from benchmarks.machine import describe_machine  # noqa: E402
from evaluation.assets import SHIPPED_ADAPTER  # noqa: E402
from evaluation.problems.sources import load_problems  # noqa: E402
from generation.decode import GenerationSettings, Row, write  # noqa: E402
from generation.load_pair import load_pair_generator  # noqa: E402
from generation.lora import read_lora  # noqa: E402
from generation.models.base import load_base  # noqa: E402
from generation.models.embedded import GGUF, embedded_model  # noqa: E402
from generation.models.general import GeneralModel  # noqa: E402
from generation.models.load_side_model import load_side_model  # noqa: E402
from generation.prompt import build_prompt, encode_prompt  # noqa: E402
from generation.sides import SideModel, Weighting  # noqa: E402

SIDES = [Weighting(), Weighting("adapted")]
START = (
    "import time; start = time.perf_counter()\n"
    "from generation.decode import GenerationSettings\n"
    "from generation.load_pair import load_pair_generator\n"
    "engine = load_pair_generator()\n"
    "resident = int(open('/proc/self/statm').read().split()[1]) * 4096 / 2**20\n"
    "list(engine.stream('Add two numbers.', GenerationSettings(max_new_tokens=1)))\n"
    "print(time.perf_counter() - start, resident)\n"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tokens", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--problems", type=int, default=100, help="number of problems in the batch; 0 leaves the batch out"
    )
    parser.add_argument("--agreement", action="store_true", help="only check whether both paths write the same texts")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)  # for the processes that this one starts
    options = parser.parse_args()
    if options.way:
        answer_calls(options.way, options.tokens)
        return
    if options.agreement:
        print_agreement(options.problems, options.tokens)
        return
    print(f"{describe_machine()}, torch {torch.__version__}, {torch.get_num_threads()} threads")
    seconds = run_in_turn(options.tokens, options.rounds)
    print_ways(seconds, options.tokens)
    print_start()
    if options.problems:
        print_batch(options.problems, options.tokens)


def run_in_turn(tokens: int, rounds: int) -> dict[str, list[float]]:
    """Seconds of every way in every round but the first, which warms up."""
    names = [way for way in WAYS if way != LLAMA_CPP or importlib.util.find_spec("xllamacpp")]
    processes = {name: start_way(name, tokens) for name in names}
    seconds: dict[str, list[float]] = {name: [] for name in processes}
    for _ in range(rounds + 1):
        for name, process in processes.items():
            seconds[name].append(time_call(process))
    for process in processes.values():
        process.communicate()
    return {name: times[1:] for name, times in seconds.items()}


def start_way(name: str, tokens: int) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, "--way", name, "--tokens", str(tokens)]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


def time_call(process: subprocess.Popen[str]) -> float:
    process.stdin.write("go\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def answer_calls(name: str, tokens: int) -> None:
    """Make one call for each line of stdin and print its seconds; runs in a process of its own."""
    call = WAYS[name](build_prompt(load_problems("embedded:test")[0]), tokens)
    for _ in sys.stdin:
        started = time.perf_counter()
        call()
        print(time.perf_counter() - started, flush=True)


# ---- one prompt ------------------------------------------------------------------------------------------------------


def make_two_calls(precision: str, prompt: str, tokens: int) -> Callable[[], object]:
    """The usual way: generate() without the adapter, then with it."""
    from peft import PeftModel

    base, tokenizer, _ = load_base(precision=precision)
    model = PeftModel.from_pretrained(base, SHIPPED_ADAPTER).eval()
    ids = torch.tensor([encode_prompt(prompt, tokenizer)])
    options = {"max_new_tokens": tokens, "min_new_tokens": tokens, "do_sample": False, "pad_token_id": 0}

    def call() -> None:
        with model.disable_adapter():
            model.generate(input_ids=ids, attention_mask=torch.ones_like(ids), **options)
        model.generate(input_ids=ids, attention_mask=torch.ones_like(ids), **options)

    return call


def make_general_call(precision: str, prompt: str, tokens: int) -> Callable[[], object]:
    model, tokenizer = load_general_model(precision)
    return make_writing_call(model, encode_prompt(prompt, tokenizer), tokens)


def make_fast_call(precision: str, prompt: str, tokens: int) -> Callable[[], object]:
    model, tokenizer = load_fast_model(precision)
    return make_writing_call(model, encode_prompt(prompt, tokenizer), tokens)


def load_general_model(precision: str) -> tuple[SideModel, Any]:
    base, tokenizer, _ = load_base(precision=precision)
    model = GeneralModel(base)
    model.add_adapter("adapted", read_lora(SHIPPED_ADAPTER))
    return model, tokenizer


def load_fast_model(precision: str) -> tuple[SideModel, Any]:
    model, tokenizer, _ = load_side_model(precision=precision)
    model.add_adapter("adapted", read_lora(SHIPPED_ADAPTER))
    return model, tokenizer


def make_writing_call(model: SideModel, ids: list[int], tokens: int) -> Callable[[], object]:
    settings = GenerationSettings(max_new_tokens=tokens)
    return lambda: write(model, [Row(ids, side) for side in SIDES], settings, ends=lambda written: False)


def make_llama_cpp_calls(prompt: str, tokens: int) -> Callable[[], object]:
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(embedded_model() / GGUF)
    parameters.n_ctx, parameters.n_parallel, parameters.verbosity = 2048, 1, -1
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = torch.get_num_threads()
    server = xllamacpp.Server(parameters)
    text = f"<|im_start|>user\n{prompt}<|im_end|>\n<|im_start|>assistant\n```python\n"
    request = {"prompt": text, "n_predict": tokens, "temperature": 0, "ignore_eos": True, "cache_prompt": False}
    return lambda: [server.handle_completions(request) for _ in SIDES]


LLAMA_CPP = "llama.cpp Q4_1, run twice"
WAYS: dict[str, Callable[[str, int], Callable[[], object]]] = {
    "two generate() calls, bf16": partial(make_two_calls, "bf16"),
    "fast path, int4": partial(make_fast_call, "int4"),
    LLAMA_CPP: make_llama_cpp_calls,
    "fast path, bf16": partial(make_fast_call, "bf16"),
    "general path, bf16": partial(make_general_call, "bf16"),
    "two generate() calls, nf4": partial(make_two_calls, "nf4"),
    "general path, nf4": partial(make_general_call, "nf4"),
    "two generate() calls, fp32": partial(make_two_calls, "fp32"),
    "general path, fp32": partial(make_general_call, "fp32"),
    "fast path, fp32": partial(make_fast_call, "fp32"),
}
"""From a prompt and a number of tokens, each makes the call that writes both sides. Neighbours run close in time."""


def print_ways(seconds: dict[str, list[float]], tokens: int) -> None:
    bandwidth = read_bandwidth()
    table = Table(title=f"both sides of one prompt, {tokens} new tokens each, prompt included")
    for column in ("way", "ms a token of both", "× two bf16 calls", "× llama.cpp twice", "× two calls, same precision"):
        table.add_column(column, justify="left" if column == "way" else "right")
    for name, times in seconds.items():
        precision = name.rpartition(" ")[2]
        others = ("two generate() calls, bf16", LLAMA_CPP, f"two generate() calls, {precision}")
        ratios = (format_ratio(seconds.get(other), times) for other in others)
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


def format_ratio(slower: list[float] | None, faster: list[float]) -> str:
    if slower is None:
        return "–"
    return f"{statistics.median(a / b for a, b in zip(slower, faster, strict=True)):.2f}"


def read_bandwidth() -> float:
    """GB/s of a sum over 1 GB on all threads, the most that decoding could read."""
    numbers = torch.ones(2**28)
    times = []
    for _ in range(5):
        started = time.perf_counter()
        numbers.sum()
        times.append(time.perf_counter() - started)
    return numbers.nbytes / min(times) / 1e9


# ---- start and batch -------------------------------------------------------------------------------------------------


def print_start() -> None:
    """The medians of three new processes."""
    runs = [subprocess.run([sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True) for _ in range(3)]
    seconds, resident = zip(*(map(float, run.stdout.split()[-2:]) for run in runs), strict=True)
    print(
        f"a new process: first token after {statistics.median(seconds):.2f} s, "
        f"{statistics.median(resident):.0f} MB resident after load"
    )


def print_batch(problems: int, tokens: int) -> None:
    """Tokens/s of all problems, both sides, in the engine's batches, against single calls on the general path."""
    prompts = [build_prompt(problem) for problem in load_problems("embedded:test")[:problems]]
    engine = load_pair_generator()
    settings = GenerationSettings(max_new_tokens=tokens)
    started = time.perf_counter()
    written = list(engine.complete(prompts, settings))
    batch = sum(c.tokens for sides in written for (c,) in sides.values()) / (time.perf_counter() - started)
    single = measure_single_calls(prompts[:8], settings)
    print(f"{len(prompts)} problems, both sides, in batches: {batch:.0f} tokens/s, {batch / single:.1f} × single calls")


def measure_single_calls(prompts: list[str], settings: GenerationSettings) -> float:
    """Tokens/s of a loop over prompts and sides, one row at a time, on the general path in bf16."""
    side_model, tokenizer = load_general_model("bf16")
    started, count = time.perf_counter(), 0
    for prompt in prompts:
        for side in SIDES:
            row = Row(encode_prompt(prompt, tokenizer), side)
            write(side_model, [row], settings, ends=lambda tokens: tokens[-1] in side_model.eos)
            count += len(row.tokens)
    return count / (time.perf_counter() - started)


# ---- agreement -------------------------------------------------------------------------------------------------------


def print_agreement(problems: int, tokens: int) -> None:
    """On how many problems both paths write the same greedy texts, and how close the choice was where they do not."""
    prompts = [build_prompt(problem) for problem in load_problems("embedded:test")[:problems]]
    for precision in ("fp32", "bf16"):
        (fast, tokenizer), (general, _) = load_fast_model(precision), load_general_model(precision)
        same = [True] * len(prompts)
        for side in SIDES:
            written = (write_greedily(model, tokenizer, prompts, side, tokens) for model in (fast, general))
            pairs = zip(*written, strict=True)
            for number, (one, other) in enumerate(pairs):
                if one.tokens != other.tokens:
                    same[number] = False
                    tie = describe_tie(general, one, other)
                    print(f"  {precision}, problem {number}, {side.adapter or 'base'}: {tie}")
        print(f"{precision}: fast and general path agree on both sides of {sum(same)} of {len(prompts)} problems")


def write_greedily(model: SideModel, tokenizer: Any, prompts: list[str], side: Weighting, tokens: int) -> list[Row]:
    rows = [Row(encode_prompt(prompt, tokenizer), side) for prompt in prompts]
    write(model, rows, GenerationSettings(max_new_tokens=tokens), ends=lambda written: written[-1] in model.eos)
    return rows


def describe_tie(model: SideModel, one: Row, other: Row) -> str:
    """The two tokens' logits where the texts part, by the general path."""
    at = next(n for n, (a, b) in enumerate(zip(one.tokens, other.tokens, strict=False)) if a != b)
    text = one.prompt + one.tokens[:at]
    logits = model.batch(1, len(text)).prefill([text], [one.weighting])[0, -1]
    return f"part at token {at}, logits {logits[one.tokens[at]]:.3f} and {logits[other.tokens[at]]:.3f}"


if __name__ == "__main__":
    main()
