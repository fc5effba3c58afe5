"""The merged model is the base with its adapter: the same logits, the same text, for every reader."""

import json

import pytest

from evaluation.assets import SHIPPED_ADAPTER
from evaluation.problems.sources import load_problems
from finetune.__main__ import main
from finetune.errors import FolderError
from finetune.publish.merge import merge, own_precision
from generation.errors import AdapterError, ModelError
from generation.models.embedded import embedded_model
from generation.prompt import build_prompt

pytestmark = pytest.mark.model
GREEDY = 16
"""Number of new tokens that are compared."""


@pytest.fixture(scope="module")
def merged(tmp_path_factory):
    """The shipped adapter in the embedded model's weights, in float32, by the command line."""
    folder = tmp_path_factory.mktemp("merged") / "model"
    command = ["merge", "--adapter", str(SHIPPED_ADAPTER), "--output_dir", str(folder), "--precision", "fp32"]
    assert main(command) == 0
    return folder


@pytest.fixture(scope="module")
def reread(merged):
    """The merged model as transformers reads it."""
    import torch
    from transformers import AutoModelForCausalLM

    return AutoModelForCausalLM.from_pretrained(merged, dtype=torch.float32).eval()


@pytest.fixture(scope="module")
def prompt():
    return build_prompt(load_problems("embedded:test")[0])


@pytest.fixture(scope="module")
def by_peft(tokenizer):
    """Base and adapter as peft puts them together, in float32."""
    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    base = AutoModelForCausalLM.from_pretrained(embedded_model(), dtype=torch.float32)
    return PeftModel.from_pretrained(base, SHIPPED_ADAPTER).eval()


def next_logits(model, tokenizer, prompt):
    import torch

    with torch.inference_mode():
        return model(**tokenizer(prompt, return_tensors="pt")).logits[0, -1]


def greedy(model, tokenizer, prompt):
    inputs = tokenizer(prompt, return_tensors="pt")
    return model.generate(**inputs, do_sample=False, max_new_tokens=GREEDY)[0].tolist()


def test_logits_and_greedy_text_are_those_of_base_and_adapter(reread, by_peft, tokenizer, prompt):
    for text in (prompt, "def fibonacci(n):\n", "7"):
        difference = next_logits(reread, tokenizer, text) - next_logits(by_peft, tokenizer, text)
        assert difference.abs().max() < 1e-3  # of logits about 20 in size
    assert greedy(reread, tokenizer, prompt) == greedy(by_peft, tokenizer, prompt)


def test_the_merged_model_is_not_the_base(reread, by_peft, tokenizer, prompt):
    with by_peft.disable_adapter():
        base = next_logits(by_peft, tokenizer, prompt)
    assert (next_logits(reread, tokenizer, prompt) - base).abs().max() > 0.5


def test_the_page_s_engine_reads_it_as_a_base_and_writes_the_adapted_side_s_text(merged, exact_engine, prompt):
    from generation.completion import complete
    from generation.decode import GenerationSettings
    from generation.models.load_side_model import load_side_model

    model, tokenizer, facts = load_side_model(str(merged), precision="fp32")
    settings = GenerationSettings(max_new_tokens=GREEDY)
    (sides,) = exact_engine.complete([prompt], settings)
    assert complete(model, tokenizer, [prompt], settings) == [sides["adapted"][0].text]
    assert facts.path == "fast"


def test_tokenizer_and_origin_stand_beside_the_weights(merged, tokenizer):
    from transformers import AutoTokenizer

    beside = AutoTokenizer.from_pretrained(merged)
    assert beside.chat_template == tokenizer.chat_template and beside.get_vocab() == tokenizer.get_vocab()
    origin = json.loads((merged / "merge.json").read_text())
    assert (origin["base"]["model"], origin["precision"]) == ("HuggingFaceTB/SmolLM2-135M-Instruct", "fp32")
    assert json.loads((merged / "config.json").read_text())["dtype"] == "float32"


def test_in_bf16_the_float32_sum_is_rounded_once(merged, tmp_path):
    """The default is the precision of the base's own weights, here bf16."""
    import torch
    from safetensors.torch import load_file

    folder = merge(str(SHIPPED_ADAPTER), tmp_path / "model")
    exact, kept = load_file(merged / "model.safetensors"), load_file(folder / "model.safetensors")
    assert exact.keys() == kept.keys()
    assert all(torch.equal(kept[name], exact[name].bfloat16()) for name in exact)


def test_a_base_in_four_bits_is_refused(tmp_path):
    config = json.loads((embedded_model() / "config.json").read_text())
    config["quantization_config"] = {"quant_method": "bitsandbytes", "load_in_4bit": True}
    (tmp_path / "SmolLM2-135M-Instruct").mkdir()
    (tmp_path / "SmolLM2-135M-Instruct" / "config.json").write_text(json.dumps(config))
    with pytest.raises(ModelError, match=r"quantised \(bitsandbytes\) .* pass --base"):
        merge(str(SHIPPED_ADAPTER), tmp_path / "out", base=str(tmp_path / "SmolLM2-135M-Instruct"))


def test_an_adapter_that_does_not_fit_the_base_is_refused_and_nothing_is_left(tmp_path):
    from transformers import LlamaConfig, LlamaForCausalLM

    shape = {"hidden_size": 32, "intermediate_size": 64, "num_attention_heads": 2, "num_hidden_layers": 1}
    LlamaForCausalLM(LlamaConfig(vocab_size=49152, **shape)).save_pretrained(tmp_path / "small")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        (tmp_path / "small" / name).write_bytes((embedded_model() / name).read_bytes())
    with pytest.raises(AdapterError, match=r"cannot be merged into .*small .*trained for HuggingFaceTB/SmolLM2"):
        merge(str(SHIPPED_ADAPTER), tmp_path / "out", base=str(tmp_path / "small"))
    assert [path.name for path in tmp_path.iterdir()] == ["small"]


def test_an_output_folder_that_is_taken_is_named_before_weights_are_loaded(tmp_path):
    (tmp_path / "file").write_text("")
    said = []
    with pytest.raises(FolderError, match="never overwritten"):
        merge(str(SHIPPED_ADAPTER), tmp_path, progress=said.append)
    assert not any("loading" in line for line in said)


@pytest.mark.parametrize(("dtype", "precision"), [("bfloat16", "bf16"), ("float16", "fp16"), (None, "fp32")])
def test_the_precision_of_the_base_is_kept(dtype, precision):
    from transformers import LlamaConfig

    assert own_precision(LlamaConfig(dtype=dtype)) == precision
