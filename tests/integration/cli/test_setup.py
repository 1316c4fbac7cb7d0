"""``zonahijau setup``: from an empty folder to a government with its administrator."""

import stat
import subprocess
import sys

import pytest

from tests.integration.cli.installations import Installation

WHO = ("--username", "admin.batola", "--name", "Siti Aminah")


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """An installation, and what its first set-up said."""
    place = Installation(tmp_path_factory.mktemp("siap") / "data")
    return place, place.done("setup", "--region", "barito kuala", *WHO, "--json").json


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A folder in which set-up has been refused so far."""
    return Installation(tmp_path_factory.mktemp("belum") / "data")


def test_an_empty_folder_becomes_an_installation(installed):
    place, said = installed
    assert said["changed"]
    assert said["government"] == {"code": "63.04", "name": "Kabupaten Barito Kuala"}
    assert said["administrator"] == "admin.batola"
    assert len(said["one_time_password"]) == 14
    assert (place.folder / "zonahijau.sqlite3").exists()
    assert (place.folder / "keys" / "fields.key").exists()


def test_everything_is_open_to_its_owner_alone(installed):
    place, _ = installed
    for path in [place.folder, *(place.folder / name for name in ("keys", "files"))]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o700, path
    for path in [place.folder / "zonahijau.sqlite3", *(place.folder / "keys").iterdir()]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


_WRITES = """
from zonahijau.cli.django import load_django
load_django()
from django.db import connection
connection.cursor().execute("CREATE TABLE first (word text)")
"""


def test_what_any_command_writes_is_closed_also_in_a_folder_that_others_may_enter(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    around = Installation(folder).environment()
    subprocess.run([sys.executable, "-c", _WRITES], env=around, check=True, umask=0o022)
    written = [path for path in folder.rglob("*") if path.is_file()]
    assert len(written) >= 2
    assert not [path for path in written if path.stat().st_mode & 0o077]


def test_the_second_time_changes_nothing_and_says_so(installed):
    place, _ = installed
    before = place.chains()
    again = place.done("setup", "--region", "63.04", *WHO, "--json").json
    assert not again["changed"]
    assert again["one_time_password"] is None
    assert "nothing changed" in place.done("setup", "--lang", "en").out
    assert place.chains() == before


def test_open_folders_are_closed_again(installed):
    place, _ = installed
    (place.folder / "keys").chmod(0o755)
    (place.folder / "keys" / "fields.key").chmod(0o644)
    assert place.done("setup", "--json").json["changed"]
    assert stat.S_IMODE((place.folder / "keys" / "fields.key").stat().st_mode) == 0o600


def test_the_one_time_password_opens_the_door(installed):
    place, said = installed
    code = (
        "from zonahijau.accounts.models import User;"
        "user = User.objects.get(username='admin.batola');"
        f"print(user.check_password({said['one_time_password']!r}), user.must_change_password,"
        "[m.role for m in user.memberships.all()])"
    )
    assert place.python(code).strip() == "True True ['admin']"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("--region", "63.99"), "There is no region “63.99”."),
        (("--region", "atlantis"), "There is no region “atlantis”."),
        (("--region", "banjar"), "2 regions are named “banjar”. Write the code: 32.79 Kota Banjar"),
        ((), "Not given: --region"),
        (("--region", "63.04"), "Not given: --username"),
        (("--region", "63.04", "--username", "x!"), "The user name “x!” cannot be used."),
    ],
)
def test_what_cannot_be_used_is_one_line_and_makes_no_government(begun, words, line):
    assert begun.refused("setup", *words).startswith(line)
    code = "from zonahijau.organisations.models import Government as G; print(G.objects.count())"
    assert begun.python(code).strip() == "0"


def test_an_administrator_who_lost_the_password_gets_a_new_one(installed):
    place, said = installed
    assert "No administrator has" in place.refused("setup", "--username", "lain", "--new-password")
    words = ("setup", "--username", "admin.batola", "--new-password", "--json")
    assert place.done(*words).json["one_time_password"] not in (None, said["one_time_password"])


def test_a_password_comes_from_the_environment_and_never_from_the_command_line(begun):
    words = ("setup", "--region", "63.04", *WHO, "--json")
    easy = begun.refused(*words, ZONAHIJAU_ADMIN_PASSWORD="1234567890")  # noqa: S106
    assert easy.startswith("The new password is too easy.")
    said = begun.done(*words, ZONAHIJAU_ADMIN_PASSWORD="tiga kata bebas").json  # noqa: S106
    assert said["one_time_password"] is None
    assert "--password" not in begun.done("setup", "--help").out


def test_the_folder_of_the_demonstration_is_refused(demonstration):
    line = Installation(demonstration).refused("setup", "--region", "63.04", *WHO)
    assert line.startswith("This data folder holds the demonstration.")


def test_a_database_that_does_not_answer_is_one_line(tmp_path):
    place = Installation(
        tmp_path / "data", "postgres://nobody:x@127.0.0.1:1/none?connect_timeout=1"
    )
    line = place.refused("setup", "--region", "63.04", *WHO)
    assert line.startswith("The database does not serve")
    assert "ZONAHIJAU_DATABASE" in line
