"""The settings of a run, from three places: the command line wins over a file, the file over the preset.

presets.py and transformers' TrainingArguments say what a setting means, flags.py how it is spelled. Here the values are
put together, impossible ones are refused, and the result is written as a file that `--config` reads again.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.errors import UsageError
from finetune.settings.flags import (
    LORA_FLAGS,
    OWN_NAMES,
    PRESET_FLAGS,
    as_words,
    lora_field,
    own_parser,
    parse,
    suggest,
    training_defaults,
    training_parser,
)
from finetune.settings.presets import Preset, find_preset

if TYPE_CHECKING:
    from transformers import TrainingArguments

METRICS = ("eval_chrf", "eval_pass_rate", "eval_loss")
"""What an evaluation measures: the best adapter may be chosen by any of these."""
MINIMA = {
    "per_device_train_batch_size": 1,
    "per_device_eval_batch_size": 1,
    "gradient_accumulation_steps": 1,
    "learning_rate": 0,
    "weight_decay": 0,
    "max_grad_norm": 0,
    "save_total_limit": 1,
}


@dataclass(frozen=True)
class Settings:
    """What a run was asked to do, with every value decided."""

    preset: Preset
    training: dict[str, Any]
    """A value for every field of TrainingArguments."""
    skip_invalid: bool = False

    def training_arguments(self, **overrides: Any) -> TrainingArguments:
        """The TrainingArguments. Making them sets up the device and the processes.

        Raises UsageError for values that transformers refuses.
        """
        from transformers import TrainingArguments

        try:
            # The log counts tokens without padding; HfArgumentParser cannot express this value.
            return TrainingArguments(**{**self.training, "include_num_input_tokens_seen": "non_padding", **overrides})
        except (ValueError, TypeError, ImportError) as error:
            raise UsageError(f"the settings cannot be used: {' '.join(str(error).split())}") from error

    def non_default_training(self, always: Collection[str] = ()) -> dict[str, Any]:
        """The values of TrainingArguments that differ from transformers' defaults, and those of `always`; no token."""
        defaults = training_defaults()
        return {
            name: value
            for name, value in self.training.items()
            if (name in always or value != defaults[name]) and not _is_never_written(name)
        }

    def as_yaml(self) -> str:
        """A file for `--config`: what the presets set, and what else differs from transformers' defaults."""
        import yaml

        own = {name: getattr(self.preset, name) for name in PRESET_FLAGS}
        lora = {flag: getattr(self.preset.lora, lora_field(flag)) for flag in LORA_FLAGS}
        lora["lora_target_modules"] = list(self.preset.lora.target_modules)
        training = self.non_default_training(always={"output_dir", *self.preset.training})
        settings = {"preset": self.preset.name, **own, **lora, "skip_invalid": self.skip_invalid, **training}
        return yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)


def _is_never_written(name: str) -> bool:
    return name == "resume_from_checkpoint" or name.endswith("_token")


def resolve(flags: argparse.Namespace, further: Sequence[str]) -> Settings:
    """Put the settings together: parsed flags of `add_flags`, the words these left over, file and preset.

    Raises UsageError.
    """
    file = read_file(Path(flags.config), {*OWN_NAMES, *training_defaults()}) if flags.config else {}
    own = {name: value for name, value in _parse_own_settings(file, flags.config).items() if value is not None}
    own |= {name: value for name in OWN_NAMES if (value := getattr(flags, name)) is not None}
    preset = _build_preset(own)
    rest = {name: value for name, value in file.items() if name not in OWN_NAMES}
    training = _build_training(preset, rest, further, origin=flags.config)
    for name in ("output_dir", "resume_from_checkpoint"):
        if getattr(flags, name, None) is not None:
            training[name] = getattr(flags, name)
    _refuse_impossible(preset, training)
    return Settings(preset, training, bool(own.get("skip_invalid")))


def read_file(path: Path, known: Iterable[str]) -> dict[str, Any]:
    """The settings in a YAML file. Raises UsageError when it cannot be read or holds a setting outside `known`."""
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
            raise UsageError(f"the settings file {path} has an unknown setting {name!r}{suggest(str(name), known)}")
    return content


def _parse_own_settings(file: Mapping[str, Any], origin: str | None) -> dict[str, Any]:
    """The values of our own settings in a file. The flags' parser reads them, so a file may hold what a flag may."""
    words = []
    for name, value in file.items():
        if name in OWN_NAMES and isinstance(value, bool) and name in ("verified_solutions", "skip_invalid"):
            words.append(f"--{name}" if value else f"--no-{name}")
        elif name in OWN_NAMES and value is not None:
            words += as_words(name, value)
    namespace = parse(own_parser(), words, argparse.Namespace(), origin=origin)
    return {name: getattr(namespace, name) for name in OWN_NAMES}


def _build_preset(own: Mapping[str, Any]) -> Preset:
    preset = find_preset(own.get("preset", "auto"))
    lora = {lora_field(flag): own[flag] for flag in LORA_FLAGS if flag in own}
    if "target_modules" in lora:
        lora["target_modules"] = tuple(lora["target_modules"])
    try:
        changes = {name: own[name] for name in PRESET_FLAGS if name in own}
        return replace(preset, lora=replace(preset.lora, **lora), **changes)
    except ValueError as error:
        raise UsageError(f"the settings cannot be used: {error}") from error


def _build_training(
    preset: Preset, file: Mapping[str, Any], further: Sequence[str], *, origin: str | None
) -> dict[str, Any]:
    parser = training_parser()
    parser.set_defaults(**preset.training)
    words = [word for name, value in file.items() if value is not None for word in as_words(name, value)]
    namespace = parse(parser, words, argparse.Namespace(), origin=origin)
    for name in (name for name, value in file.items() if value is None):
        setattr(namespace, name, None)
    return vars(parse(parser, further, namespace))


def _refuse_impossible(preset: Preset, training: dict[str, Any]) -> None:
    """Refuse what transformers and the presets let through, or would refuse only after an hour."""
    for name, least in MINIMA.items():
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
