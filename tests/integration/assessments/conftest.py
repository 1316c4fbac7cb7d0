"""The regency in which these tests take place, and its neighbour."""

import pytest

from tests.integration.assessments import factories
from tests.integration.assessments.factories import Regency


@pytest.fixture
def batola(db) -> Regency:
    return factories.regency()


@pytest.fixture
def neighbour(db) -> Regency:
    return factories.regency("Banyuasin", "16.07")
