"""The data of a training run, the same for `train` and `plan`: problems selected, split, tokenised and counted.

selection.py filters the problems, tokenised.py makes examples of them. Loads no weights.
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
from evaluation.stderr import print_to_stderr
from finetune.data.selection import Check, FilterStep, SelectedProblem, Selection, count_solutions, select
from finetune.data.tokenised import Examples, build_examples
from finetune.data.verification import Verifier
from finetune.errors import TrainingError
from finetune.settings.presets import Preset
from generation.models.embedded import CACHE_VARIABLE, cache_folder

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

VERDICTS_FILE = "verified-solutions.jsonl"


@dataclass(frozen=True)
class Data:
    """What is trained on and what is validated on; no problem is in both."""

    train: Examples
    validation: Examples
    validation_problems: tuple[Problem, ...]
    """With all references that were loaded: generated programs are compared with them."""
    steps: tuple[FilterStep, ...] = ()
    """From what was loaded to the training examples, filter by filter."""
    rewritten: int = 0
    """Number of taken solutions that were rewritten out of the APPS dialect."""
    skipped: int = 0
    """Number of broken entries in the source that were left out, see `--skip-invalid`."""


def prepare_data(
    preset: Preset,
    source: str,
    tokenizer: PreTrainedTokenizerBase,
    *,
    seed: int,
    skip_invalid: bool = False,
    verdicts: Path | None = None,
) -> Data:
    """Make the examples of a run from a source of problems.

    `verdicts` is the file that keeps the verdicts on solutions, by default one in the cache. With `skip_invalid` broken
    problems are left out, counted, and named on stderr. Raises ProblemError for a broken source, TrainingError when no
    example remains.
    """
    names = ["embedded:train", "embedded:validation"] if source == "embedded" else [source]
    skipped = Skipped()
    loaded = [load_problems(name, on_invalid=skipped if skip_invalid else None) for name in names]
    if skipped.count:
        print_to_stderr(str(skipped))
    with _open_verifier(verdicts) if preset.verified_solutions else nullcontext() as check:
        data = build_data(loaded, tokenizer, preset, seed=seed, check=check)
    return replace(data, skipped=skipped.count)


@contextmanager
def _open_verifier(verdicts: Path | None) -> Iterator[Verifier]:
    with Sandbox() as sandbox:
        yield Verifier(sandbox, verdicts or prepare_verdicts_file())


def build_data(
    loaded: Sequence[Sequence[Problem]],
    tokenizer: PreTrainedTokenizerBase,
    preset: Preset,
    *,
    seed: int,
    check: Check | None = None,
) -> Data:
    """Select, split and tokenise. `loaded` holds training and validation problems, or one set that is split here.

    Raises TrainingError when no example remains for training or for validation.
    """
    selections = [select(problems, preset.rules, check=check, track=show_progress) for problems in loaded]
    steps = list(selections[0].steps)
    train, held_out = split(selections, preset, seed=seed)
    if len(loaded) == 1:
        steps.append(count_solutions("held out for validation", train))
    examples = {"train": train, "validation": held_out}
    rows = {
        name: build_examples(
            problems, tokenizer, max_length=preset.max_length, per_problem=preset.references_per_problem
        )
        for name, problems in examples.items()
    }
    steps.append(_count_examples(f"more than {preset.max_length} tokens", rows["train"]))
    sample = sample_examples(rows["train"], preset.max_examples, seed=seed)
    steps.append(_count_examples(f"beyond {preset.max_examples} examples", sample))
    _refuse_empty(sample, rows["validation"], steps)
    originals = {problem.problem_id: problem for problem in loaded[-1]}
    return Data(
        sample,
        rows["validation"],
        tuple(originals[problem.problem_id] for problem in held_out),
        tuple(steps),
        selections[0].rewritten,
    )


def split(
    selections: Sequence[Selection], preset: Preset, *, seed: int
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Training and validation problems. A single selection gives a tenth of its problems, drawn by the seed."""
    generator = random.Random(seed)
    if len(selections) > 1:
        train, validation = (selection.problems for selection in selections)
    else:
        shuffled = list(selections[0].problems)
        generator.shuffle(shuffled)
        held_out = min(max(1, len(shuffled) // 10), preset.validation_problems)
        train, validation = tuple(shuffled[held_out:]), tuple(shuffled[:held_out])
    if len(validation) > preset.validation_problems:
        validation = tuple(generator.sample(validation, preset.validation_problems))
    return train, validation


def sample_examples(examples: Examples, most: int, *, seed: int) -> Examples:
    """At most `most` examples, drawn by the seed."""
    if len(examples.rows) <= most:
        return examples
    places = random.Random(seed).sample(range(len(examples.rows)), most)
    return replace(
        examples,
        rows=[examples.rows[place] for place in places],
        problem_ids=[examples.problem_ids[place] for place in places],
    )


def _count_examples(name: str, examples: Examples) -> FilterStep:
    return FilterStep(name, len(set(examples.problem_ids)), len(examples.rows))


def _refuse_empty(train: Examples, validation: Examples, steps: Sequence[FilterStep]) -> None:
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


def show_progress(selected: Iterable[SelectedProblem], total: int) -> Iterable[SelectedProblem]:
    """Show a bar on stderr while solutions are examined."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(selected, "solutions", total=total, console=console, transient=True, disable=not console.is_terminal)


def prepare_verdicts_file() -> Path:
    """The cached file of verdicts on solutions. Raises TrainingError when it cannot be written."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / VERDICTS_FILE).open("a"):
            return folder / VERDICTS_FILE
    except OSError as error:
        raise TrainingError(
            f"the cache folder {folder} cannot be written ({error}); set {CACHE_VARIABLE} to another folder"
        ) from error
