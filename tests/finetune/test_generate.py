"""The pair engine on the real embedded model: the base is the base, the stream streams, stop stops."""

import itertools
import time

import pytest

from evaluation.problems import load_problems
from finetune.generate import GenerationSettings
from finetune.preprocess import FENCE, build_prompt, encode_prompt

pytestmark = pytest.mark.model

SHORT = GenerationSettings(max_new_tokens=48)
PROMPTS = [build_prompt(problem) for problem in load_problems("embedded:test")[:3]]


def last(engine, prompt, settings=SHORT):
    *_, update = engine.stream(prompt, settings)
    return update


@pytest.mark.parametrize("prompt", PROMPTS)
def test_the_base_side_writes_what_the_untouched_model_writes_alone(engine, untouched, tokenizer, prompt):
    """The untouched model is loaded by transformers alone: no peft, no batch, no engine."""
    import torch

    ids = torch.tensor([encode_prompt(prompt, tokenizer)])
    written = untouched.generate(input_ids=ids, attention_mask=torch.ones_like(ids), max_new_tokens=48, do_sample=False)
    alone = tokenizer.decode(written[0, ids.shape[1] :], skip_special_tokens=True)
    base = last(engine, prompt).completions["base"].text
    assert base.startswith(FENCE)
    base = base.removeprefix(FENCE)
    # The engine stops at the closing fence; the model alone goes on to its own end.
    assert base
    assert alone.startswith(base)
    assert base == alone or base.endswith("\n```")


def test_the_sides_are_different_models_and_their_provenance_says_so(engine):
    base, adapted = engine.provenance["base"], engine.provenance["adapted"]
    assert base["fingerprint"] != adapted["fingerprint"]
    assert engine.warning == ""
    assert not base["adapter"] and adapted["adapter_sha256"]


def test_the_untouched_model_has_the_fingerprint_of_the_base_side(engine, untouched, tokenizer):
    import hashlib

    import torch

    from finetune.generate import FINGERPRINT_PROMPT

    with torch.inference_mode():
        logits = untouched(**tokenizer(FINGERPRINT_PROMPT, return_tensors="pt"), logits_to_keep=1).logits
    assert hashlib.sha256(logits.float().numpy().tobytes()).hexdigest()[:12] == engine.provenance["base"]["fingerprint"]


def test_a_stream_grows_and_its_last_update_is_complete(engine):
    updates = list(engine.stream(PROMPTS[0], SHORT))
    for side in ("base", "adapted"):
        texts = [update.completions[side].text for update in updates]
        assert all(later.startswith(earlier) for earlier, later in itertools.pairwise(texts))
        assert len(set(texts)) > 2
        assert updates[-1].completions[side].finish in ("stop", "length")
    assert [update.done for update in updates] == [False] * (len(updates) - 1) + [True]


def test_the_length_limits_each_side(engine):
    for completion in last(engine, PROMPTS[0], GenerationSettings(max_new_tokens=3)).completions.values():
        assert completion.tokens <= 3


def test_greedy_text_is_the_same_again(engine):
    first, second = last(engine, PROMPTS[1]), last(engine, PROMPTS[1])
    assert [c.text for c in first.completions.values()] == [c.text for c in second.completions.values()]


def test_a_seed_gives_the_same_sample_again_and_another_seed_another_one(engine):
    def sample(seed):
        settings = GenerationSettings(max_new_tokens=24, temperature=1.0, seed=seed)
        return [c.text for c in last(engine, PROMPTS[0], settings).completions.values()]

    assert sample(1) == sample(1)
    assert sample(1) != sample(2)


def test_closing_the_stream_stops_the_model_and_frees_the_engine(engine):
    stream = engine.stream(PROMPTS[0], GenerationSettings(max_new_tokens=4000))
    next(stream)
    stream.close()
    started = time.monotonic()
    assert last(engine, PROMPTS[0], GenerationSettings(max_new_tokens=1)).done
    assert time.monotonic() - started < 60  # 4,000 tokens would take minutes


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"max_new_tokens": 0}, "max_new_tokens"),
        ({"max_new_tokens": 5000}, "max_new_tokens"),
        ({"temperature": -0.1}, "temperature"),
        ({"temperature": float("nan")}, "temperature"),
        ({"top_p": 0.0}, "top_p"),
        ({"seed": -1}, "seed"),
    ],
)
def test_impossible_settings_are_refused_by_name(values, named):
    with pytest.raises(ValueError, match=named):
        GenerationSettings(**values)


def test_a_prompt_beyond_the_context_is_refused_in_one_sentence(engine):
    from finetune.errors import ModelError

    with pytest.raises(ModelError, match="context"):
        next(engine.stream("word " * 9000, SHORT))
