"""The real embedded model and the shipped adapter, loaded once for all tests."""

import pytest


@pytest.fixture(scope="session")
def engine():
    from finetune.generate import load_pair_generator

    return load_pair_generator()


@pytest.fixture(scope="session")
def untouched():
    """The base as transformers loads it, with nothing of ours or peft's near it."""
    import torch
    from transformers import AutoModelForCausalLM

    from finetune.embedded import embedded_model
    from finetune.model import device_precision

    dtype = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}[device_precision()]
    return AutoModelForCausalLM.from_pretrained(embedded_model(), dtype=dtype).eval()


@pytest.fixture(scope="session")
def tokenizer():
    from transformers import AutoTokenizer

    from finetune.embedded import embedded_model

    return AutoTokenizer.from_pretrained(embedded_model())
