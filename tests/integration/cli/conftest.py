"""The command line called inside this process, and files for it."""

import pytest

from tests.integration.cli.installations import Call
from zonahijau.cli import main


@pytest.fixture
def zonahijau(capsys, monkeypatch):
    """Calls the program; checks that a refusal is one line and everything else silent."""
    monkeypatch.delenv("ZONAHIJAU_LANG", raising=False)

    def call(*words):
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        assert captured.err.count("\n") == (code == 2)
        return Call(code, captured.out, captured.err)

    return call


@pytest.fixture
def write(tmp_path):
    """Writes a file of lines; returns its path."""

    def lines(name, *several):
        path = tmp_path / name
        path.write_text("".join(f"{line}\n" for line in several), encoding="utf-8")
        return path

    return lines
