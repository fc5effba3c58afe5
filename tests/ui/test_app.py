"""The start of the page: what cannot be used is one sentence and exit code 2, before anything is loaded."""

import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

import app
from evaluation.assets import SHIPPED_ADAPTER
from evaluation.errors import IsolationError
from tests.stubs.openai import events, openai_server, save_word_tokenizer
from ui.options import read_options
from ui.parts import find_training_folder, load_engine, open_judge, open_runs


def refused(arguments, capsys):
    assert app.main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    return said.err


def test_a_port_in_use_is_named(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"port {port} cannot be served on" in refused(["--port", str(port)], capsys)


@pytest.mark.parametrize("port", ["0", "70000"])
def test_a_number_that_is_no_port_is_named(port, capsys):
    assert f"{port} is not a port" in refused(["--port", port], capsys)


def test_an_unknown_problem_source_is_named(capsys, free_port):
    assert "nowhere.jsonl" in refused(["--problems", "nowhere.jsonl", "--port", free_port], capsys)


def test_a_source_without_problems_is_named(capsys, free_port, tmp_path):
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    assert "empty.jsonl holds no problem" in refused(["--problems", str(empty), "--port", free_port], capsys)


def test_a_broken_problem_is_named_or_skipped_and_counted(capsys, free_port, tmp_path):
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{\n")
    flags = ["--problems", str(broken), "--port", free_port]
    assert f"{broken}, line 1 is not valid JSON" in refused(flags, capsys)
    assert app.main([*flags, "--skip-invalid"]) == 2
    assert capsys.readouterr().err.startswith("1 invalid entry was skipped:\n")


def test_a_folder_that_is_no_adapter_is_named(capsys, free_port, tmp_path):
    assert "is not an adapter" in refused(["--adapter", str(tmp_path), "--port", free_port], capsys)


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--server", "http://localhost:8000"], "--server needs --base and --adapter"),
        (["--server", "localhost:8000", "--base", "small", "--adapter", "small-apps"], "--server is not an address"),
    ],
)
def test_a_server_without_names_or_address_is_refused(flags, said, capsys, free_port):
    assert said in refused([*flags, "--port", free_port], capsys)


def test_with_a_server_the_engine_is_the_servers(tmp_path):
    names = ["--base", "small", "--adapter", "small-apps", "--tokenizer", str(save_word_tokenizer(tmp_path))]
    with openai_server({"small": events("a"), "small-apps": events("b")}) as server:
        engine = load_engine(read_options(["--server", server.url, *names]), {}, lambda step: None)
    assert engine.provenance["adapted"]["served_as"] == "small-apps"


def test_the_environment_gives_what_no_flag_gives(monkeypatch):
    for name in ("BASE_MODEL", "ADAPTER", "SERVER", "TOKENIZER", "PROBLEMS"):
        monkeypatch.setenv(name, f"from {name}")
    options = read_options(["--problems", "mine.jsonl"])
    assert (options.base, options.adapter, options.problems) == ("from BASE_MODEL", "from ADAPTER", "mine.jsonl")
    assert (options.server, options.tokenizer) == ("from SERVER", "from TOKENIZER")


def test_where_nothing_can_be_confined_no_program_is_run():
    def refuse():
        raise IsolationError("this host has no seccomp")

    with ExitStack() as stack:
        assert open_judge(stack, refuse) == (None, "missing", "No program is run here: this host has no seccomp.")


def test_stored_results_are_shown_for_the_models_they_were_made_with_only():
    for flags in (["--adapter", "another"], ["--problems", "mine.jsonl"], ["--server", "http://localhost:8000"]):
        assert open_runs(read_options(flags)).names() == []
    assert open_runs(read_options([])).names() == ["embedded-test"]


def test_the_training_is_the_adapters_unless_another_is_named(tmp_path):
    def folder(*flags):
        return find_training_folder(read_options(list(flags)))

    assert folder() == SHIPPED_ADAPTER
    assert folder("--training", "mine") == Path("mine")
    assert folder("--base", "other") is folder("--adapter", "you/on-the-hub") is folder("--server", "http://x") is None
    (tmp_path / "log.jsonl").touch()
    assert folder("--adapter", str(tmp_path)) == tmp_path


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])
