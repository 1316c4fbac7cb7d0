"""The regency of the assessments' tests, its neighbour, and one unit with a sealed result."""

import pytest
from django.test import Client

from tests.integration.assessments import factories as make
from tests.integration.assessments.factories import Regency
from zonahijau.accounts.models import User
from zonahijau.assessments.models import Result


@pytest.fixture
def batola(db) -> Regency:
    return make.regency()


@pytest.fixture
def neighbour(db) -> Regency:
    return make.regency("Banyuasin", "16.07")


@pytest.fixture
def sealed(batola) -> Result:
    """The agency's sealed result: an estimate, for its weights are local."""
    assessed = make.sealed(batola, make.assessment(batola))
    return assessed.results.get(stage="sealed")


@pytest.fixture
def signed_in():
    """``signed_in(person)``: a browser in which they have signed in."""

    def client_of(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return client_of
