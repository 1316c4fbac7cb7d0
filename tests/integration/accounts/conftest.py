"""Rahmah, who has an account."""

import pytest
from django.test import Client

from zonahijau.accounts.models import User

PASSWORD = "tiga kata bebas"  # noqa: S105


@pytest.fixture
def rahmah(db):
    user = User(username="rahmah", name="Rahmah", phone="0812 0000 1111", nip="1980")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def client_of_another_browser():
    return Client()
