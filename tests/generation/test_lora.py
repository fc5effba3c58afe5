"""Adapters as plain matrices: the scale is peft's, and what is more than LoRA is refused by name."""

import json

import pytest
import torch
from safetensors.torch import save_file

from evaluation.assets import SHIPPED_ADAPTER
from generation.errors import AdapterError
from generation.lora import lora_of, read_lora

MODULE = "model.layers.0.self_attn.q_proj"
A, B = torch.randn(4, 8), torch.randn(6, 4)
STATE = {f"base_model.model.{MODULE}.lora_A.weight": A, f"base_model.model.{MODULE}.lora_B.weight": B}
CONFIG = {"peft_type": "LORA", "r": 4, "lora_alpha": 8, "bias": "none"}


def update(**changed):
    matrices = lora_of(STATE, CONFIG | changed, "mine")[MODULE]
    return matrices.b @ matrices.a


@pytest.mark.parametrize(
    ("changed", "scale"),
    [
        ({}, 2.0),
        ({"lora_alpha": 4}, 1.0),
        ({"use_rslora": True}, 4.0),
        ({"alpha_pattern": {"q_proj": 12}}, 3.0),
        ({"alpha_pattern": {"v_proj": 12}}, 2.0),
    ],
)
def test_the_scale_is_in_b(changed, scale):
    torch.testing.assert_close(update(**changed), B @ A * scale)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"use_dora": True}, "use_dora"),
        ({"modules_to_save": ["lm_head"]}, "modules_to_save"),
        ({"bias": "all"}, "bias all"),
        ({"peft_type": "IA3"}, "IA3"),
    ],
)
def test_more_than_lora_is_refused_by_name(changed, named):
    with pytest.raises(AdapterError, match=named):
        lora_of(STATE, CONFIG | changed, "mine")


def test_half_an_adapter_and_foreign_tensors_are_refused():
    half = dict([next(iter(STATE.items()))])
    with pytest.raises(AdapterError, match="incomplete"):
        lora_of(half, CONFIG, "mine")
    with pytest.raises(AdapterError, match="classifier"):
        lora_of(STATE | {"classifier.weight": A}, CONFIG, "mine")


def test_a_folder_is_read_in_float32(tmp_path):
    (tmp_path / "adapter_config.json").write_text(json.dumps(CONFIG))
    save_file({name: tensor.half() for name, tensor in STATE.items()}, tmp_path / "adapter_model.safetensors")
    assert read_lora(tmp_path)[MODULE].a.dtype == torch.float32


def test_the_shipped_adapter_has_an_update_for_each_attention_layer_of_the_embedded_model():
    lora = read_lora(SHIPPED_ADAPTER)
    assert len(lora) == 30 * 4
    assert {name.rpartition(".")[2] for name in lora} == {"q_proj", "k_proj", "v_proj", "o_proj"}
