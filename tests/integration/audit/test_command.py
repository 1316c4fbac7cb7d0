"""``zonahijau audit verify`` on a bundle and on the database."""

import json
import subprocess
import sys

import pytest

from tests.integration.audit.test_bundle import bundle, rewrite  # noqa: F401  a fixture
from tests.integration.audit.test_recording import tamper, write
from zonahijau.audit.bundle import ENTRIES, verify_bundle
from zonahijau.cli import main


def run(*words: str) -> int:
    return main(["audit", "verify", *words, "--lang", "en"])


def test_a_sound_bundle_is_verified_with_its_head(bundle, capsys):  # noqa: F811
    head = verify_bundle(bundle).head
    assert run(str(bundle), "--json", "--head", head) == 0
    [chain] = json.loads(capsys.readouterr().out)
    assert (chain["holds"], chain["entries"], chain["head"]) == (True, 6, head)


def test_another_head_than_the_one_written_down_is_refused(bundle, capsys):  # noqa: F811
    assert run(str(bundle), "--head", "0" * 64) == 2
    assert "The head is not the one" in capsys.readouterr().err


def test_a_broken_bundle_is_exit_2_and_one_line_with_the_place(bundle, capsys):  # noqa: F811
    rewrite(bundle, ENTRIES, lambda lines: lines.replace(b"test-written", b"test-altered", 1))
    assert run(str(bundle)) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "row 1: it does not say what was written" in error


@pytest.mark.django_db
def test_the_chains_of_the_database_are_verified():
    write(2)
    assert run("--json") == 0
    tamper("UPDATE audit_entry SET action = 'other' WHERE number = 1")
    assert run() == 2


def test_a_bundle_is_verified_without_loading_the_web_framework(bundle):  # noqa: F811
    code = (
        "import sys; from zonahijau.cli import main;"
        f"assert main(['audit', 'verify', {str(bundle)!r}]) == 0;"
        "assert 'django' not in sys.modules"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert ran.returncode == 0, ran.stderr
