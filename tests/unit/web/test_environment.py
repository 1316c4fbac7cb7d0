"""What the machine says: read once, refused clearly."""

import stat

import pytest

from zonahijau.config import environment
from zonahijau.wording import Refused


def test_a_flag_is_on_or_off_in_both_languages(monkeypatch):
    for value, meant in {"1": True, "ya": True, "": False, "tidak": False}.items():
        monkeypatch.setenv("ZONAHIJAU_DEMO", value)
        assert environment.flag("DEMO") is meant


def test_a_flag_that_is_neither_is_refused(monkeypatch):
    monkeypatch.setenv("ZONAHIJAU_DEMO", "mungkin")
    with pytest.raises(Refused, match=r"ZONAHIJAU_DEMO is “mungkin”\. Set it to 1 or 0"):
        environment.flag("DEMO")


def test_without_an_address_the_database_is_a_file_that_loses_nothing(tmp_path):
    settings = environment.database("", tmp_path)
    assert settings["NAME"] == tmp_path / "zonahijau.sqlite3"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in settings["OPTIONS"]["init_command"]


def test_an_address_of_postgres_is_taken_apart(tmp_path):
    address = "postgres://batola:p%40ss@db.example:5433/zona?sslmode=require"
    settings = environment.database(address, tmp_path)
    parts = [settings[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert parts == ["batola", "p@ss", "db.example", "5433", "zona"]
    assert settings["OPTIONS"]["sslmode"] == "require"
    assert settings["OPTIONS"]["pool"]


def test_another_database_is_refused(tmp_path):
    with pytest.raises(Refused, match="begins with “mysql”"):
        environment.database("mysql://localhost/zona", tmp_path)


def test_a_secret_is_made_once_and_for_its_owner_only(tmp_path, monkeypatch):
    monkeypatch.delenv("ZONAHIJAU_SECRET_KEY", raising=False)
    file = tmp_path / "keys" / "secret.key"
    made = environment.secret("SECRET_KEY", file)
    assert len(made) > 60
    assert environment.secret("SECRET_KEY", file) == made
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]
