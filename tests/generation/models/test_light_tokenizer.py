"""The light tokenizer gives what transformers' own gives, on every prompt and program of the embedded set."""

import pytest

from evaluation.problems.sources import load_problems
from generation.models.embedded import embedded_model
from generation.models.light_tokenizer import LightTokenizer
from generation.prompt import build_prompt, encode_prompt

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def light():
    return LightTokenizer(embedded_model())


def test_prompts_have_the_same_tokens(light, tokenizer):
    for problem in load_problems("embedded"):
        request = build_prompt(problem)
        assert encode_prompt(request, light) == encode_prompt(request, tokenizer)


@pytest.mark.parametrize("text", ["", " ", "naïve → 🙂\n\t", "<|im_end|> is text here", "x" * 5000, "\x00\ufffd"])
def test_any_text_has_the_same_tokens_and_comes_back(light, tokenizer, text):
    ids = light(text, add_special_tokens=False)["input_ids"]
    assert ids == tokenizer(text, add_special_tokens=False)["input_ids"]
    assert light.decode(ids, skip_special_tokens=False) == tokenizer.decode(ids, skip_special_tokens=False)


def test_the_special_tokens_are_the_same(light, tokenizer):
    assert light.eos_token_id == tokenizer.eos_token_id
    assert light.pad_token_id == tokenizer.pad_token_id
    assert light.chat_template == tokenizer.chat_template
