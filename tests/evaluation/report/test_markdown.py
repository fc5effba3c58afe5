"""Escaped text, read again by a real Markdown parser, is what it was and nothing more."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from evaluation.report.markdown import code_block, code_span, escape_markdown, markdown_table

NASTY = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1)) ![x](http://evil/x.png)",
    "`` `a` ``",
    "`",
    "a | b \\| c",
    "*bold* _it_ ~~no~~ # head",
    "&lt;b&gt; &amp;",
    "```\nfence\n```",
    "line\n\n# heading\n- list",
    "back\\slash\\",
]


def render(markdown):
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)


def text_of(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


@pytest.mark.parametrize("text", NASTY)
def test_escaped_text_is_shown_as_it_is(text):
    markup = render(f"x {escape_markdown(text)} x")
    assert set(re.findall(r"<(\w+)", markup)) == {"p"}
    assert text_of(markup).strip() == f"x {' '.join(text.split())} x"


@given(st.text())
def test_no_text_becomes_markup(text):
    assert set(re.findall(r"<(\w+)", render(f"x {escape_markdown(text)} x"))) == {"p"}
    assert set(re.findall(r"<(\w+)", render(f"x {code_span(text)} x"))) == {"p", "code"}
    assert set(re.findall(r"<(\w+)", render(code_block(text)))) == {"pre", "code"}


@pytest.mark.parametrize("text", NASTY)
def test_a_table_keeps_its_columns_whatever_is_in_them(text):
    markup = render(markdown_table(["a", "b"], [[escape_markdown(text), code_span(text)], ["1", "2"]]))
    assert markup.count("<td>") == 4 and markup.count("<tr>") == 3
    assert set(re.findall(r"<(\w+)", markup)) == {"table", "thead", "tbody", "tr", "th", "td", "code"}


def test_a_block_of_code_keeps_its_lines_and_fences():
    text = "a = '```'\n\n````\n  <b>"
    assert text_of(render(code_block(text, "python"))).rstrip("\n") == text


def test_what_cannot_be_seen_is_shown():
    assert escape_markdown("a\u202eb\x1b[31m") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}\\[31m"
