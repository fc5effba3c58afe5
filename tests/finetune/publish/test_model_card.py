"""The card says what the folder says and leaves out what the folder does not say; its program runs."""

import contextlib
import io
import json
import re
import shutil

import pytest
from huggingface_hub import ModelCard
from markdown_it import MarkdownIt

from evaluation.assets import SHIPPED_ADAPTER
from evaluation.judge.program import is_parsable
from finetune.folder.adapter import Epoch, read_record
from finetune.publish.model_card import model_card, write_card
from finetune.publish.snippet import EXAMPLE_PROBLEM, snippet
from generation.errors import AdapterError
from generation.models.embedded import EMBEDDED_ID, embedded_model
from generation.prompt import build_prompt, encode_prompt, render_prompt

LLAMA = "meta-llama/Llama-3.2-1B"


@pytest.fixture
def folder(tmp_path):
    """The folder of an adapter for 4-bit Llama on APPS, with empty weights."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "adapter_model.safetensors").write_bytes(b"")
    config = {"base_model_name_or_path": LLAMA, "peft_type": "LORA", "task_type": "CAUSAL_LM", "r": 16}
    made = {
        "command": "python -m finetune train --preset t4 --output_dir outputs/llama",
        "base": {"model": LLAMA, "revision": "4e20de36", "precision": "nf4"},
        "problems": "apps:train",
        "examples": {"train": 500, "validation": 50, "sha256": "ab" * 32},
        "training": {
            "load_best_model_at_end": True,
            "metric_for_best_model": "eval_chrf",
            "greater_is_better": True,
            "learning_rate": 7e-5,
        },
    }
    log = [{"step": 5, "loss": 1.5, "epoch": 0.5}]
    for epoch, chrf in ((1, 30.25), (2, 41.5), (3, 38.0)):
        log.append({"epoch": epoch, "eval_loss": 1 / epoch, "eval_runtime": 1.0})
        log.append({"epoch": epoch, "eval_chrf": chrf, "eval_pass_rate": epoch / 50})
    write(folder, config=config, made=made)
    (folder / "log.jsonl").write_text("".join(json.dumps(row) + "\n" for row in log) + '{"half')
    return folder


def write(folder, *, config=None, made=None):
    for name, value in (("adapter_config.json", config), ("training.json", made)):
        if value is not None:
            (folder / name).write_text(json.dumps(value))


def change(folder, name, **values):
    (folder / name).write_text(json.dumps(json.loads((folder / name).read_text()) | values))


def card_of(folder, repository="you/llama-apps"):
    return ModelCard(model_card(read_record(folder), repository=repository))


def test_the_front_matter_says_what_the_hub_asks(folder):
    front = card_of(folder).data.to_dict()
    index = front.pop("model-index")
    assert front == {
        "base_model": LLAMA,
        "datasets": ["codeparrot/apps"],
        "language": ["en"],
        "library_name": "peft",
        "license": "llama3.2",
        "pipeline_tag": "text-generation",
        "tags": ["lora", "code", "apps"],
    }
    (result,) = index[0]["results"]
    assert index[0]["name"] == "llama-apps" and result["dataset"]["type"] == "codeparrot/apps"
    assert {metric["type"]: metric["value"] for metric in result["metrics"]} == {"chrf": 41.5, "pass@1": 0.04}


def test_every_epoch_is_told_and_the_kept_one_marked(folder):
    rows = re.findall(r"^\| (\d) \| (.+?) \| (.+?) \| (.+?) \| (.*?) ?\|$", card_of(folder).text, re.MULTILINE)
    assert rows == [
        ("1", "1.0000", "30.2", "2.0 %", ""),
        ("2", "0.5000", "41.5", "4.0 %", "**this adapter**"),
        ("3", "0.3333", "38.0", "6.0 %", ""),
    ]


@pytest.mark.parametrize(
    ("training", "kept"),
    [
        ({"load_best_model_at_end": True, "metric_for_best_model": "loss", "greater_is_better": False}, 3),
        ({"load_best_model_at_end": True, "metric_for_best_model": "eval_chrf", "greater_is_better": True}, 2),
        ({"learning_rate": 1e-3}, 3),
        ({"load_best_model_at_end": True, "metric_for_best_model": "eval_runtime"}, None),
        ({}, None),
    ],
)
def test_the_kept_epoch_is_the_trainers_choice_and_none_where_that_is_not_known(folder, training, kept):
    change(folder, "training.json", training=training)
    epoch = read_record(folder).kept_epoch
    assert (epoch and epoch.epoch) == kept


def test_the_epoch_that_training_itself_names_is_believed(folder):
    change(folder, "training.json", result={"epoch": 3.0, "metric": "eval_chrf"})
    assert read_record(folder).kept_epoch.epoch == 3
    change(folder, "training.json", result={"epoch": 7.0})
    assert read_record(folder).kept_epoch is None


def test_what_was_measured_before_training_is_a_row_and_never_kept(folder):
    with (folder / "log.jsonl").open("a") as file:
        file.write('\n{"epoch": 0, "eval_loss": 3.0, "eval_chrf": 99.0, "eval_pass_rate": 0.0}\n')
    assert "| before | 3.0000 | 99.0 | 0.0 % |  |" in card_of(folder).text
    assert read_record(folder).kept_epoch.epoch == 2


def test_an_epoch_that_a_resumed_run_measured_again_counts_once(folder):
    with (folder / "log.jsonl").open("a") as file:
        file.write('\n{"epoch": 3, "eval_chrf": 50.0}\n')
    assert read_record(folder).epochs[-1] == Epoch(3, 1 / 3, 50.0, 0.06)
    assert len(read_record(folder).epochs) == 3


def test_the_chart_is_shown_where_there_is_one(folder):
    assert "](chart" not in card_of(folder).text
    (folder / "chart.png").write_bytes(b"")
    assert "](chart.png)" in card_of(folder).text


def test_each_file_may_be_missing_and_then_nothing_is_said_of_it(folder):
    (folder / "log.jsonl").unlink()
    card = card_of(folder)
    assert "## Results" not in card.text and card.data.eval_results is None
    (folder / "training.json").unlink()
    card = card_of(folder)
    assert re.findall(r"^## (.*)", card.text, re.MULTILINE) == ["Settings", "How to use it", "Limits"]
    assert card.data.datasets is None and card.data.language is None
    assert "None" not in card.text


def test_a_base_on_the_trainers_disk_is_not_given_as_one_of_the_hub(folder):
    change(folder, "adapter_config.json", base_model_name_or_path="/home/me/models/secret-base")
    change(folder, "training.json", base={"revision": "local"})
    card = card_of(folder)
    assert card.data.base_model is None and card.data.license is None
    assert "/home/me" not in str(card) and "secret-base" in card.text


def test_what_others_wrote_is_shown_and_never_markup(folder):
    evil = "<img src=x onerror=alert(1)> [a](javascript:b) `c` | ```\n---\nlicense: mit"
    change(folder, "adapter_config.json", base_model_name_or_path=evil, target_modules=[evil], peft_type=evil)
    change(folder, "training.json", command=evil, problems=evil, seed=evil, versions={evil: evil}, max_length=evil)
    change(folder, "training.json", examples={"train": evil, "sha256": evil, "left_after": {evil: evil}})
    card = card_of(folder)
    markup = MarkdownIt("commonmark").enable("table").render(card.text)
    assert "<img" not in markup and "href=" not in markup
    assert card.data.license is None and card.data.to_dict()["library_name"] == "peft"


@pytest.mark.parametrize(
    "values", [{"examples": []}, {"examples": {"left_after": 3}}, {"training": "x"}, {"base": None}]
)
def test_papers_of_another_shape_are_passed_over(folder, values):
    change(folder, "training.json", **values)
    assert "## Settings" in card_of(folder).text


@pytest.mark.parametrize("name", ["training.json", "adapter_config.json"])
@pytest.mark.parametrize("content", ["{", "[]"])
def test_a_broken_file_is_named(folder, name, content):
    (folder / name).write_text(content)
    with pytest.raises(AdapterError, match=f"{name} .*mend or remove it"):
        read_record(folder)


def test_the_shipped_adapters_card_is_written_into_its_folder(tmp_path):
    folder = tmp_path / "adapter"
    shutil.copytree(SHIPPED_ADAPTER, folder)
    card = ModelCard.load(write_card(folder))
    made = json.loads((SHIPPED_ADAPTER / "training.json").read_text())
    assert card.data.base_model == EMBEDDED_ID and card.data.license == "apache-2.0"
    assert made["command"] in card.text and made["examples"]["sha256"] in card.text
    assert "dequantised" in card.text


def test_a_training_that_went_on_is_told_with_all_its_commands(folder):
    change(folder, "training.json", resumed=["python -m finetune train --resume_from_checkpoint last"])
    card = model_card(read_record(folder))
    began, went_on = "--preset t4 --output_dir outputs/llama", "--resume_from_checkpoint last"
    assert card.index(began) < card.index("resumed with") < card.index(went_on)


@pytest.mark.model
def test_the_program_in_the_card_runs_on_the_very_prompt_of_training(tokenizer):
    said, names = io.StringIO(), {}
    with contextlib.redirect_stdout(said):
        exec(snippet(str(embedded_model()), str(SHIPPED_ADAPTER)), names)
    assert names["text"] == render_prompt(build_prompt(EXAMPLE_PROBLEM), tokenizer)
    assert names["inputs"]["input_ids"][0].tolist() == encode_prompt(build_prompt(EXAMPLE_PROBLEM), tokenizer)
    assert "print" in said.getvalue() and is_parsable(said.getvalue())
