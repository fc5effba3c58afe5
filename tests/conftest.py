"""The real embedded model and the shipped adapter, loaded once for all tests."""

import pytest


@pytest.fixture(scope="session")
def engine():
    """As the page loads it: the fast path, 4-bit where this CPU has the product for it."""
    from generation.pair import load_pair_generator

    return load_pair_generator()


@pytest.fixture(scope="session")
def exact_engine():
    """The fast path without any rounding but float32's."""
    from generation.pair import load_pair_generator

    return load_pair_generator(precision="fp32")


@pytest.fixture(scope="session")
def general_engine():
    """The general path in float32."""
    from dataclasses import replace

    from generation.lora import read_lora
    from generation.models.base import find_adapter, load_base
    from generation.models.general import GeneralModel
    from generation.pair import PairGenerator

    model, tokenizer, facts = load_base(precision="fp32")
    adapter = find_adapter(None)
    side_model = GeneralModel(model)
    side_model.add_adapter("adapted", read_lora(adapter.folder))
    adapted = replace(facts, adapter=adapter.name, adapter_sha256=adapter.sha256, scale=adapter.scale)
    return PairGenerator(side_model, tokenizer, {"base": facts, "adapted": adapted})


@pytest.fixture(scope="session")
def untouched():
    """The base as transformers loads it in float32, with nothing of ours or peft's near it."""
    import torch
    from transformers import AutoModelForCausalLM

    from generation.models.embedded import embedded_model

    return AutoModelForCausalLM.from_pretrained(embedded_model(), dtype=torch.float32).eval()


@pytest.fixture(scope="session")
def tokenizer():
    from transformers import AutoTokenizer

    from generation.models.embedded import embedded_model

    return AutoTokenizer.from_pretrained(embedded_model())
