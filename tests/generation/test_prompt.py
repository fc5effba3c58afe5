"""The prompt: what a model reads of a problem."""

import pytest

from evaluation.problems.sources import Problem, TestCase
from generation.prompt import EXAMPLE_LIMIT, FENCE, build_prompt, encode_prompt

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


def test_a_lone_surrogate_in_a_statement_can_be_read(tokenizer):
    """JSON files may hold one, and the tokenizer refuses it."""
    assert encode_prompt("half \ud800 a sign 😀", tokenizer) == encode_prompt("half \ufffd a sign 😀", tokenizer)
