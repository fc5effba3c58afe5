"""The flags of a training run and the parsers that read them, from a command line or from a settings file.

Our own flags set base, data and LoRA; all others are fields of transformers' TrainingArguments. Does not decide which
value wins: settings.py does.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from difflib import get_close_matches
from typing import Any, NoReturn, get_type_hints

from evaluation.errors import UsageError
from finetune.settings.presets import PRESETS, LoraSettings, Preset

PRESET_FLAGS = {
    "base": ("MODEL", "embedded, a folder or a Hub id"),
    "problems": ("SOURCE", "embedded, apps:train, a .jsonl file or a folder"),
    "precision": ("NAME", "precision of the frozen base: nf4, bf16, fp16 or fp32"),
    "compute_dtype": ("NAME", "precision of products with NF4 weights: fp16 or bf16"),
    "max_examples": ("N", "train on at most N examples"),
    "references_per_problem": ("N", "teach at most N programs of each problem"),
    "max_length": ("N", "longest example (prompt and program) in tokens; longer ones are dropped, never cut"),
    "question_characters": ("N", "use only questions shorter than N characters"),
    "solution_lines": ("N", "use only solutions with fewer than N lines"),
    "validation_problems": ("N", "write and judge programs for at most N problems after each epoch"),
    "validation_tokens": ("N", "longest such program in tokens"),
    "early_stopping_patience": ("N", "stop after N evaluations without a better metric"),
    "verified_solutions": ("", "teach only solutions that pass their own tests"),
}
LORA_FLAGS = {
    "lora_r": ("N", "rank of the adapter"),
    "lora_alpha": ("N", "the adapter is scaled by alpha / rank"),
    "lora_dropout": ("P", "dropout of the adapter's input"),
    "lora_target_modules": ("NAME", "linear layers to adapt, such as q_proj v_proj"),
}
CHOICES = {"precision": ("nf4", "bf16", "fp16", "fp32"), "compute_dtype": ("fp16", "bf16")}
OWN_NAMES = ("preset", "skip_invalid", *PRESET_FLAGS, *LORA_FLAGS)
"""The settings that a file may hold besides the fields of TrainingArguments."""


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add our own flags. What the parser then leaves over are flags of TrainingArguments."""
    parser.error = refuse  # type: ignore[method-assign]  # argparse itself would print its usage and exit
    parser.add_argument("--preset", choices=[*PRESETS, "auto"], help="t4, cpu, or what fits this machine (the default)")
    parser.add_argument("--config", metavar="FILE", help="YAML file of settings, named as the flags; flags win over it")
    parser.add_argument(
        "--output_dir", "--output-dir", metavar="DIR", help="folder for the adapter, its log and its settings"
    )
    types = get_type_hints(Preset)
    for name, (metavar, text) in PRESET_FLAGS.items():
        if types[name] is bool:
            parser.add_argument(*_spellings(name), action=argparse.BooleanOptionalAction, help=text)
        else:
            kind: Callable[[str], Any] = str if types[name] in (str, str | None) else int
            parser.add_argument(*_spellings(name), metavar=metavar, type=kind, choices=CHOICES.get(name), help=text)
    lora_types: dict[str, Callable[[str], Any]] = {"lora_dropout": float, "lora_target_modules": str}
    for name, (metavar, text) in LORA_FLAGS.items():
        several = "+" if name == "lora_target_modules" else None
        kind = lora_types.get(name, int)
        parser.add_argument(*_spellings(name), metavar=metavar, type=kind, nargs=several, help=text)
    parser.add_argument(
        "--skip-invalid",
        "--skip_invalid",
        action=argparse.BooleanOptionalAction,
        help="leave out and count problems that are broken",
    )


def refuse(message: str) -> NoReturn:
    """Raise UsageError, where argparse would print its usage and exit."""
    raise UsageError(f"{message}; --help lists the flags")


def _spellings(name: str) -> list[str]:
    return list(dict.fromkeys((f"--{name}", f"--{name.replace('_', '-')}")))


def own_parser() -> argparse.ArgumentParser:
    """A parser of our own flags alone."""
    parser = argparse.ArgumentParser(add_help=False)
    add_flags(parser)
    return parser


def training_parser() -> argparse.ArgumentParser:
    """A parser of a flag for every field of TrainingArguments."""
    from transformers import HfArgumentParser, TrainingArguments

    parser = HfArgumentParser(TrainingArguments, add_help=False, allow_abbrev=False)  # type: ignore[arg-type]  # a NewType that no class satisfies
    parser.error = refuse  # type: ignore[method-assign]  # as above
    return parser


def training_defaults() -> dict[str, Any]:
    """Every field of TrainingArguments with transformers' default, as its parser gives it."""
    return vars(training_parser().parse_args([]))


def parse(
    parser: argparse.ArgumentParser, words: Sequence[str], into: argparse.Namespace, *, origin: str | None = None
) -> argparse.Namespace:
    """Parse all words. Raises UsageError for an unknown flag or an impossible value; it names `origin`, their file."""
    try:
        namespace, rest = parser.parse_known_args(words, into)
        if rest:
            options = {option for action in parser._actions for option in action.option_strings}
            own = (f"--{name}" for name in ("config", *OWN_NAMES))
            _refuse_unknown(rest[0].partition("=")[0], options.union(own))
    except UsageError as error:
        raise (UsageError(f"in {origin}: {error}") if origin else error) from None
    return namespace


def _refuse_unknown(word: str, options: Iterable[str]) -> NoReturn:
    refuse(f"there is no flag {word}{suggest(word, options)}" if word.startswith("-") else f"unexpected {word!r}")


def suggest(name: str, options: Iterable[str]) -> str:
    """What was probably meant, as the end of a sentence: always in the spelling with underscores, which files take."""
    known = sorted(option for option in options if "-" not in option.removeprefix("--"))
    word = name.removeprefix("--").replace("-", "_").lower()
    near = get_close_matches(name, known, n=1, cutoff=0.7)
    near = near or [option for option in known if len(word) > 3 and word in option]
    return f"; did you mean {near[0]}?" if near else ""


def as_words(name: str, value: Any) -> list[str]:
    """A setting of a file as it would stand on a command line."""
    if isinstance(value, (list, tuple)):
        return [f"--{name}", *map(str, value)]
    if isinstance(value, dict):
        return [f"--{name}", json.dumps(value)]
    return [f"--{name}", str(value)]


def lora_field(flag: str) -> str:
    """The field of LoraSettings that a flag sets; peft's own names keep the prefix where `alpha` alone says little."""
    names = {field.name for field in fields(LoraSettings)}
    return flag if flag in names else flag.removeprefix("lora_")
