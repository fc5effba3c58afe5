"""How much memory an evaluation takes as its set grows: `python benchmarks/evaluation_memory.py`.

transformers' Trainer with `compute_metrics` keeps all logits of the evaluation set; `eval_accumulation_steps=1`, which
should help, moves them to main memory one batch at a time. This project's Trainer (finetune/training/trainer.py) keeps
sums. Embedded model in bf16, batches of 8, a process for each way and size. The figures are the memory added by the
evaluation. Neither way writes or judges programs here.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from benchmarks.machine import describe_machine  # noqa: E402

LONGEST = 400
WAYS = ("compute_metrics", "compute_metrics, eval_accumulation_steps=1", "this project")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[8, 16, 32, 64])
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)  # what a process of its own is started with
    options = parser.parse_args()
    if options.way:
        print(f"\n{measure_peak(options.way, options.sizes[0])}")
        return
    table = Table("GB added, by examples", *map(str, options.sizes))
    for way in WAYS:
        table.add_row(way, *[f"{measure_in_own_process(way, size) / 1e9:.2f}" for size in options.sizes])
    print(describe_machine())
    Console(highlight=False).print(table)


def measure_in_own_process(way: str, size: int) -> float:
    command = [sys.executable, __file__, "--way", way, "--sizes", str(size)]
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    if process.returncode:
        sys.exit(f"{way}, {size} examples: {process.stderr[-2000:]}")
    return float(process.stdout.splitlines()[-1])


def measure_peak(way: str, size: int) -> float:
    """The peak of resident memory during the evaluation, in bytes above what the process held before."""
    from transformers import Trainer, TrainingArguments

    from evaluation.problems.sources import load_problems
    from finetune.data.shared_prompts import share_prompts
    from finetune.data.tokenised import build_examples, pad_batch
    from finetune.settings.presets import CPU
    from finetune.training.fresh_adapter import add_adapter
    from finetune.training.trainer import PairTrainer, completion_loss
    from generation.models.base import load_base

    model, tokenizer, _ = load_base(precision="bf16", progress=lambda text: None)
    problems = load_problems("embedded:train")
    rows = build_examples(problems, tokenizer, max_length=LONGEST, per_problem=1).rows[:size]
    with tempfile.TemporaryDirectory() as folder:
        settings: dict[str, Any] = {"output_dir": folder, "per_device_eval_batch_size": 8, "report_to": "none"}
        settings |= {"use_cpu": True, "remove_unused_columns": False, "disable_tqdm": True}
        pad = partial(pad_batch, pad_token_id=tokenizer.pad_token_id)
        if way == WAYS[2]:
            trainer: Trainer = PairTrainer(
                [],
                lambda model, requests: [],
                model=add_adapter(model, CPU),
                args=TrainingArguments(**settings),
                eval_dataset=rows,
                data_collator=partial(share_prompts, pad_token_id=tokenizer.pad_token_id),
                compute_loss_func=completion_loss,
            )
            evaluate = partial(trainer._validation_loss, rows)
        else:
            steps = 1 if "accumulation" in way else None
            trainer = Trainer(
                model=model,
                args=TrainingArguments(**settings, eval_accumulation_steps=steps),
                eval_dataset=rows,
                data_collator=lambda some: {k: v for k, v in pad(some).items() if k != "logits_to_keep"},
                compute_metrics=lambda predicted: {"rows": len(predicted.predictions)},
            )
            evaluate = trainer.evaluate
        before = read_status("VmRSS:")
        Path("/proc/self/clear_refs").write_text("5")  # the peak from here on
        evaluate()
        return read_status("VmHWM:") - before


def read_status(name: str) -> float:
    status = Path("/proc/self/status").read_text()
    return 1024.0 * int(status.partition(name)[2].split()[0])


if __name__ == "__main__":
    main()
