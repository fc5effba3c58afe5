"""The settings of a run, from three places: the command line wins over a file, the file over the preset.

What a setting means stands in config.py (base, data, LoRA) and in transformers' TrainingArguments. Here they are read,
refused where nothing knows them, and written beside the adapter as a file that can be read again (`--config`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, get_type_hints

from evaluation.errors import UsageError
from finetune.settings.presets import PRESETS, LoraSettings, Preset, preset_named

if TYPE_CHECKING:
    from transformers import TrainingArguments

PRESET_FLAGS = {
    "base": ("MODEL", "embedded, a folder or a Hub id"),
    "problems": ("SOURCE", "embedded, apps:train, a .jsonl file or a folder"),
    "precision": ("NAME", "of the frozen base: nf4, bf16, fp16 or fp32"),
    "compute_dtype": ("NAME", "what NF4 weights are multiplied in: fp16 or bf16"),
    "max_examples": ("N", "train on at most so many"),
    "references_per_problem": ("N", "teach so many programs of a problem"),
    "max_length": ("N", "tokens of prompt and program; longer examples are dropped, never cut"),
    "question_characters": ("N", "only questions shorter than this"),
    "solution_lines": ("N", "only solutions with fewer lines than this"),
    "validation_problems": ("N", "write and judge at most so many programs each epoch"),
    "validation_tokens": ("N", "of such a program at most"),
    "early_stopping_patience": ("N", "stop after so many evaluations without a better metric"),
    "verified_solutions": ("", "teach only solutions that pass their own tests"),
}
LORA_FLAGS = {
    "lora_r": ("N", "rank of the adapter"),
    "lora_alpha": ("N", "the adapter is scaled by alpha / rank"),
    "lora_dropout": ("P", "of the adapter's input"),
    "lora_target_modules": ("NAME", "linear layers to adapt, such as q_proj v_proj"),
}
CHOICES = {"precision": ("nf4", "bf16", "fp16", "fp32"), "compute_dtype": ("fp16", "bf16")}
METRICS = ("eval_chrf", "eval_pass_rate", "eval_loss")
"""What an evaluation measures, and the best adapter may be chosen by."""
AT_LEAST = {
    "per_device_train_batch_size": 1,
    "per_device_eval_batch_size": 1,
    "gradient_accumulation_steps": 1,
    "learning_rate": 0,
    "weight_decay": 0,
    "max_grad_norm": 0,
    "save_total_limit": 1,
}
LAST = ("last", "true", "yes")
"""As --resume_from_checkpoint: the last one in the output folder."""


@dataclass(frozen=True)
class Settings:
    """What a run was asked to be, resolved."""

    preset: Preset
    training: dict[str, Any]
    """A value for every field of TrainingArguments."""
    skip_invalid: bool = False

    def arguments(self, **forced: Any) -> TrainingArguments:
        """As transformers takes them; sets up the device and the processes. Raises UsageError for what cannot be."""
        from transformers import TrainingArguments

        try:
            # Real tokens, for the log; HfArgumentParser has no word for that value.
            return TrainingArguments(**{**self.training, "include_num_input_tokens_seen": "non_padding", **forced})
        except (ValueError, TypeError, ImportError) as error:
            raise UsageError(f"the settings cannot be used: {' '.join(str(error).split())}") from error

    def changed(self, always: Collection[str] = ()) -> dict[str, Any]:
        """Of TrainingArguments, those that differ from transformers' defaults, and further ones; never a token."""
        defaults = training_defaults()
        return {
            name: value
            for name, value in self.training.items()
            if (name in always or value != defaults[name]) and not _never_kept(name)
        }

    def as_file(self) -> str:
        """YAML that `--config` reads back: what the presets set, and what else differs from transformers' defaults."""
        import yaml

        own = {name: getattr(self.preset, name) for name in PRESET_FLAGS}
        lora = {flag: getattr(self.preset.lora, _lora_field(flag)) for flag in LORA_FLAGS}
        lora["lora_target_modules"] = list(self.preset.lora.target_modules)
        training = self.changed(always={"output_dir", *self.preset.training})
        settings = {"preset": self.preset.name, **own, **lora, "skip_invalid": self.skip_invalid, **training}
        return yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)


def _never_kept(name: str) -> bool:
    return name == "resume_from_checkpoint" or name.endswith("_token")


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Our own flags; those of TrainingArguments are read from what they leave over."""
    parser.error = refuse  # type: ignore[method-assign]
    parser.add_argument("--preset", choices=[*PRESETS, "auto"], help="t4, cpu, or what fits this machine (the default)")
    parser.add_argument("--config", metavar="FILE", help="YAML file of settings, named as the flags; flags win over it")
    parser.add_argument("--output_dir", "--output-dir", metavar="DIR", help="where adapter, log and settings go")
    types = get_type_hints(Preset)
    for name, (metavar, text) in PRESET_FLAGS.items():
        if types[name] is bool:
            parser.add_argument(*_spellings(name), action=argparse.BooleanOptionalAction, help=text)
        else:
            kind = str if types[name] in (str, str | None) else int
            parser.add_argument(*_spellings(name), metavar=metavar, type=kind, choices=CHOICES.get(name), help=text)
    for name, (metavar, text) in LORA_FLAGS.items():
        kind = {"lora_dropout": float, "lora_target_modules": str}.get(name, int)
        several = "+" if name == "lora_target_modules" else None
        parser.add_argument(*_spellings(name), metavar=metavar, type=kind, nargs=several, help=text)
    parser.add_argument(
        "--skip-invalid",
        "--skip_invalid",
        action=argparse.BooleanOptionalAction,
        help="leave out problems that are broken; count them",
    )


def refuse(message: str) -> NoReturn:
    """In the place of argparse's usage and exit."""
    raise UsageError(f"{message}; --help lists the flags")


def _spellings(name: str) -> list[str]:
    return list(dict.fromkeys((f"--{name}", f"--{name.replace('_', '-')}")))


def resolve(given: argparse.Namespace, further: Sequence[str]) -> Settings:
    """From parsed flags of `add_flags` and what they left over. Raises UsageError."""
    own_names = {"preset", "skip_invalid", *PRESET_FLAGS, *LORA_FLAGS}
    file = read_file(Path(given.config), own_names | set(training_defaults())) if given.config else {}
    own = {name: value for name, value in _own_of_file(file, own_names, given.config).items() if value is not None}
    own |= {name: value for name in own_names if (value := getattr(given, name)) is not None}
    preset = _preset(own)
    training = _training(preset, {k: v for k, v in file.items() if k not in own_names}, given.config, further)
    for name in ("output_dir", "resume_from_checkpoint"):
        if getattr(given, name, None) is not None:
            training[name] = getattr(given, name)
    _refuse_impossible(preset, training)
    return Settings(preset, training, bool(own.get("skip_invalid")))


def read_file(path: Path, known: Iterable[str]) -> dict[str, Any]:
    """The settings of a YAML file. Raises UsageError when it cannot be read or names a setting that nothing knows."""
    import yaml

    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the settings file {path} cannot be read ({error})") from error
    except yaml.YAMLError as error:
        raise UsageError(f"the settings file {path} is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise UsageError(f"the settings file {path} holds no settings; a line is `name: value`")
    for name in content:
        if name not in known:
            raise UsageError(f"the settings file {path} has an unknown setting {name!r}{meant(str(name), known)}")
    return content


def meant(name: str, known: Iterable[str]) -> str:
    """What was probably meant, as the end of a sentence; of two spellings the one that files take, too."""
    known = sorted(one for one in known if "-" not in one.removeprefix("--"))
    word = name.removeprefix("--").replace("-", "_").lower()
    near = get_close_matches(name, known, n=1, cutoff=0.7) or [one for one in known if len(word) > 3 and word in one]
    return f"; did you mean {near[0]}?" if near else ""


def _own_of_file(file: Mapping[str, Any], names: Iterable[str], origin: str | None) -> dict[str, Any]:
    """Read by the flags' own parser, so that a file may hold what a flag may."""
    parser = argparse.ArgumentParser(add_help=False)
    add_flags(parser)
    tokens = []
    for name, value in file.items():
        if name in names and isinstance(value, bool) and name in ("verified_solutions", "skip_invalid"):
            tokens.append(f"--{name}" if value else f"--no-{name}")
        elif name in names and value is not None:
            tokens += _tokens(name, value)
    found = _parsed(parser, tokens, argparse.Namespace(), origin)
    return {name: getattr(found, name) for name in names}


def _parsed(
    parser: argparse.ArgumentParser, tokens: Sequence[str], into: argparse.Namespace, origin: str | None = None
) -> argparse.Namespace:
    """Raises UsageError for a flag that nobody knows and a value that cannot be; it names the file they stand in."""
    try:
        namespace, rest = parser.parse_known_args(tokens, into)
        if rest:
            known = {option for action in parser._actions for option in action.option_strings}
            _refuse_unknown(rest[0].partition("=")[0], known | set(_own_options()))
    except UsageError as error:
        raise (UsageError(f"in {origin}: {error}") if origin else error) from None
    return namespace


def _refuse_unknown(word: str, known: Iterable[str]) -> NoReturn:
    refuse(f"there is no flag {word}{meant(word, known)}" if word.startswith("-") else f"unexpected {word!r}")


def _own_options() -> Iterable[str]:
    return (f"--{name}" for name in ("preset", "config", "skip_invalid", *PRESET_FLAGS, *LORA_FLAGS))


def _tokens(name: str, value: Any) -> list[str]:
    """The setting as it would stand on a command line."""
    if isinstance(value, (list, tuple)):
        return [f"--{name}", *map(str, value)]
    if isinstance(value, dict):
        return [f"--{name}", json.dumps(value)]
    return [f"--{name}", str(value)]


def _preset(own: Mapping[str, Any]) -> Preset:
    preset = preset_named(own.get("preset", "auto"))
    lora = {_lora_field(flag): own[flag] for flag in LORA_FLAGS if flag in own}
    if "target_modules" in lora:
        lora["target_modules"] = tuple(lora["target_modules"])
    try:
        changed = {name: own[name] for name in PRESET_FLAGS if name in own}
        return replace(preset, lora=replace(preset.lora, **lora), **changed)
    except ValueError as error:
        raise UsageError(f"the settings cannot be used: {error}") from error


def _lora_field(flag: str) -> str:
    """As peft names it, which keeps the prefix where a bare `alpha` would say little."""
    names = {field.name for field in fields(LoraSettings)}
    return flag if flag in names else flag.removeprefix("lora_")


def training_defaults() -> dict[str, Any]:
    """Every field of TrainingArguments with transformers' default, as its parser gives it."""
    return vars(_training_parser().parse_args([]))


def _training_parser() -> argparse.ArgumentParser:
    from transformers import HfArgumentParser, TrainingArguments

    parser = HfArgumentParser(TrainingArguments, add_help=False, allow_abbrev=False)
    parser.error = refuse
    return parser


def _training(preset: Preset, file: Mapping[str, Any], origin: str | None, further: Sequence[str]) -> dict[str, Any]:
    parser = _training_parser()
    parser.set_defaults(**preset.training)
    tokens = [token for name, value in file.items() if value is not None for token in _tokens(name, value)]
    namespace = _parsed(parser, tokens, argparse.Namespace(), origin)
    for name in (name for name, value in file.items() if value is None):
        setattr(namespace, name, None)
    return vars(_parsed(parser, further, namespace))


def _refuse_impossible(preset: Preset, training: dict[str, Any]) -> None:
    """What neither transformers nor the presets refuse, or only after an hour."""
    for name, least in AT_LEAST.items():
        if training[name] is not None and training[name] < least:
            raise UsageError(f"{name} must be at least {least}, got {training[name]}")
    if training["num_train_epochs"] <= 0 and training["max_steps"] <= 0:
        raise UsageError(f"num_train_epochs must be above 0, got {training['num_train_epochs']}")
    metric = training["metric_for_best_model"]
    if metric and metric.removeprefix("eval_") not in {name.removeprefix("eval_") for name in METRICS}:
        raise UsageError(
            f"metric_for_best_model is {metric!r}, which no evaluation measures; choose one of {', '.join(METRICS)}"
        )
    if preset.early_stopping_patience and (str(training["eval_strategy"]) == "no" or not metric):
        raise UsageError("early_stopping_patience needs evaluations: set eval_strategy and metric_for_best_model")
