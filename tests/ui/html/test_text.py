"""Untrusted text: escaped, visible, cut to length."""

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.html.text import Excerpt, clip, escape, one_line, show_unseen

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates and control characters as well


@given(ANY_TEXT)
def test_escaped_text_holds_no_markup_and_can_be_sent(text):
    shown = escape(text)
    assert not re.search("[<>\"']", shown)
    json.dumps(shown).encode()
    shown.encode("utf-8")


@given(st.text(st.characters(exclude_categories=("C", "Zl", "Zp"))))
def test_ordinary_text_is_shown_as_it_is(text):
    assert html.unescape(escape(text)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\rb", "a␍b"),
        ("nul\x00", "nul␀"),
        ("\u202eevil", "‹U+202E›evil"),
        ("zero\u200bwidth", "zero‹U+200B›width"),
        ("\ud83d alone", "‹U+D83D› alone"),
        ("tab\tand\nline stay", "tab\tand\nline stay"),
    ],
)
def test_what_cannot_be_seen_is_named(text, shown):
    assert show_unseen(text) == shown


def test_a_long_text_is_cut_and_says_by_how_much():
    assert clip(Excerpt.of("x" * 12, 20), 10) == 'xxxxxxxxxx<span class="more">… 2 more characters</span>'
    assert clip(Excerpt.of("x" * 12, 10), 20) == 'xxxxxxxxxx<span class="more">… 2 more characters</span>'
    assert clip(Excerpt.of("x" * 10, 10), 10) == "x" * 10


def test_a_row_shows_line_ends_as_signs_and_drops_the_last():
    assert one_line(Excerpt.of("1\n2\n", 80), 80) == "1 ⏎ 2"
    assert one_line(Excerpt.of("x" * 90, 80), 80) == "x" * 80 + "…"
