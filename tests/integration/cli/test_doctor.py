"""``zonahijau doctor`` and ``zonahijau upgrade`` on an installation of their own."""

import shutil

import pytest

from tests.integration.cli.installations import Installation

OLDER = """
from django.core.management import call_command
call_command("migrate", "reports", "zero", verbosity=0)
"""
TABLES = """
from django.db import connection
print("reports_paper" in connection.introspection.table_names())
"""


@pytest.fixture
def place(demonstration, tmp_path) -> Installation:
    shutil.copytree(demonstration, tmp_path / "data")
    return Installation(tmp_path / "data")


def levels(place: Installation) -> dict[str, str]:
    call = place.run("doctor", "--json")
    assert call.code in (0, 1), call.err
    said = call.json
    assert said["healthy"] == (call.code == 0)
    return {each["check"]: each["level"] for each in said["checks"]}


def test_what_is_wrong_is_exit_one_and_mended_it_is_exit_zero(place):
    (place.folder / "files").chmod(0o755)
    assert {name for name, level in levels(place).items() if level == "wrong"} == {
        "folders", "worker",
    }  # fmt: skip
    said = place.run("doctor", "--lang", "en").out
    assert f"Run chmod go-rwx {place.folder / 'files'}" in said
    (place.folder / "files").chmod(0o700)
    place.python("from zonahijau.schedule.actions import beat; beat(machine='kantor')")
    assert "wrong" not in levels(place).values()


def test_an_older_installation_is_backed_up_and_brought_up_to_date(place, tmp_path):
    before = place.chains()["Kabupaten Barito Kuala"]
    place.python(OLDER)
    assert levels(place)["migrations"] == "wrong"
    assert "No folder for the backup" in place.refused("upgrade")
    said = place.done("upgrade", "--backup", tmp_path, "--json").json
    assert said["applied"] == ["reports.0001_initial"]
    assert place.python(TABLES).strip() == "True"
    assert place.chains()["Kabupaten Barito Kuala"] == before
    assert "up to date already" in place.done("upgrade", "--lang", "en").out
    second = Installation(tmp_path / "kedua")
    assert second.done("restore", said["backup"], "--json").json["upgraded"]
    assert second.python(TABLES).strip() == "True"
    assert second.chains()["Kabupaten Barito Kuala"] == before


def test_a_database_of_a_later_version_is_left_alone(place, tmp_path):
    place.python(
        "from django.db.migrations.recorder import MigrationRecorder as Recorder\n"
        "from django.db import connection\n"
        "Recorder(connection).record_applied('accounts', '0099_later')"
    )
    assert levels(place)["migrations"] == "wrong"
    assert "a later version" in place.refused("backup", tmp_path / "x.tar")
    assert "a later version" in place.refused("upgrade", "--no-backup")
