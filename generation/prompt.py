"""From a problem to what a model reads: the prompt.

One function builds the prompt for training, evaluation and the page. It ends inside an opened code fence, so that a
base model continues with code and an instruct model skips its small talk; a completion is what follows, up to the
closing fence. Does not load models and does not download anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evaluation.judge.compare import encode_value
from evaluation.problems.sources import Problem, TestCase

if TYPE_CHECKING:
    from generation.sides import Tokenizer

FENCE = "```python\n"
STOP = "\n```"
"""A completion ends with the fence that closes the one in the prompt."""
EXAMPLE_LIMIT = 1000
"""Characters of one example's input or output in the prompt; some APPS tests are megabytes."""


def build_prompt(problem: Problem) -> str:
    """The request for one problem: Problem, Input and Output (of the first test), Constraints. Without chat markup."""
    example = _format_example(problem.tests[0], problem) if problem.tests else ""
    return (
        f"Write Python code to solve this problem:\n\nProblem:\n{problem.question.strip()}\n\n{example}"
        f"Constraints:\n{_constraints(problem)}\n"
    )


def render_prompt(request: str, tokenizer: Tokenizer) -> str:
    """The text that the model continues: the request, in the model's chat template if it has one, then a code fence.

    A lone surrogate, which JSON may hold and no tokenizer reads, becomes U+FFFD.
    """
    request = request.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not tokenizer.chat_template:
        return f"{request}\n{FENCE}"
    messages = [{"role": "user", "content": request}]
    text: str = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
    return text + FENCE


def encode_prompt(request: str, tokenizer: Tokenizer) -> list[int]:
    """Token ids of `render_prompt`. A chat template holds its special tokens; without one the tokenizer adds them."""
    text = render_prompt(request, tokenizer)
    ids: list[int] = tokenizer(text, add_special_tokens=not tokenizer.chat_template)["input_ids"]
    return ids


def _format_example(test: TestCase, problem: Problem) -> str:
    if problem.fn_name:
        arguments = ", ".join(map(encode_value, test.input))
        text, expected = f"{problem.fn_name}({arguments})", encode_value(test.expected)
    else:
        text, expected = test.input.strip("\n"), test.expected.strip("\n")
    return f"Input:\n{_clip(text)}\n\nOutput:\n{_clip(expected)}\n\n"


def _constraints(problem: Problem) -> str:
    if not problem.fn_name:
        return "Read from standard input and print only the answer."
    if not problem.starter_code.strip():
        return f"Define a function named {problem.fn_name}. It returns the answer."
    return f"Complete this code:\n{problem.starter_code.rstrip()}"


def _clip(text: str) -> str:
    return text if len(text) <= EXAMPLE_LIMIT else text[:EXAMPLE_LIMIT] + "…"
