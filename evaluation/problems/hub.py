"""The two splits of APPS from the Hub: fetched once, kept in the Hub's cache folder, read offline afterwards.

Takes the authors' `train.jsonl` and `test.jsonl`, not the Hub's automatic parquet copy: they are the original, have a
commit that never moves, are read like any other .jsonl source, and need no pyarrow. This module does not parse them.
`HF_ENDPOINT`, `HF_HOME`, `HF_TOKEN` and `HF_HUB_OFFLINE` work as in every client of the Hub.
"""

from __future__ import annotations

from pathlib import Path

from evaluation.errors import ProblemError, first_line_of
from evaluation.stderr import Progress, print_to_stderr

REPOSITORY = "codeparrot/apps"
REVISION = "21e74ddf8de1a21436da12e3e653065c5213e9d1"
"""The main branch since October 2022. A commit never changes, so a file that is in the cache needs no network."""
SIZES = {"train": "107 MB", "test": "1.3 GB"}
ANSWER_SECONDS = 10.0
"""How long the Hub may take to answer."""


def fetch_split(
    split: str,
    *,
    endpoint: str | None = None,
    cache: Path | None = None,
    progress: Progress = print_to_stderr,
) -> Path:
    """Return the path of the complete file of the split `train` or `test`, downloaded if need be.

    `progress` is told before a download, which then draws a bar on a terminal. `endpoint` and `cache` default to the
    Hub and folder that the environment names. An interrupted download leaves nothing under the file's name. Raises
    ProblemError.
    """
    from huggingface_hub import constants, get_hf_file_metadata, hf_hub_download, hf_hub_url, try_to_load_from_cache
    from huggingface_hub.errors import HTTPError

    if split not in SIZES:
        raise ProblemError(f"APPS has no split {split!r}; pass one of apps:{', apps:'.join(SIZES)}")
    name = f"{split}.jsonl"
    cached = try_to_load_from_cache(REPOSITORY, name, cache_dir=cache, repo_type="dataset", revision=REVISION)
    if isinstance(cached, str):
        return Path(cached)
    hub = endpoint or constants.ENDPOINT
    url = hf_hub_url(REPOSITORY, name, repo_type="dataset", revision=REVISION, endpoint=hub)
    try:
        # One request beforehand: without a network hf_hub_download tries for 23 s and prints eleven warnings.
        get_hf_file_metadata(url, timeout=ANSWER_SECONDS, endpoint=hub)
        progress(f"fetching APPS {split} ({SIZES[split]}, once)")
        path = hf_hub_download(REPOSITORY, name, repo_type="dataset", revision=REVISION, endpoint=hub, cache_dir=cache)
        return Path(path)
    except (OSError, HTTPError) as error:
        raise ProblemError(f"apps:{split} cannot be fetched: {_explain_failure(error, name, hub)}") from error


def _explain_failure(error: Exception, name: str, hub: str) -> str:
    """Say what went wrong and what to do."""
    from huggingface_hub import errors

    if isinstance(error, errors.GatedRepoError):
        return f"{REPOSITORY} is gated at {hub}; accept its terms there and set HF_TOKEN to a token that reads it"
    if isinstance(error, errors.RepositoryNotFoundError):
        return f"{hub} has no data set {REPOSITORY} that can be read; check HF_ENDPOINT and HF_TOKEN"
    if isinstance(error, (errors.RevisionNotFoundError, errors.EntryNotFoundError)):
        return f"{hub} has no {name} of {REPOSITORY} at revision {REVISION[:8]}; check HF_ENDPOINT"
    return (
        f"{first_line_of(error)} ({hub}); the first use needs the network once and {SIZES[name.partition('.')[0]]} of "
        f"disk space, or pass a {name} that you have"
    )
