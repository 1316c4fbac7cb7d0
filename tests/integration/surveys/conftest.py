"""A health agency of Barito Kuala that asks the people it serves."""

from datetime import timedelta

import pytest

from tests.surveys import open_survey


@pytest.fixture
def survey(dinkes):
    return open_survey(dinkes)


@pytest.fixture
def today(batola):
    return batola.today()


@pytest.fixture
def tomorrow(today):
    return today + timedelta(days=1)
