"""The fast training computation gives the loss and the gradients of transformers and peft, example by example."""

from dataclasses import replace

import pytest

from evaluation.problems.sources import load_problems
from finetune.data.shared_prompts import PADDING, SharedPromptSampler, share_prompts, split_example
from finetune.data.tokenised import build_examples
from finetune.settings.presets import CPU, LoraSettings

VOCABULARY = 97
EVERYWHERE = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


def tiny_model(*, modules=CPU.lora.target_modules, dropout=0.0, layers=3):
    """Random weights of a Llama with grouped queries; B is random too, as in an adapter that has learned."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=48,
        intermediate_size=80,
        num_hidden_layers=layers,
        num_attention_heads=6,
        num_key_value_heads=2,
        tie_word_embeddings=True,
        initializer_range=0.2,
    )
    lora = LoraConfig(task_type="CAUSAL_LM", r=4, lora_alpha=8, lora_dropout=dropout, target_modules=list(modules))
    model = get_peft_model(LlamaForCausalLM(config), lora)
    for name, value in model.named_parameters():
        if "lora_B" in name:
            value.data.normal_(0, 0.1)
    return model.train()


def row(prompt, completion):
    return {"input_ids": [*prompt, *completion], "labels": [-100] * len(prompt) + list(completion)}


ROWS = [row(range(1, 9), [11, 12, 13]), row(range(1, 9), [20, 21]), row(range(30, 35), [40]), row([50], range(60, 90))]
"""Two completions of one prompt, prompts and completions of one token, rows of many lengths."""


def one_by_one(model, rows):
    """Sum of transformers' own losses, each example by itself: no padding, nothing shared."""
    import torch

    total = 0
    for each in rows:
        logits = model(input_ids=torch.tensor([each["input_ids"]])).logits[0, :-1].float()
        total += torch.nn.functional.cross_entropy(logits, torch.tensor(each["labels"][1:]), reduction="sum")
    return total


def gradients(model, loss):
    model.zero_grad()
    loss.backward()
    return {name: value.grad.clone() for name, value in model.named_parameters() if value.requires_grad}


def fast_loss(model, rows):
    from finetune.training.llama.model import LlamaTraining

    batch = share_prompts(rows, pad_token_id=0)
    del batch["labels"], batch["attention_mask"]
    return LlamaTraining(model).loss(**batch)


@pytest.mark.parametrize("queries", [4, 128])
@pytest.mark.parametrize("modules", [CPU.lora.target_modules, EVERYWHERE, ("v_proj",), ("q_proj", "down_proj")])
def test_loss_and_every_gradient_are_those_of_the_examples_one_by_one(modules, queries, monkeypatch):
    """So no token sees a neighbour's completion, padding, or a position that is not its own."""
    import torch

    from finetune.training.llama import attention, functions

    monkeypatch.setattr(attention, "QUERIES_AT_ONCE", queries)
    monkeypatch.setattr(functions, "POSITIONS_AT_ONCE", 5)
    model = tiny_model(modules=modules)
    slow = one_by_one(model, ROWS)
    expected = gradients(model, slow)
    fast = fast_loss(model, ROWS)
    actual = gradients(model, fast)
    assert fast.item() == pytest.approx(slow.item(), rel=1e-6)
    assert len(actual) == 2 * 3 * len(modules)
    for name, gradient in expected.items():
        torch.testing.assert_close(actual[name], gradient, rtol=1e-4, atol=1e-5 * gradient.abs().max().item())


def test_another_completion_of_the_prompt_changes_no_loss():
    model = tiny_model().eval()
    alone = [fast_loss(model, [each]).item() for each in ROWS]
    assert fast_loss(model, ROWS).item() == pytest.approx(sum(alone), rel=1e-6)


def test_the_weights_stay_peft_s_own_and_other_calls_compute_what_they_did():
    import torch

    from finetune.training.llama.model import compute_fast

    model = tiny_model().eval()
    ids = torch.tensor([[1, 2, 3]])
    before, names = model(input_ids=ids).logits, list(model.state_dict())
    compute_fast(model)
    batch = share_prompts(ROWS, pad_token_id=0)
    assert model(**batch)["loss"].item() == pytest.approx(one_by_one(model, ROWS).item(), rel=1e-6)
    assert torch.equal(model(input_ids=ids).logits, before)
    assert list(model.state_dict()) == names


def test_what_it_cannot_compute_is_left_to_peft():
    from transformers import Qwen2Config

    from finetune.settings.fast_path import trains_fast

    config = tiny_model().get_base_model().config.to_dict()
    assert trains_fast(config, EVERYWHERE)
    assert not trains_fast(config, ("q_proj", "lm_head"))
    assert not trains_fast(Qwen2Config().to_dict(), EVERYWHERE)


def test_checkpointing_changes_no_gradient():
    import torch

    model = tiny_model()
    expected = gradients(model, fast_loss(model, ROWS))
    enable = getattr(model, "activation_checkpointing_enable", None) or model.gradient_checkpointing_enable
    enable({"use_reentrant": False})  # transformers renames it for version 6
    actual = gradients(model, fast_loss(model, ROWS))
    assert all(torch.equal(actual[name], gradient) for name, gradient in expected.items())


def test_dropout_drops_its_share_and_keeps_the_mean():
    import torch

    from finetune.training.llama.products import draw_mask

    torch.manual_seed(0)
    mask = draw_mask(torch.empty(999, 333), 0.05)
    assert mask.shape == (999, 333)
    assert 1 - mask.float().mean().item() == pytest.approx(0.05, abs=0.002)
    model = tiny_model(dropout=0.3, layers=1)
    losses = torch.stack([fast_loss(model, ROWS).detach() for _ in range(200)])
    assert losses.std() > 0
    assert losses.mean().item() == pytest.approx(fast_loss(model.eval(), ROWS).item(), rel=0.05)


@pytest.mark.model
@pytest.mark.parametrize("precision", ["bf16", "nf4"])
def test_in_less_precision_the_real_model_s_loss_and_gradients_are_as_near_to_float32_as_peft_s(tokenizer, precision):
    """NF4 is compared with float32 weights of the same values. An evaluation before it changes nothing."""
    import torch

    from finetune.training.fresh_adapter import add_adapter
    from generation.models.base import load_base

    preset = replace(CPU, precision=precision, lora=LoraSettings(lora_dropout=0.0))
    rows = build_examples(load_problems("embedded:train")[:1], tokenizer, max_length=1024, per_problem=2).rows
    assert len(rows) == 2 and split_example(rows[0])[0] == split_example(rows[1])[0]
    torch.manual_seed(0)
    model = add_adapter(load_base(precision=precision)[0], preset).train()
    for name, value in model.named_parameters():
        if "lora_B" in name:
            value.data.normal_(0, 0.02)
    with torch.no_grad():
        fast_loss(model.eval(), rows)
    loss = fast_loss(model.train(), rows)
    ours = gradients(model, loss)
    theirs = gradients(model, one_by_one(model, rows))
    exact_model = _in_float32(model)
    exact_loss = one_by_one(exact_model, rows)
    exact = gradients(exact_model, exact_loss)
    assert loss.item() == pytest.approx(exact_loss.item(), rel=0.01)

    def distance(some):
        return sum(((some[name].float() - exact[name]).norm() / exact[name].norm()).item() for name in exact)

    assert distance(ours) <= 1.1 * distance(theirs)


def _in_float32(model):
    """The same values in float32 layers."""
    import torch
    from bitsandbytes.functional import dequantize_4bit
    from bitsandbytes.nn import Linear4bit

    for module in list(model.modules()):
        for name, child in module.named_children():
            if isinstance(child, Linear4bit):
                dense = torch.nn.Linear(child.in_features, child.out_features, bias=False)
                dense.weight.data = dequantize_4bit(child.weight.data, child.weight.quant_state).float()
                dense.requires_grad_(False)
                setattr(module, name, dense)
    return model.float()


def test_a_batch_holds_each_prompt_once_and_says_what_is_taught_where():
    batch = share_prompts(ROWS, pad_token_id=0)
    assert batch["input_ids"][0].tolist()[:13] == [*range(1, 9), 11, 12, 13, 20, 21]
    assert batch["segments"][0].tolist()[:13] == [0] * 8 + [1] * 3 + [2] * 2
    assert batch["positions"][0].tolist()[:13] == [*range(8), 8, 9, 10, 8, 9]
    assert (batch["segments"][1] == PADDING).sum() == batch["input_ids"].shape[1] - 6
    assert batch["attention_mask"].sum() == sum(len(each["input_ids"]) for each in ROWS)
    flat = batch["input_ids"].flatten()
    for place, label in zip(batch["taught_at"].tolist(), batch["labels"].tolist(), strict=True):
        assert label in (int(flat[place + 1]), 20)  # the second completion's first token follows the prompt as well
    assert batch["labels"].tolist() == [11, 12, 13, 20, 21, 40, *range(60, 90)]


def test_every_example_comes_once_a_pass_with_those_of_its_problem_and_in_another_order_next_time():
    import torch

    rows = [row([problem] * (1 + problem % 7), [problem, number]) for problem in range(40) for number in range(3)]
    sampler = SharedPromptSampler(rows, 6, torch.Generator().manual_seed(0))
    first, second = list(sampler), list(sampler)
    assert sorted(first) == sorted(second) == list(range(len(rows))) and len(sampler) == len(rows)
    assert first != second and first == list(SharedPromptSampler(rows, 6, torch.Generator().manual_seed(0)))
    for order in (first, second):
        batches = [order[start : start + 6] for start in range(0, len(order), 6)]
        assert all(len({rows[place]["input_ids"][0] for place in batch}) == 2 for batch in batches)
    assert len({len(rows[batch[0]]["input_ids"]) for batch in [first[:6], first[30:36], first[60:66]]}) > 1
