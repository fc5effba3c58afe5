"""What a training run learns from: selected, split, tokenised and counted, the same for `train` and `plan`.

Loads no weights. The filters are selection.py's, the text of an example preprocess.py's.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.problems.sources import Problem, Skipped, load_problems
from evaluation.sandbox.sandbox import Sandbox
from finetune.data.selection import Check, Chosen, Selection, Step, select
from finetune.data.tokenised import Examples, build_examples
from finetune.data.verification import Verifier
from finetune.errors import TrainingError
from finetune.settings.presets import Preset
from generation.models.embedded import CACHE_VARIABLE, cache_folder, to_stderr

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

VERDICTS = "verified-solutions.jsonl"


@dataclass(frozen=True)
class Data:
    """What is trained on and what is validated on; no problem is in both."""

    train: Examples
    validation: Examples
    validation_problems: tuple[Problem, ...]
    """With all their references, as they were loaded: what a written program is measured against."""
    steps: tuple[Step, ...] = ()
    """From what was loaded to the training examples, filter by filter."""
    rewritten: int = 0
    """How many solutions were written in the APPS dialect, of those that the filters left."""
    skipped: int = 0
    """Broken entries of the source that were left out, see `--skip-invalid`."""


def prepare_data(
    preset: Preset,
    source: str,
    tokenizer: PreTrainedTokenizerBase,
    *,
    seed: int,
    skip_invalid: bool = False,
    verdicts: Path | None = None,
) -> Data:
    """The examples of a run, from a source of problems; `verdicts` is where those on solutions are kept.

    With `skip_invalid` broken problems are left out, counted, and named on stderr. Raises ProblemError for a broken
    source, TrainingError when no example is left.
    """
    names = ["embedded:train", "embedded:validation"] if source == "embedded" else [source]
    skipped = Skipped()
    loaded = [load_problems(name, on_invalid=skipped if skip_invalid else None) for name in names]
    if skipped.count:
        to_stderr(str(skipped))
    with _verifying(verdicts) if preset.verified_solutions else nullcontext() as check:
        data = build_data(loaded, tokenizer, preset, seed=seed, check=check)
    return replace(data, skipped=skipped.count)


@contextmanager
def _verifying(verdicts: Path | None) -> Iterator[Verifier]:
    with Sandbox() as sandbox:
        yield Verifier(sandbox, verdicts or verdicts_file())


def build_data(
    loaded: Sequence[Sequence[Problem]],
    tokenizer: PreTrainedTokenizerBase,
    preset: Preset,
    *,
    seed: int,
    check: Check | None = None,
) -> Data:
    """Select, split and tokenise. `loaded` holds training and validation problems, or one set to be split here.

    Raises TrainingError when no example is left in one of the parts.
    """
    selected = [select(problems, preset.rules, check=check, track=progress) for problems in loaded]
    steps = list(selected[0].steps)
    train, held_out = split(selected, preset, seed=seed)
    if len(loaded) == 1:
        steps.append(_counted("held out for validation", train))
    examples = {"train": train, "validation": held_out}
    rows = {
        name: build_examples(
            problems, tokenizer, max_length=preset.max_length, per_problem=preset.references_per_problem
        )
        for name, problems in examples.items()
    }
    steps.append(_step(f"more than {preset.max_length} tokens", rows["train"]))
    chosen = sampled(rows["train"], preset.max_examples, seed=seed)
    steps.append(_step(f"beyond {preset.max_examples} examples", chosen))
    _refuse_empty(chosen, rows["validation"], steps)
    originals = {problem.problem_id: problem for problem in loaded[-1]}
    return Data(
        chosen,
        rows["validation"],
        tuple(originals[problem.problem_id] for problem in held_out),
        tuple(steps),
        selected[0].rewritten,
    )


def split(
    selected: Sequence[Selection], preset: Preset, *, seed: int
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Training and validation problems. One set gives a tenth of it to validation, by a seeded choice."""
    generator = random.Random(seed)
    if len(selected) > 1:
        train, validation = (selection.problems for selection in selected)
    else:
        shuffled = list(selected[0].problems)
        generator.shuffle(shuffled)
        held_out = min(max(1, len(shuffled) // 10), preset.validation_problems)
        train, validation = tuple(shuffled[held_out:]), tuple(shuffled[:held_out])
    if len(validation) > preset.validation_problems:
        validation = tuple(generator.sample(validation, preset.validation_problems))
    return train, validation


def sampled(examples: Examples, most: int, *, seed: int) -> Examples:
    """At most so many examples, by a seeded choice."""
    if len(examples.rows) <= most:
        return examples
    places = random.Random(seed).sample(range(len(examples.rows)), most)
    return replace(
        examples,
        rows=[examples.rows[place] for place in places],
        problem_ids=[examples.problem_ids[place] for place in places],
    )


def _counted(name: str, problems: Sequence[Problem]) -> Step:
    return Step(name, len(problems), sum(len(problem.references) for problem in problems))


def _step(name: str, examples: Examples) -> Step:
    return Step(name, len(set(examples.problem_ids)), len(examples.rows))


def _refuse_empty(train: Examples, validation: Examples, steps: Sequence[Step]) -> None:
    for name, examples in (("training", train), ("validation", validation)):
        if not examples.rows:
            lost = [
                f"{before.solutions - after.solutions:,} {after.name}"
                for before, after in pairwise(steps)
                if before.solutions > after.solutions
            ]
            raise TrainingError(
                f"no {name} example is left of {steps[0].problems:,} problems with {steps[0].solutions:,} solutions "
                f"({'; '.join(lost) or 'none has a solution'}); pass other --problems"
            )


def progress(chosen: Iterable[Chosen], total: int) -> Iterable[Chosen]:
    """A bar on stderr while solutions are looked at."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(chosen, "solutions", total=total, console=console, transient=True, disable=not console.is_terminal)


def verdicts_file() -> Path:
    """Where verdicts on solutions are kept, in a folder that can be written. Raises TrainingError."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / VERDICTS).open("a"):
            return folder / VERDICTS
    except OSError as error:
        raise TrainingError(
            f"the cache folder {folder} cannot be written ({error}); set {CACHE_VARIABLE} to another folder"
        ) from error
