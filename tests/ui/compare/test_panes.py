"""What a screen looks like: statement, columns, scores, table. Everything foreign stays text."""

import re
from dataclasses import replace
from html import unescape

import pytest

from evaluation.judge.program import Program
from evaluation.judge.verdict import CaseResult, Verdict
from evaluation.problems.sources import TestCase
from generation.token_shift import TokenShift
from tests.fakes import DOUBLE, PROVENANCE, SQUARE, case, stored_pair
from ui.compare.cases import PAGE_CHARACTERS, case_table
from ui.compare.opened_case import ICONS, verdict_badge
from ui.compare.panes import page_header, side_pane, state_line, statement_pane
from ui.compare.provenance import contestants, provenance_block
from ui.compare.scores import OUTCOMES, score_strip
from ui.runs.screen import CASE_CHARACTERS, SIDES, Case, Origin, Screen, Side, Stage, stored_screen

HOSTILE = "<img src=x onerror=alert(1)> ${alert(2)} {{constructor}} \x1b \u202e \ud800 </p><script>alert(3)</script>"
SETTINGS = {"max_new_tokens": 256, "temperature": 0.0}


def stored(problem=DOUBLE):
    return stored_screen(problem, stored_pair(problem), Origin(False, SETTINGS))


def words(part):
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]*>", " ", part))).strip()


def test_a_stored_pair_says_what_it_is():
    line = words(state_line(stored()))
    assert "stored result" in line and "greedy" in line and "length 256" in line


def test_the_strip_tells_counts_chrf_delta_and_outcome():
    strip = words(score_strip(stored()))
    assert "only adapted passes" in strip
    assert "base 0 of 4 tests" in strip and "adapted 4 of 4 tests" in strip
    assert "CHRF 38.2" in strip and "CHRF 81.5" in strip and "CHRF +43.3" in strip and "tests +4" in strip


@pytest.mark.parametrize(("passed", "outcome"), OUTCOMES.items())
def test_every_outcome_has_its_words(passed, outcome):
    screen = Screen(DOUBLE, Stage.DONE)
    for name, right in zip(SIDES, passed, strict=True):
        screen = screen.with_side(name, Side(cases=tuple(Case.of(case(right, "x")) for _ in DOUBLE.tests)))
    assert outcome.format(base="base", adapted="adapted") in words(score_strip(screen))


def test_a_disagreement_of_chrf_and_tests_is_flagged():
    screen = stored()
    assert "disagree" not in score_strip(screen)
    better_text = replace(screen.sides["base"], chrf=99.0)
    assert "CHRF and tests disagree" in score_strip(screen.with_side("base", better_text))


def test_the_table_has_a_row_a_test_and_opens_to_the_case():
    shown = case_table(stored())
    assert shown.count("<details") == len(DOUBLE.tests)
    first = words(shown[shown.index("<details") : shown.index("</details>")])
    row = (
        "1 input: 1 expected: 2 base output: n: 2 adapted output: 2 base: ✗ wrong answer adapted: ✓ accepted "
        "accepted: only adapted 2.0 · 2.0"
    )
    assert first.startswith(row)
    assert "2.0 ms CPU · 4.0 ms wall · 12 MB" in first and "expected '2" in first
    assert "output first difference: n: 2" in first


def test_the_filter_counts_the_tests_where_the_sides_differ():
    screen = stored()
    assert "sides differ 4" in words(case_table(screen))
    assert 'id="tests-differ" checked' in case_table(screen)
    alike = screen.with_side("base", screen.sides["adapted"])
    assert "The sides agree on every test." in case_table(alike)
    assert 'id="tests-all" checked' in case_table(alike)


def test_a_call_based_test_is_shown_as_the_call():
    assert "square(3)" in case_table(Screen(SQUARE))
    long = replace(SQUARE, tests=(TestCase([10**5000], 1),))
    assert "square(1000" in case_table(Screen(long))


def test_tests_not_run_yet_say_so():
    assert words(case_table(Screen(DOUBLE))).count("not run") >= 2 * len(DOUBLE.tests)
    running = Screen(DOUBLE, Stage.JUDGING).with_side("base", Side(cases=(None,) * 4))
    assert "running" in words(case_table(running))


def test_a_problem_without_tests_says_that_it_cannot_be_judged():
    assert "no tests" in case_table(Screen(replace(DOUBLE, tests=())))


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_an_icon_and_a_word(verdict):
    badge = words(verdict_badge(Case.of(CaseResult(verdict, 0, 0, 0, "", "", "")), running=False))
    assert badge == f"{ICONS[verdict]} {verdict.value.replace('_', ' ')}"


def test_every_foreign_text_stays_text():
    problem = replace(
        DOUBLE,
        problem_id=HOSTILE,
        question=HOSTILE,
        difficulty=HOSTILE,
        starter_code=HOSTILE,
        references=(HOSTILE,),
        tests=(TestCase(HOSTILE, HOSTILE),),
    )
    result = CaseResult(Verdict.RUNTIME_ERROR, 0, 0, 0, HOSTILE, HOSTILE, HOSTILE)
    shift = (TokenShift(HOSTILE, -1.0, -2.0, 0.5),)
    program = Program(HOSTILE, HOSTILE, HOSTILE)
    side = Side(HOSTILE, 5, 1.0, "stop", program, (Case.of(result),), (HOSTILE,), 1.0, shift)
    origin = Origin(
        True, {"seed": HOSTILE, HOSTILE: 1}, {"base": {"model": HOSTILE, HOSTILE: HOSTILE}, HOSTILE: HOSTILE}
    )
    screen = Screen(problem, Stage.DONE, HOSTILE, origin, dict.fromkeys(SIDES, side))
    header = page_header(contestants=[HOSTILE], model=HOSTILE, isolation=HOSTILE, banner=HOSTILE)
    drawn = side_pane(screen, "base"), state_line(screen), score_strip(screen), case_table(screen)
    for part in (header, statement_pane(problem), provenance_block(origin), *drawn):
        assert "<img" not in part and "<script" not in part
        assert not re.search("[\x1b\u202e\ud800]", part)


def test_an_opened_case_is_cut_and_counts_what_is_left_out():
    large = replace(DOUBLE, tests=(TestCase("x" * (CASE_CHARACTERS + 5), "y"),))
    assert "5 more characters" in case_table(Screen(large))


def test_a_problem_of_many_large_tests_keeps_to_the_page_s_allowance():
    huge = replace(DOUBLE, tests=tuple(TestCase("x" * 100_000, "y" * 100_000) for _ in range(300)))
    assert len(case_table(Screen(huge))) < 2 * PAGE_CHARACTERS


@pytest.mark.parametrize(
    ("side", "stage", "said"),
    [
        (Side("print", 3, 0.5), Stage.WRITING, "writing"),
        (Side("print", 3, 0.5, "stop"), Stage.WRITING, "written"),
        (Side("print", 3, 0.5, "length"), Stage.WRITING, "cut at the length limit"),
        (Side("print", 3, 0.5), Stage.STOPPED, "stopped"),
        (Side(), Stage.WAITING, "waiting for its turn"),
        (Side("", 1, 0.1, "stop", Program("")), Stage.DONE, "The completion contains no program."),
    ],
)
def test_a_column_says_how_far_its_side_is(side, stage, said):
    assert said in words(side_pane(Screen(DOUBLE, stage, sides={"base": side, "adapted": side}), "base"))


@pytest.mark.parametrize(
    ("strength", "said"),
    [(1.0, "adapted 6 tokens/s"), (0.5, "adapted strength 0.5"), (0.0, "strength 0: both sides are the base")],
)
def test_the_adapted_column_names_a_strength_that_is_not_1(strength, said):
    side = Side("print", 3, 0.5, "stop", Program("print"))
    screen = Screen(DOUBLE, Stage.DONE, "", Origin(True, {"strength": strength}), dict.fromkeys(SIDES, side))
    assert said in words(side_pane(screen, "adapted"))
    assert "strength" not in words(side_pane(screen, "base"))
    assert (f"strength {strength:g}" in words(state_line(screen))) is (strength != 1)


def test_the_header_names_the_model_how_it_is_computed_and_the_adapter():
    adapted = {"model": "org/Model-1B", "adapter": "runs/mine/", "adapter_sha256": "3f2a91ccdd"}
    named = {"precision": "int4", "path": "fast"}
    assert contestants({"adapted": adapted | named}) == ["Model-1B", "int4, fast path", "adapter mine 3f2a91"]
    served = {"precision": "unknown: the server does not say", "path": "server", "adapter_sha256": ""}
    assert contestants({"adapted": adapted | served}) == ["Model-1B", "server", "adapter mine"]
    assert contestants({"adapted": adapted | {"precision": "fp32", "adapter": "assets/adapter"}}) == [
        "Model-1B",
        "fp32",
        "adapter 3f2a91",
    ]
    assert contestants({}) == []


def test_provenance_tells_what_stands_behind_each_side():
    settings = {"max_new_tokens": 64, "temperature": 0.0, "seed": 0, "strength": 0.5}
    live = words(provenance_block(Origin(True, settings, PROVENANCE)))
    for fact in ("model fake/model fake/model", "precision int4 int4", "path fast fast", "adapter – runs/mine"):
        assert fact in live
    assert (
        "adapter sha256 – 3f2a91cc" in live
        and "adapter scale – 2" in live
        and "fingerprint 0254c979232d a2168f" in live
    )
    assert "length 64 · temperature 0 · seed 0 · strength 0.5" in live and "live" in live
    old = words(provenance_block(Origin(False, {}, {"base": {"model": "a", "served_as": "b"}, "python": "3.11.7"})))
    assert "path – –" in old and "served_as b –" in old and "python 3.11.7" in old and "stored" in old
    assert provenance_block(None) == ""


def test_a_stopped_screen_keeps_what_was_written():
    writing = Screen(DOUBLE, Stage.WRITING, sides={name: Side("print", 3, 0.5) for name in SIDES})
    stopped = writing.after_stop()
    assert stopped.stage is Stage.STOPPED and stopped.sides["base"].completion == "print"
    assert stored().after_stop() == stored()
