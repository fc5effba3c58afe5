"""The file of votes: what is stored, by whom, and that nothing is lost, whoever dies or writes at the same time."""

import os
import signal
import sqlite3
import subprocess
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.errors import ReviewsError
from evaluation.reviews.store import Choice, ReviewStore, Vote, pair_hash
from tests.fakes import DOUBLE, PROVENANCE, stored_pair
from tests.waiting import PATIENCE, wait_until

ROOT = Path(__file__).resolve().parents[3]
VOTE = Vote("mine", "double", "0123456789abcdef", "ada", Choice.LEFT, "adapted", "Ada", ("clearer",), "note ⚖ 'x'; --")
WRITER = """
import sys
from evaluation.reviews.store import Choice, ReviewStore, Vote
store = ReviewStore(sys.argv[1])
for number in range(int(sys.argv[3])):
    vote = store.cast(Vote("mine", str(number), f"{number:016}", sys.argv[2], Choice.TIE, "base"))
    print(vote.id, flush=True)
"""


@pytest.fixture
def store(tmp_path):
    with closing(ReviewStore(tmp_path / "reviews.sqlite")) as store:
        yield store


@pytest.fixture
def start_writer():
    """Starts another process that casts votes and says the id of each once it is stored."""
    with ExitStack() as processes:

        def start(path, who, count):
            command = [sys.executable, "-c", WRITER, str(path), who, str(count)]
            return processes.enter_context(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True))

        yield start


def test_a_vote_is_kept_with_all_it_says(store):
    stored = store.cast(VOTE)
    assert stored == replace(VOTE, id=1, voted_at=stored.voted_at) and stored.voted_at.endswith("+00:00")
    with closing(ReviewStore(store.path)) as again:
        assert again.votes() == [stored]


def test_nothing_is_made_before_the_first_vote(store):
    assert store.votes() == [] and not store.path.exists()


def test_the_file_has_a_write_ahead_log_and_syncs_every_commit(store):
    store.cast(VOTE)
    assert store.path.with_name("reviews.sqlite-wal").exists()
    with store._read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


@pytest.mark.parametrize(
    ("choice", "left", "preferred"),
    [
        (Choice.LEFT, "base", "base"),
        (Choice.LEFT, "adapted", "adapted"),
        (Choice.RIGHT, "base", "adapted"),
        (Choice.RIGHT, "adapted", "base"),
        (Choice.TIE, "base", "tie"),
        (Choice.BOTH_BAD, "adapted", "both_bad"),
    ],
)
def test_what_is_preferred_follows_from_the_order_shown(choice, left, preferred):
    assert replace(VOTE, choice=choice, left=left).preferred == preferred


def test_a_second_vote_on_a_pair_replaces_the_first_and_leaves_it_as_withdrawn(store):
    store.cast(VOTE)
    second = store.cast(replace(VOTE, choice=Choice.TIE))
    assert store.votes() == [second] and second.blind
    assert [vote.withdrawn_at != "" for vote in store.votes(withdrawn=True)] == [True, False]


def test_a_vote_that_is_taken_back_does_not_stand_and_only_its_reviewer_can(store):
    stored = store.cast(VOTE)
    assert not store.withdraw(stored.id, reviewer="bob")
    assert store.votes() == [stored]
    assert store.withdraw(stored.id, reviewer="ada")
    assert not store.withdraw(stored.id, reviewer="ada")
    assert store.votes() == [] and len(store.votes(withdrawn=True)) == 1


def test_who_was_told_the_sides_does_not_vote_blind_on_the_same_pair_again(store):
    vote = store.cast(replace(VOTE, revealed=True))
    assert vote.blind
    store.withdraw(vote.id, reviewer="ada")
    assert not store.cast(VOTE).blind
    assert store.cast(replace(VOTE, pair="another")).blind
    assert store.cast(replace(VOTE, reviewer="bob")).blind


def test_all_votes_so_far_can_be_marked_as_revealed(store):
    for reviewer in ("ada", "bob"):
        store.cast(replace(VOTE, reviewer=reviewer))
    store.reveal("ada")
    assert [vote.revealed for vote in store.votes()] == [True, False]


def test_two_processes_and_two_threads_write_at_once_and_no_vote_is_lost(tmp_path, start_writer):
    path = tmp_path / "reviews.sqlite"
    others = [start_writer(path, who, 40) for who in ("ada", "bob")]
    with closing(ReviewStore(path)) as store, ThreadPoolExecutor(2) as pool:
        mine = [replace(VOTE, pair=f"{n:016}", reviewer=f"thread {n % 2}") for n in range(60)]
        stored = list(pool.map(store.cast, mine))
        assert [other.wait(PATIENCE) for other in others] == [0, 0]
        votes = store.votes()
    acknowledged = [int(line) for other in others for line in other.stdout]
    assert sorted(acknowledged + [vote.id for vote in stored]) == [vote.id for vote in votes] == list(range(1, 141))
    assert sum(vote.reviewer == "ada" for vote in votes) == 40


def test_two_processes_voting_for_the_same_reviewer_leave_one_standing_vote_a_pair(tmp_path, start_writer):
    path = tmp_path / "reviews.sqlite"
    assert [other.wait(PATIENCE) for other in [start_writer(path, "ada", 30) for _ in range(2)]] == [0, 0]
    with closing(ReviewStore(path)) as store:
        standing = [vote.pair for vote in store.votes()]
        assert len(standing) == len(set(standing)) == 30
        assert len(store.votes(withdrawn=True)) == 60


@pytest.mark.parametrize("after", [1, 7, 23])
def test_a_killed_process_loses_no_vote_that_it_acknowledged(tmp_path, after, start_writer):
    path = tmp_path / "reviews.sqlite"
    process = start_writer(path, "ada", 100_000)
    acknowledged = [int(process.stdout.readline()) for _ in range(after)]
    os.kill(process.pid, signal.SIGKILL)
    acknowledged += [int(line) for line in process.stdout.read().splitlines()]
    assert process.wait() == -signal.SIGKILL
    with closing(ReviewStore(path)) as store:
        stored = [vote.id for vote in store.votes()]
        assert stored[: len(acknowledged)] == acknowledged and len(stored) <= len(acknowledged) + 1
        assert store.cast(VOTE).id == len(stored) + 1
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def runs_somewhere(function):
    """Whether any thread is inside a function of this name."""
    frames = sys._current_frames().values()
    return any(call.name == function for frame in frames for call in traceback.extract_stack(frame))


def test_a_writer_that_waits_gets_its_turn(store):
    store.cast(VOTE)
    with closing(sqlite3.connect(store.path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(store.cast, replace(VOTE, reviewer="bob"))
            wait_until(lambda: runs_somewhere("cast"))
            assert not waiting.done()
            assert len(store.votes()) == 1
            other.execute("ROLLBACK")
            assert waiting.result().id == 2


def other_database(path, statements):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statements)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_text("a,b\n" * 100), "is not a database of reviews; pass another --reviews"),
        (lambda path: path.mkdir(), "cannot be opened or made; pass another --reviews"),
        (lambda path: other_database(path, "CREATE TABLE mine (a)"), "is another program's database"),
        (
            lambda path: other_database(path, "CREATE TABLE votes (a); PRAGMA application_id = 0x41505052; "
                                              "PRAGMA user_version = 7"),
            "holds reviews of version 7, this program knows 1",
        ),
    ],
    ids=["text", "folder", "another program", "another version"],
)  # fmt: skip
def test_a_file_that_holds_something_else_is_named(tmp_path, make, message):
    path = tmp_path / "reviews.sqlite"
    make(path)
    with pytest.raises(ReviewsError) as caught:
        ReviewStore(path)
    assert str(path) in str(caught.value) and message in str(caught.value)


def test_a_folder_that_is_missing_is_named(tmp_path):
    with pytest.raises(ReviewsError, match="there is no such folder; pass another --reviews"):
        ReviewStore(tmp_path / "nowhere" / "reviews.sqlite")


@pytest.mark.parametrize("made", [False, True], ids=["new file", "there already"])
def test_a_folder_that_cannot_be_written_to_is_named(tmp_path, made):
    folder = tmp_path / "shut"
    folder.mkdir()
    if made:
        with closing(ReviewStore(folder / "reviews.sqlite")) as store:
            store.cast(VOTE)
    for place, mode in ((folder, 0o555), *((file, 0o444) for file in folder.iterdir())):
        place.chmod(mode)
    for parent in folder.parents[:3]:
        parent.chmod(0o755)
    message = read_error_without_rights(folder / "reviews.sqlite")
    folder.chmod(0o755)
    assert "shut" in message and "pass another --reviews" in message


def read_error_without_rights(path):
    """What opening the file says to a user without rights: root may write everywhere, so a child becomes another."""
    import sqlalchemy.dialects.sqlite  # noqa: F401  (the child may not read it any more)

    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            ReviewStore(path)
        except ReviewsError as error:
            os.write(writing, str(error).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return pipe.read()


def test_an_empty_file_is_filled(tmp_path):
    path = tmp_path / "reviews.sqlite"
    path.touch()
    with closing(ReviewStore(path)) as store:
        assert store.votes() == []
        assert store.cast(VOTE).id == 1


def test_a_pair_is_known_by_its_texts_and_its_models():
    pair = stored_pair(DOUBLE)
    known = pair_hash(pair, PROVENANCE)
    assert known == pair_hash(stored_pair(DOUBLE), dict(PROVENANCE)) and len(known) == 16
    other = replace(pair.sides["base"], completion="print(1)")
    assert known != pair_hash(replace(pair, sides={**pair.sides, "base": other}), PROVENANCE)
    assert known != pair_hash(pair, {**PROVENANCE, "base": {}})
    assert known != pair_hash(replace(pair, problem_id="square"), PROVENANCE)
    swapped = {"base": pair.sides["adapted"], "adapted": pair.sides["base"]}
    assert known != pair_hash(replace(pair, sides=swapped), PROVENANCE)


def test_reading_stored_runs_needs_no_database_library():
    code = "import sys, evaluation.reviews.store; assert 'sqlalchemy' not in sys.modules and 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
