"""Judge Python programs against the tests of APPS problems, and measure how close they come to human solutions.

Stands on its own: it imports nothing of this project's other packages and never torch or transformers, so the judge can
serve as a reward function on a machine that has neither. A worked example:

>>> from evaluation import Sandbox, chrf, extract_program, judge, load_problems
>>> problem = load_problems("embedded:test")[0]
>>> program = extract_program(f"Here is my solution:\\n```python\\n{problem.references[0]}\\n```")
>>> with Sandbox() as sandbox:
...     judgement = judge(program, problem, sandbox=sandbox)
>>> judgement.passed
True
>>> {case.verdict.value for case in judgement.cases}
{'accepted'}
>>> chrf(program.source, problem.references)
100.0

A Sandbox takes 0.1 s to start; keep one for all programs. The rest is in the submodules: `evaluation.runs` judges both
sides of a batch of problems, and `evaluation.report` sums the results up.
"""

from evaluation.judge.judgement import Judgement
from evaluation.judge.judging import judge  # hides the package; `from evaluation.judge import …` still finds it
from evaluation.judge.program import extract_program
from evaluation.judge.verdict import Verdict
from evaluation.metrics.chrf import chrf
from evaluation.problems.schema import Problem
from evaluation.problems.sources import load_problems
from evaluation.sandbox.sandbox import Limits, Sandbox

__all__ = [
    "Judgement",
    "Limits",
    "Problem",
    "Sandbox",
    "Verdict",
    "chrf",
    "extract_program",
    "judge",
    "load_problems",
]
