"""Two runs as one: the adapted side of each on the problems that both hold, such as two epochs of a training.

The first run's adapted side takes the place of base, so that everything that reads a run reads this one too. Writes
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.errors import RunError
from evaluation.runs.format import Pair, Run

NOT_COMPARED = ("problems", "limit", "only", "samples")
"""Settings that say which problems were taken, not how their programs were written."""


def join_adapted_sides(first: Run, second: Run) -> Run:
    """Make a run with the first one's adapted side as `base` and the second one's as `adapted`.

    Raises RunError where the two share no problem.
    """
    common = [problem_id for problem_id in first.samples if problem_id in second.samples]
    names = first.folder.name, second.folder.name
    if not common:
        raise RunError(f"{names[0]} and {names[1]} have no problem in common; choose two runs of the same problems")
    samples = {key: tuple(_join_samples(first.samples[key], second.samples[key])) for key in common}
    settings = {key: value for key, value in second.settings.items() if first.settings.get(key) == value}
    provenance = {"base": first.provenance.get("adapted", {}), "adapted": second.provenance.get("adapted", {})}
    return Run(Path("..".join(names)), settings, provenance, samples)


def _join_samples(first: Sequence[Pair], second: Sequence[Pair]) -> Iterator[Pair]:
    """Join the pairs of one problem sample by sample, as far as both runs have them."""
    for one, other in zip(first, second, strict=False):
        yield Pair(one.problem_id, {"base": one.sides["adapted"], "adapted": other.sides["adapted"]}, one.sample)


def list_differences(first: Run, second: Run) -> Iterator[str]:
    """Yield what differs besides the adapter, each as `temperature: 0 and 0.8`."""
    for key in dict.fromkeys([*first.settings, *second.settings]):
        values = first.settings.get(key), second.settings.get(key)
        if values[0] != values[1] and key not in NOT_COMPARED:
            yield f"{key}: {values[0]} and {values[1]}"
    models = [run.provenance.get("adapted", {}).get("model") for run in (first, second)]
    if models[0] != models[1]:
        yield f"base model: {models[0]} and {models[1]}"
    unshared = len(first.samples.keys() ^ second.samples.keys())
    if unshared:
        yield f"problems that only one of them holds, left out here: {unshared:,}"
    common = first.samples.keys() & second.samples.keys()
    unshared_samples = sum(abs(len(first.samples[key]) - len(second.samples[key])) for key in common)
    if unshared_samples:
        yield f"samples of a problem that only one of them holds, left out here: {unshared_samples:,}"
