"""The Shift tab: colours, lines and words for what the adapter changed. Tokens stay text."""

import re
from html import unescape
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generation.token_shift import TokenShift
from tests.fakes import DOUBLE, SHIFT
from ui.compare.shift import LISTED, format_probability, numbers, shift_tab, shift_view
from ui.runs.screen import SIDES, Origin, Screen, Side, Stage

LIVE = Origin(True, {"strength": 1.0})


def token(text="x", change=0.0, divergence=0.0):
    return TokenShift(text, -3.0, -3.0 + change, divergence)


def classes(shown):
    """The classes of the tokens, without those of the legend."""
    return re.findall('<span class="token([^"]*)" title', shown)


def words(part):
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]*>", " ", part))).strip()


def view(*shift):
    return shift_view(shift, "base", same=False)


@pytest.mark.parametrize(
    ("change", "divergence", "look"),
    [
        (0.05, 0.05, ""),
        (0.2, 0.0, " up1"),
        (-0.7, 0.0, " down2"),
        (1.5, 0.2, " up3 line1 up"),
        (-9.0, 4.0, " down4 line3 down"),
        (-0.05, 1.0, " line2 down"),
    ],
)
def test_a_token_is_coloured_by_its_change_and_underlined_by_the_divergence(change, divergence, look):
    assert classes(view(token("x", change, divergence))) == [look]


def test_every_token_has_its_numbers_in_words():
    shift = TokenShift("int", log(0.081), log(0.417), 1.99)
    assert numbers(shift) == "base 8.1\u00a0%, adapted 41.7\u00a0%: likelier; KL 1.99 nats"
    assert f'title="{numbers(shift)}"' in view(shift)
    assert "less likely" in numbers(token(change=-1)) and "as likely" in numbers(token())


@pytest.mark.parametrize(
    ("share", "shown"), [(1.0, "100.0 %"), (0.5, "50.0 %"), (0.00432, "0.43 %"), (1e-9, "under 0.001 %")]
)
def test_percentages_keep_the_digits_that_count(share, shown):
    assert format_probability(log(share)) == shown.replace(" %", "\u00a0%")


@given(st.lists(st.text(st.sampled_from("ab <>&\"'\n\t"), max_size=6), max_size=12))
def test_the_tokens_add_up_to_the_text_line_by_line(texts):
    shown = view(*map(token, texts))
    lines = re.findall(r'<span class="line">(.*?)\n</span>(?=<span class="line">|</code>)', shown, re.DOTALL)
    assert [unescape(re.sub("<[^>]*>", "", line)) for line in lines] == "".join(texts).split("\n")


def test_markup_in_a_token_is_text():
    shown = view(token("<script>alert(1)</script>", 2.0, 1.0), token('"><img src=x>\n\x1b', -2.0))
    assert "<script" not in shown and "<img" not in shown and "\x1b" not in shown
    assert "&lt;script&gt;" in shown


def test_the_most_changed_tokens_are_listed_in_words_with_their_lines():
    shift = [token("a\n", 0.2), token(" b", -3.0), token("c", 0.0), token("", 8.0), *[token("d", 0.5)] * LISTED]
    listed = words(re.search("<ol>.*</ol>", view(*shift), re.DOTALL)[0])
    assert listed.startswith("·b line 2: base 5.0 %, adapted 0.25 %: less likely")
    assert listed.count("line") == LISTED and "a⏎" not in listed
    assert "No token became likelier" in words(view(token()))


@pytest.mark.parametrize(
    ("screen", "side", "said", "asks"),
    [
        (Screen(DOUBLE, Stage.STORED, "", Origin(False, {})), Side(), "Press Generate to write both sides again", None),
        (Screen(DOUBLE, Stage.JUDGING, "", LIVE), Side(), "The tests come first", None),
        (Screen(DOUBLE, Stage.DONE, "", LIVE), Side(), "Show what the adapter changed", "at once"),
        (Screen(DOUBLE, Stage.DONE, "", LIVE), Side(shift_asked=True), "as soon as it is free", None),
        (Screen(DOUBLE, Stage.DONE, "", LIVE), Side(shift_failure="too <b>"), "too <b> Try again", "on click"),
        (Screen(DOUBLE, Stage.DONE, "", LIVE), Side(shift=SHIFT), "The 2 tokens that changed most", None),
        (
            Screen(DOUBLE, Stage.DONE, "", Origin(True, {"strength": 0.0})),
            Side(shift=()),
            "both sides are the base",
            None,
        ),
    ],
)
def test_the_tab_says_where_the_shift_is_and_how_to_get_it(screen, side, said, asks):
    shown = shift_tab(Screen(screen.problem, screen.stage, "", screen.origin, dict.fromkeys(SIDES, side)), "base")
    assert said in words(shown)
    assert (f'data-ask="{asks}"' in shown) if asks else ("data-ask" not in shown)
