"""Two runs as one: the adapted side of each on the problems that both hold, such as two epochs of a training.

The first run's adapted side takes the place of base, so whatever reads a run reads this one too. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evaluation.errors import RunError
from evaluation.runs import Pair, Run

NOT_COMPARED = ("problems", "limit", "only", "samples")
"""Settings that say which problems were taken, not how their programs were written."""


def adapted_of_both(first: Run, second: Run) -> Run:
    """The first run's adapted side as `base`, the second's as `adapted`. RunError where they share no problem."""
    common = [problem_id for problem_id in first.pairs if problem_id in second.pairs]
    names = first.folder.name, second.folder.name
    if not common:
        raise RunError(f"{names[0]} and {names[1]} have no problem in common; choose two runs of the same problems")
    pairs = {
        key: Pair(key, {"base": first.pairs[key].sides["adapted"], "adapted": second.pairs[key].sides["adapted"]})
        for key in common
    }
    settings = {key: value for key, value in second.settings.items() if first.settings.get(key) == value}
    provenance = {"base": first.provenance.get("adapted", {}), "adapted": second.provenance.get("adapted", {})}
    return Run(Path("..".join(names)), settings, provenance, pairs)


def further_differences(first: Run, second: Run) -> Iterator[str]:
    """What else than the adapter differs, each as `temperature: 0 and 0.8`."""
    for key in dict.fromkeys([*first.settings, *second.settings]):
        values = first.settings.get(key), second.settings.get(key)
        if values[0] != values[1] and key not in NOT_COMPARED:
            yield f"{key}: {values[0]} and {values[1]}"
    models = [run.provenance.get("adapted", {}).get("model") for run in (first, second)]
    if models[0] != models[1]:
        yield f"base model: {models[0]} and {models[1]}"
    alone = len(first.pairs.keys() ^ second.pairs.keys())
    if alone:
        yield f"problems that only one of them holds, left out here: {alone:,}"
