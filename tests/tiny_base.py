"""A base that trains in milliseconds: a Llama of two random layers, and a tokenizer of its own with 320 tokens.

The code that runs on it is the real one. What it learns is of no use: tests of learning use the embedded model.
"""

from __future__ import annotations

import json
from pathlib import Path

QUESTION = "Print the number {n}."
TOKENS = 320


def make_tiny_base(folder: Path) -> Path:
    """Write a model as transformers does; its weights are the same each time."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    tokenizer = _make_tokenizer()
    config = LlamaConfig(
        vocab_size=TOKENS,
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=1024,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    with torch.random.fork_rng():
        torch.manual_seed(0)
        LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _make_tokenizer():
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=TOKENS,
        special_tokens=["<end>", "<pad>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([QUESTION.format(n=n) + f"```python\nprint({n})\n```" for n in range(50)], trainer)
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<end>", pad_token="<pad>")


def write_problems(path: Path, count: int) -> Path:
    """Write `count` problems, each solved by one print; their statements differ in length."""
    rows = [
        {
            "problem_id": n,
            "question": QUESTION.format(n=n) + " Nothing else." * (n % 5),
            "solutions": [f"print({n})"],
            "input_output": {"inputs": [""], "outputs": [f"{n}\n"]},
        }
        for n in range(count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
