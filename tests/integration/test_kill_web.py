"""kill -9 of the web process in the middle of saving, uploading and sealing, five times."""

import random

import pytest

from tests import killing, serving
from zonahijau.accounts.demo import PASSWORD


@pytest.mark.parametrize("turn", range(5))
def test_a_killed_server_loses_nothing_and_leaves_nothing_half_done(demonstration, tmp_path, turn):
    folder = tmp_path / "pemasangan"
    done = killing.die_at_work(demonstration, folder, random.Random())  # noqa: S311 - any moment will do
    killing.check_after(folder, done)


def test_after_a_kill_people_go_on_where_they_were(demonstration, tmp_path):
    folder = tmp_path / "pemasangan"
    done = killing.die_at_work(demonstration, folder, random.Random())  # noqa: S311 - any moment will do
    place, server = killing.Installation(folder), serving.Server(folder)
    try:
        operator = serving.Visitor(server.address, killing.OPERATOR, PASSWORD)
        page = operator.get(f"/unit/{place.unit(killing.ANSWERED_BY_OPERATOR)}/bukti/")
        assert all(title in page for title in done.titles)
    finally:
        server.stop()
