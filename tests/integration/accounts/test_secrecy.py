"""Personal data is encrypted field by field; without the key nothing can be read."""

from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.db import connection

from zonahijau.accounts.models import User
from zonahijau.accounts.secrecy import decrypt, encrypt
from zonahijau.wording import Refused


@pytest.fixture(autouse=True)
def key_file(settings, tmp_path):
    settings.FIELD_KEY_FILE = tmp_path / "keys" / "fields.key"
    return settings.FIELD_KEY_FILE


def stored(column: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM accounts_user")  # noqa: S608
        return cursor.fetchone()[0]


def test_the_database_holds_no_plain_text(rahmah):
    assert User.objects.get().phone == "0812 0000 1111"
    assert "0812" not in stored("phone")


def test_equal_values_are_stored_differently():
    assert encrypt("0812") != encrypt("0812")


def test_what_is_missing_stays_missing(rahmah):
    assert stored("email") is None
    assert list(User.objects.filter(email__isnull=True)) == [rahmah]


def test_nothing_can_be_looked_up_by_an_encrypted_field(rahmah):
    with pytest.raises(FieldError):
        User.objects.filter(phone="0812 0000 1111").exists()


def test_the_key_is_made_at_first_use_for_its_owner_only(key_file):
    encrypt("x")
    assert key_file.stat().st_mode & 0o777 == 0o600


def test_with_a_new_key_on_top_old_values_are_still_read(key_file):
    old = encrypt("x")
    key_file.write_text(f"{Fernet.generate_key().decode()}\n{key_file.read_text()}")
    assert decrypt(old) == "x"
    assert decrypt(encrypt("y")) == "y"


def test_without_the_right_key_reading_says_what_to_restore(key_file):
    old = encrypt("x")
    key_file.write_bytes(Fernet.generate_key())
    with pytest.raises(Refused, match="Restore the key file"):
        decrypt(old)


@pytest.mark.parametrize("content", ["", "no key"])
def test_a_damaged_key_file_is_named(key_file, content):
    Path(key_file).parent.mkdir()
    key_file.write_text(content)
    with pytest.raises(Refused, match=r"fields\.key"):
        encrypt("x")
