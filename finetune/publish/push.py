"""Send an adapter and its model card to the Hub in one commit, or only list what would be sent.

What is sent: the adapter, what made it, its log and chart, and the card that model_card.py makes of them. Checkpoints
and other files of the folder are not sent. Nothing is sent when a file holds what looks like a secret.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evaluation.errors import UserError, first_line_of
from evaluation.stderr import Progress, print_to_stderr
from finetune.errors import PushError
from finetune.folder.adapter import read_record
from finetune.folder.record import CHART_DATA_FILE, CHART_FILES, LOG_FILE, TRAINING_FILE, TRAINING_SETTINGS_FILE
from finetune.publish.model_card import CARD_FILE, model_card
from generation.lora import ADAPTER_CONFIG_FILE, ADAPTER_WEIGHTS_FILE

SENT = (
    ADAPTER_CONFIG_FILE,
    ADAPTER_WEIGHTS_FILE,
    TRAINING_FILE,
    TRAINING_SETTINGS_FILE,
    LOG_FILE,
    *CHART_FILES,
    CHART_DATA_FILE,
)
"""The files that are sent beside the card, as far as they exist."""
SECRET = re.compile(r"hf_[A-Za-z0-9]{20,}")
"""A token of the Hub. The recorded command would hold one that was passed as a flag."""


@dataclass(frozen=True)
class Parcel:
    """What goes into the repository."""

    repository: str
    files: tuple[Path, ...]
    card: str

    def listing(self) -> str:
        """A line for each file: its size and name."""
        sizes = [(path.name, path.stat().st_size) for path in self.files]
        lines = [*sizes, (CARD_FILE, len(self.card.encode()))]
        return "\n".join(f"{size:>13,} bytes  {name}" for name, size in lines)


def pack(adapter: Path, repository: str) -> Parcel:
    """What would be sent. Does not ask the Hub. Raises AdapterError, or PushError when it must not be sent."""
    _check_name(repository)
    record = read_record(adapter)
    files = tuple(adapter / name for name in SENT if (adapter / name).is_file())
    parcel = Parcel(repository, files, model_card(record, repository=repository))
    _refuse_secrets(parcel)
    return parcel


def _check_name(repository: str) -> None:
    from huggingface_hub.errors import HFValidationError
    from huggingface_hub.utils import validate_repo_id

    try:
        validate_repo_id(repository)
    except HFValidationError as error:
        raise PushError(f"{repository!r} is not a repository name ({error}); pass --repo USER/NAME") from error
    if "/" not in repository:
        raise PushError(f"{repository!r} names no user; pass --repo USER/NAME")


def _refuse_secrets(parcel: Parcel) -> None:
    texts = {
        path.name: path.read_text("utf-8", "replace")
        for path in parcel.files
        if path.suffix in (".json", ".jsonl", ".yaml", ".svg")
    }
    for name, text in (texts | {CARD_FILE: parcel.card}).items():
        if secret := SECRET.search(text):
            raise PushError(
                f"{name} holds what looks like a token of the Hub ({secret.group()[:6]}…), so nothing is sent; "
                "take it out of the file, and revoke it if others could read it"
            )


def token_of_hub() -> str | None:
    """The user's token: HF_TOKEN or the one that a login has stored; None without either."""
    from huggingface_hub import get_token

    return get_token()


def send(
    parcel: Parcel,
    token: str,
    *,
    private: bool = False,
    endpoint: str | None = None,
    progress: Progress = print_to_stderr,
) -> str:
    """Create the repository if it does not exist, commit everything at once, and return the commit's address.

    A push that fails leaves no half adapter: there is one commit or none. `endpoint` defaults to the Hub of the
    environment. Raises PushError.
    """
    from huggingface_hub import CommitOperationAdd, HfApi

    api = HfApi(endpoint, token=token)
    with _explain_refusal(parcel.repository):
        api.create_repo(parcel.repository, private=private or None, exist_ok=True)
        if private and not api.repo_info(parcel.repository).private:
            raise PushError(
                f"{parcel.repository} exists and is public; make it private on the Hub, or leave out --private"
            )
        progress(f"sending {len(parcel.files) + 1} files to {parcel.repository}")
        files = [CommitOperationAdd(path.name, path) for path in parcel.files]
        card = CommitOperationAdd(CARD_FILE, parcel.card.encode())
        commit = api.create_commit(parcel.repository, [*files, card], commit_message="Adapter and model card")
    return commit.commit_url


@contextmanager
def _explain_refusal(repository: str) -> Iterator[None]:
    """Turn every error of the Hub or of the connection into a PushError."""
    from huggingface_hub.errors import HfHubHTTPError, HTTPError

    try:
        yield
    except UserError:
        raise
    except HfHubHTTPError as error:
        raise PushError(
            _explain_status(error.response.status_code, repository, str(error.server_message or ""))
        ) from error
    except (HTTPError, OSError) as error:
        raise PushError(f"the Hub cannot be reached ({first_line_of(error)}); nothing was sent, try again") from error
    except ValueError as error:
        raise PushError(f"the Hub does not take this ({first_line_of(error)})") from error


def _explain_status(status: int, repository: str, message: str) -> str:
    if status == 401:
        return "the Hub does not accept the token; set HF_TOKEN to one that is valid and may write"
    if status in (403, 404):
        return (
            f"the token may not write to {repository}; it needs write permission, "
            "and the name must begin with your user or an organisation of yours"
        )
    return f"the Hub answered {status}{f' ({message})' if message else ''}; nothing was sent, try again later"
