"""`python -m evaluation run` in real processes: killed at random moments, continued, shared by two, out of disk space.

The base has two random layers: its texts are useless, but they go the whole real way.
"""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evaluation.runs.format import open_run
from tests.tiny_base import make_tiny_base, write_problems
from tests.waiting import PATIENCE, wait_until

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
LAUNCH = [sys.executable, "-m", "accelerate.commands.launch", "--multi_gpu", "--num_processes", "2"]
MEASURED = ("seconds", "cpu_seconds", "wall_seconds", "memory_mb")
PROBLEMS = 24


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with a base, an adapter of random values, and problems."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    folder = tmp_path_factory.mktemp("runs")
    model = AutoModelForCausalLM.from_pretrained(make_tiny_base(folder / "base"))
    with torch.random.fork_rng():
        torch.manual_seed(1)
        lora = LoraConfig(task_type="CAUSAL_LM", r=4, target_modules=["q_proj", "v_proj"], init_lora_weights=False)
        get_peft_model(model, lora).save_pretrained(folder / "adapter")
    write_problems(folder / "problems.jsonl", PROBLEMS)
    return folder


def words(place, out, **flags):
    values = {"problems": place / "problems.jsonl", "base": place / "base", "adapter": place / "adapter", "out": out}
    values |= {"max_new_tokens": 96, "samples": 2, "temperature": 1.0, **flags}
    pairs = ((f"--{name.replace('_', '-')}", str(value)) for name, value in values.items())
    return ["-m", "evaluation", "run", *(word for pair in pairs for word in pair)]


def start(command, **options):
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}  # more threads would wait longer for each other than compute
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True, **options)


def run(place, out, *, launch=(sys.executable,), preexec=None, **flags):
    """The exit code and stderr of a run."""
    process = start([*launch, *words(place, out, **flags)], preexec_fn=preexec)
    stderr = process.communicate(timeout=PATIENCE)[1]
    return process.returncode, stderr


def size(file):
    return file.stat().st_size if file.exists() else 0


def rows(folder):
    """The lines of a run, without what a clock measured."""

    def without_times(value):
        if isinstance(value, dict):
            return {key: without_times(part) for key, part in value.items() if key not in MEASURED}
        return [without_times(part) for part in value] if isinstance(value, list) else value

    return [without_times(json.loads(line)) for line in (folder / "pairs.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def undisturbed(place):
    folder = place / "undisturbed"
    status, stderr = run(place, folder)
    assert status == 0, stderr
    return folder


def test_every_problem_and_sample_stands_there_once_in_order(undisturbed):
    keys = [(row["problem_id"], row["sample"]) for row in rows(undisturbed)]
    assert keys == [(str(n), sample) for n in range(PROBLEMS) for sample in (0, 1)]
    stored = open_run(undisturbed)
    assert len(stored.pairs) == PROBLEMS and {len(pairs) for pairs in stored.samples.values()} == {2}
    completions = [row["sides"][side]["completion"] for row in rows(undisturbed) for side in ("base", "adapted")]
    assert len(set(completions)) > PROBLEMS  # samples and sides differ
    head = json.loads((undisturbed / "run.json").read_text())
    assert head["problem_set"]["problems"] == PROBLEMS and head["versions"]["torch"]


def test_a_run_killed_at_random_moments_ends_as_the_undisturbed_one(place, undisturbed):
    folder, chance, lengths = place / "killed", random.Random(5), []
    for _ in range(6):
        process = start([sys.executable, *words(place, folder)])
        pairs = folder / "pairs.jsonl"
        begun = size(pairs)
        wait_until(lambda: process.poll() is not None or size(pairs) > begun, every=0.002)  # noqa: B023
        time.sleep(chance.random() * 0.4)  # it is writing: the next moments are dangerous ones
        process.send_signal(signal.SIGKILL)
        process.communicate()
        lengths.append(pairs.stat().st_size)
    status, stderr = run(place, folder)
    assert status == 0, stderr
    assert rows(folder) == rows(undisturbed)
    assert json.loads((folder / "run.json").read_text()) == json.loads((undisturbed / "run.json").read_text())
    assert lengths[0] < lengths[-1] and len(set(lengths)) > 1


def stop_run(place, folder, number, moment):
    """The exit code and stderr of a run that gets a signal in all of its processes, as from a terminal, when one of its
    files is begun."""

    def restore_sigint():
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a child of a background shell ignores Ctrl-C

    process = start([sys.executable, *words(place, folder)], preexec_fn=restore_sigint, start_new_session=True)
    wait_until(lambda: process.poll() is not None or size(folder / moment), every=0.001)
    os.killpg(process.pid, number)
    stderr = process.communicate(timeout=PATIENCE)[1]
    return process.returncode, stderr


@pytest.mark.parametrize(
    ("number", "status", "moment"),
    [(signal.SIGINT, 130, "run.json"), (signal.SIGINT, 130, "pairs.jsonl"), (signal.SIGTERM, 143, "pairs.jsonl")],
)
def test_a_stopped_run_says_so_in_one_sentence_and_goes_on(place, undisturbed, number, status, moment):
    folder = place / f"stopped-{number}-{moment}"
    code, stderr = stop_run(place, folder, number, moment)
    assert code == status and "Traceback" not in stderr
    count = (folder / "pairs.jsonl").read_bytes().count(b"\n")
    sentence = f"stopped; the {count} pairs in {folder} are kept, the same command goes on after them"
    loading, last = stderr.splitlines()
    assert loading.startswith("loading") and last == (sentence if count else "stopped; no pair was written yet")
    if moment == "pairs.jsonl":
        assert 0 < count < 2 * PROBLEMS
    again, stderr = run(place, folder)
    assert again == 0 and f"{2 * PROBLEMS - count} of them new" in stderr
    assert rows(folder) == rows(undisturbed)
    assert (folder / "run.json").read_bytes() == (undisturbed / "run.json").read_bytes()


def test_a_torn_last_line_is_made_again(place, undisturbed):
    folder = place / "torn"
    folder.mkdir()
    (folder / "run.json").write_bytes((undisturbed / "run.json").read_bytes())
    (folder / "pairs.jsonl").write_bytes((undisturbed / "pairs.jsonl").read_bytes()[:-700])
    assert len(open_run(folder).samples) == PROBLEMS
    status, stderr = run(place, folder)
    assert status == 0 and f"{2 * PROBLEMS} pairs, 1 of them new" in stderr
    assert rows(folder) == rows(undisturbed)


def test_two_processes_write_what_one_does_also_after_a_kill(place, undisturbed):
    folder = place / "two"
    process = start([*LAUNCH, *words(place, folder)], start_new_session=True)
    wait_until(lambda: any(map(size, folder.glob("pairs*.jsonl"))))
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    status, stderr = run(place, folder, launch=LAUNCH)
    assert status == 0, stderr
    assert rows(folder) == rows(undisturbed)
    assert [path.name for path in folder.glob("pairs*")] == ["pairs.jsonl"]
    assert stderr.count("of them new") == 1 and stderr.count("loading") == 1


def test_a_finished_run_stays_as_it_is(place, undisturbed):
    before = (undisturbed / "pairs.jsonl").read_bytes()
    status, stderr = run(place, undisturbed)
    assert status == 0 and "0 of them new" in stderr
    for flags, wrong in [({"seed": 3}, "begun with seed 0 (here 3);"), ({"limit": 3}, "limit not set (here 3);")]:
        status, stderr = run(place, undisturbed, **flags)
        assert status == 2 and wrong in stderr and stderr.splitlines()[-1].startswith("error: ")
    assert (undisturbed / "pairs.jsonl").read_bytes() == before


def test_a_run_of_other_problems_is_named(place, undisturbed):
    problems = place / "problems.jsonl"
    before = problems.read_text()
    problems.write_text(before.replace("Print the number 4.", "Print the number four."))
    try:
        status, stderr = run(place, undisturbed)
    finally:
        problems.write_text(before)
    assert status == 2 and "is a run of other problems than those of --problems" in stderr


def test_a_run_of_another_version_is_named(place, tmp_path):
    (tmp_path / "run.json").write_text(json.dumps({"format": 99}))
    status, stderr = run(place, tmp_path)
    assert status == 2 and "was written by another version of this program" in stderr


def test_a_missing_adapter_is_named_before_anything_is_written(place, tmp_path):
    status, stderr = run(place, tmp_path / "run", adapter=tmp_path / "gone")
    assert status == 2 and "gone" in stderr and stderr.strip().splitlines()[-1].startswith("error: ")
    assert not (tmp_path / "run").exists()


def test_a_disk_that_fills_up_keeps_what_was_done(place, undisturbed):
    """The limit of the file's size stands for the disk's: the write fails in the middle of a line."""
    folder = place / "full"
    allowed = (undisturbed / "pairs.jsonl").stat().st_size // 2

    def limit_file_size():
        resource.setrlimit(resource.RLIMIT_FSIZE, (allowed, resource.RLIM_INFINITY))

    status, stderr = run(place, folder, preexec=limit_file_size)
    assert status == 2 and "cannot be written" in stderr and "pairs are kept, the same command goes on" in stderr
    assert (folder / "pairs.jsonl").read_bytes().endswith(b"}\n") and len(rows(folder)) > 10
    assert run(place, folder)[0] == 0
    assert rows(folder) == rows(undisturbed)


@pytest.fixture
def small_disk(tmp_path):
    """A function `disk(kilobytes)` that makes a file system of this size; called again it resizes it."""
    folder, mounted = tmp_path / "disk", []
    folder.mkdir()

    def disk(kilobytes):
        options = f"size={kilobytes}k" + (",remount" if mounted else "")
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", folder], capture_output=True)
        if done.returncode:
            pytest.skip("this host allows no mounting")
        mounted.append(folder)
        return folder

    yield disk
    if mounted:
        subprocess.run(["umount", folder], check=True)


def test_a_full_disk_keeps_what_was_done_and_the_run_goes_on_when_there_is_room(place, undisturbed, small_disk):
    size = (undisturbed / "pairs.jsonl").stat().st_size // 1024
    folder = small_disk(size // 2) / "run"
    status, stderr = run(place, folder)
    pairs = (folder / "pairs.jsonl").read_bytes()
    count = pairs.count(b"\n")
    assert status == 2 and pairs.endswith(b"}\n") and count > 10
    assert stderr.splitlines()[-1] == (
        f"error: the run folder {folder} cannot be written (No space left on device); its {count} pairs are "
        "kept, the same command goes on after them; free some space or pass another --out"
    )
    small_disk(4 * size)
    assert run(place, folder)[0] == 0
    assert rows(folder) == rows(undisturbed)


def test_a_disk_without_room_for_the_last_step_keeps_every_pair(place, undisturbed, small_disk):
    """Putting the pairs into the order of the problems takes a second file."""
    size = (undisturbed / "pairs.jsonl").stat().st_size // 1024
    folder = small_disk(size + size // 2) / "run"
    status, stderr = run(place, folder)
    assert (
        status == 2 and f"its {2 * PROBLEMS} pairs are kept" in stderr and stderr.splitlines()[-1].startswith("error: ")
    )
    small_disk(4 * size)
    status, stderr = run(place, folder)
    assert status == 0 and "0 of them new" in stderr
    assert rows(folder) == rows(undisturbed)


def test_greedy_samples_are_refused(place, tmp_path):
    status, stderr = run(place, tmp_path / "run", temperature=0)
    assert status == 2 and "greedy samples are all the same" in stderr
