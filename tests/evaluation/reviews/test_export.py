"""Votes as files: every text comes back as it was, and no cell is a formula."""

import csv
import io
import json
from dataclasses import replace

import pytest

from evaluation.reviews.export import as_csv, as_jsonl, number_reviewers
from evaluation.reviews.store import Choice, Vote

VOTE = Vote(
    *("mine", "p/1", "00ff", "5d2c", Choice.RIGHT, "adapted", "Ada", ("clearer", "correct")),
    note='says "a, b"\nand ⚖',
    voted_at="2026-01-02T03:04:05.678+00:00",
    id=3,
)


def read(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_holds_a_row_a_vote():
    [row] = read(as_csv([VOTE]))
    assert row["note"] == VOTE.note and row["tags"] == "clearer; correct"
    assert (row["choice"], row["left"], row["preferred"]) == ("right", "adapted", "base")
    assert (row["reviewer"], row["name"], row["voted_at"]) == ("5d2c", "Ada", VOTE.voted_at)
    assert (row["blind"], row["revealed"], row["withdrawn_at"]) == ("1", "0", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x","y")'])
def test_no_cell_of_the_csv_begins_a_formula(text):
    hostile = replace(VOTE, note=text, name=text, problem_id=text, run=text, tags=(text,))
    [row] = read(as_csv([hostile]))
    for column in ("note", "name", "problem_id", "run", "tags"):
        assert row[column] == "'" + text
    [line] = as_jsonl([hostile]).splitlines()
    assert json.loads(line)["note"] == text


def test_json_lines_keep_the_types():
    row = json.loads(as_jsonl([VOTE]))
    assert row["tags"] == ["clearer", "correct"] and row["blind"] is True and row["note"] == VOTE.note


def test_reviewers_can_go_by_numbers_in_the_order_of_their_first_votes():
    votes = [VOTE, replace(VOTE, reviewer="77aa", name="Bob"), VOTE]
    called = number_reviewers(votes)
    assert called == {"5d2c": "reviewer 1", "77aa": "reviewer 2"}
    for text in (as_csv(votes, called), as_jsonl(votes, called)):
        assert "reviewer 2" in text
        for secret in ("5d2c", "77aa", "Ada", "Bob"):
            assert secret not in text
