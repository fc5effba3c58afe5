"""Settings from a command line, a file and a preset: which wins, what is refused, and that a saved file is complete."""

import argparse

import pytest

from evaluation.errors import UsageError
from finetune.__main__ import main
from finetune.settings.flags import add_flags, training_defaults
from finetune.settings.presets import CPU, T4, LoraSettings, find_preset, preset_for
from finetune.settings.settings import resolve


def settings(*words):
    parser = argparse.ArgumentParser(allow_abbrev=False)
    add_flags(parser)
    return resolve(*parser.parse_known_args(words))


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "settings.yaml"
        path.write_text(text)
        return str(path)

    return write


def test_the_reference_recipe_is_to_the_letter():
    t4 = find_preset("t4")
    assert (t4.base, t4.precision, t4.compute_dtype) == ("meta-llama/Llama-3.2-1B", "nf4", "fp16")
    assert t4.lora == LoraSettings(16, 32, 0.05, ("q_proj", "k_proj", "v_proj", "o_proj"))
    assert (t4.problems, t4.max_examples) == ("apps:train", 500)
    assert (t4.question_characters, t4.solution_lines, t4.verified_solutions) == (500, 400, True)
    recipe = {
        "num_train_epochs": 10,
        "per_device_train_batch_size": 8,
        "per_device_eval_batch_size": 8,
        "gradient_accumulation_steps": 2,
        "learning_rate": 7e-5,
        "fp16": True,
        "bf16": False,
        "optim": "adamw_bnb_8bit",
        "fp16_full_eval": True,
        "eval_accumulation_steps": 1,
        "logging_steps": 20,
        "save_strategy": "epoch",
        "eval_strategy": "epoch",
        "load_best_model_at_end": True,
        "remove_unused_columns": False,
        "report_to": "none",
    }
    resolved_values = settings("--preset", "t4").training
    assert {name: resolved_values[name] for name in recipe} == recipe


@pytest.mark.parametrize(
    ("capability", "base", "compute", "fp16", "bf16"),
    [
        (None, "embedded", None, False, False),
        ((7, 5), "meta-llama/Llama-3.2-1B", "fp16", True, False),
        ((8, 0), "meta-llama/Llama-3.2-1B", "bf16", False, True),
        ((9, 0), "meta-llama/Llama-3.2-1B", "bf16", False, True),
    ],
)
def test_auto_takes_what_the_device_has(capability, base, compute, fp16, bf16):
    preset = preset_for(capability)
    assert (preset.base, preset.compute_dtype) == (base, compute)
    for name in ("fp16", "fp16_full_eval"):
        assert preset.training.get(name, False) is fp16
    for name in ("bf16", "bf16_full_eval"):
        assert preset.training.get(name, False) is bf16
    changed = {"fp16", "bf16", "fp16_full_eval", "bf16_full_eval"}
    recipe = CPU if capability is None else T4
    assert {k: v for k, v in preset.training.items() if k not in changed} == {
        k: v for k, v in recipe.training.items() if k not in changed
    }


def test_the_command_line_wins_over_the_file_and_the_file_over_the_preset(file):
    path = file("preset: cpu\nlearning_rate: 3e-4\nnum_train_epochs: 7\nmax_length: 99\nlora_r: 4\nlora_alpha: 8\n")
    resolved = settings("--config", path, "--num_train_epochs", "2", "--lora_r", "2")
    assert resolved.training["learning_rate"] == 3e-4  # YAML takes it for text
    assert resolved.training["num_train_epochs"] == 2
    assert resolved.training["per_device_train_batch_size"] == 8
    assert (resolved.preset.max_length, resolved.preset.lora.r, resolved.preset.lora.lora_alpha) == (99, 2, 8)


def test_every_kind_of_value_may_stand_in_a_file(file):
    resolved = settings(
        "--config",
        file(
            "preset: cpu\nlora_target_modules: [q_proj, v_proj]\nverified_solutions: false\nskip_invalid: true\n"
            "bf16: true\nlr_scheduler_kwargs: {num_cycles: 2}\nwarmup_steps: 3\nmax_grad_norm: null\nprecision: null\n"
        ),
    )
    assert resolved.preset.lora.target_modules == ("q_proj", "v_proj")
    assert (resolved.preset.verified_solutions, resolved.skip_invalid, resolved.preset.precision) == (False, True, None)
    assert resolved.training["bf16"] is True and resolved.training["max_grad_norm"] is None
    assert resolved.training_arguments(output_dir="").lr_scheduler_kwargs == {"num_cycles": 2}


def test_a_saved_file_gives_the_same_settings_again(file):
    """This includes a flag that was set to transformers' default, which is not the preset's."""
    words = ["--preset", "cpu", "--learning_rate", "5e-5", "--lora_target_modules", "q_proj", "--no-verified_solutions"]
    words += ["--early_stopping_patience", "2", "--skip-invalid", "--output_dir", "there", "--save_total_limit", "3"]
    before = settings(*words)
    again = settings("--config", file(before.as_yaml()))
    assert again == before and again.training["learning_rate"] == training_defaults()["learning_rate"]


def test_the_file_of_the_reference_recipe_gives_it_again(file):
    before = settings("--preset", "t4", "--output_dir", "there")
    assert settings("--config", file(before.as_yaml())) == before


def test_a_token_is_never_saved():
    assert "secret" not in settings("--preset", "cpu", "--hub_token", "secret").as_yaml()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--learning_rat", "1"], "there is no flag --learning_rat; did you mean --learning_rate?"),
        (["--lora_rank", "1"], "there is no flag --lora_rank"),
        (["--epochs", "1"], "there is no flag --epochs; did you mean --num_train_epochs?"),
        (["--max_lenght=5"], "there is no flag --max_lenght; did you mean --max_length?"),
        (["--learning_rate", "fast"], "argument --learning_rate/--learning-rate: invalid float value: 'fast'"),
        (["--max_length", "long"], "argument --max_length/--max-length: invalid int value: 'long'"),
        (["--max_length", "0"], "max_length must be at least 1, got 0"),
        (["--lora_r", "0"], "the LoRA rank r must be at least 1, got 0"),
        (["--lora_dropout", "1"], "lora_dropout must be from 0 to below 1, got 1.0"),
        (["--per_device_train_batch_size", "0"], "per_device_train_batch_size must be at least 1, got 0"),
        (["--learning_rate", "-1"], "learning_rate must be at least 0, got -1.0"),
        (["--num_train_epochs", "0"], "num_train_epochs must be above 0, got 0.0"),
        (["--metric_for_best_model", "eval_bleu"], "choose one of eval_chrf, eval_pass_rate, eval_loss"),
        (["--early_stopping_patience", "2", "--eval_strategy", "no"], "early_stopping_patience needs evaluations"),
        (["--precision", "int3"], "invalid choice: 'int3'"),
        (["loose"], "unexpected 'loose'"),
    ],
)
def test_what_cannot_be_is_one_sentence(words, said):
    with pytest.raises(UsageError) as refused:
        settings("--preset", "cpu", *words)
    assert said in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("learning_rat: 1", "has an unknown setting 'learning_rat'; did you mean learning_rate?"),
        ("lora:\n  r: 4", "has an unknown setting 'lora'"),
        ("learning_rate: fast", "argument --learning_rate/--learning-rate: invalid float value: 'fast'"),
        ("max_length: [1, 2]", "unexpected '2'"),
        ("a: [", "is not YAML"),
        ("- preset", "holds no settings"),
    ],
)
def test_what_cannot_be_in_a_file_names_the_file(file, text, said):
    with pytest.raises(UsageError) as refused:
        settings("--preset", "cpu", "--config", file(text))
    assert "settings.yaml" in str(refused.value) and "\n" not in str(refused.value)
    assert said in str(refused.value)


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(UsageError, match=r"nowhere\.yaml cannot be read"):
        settings("--config", "nowhere.yaml")


def test_what_transformers_refuses_is_a_sentence_too():
    with pytest.raises(UsageError, match="the settings cannot be used: At most one of fp16 and bf16") as refused:
        settings("--preset", "cpu", "--fp16", "true", "--bf16", "true").training_arguments(output_dir="")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("metric", "greater"), [("eval_chrf", True), ("eval_pass_rate", True), ("eval_loss", False)])
def test_the_best_adapter_is_chosen_in_the_right_direction(metric, greater):
    arguments = settings("--preset", "cpu", "--metric_for_best_model", metric).training_arguments(output_dir="")
    assert arguments.greater_is_better is greater


@pytest.mark.parametrize("command", ["train", "plan"])
def test_both_commands_end_with_one_line_and_code_2(command, capsys):
    assert main([command, "--preset", "cpu", "--learning_rat", "1"]) == 2
    assert capsys.readouterr().err == (
        "error: there is no flag --learning_rat; did you mean --learning_rate?; --help lists the flags\n"
    )


def test_training_needs_a_folder(capsys):
    assert main(["train", "--preset", "cpu"]) == 2
    assert "pass --output_dir DIR" in capsys.readouterr().err
