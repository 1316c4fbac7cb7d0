"""A regency with the module of websites switched on, two agencies, and the task force."""

import pytest

from tests import offices


@pytest.fixture
def batola(db):
    government = offices.government()
    government.settings = {**government.settings, "modules": ["services", "websites", "monitoring"]}
    government.save(update_fields=["settings"])
    return government


@pytest.fixture
def yusuf(batola):
    return offices.person(batola, "yusuf", "satgas")
