"""Statements are shown as their authors meant them, and never as anything but text."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.problems.sources import load_problems
from ui.html.maths import with_formulas
from ui.html.statement import render_statement

SAMPLE = Path(__file__).resolve().parents[4] / "shared" / "data" / "apps_sample.jsonl"
PIECES = (
    "-----Input-----|-----Example-----|Input|Output|```|$|`|<b>|a_i|^|{|}|\\le|\\|# Task|Example 1:|\n|\n\n| |    "
    "|x<y>z|&amp;|**|\\frac{|_{|é|\ud800"
)
TRICKY = st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join)


class Reader(HTMLParser):
    """Collects tags and text as a browser would, and checks that every tag is closed."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.stack, self.text = set(), [], []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert all(name == "class" for name, _ in attrs)
        self.tags.add(tag)
        self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


@given(st.one_of(st.text(st.characters(exclude_categories=())), TRICKY))
def test_any_statement_is_well_formed_and_holds_our_tags_only(question):
    reader = Reader(render_statement(question))
    assert not reader.stack
    assert reader.tags <= {"p", "pre", "h3", "span", "sub", "sup", "code", "div", "figure", "figcaption"}


@given(st.text(st.sampled_from("abc <>&*_#.,:()[]=+-\n"), max_size=200))
def test_no_character_of_plain_text_is_lost(question):
    def letters(text):
        return [c for c in text if c in "abc<>&*_.,()[]+"]

    assert letters("".join(Reader(render_statement(question)).text)) == letters(question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("-----Input-----\n\nn", "<h3>Input</h3><p>n</p>"),
        ("=====Example=====\nx", "<h3>Example</h3>"),
        ("# Task\nGo", "<h3>Task</h3><p>Go</p>"),
        ("#define x", "<p>#define x</p>"),
        ("Note:\nno", "<h3>Note</h3><p>no</p>"),
        ("one\ntwo", "<p>one\ntwo</p>"),
        ("a<b and b>c, x*y*z, a_b_c", "<p>a&lt;b and b&gt;c, x*y*z, a_b_c</p>"),
        ("use `x<1`", "<p>use <code>x&lt;1</code></p>"),
        ("```\n-----Input-----\n```", "<pre>-----Input-----</pre>"),
        ("    #.#\n    ...", "<pre>    #.#\n    ...</pre>"),
    ],
)
def test_the_habits_of_authors_are_read(question, expected):
    assert expected in render_statement(question)


def test_samples_stand_as_blocks_under_their_labels():
    shown = render_statement("-----Examples-----\nInput\n2\n1 2\n\nOutput\n3\n")
    assert "<figcaption>Input</figcaption><pre>2\n1 2</pre>" in shown
    assert "<figcaption>Output</figcaption><pre>3</pre>" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$n$", "n"),
        ("$1 \\le a_i \\le 10^9$", "1 ≤ a<sub>i</sub> ≤ 10<sup>9</sup>"),
        ("$x_{i+1}$", "x<sub>i+1</sub>"),
        ("$a<b$", "a&lt;b"),
        ("$\\text{MEX}$", "MEX"),
        ("$2 \\cdot 10^5$", "2 · 10<sup>5</sup>"),
        ("$\\unknown{x}$", "$\\unknown{x}$"),
        ("$a_$", "$a_$"),
    ],
)
def test_formulas_become_readable_or_stay_as_typed(text, shown):
    assert re.sub(r"\s+", " ", with_formulas(text)) == f'<span class="formula">{shown}</span>'


def test_money_is_no_formula():
    assert with_formulas("from $5 to $10 each") == "from $5 to $10 each"


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample of real statements is not here")
def test_real_statements_keep_their_words():
    for problem in load_problems(SAMPLE):
        text = "".join(Reader(render_statement(problem.question)).text)
        plain = re.sub(r"\$+[^$]*\$+", " ", problem.question)
        missing = [word for word in re.findall(r"[A-Za-z]{3,}", plain) if word not in text]
        assert not missing, problem.problem_id
