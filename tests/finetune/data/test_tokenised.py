"""The examples that training sees: which tokens are taught, which examples are left out, and how a batch is padded."""

import pytest

from evaluation.problems.sources import Problem, TestCase
from finetune.data.tokenised import build_examples, pad_batch

STDIN = Problem("p/1", "Add two numbers.", (TestCase("1 2\n", "3\n"), TestCase("5 5\n", "10\n")), ("print(3)",))


@pytest.mark.model
def test_only_the_program_its_closing_fence_and_the_end_are_taught(tokenizer):
    (row,) = build_examples([STDIN], tokenizer, max_length=500, per_problem=1).rows
    taught = [token for token, label in zip(row["input_ids"], row["labels"], strict=True) if label != -100]
    assert tokenizer.decode(taught) == "print(3)\n```" + tokenizer.eos_token
    assert row["labels"][-len(taught) :] == taught


@pytest.mark.model
def test_long_references_and_problems_without_one_are_left_out_and_counted(tokenizer):
    long = Problem("p/3", "Add.", STDIN.tests, ("print(1)", "x = 1\n" * 500))
    examples = build_examples([STDIN, long, Problem("p/4", "?", ())], tokenizer, max_length=300, per_problem=2)
    assert len(examples.rows) == 2
    assert (examples.too_long, examples.without_reference) == (1, 1)


def test_a_batch_is_padded_on_the_left_and_keeps_the_logits_of_the_longest_completion():
    rows = [
        {"input_ids": [5, 6, 7, 8], "labels": [-100, -100, 7, 8]},
        {"input_ids": [5, 9], "labels": [-100, 9]},
    ]
    batch = pad_batch(rows, pad_token_id=0)
    assert batch["input_ids"].tolist() == [[5, 6, 7, 8], [0, 0, 5, 9]]
    assert batch["attention_mask"].tolist() == [[1, 1, 1, 1], [0, 0, 1, 1]]
    assert batch["labels"].tolist() == [[-100, -100, 7, 8], [-100, -100, -100, 9]]
    assert batch["logits_to_keep"] == 3
