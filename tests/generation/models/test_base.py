"""Adapters and bases that cannot be used: one sentence each."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.assets import SHIPPED_ADAPTER
from generation.errors import AdapterError, ModelError
from generation.models.adapter_files import find_adapter
from generation.models.base import load_base
from generation.models.embedded import EMBEDDED_ID
from tests.stubs.hub import hub

ROOT = Path(__file__).resolve().parents[3]


def make_adapter(folder, base=EMBEDDED_ID, weights=b"x"):
    folder.mkdir()
    (folder / "adapter_config.json").write_text(json.dumps({"base_model_name_or_path": base}))
    (folder / "adapter_model.safetensors").write_bytes(weights)
    return str(folder)


def test_the_shipped_adapter_belongs_to_the_embedded_model():
    files = find_adapter(None)
    assert files.folder == SHIPPED_ADAPTER
    assert len(files.sha256) == 64


def test_an_adapter_is_found_for_the_same_base_under_another_path(tmp_path):
    adapter = make_adapter(tmp_path / "mine", base="meta-llama/Llama-3.2-1B")
    assert find_adapter(adapter, "/models/Llama-3.2-1B/").name == "mine"


def test_an_adapter_for_another_base_is_refused_and_both_are_named(tmp_path):
    adapter = make_adapter(tmp_path / "mine", base="meta-llama/Llama-3.2-1B")
    with pytest.raises(AdapterError, match=r"trained for meta-llama/Llama-3\.2-1B, not for .*SmolLM2"):
        find_adapter(adapter)


@pytest.mark.parametrize("content", [None, "not json", "{}", "[]"])
def test_a_folder_that_is_no_adapter_is_named(tmp_path, content):
    folder = tmp_path / "folder"
    folder.mkdir()
    if content is not None:
        (folder / "adapter_config.json").write_text(content)
        (folder / "adapter_model.safetensors").write_bytes(b"x")
    with pytest.raises(AdapterError, match=rf"{folder} is not an adapter"):
        find_adapter(str(folder))


def test_an_adapter_without_weights_is_refused(tmp_path):
    adapter = make_adapter(tmp_path / "mine")
    (tmp_path / "mine" / "adapter_model.safetensors").unlink()
    with pytest.raises(AdapterError, match="is not an adapter"):
        find_adapter(adapter)


def test_a_name_that_is_neither_folder_nor_repository_is_refused():
    with pytest.raises(AdapterError, match="neither a folder here nor a Hub repository"):
        find_adapter("no such adapter")


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelError, match=str(tmp_path)):
        load_base(str(tmp_path))


def test_an_unknown_precision_is_refused():
    with pytest.raises(ModelError, match="int3"):
        load_base(precision="int3")


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "said"), [("gated", "is gated; accept its licence"), ("missing", "neither such a")])
def test_a_model_that_the_hub_does_not_give_is_gated_or_missing_and_not_confused(tmp_path, answer, said):
    with hub({}, answer=answer, place="/you/model/resolve/main/") as stub:
        environment = {**os.environ, "HF_ENDPOINT": stub.endpoint, "HF_HOME": str(tmp_path)}
        command = [sys.executable, "-c", "from generation.models.base import load_base; load_base('you/model')"]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    assert said in done.stderr.splitlines()[-1]
