"""The log says what broke and where, never on which values."""

import logging
import sys

from zonahijau.config.logs import WithoutValues


def logged(raising) -> str:
    try:
        raising()
    except Exception:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "It failed", (), sys.exc_info())
    return WithoutValues("{levelname}: {message}", style="{").format(record)


ADDRESS, NUMBER = "rahmah@contoh.go.id", "0812-3456-7890"


def test_the_address_of_an_invitation_is_no_way_in_for_who_reads_the_log():
    said = ("Unprocessable Entity", "/undangan/terima/kJ8d-rahasia_9/")
    record = logging.LogRecord("x", logging.WARNING, "", 0, "%s: %s", said, None)
    line = WithoutValues("{levelname}: {message}", style="{").format(record)
    assert line == "WARNING: Unprocessable Entity: /undangan/terima/…/"


def refuse():
    raise ValueError(ADDRESS)


def refuse_behind():
    try:
        refuse()
    except ValueError as error:
        raise LookupError(NUMBER) from error


def test_an_error_is_named_with_its_place_and_not_with_its_words():
    line = logged(refuse)
    assert "It failed" in line
    assert "ValueError" in line
    assert "in refuse" in line
    assert ADDRESS not in line


def test_an_error_behind_another_tells_as_little():
    line = logged(refuse_behind)
    assert "ValueError" in line
    assert "LookupError" in line
    assert ADDRESS not in line
    assert NUMBER not in line
