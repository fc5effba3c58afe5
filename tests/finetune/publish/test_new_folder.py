"""A folder appears complete or not at all, and nothing is ever overwritten."""

import pytest
from filelock import FileLock

from finetune.errors import FolderError
from finetune.publish.new_folder import new_folder


def make(folder, size=0.0):
    with new_folder(folder, size=size) as partial:
        (partial / "file").write_text("new")
        assert not folder.exists() or not any(folder.iterdir())


@pytest.mark.parametrize("before", ["nothing", "empty", "left by a killed process"])
def test_a_folder_appears_with_what_was_written_and_leaves_nothing_beside_it(tmp_path, before):
    folder = tmp_path / "deep" / "down"
    if before == "empty":
        folder.mkdir(parents=True)
    if before == "left by a killed process":
        (tmp_path / "deep" / "down.partial").mkdir(parents=True)
        (tmp_path / "deep" / "down.partial" / "half").write_text("")
    make(folder)
    assert [path.name for path in folder.iterdir()] == ["file"]
    assert [path.name for path in folder.parent.iterdir()] == ["down"]


def test_what_fails_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt), new_folder(tmp_path / "a", size=0) as partial:
        (partial / "file").write_text("half")
        raise KeyboardInterrupt
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_is_there_is_never_overwritten(tmp_path, kind):
    kept = tmp_path / "a" if kind == "file" else tmp_path / "a" / "file"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("old")
    with pytest.raises(FolderError, match="never overwritten"):
        make(tmp_path / "a")
    assert kept.read_text() == "old"


def test_what_was_put_there_meanwhile_is_kept(tmp_path):
    with pytest.raises(FolderError, match="cannot be written"), new_folder(tmp_path / "a", size=0):
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "file").write_text("theirs")
    assert (tmp_path / "a" / "file").read_text() == "theirs"


def test_a_folder_in_use_is_named(tmp_path):
    with FileLock(tmp_path / "a.lock"), pytest.raises(FolderError, match="is in use"):
        make(tmp_path / "a")


def test_a_disk_that_is_too_small_is_named_with_both_sizes(tmp_path):
    with pytest.raises(FolderError, match=r"GB left and 1000000000\.0 GB are needed"):
        make(tmp_path / "a", size=1e18)
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderError, match="cannot be written"):
        make(tmp_path / "file" / "a")
