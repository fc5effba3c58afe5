"""A small training on the real embedded model: the loss is the completion's, the adapter learns, the base stays."""

import json
from dataclasses import replace

import pytest

from evaluation.problems.sources import load_problems
from finetune.__main__ import main
from finetune.data.examples import build_data, split
from finetune.data.selection import select
from finetune.data.tokenised import build_examples, pad_batch
from finetune.errors import TrainingError
from finetune.settings.presets import CPU, LoraSettings
from finetune.training.fresh_adapter import add_adapter
from finetune.training.trainer import completion_loss

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def problems():
    return load_problems("embedded:train")


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """An adapter trained for two steps on four problems."""
    folder = tmp_path_factory.mktemp("trained")
    rows = [
        {"problem_id": n, "question": f"Print {n}.", "solutions": [f"print({n})"], "input_output": io}
        for n, io in enumerate([{"inputs": [""], "outputs": [f"{n}\n"]} for n in range(4)])
    ]
    source = folder / "problems.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    command = ["train", "--preset", "cpu", "--problems", str(source), "--output_dir", str(folder / "adapter")]
    assert (
        main([*command, "--num_train_epochs", "2", "--per_device_train_batch_size", "2", "--logging_steps", "1"]) == 0
    )
    return folder / "adapter"


def test_the_loss_of_a_padded_batch_is_that_of_the_completions_alone(untouched, tokenizer, problems):
    """Against transformers' own loss on each example by itself: no padding, no logits spared."""
    import torch

    rows = build_examples(problems[:3], tokenizer, max_length=1024, per_problem=1).rows
    assert len({len(row["input_ids"]) for row in rows}) > 1
    total, taught = 0.0, 0
    with torch.inference_mode():
        for row in rows:
            ids, labels = torch.tensor([row["input_ids"]]), torch.tensor([row["labels"]])
            count = int((labels != -100).sum())
            total += untouched(input_ids=ids, labels=labels).loss.item() * count
            taught += count
        batch = pad_batch(rows, pad_token_id=tokenizer.pad_token_id)
        labels = batch.pop("labels")
        loss = completion_loss(untouched(**batch), labels)
    tolerance = 1e-4 if untouched.dtype == torch.float32 else 2e-2
    assert loss.item() == pytest.approx(total / taught, rel=tolerance)


def test_a_trained_adapter_changes_the_model_and_leaves_the_base_alone(trained, engine):
    from generation.load_pair import load_pair_generator

    mine = load_pair_generator(adapter=str(trained))
    assert mine.provenance["base"] == engine.provenance["base"]
    assert mine.provenance["adapted"]["fingerprint"] not in {
        engine.provenance["base"]["fingerprint"],
        engine.provenance["adapted"]["fingerprint"],
    }


def test_the_log_holds_loss_validation_loss_and_what_was_really_generated(trained):
    rows = [json.loads(line) for line in (trained / "log.jsonl").read_text().splitlines()]
    keys = set().union(*rows)
    assert {"loss", "learning_rate", "eval_loss", "eval_chrf", "eval_pass_rate"} <= keys
    assert len([row for row in rows if "eval_pass_rate" in row]) == 2


def test_what_made_the_adapter_stands_beside_it(trained):
    settings = json.loads((trained / "training.json").read_text())
    assert settings["examples"]["train"] == 3 and settings["examples"]["validation"] == 1
    assert settings["lora"]["r"] == 16
    assert settings["training"]["num_train_epochs"] == 2
    assert {"torch", "transformers", "peft"} <= set(settings["versions"])
    config = json.loads((trained / "adapter_config.json").read_text())
    assert config["base_model_name_or_path"] == "HuggingFaceTB/SmolLM2-135M-Instruct"


def test_a_plan_with_the_same_flags_has_the_very_same_examples(trained, capsys):
    made = json.loads((trained / "training.json").read_text())["examples"]
    source = str(trained.parent / "problems.jsonl")
    assert main(["plan", "--preset", "cpu", "--problems", source, "--num_train_epochs", "2"]) == 0
    said = capsys.readouterr().out
    assert f"sha256 of the training examples: {made['sha256']}\n" in said
    assert made["left_after"][f"beyond {CPU.max_examples} examples"] == made["train"]
    assert main(["plan", "--preset", "cpu", "--problems", source, "--seed", "1"]) == 0
    assert made["sha256"] not in capsys.readouterr().out


def test_gradients_reach_the_adapter_after_an_evaluation_on_nf4(tokenizer, problems):
    """bitsandbytes would repack NF4 weights at a forward pass without gradients, and learning would stop."""
    import torch

    from generation.models.base import load_base

    preset = replace(CPU, precision="nf4")
    model = add_adapter(load_base(precision="nf4")[0], preset)
    rows = build_examples(problems[:1], tokenizer, max_length=1024, per_problem=1).rows
    batch = pad_batch(rows, pad_token_id=tokenizer.pad_token_id)
    labels = batch.pop("labels")
    with torch.no_grad():
        model.eval()(**batch)
    completion_loss(model.train()(**batch), labels).backward()
    gradients = [p.grad for name, p in model.named_parameters() if "lora_B" in name]
    assert gradients and all(g is not None and g.abs().sum() > 0 for g in gradients)


def test_no_example_left_is_said_before_training(tokenizer, problems):
    with pytest.raises(TrainingError, match="no training example is left"):
        build_data([problems[:2]], tokenizer, replace(CPU, max_length=10), seed=0)


def test_no_problem_is_in_training_and_validation(problems):
    parts = select(problems, CPU.rules, check=None), select(load_problems("embedded:validation"), CPU.rules, check=None)
    for selected in (parts, parts[:1]):
        train, validation = split(selected, CPU, seed=1)
        assert train and validation
        assert not {p.problem_id for p in train} & {p.problem_id for p in validation}
        assert split(selected, CPU, seed=1) == (train, validation)
    assert split(parts[:1], CPU, seed=2) != split(parts[:1], CPU, seed=1)
    few = replace(CPU, validation_problems=3)
    assert [len(split(selected, few, seed=1)[1]) for selected in (parts, parts[:1])] == [3, 3]


@pytest.mark.parametrize("values", [{"r": 0}, {"lora_dropout": 1.0}])
def test_impossible_lora_settings_are_refused(values):
    with pytest.raises(ValueError, match=next(iter(values))):
        LoraSettings(**values)
