"""Epochs beside an adapter and the owner's own adapters, found without loading anything."""

import shutil

import pytest

from evaluation.assets import SHIPPED_ADAPTER
from generation.errors import AdapterError
from generation.models.contestants import further_contestants


@pytest.fixture
def trained(tmp_path):
    """A training's folder with three epochs, one of them incomplete."""
    for name in ("epochs/epoch-10", "epochs/epoch-2", "epochs/epoch-3", "epochs/notes"):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        for file in ("adapter_config.json", "adapter_model.safetensors"):
            if name != "epochs/epoch-3":
                shutil.copy(SHIPPED_ADAPTER / file, folder)
    return tmp_path


def test_complete_epochs_come_in_their_order(trained):
    found = further_contestants([], adapter=str(trained), base=None)
    assert list(found) == ["epoch 2", "epoch 10"]
    assert found["epoch 2"] == str(trained / "epochs" / "epoch-2")


def test_the_owner_names_further_adapters(trained):
    named = f"mine=3={SHIPPED_ADAPTER}", f"mine={SHIPPED_ADAPTER}"
    assert further_contestants(named[1:], adapter=str(trained), base=None)["mine"] == str(SHIPPED_ADAPTER)
    with pytest.raises(AdapterError, match="no adapter 3="):
        further_contestants(named[:1], adapter=str(trained), base=None)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("mine", "does not name a contestant; pass --contestant NAME=DIR_OR_REPO"),
        ("=x", "does not name a contestant"),
        ("<b>=x", "does not name a contestant"),
        (f"base={SHIPPED_ADAPTER}", "two contestants named base"),
        ("mine=/nowhere", "no adapter /nowhere"),
    ],
)
def test_what_cannot_stand_on_a_side_is_named(named, said):
    with pytest.raises(AdapterError, match=said):
        further_contestants([named], adapter=None, base=None)
