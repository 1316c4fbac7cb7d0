"""What several integration tests share."""

from pathlib import Path

import pytest

from tests import serving


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Path:
    """The folder of an installation with the demonstration in it; copied, never used itself."""
    folder = tmp_path_factory.mktemp("peragaan") / "data"
    serving.build_demonstration(folder)
    return folder
