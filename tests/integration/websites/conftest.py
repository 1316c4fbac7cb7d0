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
def dinkes(batola):
    return offices.unit(batola, "dinkes")


@pytest.fixture
def disdik(batola):
    return offices.unit(batola, "disdik")


@pytest.fixture
def rahmah(batola, dinkes):
    return offices.person(batola, "rahmah", "operator", dinkes)


@pytest.fixture
def yusuf(batola):
    return offices.person(batola, "yusuf", "satgas")
