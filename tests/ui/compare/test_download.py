"""The saved pair: JSON that opens as a pair again, Markdown that no foreign text can leave."""

import json
import re
from dataclasses import replace

from evaluation.judge.program import Program
from evaluation.judge.verdict import CaseResult, Verdict
from evaluation.runs.format import pair_from_json
from tests.fakes import DOUBLE, PROVENANCE, stored_pair
from ui.compare.download import as_file, pair_of, save_request
from ui.compare.links import Setup
from ui.runs.screen import Case, Origin, Screen, Side, stored_screen

HOSTILE = "</pre><script>alert(1)</script> | ``` \u202e \x00 ````\n# head"
SCREEN = stored_screen(DOUBLE, stored_pair(DOUBLE), Origin(False, {"max_new_tokens": 64}, PROVENANCE, run="mine"))


def test_the_json_is_the_pair_with_what_made_it():
    file = as_file(SCREEN, Setup(), "json")
    assert file.name == "double.json"
    record = json.loads(file.text)
    assert pair_from_json(record) == stored_pair(DOUBLE)
    assert record["link"] == {"problem": "double", "run": "mine"}
    assert record["settings"] == {"max_new_tokens": 64} and record["provenance"] == PROVENANCE
    assert record["command"].startswith("python -m evaluation run")


def test_long_outputs_are_cut_and_say_so():
    long = Case.of(CaseResult(Verdict.WRONG_ANSWER, 0, 0, 0, "x" * 9000, "", ""))
    screen = SCREEN.with_side("base", replace(SCREEN.sides["base"], cases=(long,) * len(DOUBLE.tests)))
    first = pair_of(screen).sides["base"].judgement.cases[0]
    assert first.stdout.endswith("… (7,000 more characters were not stored)")


def test_the_markdown_tells_the_outcome_the_figures_and_every_test():
    text = as_file(SCREEN, Setup(), "markdown").text
    assert text.startswith("# double: only adapted passes\n")
    assert "| tests accepted | 0 of 4 | 4 of 4 |" in text and "| CHRF | 38.2 | 81.5 |" in text
    assert text.count("| wrong answer | accepted | only adapted |") == len(DOUBLE.tests)
    assert "fingerprint" in text and "`?problem=double&run=mine`" in text


def test_no_foreign_text_leaves_its_block():
    case = Case.of(CaseResult(Verdict.ACCEPTED, 0, 0, 0, HOSTILE, HOSTILE, HOSTILE))
    side = Side(HOSTILE, 5, 1.0, "stop", Program(HOSTILE), (case,) * len(DOUBLE.tests), (), 1.0)
    problem = replace(DOUBLE, problem_id=HOSTILE, question=HOSTILE)
    screen = Screen(problem, origin=Origin(True, {}), sides={"base": side, "adapted": side})
    text = as_file(screen, Setup(), "markdown").text
    outside = re.sub(r"(?ms)^(`{3,})\w*\n.*?^\1$", "", text)
    assert "<script" not in outside and "\n# head" not in outside and "\x00" not in text
    assert re.fullmatch(r"[\w.-]+", as_file(screen, Setup(), "json").name)
    request = save_request(as_file(screen, Setup(), "json"), 1)
    assert request.count("<") == 2 and "<script" not in request


def test_what_is_not_judged_or_not_a_format_gives_no_file():
    assert as_file(Screen(DOUBLE), Setup(), "json") is None
    assert as_file(SCREEN, Setup(), "exe") is None
    assert save_request(None, 1) == ""
