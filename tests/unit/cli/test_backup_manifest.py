"""The manifest of a backup, and the names of files that a backup may hold."""

import pytest

from zonahijau.cli.care.manifest import Chain, Manifest, TableRows, fingerprint_of, read_manifest
from zonahijau.wording import Refused

MANIFEST = Manifest(
    version="1.0.0",
    made_at="2026-11-22T01:30:00+00:00",
    database="sqlite",
    installation="",
    migrations=[["accounts", "0001_initial"]],
    tables=[TableRows("accounts_user", ["id"], 3, "a" * 64)],
    left_out=["accounts_session"],
    chains=[Chain(0, 7, "b" * 64)],
    files=0,
    file_bytes=0,
    files_sha256="c" * 64,
    keys_sha256=None,
    key_mark=None,
)


def test_a_manifest_is_read_as_it_was_written():
    content = MANIFEST.to_bytes()
    assert read_manifest(content, "cadangan.tar") == MANIFEST
    assert MANIFEST.rows == 3
    assert len(fingerprint_of(content)) == 64


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "its manifest cannot be read"),
        (b"[]", "its manifest cannot be read"),
        (b'{"format": "zonahijau-backup-1"}', "its manifest cannot be read"),
        (b'{"format": "zonahijau-backup-9"}', "This backup is zonahijau-backup-9"),
    ],
)
def test_what_is_no_manifest_of_ours_is_refused(content, sentence):
    with pytest.raises(Refused, match=sentence):
        read_manifest(content, "cadangan.tar")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("sealed/u/ab/abcd", True),
        ("../x", False),
        ("sealed/../../x", False),
        ("/etc/passwd", False),
        ("", False),
        ("a\0b", False),
    ],
)
def test_a_file_stays_inside_its_folder(name, safe):
    from zonahijau.cli.care.proving import is_safe

    assert is_safe(name) == safe
