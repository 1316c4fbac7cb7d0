"""Long work gives a sign of life on a terminal, and nothing anywhere else."""

import io

import pytest

from zonahijau.cli import progress as module
from zonahijau.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def shown(monkeypatch):
    monkeypatch.setattr(module, "_PAUSE", 0)

    def run(stream):
        monkeypatch.setattr(module.sys, "stderr", stream)
        with progress("en") as done:
            assert list(done.counting(range(3))) == [0, 1, 2]
            done.add(1997)
        return stream.getvalue()

    return run


def test_rows_are_counted_where_someone_watches_and_wiped_at_the_end(shown):
    text = shown(Terminal())
    assert "2 000 rows read" in text
    assert text.endswith("\r\x1b[K")


def test_nothing_is_written_into_a_file(shown):
    assert shown(io.StringIO()) == ""
