"""Settings of all tests, and what several of them share."""

import os
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import settings

from tests import migrated, once, serving

# No test fails because the machine is busy: time is measured in bench/ only. Where CI decides what
# lands, properties are tried on the same examples each time; at a desk on new ones.
settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("untimed")

ON_POSTGRES = os.environ.get("ZONAHIJAU_TEST_DATABASE") == "postgres"


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """A database lies there already, and goes with the folder that it lies in."""
    return not ON_POSTGRES


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    """Where the embedded database is used, the tables are copied instead of made each time."""
    if not ON_POSTGRES:
        place = Path(str(connection.creation._get_test_db_name()))  # type: ignore[attr-defined]
        migrated.laid(place)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Path:
    """The folder of an installation with the demonstration in it; copied, never used itself."""
    return once.made(once.shared(tmp_path_factory) / "peragaan", serving.build_demonstration)


def pytest_collection_modifyitems(config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what has a database is run: all else would be the same once more."""
    if ON_POSTGRES:
        left_out = [item for item in items if not _has_a_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if _has_a_database(item)]


def _has_a_database(item: pytest.Item) -> bool:
    """Whether pytest-django lets the test at the database; it forbids it to all others."""
    asked = {"db", "transactional_db", "django_db_setup"}.intersection(item.fixturenames)
    return bool(asked) or item.get_closest_marker("django_db") is not None
