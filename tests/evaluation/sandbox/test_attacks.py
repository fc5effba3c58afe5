"""No attack succeeds as the user who runs the tests, nor, if that is root, as an unprivileged user."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.sandbox import isolation
from tests.evaluation.sandbox.corpus_attacks import ATTACKS, HARMLESS

ROOT = Path(__file__).parents[3]
RUNNER = Path(__file__).with_name("attack_runner.py")
NOBODY = 65534
AFTERWARDS = ["the servers live through all of it", "nothing is left running", "nothing is left open"]
PYTHONS = (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3")

pytestmark = [
    pytest.mark.attack,
    pytest.mark.skipif(isolation.probe().seccomp is None, reason="this host has no seccomp"),
]


def start_runner(mode: str = "sandbox", *, python: str = sys.executable, **identity) -> subprocess.Popen:
    command = [python, str(RUNNER), mode, str(ROOT), library_folder()]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd="/tmp", **identity)


def library_folder() -> str:
    return str(Path(importlib.util.find_spec("pyseccomp").origin).parent)


def finish(runner: subprocess.Popen) -> dict:
    output, errors = runner.communicate(timeout=600)
    assert runner.returncode == 0, errors
    return json.loads(output)


@pytest.fixture(scope="module")
def runners() -> dict[str, subprocess.Popen]:
    """Both at once: most of the time they wait for limits."""
    processes = {"oneself": start_runner()}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        identity = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        python = next((python for python in PYTHONS if _can_run(python, identity)), None)
        if python:
            processes["nobody"] = start_runner(python=python, **identity)
    return processes


@pytest.fixture(scope="module")
def as_oneself(runners) -> dict:
    return finish(runners["oneself"])


@pytest.fixture(scope="module")
def as_nobody(runners) -> dict:
    """The same under an unprivileged uid, with an interpreter that it may run."""
    if "nobody" not in runners:
        pytest.skip("this takes root, and a Python 3.10 or later with pyseccomp that an unprivileged user may run")
    return finish(runners["nobody"])


def _can_run(python: str, identity: dict) -> bool:
    check = "import sys; sys.path.insert(0, sys.argv[2]); import pyseccomp; open(sys.argv[1]).read(); "
    check += "sys.exit(sys.version_info < (3, 10))"
    command = [python, "-c", check, str(RUNNER), library_folder()]
    try:
        return subprocess.run(command, **identity, capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.mark.parametrize("name", [attack.name for attack in ATTACKS] + AFTERWARDS)
def test_an_attack_gets_nowhere(name, as_oneself):
    assert as_oneself["results"][name] == []


@pytest.mark.parametrize("name", [attack.name for attack in ATTACKS] + AFTERWARDS)
def test_an_attack_gets_nowhere_as_an_unprivileged_user(name, as_nobody):
    assert as_nobody["uid"] == NOBODY
    assert as_nobody["results"][name] == []


def test_the_tripwires_notice_what_gets_through():
    results = finish(start_runner("control"))["results"]
    assert sorted(results) == sorted(HARMLESS)
    assert [name for name, findings in results.items() if not findings] == []
