"""What people said of pairs: votes in a SQLite file, one row a vote, kept by SQLAlchemy.

Rows are added and marked, never removed: a vote that is taken back or given anew stays as withdrawn. A vote that `cast`
has returned is on the disk (a write-ahead log, synced at every commit), and several threads and processes may write at
once. Knows no queue and no statistics; review_summary.py sums up, review_export.py writes files.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timezone
from enum import Enum
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from evaluation.errors import ReviewsError
from evaluation.runs.format import Pair

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Table

FORMAT = 1
APPLICATION = 0x41505052
"""SQLite's application_id of these files ("APPR"), so that no other program's database is taken for one."""
PATIENCE = 30.0
"""Seconds that a write waits for another process's."""


class Choice(Enum):
    """What a reviewer pressed, of sides that had no names."""

    LEFT = "left"
    RIGHT = "right"
    TIE = "tie"
    BOTH_BAD = "both_bad"


@dataclass(frozen=True)
class Vote:
    """One reviewer on one pair."""

    run: str
    problem_id: str
    pair: str
    """The provenance hash, `pair_hash`: of exactly these two completions of exactly these models."""
    reviewer: str
    """Who it was: an id that says nothing about the person."""
    choice: Choice
    left: str
    """The side that stood on the left, `base` or `adapted`; the other one stood on the right."""
    name: str = ""
    """What the reviewer wants to be called; not unique, and nobody else's to see."""
    tags: tuple[str, ...] = ()
    note: str = ""
    revealed: bool = False
    """The reviewer has been told which side was which."""
    blind: bool = True
    """Cast before that; a second vote on a pair that was revealed is not."""
    voted_at: str = ""
    """UTC, ISO 8601."""
    withdrawn_at: str = ""
    """Taken back, or replaced by a later vote; empty while it stands."""
    id: int = 0

    @property
    def preferred(self) -> str:
        """`base`, `adapted`, `tie` or `both_bad`."""
        if self.choice is Choice.LEFT:
            return self.left
        if self.choice is Choice.RIGHT:
            return "adapted" if self.left == "base" else "base"
        return self.choice.value


def pair_hash(pair: Pair, provenance: Mapping[str, Any]) -> str:
    """16 hex digits of a SHA-256 over the problem's id, both completions and what the run notes of its models."""
    texts = {side: result.completion for side, result in pair.sides.items()}
    known = json.dumps([pair.problem_id, texts, provenance], sort_keys=True, default=str)
    return hashlib.sha256(known.encode()).hexdigest()[:16]


class ReviewStore:
    """A file of votes; made at the first vote. All methods may be called from any thread, and raise ReviewsError."""

    def __init__(self, path: str | Path) -> None:
        """Checks what is there, and that something can be written where nothing is."""
        self.path = Path(path)
        self._made = Lock()
        self._ready = False
        self._engine = _engine(self.path)
        self._votes = _table()
        with self._explained():
            if self.path.exists():
                with self._reading() as connection:
                    self._check(connection)
        folder = self.path.resolve().parent
        if not folder.is_dir() or not os.access(folder, os.W_OK):
            raise ReviewsError(f"reviews cannot be kept in {folder}: {_trouble(folder)}; pass another --reviews")

    def cast(self, vote: Vote) -> Vote:
        """Keep a vote; it is on the disk when this returns, with its id and time. It replaces the reviewer's standing
        vote on the pair, and is not blind where an earlier one was revealed."""
        from sqlalchemy import insert, select

        votes, now = self._votes, _now()
        mine = (votes.c.pair == vote.pair) & (votes.c.reviewer == vote.reviewer)
        with self._writing() as connection:
            seen = connection.execute(select(votes.c.id).where(mine, votes.c.revealed).limit(1)).first()
            connection.execute(votes.update().where(mine, votes.c.withdrawn_at == "").values(withdrawn_at=now))
            kept = replace(vote, blind=seen is None, voted_at=now, withdrawn_at="")
            done = connection.execute(insert(votes).values(**_row(kept)))
            return replace(kept, id=done.inserted_primary_key[0])

    def withdraw(self, vote: int, *, reviewer: str) -> bool:
        """Take a vote back; False where it is not this reviewer's or does not stand any more."""
        votes = self._votes
        mine = (votes.c.id == vote) & (votes.c.reviewer == reviewer) & (votes.c.withdrawn_at == "")
        with self._writing() as connection:
            return connection.execute(votes.update().where(mine).values(withdrawn_at=_now())).rowcount == 1

    def reveal(self, reviewer: str) -> None:
        """Note that a reviewer has been told what his votes so far were for."""
        votes = self._votes
        with self._writing() as connection:
            connection.execute(votes.update().where(votes.c.reviewer == reviewer).values(revealed=True))

    def votes(self, *, withdrawn: bool = False) -> list[Vote]:
        """In the order they were cast; those that stand, or all."""
        from sqlalchemy import select

        if not self.path.exists():
            return []
        asked = select(self._votes).order_by(self._votes.c.id)
        if not withdrawn:
            asked = asked.where(self._votes.c.withdrawn_at == "")
        with self._reading() as connection:
            if not self._check(connection):
                return []
            return [_vote(row) for row in connection.execute(asked).mappings()]

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._explained(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that holds the only write lock from its start: what it has read stays so until it is done."""
        self._make()
        with self._explained(), self._engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    def _make(self) -> None:
        with self._made:
            if self._ready:
                return
            with self._explained(), self._engine.begin() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                if not self._check(connection):
                    self._votes.metadata.create_all(connection)
                    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
                    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
            self._ready = True

    def _check(self, connection: Connection) -> bool:
        """Whether it holds votes; False of an empty file, which another process may be about to fill."""
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0:
            return False
        if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION:
            raise ReviewsError(f"{self.path} is another program's database; pass another --reviews")
        found = connection.exec_driver_sql("PRAGMA user_version").scalar()
        if found != FORMAT:
            raise ReviewsError(
                f"{self.path} holds reviews of version {found}, this program knows {FORMAT}; pass another --reviews"
            )
        return True

    @contextmanager
    def _explained(self) -> Iterator[None]:
        from sqlalchemy.exc import DBAPIError

        try:
            yield
        except DBAPIError as error:
            said = str(error.orig)
            reason = next((words for sign, words in REASONS.items() if sign in said), f"cannot be used ({said})")
            raise ReviewsError(f"{self.path} {reason}; pass another --reviews") from error


REASONS = {
    "not a database": "is not a database of reviews",
    "malformed": "is damaged",
    "readonly": "cannot be written to",
    "unable to open": "cannot be opened or made",
    "is full": "cannot grow: the disk is full",
    "locked": "is held by another process",
}
"""By what SQLite says."""


def _trouble(folder: Path) -> str:
    return "nothing may be written there" if folder.is_dir() else "there is no such folder"


def _engine(path: Path) -> Engine:
    from sqlalchemy import URL, create_engine, event

    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # a vote outlives a power cut, for a few ms each

    return engine


def _table() -> Table:
    from sqlalchemy import JSON, Boolean, Column, Enum, Index, Integer, MetaData, Table, Text

    choice = Enum(Choice, native_enum=False, values_callable=lambda choices: [one.value for one in choices])
    kinds = {"choice": choice, "tags": JSON, "revealed": Boolean, "blind": Boolean}
    names = [name for name in Vote.__dataclass_fields__ if name != "id"]
    columns = [Column(name, kinds.get(name, Text), nullable=False) for name in names]
    table = Table("votes", MetaData(), Column("id", Integer, primary_key=True), *columns)
    standing = table.c.withdrawn_at == ""
    Index("one_standing_vote", table.c.pair, table.c.reviewer, unique=True, sqlite_where=standing)
    return table


def _row(vote: Vote) -> dict[str, Any]:
    return {**{name: value for name, value in asdict(vote).items() if name != "id"}, "tags": list(vote.tags)}


def _vote(row: Mapping[str, Any]) -> Vote:
    return Vote(**{**row, "tags": tuple(row["tags"])})


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds")
