"""The prompt, and the examples that training sees."""

import pytest

from evaluation.problems.sources import Problem, TestCase
from generation.prompt import EXAMPLE_LIMIT, FENCE, build_examples, build_prompt, encode_prompt, pad_batch

STDIN = Problem("p/1", "Add two numbers.", (TestCase("1 2\n", "3\n"), TestCase("5 5\n", "10\n")), ("print(3)",))
CALL = Problem(
    "p/2",
    "Add.",
    (TestCase([1, "a\n"], {"k": [2]}),),
    ("def add(a, b): pass",),
    fn_name="add",
    starter_code="def add(a, b):\n",
)


def test_the_prompt_of_a_stdin_problem_shows_statement_first_example_and_constraints():
    assert build_prompt(STDIN) == (
        "Write Python code to solve this problem:\n\nProblem:\nAdd two numbers.\n\nInput:\n1 2\n\nOutput:\n3\n\n"
        "Constraints:\nRead from standard input and print only the answer.\n"
    )


def test_the_prompt_of_a_call_based_problem_shows_a_call_and_the_starter_code():
    prompt = build_prompt(CALL)
    assert 'Input:\nadd(1, "a\\n")\n\nOutput:\n{"k": [2]}\n' in prompt
    assert prompt.endswith("Complete this code:\ndef add(a, b):\n")


def test_a_call_based_problem_without_starter_code_names_its_function():
    assert "function named add" in build_prompt(Problem("p", "Add.", CALL.tests, fn_name="add"))


def test_an_integer_too_long_for_python_to_print_is_shown_clipped():
    assert "9" * 900 in build_prompt(Problem("p", "Add.", (TestCase([10**5000 - 1], 1),), fn_name="add"))


def test_a_problem_without_tests_still_has_a_prompt():
    assert "Input:" not in build_prompt(Problem("p", "Add.", ()))


def test_a_huge_example_is_clipped_in_the_prompt():
    prompt = build_prompt(Problem("p", "Add.", (TestCase("9" * 10**6, "1"),)))
    assert "9" * EXAMPLE_LIMIT + "…" in prompt
    assert len(prompt) < EXAMPLE_LIMIT + 500


@pytest.mark.model
def test_the_rendered_prompt_stands_in_the_chat_template_and_ends_in_an_opened_fence(tokenizer):
    text = tokenizer.decode(encode_prompt(build_prompt(STDIN), tokenizer))
    assert "<|im_start|>user\nWrite Python code" in text
    assert text.endswith("<|im_start|>assistant\n" + FENCE)
    assert text.count("<|im_start|>system") == 1


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
