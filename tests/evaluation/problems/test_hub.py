"""Fetching APPS: the real client against a Hub on loopback."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.errors import ProblemError
from evaluation.problems.hub import REVISION, fetch_split
from evaluation.problems.sources import load_problems
from tests.stubs.hub import hub
from tests.waiting import PATIENCE, wait_until

ROOT = Path(__file__).resolve().parents[3]
ROWS = [
    {
        "id": number,
        "question": f"Print {number}.",
        "solutions": json.dumps([f"print({number})"]) if number else "",
        "input_output": json.dumps({"inputs": [["", ""]], "outputs": [f"{number}\n"]}) if number else "",
        "difficulty": "interview",
        "url": "",
        "starter_code": "",
    }
    for number in range(3)
]
FILES = {"train.jsonl": "".join(json.dumps(row) + "\n" for row in ROWS).encode()}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(code, *, endpoint, home, **more):
    """Python code in a process whose environment names the Hub, as a user's does."""
    environment = {**os.environ, "HF_ENDPOINT": endpoint, "HF_HOME": str(home), **more}
    environment.pop("HF_HUB_CACHE", None)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", code], env=environment, cwd=ROOT, text=True, **pipes)


LOAD = """
import sys
from evaluation.problems.sources import load_problems
print([(p.problem_id, len(p.tests), len(p.references)) for p in load_problems("apps:train")])
assert not {"torch", "transformers", "pyarrow", "datasets"} & set(sys.modules)
"""


def test_a_split_is_fetched_once_and_read_offline_afterwards(tmp_path):
    messages = []
    with hub(FILES) as stub:
        path = fetch_split("train", endpoint=stub.endpoint, cache=tmp_path, progress=messages.append)
        asked = len(stub.requests)
        assert messages == ["fetching APPS train (107 MB, once)"]
        assert path.read_bytes() == FILES["train.jsonl"] and REVISION in str(path)
        assert fetch_split("train", endpoint=stub.endpoint, cache=tmp_path, progress=messages.append) == path
        assert len(messages) == 1 and len(stub.requests) == asked
    assert fetch_split("train", endpoint=stub.endpoint, cache=tmp_path) == path


def test_apps_train_comes_from_the_hub_of_the_environment_and_is_the_file_it_serves(tmp_path):
    with hub(FILES) as stub:
        out, err = run(LOAD, endpoint=stub.endpoint, home=tmp_path).communicate(timeout=PATIENCE)
    assert out == "[('0', 0, 0), ('1', 1, 1), ('2', 1, 1)]\n", err
    out, err = run(LOAD, endpoint=stub.endpoint, home=tmp_path, HF_HUB_OFFLINE="1").communicate(timeout=PATIENCE)
    assert out.startswith("[('0', 0, 0)"), err
    copy = tmp_path / "train.jsonl"
    copy.write_bytes(FILES["train.jsonl"])
    fetched = fetch_split("train", cache=tmp_path / "hub")
    assert load_problems(fetched) == load_problems(copy)


def test_a_killed_download_leaves_nothing_that_is_taken_for_the_file(tmp_path):
    large = {"train.jsonl": FILES["train.jsonl"] * 20_000}
    with hub(large, answer="half") as stub:
        process = run(LOAD, endpoint=stub.endpoint, home=tmp_path)
        assert stub.stalled.wait(PATIENCE)
        wait_until(lambda: list((tmp_path / "hub").rglob("*.incomplete")))
        process.kill()
        process.communicate()
    assert not list((tmp_path / "hub").rglob("train.jsonl"))
    with hub(large) as stub:
        path = fetch_split("train", endpoint=stub.endpoint, cache=tmp_path / "hub")
    assert path.read_bytes() == large["train.jsonl"]


@pytest.mark.parametrize(
    ("answer", "files", "message"),
    [
        ("gated", FILES, r"codeparrot/apps is gated .* HF_TOKEN"),
        ("missing", FILES, r"has no data set codeparrot/apps that can be read; check HF_ENDPOINT"),
        ("no revision", FILES, rf"no train.jsonl .* at revision {REVISION[:8]}"),
        ("file", {}, rf"no train.jsonl .* at revision {REVISION[:8]}"),
    ],
)
def test_a_hub_that_says_no_is_named_with_what_to_do(tmp_path, answer, files, message):
    with hub(files, answer=answer) as stub, pytest.raises(ProblemError, match=message) as raised:
        fetch_split("train", endpoint=stub.endpoint, cache=tmp_path)
    assert stub.endpoint in str(raised.value) and "\n" not in str(raised.value)


def test_without_a_network_one_sentence_is_said_at_once(tmp_path, monkeypatch):
    pauses = []
    monkeypatch.setattr("time.sleep", pauses.append)
    nobody = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(ProblemError, match="the first use needs the network once and 107 MB") as raised:
        fetch_split("train", endpoint=nobody, cache=tmp_path)
    assert pauses == []
    assert nobody in str(raised.value) and "\n" not in str(raised.value)


def test_offline_mode_without_the_file_is_one_sentence_on_the_command_line(tmp_path):
    command = ["judge", "--problems", "apps:test", "--programs", "programs.jsonl"]
    code = f"from evaluation.__main__ import main; raise SystemExit(main({command}))"
    process = run(code, endpoint="http://127.0.0.1:9", home=tmp_path, HF_HUB_OFFLINE="1")
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (2, "")
    assert "apps:test cannot be fetched" in err and "1.3 GB" in err and err.count("\n") == 1


def test_an_unknown_split_is_named():
    with pytest.raises(ProblemError, match="apps:train, apps:test"):
        fetch_split("validation")
