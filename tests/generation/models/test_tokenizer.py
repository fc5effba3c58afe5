"""The tokenizer of a base without its weights, or one sentence at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generation.errors import ModelError
from generation.models.embedded import embedded_model
from generation.models.tokenizer import load_config, load_tokenizer
from tests.stubs.hub import hub

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.model
def test_the_embedded_tokenizer_is_the_one_of_the_model(tokenizer):
    loaded = load_tokenizer("embedded")
    assert loaded.chat_template == tokenizer.chat_template
    assert loaded("print(1)")["input_ids"] == tokenizer("print(1)")["input_ids"]
    assert load_config("embedded").hidden_size == 576


def test_a_folder_that_holds_no_tokenizer_is_named(tmp_path):
    with pytest.raises(ModelError, match=f"the tokenizer of {tmp_path} cannot be loaded"):
        load_tokenizer(str(tmp_path))


def test_a_name_that_no_model_can_have_is_named():
    with pytest.raises(ModelError, match="neither such a folder nor a model on the Hub"):
        load_tokenizer("/nowhere/at/all")


@pytest.mark.model
def test_a_plan_takes_tokenizer_and_configuration_of_a_hub_model_and_no_weights(tmp_path):
    folder = embedded_model()
    names = ("config.json", "tokenizer.json", "tokenizer_config.json", "chat_template.jinja")
    files = {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}
    with hub(files, place="/you/model/resolve/main/") as stub:
        environment = {**os.environ, "HF_ENDPOINT": stub.endpoint, "HF_HOME": str(tmp_path)}
        here, there = (plan(base, environment) for base in ("embedded", "you/model"))
        assert not [asked for asked in stub.requests if "safetensors" in asked or ".bin" in asked]
    assert "base you/model" in there
    assert here.partition("\n")[2] == there.partition("\n")[2]


def plan(base, environment):
    command = [sys.executable, "-m", "finetune", "plan", "--preset", "cpu", "--base", base]
    command += ["--problems", "embedded:validation", "--no-verified_solutions"]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "said"), [("gated", "is gated; accept its licence"), ("missing", "neither such a")])
def test_a_hub_that_says_no_is_one_sentence(tmp_path, answer, said):
    with hub({}, answer=answer, place="/you/model/resolve/main/") as stub:
        environment = {**os.environ, "HF_ENDPOINT": stub.endpoint, "HF_HOME": str(tmp_path)}
        command = [sys.executable, "-m", "finetune", "plan", "--preset", "t4", "--base", "you/model"]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2 and said in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_hub_that_cannot_be_reached_is_one_sentence_on_the_command_line_and_at_once(tmp_path):
    environment = {**os.environ, "HF_ENDPOINT": "http://127.0.0.1:9", "HF_HOME": str(tmp_path)}
    words = ["plan", "--preset", "t4", "--problems", "embedded"]
    code = f"import time; time.sleep = print\nfrom finetune.__main__ import main\nraise SystemExit(main({words}))"
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")  # and no pause before another try was printed
    assert "the tokenizer of meta-llama/Llama-3.2-1B cannot be loaded" in done.stderr and done.stderr.count("\n") == 1
