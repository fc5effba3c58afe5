"""What a training step costs next to the public trainers: `python benchmarks/training.py`.

Every way trains the same adapter of the same base on the same examples for the same number of steps of 8, in a process
of its own, in turn, so that the ratios hold on a machine that others use too. Tokens are those of the examples, without
padding. The learning rate is 0 and the adapter random, so that all ways must find the same loss. TRL joins where
`pip install -r benchmarks/requirements.txt` was done, but not with --fp16: the adapter that it makes is bf16, which a
gradient scaler cannot unscale. On a GPU, memory is the GPU's. Asserts nothing about time.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import os
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
    """Of all steps but the first, which warms up."""
    tokens: int
    """Of the examples of those steps, without padding."""
    peak: float
    """Bytes at most from when the model was loaded: of the process, or of its tensors on a GPU."""
    loss: float
    """Mean of all completion tokens of those steps."""


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
    """Seconds, when everything asked of a GPU is done."""
    if GPU:
        torch.cuda.synchronize()
    return time.perf_counter()


class Ordered(Trainer):
    """Takes the examples in their order: each way's batches are made beforehand."""

    def _get_train_sampler(self, train_dataset: Any = None) -> Any:
        return torch.utils.data.SequentialSampler(self.train_dataset)


def examples(base: Base, steps: int, references: int) -> Rows:
    """So many batches of embedded train, whole problems by a seeded choice, none longer than the padded way's rows."""
    from generation.models.tokenizer import load_tokenizer

    problems = load_problems("embedded:train")
    order = torch.randperm(len(problems), generator=torch.Generator().manual_seed(0)).tolist()
    tokenizer = load_tokenizer(base.name)
    chosen = [problems[place] for place in order]
    rows = build_examples(chosen, tokenizer, max_length=LONGEST, per_problem=references).rows
    return rows[: steps * BATCH]


def adapted_model(base: Base) -> tuple[Any, Any]:
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


def by_length(rows: Rows) -> Rows:
    """Batches of like length, in random order."""
    ordered = sorted(rows, key=lambda row: len(row["input_ids"]))
    batches = [ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH)]
    order = torch.randperm(len(batches), generator=torch.Generator().manual_seed(0)).tolist()
    return [row for place in order for row in batches[place]]


def padded(rows: Rows, *, pad_token_id: int, longest: int | None) -> dict[str, torch.Tensor]:
    """What transformers' own collators make: padded on the right, to the longest row or to a fixed length."""
    length = longest or max(len(row["input_ids"]) for row in rows)

    def filled(values: list[int], filler: int) -> list[int]:
        return values + [filler] * (length - len(values))

    return {
        "input_ids": torch.tensor([filled(row["input_ids"], pad_token_id) for row in rows]),
        "attention_mask": torch.tensor([filled([1] * len(row["input_ids"]), 0) for row in rows]),
        "labels": torch.tensor([filled(row["labels"], -100) for row in rows]),
    }


def plain(rows: Rows, base: Base, *, longest: int | None, grouped: bool) -> Result:
    """transformers' Trainer over peft's model, as their documentation has it."""
    model, tokenizer = adapted_model(base)
    collate = partial(padded, pad_token_id=tokenizer.pad_token_id, longest=longest)
    return timed(Ordered, model, by_length(rows) if grouped else rows, half=base.half, data_collator=collate)


def fast(rows: Rows, base: Base, *, shared: bool) -> Result:
    """This project's computation, in its own batches; unshared each example brings its own prompt."""
    model, tokenizer = adapted_model(base)
    compute_fast(model)
    if shared:
        torch.manual_seed(0)
        ordered = [rows[place] for place in SharedPromptSampler(rows, BATCH)]
    else:
        ordered = by_length(rows)
    collate = partial(share_prompts if shared else one_by_one, pad_token_id=tokenizer.pad_token_id)
    options = {"data_collator": collate, "compute_loss_func": completion_loss}
    return timed(Ordered, model, ordered, half=base.half, **options)


def one_by_one(rows: Rows, *, pad_token_id: int) -> dict[str, torch.Tensor]:
    """As `share_prompts`, but that equal prompts are told apart by a token that is then put right."""
    marked = [{**row, "input_ids": [-1 - number, *row["input_ids"][1:]]} for number, row in enumerate(rows)]
    batch = share_prompts(marked, pad_token_id=pad_token_id)
    batch["input_ids"][:, 0] = torch.tensor([row["input_ids"][0] for row in rows])
    return batch


def trl(rows: Rows, base: Base, **settings: Any) -> Result:
    """TRL's SFTTrainer, with whatever of its settings."""
    from datasets import Dataset
    from trl import SFTConfig, SFTTrainer

    model, tokenizer = adapted_model(base)
    data = Dataset.from_list(
        [{"input_ids": r["input_ids"], "completion_mask": [int(x != -100) for x in r["labels"]]} for r in rows]
    )

    class OrderedSft(SFTTrainer):
        _get_train_sampler = Ordered._get_train_sampler

    make = partial(SFTConfig, completion_only_loss=True, **({"bf16": False} if base.half else {}), **settings)
    return timed(OrderedSft, model, data, half=base.half, make=make, rows=rows, processing_class=tokenizer)


def timed(
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
        peak_from_here()
        trainer.train()
    losses = [row["loss"] for row in trainer.state.log_history if "loss" in row]
    used = rows or list(data)
    steps = clock.steps[1:]
    share = len(steps) / len(clock.steps)
    first = used[BATCH:] if rows is None else used
    tokens = sum(len(row["input_ids"]) for row in first) * (1 if rows is None else share)
    return Result(sum(steps), round(tokens), peak_memory(), weighted(losses, used if rows is None else None))


def weighted(losses: Sequence[float], rows: Rows | None) -> float:
    """The Trainer logs each step's mean; over all tokens where it is known which examples a step had."""
    if rows is None:
        return statistics.mean(losses)
    taught = [sum(label != -100 for label in row["labels"]) for row in rows]
    counts = [sum(taught[start : start + BATCH]) for start in range(0, len(taught), BATCH)]
    return sum(loss * count for loss, count in zip(losses, counts, strict=True)) / sum(counts)


def peak_from_here() -> None:
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
    PADDED: partial(plain, longest=LONGEST, grouped=False),
    "Trainer, padded to the longest": partial(plain, longest=None, grouped=False),
    GROUPED: partial(plain, longest=None, grouped=True),
    TRL_DEFAULTS: trl,
    TRL_BEST: partial(trl, packing=True, max_length=LONGEST, gradient_checkpointing=False),
    UNSHARED: partial(fast, shared=False),
    FAST: partial(fast, shared=True),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--steps", type=int, default=9, help="the first warms up")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--references", type=int, default=CPU.references_per_problem, help="of a problem, at most")
    parser.add_argument("--base", default="embedded", help="a folder or a Hub id")
    parser.add_argument("--precision", default="bf16", choices=PRECISIONS)
    parser.add_argument("--fp16", action="store_true", help="compute as on a T4")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)  # what a process of its own is started with
    options = parser.parse_args()
    base = Base(options.base, options.precision, CPU.lora, options.fp16)
    rows = examples(base, options.steps, options.references)
    if options.way:
        print("\n" + json.dumps(vars(WAYS[options.way](rows, base))))
        return
    prompts = {tuple(row["input_ids"][: row["labels"].count(-100)]) for row in rows}
    console = Console(highlight=False)
    console.print(
        f"torch {torch.__version__}, {device()}\n"
        f"{base_id(base.name)} {base.precision}, {len(rows)} examples of {len(prompts)} problems, "
        f"{sum(len(row['input_ids']) for row in rows):,} tokens",
    )
    report(measured(rows, base, rounds=options.rounds), console)


def device() -> str:
    if GPU:
        return torch.cuda.get_device_name()
    return f"{torch.get_num_threads()} threads, load {os.getloadavg()[0]:.1f}"


def measured(rows: Rows, base: Base, *, rounds: int) -> dict[str, list[Result]]:
    """Every way once a round, in turn."""
    with_trl = not base.half and importlib.util.find_spec("trl")
    names = [way for way in WAYS if with_trl or "TRL" not in way]
    results: dict[str, list[Result]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            # A process's memory shows what its way took only if no other way ran in it; a GPU's allocator knows.
            results[name].append(WAYS[name](rows, base) if GPU else in_own_process(name))
            gc.collect()
    return results


def in_own_process(way: str) -> Result:
    """Started as this one was."""
    command = [sys.executable, *sys.argv, "--way", way]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    if said.returncode:
        sys.exit(f"{way}: {said.stderr[-2000:]}")
    return Result(**json.loads(said.stdout.splitlines()[-1]))


def report(results: dict[str, list[Result]], console: Console) -> None:
    table = Table("way", "tokens/s", "against it", "peak, GB", "of it", "loss")
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
