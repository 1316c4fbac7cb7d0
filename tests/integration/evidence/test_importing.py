"""Old evidence from a ZIP: shown before anything is written, then all at once."""

import pytest
from django.core.exceptions import PermissionDenied

from tests import made_files
from zonahijau.evidence import storage
from zonahijau.evidence.actions import apply_zip, cancel_zip, check_zip, open_zip, sweep
from zonahijau.evidence.models import Blob, Evidence, ImportedZip
from zonahijau.wording import Refused

OLD = {
    "2021/Marabahan/foto loket.jpg": made_files.photo(1),
    "2021/Marabahan/foto loket (1).jpg": made_files.photo(1),
    "2021/pledge.published/papan.jpg": made_files.photo(2),
    "2021/SK Tim.pdf": made_files.pdf(),
    "2021/menang.jpg": b"MZ\x90",
    "2021/berita.html": b"<html>",
    "Thumbs.db": b"x",
}


@pytest.fixture
def opened(dinkes, marabahan, rahmah):
    content = made_files.archive(OLD)
    return open_zip(by=rahmah, unit=dinkes, chunks=[content], name="bukti lama.zip")


def checked(held, by):
    while held.state == "checking":
        held = check_zip(by=by, held=held, seconds=0)
    return held


def test_the_preview_says_what_each_file_would_become_and_writes_no_evidence(
    opened, rahmah, dinkes, marabahan
):
    held = checked(opened, rahmah)
    rows = {row.name.rsplit("/", 1)[-1]: row for row in held.contents.select_related("unit")}
    assert held.files == held.checked == 6
    assert (rows["foto loket.jpg"].unit, rows["foto loket.jpg"].kind) == (marabahan, "photo")
    assert rows["papan.jpg"].facts == ["pledge.published"]
    assert (rows["SK Tim.pdf"].unit, rows["SK Tim.pdf"].kind) == (dinkes, "decree")
    refused = {name: row.refused_id for name, row in rows.items() if row.state == "refused"}
    assert refused.keys() == {"foto loket (1).jpg", "menang.jpg", "berita.html"}
    assert "Sama dengan" in refused["foto loket (1).jpg"]
    assert "program Windows" in refused["menang.jpg"]
    assert not Evidence.objects.exists()
    assert not Blob.objects.exists()


def test_a_yes_makes_evidence_of_all_of_it(opened, rahmah, files):
    made = apply_zip(by=rahmah, held=checked(opened, rahmah))
    assert sorted(evidence.title for evidence in made) == ["SK Tim", "foto loket", "papan"]
    for evidence in made:
        assert (files / evidence.blob.path).exists()
    with pytest.raises(Refused):
        apply_zip(by=rahmah, held=opened)


def test_one_file_too_many_gone_and_nothing_is_written(opened, rahmah, files, dinkes):
    held = checked(opened, rahmah)
    last = held.contents.filter(state="taken").last()
    (files / storage.place(dinkes.government.uid, last.content["sha256"])).unlink()
    with pytest.raises(Refused, match="preview has expired"):
        apply_zip(by=rahmah, held=held)
    assert not Evidence.objects.exists()
    assert ImportedZip.objects.get().state == "ready"


def test_what_came_by_another_way_meanwhile_is_left_out(opened, rahmah, uploaded):
    held = checked(opened, rahmah)
    uploaded(made_files.photo(2), title="papan")
    made = apply_zip(by=rahmah, held=held)
    assert sorted(evidence.title for evidence in made) == ["SK Tim", "foto loket"]
    assert held.contents.get(name__endswith="papan.jpg").state == "refused"


def test_checking_goes_on_where_it_stopped(opened, rahmah):
    held = check_zip(by=rahmah, held=opened, seconds=0)
    assert (held.state, held.checked) == ("checking", 1)
    assert check_zip(by=rahmah, held=held, seconds=60).state == "ready"


@pytest.mark.django_db(transaction=True)
def test_a_cancelled_preview_leaves_files_that_the_sweep_takes(opened, rahmah, files):
    held = checked(opened, rahmah)
    cancel_zip(by=rahmah, held=held)
    assert not (files / held.path).exists()
    newest = max(path.stat().st_mtime for path in files.rglob("*") if path.is_file())
    sweep(now=newest + storage.LEFT_BEHIND_AFTER + 60)
    assert not [path for path in files.rglob("*") if path.is_file()]


def test_a_forgotten_preview_ends_by_itself(opened, rahmah, files):
    held = checked(opened, rahmah)
    waiting = (files / held.path).stat().st_mtime
    sweep(now=waiting + storage.LEFT_BEHIND_AFTER + 60)
    held.refresh_from_db()
    assert held.state == "cancelled"


def test_a_wrong_file_is_no_zip(dinkes, rahmah, files, satgas, disdik):
    for content in (made_files.pdf(), b"", b"PK\x03\x04"):
        with pytest.raises(Refused):
            open_zip(by=rahmah, unit=dinkes, chunks=[content], name="a.zip")
    with pytest.raises(PermissionDenied):
        open_zip(by=rahmah, unit=disdik, chunks=[made_files.archive(OLD)], name="a.zip")
    assert not [path for path in files.rglob("*") if path.is_file()]
