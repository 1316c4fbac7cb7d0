"""Settings of all tests, and what several of them share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests import once, serving

# No test fails because the machine is busy: time is measured in bench/ only. Where CI decides what
# lands, properties are tried on the same examples each time; at a desk on new ones.
settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Path:
    """The folder of an installation with the demonstration in it; copied, never used itself."""
    return once.made(once.shared(tmp_path_factory) / "peragaan", serving.build_demonstration)
