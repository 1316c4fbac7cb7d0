"""Barito Kuala with a health agency and its operator."""

import pytest

from tests import offices


@pytest.fixture
def batola(db):
    return offices.government()


@pytest.fixture
def dinkes(batola):
    return offices.unit(batola, "dinkes")


@pytest.fixture
def disdik(batola):
    return offices.unit(batola, "disdik")


@pytest.fixture
def rahmah(batola, dinkes):
    return offices.person(batola, "rahmah", "operator", dinkes)
