"""The presets of a training run: base, adapter, data, and defaults for transformers' TrainingArguments.

Flags and a file can change each of these values, see settings.py. Does not read problems and does not load models.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from finetune.settings.rules import Rules


@dataclass(frozen=True)
class LoraSettings:
    """Low-rank adaptation (Hu et al. 2021, "LoRA", section 4.1), as peft names its parts."""

    r: int = 16
    """Rank of the update matrices."""
    lora_alpha: int = 32
    """The update is scaled by lora_alpha / r."""
    lora_dropout: float = 0.05
    target_modules: tuple[str, ...] = ("q_proj", "k_proj", "v_proj", "o_proj")
    """Names of the linear layers that are adapted."""

    def __post_init__(self) -> None:
        if self.r < 1:
            raise ValueError(f"the LoRA rank r must be at least 1, got {self.r}")
        if self.lora_alpha < 1:
            raise ValueError(f"lora_alpha must be at least 1, got {self.lora_alpha}")
        if not 0 <= self.lora_dropout < 1:
            raise ValueError(f"lora_dropout must be from 0 to below 1, got {self.lora_dropout}")
        if not self.target_modules:
            raise ValueError("target_modules must name at least one layer")


@dataclass(frozen=True)
class Preset:
    """One way to train: on which base, on what data, and for how long."""

    name: str
    base: str
    precision: str | None
    """Precision of the frozen base: nf4, bf16, fp16, fp32; None takes the one that runs best on the device."""
    problems: str
    max_examples: int
    """When there are more examples, this many are drawn by the seed."""
    references_per_problem: int
    max_length: int
    """Tokens of prompt and program together; longer examples are dropped, never cut."""
    training: dict[str, Any]
    """Defaults for transformers' TrainingArguments."""
    lora: LoraSettings = field(default_factory=LoraSettings)
    question_characters: int = Rules.question_characters
    """Questions must be shorter than this, as in the reference project."""
    solution_lines: int = Rules.solution_lines
    """Solutions must have fewer lines than this, as in the reference project."""
    verified_solutions: bool = True
    """Whether only solutions that pass the tests of their own problem are taught."""
    validation_problems: int = 50
    """At most this many problems are held out. After each epoch the model writes a program for every one of them."""
    validation_tokens: int = 256
    """Longest such program, in tokens; the page has the same default."""
    compute_dtype: str | None = None
    """Precision of products with NF4 weights: fp16, bf16; None takes the one that runs best on the device."""
    early_stopping_patience: int | None = None
    """Training ends after this many evaluations without a better metric; None trains all epochs."""

    def __post_init__(self) -> None:
        counts = ("max_examples", "references_per_problem", "max_length", "question_characters", "solution_lines")
        for name in (*counts, "validation_problems", "validation_tokens", "early_stopping_patience"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise ValueError(f"{name} must be at least 1, got {value}")

    @property
    def rules(self) -> Rules:
        """What a problem and its solutions must be."""
        return Rules(self.question_characters, self.solution_lines, self.references_per_problem)


EVERY_EPOCH = {
    "eval_strategy": "epoch",
    "save_strategy": "epoch",
    "load_best_model_at_end": True,
    "metric_for_best_model": "eval_chrf",
    "prediction_loss_only": True,
    "remove_unused_columns": False,
    "report_to": "none",
    # Early stopping goes on counting after a resume. DDP need not look for unused weights: each step uses them all.
    "restore_callback_states_from_checkpoint": True,
    "ddp_find_unused_parameters": False,
}

T4 = Preset(
    name="t4",
    base="meta-llama/Llama-3.2-1B",
    precision="nf4",
    compute_dtype="fp16",
    problems="apps:train",
    max_examples=500,
    references_per_problem=1,
    max_length=1024,
    training={
        **EVERY_EPOCH,
        "num_train_epochs": 10,
        "per_device_train_batch_size": 8,
        "per_device_eval_batch_size": 8,
        "gradient_accumulation_steps": 2,
        "learning_rate": 7e-5,
        "fp16": True,
        "bf16": False,
        "fp16_full_eval": True,
        "optim": "adamw_bnb_8bit",
        "eval_accumulation_steps": 1,
        "logging_steps": 20,
    },
)
"""The reference recipe: QLoRA on a free T4 with 15 GB."""

CPU = Preset(
    name="cpu",
    base="embedded",
    precision=None,
    problems="embedded",
    max_examples=500,
    references_per_problem=2,
    max_length=1024,
    training={
        **EVERY_EPOCH,
        "num_train_epochs": 4,
        "per_device_train_batch_size": 8,
        "per_device_eval_batch_size": 8,
        # 7e-5 is low for a set this small: it leaves most of the base's habits in place.
        "learning_rate": 1e-3,
        "lr_scheduler_type": "cosine",
        "warmup_steps": 5,
        "optim": "adamw_torch",
        "train_sampling_strategy": "group_by_length",
        "logging_steps": 5,
        "use_cpu": True,
        "dataloader_pin_memory": False,
    },
)
"""The same steps on two cores with the embedded model; it takes about a lunch break."""

PRESETS = {"t4": T4, "cpu": CPU}


def find_preset(name: str) -> Preset:
    """The preset `t4` or `cpu`; for `auto` the one that fits this machine."""
    if name != "auto":
        return PRESETS[name]
    import torch

    return preset_for(torch.cuda.get_device_capability() if torch.cuda.is_available() else None)


def preset_for(capability: tuple[int, int] | None) -> Preset:
    """The preset for a GPU of this CUDA capability, or for no GPU: fp16 up to a T4 (7.5), bf16 from Ampere (8.0) on."""
    if capability is None:
        return CPU
    if capability < (8, 0):
        return T4
    precision = {"fp16": False, "bf16": True, "fp16_full_eval": False, "bf16_full_eval": True}
    return replace(T4, compute_dtype="bf16", training={**T4.training, **precision})
