"""Barito Kuala with a small tree and an operator, and Banyuasin that must never see any of it."""

import pytest

from tests import offices


@pytest.fixture
def batola(db):
    return offices.government()


@pytest.fixture
def banyuasin(db):
    return offices.government(offices.BANYUASIN, "Banyuasin")


@pytest.fixture
def dinkes(batola):
    return offices.unit(batola, "dinkes")


@pytest.fixture
def disdik(batola):
    return offices.unit(batola, "disdik")


@pytest.fixture
def marabahan(batola, dinkes):
    return offices.unit(batola, "marabahan", "puskesmas", dinkes)


@pytest.fixture
def rahmah(batola, dinkes):
    """Operator of the health agency and what stands below it."""
    return offices.person(batola, "rahmah", "operator", dinkes)
