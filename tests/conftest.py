"""The real embedded model and the shipped adapter, loaded once for all tests; tests that use them are marked."""

import pytest

MARKED_BY_FIXTURE = {
    "model": {"engine", "exact_engine", "general_engine", "untouched", "tokenizer"},
    "slow": {"tiny_trained"},
}
"""A test that uses one of these fixtures gets the marker."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        for marker, fixtures in MARKED_BY_FIXTURE.items():
            if fixtures.intersection(getattr(item, "fixturenames", ())):
                item.add_marker(marker)


@pytest.fixture(scope="session")
def engine():
    """The engine as the page loads it: the fast path, 4-bit where this CPU multiplies 4-bit weights."""
    from generation.load_pair import load_pair_generator

    return load_pair_generator()


@pytest.fixture(scope="session")
def exact_engine():
    """The fast path in float32."""
    from generation.load_pair import load_pair_generator

    return load_pair_generator(precision="fp32")


@pytest.fixture(scope="session")
def general_engine():
    """The general path in float32."""
    from dataclasses import replace

    from generation.lora import read_lora
    from generation.models.adapter_files import find_adapter
    from generation.models.base import load_base
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
    """The base as transformers loads it in float32, without anything of ours or of peft."""
    import torch
    from transformers import AutoModelForCausalLM

    from generation.models.embedded import embedded_model

    return AutoModelForCausalLM.from_pretrained(embedded_model(), dtype=torch.float32).eval()


@pytest.fixture(scope="session")
def tokenizer():
    """The embedded model's tokenizer as transformers loads it."""
    from transformers import AutoTokenizer

    from generation.models.embedded import embedded_model

    return AutoTokenizer.from_pretrained(embedded_model())
