"""Push against a Hub on loopback, by the real client and the real command line."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.assets import SHIPPED_ADAPTER
from finetune.__main__ import main
from finetune.errors import PushError
from finetune.publish.push import pack, send
from generation.errors import AdapterError
from generation.models.adapter_files import read_adapter
from tests.stubs.writable_hub import COMMIT, TOKEN, writable_hub

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def adapter(tmp_path):
    """A copy of the shipped adapter with other files that a training run leaves."""
    folder = tmp_path / "mine"
    shutil.copytree(SHIPPED_ADAPTER, folder)
    (folder / "checkpoint-63").mkdir()
    (folder / "checkpoint-63" / "optimizer.pt").write_bytes(b"large")
    (folder / "notes.txt").write_text("private")
    (folder / "chart.png").write_bytes(b"picture")
    return folder


def in_a_process(endpoint, home, *words, token=TOKEN):
    """Run Python in a process of its own: huggingface_hub reads the Hub's address when it is imported."""
    environment = {**os.environ, "HF_ENDPOINT": endpoint, "HF_HOME": str(home), "HF_TOKEN": token}
    environment["HF_HUB_DISABLE_XET"] = "1"  # the stub speaks LFS
    return subprocess.run([sys.executable, *words], env=environment, cwd=ROOT, capture_output=True, text=True)


def push(stub, home, adapter, repository, *flags, token=TOKEN):
    words = ["-m", "finetune", "push", "--adapter", str(adapter), "--repo", repository, *flags]
    return in_a_process(stub.endpoint, home, *words, token=token)


def test_a_pushed_adapter_arrives_whole_with_its_card_and_is_found_by_its_name(adapter, tmp_path):
    look = "from generation.models.adapter_files import read_adapter; print(read_adapter('you/my-adapter').sha256)"
    with writable_hub() as stub:
        done = push(stub, tmp_path, adapter, "you/my-adapter")
        reread = in_a_process(stub.endpoint, tmp_path, "-c", look)
        arrived = stub.files_of["you/my-adapter"]
        assert done.stdout == f"{stub.endpoint}/you/my-adapter/commit/{COMMIT}\n", done.stderr
    names = sorted(path.name for path in SHIPPED_ADAPTER.iterdir() if path.name != "README.md")
    assert sorted(arrived) == sorted(["README.md", *names])
    assert all(arrived[name] == (adapter / name).read_bytes() for name in names)
    assert arrived["README.md"].decode() == pack(adapter, "you/my-adapter").card
    assert reread.stdout.strip() == read_adapter(str(adapter)).sha256, reread.stderr


def test_a_dry_run_lists_every_file_prints_the_card_and_sends_nothing(adapter, tmp_path):
    with writable_hub() as stub:
        done = push(stub, tmp_path, adapter, "you/a", "--dry_run")
    assert done.returncode == 0 and stub.requests == []
    assert done.stdout == pack(adapter, "you/a").card
    size = (adapter / "adapter_model.safetensors").stat().st_size
    assert f"{size:,} bytes  adapter_model.safetensors" in done.stderr
    assert "README.md" in done.stderr and "optimizer.pt" not in done.stderr and "notes.txt" not in done.stderr


def test_without_a_token_the_same_is_shown_and_the_missing_token_is_named(adapter, tmp_path):
    with writable_hub() as stub:
        done = push(stub, tmp_path, adapter, "you/a", token="")
    assert done.returncode == 2 and stub.requests == []
    assert done.stdout == pack(adapter, "you/a").card
    assert done.stderr.splitlines()[-1].startswith("error: nothing was sent, as there is no token; set HF_TOKEN")


@pytest.mark.parametrize("name", ["my-adapter", "you/my adapter", "you/a/b", "you/-a", "", "../a"])
def test_a_name_that_is_no_repository_is_refused(adapter, name):
    with pytest.raises(PushError, match="pass --repo USER/NAME"):
        pack(adapter, name)


def test_a_folder_that_is_missing_and_one_that_holds_no_adapter_are_told_apart(tmp_path):
    with pytest.raises(AdapterError, match="there is no folder"):
        pack(tmp_path / "nowhere", "you/a")
    with pytest.raises(AdapterError, match="is not an adapter"):
        pack(tmp_path, "you/a")


def test_a_recorded_token_is_never_sent(adapter):
    made = json.loads((adapter / "training.json").read_text())
    made["command"] += " --hub_token hf_" + "a" * 34
    (adapter / "training.json").write_text(json.dumps(made))
    with pytest.raises(PushError, match=r"training\.json holds what looks like a token .* so nothing is sent"):
        pack(adapter, "you/a")


@pytest.mark.parametrize(
    ("repository", "token", "said"),
    [
        ("you/a", "hf_wrong", "does not accept the token"),
        ("others/a", TOKEN, "may not write to others/a"),
    ],
)
def test_what_the_hub_says_no_to_is_one_sentence(adapter, repository, token, said):
    with writable_hub() as stub, pytest.raises(PushError, match=said):
        send(pack(adapter, repository), token, endpoint=stub.endpoint)
    assert stub.files_of == {}


def test_a_public_repository_does_not_get_what_was_meant_to_be_private(adapter):
    with writable_hub(open=True) as stub, pytest.raises(PushError, match="exists and is public"):
        send(pack(adapter, "you/open"), TOKEN, private=True, endpoint=stub.endpoint)
    assert stub.files_of == {}


def test_a_private_repository_is_made_private(adapter, tmp_path):
    with writable_hub() as stub:
        assert push(stub, tmp_path, adapter, "you/secret", "--private").returncode == 0
    assert stub.private == {"you/secret": True} and stub.files_of["you/secret"]


def test_a_hub_that_cannot_be_reached_is_named(adapter):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        endpoint = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(PushError, match="the Hub cannot be reached"):
        send(pack(adapter, "you/a"), TOKEN, endpoint=endpoint)


def test_a_flag_that_push_does_not_know_is_refused(adapter, capsys):
    assert main(["push", "--adapter", str(adapter), "--repo", "you/a", "--public"]) == 2
    assert "--public" in capsys.readouterr().err
