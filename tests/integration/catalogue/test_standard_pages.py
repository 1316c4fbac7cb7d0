"""The pages of standards: from an empty list to a published standard, by form posts alone."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests import offices
from tests.whole_standards import COMPLETE, complete
from zonahijau.catalogue.actions import add_service, life, standards, withdraw_service
from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.standards import read_content
from zonahijau.catalogue.standards.content import Fees
from zonahijau.documents.actions.register import DecreeFacts, enter
from zonahijau.documents.models import Decree, Paper

KK = ServiceFacts("Kartu keluarga")
MINUTES, PUBLISHED = "2026-03-13", "2026-03-27"
CLOSED, REPAIRED, SET = "2026-04-08", "2026-04-22", "2026-04-27"


def at(name, *args):
    return reverse(f"catalogue:{name}", args=args)


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def operator(client, rahmah):
    client.force_login(rahmah)
    return client


@pytest.fixture
def ktp(dinkes):
    return add_service(by=None, unit=dinkes, facts=ServiceFacts("KTP baru"))


@pytest.fixture
def draft(ktp, rahmah):
    return standards.begin(by=rahmah, service=ktp)


def test_a_list_without_services_says_what_to_do_first(operator, dinkes):
    page = text(operator.get(at("standards", dinkes.uid)))
    assert "Belum ada layanan di Dinkes" in page
    assert at("list", dinkes.uid) in page


def test_from_an_empty_list_to_a_published_standard(operator, dinkes, ktp):
    assert "Mulai susun" in text(operator.get(at("standards", dinkes.uid)))
    operator.post(at("standard_begin", ktp.uid))
    row = Standard.objects.get()
    page = text(operator.get(at("standard", row.uid)))
    assert "0 dari 14 komponen sudah diisi. Berikutnya: Persyaratan." in page
    said = {"revision": 1, "rows": 1, "r0-text": "Kartu keluarga", "r0-kind": "administrative"}
    answer = operator.post(at("component", row.uid, "requirements"), said | {"do": "next"})
    assert answer["Location"] == at("component", row.uid, "procedure")
    source = complete(add_service(by=None, unit=dinkes, facts=ServiceFacts("Lain")))
    codes = [code for code in read_content(source.content).filled if code != "requirements"]
    operator.post(at("reuse", row.uid), {"source": source.uid, "codes": codes, "revision": 2})
    assert "Semua komponen lengkap" in text(operator.get(at("standard", row.uid)))
    for slug, on in (
        ("pembahasan", MINUTES),
        ("publikasi-rancangan", PUBLISHED),
        ("penutupan-tanggapan", CLOSED),
        ("perbaikan", REPAIRED),
    ):
        answer = operator.post(
            at("step", dinkes.uid, slug), {"standards": row.uid, "on": on, "do": "take"}
        )
        assert answer.status_code == 302, text(answer)
    said = {"standards": row.uid, "on": SET, "number": "SK-7/2026", "signatory": "Kepala Dinas"}
    operator.post(at("step", dinkes.uid, "penetapan"), said)
    said = {"standards": row.uid, "on": SET, "media": ["onsite", "website"]}
    operator.post(at("step", dinkes.uid, "publikasi"), said)
    row.refresh_from_db()
    assert (row.state, row.published_on, row.decree.number) == (
        "set",
        date(2026, 4, 27),
        "SK-7/2026",
    )
    assert Service.objects.get(pk=ktp.pk).standard_published
    page = text(operator.get(at("standard", row.uid)))
    assert "tepat waktu" in page
    assert "terlambat" in page  # the pledge is not published
    assert Decree.objects.get().title == "Standar Pelayanan KTP baru pada Dinkes"


def test_the_buttons_of_a_row_keep_what_was_typed_and_save_nothing(operator, draft):
    said = {"revision": 1, "rows": 2, "r0-text": "KTP", "r1-text": "KK", "do": "up-1"}
    page = text(operator.post(at("component", draft.uid, "product"), said))
    assert page.index(">KK<") < page.index(">KTP<")
    assert "Belum disimpan" in page
    draft.refresh_from_db()
    assert draft.filled == 0


def test_what_cannot_be_read_stands_at_its_row_with_what_was_typed(operator, draft):
    said = {"revision": 1, "rows": 1, "kind": "priced", "r0-name": "A", "r0-amount": "lima ribu"}
    answer = operator.post(at("component", draft.uid, "fee"), said)
    assert answer.status_code == 422
    assert "Tarif 1: “lima ribu” tidak terbaca" in text(answer)
    assert 'value="lima ribu"' in text(answer)


def test_of_two_who_write_the_second_sees_what_is_saved(operator, draft):
    address = at("component", draft.uid, "product")
    operator.post(address, {"revision": 1, "rows": 1, "r0-text": "KTP"})
    page = text(operator.post(address, {"revision": 1, "rows": 1, "r0-text": "KIA"}))
    assert "Yang tersimpan sekarang" in page
    assert ">KIA<" in page
    assert 'name="revision" value="2"' in page
    operator.post(address, {"revision": 2, "rows": 1, "r0-text": "KIA"})
    draft.refresh_from_db()
    assert read_content(draft.content).product.items == ("KIA",)
    operator.post(at("standard_undo", draft.uid), {"revision": 3})
    draft.refresh_from_db()
    assert read_content(draft.content).product.items == ("KTP",)


def test_a_similar_service_is_offered_first(operator, draft, disdik, dinkes):
    for name in ("KTP hilang", "Legalisasi ijazah"):
        complete(add_service(by=None, unit=dinkes, facts=ServiceFacts(name)))
    page = text(operator.get(at("reuse", draft.uid)))
    assert "KTP hilang" in page
    assert "Legalisasi ijazah" not in page
    found = text(operator.get(at("reuse", draft.uid), {"cari": "ijazah"}))
    assert "Legalisasi ijazah" in found


def test_a_draft_of_another_unit_is_offered_to_nobody_else(operator, draft, disdik):
    complete(add_service(by=None, unit=disdik, facts=ServiceFacts("KTP hilang")))
    assert "KTP hilang" not in text(operator.get(at("reuse", draft.uid)))


def test_a_draft_of_another_unit_is_not_reached_by_its_address_either(operator, draft, disdik):
    theirs = complete(add_service(by=None, unit=disdik, facts=ServiceFacts("KTP hilang")))
    address = at("reuse", draft.uid)
    assert operator.get(address, {"dari": theirs.uid}).status_code == 404
    said = {"source": theirs.uid, "codes": ["product"], "revision": 1}
    assert operator.post(address, said).status_code == 404
    Standard.objects.filter(pk=theirs.pk).update(state="set", set_on=SET)
    assert operator.get(address, {"dari": theirs.uid}).status_code == 200


def test_a_decree_that_came_with_a_refused_step_is_not_left_in_the_register(
    operator, dinkes, ktp, rahmah
):
    row = complete(ktp, "repaired")
    waiting = COMPLETE.replacing(
        {"fee": Fees("priced", COMPLETE.fee.items, "Perda", "awaited", "Rp2.000")}
    )
    Standard.objects.filter(pk=row.pk).update(content=waiting.as_json())
    said = {"standards": row.uid, "on": SET, "number": "SK-7/2026", "signatory": "Kepala Dinas"}
    address = at("step", dinkes.uid, "penetapan")
    for _ in range(2):
        answer = operator.post(address, said)
        assert answer.status_code == 422
        assert "Biayanya masih menunggu persetujuan DPRD" in text(answer)
        assert 'value="SK-7/2026"' in text(answer)
    assert not Decree.objects.exists()


def test_a_paper_that_came_with_a_refused_step_is_not_left_behind(operator, dinkes, ktp):
    row = complete(ktp)
    said = {"standards": row.uid, "on": "2099-01-01", "draft": "on", "do": "take"}
    assert operator.post(at("step", dinkes.uid, "pembahasan"), said).status_code == 422
    assert not Paper.objects.exists()


def test_the_time_for_comments_is_closed_by_nobody_while_it_runs(operator, ktp, rahmah):
    row = complete(ktp)
    for kind in ("discussed", "draft-published"):
        life.take_step(by=rahmah, standards=[row], kind=kind, on=row.government.today())
    assert "Tutup masa tanggapan" not in text(operator.get(at("standard", row.uid)))
    Standard.objects.filter(pk=row.pk).update(draft_published_on=date(2026, 3, 27))
    assert "Tutup masa tanggapan" in text(operator.get(at("standard", row.uid)))


def test_a_draft_that_was_withdrawn_is_not_told_as_having_been_in_force(operator, ktp, rahmah):
    row = complete(ktp)
    life.take_step(by=rahmah, standards=[row], kind="withdrawn", on=row.government.today())
    stages = operator.get(at("standard", row.uid)).context["stages"]
    assert [each["label"].id for each in stages] == ["Rancangan", "Dicabut"]


def test_standards_end_only_where_somebody_ticks_them(operator, dinkes, ktp):
    row = complete(ktp)
    assert "checked" in text(operator.get(at("step", dinkes.uid, "pembahasan")))
    address = at("step", dinkes.uid, "pencabutan")
    assert "checked" not in text(operator.get(address))
    assert "checked" in text(operator.get(address, {"standar": row.uid}))


def test_the_standard_of_a_withdrawn_service_can_only_be_read(operator, ktp, rahmah):
    row = complete(ktp)
    withdraw_service(by=rahmah, service=ktp, because="Pindah ke unit lain")
    page = text(operator.get(at("standard", row.uid)))
    assert "Layanan ini ditarik dari daftar (Pindah ke unit lain)" in page
    assert "Catat pembahasan" not in page
    answer = operator.post(
        at("component", row.uid, "product"),
        {"revision": 1, "rows": 1, "r0-text": "KK"},
        follow=True,
    )
    assert "Layanan ini sudah ditarik" in text(answer)


def test_a_decree_that_left_the_register_or_ended_is_told_beside_its_standard(
    operator, dinkes, ktp, rahmah
):
    facts = DecreeFacts("service_standard", "SK-7/2026", date(2026, 4, 27), "Standar", "Kepala",
                        date(2026, 4, 27), date(2026, 6, 1))  # fmt: skip
    decree = enter(by=None, where=dinkes, facts=facts)
    row = complete(ktp)
    life.take_step(
        by=rahmah,
        standards=[row],
        kind="set",
        on=date(2026, 4, 27),
        traces=life.Traces(decree=decree),
    )
    page = text(operator.get(at("standard", row.uid)))
    assert "SK SK-7/2026 hanya berlaku sampai Minggu, 31 Mei 2026" in page
    Decree.objects.update(withdrawn_at=timezone.now(), withdrawn_because="Salah nomor")
    page = text(operator.get(at("standard", row.uid)))
    assert "sudah ditarik dari register (Salah nomor)" in page


def test_a_pasted_standard_is_shown_before_anything_is_written(operator, draft):
    address = at("from_document", draft.uid)
    page = operator.post(address, {"text": "Biaya: gratis\nProduk\nKTP elektronik"})
    assert "2 dari 14 komponen dikenali" in text(page)
    draft.refresh_from_db()
    assert draft.filled == 0
    cells = page.context["cells"]
    operator.post(address, {"cells": cells, "codes": ["fee", "product"], "revision": 1})
    draft.refresh_from_db()
    assert read_content(draft.content).filled == {"fee", "product"}
    nothing = operator.post(address, {"text": "Visi dan misi"})
    assert "Tidak ada nama komponen yang dikenali" in text(nothing)


def test_a_spreadsheet_of_components_is_read_too(operator, draft):
    sheet = SimpleUploadedFile("standar.csv", b"Komponen;Uraian\nWaktu;3 hari kerja\n")
    page = text(operator.post(at("from_document", draft.uid), {"sheet": sheet}))
    assert "1 dari 14 komponen dikenali" in page
    assert "3 hari kerja" in page


def test_a_step_drafts_its_paper_and_keeps_it(operator, dinkes, ktp):
    row = complete(ktp)
    said = {"standards": row.uid, "on": MINUTES, "draft": "on"}
    answer = operator.post(at("step", dinkes.uid, "pembahasan"), said)
    paper = Paper.objects.get()
    assert answer["Location"] == reverse("documents:edit", args=[paper.uid])
    assert row.steps.get(kind="discussed").paper == paper
    assert "KTP baru" in str(paper.content)


def test_versions_are_compared_and_shown_as_a_document(operator, ktp, rahmah):
    old = complete(ktp)
    Standard.objects.filter(pk=old.pk).update(state="set", set_on=date(2026, 1, 5))
    new = standards.begin(by=rahmah, service=ktp)
    said = {"revision": 1, "rows": 1, "r0-text": "KTP elektronik"}
    operator.post(at("component", new.uid, "product"), said)
    page = text(operator.get(at("standard_compare", new.uid)))
    assert "1 komponen berbeda" in page
    assert "KTP elektronik" in page
    assert "Surat keterangan" in page
    assert "Penyampaian pelayanan" in text(operator.get(at("standard_document", new.uid)))


def test_the_pages_of_another_unit_are_closed_to_an_operator(operator, disdik):
    row = complete(add_service(by=None, unit=disdik, facts=ServiceFacts("Ijazah")))
    assert operator.get(at("standard", row.uid)).status_code == 403
    assert operator.get(at("standards", disdik.uid)).status_code == 403


def test_somebody_who_only_reads_sees_no_buttons(client, batola, dinkes, ktp):
    row = complete(ktp)
    client.force_login(offices.person(batola, "periksa", "pemeriksa"))
    page = text(client.get(at("standard", row.uid)))
    assert "14 dari 14 komponen" in page
    assert "Catat pembahasan" not in page
    assert client.get(at("component", row.uid, "fee")).status_code == 403


def test_a_page_of_standards_makes_as_many_queries_for_many_as_for_few(
    operator, dinkes, rahmah, django_assert_max_num_queries
):
    rows = [
        complete(add_service(by=None, unit=dinkes, facts=ServiceFacts(f"Layanan {n}")))
        for n in range(12)
    ]
    life.take_step(by=rahmah, standards=rows, kind="discussed", on=date(2026, 3, 13))
    with django_assert_max_num_queries(32):
        operator.get(at("standards", dinkes.uid))


def test_a_step_entered_without_its_paper_gets_it_later_for_every_service_of_the_day(
    operator, dinkes, ktp, rahmah
):
    first, second = complete(ktp), complete(add_service(by=None, unit=dinkes, facts=KK))
    life.take_step(by=rahmah, standards=[first, second], kind="discussed", on=date(2026, 3, 13))
    step = first.steps.get(kind="discussed")
    assert at("step_paper", step.uid) in text(operator.get(at("standard", first.uid)))
    assert "1 standar lain" in text(operator.get(at("step_paper", step.uid)))
    refused = operator.post(at("step_paper", step.uid), {"do": "attach"})
    assert "Naskahnya belum dipilih" in text(refused)
    answer = operator.post(at("step_paper", step.uid), {"do": "draft", "also": "on"})
    paper = Paper.objects.get()
    assert answer["Location"] == reverse("documents:edit", args=[paper.uid])
    assert {each.steps.get(kind="discussed").paper for each in (first, second)} == {paper}
    assert "Kartu keluarga" in str(paper.content)
    assert paper.subject in text(operator.get(at("standard", second.uid)))
    chosen = {"do": "attach", "paper": paper.uid}
    assert operator.post(at("step_paper", step.uid), chosen).status_code == 302


def test_an_older_standard_that_lacks_components_holds_and_says_what_is_missing(operator, draft):
    Standard.objects.filter(pk=draft.pk).update(state="set", set_on=MINUTES)
    page = text(operator.get(at("standard", draft.uid)))
    assert "Berlaku, tetapi belum memuat 14 dari 14 komponen wajib" in page
    assert "biaya/tarif" in page


def test_a_line_that_looks_like_an_unknown_component_is_told_in_the_preview(operator, draft):
    said = "Persyaratan\nKTP asli\nWaktu tunggu:\nDua jam"
    page = text(operator.post(at("from_document", draft.uid), {"text": said}))
    assert "Mirip nama komponen, tetapi tidak dikenali" in page
    assert "Waktu tunggu:" in page
