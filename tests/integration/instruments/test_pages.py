"""Instruments in the browser: the list, one whole, a local one from a spreadsheet."""

import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from tests.integration.assessments import factories as make
from zonahijau.instruments.actions import ensure_shipped, withdraw
from zonahijau.instruments.models import Version
from zonahijau.wording import Refused

FORM = {
    "title": "Cek kecamatan",
    "title_en": "Subdistrict check",
    "slug": "cek-kecamatan",
    "start": "2026-01-01",
    "source": "Keputusan Bupati 12/2026",
    "classes": "satgas/monthly",
}
GOOD = """kode;induk;nama;bobot;anak0;anak1;fakta;pasal
standar;;Standar pelayanan;62,5;;;;
standar.1;standar;Persyaratan;;Tidak ada;Ada;standard.requirements.published;Pasal 21
standar.2;standar;Biaya;;Tidak ada;Ada;;
maklumat;;Maklumat;37,5;Tidak ada;Ada dan dipublikasikan;;
"""


@pytest.fixture
def batola(db):
    return make.regency()


@pytest.fixture
def admin(batola):
    ensure_shipped()
    client = Client()
    client.force_login(batola.admin)
    return client


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def sheet(text, name="instrumen.csv"):
    return SimpleUploadedFile(name, text.encode())


def sent(client, text, **form):
    return client.post("/instrumen/lokal/", FORM | {"file": sheet(text)} | form)


def test_the_list_names_every_version_that_ships(admin):
    text = admin.get("/instrumen/?cari=ombudsman").content.decode()
    for instrument_id in ("ombudsman/2015", "ombudsman/2021", "ombudsman/2023"):
        assert instrument_id in text


@pytest.mark.parametrize("version", ["ombudsman/2023", "ombudsman/2015", "panrb/ipp-2022"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_shows_the_whole_instrument_with_articles_and_whose_it_is(
    admin, version, language
):
    held = Version.objects.get(instrument_id=version)
    text = admin.get(f"/instrumen/{held.uid}/?lang={language}").content.decode()
    assert held.sha256 in text
    for node in held.instrument.indicators():
        assert f'nodes__code">{node.code}<' in text
    assert ("resmi" if language == "id" else "official") in text
    assert ("lokal" if language == "id" else "local") in text


def test_the_template_can_be_filled_in_as_it_stands(admin):
    content = b"".join(admin.get("/instrumen/lokal/templat.xlsx").streaming_content)
    assert load_workbook(io.BytesIO(content)).sheetnames == ["instrumen", "petunjuk", "fakta"]
    upload = SimpleUploadedFile("templat.xlsx", content)
    answered = admin.post("/instrumen/lokal/", FORM | {"file": upload})
    assert answered.status_code == 200
    assert "2 indikator, tanpa kesalahan" in answered.content.decode()


def test_the_preview_writes_nothing_and_the_yes_publishes_it(admin, batola):
    answered = sent(admin, GOOD)
    assert "3 indikator, tanpa kesalahan" in answered.content.decode()
    assert not Version.objects.filter(government=batola.government).exists()
    source = answered.context["source"]
    assert admin.post("/instrumen/lokal/terbitkan/", {"source": source}).status_code == 302
    instrument = Version.objects.get(government=batola.government).instrument
    assert (instrument.id, instrument.in_force.start) == ("lokal/cek-kecamatan", date(2026, 1, 1))
    weights = {node.code: node.weight for node in instrument.root.parts}
    assert weights == {"standar": 62.5, "maklumat": 37.5}
    leaf = instrument.node("standar.1")
    assert (leaf.fact, leaf.cite.article) == ("standard.requirements.published", "Pasal 21")
    assert leaf.cite.provenance == "local"


def test_a_local_instrument_scores_and_is_always_an_estimate(admin, batola):
    source = sent(admin, GOOD).context["source"]
    admin.post("/instrumen/lokal/terbitkan/", {"source": source})
    version = Version.objects.get(government=batola.government)
    opened = make.actions.open_round(
        government=batola.government,
        version=version,
        plan=make.plan(batola.government),
        units=[make.UnitPlan(batola.agency, {})],
        by=batola.satgas,
    )
    result = make.sealed(batola, opened.assessments.get()).results.get(stage="sealed")
    assert (result.score, result.estimate) == ("100.00", True)


FAULTS = [
    ("kode;nama;anak0;anak1\na;A;x;y\na;B;x;y\n", 3, "sudah ada di baris 2"),
    ("kode;nama;anak0;anak1\na b;A;x;y\n", 2, "bukan kode"),
    ("kode;nama;anak0;anak1\na;;x;y\n", 2, "Sel ini kosong"),
    ("kode;nama;induk;anak0;anak1\na;A;zz;x;y\n", 2, "tidak ada baris dengan kode"),
    ("kode;nama\na;A\n", 2, "indikator ini tidak punya tangga"),
    ("kode;nama;anak0;anak1\na;A;x;\n", 2, "sedikitnya dua anak"),
    ("kode;nama;anak0;anak1;anak2\na;A;x;;z\n", 2, "anak tangga ini kosong"),
    ("kode;nama;bobot;anak0;anak1\na;A;60;x;y\nb;B;30;x;y\n", 2, "berjumlah 90"),
    ("kode;nama;bobot;anak0;anak1\na;A;60;x;y\nb;B;;x;y\n", 3, "bobotnya kosong"),
    ("kode;nama;bobot;anak0;anak1\na;A;sembilan;x;y\n", 2, "bukan angka"),
    ("kode;nama;bobot;anak0;anak1\na;A;=10*10;x;y\n", 2, "berisi rumus"),
    ("kode;nama;bobot;anak0;anak1\na;A;101;x;y\n", 2, "di atas 0 sampai 100|lebih dari 0"),
    ("kode;nama;anak0;anak1;fakta\na;A;x;y;tidak.ada\n", 2, "bukan kunci fakta"),
    ("kode;nama;induk;anak0;anak1\na;A;;x;y\nb;B;a;x;y\n", 2, "tidak punya tangga"),
    ("kode;nama;induk\na;A;b\nb;B;a\n", 2, "di bawah dirinya sendiri"),
]


@pytest.mark.parametrize(("text", "row", "said"), FAULTS)
def test_every_fault_names_its_row_and_nothing_is_written(admin, batola, text, row, said):
    answered = sent(admin, text)
    page = answered.content.decode()
    assert answered.status_code == 422
    assert f"instrumen.csv, baris {row}" in page
    assert any(each in page for each in said.split("|"))
    assert 'value="Cek kecamatan"' in page
    assert not Version.objects.filter(government=batola.government).exists()


def test_all_faults_of_a_file_are_told_at_once(admin):
    text = "kode;nama;bobot;anak0;anak1\na;;60;x;y\nb;B;x;x;y\nc;C;;x;\n"
    page = sent(admin, text).content.decode()
    assert all(f"baris {row}" in page for row in (2, 3, 4))


def test_a_formula_in_a_workbook_is_refused_with_its_cell(admin):
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["kode", "nama", "bobot", "anak0", "anak1"])
        page.write_row(1, 0, ["a", "A"])
        page.write_formula(1, 2, "=50+50", None, 100)
        page.write_row(1, 3, ["x", "y"])
    upload = SimpleUploadedFile("a.xlsx", memory.getvalue())
    text = admin.post("/instrumen/lokal/", FORM | {"file": upload}).content.decode()
    assert "a.xlsx, baris 2, kolom bobot" in text
    assert "rumus" in text


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04rusak", b"hanya,kepala\n"])
def test_what_is_no_table_is_refused_in_words(admin, content):
    upload = SimpleUploadedFile("a.csv", content or b" ")
    answered = admin.post("/instrumen/lokal/", FORM | {"file": upload})
    assert answered.status_code == 422
    assert "perlu diperbaiki" in answered.content.decode()


@pytest.mark.parametrize("source", ["", "id: ombudsman/2023", "a: [", "&a [*a]"])
def test_a_text_that_was_tampered_with_is_not_published(admin, batola, source):
    assert admin.post("/instrumen/lokal/terbitkan/", {"source": source}).status_code == 422
    assert not Version.objects.filter(government=batola.government).exists()


def test_the_neighbour_neither_sees_nor_withdraws_it(admin, batola):
    source = sent(admin, GOOD).context["source"]
    admin.post("/instrumen/lokal/terbitkan/", {"source": source})
    held = Version.objects.get(government=batola.government)
    other = signed_in(make.regency("Banyuasin", "16.07").admin)
    assert other.get(f"/instrumen/{held.uid}/").status_code == 404
    assert other.post(f"/instrumen/{held.uid}/tarik/", {"alasan": "x"}).status_code == 404
    assert "cek-kecamatan" not in other.get("/instrumen/").content.decode()


def test_it_is_withdrawn_with_a_reason_and_stays_readable(admin, batola):
    source = sent(admin, GOOD).context["source"]
    admin.post("/instrumen/lokal/terbitkan/", {"source": source})
    held = Version.objects.get(government=batola.government)
    admin.post(f"/instrumen/{held.uid}/tarik/", {"alasan": ""})
    assert Version.objects.get(pk=held.pk).withdrawn_at is None
    admin.post(f"/instrumen/{held.uid}/tarik/", {"alasan": "Diganti"})
    assert "Diganti" in admin.get(f"/instrumen/{held.uid}/").content.decode()


@pytest.mark.parametrize("role", ["operator", "inspector", "regent", "verifier"])
def test_only_those_who_manage_instruments_make_one(batola, role):
    client = signed_in(getattr(batola, role))
    assert client.get("/instrumen/").status_code == 200
    assert client.get("/instrumen/lokal/").status_code == 403
    assert client.post("/instrumen/lokal/terbitkan/", {"source": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("provenance: local", "provenance: official"),
        ("provenance: local", "'provenance': \"offici\\x61l\""),
        ("provenance: local", "provenance: &own local\n  note: *own"),
        ("id: lokal/", "id: ombudsman/"),
    ],
)
def test_what_comes_back_from_the_preview_cannot_claim_to_be_official(admin, batola, old, new):
    source = sent(admin, GOOD).context["source"]
    assert old in source
    forged = source.replace(old, new, 1)
    answered = admin.post("/instrumen/lokal/terbitkan/", {"source": forged})
    assert answered.status_code == 422
    assert not Version.objects.filter(government=batola.government).exists()


def test_nobody_publishes_for_a_government_where_they_only_read(admin, batola):
    neighbour = make.government("Banyuasin", "16.07")
    make.give(batola.admin, "pimpinan", neighbour)
    source = sent(admin, GOOD).context["source"]
    there = f"/instrumen/lokal/terbitkan/?pemda={neighbour.uid}"
    assert admin.post(there, {"source": source}).status_code == 403
    assert not Version.objects.filter(government=neighbour).exists()


def test_a_local_instrument_is_withdrawn_once(admin, batola):
    source = sent(admin, GOOD).context["source"]
    admin.post("/instrumen/lokal/terbitkan/", {"source": source})
    held = Version.objects.get(government=batola.government)
    withdraw(version=held, because="Salah bobot", by=batola.admin)
    with pytest.raises(Refused, match="already withdrawn"):
        withdraw(version=held, because="Lain", by=batola.admin)
