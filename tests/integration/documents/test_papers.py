"""A paper's way: drafted, changed, issued, numbered, withdrawn."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from tests.integration.documents.conftest import drafted, issued
from zonahijau.audit.queries import verify
from zonahijau.documents import kinds
from zonahijau.documents.actions import papers as actions
from zonahijau.documents.actions.papers import Written
from zonahijau.documents.blocks import BLANK, Annex, paragraph
from zonahijau.documents.files import path_of
from zonahijau.documents.models import Paper
from zonahijau.organisations.policies import Overtaken
from zonahijau.wording import Refused

SHIPPED = [
    "undangan", "daftar-hadir", "notulen", "surat-permintaan-data", "surat-pengingat",
    "nota-dinas", "surat-perintah-tugas", "laporan-ombudsman", "berita-acara-monev",
    "laporan-monev", "rencana-aksi", "berita-acara-serah-terima", "sk-satgas",
    "sk-pengelola-pengaduan", "sk-kompensasi", "sk-standar-pelayanan", "sk-visi-misi-moto",
    "piagam",
]  # fmt: skip


def test_every_kind_that_ships_is_known():
    assert [kind.slug for kind in kinds.all_kinds()][: len(SHIPPED)] == SHIPPED


def test_a_second_drafter_for_a_kind_is_refused():
    known = kinds.kind_of("undangan")
    with pytest.raises(ValueError, match="two drafters"):
        kinds.register(replace(known, draft=lambda where, by: None))


def test_every_kind_is_drafted_for_the_government_and_for_a_unit(satgas, batola, dinkes):
    for slug in SHIPPED:
        for where in (batola, dinkes):
            paper = drafted(satgas, where, slug)
            assert paper.subject
            assert paper.body.blocks
            assert paper.signatory_position


def test_what_is_not_known_is_a_blank_and_never_invented(satgas, dinkes):
    paper = drafted(satgas, dinkes, "undangan")
    said = dict(paper.body.blocks[1].rows)
    assert said["Hari, tanggal"] == said["Tempat"] == BLANK
    assert paper.signatory_name == ""


def test_the_known_head_of_the_unit_signs(satgas, dinkes, head_of_dinkes):
    paper = drafted(satgas, dinkes)
    assert paper.signatory_name == "dr. Contoh"
    assert paper.signatory_position == "Kepala Dinas Kesehatan"


def test_what_a_paper_says_and_the_nip_stand_encrypted_in_the_database(satgas, dinkes):
    paper = drafted(satgas, dinkes, "undangan", about="Rapat rahasia jabatan")
    Paper.objects.filter(pk=paper.pk).update(signatory_nip="197001011990031001")
    with connection.cursor() as cursor:
        cursor.execute("SELECT content, signatory_nip FROM documents_paper")
        content, nip = cursor.fetchone()
    assert "Rapat" not in content
    assert "1970" not in nip
    assert "Rapat rahasia" in Paper.objects.get().body.blocks[0].text


def changed(by, paper, revision, **words):
    return actions.change(
        by=by,
        paper=paper,
        revision=revision,
        written=replace(Written.of(paper), **words),
        blocks=[paragraph("Isi baru.")],
    )


def test_a_draft_is_changed_and_its_annexes_stay(satgas, batola):
    paper = drafted(satgas, batola, "rencana-aksi")
    after = changed(satgas, paper, paper.revision, subject="Hal baru", copies=("Inspektur",))
    assert (after.subject, after.copies) == ("Hal baru", ["Inspektur"])
    assert after.body.blocks == (paragraph("Isi baru."),)
    assert len(after.body.annexes) == 1


def test_the_second_of_two_who_change_sees_what_the_first_wrote(satgas, batola):
    paper = drafted(satgas, batola)
    changed(satgas, paper, paper.revision, subject="Yang pertama")
    with pytest.raises(Overtaken) as overtaken:
        changed(satgas, paper, paper.revision, subject="Yang kedua")
    assert overtaken.value.stored["paper"].subject == "Yang pertama"


def test_annexes_are_added_changed_and_removed(satgas, batola):
    paper = drafted(satgas, batola, "nota-dinas")
    number = actions.add_annex(by=satgas, paper=paper, title="Data")
    paper.refresh_from_db()
    annex = Annex("Data SKM", (paragraph("Satu."),), wide=True)
    paper = actions.change_annex(
        by=satgas, paper=paper, number=number, revision=paper.revision, annex=annex
    )
    assert paper.body.annexes == (annex,)
    assert actions.remove_annex(by=satgas, paper=paper, number=1).body.annexes == ()


def test_an_issued_paper_is_frozen_with_the_hash_of_its_pdf(satgas, batola):
    paper = issued(satgas, batola)
    content = path_of(batola, paper.issued_file.sha256).read_bytes()
    assert content.startswith(b"%PDF-")
    with pytest.raises(Refused) as refused:
        changed(satgas, paper, paper.revision, subject="Terlambat")
    assert "sudah terbit" in refused.value.refusals[0].what.id
    with pytest.raises(Refused):
        actions.issue(by=satgas, paper=paper, address="http://testserver/q/x")


def test_number_and_date_may_follow_and_change_no_byte(satgas, batola):
    paper = issued(satgas, batola)
    before = paper.issued_file.sha256
    after = actions.set_number(by=satgas, paper=paper, number="005/12/ORG", dated=date(2026, 11, 3))
    assert (after.number, after.issued_file.sha256) == ("005/12/ORG", before)
    with pytest.raises(Refused):
        actions.set_number(by=satgas, paper=paper, number=" ", dated=None)


def test_a_withdrawn_paper_keeps_its_reason_and_its_place(satgas, batola):
    paper = issued(satgas, batola)
    with pytest.raises(Refused):
        actions.withdraw(by=satgas, paper=paper, because=" ")
    gone = actions.withdraw(by=satgas, paper=paper, because="Acara ditunda bupati")
    assert (gone.state, gone.withdrawn_because) == ("withdrawn", "Acara ditunda bupati")


def test_an_operator_writes_for_the_own_unit_only(rahmah, batola, dinkes):
    assert drafted(rahmah, dinkes).unit == dinkes
    with pytest.raises(PermissionDenied):
        drafted(rahmah, batola)


def test_the_trail_names_nobody_and_stays_whole(satgas, batola):
    issued(satgas, batola)
    assert verify(batola).holds


def test_a_kind_whose_app_is_gone_can_still_be_read(satgas, batola):
    paper = drafted(satgas, batola)
    Paper.objects.filter(pk=paper.pk).update(kind="jenis-lama")
    paper.refresh_from_db()
    assert kinds.label_of(paper.kind).id == "jenis-lama"
    assert issue_of(satgas, paper).state == "issued"


def issue_of(by, paper):
    return actions.issue(by=by, paper=paper, address="http://testserver/q/" + paper.code)
