"""A new key of personal data: every value under it, whatever happened in between."""

import json

import pytest
from cryptography.fernet import Fernet
from django.db import connection

from zonahijau.accounts import rotation, secrecy
from zonahijau.accounts.actions import create_account
from zonahijau.accounts.models import User
from zonahijau.accounts.rotation import drop_old_keys, rotate_keys
from zonahijau.audit.queries import entries_of
from zonahijau.cli.entry import main
from zonahijau.wording import Refused


@pytest.fixture(autouse=True)
def key_file(settings, tmp_path):
    settings.FIELD_KEY_FILE = tmp_path / "keys" / "fields.key"
    return settings.FIELD_KEY_FILE


@pytest.fixture
def people(db, monkeypatch):
    """Seven people with a number each, in batches of three."""
    monkeypatch.setattr(rotation, "BATCH", 3)
    return [
        create_account(by=None, username=f"orang{number}", name="Orang", phone=f"0812-{number}")[0]
        for number in range(7)
    ]


def phones() -> list[str]:
    return [user.phone for user in User.objects.order_by("pk")]


def stored() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM accounts_user ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


PLAIN = [f"0812-{number}" for number in range(7)]


def test_every_value_comes_under_the_new_key_and_reads_the_same(people, key_file):
    rotated = rotate_keys()
    assert (rotated.new_key, rotated.values, rotated.keys) == (True, 7, 2)
    assert all(secrecy.is_newest(value) for value in stored())
    assert phones() == PLAIN
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert entries_of(None).last().details == {"values": 7, "keys": 2}


def test_an_interrupted_rotation_is_continued_under_the_same_key(people, monkeypatch):
    renew, done = rotation._renew, []

    def renew_four(*row):
        if len(done) == 4:
            raise KeyboardInterrupt
        done.append(row)
        return renew(*row)

    monkeypatch.setattr(rotation, "_renew", renew_four)
    with pytest.raises(KeyboardInterrupt):
        rotate_keys()
    assert phones() == PLAIN
    monkeypatch.setattr(rotation, "_renew", renew)
    rotated = rotate_keys()
    assert (rotated.new_key, rotated.keys) == (False, 2)
    assert rotated.values == 4
    assert all(secrecy.is_newest(value) for value in stored())


def test_a_key_put_on_top_by_hand_is_taken_and_no_other_is_made(people, key_file):
    key_file.write_text(f"{Fernet.generate_key().decode()}\n{key_file.read_text()}")
    rotated = rotate_keys()
    assert (rotated.new_key, rotated.values, rotated.keys) == (False, 7, 2)


def test_what_somebody_changes_meanwhile_is_not_overwritten(people, monkeypatch):
    renew = rotation._renew

    def changed_first(model, field, pk, was):
        if pk == people[0].pk and field == "phone" and not done:
            done.append(pk)
            person = User.objects.get(pk=pk)
            person.phone = "0813-baru"
            person.save()
        return renew(model, field, pk, was)

    done = []
    monkeypatch.setattr(rotation, "_renew", changed_first)
    rotate_keys()
    assert phones() == ["0813-baru", *PLAIN[1:]]


def test_old_keys_are_dropped_only_when_nothing_needs_them(people, key_file):
    rotate_keys()
    drop_old_keys()
    assert len(key_file.read_text().split()) == 1
    assert phones() == PLAIN


def test_a_value_that_no_key_reads_stops_it_and_no_key_is_lost(people, key_file):
    key_file.write_text(f"{Fernet.generate_key().decode()}\n")
    with pytest.raises(Refused, match="no key fits"):
        drop_old_keys()
    with pytest.raises(Refused, match="no key fits"):
        rotate_keys()


def test_the_command_says_what_it_did(people, capsys):
    assert main(["keys", "rotate", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"new_key": True, "values": 7, "keys": 2}
    assert main(["keys", "rotate", "--drop-old", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"new_key": False, "values": 0, "keys": 1}
