"""A chain in a file, verified by someone who has nothing else."""

import json
import subprocess
import sys
import zipfile

import pytest

from tests.integration.audit.test_recording import BATOLA, write
from zonahijau.audit.bundle import ENTRIES, MANIFEST, verify_bundle, write_bundle
from zonahijau.audit.queries import entries_of, verify
from zonahijau.wording import Refused


@pytest.fixture
def bundle(db, tmp_path):
    write(6)
    path = tmp_path / "batola.zip"
    write_bundle(path, BATOLA, "Barito Kuala", (entry.link() for entry in entries_of(BATOLA)))
    return path


def rewrite(path, part, change):
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_a_bundle_holds_like_the_database_that_it_came_from(bundle):
    assert verify_bundle(bundle) == verify(BATOLA)


def test_a_part_of_a_chain_can_be_bundled(bundle):
    part = entries_of(BATOLA).filter(number__gte=3)
    write_bundle(bundle, BATOLA, "Barito Kuala", (entry.link() for entry in part))
    assert verify_bundle(bundle).holds
    assert verify_bundle(bundle).entries == 4


def test_no_entries_are_a_bundle_too(bundle):
    write_bundle(bundle, BATOLA, "Barito Kuala", [])
    assert verify_bundle(bundle).holds


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines.replace(b"test-written", b"test-wrotten", 1),
        lambda lines: b"".join(lines.splitlines(keepends=True)[:-1]),
        lambda lines: b"".join(lines.splitlines(keepends=True)[1:]),
        lambda lines: lines + lines.splitlines(keepends=True)[-1],
    ],
    ids=["changed", "last cut off", "first cut off", "last twice"],
)
def test_a_changed_bundle_does_not_hold(bundle, change):
    rewrite(bundle, ENTRIES, change)
    assert not verify_bundle(bundle).holds


@pytest.mark.parametrize(
    ("key", "value"), [("head", "0" * 64), ("last", 5), ("first", 2), ("sha256", "0" * 64)]
)
def test_a_changed_manifest_does_not_hold(bundle, key, value):
    rewrite(bundle, MANIFEST, lambda text: json.dumps(json.loads(text) | {key: value}).encode())
    assert not verify_bundle(bundle).holds


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (MANIFEST, b"{"),
        (MANIFEST, b"[]"),
        (MANIFEST, b'{"format": "other"}'),
        (ENTRIES, b"{}\n"),
        (ENTRIES, b"not json\n"),
        (ENTRIES, b"no line end"),
    ],
)
def test_what_is_no_bundle_is_refused(bundle, part, text):
    rewrite(bundle, part, lambda _: text)
    with pytest.raises(Refused):
        verify_bundle(bundle)


def test_a_file_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("nothing")
    with pytest.raises(Refused, match=r"notes\.txt"):
        verify_bundle(path)


def test_verifying_a_bundle_loads_no_web_framework(bundle):
    code = (
        "import sys, pathlib; from zonahijau.audit.bundle import verify_bundle;"
        f"assert verify_bundle(pathlib.Path({str(bundle)!r})).holds;"
        "assert 'django' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
