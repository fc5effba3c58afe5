"""One sandbox for all tests that only need one."""

import pytest
from hypothesis import settings

from evaluation.sandbox.sandbox import Sandbox

settings.register_profile("busy machine", deadline=None)
settings.load_profile("busy machine")


@pytest.fixture(scope="session")
def sandbox():
    with Sandbox(2, allow_reduced_isolation=True) as box:
        yield box
