"""When `train` cannot be done, one sentence says why, before any weight is loaded."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from finetune.__main__ import main
from generation.models.tokenizer import is_causal
from tests.stubs.hub import hub

ROOT = Path(__file__).resolve().parents[2]


def said_of(command, capsys):
    assert main(command) == 2
    said = capsys.readouterr().err
    assert said.startswith("error: ") and said.count("\n") == 1, said
    return said


def test_the_t4_preset_needs_a_gpu(tmp_path, capsys):
    import torch

    if torch.cuda.is_available():
        pytest.skip("there is a GPU")
    said = said_of(["train", "--preset", "t4", "--output_dir", str(tmp_path / "adapter")], capsys)
    assert "preset t4 needs an NVIDIA GPU and none is found here; pass --preset cpu or auto" in said
    assert not (tmp_path / "adapter").exists()


@pytest.mark.parametrize(
    ("kind", "architectures"),
    [("bert", ["BertForMaskedLM"]), ("bert", None), ("t5", ["T5ForConditionalGeneration"]), ("t5", None)],
)
def test_a_base_that_does_not_continue_text_is_named(tiny_command, tmp_path, capsys, kind, architectures):
    (tmp_path / "config.json").write_text(json.dumps({"model_type": kind, "architectures": architectures}))
    said = said_of([*tiny_command, "--base", str(tmp_path), "--output_dir", str(tmp_path / "adapter")], capsys)
    assert f"{tmp_path} is a {kind} model, which does not continue text" in said


@pytest.mark.parametrize("kind", ["LlamaConfig", "GPT2Config", "Qwen2Config"])
def test_causal_bases_are_known_with_and_without_the_name_of_their_class(kind):
    import transformers

    assert is_causal(getattr(transformers, kind)())


def test_layers_that_the_base_does_not_have_are_named_with_those_it_has(tiny_command, tmp_path, capsys):
    words = ["--lora_target_modules", "c_attn", "--output_dir", str(tmp_path / "adapter")]
    said = said_of([*tiny_command, *words], capsys)
    assert "has no layer named c_attn" in said and "q_proj" in said and "lm_head" not in said


@pytest.mark.slow
def test_a_gated_base_without_a_token_is_one_sentence(tmp_path):
    with hub({}, answer="gated", place="/you/model/resolve/main/") as stub:
        environment = {**os.environ, "HF_ENDPOINT": stub.endpoint, "HF_HOME": str(tmp_path)}
        command = [sys.executable, "-m", "finetune", "train", "--preset", "cpu", "--base", "you/model"]
        done = subprocess.run(
            [*command, "--output_dir", str(tmp_path / "adapter")],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "is gated; accept its licence" in done.stderr and "set HF_TOKEN" in done.stderr


def test_data_that_leaves_nothing_are_named(tiny_command, tmp_path, capsys):
    words = ["--question_characters", "5", "--output_dir", str(tmp_path / "adapter")]
    assert "no training example is left of 33 problems" in said_of([*tiny_command, *words], capsys)
