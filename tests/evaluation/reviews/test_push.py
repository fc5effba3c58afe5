"""Reviews on their way to a data set, with the real CommitScheduler and a Hub on loopback."""

import json
import re
from contextlib import closing
from dataclasses import replace

import pytest

from evaluation.errors import ReviewsError
from evaluation.reviews.push import ReviewPush
from evaluation.reviews.store import ReviewStore
from tests.evaluation.reviews.test_store import VOTE
from tests.stubs.writable_hub import TOKEN, USER, writable_hub

DATASET = f"{USER}/votes"
HOUR = 60
"""Minutes between pushes: none comes by itself but the first, which finds what was there at the start."""


@pytest.fixture
def store(tmp_path):
    with closing(ReviewStore(tmp_path / "reviews.sqlite")) as store:
        yield store


@pytest.fixture(autouse=True)
def token(monkeypatch):
    monkeypatch.setenv("HF_TOKEN", TOKEN)


def sent(hub):
    """What the data set holds, by file."""
    files = hub.files_of.get(DATASET, {})
    return {name: [json.loads(line) for line in body.decode().splitlines()] for name, body in files.items()}


def test_the_votes_are_sent_at_the_end_to_a_private_data_set(store):
    with writable_hub() as hub:
        with ReviewPush(store, DATASET, every=HOUR, endpoint=hub.endpoint) as push:
            store.cast(VOTE)
            second = store.cast(replace(VOTE, pair="another", note="=1+1"))
            store.withdraw(second.id, reviewer="ada")
        [(name, rows)] = sent(hub).items()
        assert name == push.file and [row["note"] for row in rows] == [VOTE.note, "=1+1"]
        assert rows[0]["withdrawn_at"] == "" and rows[1]["withdrawn_at"] and rows[0]["name"] == "Ada"
        assert hub.private == {DATASET: True}


def test_while_it_is_open_new_votes_follow(store):
    with writable_hub() as hub:
        store.cast(VOTE)
        with ReviewPush(store, DATASET, every=HOUR, endpoint=hub.endpoint) as push:
            push._scheduler.trigger().result()
            assert len(sent(hub)[push.file]) == 1
            store.cast(replace(VOTE, pair="another"))
            push._scheduler.trigger().result()
            assert len(sent(hub)[push.file]) == 2


def test_nothing_is_sent_where_there_is_nothing_new(store):
    with writable_hub() as hub:
        with ReviewPush(store, DATASET, every=HOUR, endpoint=hub.endpoint):
            pass
        assert sent(hub) == {}
        store.cast(VOTE)
        with ReviewPush(store, DATASET, every=HOUR, endpoint=hub.endpoint) as push:
            push._scheduler.trigger().result()
            commits = sum("/commit/" in request for request in hub.requests)
            push._scheduler.trigger().result()
            assert sum("/commit/" in request for request in hub.requests) == commits


def test_another_start_overwrites_nothing(store, tmp_path):
    with writable_hub() as hub:
        with closing(ReviewStore(tmp_path / "second.sqlite")) as second:
            for each in (store, second):
                with ReviewPush(each, DATASET, every=HOUR, endpoint=hub.endpoint):
                    each.cast(VOTE)
        assert len(sent(hub)) == 2


@pytest.mark.parametrize(
    ("dataset", "message"),
    [
        ("else/votes", "reviews cannot be sent to else/votes (.*); check the name, and that HF_TOKEN may write to it"),
        ("a/b/c", "'a/b/c' is not the name of a data set; pass OWNER/NAME"),
    ],
)
def test_a_data_set_that_cannot_be_written_to_is_named(store, dataset, message):
    with writable_hub() as hub, pytest.raises(ReviewsError) as caught:
        ReviewPush(store, dataset, endpoint=hub.endpoint).__enter__()
    assert re.fullmatch(message.replace("(.*)", r"\(.*\)"), str(caught.value))


def test_a_hub_that_is_not_there_is_named(store):
    with pytest.raises(ReviewsError, match="cannot be sent to you/votes"):
        ReviewPush(store, DATASET, endpoint="http://127.0.0.1:9").__enter__()


def test_without_a_token_nothing_is_tried(store, monkeypatch, tmp_path):
    monkeypatch.delenv("HF_TOKEN")
    monkeypatch.setattr("huggingface_hub.constants.HF_TOKEN_PATH", str(tmp_path / "none"))
    with pytest.raises(ReviewsError, match="without a token; set HF_TOKEN"):
        ReviewPush(store, DATASET).__enter__()


def test_a_hub_that_goes_away_loses_nothing_and_lets_the_page_close(store, caplog):
    with writable_hub() as hub:
        push = ReviewPush(store, DATASET, every=HOUR, endpoint=hub.endpoint).__enter__()
        store.cast(VOTE)
        push._scheduler.api.token = "hf_wrong"
        push.__exit__(None, None, None)
    assert "the last reviews were not sent" in caplog.text and len(store.votes()) == 1
