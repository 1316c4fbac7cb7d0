"""Files become evidence: checked, kept under their hash, nothing half-written."""

import hashlib
import os
import signal
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from tests import made_files, offices
from zonahijau.audit.models import Entry
from zonahijau.evidence import storage
from zonahijau.evidence.actions import add_link, revise, sweep, upload
from zonahijau.evidence.details import Details
from zonahijau.evidence.models import Blob, Evidence, LookKey
from zonahijau.evidence.queries import forms_of
from zonahijau.wording import Refused


def below(files):
    return sorted(path for path in files.rglob("*") if path.is_file())


def test_the_bytes_lie_under_their_hash_and_the_rows_say_so(files, uploaded, dinkes):
    content = made_files.photo(taken="2021:04:12 09:41:00", position=True)
    evidence = uploaded(content, facts=("facility.counter.available",))
    sha256 = hashlib.sha256(content).hexdigest()
    assert evidence.blob.sha256 == sha256
    assert (files / evidence.blob.path).read_bytes() == content
    assert evidence.taken_on == date(2021, 4, 12)
    assert (evidence.width, evidence.height) == (640, 480)
    assert [row.fact for row in evidence.facts.all()] == ["facility.counter.available"]
    entry = Entry.objects.latest("number")
    assert (entry.action, entry.details["sha256"]) == ("evidence-added", sha256)


def test_where_it_was_taken_is_kept_only_if_the_government_asks(uploaded, batola, dinkes):
    assert uploaded(made_files.photo(1, position=True)).lat is None
    batola.settings["keep_photo_position"] = True
    batola.save()
    dinkes.refresh_from_db()
    kept = uploaded(made_files.photo(2, position=True))
    kept.refresh_from_db()
    assert (kept.lat, kept.lon) == (Decimal("-3.025000"), Decimal("114.754167"))


def test_a_refused_file_leaves_nothing_behind(files, uploaded):
    for content in (b"MZ", b"", made_files.photo()[:900], made_files.png_bomb()):
        with pytest.raises(Refused):
            uploaded(content)
    assert not below(files)
    assert not Blob.objects.exists()
    assert not Evidence.objects.exists()


def test_a_photo_of_200_mb_is_refused_without_being_kept_in_memory_or_on_disk(
    files, dinkes, rahmah
):
    piece, given = b"\xff\xd8\xff" + b"\0" * (1 << 20), []

    def chunks():
        for _ in range(200):
            given.append(1)
            yield piece

    details = Details("photo", "Besar")
    with pytest.raises(Refused, match="limit of 15 MB"):
        upload(by=rahmah, unit=dinkes, chunks=chunks(), name="besar.jpg", details=details)
    assert len(given) < 20
    assert not below(files)


def test_the_same_file_again_is_refused_in_the_unit_and_stored_once_in_the_government(
    files, uploaded, marabahan
):
    first = uploaded()
    with pytest.raises(Refused, match="here already as “Loket”"):
        uploaded(title="Lagi")
    second = uploaded(unit=marabahan)
    assert first.blob == second.blob
    assert len(below(files / "sealed")) == 1


def test_two_governments_share_no_file(uploaded, db):
    banyuasin = offices.government(offices.BANYUASIN, "Banyuasin")
    unit = offices.unit(banyuasin, "dinkes")
    other = offices.person(banyuasin, "sari", "operator", unit)
    ours, theirs = uploaded(), uploaded(unit=unit, by=other)
    assert ours.blob != theirs.blob
    assert ours.blob.path != theirs.blob.path


def test_only_who_may_attaches(uploaded, disdik, satgas):
    with pytest.raises(PermissionDenied):
        uploaded(unit=disdik)
    assert uploaded(unit=disdik, by=satgas).unit == disdik


def test_details_are_checked_before_any_byte_is_read(files, uploaded, disdik, satgas):
    for wrong in ({"title": " "}, {"facts": ("no.such.fact",)}, {"kind": "video"}):
        with pytest.raises(Refused):
            uploaded(**wrong)
    assert not below(files)


def test_a_link_is_kept_and_never_fetched(dinkes, rahmah):
    details = Details("link", "Situs")
    link = add_link(by=rahmah, unit=dinkes, url="https://dinkes.batola.go.id/", details=details)
    assert (link.url, link.blob) == ("https://dinkes.batola.go.id/", None)
    with pytest.raises(Refused):
        add_link(by=rahmah, unit=dinkes, url="javascript:alert(1)", details=details)


def test_a_revision_takes_the_place_of_what_it_replaces(uploaded, rahmah):
    first = uploaded(made_files.photo(1))
    details = Details("photo", "Loket baru")
    second = revise(
        by=rahmah, evidence=first, details=details, chunks=[made_files.photo(2)], name="b.jpg"
    )
    assert forms_of(first) == forms_of(second) == [second, first]
    assert list(Evidence.objects.current()) == [second]
    with pytest.raises(Refused, match="has a revision already"):
        revise(by=rahmah, evidence=first, details=details, chunks=[made_files.photo(3)], name="c")


def test_a_photo_is_found_by_its_look_a_paper_is_not(uploaded):
    uploaded()
    uploaded(made_files.pdf(), kind="document", name="a.pdf")
    assert LookKey.objects.count() == 4


def test_the_sweep_takes_old_files_that_no_row_knows(files, uploaded):
    kept = uploaded()
    stray = files / "incoming" / "left"
    stray.write_bytes(b"half")
    nobody = files / storage.place(kept.government.uid, "ab" * 32)
    nobody.parent.mkdir(parents=True)
    nobody.write_bytes(b"nobody's")
    assert sweep() == 0
    later = stray.stat().st_mtime + storage.LEFT_BEHIND_AFTER + 60
    assert sweep(now=later) == 2
    assert len(below(files)) == 3
    assert (files / kept.blob.path).exists()


KILLED = """
import os, signal, sys
import django
from django.conf import settings
settings.configure(MEDIA_ROOT=sys.argv[1], INSTALLED_APPS=[])
django.setup()
from zonahijau.evidence import storage
from zonahijau.evidence.slots import SLOTS

def chunks():
    yield b"%PDF-1.4 first half"
    print("half", flush=True)
    signal.pause()

with storage.receiving(chunks(), SLOTS["document"], "a.pdf") as incoming:
    storage.keep(incoming.path, storage.place(__import__("uuid").uuid4(), incoming.sha256))
"""


@pytest.mark.parametrize("attempt", range(5))
def test_killed_in_the_middle_of_an_upload_no_half_file_has_a_name(files, attempt):
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(files)], stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout.readline() == "half\n"
        os.kill(child.pid, signal.SIGKILL)
    assert [path.parent.name for path in below(files)] == ["incoming"]
