"""The gallery is open while the demonstration runs."""

import pytest


@pytest.fixture
def demonstration(settings):
    settings.DEMO = True
