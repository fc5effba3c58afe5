"""Sends reviews to a data set on the Hub with huggingface_hub's CommitScheduler, all votes in one file.

The file is written from the database before each push, so that what is sent is what is stored, withdrawn votes
included. Each start of the program uses a new file name: a Space that restarts with an empty disk overwrites nothing. A
data set that has to be created is private, because it holds the names and notes of reviewers. Reads nothing back.
"""

from __future__ import annotations

import logging
import secrets
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from evaluation.errors import ReviewsError, first_line_of
from evaluation.reviews.export import as_jsonl
from evaluation.reviews.store import ReviewStore

if TYPE_CHECKING:
    from huggingface_hub import CommitScheduler

MINUTES = 5
"""Between two pushes; the Hub asks for at least five."""
LOG = logging.getLogger(__name__)


class ReviewPush:
    """A context manager that sends the votes while it is open, and once more when it closes."""

    def __init__(
        self, store: ReviewStore, dataset: str, *, every: float = MINUTES, endpoint: str | None = None
    ) -> None:
        """`every` is in minutes. `endpoint` defaults to the Hub of the environment, where the token comes from too."""
        self._store, self._dataset, self._every, self._endpoint = store, dataset, every, endpoint
        self.file = f"reviews-{secrets.token_hex(6)}.jsonl"

    def __enter__(self) -> ReviewPush:
        """Begin to send. Raises ReviewsError where the data set cannot be written to."""
        from huggingface_hub import get_token
        from huggingface_hub.errors import HfHubHTTPError, HFValidationError, HTTPError

        if not get_token():
            raise ReviewsError(f"reviews cannot be sent to {self._dataset} without a token; set HF_TOKEN")
        self._folder = tempfile.TemporaryDirectory(prefix="reviews-", ignore_cleanup_errors=True)
        with ExitStack() as on_failure:
            on_failure.callback(self._folder.cleanup)
            try:
                self._scheduler = self._start()
            except HFValidationError as error:
                raise ReviewsError(f"{self._dataset!r} is not the name of a data set; pass OWNER/NAME") from error
            except (HfHubHTTPError, HTTPError, OSError) as error:
                raise ReviewsError(
                    f"reviews cannot be sent to {self._dataset} ({first_line_of(error)}); "
                    "check the name, and that HF_TOKEN may write to it"
                ) from error
            on_failure.pop_all()
        return self

    def _start(self) -> CommitScheduler:
        from huggingface_hub import CommitScheduler, HfApi

        push = self

        class Reviews(CommitScheduler):
            def push_to_hub(self) -> Any:
                push.write()
                return super().push_to_hub()

        return Reviews(
            repo_id=self._dataset,
            repo_type="dataset",
            private=True,
            folder_path=self._folder.name,
            every=self._every,
            hf_api=HfApi(self._endpoint),
        )

    def write(self) -> None:
        """Write the file of votes, if there are any and they have changed since the last time."""
        votes = self._store.votes(withdrawn=True)
        path, text = Path(self._folder.name) / self.file, as_jsonl(votes)
        if votes and not (path.exists() and path.read_text(encoding="utf-8") == text):
            path.write_text(text, encoding="utf-8")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._scheduler.trigger().result()
        except Exception as failure:  # whatever went wrong, the votes are on the disk and the page is closing
            LOG.warning("the last reviews were not sent to %s: %s", self._dataset, failure)
        self._scheduler.stop()
        self._folder.cleanup()
