"""The program in a model card that shows how to use the adapter."""

from __future__ import annotations

import json

from evaluation.problems.sources import Problem, TestCase
from generation.prompt import FENCE, STOP, build_prompt

EXAMPLE_PROBLEM = Problem("", "Print the sum of two integers.", (TestCase("2 3\n", "5\n"),))


def snippet(base: str, adapter: str) -> str:
    """A program that loads the adapter and lets it solve a problem, with the prompt of generation/prompt.py."""
    return f"""from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

base, adapter = {json.dumps(base)}, {json.dumps(adapter)}
tokenizer = AutoTokenizer.from_pretrained(base)
model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(base), adapter)

prompt = {json.dumps(build_prompt(EXAMPLE_PROBLEM))}
if tokenizer.chat_template:
    messages = [{{"role": "user", "content": prompt}}]
    text = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
else:
    text = prompt + "\\n"
text += {json.dumps(FENCE)}
inputs = tokenizer(text, add_special_tokens=not tokenizer.chat_template, return_tensors="pt")
answer = model.generate(**inputs, do_sample=False, max_new_tokens=256)
completion = tokenizer.decode(answer[0, inputs["input_ids"].shape[1] :], skip_special_tokens=True)
print(completion.partition({json.dumps(STOP)})[0])"""
