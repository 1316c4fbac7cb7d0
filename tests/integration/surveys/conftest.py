"""A health agency of Barito Kuala that asks the people it serves."""

from datetime import timedelta

import pytest

from tests import offices
from tests.surveys import open_survey


@pytest.fixture
def batola(db):
    return offices.government()


@pytest.fixture
def dinkes(batola):
    return offices.unit(batola, "dinkes")


@pytest.fixture
def rahmah(batola, dinkes):
    return offices.person(batola, "rahmah", "operator", dinkes)


@pytest.fixture
def survey(dinkes):
    return open_survey(dinkes)


@pytest.fixture
def today(batola):
    return batola.today()


@pytest.fixture
def tomorrow(today):
    return today + timedelta(days=1)
