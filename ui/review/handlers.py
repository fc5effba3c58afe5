"""The handlers of the Review tab, where people judge pairs without knowing which side is which.

layout.py says where the components stand, queue.py who judges what, card.py and results.py what it looks like. No name
of a side and no verdict leaves the server before the vote.

Visitors see totals only when they ask, which ends their queue. They see single votes only on pairs that they have
judged themselves, since any other pair may come to them next. Names, and all votes, go only to the owner, by the
command line.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

import gradio as gr

from evaluation.errors import ReviewsError
from evaluation.problems.sources import Problem
from evaluation.reviews.export import as_csv, as_jsonl, number_reviewers
from evaluation.reviews.store import Choice, ReviewStore, Vote
from evaluation.reviews.summary import summarize
from ui.compare.download import File, save_request
from ui.html.text import quantity, replace_surrogates, show_unseen
from ui.review.card import CHOICES, REASONS, no_pair, open_pair, revealed_pair, review_line, welcome
from ui.review.queue import ALL, EVERY_VOTE, Candidate, Material, Queue, collect_material, left_side, list_waiting
from ui.review.results import review_results
from ui.runs.screen import Screen
from ui.runs.stored import Stored

NAME_CHARACTERS, NOTE_CHARACTERS = 60, 2_000
INVITATION = "Start shows the first pair."
ALL_JUDGED = "You have judged every pair of this choice. Thank you."
ENDED = "Your queue has ended. Start continues with the pairs that you have not judged."
GONE = "The run of this queue is no longer here. Your votes are kept."
NO_RUN = "There is no finished run with pairs to judge. Start the page with --runs and a folder of runs."
_KEY = re.compile("[0-9a-f]{32}")

Drawn = tuple[Any, ...]
"""The values of queue, state line, card, results and the two buttons."""


class ReviewPage:
    """The handlers of the tab."""

    def __init__(
        self,
        runs: Mapping[str, Stored],
        problem_of: Callable[[str], Problem | None],
        store: ReviewStore | None,
        *,
        trouble: str = "",
    ) -> None:
        """`trouble` says why there is no store, or what visitors must know about it."""
        self.runs = runs
        self.store, self.trouble = store, trouble
        self._problem_of = problem_of
        self._material: dict[str, Material] = {}

    @property
    def names(self) -> list[str]:
        """The names of the runs that can be reviewed."""
        return [name for name in self.runs if name]

    @property
    def start_line(self) -> str:
        """The state line of a fresh page."""
        if not self.names:
            return review_line(NO_RUN, failed=True)
        if self.store is None:
            return review_line(f"Reviews cannot be kept: {self.trouble}.", failed=True)
        return review_line(" ".join(filter(None, (INVITATION, self.trouble))))

    def on_load(self, identity: Any) -> str:
        """The name that this browser gave last time."""
        return clean_name(identity.get("name")) if isinstance(identity, dict) else ""

    def on_start(self, identity: Any, name: Any, run: Any, which: Any, reveal: Any) -> tuple[Any, ...]:
        """Show the first pair, and give this browser its identity."""
        known = {"key": _read_key(identity) or secrets.token_hex(16), "name": clean_name(name)}
        material, store = self._choose_material(run), self.store
        if material is None or store is None:
            return (known, *self._return_to_start(self.start_line))
        reviewer = reviewer_id(known["key"])
        try:
            judged = {vote.pair for vote in store.votes() if vote.reviewer == reviewer}
        except ReviewsError as error:
            return (known, *self._return_to_start(review_line(f"{error}.", failed=True)))
        waiting = list_waiting(material, judged, which=str(which or ALL))
        queue = Queue(material.stored.name, reviewer, known["name"], reveal == EVERY_VOTE, waiting)
        left_out = f"left out {quantity(material.same, 'pair')} with one program on both sides" if material.same else ""
        return (known, *self._draw(queue, left_out))

    def on_card(self, event: gr.SelectData, queue: Queue | None) -> Drawn:
        """Answer a press on the card."""
        sent = event.value if isinstance(event.value, dict) else {}
        if queue is None or self.store is None or sent.get("turn") != queue.turn:
            return _change_nothing()
        if not self._is_still_there(queue):
            return self._return_to_start(review_line(GONE, failed=True))
        try:
            return self._answer(sent, queue, self.store)
        except ReviewsError as error:
            line = review_line(f"Your vote was not saved: {error}.", failed=True)
            return (gr.skip(), line, *[gr.skip()] * 4)

    def _answer(self, sent: Mapping[str, Any], queue: Queue, store: ReviewStore) -> Drawn:
        action = str(sent.get("act"))
        if action in CHOICES and queue.current:
            return self._cast_vote(Choice(action), sent, queue, store)
        if action == "skip" and queue.current:
            return self._draw(queue.skip(), "skipped; it comes again at the end")
        if action == "next" and queue.revealed_vote:
            return self._draw(queue.go_on())
        if action == "undo" and queue.cast:
            store.withdraw(queue.cast[-1][0], reviewer=queue.reviewer)
            warning = " You have seen its sides: a new vote on it is kept, but not counted." if queue.reveal else ""
            return self._draw(queue.undo(), f"your last vote is taken back.{warning}")
        return _change_nothing()

    def _cast_vote(self, choice: Choice, sent: Mapping[str, Any], queue: Queue, store: ReviewStore) -> Drawn:
        candidate = self._candidate(queue, queue.current)
        tags = sent.get("tags")
        vote = store.cast(
            Vote(
                run=queue.run,
                problem_id=queue.current,
                pair=candidate.hash,
                reviewer=queue.reviewer,
                choice=choice,
                left=left_side(queue.reviewer, candidate.hash),
                name=queue.name,
                tags=tuple(reason for reason in REASONS if isinstance(tags, list) and reason in tags),
                note=replace_surrogates(str(sent.get("note") or ""))[:NOTE_CHARACTERS].strip(),
                revealed=queue.reveal,
            )
        )
        return self._draw(queue.record(vote), f"saved: {CHOICES[choice.value].lower()}")

    def on_results(self, identity: Any, queue: Queue | None, run: Any) -> Drawn:
        """Show the totals. This ends an open queue, and its votes count as revealed from now on."""
        material = self._material_of(queue.run) if queue else self._choose_material(run)
        if material is None or self.store is None:
            return self._return_to_start(self.start_line)
        reviewer = queue.reviewer if queue else reviewer_id(_read_key(identity))
        try:
            votes = self.store.votes()
            if any(vote.reviewer == reviewer and not vote.revealed for vote in votes):
                self.store.reveal(reviewer)
        except ReviewsError as error:
            return self._return_to_start(review_line(f"{error}.", failed=True))
        aliases = number_reviewers(votes)
        shown = review_results(
            summarize(votes, material.by_hash), _votes_on_judged_pairs(reviewer, votes, material), aliases, you=reviewer
        )
        return (None, review_line(ENDED if queue else INVITATION), "", shown, *_buttons(False))

    def on_save(self, event: gr.SelectData, identity: Any, run: Any) -> str:
        """Send the votes on the pairs that the visitor has judged as a file; no vote on a pair that may still come."""
        material, write = self._choose_material(run), {"csv": as_csv, "jsonl": as_jsonl}.get(str(event.value))
        if material is None or self.store is None or write is None:
            return ""
        try:
            votes = self.store.votes()
        except ReviewsError as error:
            raise gr.Error(f"{error}.", print_exception=False) from error
        mine = _votes_on_judged_pairs(reviewer_id(_read_key(identity)), votes, material)
        kinds = {"csv": "text/csv", "jsonl": "application/jsonl"}
        name = f"reviews-{re.sub(r'[^a-zA-Z0-9.-]+', '-', material.stored.name)}.{event.value}"
        text = write(mine, number_reviewers(votes))
        return save_request(File(name, kinds[str(event.value)], text), time.monotonic_ns())

    def _draw(self, queue: Queue, news: str = "") -> Drawn:
        """The values for a queue; `news` about the last step comes before the place in the queue."""
        undo = bool(queue.cast)
        if queue.revealed_vote:
            name, place = queue.revealed_vote.problem_id, queue.place
            card = revealed_pair(self._screen(queue, name), queue.revealed_vote, turn=queue.turn)
        elif queue.current:
            name, place = queue.current, queue.place
            left = left_side(queue.reviewer, self._candidate(queue, name).hash)
            card = open_pair(self._screen(queue, name), left, turn=queue.turn, undo=undo)
        else:
            place, card = ALL_JUDGED, no_pair(turn=queue.turn, undo=undo)
        line = review_line(" · ".join(filter(None, (news, place))))
        return (queue, line, card, "", *_buttons(True))

    def _is_still_there(self, queue: Queue) -> bool:
        """Whether the run still holds the queue's pairs: it may be replaced or removed while somebody reviews it."""
        material = self._material_of(queue.run)
        named = {*queue.waiting, *(name for _, name in queue.cast)}
        return material is not None and named <= material.candidates.keys()

    def _candidate(self, queue: Queue, name: str) -> Candidate:
        material = self._material_of(queue.run)
        assert material is not None
        return material.candidates[name]

    def _screen(self, queue: Queue, name: str) -> Screen:
        material = self._material_of(queue.run)
        assert material is not None
        screen = material.stored.screen(material.candidates[name].problem)
        assert screen is not None
        return screen

    def _return_to_start(self, line: str) -> Drawn:
        return (None, line, welcome(), "", *_buttons(False))

    def _choose_material(self, run: Any) -> Material | None:
        """The material of the run that was picked, or of the first run if that one is not here."""
        names = self.names
        return self._material_of(run if run in names else names[0]) if names else None

    def _material_of(self, run: str) -> Material | None:
        """The material of a run, collected anew whenever the run was replaced; None if the run is gone."""
        stored, known = self.runs.get(run), self._material.get(run)
        if stored is None:
            return None
        if known is None or known.stored is not stored:
            known = self._material[run] = collect_material(stored, self._problem_of)
        return known


def _buttons(reviewing: bool) -> tuple[gr.Button, gr.Button]:
    start = gr.Button("Start again" if reviewing else "Start", variant="secondary" if reviewing else "primary")
    return start, gr.Button("End queue" if reviewing else "Show results")


def _change_nothing() -> Drawn:
    return (gr.skip(),) * 6


def _votes_on_judged_pairs(reviewer: str, votes: list[Vote], material: Material) -> list[Vote]:
    """All reviewers' standing votes on the pairs of a run that this reviewer has judged."""
    known = material.by_hash
    mine = {vote.pair for vote in votes if vote.reviewer == reviewer and vote.pair in known}
    return [vote for vote in votes if vote.pair in mine]


def clean_name(name: Any) -> str:
    """A name that can be kept: one line without invisible characters, at most NAME_CHARACTERS long."""
    text = show_unseen(" ".join(replace_surrogates(name).split())) if isinstance(name, str) else ""
    return text[:NAME_CHARACTERS].strip()


def _read_key(identity: Any) -> str:
    """The secret by which a browser is recognised; empty if it has none yet."""
    key = identity.get("key") if isinstance(identity, dict) else None
    return key if isinstance(key, str) and _KEY.fullmatch(key) else ""


def reviewer_id(key: str) -> str:
    """The reviewer's id in the database; nobody who reads it there can pose as the reviewer."""
    return hashlib.sha256(f"reviewer {key}".encode()).hexdigest()[:16] if key else ""
