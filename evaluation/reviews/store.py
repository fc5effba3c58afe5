"""Votes of people on pairs, kept in a SQLite file by SQLAlchemy, one vote in each row.

Rows are added and marked, never removed: a vote that is taken back or replaced stays as withdrawn. A vote that `cast`
has returned is on the disk (a write-ahead log, synced at every commit), and several threads and processes may write at
once. Knows no queue and no statistics: summary.py sums votes up, export.py writes files.
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
    from sqlalchemy import Connection, Engine, RowMapping, Table

FORMAT = 1
APPLICATION = 0x41505052
"""SQLite's application_id of these files ("APPR"); another program's database does not have it."""
PATIENCE = 30.0
"""Seconds that a write waits for another process's write."""


class Choice(Enum):
    """What a reviewer pressed; the sides had no names."""

    LEFT = "left"
    RIGHT = "right"
    TIE = "tie"
    BOTH_BAD = "both_bad"


@dataclass(frozen=True)
class Vote:
    """One reviewer's vote on one pair."""

    run: str
    problem_id: str
    pair: str
    """The provenance hash (`pair_hash`), which stands for exactly these two completions of exactly these models."""
    reviewer: str
    """An id that says nothing about the person."""
    choice: Choice
    left: str
    """The side that was shown on the left, `base` or `adapted`; the other one was on the right."""
    name: str = ""
    """The name that the reviewer chose; not unique, and not shown to others."""
    tags: tuple[str, ...] = ()
    note: str = ""
    revealed: bool = False
    """The reviewer has been shown which side was which."""
    blind: bool = True
    """The vote was cast before that; a second vote on a pair that was revealed is not blind."""
    voted_at: str = ""
    """UTC, ISO 8601."""
    withdrawn_at: str = ""
    """UTC, when the vote was taken back or replaced by a later one; empty while it stands."""
    id: int = 0

    @property
    def preferred(self) -> str:
        """`base`, `adapted`, `tie` or `both_bad`."""
        if self.choice is Choice.LEFT:
            return self.left
        if self.choice is Choice.RIGHT:
            return "adapted" if self.left == "base" else "base"
        return str(self.choice.value)


def pair_hash(pair: Pair, provenance: Mapping[str, Any]) -> str:
    """16 hex digits of a SHA-256 over the problem's id, both completions and the run's provenance."""
    texts = {side: result.completion for side, result in pair.sides.items()}
    known = json.dumps([pair.problem_id, texts, provenance], sort_keys=True, default=str)
    return hashlib.sha256(known.encode()).hexdigest()[:16]


class ReviewStore:
    """A file of votes, created at the first vote. All methods may be called from any thread and raise ReviewsError."""

    def __init__(self, path: str | Path) -> None:
        """Check the file if it exists, and that its folder can be written to."""
        self.path = Path(path)
        self._creating = Lock()
        self._ready = False
        self._engine = _make_engine(self.path)
        self._votes = _define_table()
        with self._explain_errors():
            if self.path.exists():
                with self._read() as connection:
                    self._check(connection)
        folder = self.path.resolve().parent
        if not folder.is_dir() or not os.access(folder, os.W_OK):
            raise ReviewsError(f"reviews cannot be kept in {folder}: {_explain_folder(folder)}; pass another --reviews")

    def cast(self, vote: Vote) -> Vote:
        """Keep a vote and return it with its id and time; it is on the disk by then.

        It replaces the reviewer's standing vote on the pair, and is not blind where an earlier one was revealed.
        """
        from sqlalchemy import insert, select

        votes, now = self._votes, _now()
        mine = (votes.c.pair == vote.pair) & (votes.c.reviewer == vote.reviewer)
        with self._write() as connection:
            seen = connection.execute(select(votes.c.id).where(mine, votes.c.revealed).limit(1)).first()
            connection.execute(votes.update().where(mine, votes.c.withdrawn_at == "").values(withdrawn_at=now))
            stored = replace(vote, blind=seen is None, voted_at=now, withdrawn_at="")
            key = connection.execute(insert(votes).values(**_as_row(stored))).inserted_primary_key
            assert key is not None, "SQLite gives every row an id"
            return replace(stored, id=key[0])

    def withdraw(self, vote: int, *, reviewer: str) -> bool:
        """Take a vote back. False where it is not this reviewer's or does not stand any more."""
        votes = self._votes
        mine = (votes.c.id == vote) & (votes.c.reviewer == reviewer) & (votes.c.withdrawn_at == "")
        with self._write() as connection:
            return connection.execute(votes.update().where(mine).values(withdrawn_at=_now())).rowcount == 1

    def reveal(self, reviewer: str) -> None:
        """Note that a reviewer has been shown which sides their votes so far were for."""
        votes = self._votes
        with self._write() as connection:
            connection.execute(votes.update().where(votes.c.reviewer == reviewer).values(revealed=True))

    def votes(self, *, withdrawn: bool = False) -> list[Vote]:
        """The votes in the order they were cast: those that stand, or with `withdrawn` all."""
        from sqlalchemy import select

        if not self.path.exists():
            return []
        query = select(self._votes).order_by(self._votes.c.id)
        if not withdrawn:
            query = query.where(self._votes.c.withdrawn_at == "")
        with self._read() as connection:
            if not self._check(connection):
                return []
            return [_from_row(row) for row in connection.execute(query).mappings()]

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._explain_errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start: nothing it has read changes until it is done."""
        self._create()
        with self._explain_errors(), self._engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    def _create(self) -> None:
        with self._creating:
            if self._ready:
                return
            with self._explain_errors(), self._engine.begin() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                if not self._check(connection):
                    self._votes.metadata.create_all(connection)
                    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
                    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
            self._ready = True

    def _check(self, connection: Connection) -> bool:
        """Whether the file holds votes. False for an empty one, which another process may be about to fill.

        Raises ReviewsError for a database that is not one of reviews.
        """
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0:
            return False
        if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION:
            raise ReviewsError(f"{self.path} is another program's database; pass another --reviews")
        version = connection.exec_driver_sql("PRAGMA user_version").scalar()
        if version != FORMAT:
            raise ReviewsError(
                f"{self.path} holds reviews of version {version}, this program knows {FORMAT}; pass another --reviews"
            )
        return True

    @contextmanager
    def _explain_errors(self) -> Iterator[None]:
        """Turn SQLite's errors into ReviewsError."""
        from sqlalchemy.exc import DBAPIError

        try:
            yield
        except DBAPIError as error:
            text = str(error.orig)
            reason = next((words for sign, words in REASONS.items() if sign in text), f"cannot be used ({text})")
            raise ReviewsError(f"{self.path} {reason}; pass another --reviews") from error


REASONS = {
    "not a database": "is not a database of reviews",
    "malformed": "is damaged",
    "readonly": "cannot be written to",
    "unable to open": "cannot be opened or made",
    "is full": "cannot grow: the disk is full",
    "locked": "is held by another process",
}
"""What is wrong with the file, by a phrase in SQLite's message."""


def _explain_folder(folder: Path) -> str:
    return "nothing may be written there" if folder.is_dir() else "there is no such folder"


def _make_engine(path: Path) -> Engine:
    from sqlalchemy import URL, create_engine, event

    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # a vote outlives a power cut, for a few ms each

    return engine


def _define_table() -> Table:
    from sqlalchemy import JSON, Boolean, Column, Enum, Index, Integer, MetaData, Table, Text

    choice = Enum(Choice, native_enum=False, values_callable=lambda choices: [one.value for one in choices])
    kinds: dict[str, Any] = {"choice": choice, "tags": JSON, "revealed": Boolean, "blind": Boolean}
    names = [name for name in Vote.__dataclass_fields__ if name != "id"]
    columns: list[Column[Any]] = [Column(name, kinds.get(name, Text), nullable=False) for name in names]
    table = Table("votes", MetaData(), Column("id", Integer, primary_key=True), *columns)
    standing = table.c.withdrawn_at == ""
    Index("one_standing_vote", table.c.pair, table.c.reviewer, unique=True, sqlite_where=standing)
    return table


def _as_row(vote: Vote) -> dict[str, Any]:
    return {**{name: value for name, value in asdict(vote).items() if name != "id"}, "tags": list(vote.tags)}


def _from_row(row: RowMapping) -> Vote:
    values: dict[str, Any] = {**row}
    return Vote(**{**values, "tags": tuple(values["tags"])})


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds")
