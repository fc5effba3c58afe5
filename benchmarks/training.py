"""What a training step costs next to the public trainers: `python benchmarks/training.py`.

Every way trains the same adapter of the embedded model (bf16) on the same examples for the same number of steps of 8,
in a process of its own, in turn, so that the ratios hold on a machine that others use too. Tokens are those of the
examples, without padding. The learning rate is 0 and the adapter random, so that all ways must find the same loss. TRL
joins where `pip install -r benchmarks/requirements.txt` was done. Asserts nothing about time.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import torch  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402
from transformers import Trainer, TrainerCallback, TrainingArguments  # noqa: E402

from evaluation.problems import load_problems  # noqa: E402
from finetune.config import CPU, LoraSettings  # noqa: E402
from finetune.llama_training import compute_fast  # noqa: E402
from finetune.model import base_id, load_base  # noqa: E402
from finetune.preprocess import build_examples  # noqa: E402
from finetune.shared_prompts import SharedPromptSampler, share_prompts  # noqa: E402
from finetune.trainer import completion_loss  # noqa: E402

BATCH, LONGEST = 8, 512
Rows = list[dict[str, list[int]]]


@dataclass(frozen=True)
class Result:
    """What one way took."""

    seconds: float
    """Of all steps but the first, which warms up."""
    tokens: int
    """Of the examples of those steps, without padding."""
    peak: float
    """Bytes of the process at most, from when the model was loaded."""
    loss: float
    """Mean of all completion tokens of those steps."""


class Clock(TrainerCallback):
    """Times the steps after the first."""

    def __init__(self) -> None:
        self.steps: list[float] = []
        self._began = 0.0

    def on_step_begin(self, *ignored: Any, **named: Any) -> None:
        self._began = time.perf_counter()

    def on_step_end(self, *ignored: Any, **named: Any) -> None:
        self.steps.append(time.perf_counter() - self._began)


class Ordered(Trainer):
    """Takes the examples in their order: each way's batches are made beforehand."""

    def _get_train_sampler(self, train_dataset: Any = None) -> Any:
        return torch.utils.data.SequentialSampler(self.train_dataset)


def examples(steps: int, references: int) -> Rows:
    """So many batches of embedded train, whole problems by a seeded choice, none longer than the padded way's rows."""
    from finetune.tokenizer import load_tokenizer

    problems = load_problems("embedded:train")
    order = torch.randperm(len(problems), generator=torch.Generator().manual_seed(0)).tolist()
    tokenizer = load_tokenizer("embedded")
    chosen = [problems[place] for place in order]
    rows = build_examples(chosen, tokenizer, max_length=LONGEST, per_problem=references).rows
    return rows[: steps * BATCH]


def adapted_model(lora: LoraSettings) -> tuple[Any, Any]:
    """The embedded base in bf16 under a random adapter, without dropout, the same in every process."""
    from peft import LoraConfig, get_peft_model

    torch.manual_seed(0)
    model, tokenizer, _ = load_base(precision="bf16", progress=lambda text: None)
    settings = LoraConfig(
        task_type="CAUSAL_LM", r=lora.r, lora_alpha=lora.lora_alpha, target_modules=list(lora.target_modules)
    )
    settings.lora_dropout = lora.lora_dropout
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


def plain(rows: Rows, lora: LoraSettings, *, longest: int | None, grouped: bool) -> Result:
    """transformers' Trainer over peft's model, as their documentation has it."""
    model, tokenizer = adapted_model(lora)
    collate = partial(padded, pad_token_id=tokenizer.pad_token_id, longest=longest)
    return timed(Ordered, model, by_length(rows) if grouped else rows, data_collator=collate)


def fast(rows: Rows, lora: LoraSettings, *, shared: bool) -> Result:
    """This project's computation, in its own batches; unshared each example brings its own prompt."""
    model, tokenizer = adapted_model(lora)
    compute_fast(model)
    if shared:
        torch.manual_seed(0)
        ordered = [rows[place] for place in SharedPromptSampler(rows, BATCH)]
    else:
        ordered = by_length(rows)
    collate = partial(share_prompts if shared else one_by_one, pad_token_id=tokenizer.pad_token_id)
    return timed(Ordered, model, ordered, data_collator=collate, compute_loss_func=completion_loss)


def one_by_one(rows: Rows, *, pad_token_id: int) -> dict[str, torch.Tensor]:
    """As `share_prompts`, but that equal prompts are told apart by a token that is then put right."""
    marked = [{**row, "input_ids": [-1 - number, *row["input_ids"][1:]]} for number, row in enumerate(rows)]
    batch = share_prompts(marked, pad_token_id=pad_token_id)
    batch["input_ids"][:, 0] = torch.tensor([row["input_ids"][0] for row in rows])
    return batch


def trl(rows: Rows, lora: LoraSettings, **settings: Any) -> Result:
    """TRL's SFTTrainer, with whatever of its settings."""
    from datasets import Dataset
    from trl import SFTConfig, SFTTrainer

    model, tokenizer = adapted_model(lora)
    data = Dataset.from_list(
        [{"input_ids": r["input_ids"], "completion_mask": [int(x != -100) for x in r["labels"]]} for r in rows]
    )

    class OrderedSft(SFTTrainer):
        _get_train_sampler = Ordered._get_train_sampler

    make = partial(SFTConfig, completion_only_loss=True, **settings)
    return timed(OrderedSft, model, data, make=make, rows=rows, processing_class=tokenizer)


def timed(
    kind: type[Trainer],
    model: Any,
    data: Any,
    *,
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
            use_cpu=True,
            remove_unused_columns=False,
            dataloader_pin_memory=False,
            disable_tqdm=True,
        )
        trainer = kind(model=model, args=arguments, train_dataset=data, callbacks=[clock], **options)
        Path("/proc/self/clear_refs").write_text("5")  # the peak from here on
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


def peak_memory() -> float:
    status = Path("/proc/self/status").read_text()
    return 1024.0 * int(status.partition("VmHWM:")[2].split()[0])


PADDED, GROUPED = f"Trainer, padded to {LONGEST}", "Trainer, grouped by length"
TRL_DEFAULTS, TRL_BEST = "TRL SFTTrainer, its defaults", "TRL SFTTrainer, packing"
FAST, UNSHARED = "this project", "this project, no prompt shared"
WAYS: dict[str, Callable[[Rows, LoraSettings], Result]] = {
    PADDED: partial(plain, longest=LONGEST, grouped=False),
    "Trainer, padded to the longest": partial(plain, longest=None, grouped=False),
    GROUPED: partial(plain, longest=None, grouped=True),
    TRL_DEFAULTS: trl,
    TRL_BEST: partial(trl, packing=True, max_length=LONGEST, gradient_checkpointing=False, bf16=False),
    UNSHARED: partial(fast, shared=False),
    FAST: partial(fast, shared=True),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--steps", type=int, default=9, help="the first warms up")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--references", type=int, default=CPU.references_per_problem, help="of a problem, at most")
    parser.add_argument("--everywhere", action="store_true", help="LoRA on all linear layers, not only in attention")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)  # what a process of its own is started with
    options = parser.parse_args()
    if options.way:
        lora = CPU.lora if options.everywhere else LoraSettings()
        result = WAYS[options.way](examples(options.steps, options.references), lora)
        print("\n" + json.dumps(vars(result)))
        return
    rows = examples(options.steps, options.references)
    prompts = {tuple(row["input_ids"][: row["labels"].count(-100)]) for row in rows}
    console = Console(highlight=False)
    console.print(
        f"torch {torch.__version__}, {torch.get_num_threads()} threads, load {os.getloadavg()[0]:.1f}\n"
        f"{base_id('embedded')} bf16, {len(rows)} examples of {len(prompts)} problems, "
        f"{sum(len(row['input_ids']) for row in rows):,} tokens",
    )
    report(measured(options), console)


def measured(options: argparse.Namespace) -> dict[str, list[Result]]:
    """Every way once a round, in turn."""
    names = [way for way in WAYS if "TRL" not in way or importlib.util.find_spec("trl")]
    results: dict[str, list[Result]] = {name: [] for name in names}
    for _ in range(options.rounds):
        for name in names:
            command = [sys.executable, __file__, "--way", name, "--steps", str(options.steps)]
            command += ["--references", str(options.references), *(["--everywhere"] if options.everywhere else [])]
            said = subprocess.run(command, capture_output=True, text=True, check=False)
            if said.returncode:
                sys.exit(f"{name}: {said.stderr[-2000:]}")
            results[name].append(Result(**json.loads(said.stdout.splitlines()[-1])))
    return results


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
