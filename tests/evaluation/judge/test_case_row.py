"""A case result as a JSON object: texts only where they are asked for, shortened where that is asked for."""

from evaluation.judge.case_row import case_as_json
from evaluation.judge.verdict import CaseResult, Verdict

CASE = CaseResult(Verdict.WRONG_ANSWER, 0.123456, 1.0, 12.34, "x" * 3000, "", "expected 'y'")


def test_without_output_there_are_figures_and_the_detail():
    assert case_as_json(CASE, keep_output=False) == {
        "verdict": "wrong_answer",
        "cpu_seconds": 0.1235,
        "wall_seconds": 1.0,
        "memory_mb": 12.3,
        "detail": "expected 'y'",
    }


def test_output_is_whole_unless_it_is_to_be_shortened():
    assert case_as_json(CASE, keep_output=True)["stdout"] == CASE.stdout
    shortened = case_as_json(CASE, keep_output=True, most=1000)
    assert shortened["stdout"] == "x" * 1000 + "… (2,000 more characters were not stored)"
    assert shortened["stderr"] == ""
