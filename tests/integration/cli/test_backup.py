"""Backup and restore: the same installation again, on either database, or nothing at all."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import sqlite3
import tarfile
import threading

import pytest

from tests import postgres, serving
from tests.integration.cli.installations import Installation, new_database
from zonahijau.accounts.demo import PASSWORD

PASSPHRASE = "empat kata yang bebas"  # noqa: S105
FIRST_PAGE = """
import re
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
from django.test import Client
from zonahijau.accounts.models import User
client = Client()
client.force_login(User.objects.get(username="satgas"))
answer = client.get("/")
print(answer.status_code)
print(re.sub(r'csrf\\w+" value="\\w+"', "", answer.content.decode()))
"""
HASHES = """
import hashlib, json
from zonahijau.assessments.models import Result
for result in Result.objects.order_by("pk"):
    kept = [result.code, result.sha256, result.exact, result.answers, result.tree, result.placement]
    content = json.dumps(kept, sort_keys=True) + result.at.isoformat()
    print(result.code, hashlib.sha256(content.encode()).hexdigest())
"""
PHONE = """
from zonahijau.accounts.models import User
print(User.objects.get(username="satgas").phone)
"""


FOUND = """
from datetime import date
from zonahijau.catalogue.search import find
print([hit.service.name for hit in find("kartu tanda penduduk", date.today()).hits])
"""


@pytest.fixture(scope="module")
def server() -> str:
    """A PostgreSQL server that goes with the tests."""
    return postgres.start()


@pytest.fixture(scope="module")
def original(demonstration, tmp_path_factory) -> Installation:
    """The demonstration with somebody's telephone number in it."""
    folder = tmp_path_factory.mktemp("asal") / "data"
    shutil.copytree(demonstration, folder)
    place = Installation(folder, extra={"ZONAHIJAU_DEMO": "1"})
    place.python(
        "from zonahijau.accounts.models import User\n"
        "user = User.objects.get(username='satgas'); user.phone = '0811-555'; user.save()"
    )
    return place


@pytest.fixture(scope="module")
def backup(original, tmp_path_factory):
    """A backup of it with its keys, and what the command said."""
    file = tmp_path_factory.mktemp("cadangan") / "cadangan.tar"
    words = ("backup", file, "--with-keys", "--json")
    return file, original.done(*words, ZONAHIJAU_PASSPHRASE=PASSPHRASE).json


def empty(folder, database: str = "") -> Installation:
    return Installation(folder / "data", database, {"ZONAHIJAU_DEMO": "1"})


def restored(place: Installation, file) -> dict:
    return place.done("restore", file, "--json", ZONAHIJAU_PASSPHRASE=PASSPHRASE).json


def results(place: Installation) -> str:
    return place.python(HASHES)


def parts(file) -> dict[str, bytes]:
    with tarfile.open(file) as tar:
        return {entry.name: tar.extractfile(entry).read() for entry in tar}


def rewrite(source, target, change) -> None:
    """The backup with its parts changed: the manifest is not told."""
    with tarfile.open(target, "w") as tar:
        for name, content in change(parts(source)).items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


def test_a_backup_says_what_it_holds(original, backup):
    file, said = backup
    manifest = json.loads(parts(file)["manifest.json"])
    assert said["tables"]["assessments_result"] == 9
    assert said["files"] == manifest["files"] == sum(
        1 for path in (original.folder / "files").rglob("*") if path.is_file()
    )  # fmt: skip
    assert {"accounts_session", "accounts_attempt"} <= set(said["left_out"])
    assert file.stat().st_mode & 0o077 == 0


def test_what_an_app_lists_is_never_backed_up(backup):
    file, _ = backup
    names = parts(file).keys()
    assert "rows/accounts_user.jsonl.gz" in names
    assert not [name for name in names if "session" in name or "attempt" in name]


def test_personal_data_stays_encrypted_in_a_backup(backup):
    file, _ = backup
    rows = gzip.decompress(parts(file)["rows/accounts_user.jsonl.gz"]).decode()
    assert "0811-555" not in rows
    assert "gAAAA" in rows
    assert b"0811-555" not in file.read_bytes()


def test_a_second_installation_becomes_the_same(original, backup, tmp_path):
    file, _ = backup
    place = empty(tmp_path)
    said = restored(place, file)
    assert said["keys_fit"]
    assert results(place) == results(original)
    assert place.python(FIRST_PAGE).startswith("200\n")
    assert place.python(FIRST_PAGE) == original.python(FIRST_PAGE)
    assert place.python(PHONE).strip() == "0811-555"
    assert "Kartu tanda penduduk" in original.python(FOUND)
    assert place.python(FOUND) == original.python(FOUND)
    assert place.chains()["Kabupaten Barito Kuala"] == original.chains()["Kabupaten Barito Kuala"]


def test_it_goes_to_postgresql_and_back_without_losing_a_digit(original, backup, server, tmp_path):
    file, _ = backup
    large = empty(tmp_path / "pg", new_database(server))
    restored(large, file)
    assert results(large) == results(original)
    assert large.python(FIRST_PAGE) == original.python(FIRST_PAGE)
    again = tmp_path / "dari-pg.tar"
    large.done("backup", again)
    small = empty(tmp_path / "sqlite")
    assert not restored(small, again)["keys_fit"]
    assert results(small) == results(original)
    assert small.chains()["Kabupaten Barito Kuala"] == original.chains()["Kabupaten Barito Kuala"]
    assert large.refused("restore", again).startswith("test_")


def test_new_rows_go_on_after_the_last_key(backup, server, tmp_path):
    file, _ = backup
    place = empty(tmp_path, new_database(server))
    restored(place, file)
    code = (
        "from zonahijau.accounts.actions import create_account\n"
        "print(create_account(by=None, username='baru', name='Baru')[0].pk)"
    )
    assert int(place.python(code)) > 1


def test_only_an_empty_installation_is_restored_into(original, backup):
    file, _ = backup
    before = original.chains()
    assert "This installation is not empty" in original.refused("restore", file)
    assert original.chains() == before


def faulty(name: str, source, target) -> None:
    """A backup with one thing wrong."""
    content = source.read_bytes()
    if name == "cut off in the middle":
        target.write_bytes(content[: len(content) // 2])
    elif name == "cut off before the manifest":
        target.write_bytes(content[:-20_480])
    elif name == "a digit in a row":

        def alter(found):
            rows = gzip.decompress(found["rows/assessments_result.jsonl.gz"])
            packed = gzip.compress(rows.replace(b"merata", b"meratA"))
            return found | {"rows/assessments_result.jsonl.gz": packed}

        rewrite(source, target, alter)
    elif name == "a file altered":
        rewrite(source, target, lambda found: found | {photo(found): b"x" * 10})
    elif name == "a file left out":
        rewrite(source, target, lambda found: {k: v for k, v in found.items() if k != photo(found)})
    elif name == "a part too many":
        rewrite(source, target, lambda found: {"rows/more.jsonl.gz": b"", **found})
    elif name == "a way out of the folder":
        rewrite(source, target, lambda found: {"files/../../x": b"x", **found})
    elif name == "a later version":
        rewrite(source, target, later)
    elif name == "no archive":
        target.write_text("halo")  # fmt: skip


def photo(found) -> str:
    return next(name for name in found if name.startswith("files/sealed/"))


def later(found):
    manifest = json.loads(found["manifest.json"])
    manifest["migrations"].append(["accounts", "0099_later"])
    return found | {"manifest.json": json.dumps(manifest).encode()}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("cut off in the middle", "This backup is not sound"),
        ("cut off before the manifest", "This backup is not sound"),
        ("a digit in a row", "the part rows/assessments_result.jsonl.gz was altered"),
        ("a file altered", "the part files/ was altered"),
        ("a file left out", "the part files/ was altered"),
        ("a part too many", "the part rows/more.jsonl.gz is missing or alien"),
        ("a way out of the folder", "a file has an impossible name"),
        ("a later version", "This backup was made by Zona Hijau"),
        ("no archive", "it is cut off or damaged"),
    ],
)
def test_a_backup_that_is_not_sound_is_refused_and_nothing_is_written(
    backup, tmp_path, name, sentence
):
    bad = tmp_path / "rusak.tar"
    faulty(name, backup[0], bad)
    place = empty(tmp_path)
    assert sentence in place.refused("restore", bad)
    assert not any(path.is_file() for path in (place.folder / "files").rglob("*"))
    database = place.folder / "zonahijau.sqlite3"
    with sqlite3.connect(database) as held:
        assert held.execute(
            "select count(*) from sqlite_master where name like 'acc%'"
        ).fetchone() == (0,)


def test_the_fingerprint_that_was_written_down_proves_the_file(backup, tmp_path):
    file, said = backup
    place = empty(tmp_path)
    assert "another fingerprint" in place.refused("restore", file, "--fingerprint", "0" * 64)
    checked = place.done("restore", file, "--check", "--fingerprint", said["fingerprint"])
    assert said["fingerprint"] in checked.out


def test_a_wrong_passphrase_restores_nothing(backup, tmp_path):
    place = empty(tmp_path)
    line = place.refused("restore", backup[0], ZONAHIJAU_PASSPHRASE=PASSPHRASE.upper())
    assert "does not open the keys" in line
    assert not (place.folder / "keys" / "fields.key").exists()


def test_a_backup_is_never_overwritten_and_a_failed_one_leaves_nothing(original, backup, tmp_path):
    assert "This file exists" in original.refused("backup", backup[0])
    assert "no such folder" in original.refused("backup", tmp_path / "tidak" / "ada.tar")
    words = ("backup", tmp_path / "x.tar", "--with-keys")
    short = original.refused(*words, ZONAHIJAU_PASSPHRASE=PASSPHRASE[:5])
    assert "shorter than" in short
    assert list(tmp_path.iterdir()) == []


def test_in_a_folder_backups_are_named_and_the_oldest_go(original, tmp_path):
    for name in ("zonahijau-20250101-000000.tar", "zonahijau-20250102-000000.tar", "lain.tar"):
        (tmp_path / name).write_bytes(b"")
    said = original.done("backup", tmp_path, "--keep", "2", "--json").json
    assert said["removed"] == ["zonahijau-20250101-000000.tar"]
    assert len(list(tmp_path.iterdir())) == 3


def test_people_go_on_saving_while_a_backup_is_made(demonstration, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(demonstration, folder)
    served, stop, saved = serving.Server(folder), threading.Event(), []
    visitor = serving.Visitor(served.address, "satgas", PASSWORD)

    def save() -> None:
        while not stop.is_set():
            status, _ = visitor.post("/akun/bahasa/", {"language": "id", "bahasa": "id"})
            saved.append(status)

    thread = threading.Thread(target=save)
    thread.start()
    try:
        place = Installation(folder, extra={"ZONAHIJAU_DEMO": "1"})
        place.done("backup", tmp_path / "sambil.tar")
    finally:
        stop.set()
        thread.join()
        served.stop()
    assert saved
    assert not [status for status in saved if status >= 500]
    assert empty(tmp_path / "baru").done("restore", tmp_path / "sambil.tar").code == 0
