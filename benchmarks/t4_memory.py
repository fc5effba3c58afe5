"""How much GPU memory preset t4 takes: `python benchmarks/t4_memory.py`. Needs a GPU of 15 GB or more.

Runs the whole command `python -m finetune train --preset t4` on the embedded problems for one epoch, evaluation and its
programs included, with the GPU's memory capped at a T4's 15 GB. The base has Llama-3.2-1B's shape and random weights:
memory and speed do not depend on the values, and no access to a gated model is needed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import torch  # noqa: E402

from benchmarks.machine import describe_machine  # noqa: E402
from finetune.__main__ import main as finetune  # noqa: E402
from finetune.plan.memory import T4_MEMORY  # noqa: E402
from generation.models.tokenizer import load_tokenizer  # noqa: E402


def save_random_base(folder: Path) -> None:
    """Save a model with the sizes of Llama-3.2-1B's config.json, and the embedded model's tokenizer."""
    from transformers import LlamaConfig, LlamaForCausalLM

    rope = {"rope_type": "llama3", "factor": 32.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0}
    rope |= {"original_max_position_embeddings": 8192, "rope_theta": 500000.0}
    tokenizer = load_tokenizer("embedded")
    config = LlamaConfig(
        vocab_size=128256,
        hidden_size=2048,
        intermediate_size=8192,
        num_hidden_layers=16,
        num_attention_heads=32,
        num_key_value_heads=8,
        head_dim=64,
        max_position_embeddings=131072,
        rms_norm_eps=1e-5,
        rope_parameters=rope,
        tie_word_embeddings=True,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    torch.manual_seed(0)
    with torch.device("cuda"):
        LlamaForCausalLM(config).to(torch.bfloat16).save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--base", type=Path, help="folder of the random base; it is made there if it is missing")
    options, rest = parser.parse_known_args()  # everything else goes to the training
    if not torch.cuda.is_available():
        sys.exit("there is no GPU here; python -m finetune plan --preset t4 estimates what the preset takes")
    with tempfile.TemporaryDirectory() as temporary:
        base = options.base or Path(temporary) / "base"
        if not base.is_dir():
            save_random_base(base)
        total = torch.cuda.get_device_properties(0).total_memory
        torch.cuda.empty_cache()
        torch.cuda.set_per_process_memory_fraction(min(1.0, T4_MEMORY / total))
        torch.cuda.reset_peak_memory_stats()
        command = ["train", "--preset", "t4", "--base", str(base), "--problems", "embedded", "--num_train_epochs", "1"]
        code = finetune([*command, "--output_dir", str(Path(temporary) / "adapter"), *rest])
        peak, held = torch.cuda.max_memory_allocated(), torch.cuda.max_memory_reserved()
        print(describe_machine())
        print(f"{torch.cuda.get_device_name()}, capped at {T4_MEMORY / 1e9:.0f} GB, exit code {code}")
        print(f"peak {peak / 1e9:.2f} GB in tensors, {held / 1e9:.2f} GB held by the allocator")


if __name__ == "__main__":
    main()
