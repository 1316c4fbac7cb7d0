"""Barito Kuala with a small tree, and Banyuasin that must never see any of it."""

import pytest

from tests import offices


@pytest.fixture
def admin(batola):
    return offices.person(batola, "aminah", "admin")
