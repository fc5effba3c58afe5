"""Reviews on their way to a data set on the Hub: huggingface_hub's CommitScheduler, with all votes in one file.

The file is written anew from the database before each push, so that what is sent is what is kept, withdrawn votes
included. Its name is of this start of the program: a Space that starts again on an empty disk overwrites nothing. The
data set is private where it has to be made; it holds the names and notes of reviewers. Reads nothing back.
"""

from __future__ import annotations

import logging
import secrets
import tempfile
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from evaluation.errors import ReviewsError
from evaluation.reviews.export import as_jsonl
from evaluation.reviews.store import ReviewStore

if TYPE_CHECKING:
    from huggingface_hub import CommitScheduler

MINUTES = 5
"""Between two pushes; the Hub asks for five or more."""
LOG = logging.getLogger(__name__)


class ReviewPush:
    """Sends while it is open, and a last time at its end; a context manager."""

    def __init__(
        self, store: ReviewStore, dataset: str, *, every: float = MINUTES, endpoint: str | None = None
    ) -> None:
        """`endpoint` defaults to the Hub of the environment, which holds the token too."""
        self._store, self._dataset, self._every, self._endpoint = store, dataset, every, endpoint
        self.file = f"reviews-{secrets.token_hex(6)}.jsonl"

    def __enter__(self) -> ReviewPush:
        """Begin. Raises ReviewsError where the data set cannot be written to."""
        from huggingface_hub import get_token
        from huggingface_hub.errors import HfHubHTTPError, HFValidationError, HTTPError

        if not get_token():
            raise ReviewsError(f"reviews cannot be sent to {self._dataset} without a token; set HF_TOKEN")
        self._folder = tempfile.TemporaryDirectory(prefix="reviews-", ignore_cleanup_errors=True)
        try:
            self._scheduler = self._begun()
        except HFValidationError as error:
            raise ReviewsError(f"{self._dataset!r} is no name of a data set; pass OWNER/NAME") from error
        except (HfHubHTTPError, HTTPError, OSError) as error:
            said = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
            raise ReviewsError(
                f"reviews cannot be sent to {self._dataset} ({said}); check the name, and that HF_TOKEN may write to it"
            ) from error
        return self

    def _begun(self) -> CommitScheduler:
        from huggingface_hub import CommitScheduler, HfApi

        push = self

        class Reviews(CommitScheduler):
            def push_to_hub(self) -> Any:
                push.write()
                return super().push_to_hub()

        place = {"repo_id": self._dataset, "repo_type": "dataset", "private": True}
        return Reviews(**place, folder_path=self._folder.name, every=self._every, hf_api=HfApi(self._endpoint))

    def write(self) -> None:
        """The votes as they are now, where there are any and they have changed since the last time."""
        votes = self._store.votes(withdrawn=True)
        path, text = Path(self._folder.name) / self.file, as_jsonl(votes)
        if votes and not (path.exists() and path.read_text(encoding="utf-8") == text):
            path.write_text(text, encoding="utf-8")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._scheduler.trigger().result()
        except Exception as trouble:  # whatever the network says: the votes are on the disk, and the page is closing
            LOG.warning("the last reviews were not sent to %s: %s", self._dataset, trouble)
        self._scheduler.stop()
        self._folder.cleanup()
