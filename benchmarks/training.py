"""What a training step costs next to the public trainers: `python benchmarks/training.py`.

Every way trains the same adapter of the same base on the same examples for the same number of steps of 8. The ways take
turns, each in a process of its own, so that the ratios also hold on a machine that others use. Tokens are those of the
examples, without padding. The learning rate is 0 and the adapter random, so that all ways must arrive at the same loss.
TRL takes part after `pip install -r benchmarks/requirements.txt`, but not with --fp16: its adapter is bf16, which a
gradient scaler cannot unscale. On a GPU, memory is the GPU's. Asserts nothing about time.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import torch  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402
from transformers import Trainer, TrainerCallback, TrainingArguments  # noqa: E402

from benchmarks.machine import describe_machine  # noqa: E402
from evaluation.problems.sources import load_problems  # noqa: E402
from finetune.data.shared_prompts import SharedPromptSampler, share_prompts  # noqa: E402
from finetune.data.tokenised import build_examples  # noqa: E402
from finetune.settings.presets import CPU, LoraSettings  # noqa: E402
from finetune.training.llama.model import compute_fast  # noqa: E402
from finetune.training.trainer import completion_loss  # noqa: E402
from generation.models.base import load_base  # noqa: E402
from generation.models.embedded import base_id  # noqa: E402
from generation.models.precision import PRECISIONS  # noqa: E402

BATCH, LONGEST = 8, 512
GPU = torch.cuda.is_available()
Rows = list[dict[str, list[int]]]


@dataclass(frozen=True)
class Base:
    """What is adapted, and how."""

    name: str
    precision: str
    lora: LoraSettings
    half: bool
    """Whether the Trainer scales the loss for float16, as on a T4."""


@dataclass(frozen=True)
class Result:
    """What one way took."""

    seconds: float
    """The time of all steps but the first, which warms up."""
    tokens: int
    """The tokens of those steps' examples, without padding."""
    peak: float
    """The peak in bytes after the model was loaded: of the process, or of the tensors on a GPU."""
    loss: float
    """The mean over all completion tokens of those steps."""


class Clock(TrainerCallback):
    """Times the steps after the first."""

    def __init__(self) -> None:
        self.steps: list[float] = []
        self._began = 0.0

    def on_step_begin(self, *ignored: Any, **named: Any) -> None:
        self._began = now()

    def on_step_end(self, *ignored: Any, **named: Any) -> None:
        self.steps.append(now() - self._began)


def now() -> float:
    """Seconds, once the GPU has done all its work."""
    if GPU:
        torch.cuda.synchronize()
    return time.perf_counter()


class Ordered(Trainer):
    """Takes the examples in their order, because each way's batches are made beforehand."""

    def _get_train_sampler(self, train_dataset: Any = None) -> Any:
        return torch.utils.data.SequentialSampler(self.train_dataset)


def choose_examples(base: Base, steps: int, references: int) -> Rows:
    """The examples of `steps` batches: problems of embedded train in a seeded order, at most LONGEST tokens each."""
    from generation.models.tokenizer import load_tokenizer

    problems = load_problems("embedded:train")
    order = torch.randperm(len(problems), generator=torch.Generator().manual_seed(0)).tolist()
    tokenizer = load_tokenizer(base.name)
    chosen = [problems[place] for place in order]
    rows = build_examples(chosen, tokenizer, max_length=LONGEST, per_problem=references).rows
    return rows[: steps * BATCH]


def load_adapted_model(base: Base) -> tuple[Any, Any]:
    """The base under a random adapter, the same in every process."""
    from peft import LoraConfig, get_peft_model

    torch.manual_seed(0)
    compute = "fp16" if base.half else None
    model, tokenizer, _ = load_base(
        base.name, precision=base.precision, compute_dtype=compute, progress=lambda text: None
    )
    settings = LoraConfig(**{**asdict(base.lora), "target_modules": list(base.lora.target_modules)})
    settings.task_type = "CAUSAL_LM"
    adapted = get_peft_model(model, settings)
    for name, value in adapted.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(value, std=0.01)
    return adapted.train(), tokenizer


def batch_by_length(rows: Rows) -> Rows:
    """The rows in batches of similar length, the batches in random order."""
    ordered = sorted(rows, key=lambda row: len(row["input_ids"]))
    batches = [ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH)]
    order = torch.randperm(len(batches), generator=torch.Generator().manual_seed(0)).tolist()
    return [row for place in order for row in batches[place]]


def pad_rows(rows: Rows, *, pad_token_id: int, longest: int | None) -> dict[str, torch.Tensor]:
    """A batch as transformers' own collators make it: padded on the right, to the longest row or a fixed length."""
    length = longest or max(len(row["input_ids"]) for row in rows)

    def fill(values: list[int], filler: int) -> list[int]:
        return values + [filler] * (length - len(values))

    return {
        "input_ids": torch.tensor([fill(row["input_ids"], pad_token_id) for row in rows]),
        "attention_mask": torch.tensor([fill([1] * len(row["input_ids"]), 0) for row in rows]),
        "labels": torch.tensor([fill(row["labels"], -100) for row in rows]),
    }


def train_plainly(rows: Rows, base: Base, *, longest: int | None, grouped: bool) -> Result:
    """Train with transformers' Trainer and peft's model, as their documentation shows it."""
    model, tokenizer = load_adapted_model(base)
    collate = partial(pad_rows, pad_token_id=tokenizer.pad_token_id, longest=longest)
    return time_training(
        Ordered, model, batch_by_length(rows) if grouped else rows, half=base.half, data_collator=collate
    )


def train_fast(rows: Rows, base: Base, *, shared: bool) -> Result:
    """Train with this project's computation and batches; without `shared` each example brings its own prompt."""
    model, tokenizer = load_adapted_model(base)
    compute_fast(model)
    if shared:
        torch.manual_seed(0)
        ordered = [rows[place] for place in SharedPromptSampler(rows, BATCH)]
    else:
        ordered = batch_by_length(rows)
    collate = partial(share_prompts if shared else keep_prompts_apart, pad_token_id=tokenizer.pad_token_id)
    options = {"data_collator": collate, "compute_loss_func": completion_loss}
    return time_training(Ordered, model, ordered, half=base.half, **options)


def keep_prompts_apart(rows: Rows, *, pad_token_id: int) -> dict[str, torch.Tensor]:
    """A batch of `share_prompts` in which equal prompts stay apart: a token marks each, and is then put right."""
    marked = [{**row, "input_ids": [-1 - number, *row["input_ids"][1:]]} for number, row in enumerate(rows)]
    batch = share_prompts(marked, pad_token_id=pad_token_id)
    batch["input_ids"][:, 0] = torch.tensor([row["input_ids"][0] for row in rows])
    return batch


def train_with_trl(rows: Rows, base: Base, **settings: Any) -> Result:
    """Train with TRL's SFTTrainer and any of its settings."""
    from datasets import Dataset
    from trl import SFTConfig, SFTTrainer

    model, tokenizer = load_adapted_model(base)
    data = Dataset.from_list(
        [{"input_ids": r["input_ids"], "completion_mask": [int(x != -100) for x in r["labels"]]} for r in rows]
    )

    class OrderedSft(SFTTrainer):
        _get_train_sampler = Ordered._get_train_sampler

    make = partial(SFTConfig, completion_only_loss=True, **({"bf16": False} if base.half else {}), **settings)
    return time_training(OrderedSft, model, data, half=base.half, make=make, rows=rows, processing_class=tokenizer)


def time_training(
    kind: type[Trainer],
    model: Any,
    data: Any,
    *,
    half: bool,
    make: Callable[..., TrainingArguments] = TrainingArguments,
    rows: Rows | None = None,
    **options: Any,
) -> Result:
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        arguments = make(
            output_dir=folder,
            learning_rate=0.0,
            lr_scheduler_type="constant",
            per_device_train_batch_size=BATCH,
            num_train_epochs=1,
            logging_steps=1,
            save_strategy="no",
            report_to="none",
            use_cpu=not GPU,
            fp16=half,
            remove_unused_columns=False,
            dataloader_pin_memory=GPU,
            disable_tqdm=True,
        )
        trainer = kind(model=model, args=arguments, train_dataset=data, callbacks=[clock], **options)
        reset_peak()
        trainer.train()
    losses = [row["loss"] for row in trainer.state.log_history if "loss" in row]
    used = rows or list(data)
    steps = clock.steps[1:]
    share = len(steps) / len(clock.steps)
    first = used[BATCH:] if rows is None else used
    tokens = sum(len(row["input_ids"]) for row in first) * (1 if rows is None else share)
    return Result(sum(steps), round(tokens), peak_memory(), weigh_losses(losses, used if rows is None else None))


def weigh_losses(losses: Sequence[float], rows: Rows | None) -> float:
    """The mean over all tokens, from the logged mean of each step; over steps where their rows are not known."""
    if rows is None:
        return statistics.mean(losses)
    taught = [sum(label != -100 for label in row["labels"]) for row in rows]
    counts = [sum(taught[start : start + BATCH]) for start in range(0, len(taught), BATCH)]
    return sum(loss * count for loss, count in zip(losses, counts, strict=True)) / sum(counts)


def reset_peak() -> None:
    if GPU:
        torch.cuda.reset_peak_memory_stats()
    else:
        Path("/proc/self/clear_refs").write_text("5")


def peak_memory() -> float:
    if GPU:
        return torch.cuda.max_memory_allocated()
    status = Path("/proc/self/status").read_text()
    return 1024.0 * int(status.partition("VmHWM:")[2].split()[0])


PADDED, GROUPED = f"Trainer, padded to {LONGEST}", "Trainer, grouped by length"
TRL_DEFAULTS, TRL_BEST = "TRL SFTTrainer, its defaults", "TRL SFTTrainer, packing"
FAST, UNSHARED = "this project", "this project, no prompt shared"
WAYS: dict[str, Callable[[Rows, Base], Result]] = {
    PADDED: partial(train_plainly, longest=LONGEST, grouped=False),
    "Trainer, padded to the longest": partial(train_plainly, longest=None, grouped=False),
    GROUPED: partial(train_plainly, longest=None, grouped=True),
    TRL_DEFAULTS: train_with_trl,
    TRL_BEST: partial(train_with_trl, packing=True, max_length=LONGEST, gradient_checkpointing=False),
    UNSHARED: partial(train_fast, shared=False),
    FAST: partial(train_fast, shared=True),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--steps", type=int, default=9, help="the first warms up")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument(
        "--references", type=int, default=CPU.references_per_problem, help="references of a problem, at most"
    )
    parser.add_argument("--base", default="embedded", help="a folder or a Hub id")
    parser.add_argument("--precision", default="bf16", choices=PRECISIONS)
    parser.add_argument("--fp16", action="store_true", help="compute in float16, as on a T4")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)  # for the processes that this one starts
    options = parser.parse_args()
    base = Base(options.base, options.precision, CPU.lora, options.fp16)
    rows = choose_examples(base, options.steps, options.references)
    if options.way:
        print("\n" + json.dumps(vars(WAYS[options.way](rows, base))))
        return
    prompts = {tuple(row["input_ids"][: row["labels"].count(-100)]) for row in rows}
    console = Console(highlight=False)
    console.print(
        f"{describe_machine()}, torch {torch.__version__}, {describe_device()}\n"
        f"{base_id(base.name)} {base.precision}, {len(rows)} examples of {len(prompts)} problems, "
        f"{sum(len(row['input_ids']) for row in rows):,} tokens",
    )
    print_report(measure_in_turn(rows, base, rounds=options.rounds), console)


def describe_device() -> str:
    if GPU:
        return torch.cuda.get_device_name()
    return f"{torch.get_num_threads()} threads"


def measure_in_turn(rows: Rows, base: Base, *, rounds: int) -> dict[str, list[Result]]:
    """Run every way once a round, in turn."""
    with_trl = not base.half and importlib.util.find_spec("trl")
    names = [way for way in WAYS if with_trl or "TRL" not in way]
    results: dict[str, list[Result]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            # A process's memory shows what its way took only if no other way ran in it; a GPU's allocator knows.
            results[name].append(WAYS[name](rows, base) if GPU else run_in_own_process(name))
            gc.collect()
    return results


def run_in_own_process(way: str) -> Result:
    """Run one way in a process that is started as this one was."""
    command = [sys.executable, *sys.argv, "--way", way]
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    if process.returncode:
        sys.exit(f"{way}: {process.stderr[-2000:]}")
    return Result(**json.loads(process.stdout.splitlines()[-1]))


def print_report(results: dict[str, list[Result]], console: Console) -> None:
    table = Table("way", "tokens/s", "this project is", "peak, GB", "this project takes", "loss")
    speeds = {name: [result.tokens / result.seconds for result in several] for name, several in results.items()}
    peaks = {name: max(result.peak for result in several) for name, several in results.items()}
    for name, several in results.items():
        ratio = statistics.median(mine / its for mine, its in zip(speeds[FAST], speeds[name], strict=True))
        table.add_row(
            name,
            f"{statistics.median(speeds[name]):.0f}",
            f"{ratio:.2f} ×",
            f"{peaks[name] / 1e9:.2f}",
            f"{peaks[FAST] / peaks[name]:.2f} ×",
            f"{several[0].loss:.4f}",
        )
    console.print(table)


if __name__ == "__main__":
    main()
