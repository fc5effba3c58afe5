"""Programs and completions as numbered lines."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from evaluation.judge.program import Program
from ui.html.listing import MAX_CHARACTERS, completion_listing, program_listing, text_listing


def lines(listing):
    """The text of each line, as a browser shows it."""
    found = re.findall(r'<span class="line">(.*?)\n</span>(?=<span class="line">|</code>)', listing, re.DOTALL)
    return [html.unescape(re.sub("<[^>]*>", "", line)) for line in found]


SOURCE = 'def f(x):\n    """Two\n    lines."""\n    return x < 1  # <b>\n'


@given(st.text(st.sampled_from("ab'\"#()[]{}=<>&\\ \n0:_"), max_size=120))
def test_highlighting_loses_no_character(source):
    assert lines(program_listing(source, label="x")) == source.rstrip("\n").split("\n")


def test_a_docstring_over_lines_is_closed_on_each():
    listing = program_listing(SOURCE, label="x")
    assert lines(listing) == SOURCE.rstrip("\n").split("\n")
    assert '<span class="t-string">    lines.&quot;&quot;&quot;</span>' in listing
    assert '<span class="t-keyword">def</span>' in listing


def test_markup_in_a_program_is_text():
    for listing in (program_listing, text_listing):
        assert "<script" not in listing("print('<script>alert(1)</script>')", label='"><script>')


def test_what_was_cut_away_is_marked():
    listing = completion_listing(Program("x = 1\n", "Sure!\n", "Hope <b>"), label="x")
    assert lines(listing) == ["Sure!", "x = 1", "Hope <b>"]
    assert listing.count('class="cut"') == 2


def test_an_endless_text_is_cut_and_says_so():
    assert f"{5:,} more characters" in text_listing("x" * (MAX_CHARACTERS + 5), label="x")
