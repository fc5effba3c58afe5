"""The Review tab's handlers: what is sent to a browser before, at and after a vote, and to whom."""

import csv
import html
import io
import json
import re
from contextlib import ExitStack, closing
from dataclasses import replace
from types import SimpleNamespace

import gradio as gr
import pytest

import app
from evaluation.__main__ import main as evaluation
from evaluation.reviews.store import ReviewStore, pair_hash
from tests.fakes import DOUBLE, PROVENANCE, SQUARE, stored_pair
from ui.options import read_options
from ui.parts import open_reviews
from ui.review.card import REASONS, open_pair
from ui.review.handlers import ALL_JUDGED, ENDED, GONE, ReviewPage, clean_name, reviewer_id
from ui.review.queue import ALL, DIFFER, EVERY_VOTE, NEVER, Queue, collect_material, left_side, list_waiting
from ui.runs.stored import Stored

MANY = {name: replace(DOUBLE, problem_id=name) for name in ("a", "b", "c", "d", "e")}
PAIRS = {name: stored_pair(problem) for name, problem in MANY.items()}
STORED = Stored(PAIRS, {"max_new_tokens": 256}, PROVENANCE, "mine")

TELLING = re.compile(r"base|adapted|verdict|CHRF|of 4 tests|accepted|0254c979|3f2a91", re.IGNORECASE)
"""What nobody may learn before the vote."""


@pytest.fixture
def store(tmp_path):
    with closing(ReviewStore(tmp_path / "reviews.sqlite")) as store:
        yield store


@pytest.fixture
def page(store):
    return ReviewPage({"mine": STORED}, MANY.get, store)


class Visitor:
    """One browser with the tab open: keeps what the page keeps for it, and what it was sent last."""

    def __init__(self, page, name="", *, reveal=EVERY_VOTE, which=ALL):
        self.page, self.identity, self.queue = page, None, None
        self.start(name, reveal=reveal, which=which)

    def start(self, name="", *, reveal=EVERY_VOTE, which=ALL):
        self.identity, *drawn = self.page.on_start(self.identity, name, "mine", which, reveal)
        self._see(drawn)

    def press(self, act, **more):
        sent = {"act": act, "turn": self.queue.turn, **more}
        self._see(self.page.on_card(SimpleNamespace(value=sent), self.queue))

    def results(self):
        self._see(self.page.on_results(self.identity, self.queue, "mine"))
        return self.totals

    def save(self, kind):
        """The file that the browser saves."""
        sent = self.page.on_save(SimpleNamespace(value=kind), self.identity, "mine")
        return html.unescape(re.search(r"<pre[^>]*>(.*)</pre>", sent, re.DOTALL)[1]) if sent else ""

    def _see(self, drawn):
        queue, line, card, totals, *_ = drawn
        if not _skipped(line):
            self.line = html.unescape(re.sub("<[^>]+>", "", line))
        if not _skipped(queue):
            self.queue = queue
            self.card, self.totals = card, totals


def text_of(card):
    return html.unescape(re.sub("<[^>]+>", "", card))


def _skipped(value):
    return isinstance(value, dict) and value.get("__type__") == "update"


def test_nothing_tells_the_sides_apart_before_the_vote(page):
    visitor = Visitor(page)
    assert 'input("n: ")' in text_of(visitor.card) and "print(2 * n)" in text_of(visitor.card)
    assert not TELLING.search(visitor.card) and not TELLING.search(visitor.line)


@pytest.mark.parametrize("left", ["base", "adapted"])
def test_the_side_on_the_left_is_shown_there(left):
    texts = {side: result.program for side, result in PAIRS["a"].sides.items()}
    card = open_pair(STORED.screen(MANY["a"]), left, turn=0, undo=False)
    shown = {side: text_of(card).index(text.splitlines()[0]) for side, text in texts.items()}
    assert min(shown, key=shown.get) == left


def test_after_the_vote_both_sides_are_named_with_their_verdicts(page, store):
    visitor = Visitor(page)
    visitor.press("left", tags=["clearer"], note="so be it")
    [vote] = store.votes()
    assert (vote.choice.value, vote.tags, vote.note, vote.revealed, vote.blind) == (
        "left", ("clearer",), "so be it", True, True,
    )  # fmt: skip
    assert f"Left: {vote.left}" in visitor.card and "4 of 4 tests" in visitor.card and "0 of 4 tests" in visitor.card
    assert "saved: left is better" in visitor.line and "only adapted passes" in visitor.card


def test_the_vote_is_kept_for_the_order_that_was_shown(page, store):
    visitor = Visitor(page, reveal=NEVER)
    for choice in ("left", "right", "tie", "both_bad", "left"):
        first = text_of(visitor.card.split('aria-label="right program"')[0])
        shown = "base" if 'input("n: ")' in first else "adapted"
        visitor.press(choice)
        assert store.votes()[-1].left == shown
    assert {vote.left for vote in store.votes()} <= {"base", "adapted"}


def test_with_verdicts_after_the_queue_a_vote_leads_to_the_next_pair(page):
    visitor = Visitor(page, reveal=NEVER)
    visitor.press("tie")
    assert "pair 2 of 5" in visitor.line and not TELLING.search(visitor.card)


def test_a_queue_ends_when_everything_is_judged_and_goes_on_where_it_was_left(page):
    visitor = Visitor(page, reveal=NEVER)
    for _ in range(3):
        visitor.press("left")
    visitor.start(reveal=NEVER)
    assert "pair 1 of 2" in visitor.line
    visitor.press("left")
    visitor.press("left")
    assert ALL_JUDGED in visitor.line and visitor.queue.current == ""
    visitor.press("left")
    assert ALL_JUDGED in visitor.line


def test_a_skipped_pair_comes_again_at_the_end(page, store):
    visitor = Visitor(page, reveal=NEVER)
    skipped = visitor.queue.current
    visitor.press("skip")
    assert visitor.queue.current != skipped and store.votes() == []
    for _ in range(4):
        visitor.press("tie")
    assert visitor.queue.current == skipped


def test_undo_takes_back_the_last_vote_and_shows_the_same_pair_in_the_same_order(page, store):
    visitor = Visitor(page, reveal=NEVER)
    before = visitor.card
    visitor.press("left")
    visitor.press("undo")
    assert store.votes() == [] and _but_turn_and_undo(visitor.card) == _but_turn_and_undo(before)
    visitor.press("right")
    [vote] = store.votes()
    assert vote.choice.value == "right" and vote.blind


def _but_turn_and_undo(card):
    return re.sub(r'data-turn="\d+"|<button[^>]*data-act="undo".*?</button>', "", card, flags=re.DOTALL)


def test_a_vote_after_the_sides_were_seen_is_kept_but_not_counted(page, store):
    visitor = Visitor(page)
    visitor.press("left")
    visitor.press("undo")
    assert "not counted" in visitor.line
    visitor.press("right")
    [vote] = store.votes()
    assert not vote.blind
    assert "No vote has been counted" in visitor.results()


def test_undo_after_going_on_opens_the_pair_before(page, store):
    visitor = Visitor(page)
    first = visitor.queue.current
    visitor.press("left")
    visitor.press("next")
    visitor.press("undo")
    assert visitor.queue.current == first and store.votes() == []


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "left", "turn": 7},
        {"act": "left"},
        {"act": "next", "turn": 0},
        {"act": "undo", "turn": 0},
        {"act": "base", "turn": 0},
        {"act": ["left"], "turn": 0},
        {"act": {"a": 1}, "turn": 0},
        "left",
        None,
        17,
    ],
)
def test_what_was_not_on_the_page_changes_nothing(page, store, sent):
    visitor = Visitor(page)
    drawn = page.on_card(SimpleNamespace(value=sent), visitor.queue)
    assert all(_skipped(value) for value in drawn) and store.votes() == []


def test_a_browser_that_has_no_queue_cannot_vote(page, store):
    assert all(map(_skipped, page.on_card(SimpleNamespace(value={"act": "left", "turn": 0}), None)))
    assert store.votes() == []


def test_foreign_reasons_and_endless_notes_are_cut(page, store):
    visitor = Visitor(page, name="A" * 999)
    visitor.press("left", tags=["clearer", "<b>", 3, "clearer"], note="x" * 9_999 + "\ud800")
    [vote] = store.votes()
    assert vote.tags == ("clearer",) and len(vote.note) == 2_000 and len(vote.name) == 60
    visitor.press("next")
    visitor.press("left", tags="correct", note={"a": "\ud800"})
    assert store.votes()[-1].tags == ()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (" Ada \n Lovelace ", "Ada Lovelace"),
        ("a\u202eb", "a‹U+202E›b"),
        ("\ud800", "\ufffd"),
        (None, ""),
        ({"a": 1}, ""),
    ],
)
def test_a_name_is_one_visible_line(name, kept):
    assert clean_name(name) == kept


def test_a_stranger_key_becomes_a_new_one(page):
    for identity in (None, "x", {"key": "short"}, {"key": 3}, {"key": "Z" * 32}):
        known = page.on_start(identity, "", "mine", ALL, EVERY_VOTE)[0]
        assert re.fullmatch("[0-9a-f]{32}", known["key"])
    assert page.on_start(known, "Ada", "mine", ALL, EVERY_VOTE)[0] == {"key": known["key"], "name": "Ada"}


def test_the_key_that_makes_a_reviewer_is_not_in_the_database(page, store):
    visitor = Visitor(page, "Ada")
    visitor.press("left")
    [vote] = store.votes()
    assert vote.reviewer == reviewer_id(visitor.identity["key"]) and visitor.identity["key"] not in str(vote)
    assert vote.name == "Ada" and vote.run == "mine" and vote.pair == pair_hash(PAIRS[vote.problem_id], PROVENANCE)


def test_two_reviewers_have_queues_of_their_own_in_the_same_order(page, store):
    ada, bob = Visitor(page, "Ada", reveal=NEVER), Visitor(page, "Bob", reveal=NEVER)
    assert ada.queue.waiting == bob.queue.waiting
    ada.press("left")
    ada.press("left")
    bob.start("Bob", reveal=NEVER)
    assert "pair 1 of 5" in bob.line and "Ada" not in bob.line + bob.card
    bob.press("undo")
    assert len(store.votes()) == 2


def test_two_tabs_of_one_reviewer_leave_one_vote(page, store):
    first = Visitor(page)
    second = Visitor(page)
    second.identity = first.identity
    second.start()
    first.press("left")
    second.press("tie")
    [vote] = store.votes()
    assert vote.choice.value == "tie" and not vote.blind


def test_results_end_the_queue_and_what_comes_after_is_told(page, store):
    visitor = Visitor(page, reveal=NEVER)
    visitor.press("left")
    stale = visitor.queue
    totals = visitor.results()
    assert ENDED in visitor.line and visitor.queue is None and "Is adapted preferred?" in totals
    assert [vote.revealed for vote in store.votes()] == [True]
    page.on_card(SimpleNamespace(value={"act": "undo", "turn": stale.turn}), stale)
    assert store.cast(replace(store.votes(withdrawn=True)[0])).blind is False


def test_totals_do_not_come_while_a_pair_is_open(page):
    Visitor(page).press("left")
    visitor = Visitor(page)
    assert visitor.totals == ""
    visitor.press("left")
    assert visitor.totals == ""


def test_single_votes_are_shown_of_pairs_that_the_visitor_judged_only(page):
    ada, bob = Visitor(page, "Ada Secret", reveal=NEVER), Visitor(page, "Bob", reveal=NEVER)
    for number in range(3):
        ada.press("left", note=f"note {number}")
    bob.press("left", note="my own")
    totals = bob.results()
    assert "note 0" in totals and "my own" in totals and "note 1" not in totals
    assert "3 pairs" in totals
    for kind in ("csv", "jsonl"):
        saved = bob.save(kind)
        assert "note 0" in saved and "note 1" not in saved and "Ada Secret" not in saved + totals
    assert len(list(csv.DictReader(io.StringIO(bob.save("csv"), newline="")))) == 2
    assert bob.save("exe") == ""
    assert list(csv.reader(io.StringIO(Visitor(page).save("csv"), newline="")))[1:] == []


HOSTILE = "<img src=x onerror=alert(1)>${1}{{x}}</pre></section>\u202e"


def test_hostile_notes_and_names_are_text(page):
    ada = Visitor(page, HOSTILE)
    ada.press("left", note=HOSTILE)
    bob = Visitor(page)
    bob.press("left")
    for totals in (ada.results(), bob.results()):
        assert "<img" not in totals and "&lt;img" in totals and "\u202e" not in totals


def test_hostile_programs_and_statements_are_text(store):
    problem = replace(DOUBLE, question=HOSTILE, problem_id=HOSTILE)
    pair = stored_pair(problem)
    sides = {
        side: replace(result, completion=f"{HOSTILE} {side}", program=f"{HOSTILE} {side}")
        for side, result in pair.sides.items()
    }
    stored = Stored({HOSTILE: replace(pair, sides=sides)}, {}, {}, "mine")
    visitor = Visitor(ReviewPage({"mine": stored}, {HOSTILE: problem}.get, store))
    assert "<img" not in visitor.card and "&lt;img" in visitor.card
    visitor.press("left")
    assert "<img" not in visitor.card and "\u202e" not in visitor.card


def test_only_differing_pairs_can_be_asked_for_and_equal_programs_are_left_out():
    same = {side: replace(result, program="print(1)") for side, result in PAIRS["a"].sides.items()}
    judged_same = {
        side: replace(result, judgement=PAIRS["b"].sides["base"].judgement) for side, result in PAIRS["b"].sides.items()
    }
    pairs = PAIRS | {"a": replace(PAIRS["a"], sides=same), "b": replace(PAIRS["b"], sides=judged_same)}
    material = collect_material(replace(STORED, pairs=pairs), MANY.get)
    assert material.same == 1 and set(material.candidates) == set("bcde")
    assert set(list_waiting(material, (), which=DIFFER)) == set("cde")
    hashes = [candidate.hash for candidate in material.candidates.values()]
    assert hashes == sorted(hashes)
    assert set(list_waiting(material, hashes[:1], which=ALL)) == set(list(material.candidates)[1:])


def test_pairs_of_problems_that_are_not_loaded_are_left_out():
    assert set(collect_material(STORED, {"a": MANY["a"]}.get).candidates) == {"a"}


def test_each_side_stands_on_the_left_about_as_often():
    lefts = [left_side(f"reviewer {n % 10}", f"{n:016}") for n in range(1_000)]
    assert 420 < lefts.count("base") < 580  # 5 standard deviations
    assert left_side("a", "b") == left_side("a", "b")


def test_a_database_that_breaks_keeps_the_card_and_says_so(page, store):
    visitor = Visitor(page)
    store.close()
    store.path.write_text("no database\n" * 100)
    card = visitor.card
    visitor.press("left", note="mine")
    assert "Your vote was not saved" in visitor.line and "is not a database of reviews" in visitor.line
    assert visitor.card == card and visitor.queue.turn == 0
    visitor.start()
    assert "is not a database of reviews" in visitor.line and visitor.queue is None


def test_without_a_database_or_a_run_the_tab_says_why(store):
    page = ReviewPage({"mine": STORED}, MANY.get, None, trouble="the folder is shut; pass another --reviews")
    assert "Reviews cannot be kept: the folder is shut" in page.start_line
    visitor = Visitor(page)
    assert visitor.queue is None and "cannot be kept" in visitor.line
    assert "no finished run" in ReviewPage({}, MANY.get, store).start_line
    assert "no finished run" in Visitor(ReviewPage({"": Stored()}, MANY.get, store)).line


def test_a_run_that_is_gone_ends_the_queue(store):
    runs = {"mine": STORED}
    visitor = Visitor(ReviewPage(runs, MANY.get, store))
    runs["mine"] = replace(STORED, pairs={"a": PAIRS["a"]})
    visitor.press("left")
    assert GONE in visitor.line and visitor.queue is None and store.votes() == []


def test_a_run_of_that_name_that_is_not_here_is_the_first_one(page):
    assert page.on_start(None, "", "../../etc", ALL, EVERY_VOTE)[1].run == "mine"
    assert page.on_start(None, "", ["x"], ALL, EVERY_VOTE)[1].run == "mine"


def test_every_reason_has_a_key_of_its_own(page):
    keys = re.findall(r'data-key="(\w)"', Visitor(page).card)
    assert len(keys) == len(set(keys)) and len(REASONS) == 5


def test_a_turn_of_the_queue_is_a_new_value():
    queue = Queue("mine", "ada", waiting=("a", "b"))
    assert queue.skip().waiting == ("b", "a") and queue.waiting == ("a", "b")
    assert queue.place == "pair 1 of 2"


def test_square_has_starter_code_on_the_card(store):
    stored = Stored({"square": stored_pair(SQUARE)}, {}, {}, "mine")
    assert "Starter code" in Visitor(ReviewPage({"mine": stored}, {"square": SQUARE}.get, store)).card


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--reviews", "{folder}/text"], "{folder}/text is not a database of reviews; pass another --reviews"),
        (["--reviews", "{folder}/none/x"], "reviews cannot be kept in {folder}/none: there is no such folder"),
        (["--reviews-dataset", "you/votes", "--reviews", "{folder}/new"], "without a token; set HF_TOKEN"),
    ],
)
def test_reviews_that_cannot_be_kept_as_asked_stop_the_start(flags, said, tmp_path, free_tcp_port, capsys, monkeypatch):
    monkeypatch.delenv("HF_TOKEN", raising=False)
    monkeypatch.setattr("huggingface_hub.constants.HF_TOKEN_PATH", str(tmp_path / "no-token"))
    (tmp_path / "text").write_text("a,b\n" * 100)
    given = [flag.format(folder=tmp_path) for flag in flags]
    assert app.main(["--port", str(free_tcp_port), *given]) == 2
    assert said.format(folder=tmp_path) in capsys.readouterr().err


def test_a_default_place_that_cannot_be_used_leaves_the_page_without_reviews(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REVIEWS", raising=False)
    (tmp_path / "reviews.sqlite").write_text("a,b\n" * 100)
    compare = SimpleNamespace(runs={"mine": STORED}, picker=MANY)
    page = open_reviews(read_options([]), compare, ExitStack())
    assert page.store is None and "reviews.sqlite is not a database of reviews" in page.start_line


def test_a_space_without_a_data_set_says_that_votes_do_not_last(tmp_path, monkeypatch):
    monkeypatch.setenv("SPACE_ID", "you/space")
    compare = SimpleNamespace(runs={"mine": STORED}, picker=MANY)
    with ExitStack() as stack:
        page = open_reviews(read_options(["--reviews", str(tmp_path / "new")]), compare, stack)
        assert "until this Space restarts" in page.start_line


def test_all_votes_come_by_the_command_line_with_names(store, capsys):
    visitor = Visitor(ReviewPage({"mine": STORED}, MANY.get, store), "Ada", reveal=NEVER)
    visitor.press("left", note="=1+1")
    visitor.press("undo")
    assert evaluation(["reviews", str(store.path), "--format", "csv"]) == 0
    [row] = csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))
    assert row["name"] == "Ada" and row["note"] == "'=1+1" and row["withdrawn_at"]
    assert evaluation(["reviews", str(store.path)]) == 0
    assert json.loads(capsys.readouterr().out)["note"] == "=1+1"
    assert evaluation(["reviews", "nowhere.sqlite"]) == 2
    assert "there is no file nowhere.sqlite" in capsys.readouterr().err


def test_buttons_say_what_they_do_now(page):
    visitor = Visitor(page)
    *_, start, results = page.on_start(visitor.identity, "", "mine", ALL, EVERY_VOTE)
    assert isinstance(start, gr.Button) and start.value == "Start again" and results.value == "End queue"
