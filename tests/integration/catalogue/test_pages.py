"""The pages of the catalogue: list, form, spreadsheet with preview, recap."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import offices
from zonahijau.catalogue.actions import add_service
from zonahijau.catalogue.models import Service, ServiceCount, ServiceImport
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.tables import open_sheet


def at(name, **named):
    return reverse(f"catalogue:{name}", kwargs=named)


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def operator(client, rahmah):
    client.force_login(rahmah)
    return client


def sheet(rows, name="layanan.csv"):
    return {"sheet": SimpleUploadedFile(name, rows.encode())}


def test_a_service_is_added_listed_and_withdrawn(operator, dinkes):
    said = {"name": "KTP baru", "kind": "administrative", "has_standard": "on"}
    page = operator.post(at("add", unit=dinkes.uid), said, follow=True)
    assert "1 dari 1 layanan mempunyai standar; 0 sudah dipublikasikan." in text(page)
    service = Service.objects.get()
    operator.post(at("withdraw", service=service.uid), {"because": "Pindah"})
    assert "Belum ada layanan di Dinkes" in text(operator.get(at("list", unit=dinkes.uid)))


def test_what_is_refused_stands_at_its_field_with_what_was_typed(operator, dinkes, rahmah):
    add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("KTP baru"))
    said = {"name": "ktp baru", "kind": "administrative"}
    page = text(operator.post(at("add", unit=dinkes.uid), said))
    assert "“ktp baru” sudah ada di unit ini" in page
    assert 'value="ktp baru"' in page


def test_of_two_who_write_at_once_the_second_sees_the_first(operator, dinkes, rahmah):
    service = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("KTP"))
    address = at("change", service=service.uid)
    operator.post(address, {"name": "KTP A", "kind": "service", "revision": 1})
    page = text(operator.post(address, {"name": "KTP B", "kind": "service", "revision": 1}))
    assert "Yang tersimpan sekarang" in page
    assert "KTP A" in page
    assert 'value="KTP B"' in page


def test_a_spreadsheet_is_shown_with_every_fault_and_saved_after_a_yes(operator, dinkes):
    wrong = "nama,pengguna\nKTP,sembilan\n=1+1,2\nKK,5\n"
    page = operator.post(at("import", unit=dinkes.uid), sheet(wrong), follow=True)
    assert "2 baris keliru" in text(page)
    assert "“sembilan” bukan angka" in text(page)
    assert "rumus" in text(page)
    assert "Simpan semua" not in text(page)
    page = operator.post(at("import", unit=dinkes.uid), sheet("nama\nKTP\nKK\n"), follow=True)
    assert "2 layanan baru dan 0 diubah" in text(page)
    held = ServiceImport.objects.first()
    page = operator.post(at("apply", held=held.uid), follow=True)
    assert "2 layanan baru, 0 diubah." in text(page)
    page = operator.post(at("import", unit=dinkes.uid), sheet("nama\nKTP\n"), follow=True)
    assert "0 layanan baru dan 0 diubah. 1 tetap seperti sekarang." in text(page)


def test_a_file_that_is_no_table_is_refused_under_its_own_name(operator, dinkes):
    page = text(operator.post(at("import", unit=dinkes.uid), sheet("kode\nA1\n", "salah.csv")))
    assert "salah.csv" in page
    assert "nama" in page
    assert "/tmp" not in page  # noqa: S108


def test_the_template_is_what_the_import_reads(operator, dinkes, tmp_path):
    response = operator.get(at("template", unit=dinkes.uid))
    path = tmp_path / "layanan.xlsx"
    path.write_bytes(b"".join(response.streaming_content))
    with open_sheet(str(path)) as opened:
        assert opened.names[:2] == ("kode", "nama")
    sent = {"sheet": SimpleUploadedFile("layanan.xlsx", path.read_bytes())}
    page = operator.post(at("import", unit=dinkes.uid), sent, follow=True)
    assert "1 layanan baru" in text(page)


def test_a_recap_is_entered_shown_and_withdrawn(operator, dinkes):
    said = {
        "on": "2025-01-01",
        "services": 10,
        "with_standard": 7,
        "published": 2,
        "source": "Rekap",
    }
    page = text(operator.post(at("count", unit=dinkes.uid), said, follow=True))
    assert "10 layanan, 7 berstandar, 2 standarnya dipublikasikan. Sumber: Rekap" in page
    count = ServiceCount.objects.get()
    operator.post(at("count_withdraw", count=count.uid), {"because": "Salah"})
    assert "7 berstandar" not in text(operator.get(at("list", unit=dinkes.uid)))


def test_who_only_reads_sees_no_way_to_change(client, batola, dinkes, rahmah):
    service = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("KTP"))
    client.force_login(offices.person(batola, "inspektur", "pemeriksa"))
    page = text(client.get(at("list", unit=dinkes.uid)))
    assert "KTP" in page
    assert "Tambah layanan" not in page
    assert at("change", service=service.uid) not in page
    assert client.get(at("change", service=service.uid)).status_code == 403


def test_another_government_sees_nothing(client, dinkes, db):
    banyuasin = offices.government(offices.BANYUASIN, "Banyuasin")
    client.force_login(offices.person(banyuasin, "sari", "satgas"))
    assert client.get(at("list", unit=dinkes.uid)).status_code == 404


def test_the_list_asks_the_same_number_of_queries_for_two_and_for_twenty(
    operator, dinkes, rahmah, django_assert_max_num_queries
):
    def queries():
        with django_assert_max_num_queries(40) as counted:
            operator.get(at("list", unit=dinkes.uid))
        return len(counted)

    for number in range(2):
        add_service(by=rahmah, unit=dinkes, facts=ServiceFacts(f"Layanan {number}"))
    before = queries()
    for number in range(2, 20):
        add_service(by=rahmah, unit=dinkes, facts=ServiceFacts(f"Layanan {number}"))
    assert queries() == before
