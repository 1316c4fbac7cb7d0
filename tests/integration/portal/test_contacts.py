"""The pages on which a unit keeps its places, channels and public words."""

import pytest
from django.urls import reverse

from tests import offices
from tests.integration.portal.test_pages import text
from zonahijau.catalogue.models import ComplaintChannel, ServicePoint

DAYS = {f"day_{day}": "" for day in range(1, 8)}
PLACE = DAYS | {
    "name": "Loket dua",
    "address": "Jalan Contoh 2",
    "phone": "(0511) 4799001",
    "day_1": "8-12, 13.00-15.30",
    "holidays": "closed",
    "facilities": ["ramp"],
}


@pytest.fixture
def listed(dukcapil):
    return reverse("portal:contacts", kwargs={"unit": dukcapil.uid})


@pytest.fixture
def signed_in(client, operator):
    client.force_login(operator)
    return client


def at(name, **named):
    return reverse(f"portal:{name}", kwargs=named)


def test_an_operator_adds_a_place_that_the_public_reads(signed_in, dukcapil, listed):
    done = signed_in.post(at("point_add", unit=dukcapil.uid), PLACE, follow=True)
    assert done.redirect_chain[-1][0] == listed
    assert "Tersimpan." in text(done)
    page = text(signed_in.get(at("unit", code=dukcapil.public_code)))
    for said in ("Loket dua", "Jalan Contoh 2", "08.00–12.00, 13.00–15.30", "jalur landai"):
        assert said in page


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "id_name_error"),
        ("day_1", "pagi sampai sore", "Jam “pagi sampai sore” tidak terbaca"),
        ("phone", "lihat papan", "Nomor tidak dapat dihubungi"),
        ("whatsapp", "12345", "Nomor tidak dapat dihubungi"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(signed_in, dukcapil, field, typed, said):
    response = signed_in.post(at("point_add", unit=dukcapil.uid), PLACE | {field: typed})
    page = response.content.decode()
    assert said in page
    assert typed in page
    assert "Jalan Contoh 2" in page
    assert ServicePoint.objects.count() == 1


def test_of_two_people_who_correct_a_place_the_second_is_told(signed_in, dukcapil):
    point = ServicePoint.objects.get()
    address = at("point_change", point=point.uid)
    assert 'value="Loket utama"' in text(signed_in.get(address))
    sent = PLACE | {"revision": point.revision}
    assert signed_in.post(address, sent).status_code == 302
    late = signed_in.post(address, sent | {"name": "Loket tiga"})
    assert late.status_code == 200
    assert 'value="Loket tiga"' in late.content.decode()
    again = signed_in.post(address, sent | {"name": "Loket tiga", "revision": point.revision + 1})
    assert again.status_code == 302
    assert ServicePoint.objects.get().name == "Loket tiga"


def test_a_place_leaves_the_public_pages_with_a_reason(signed_in, dukcapil):
    point = ServicePoint.objects.get()
    address = at("point_withdraw", point=point.uid)
    signed_in.post(address, {"because": ""})
    point.refresh_from_db()
    assert point.withdrawn_at is None
    signed_in.post(address, {"because": "Pindah ke mal pelayanan"})
    page = text(signed_in.get(at("unit", code=dukcapil.public_code)))
    assert "Loket utama" not in page
    assert "Alamat dan jam layanan belum ditulis" in page


def test_a_channel_comes_with_its_note_and_goes(signed_in, dukcapil, listed):
    sent = {"kind": "whatsapp", "value": "0812 3456 7890", "note": "jam kerja"}
    signed_in.post(at("channel_add", unit=dukcapil.uid), sent)
    page = text(signed_in.get(at("unit", code=dukcapil.public_code)))
    assert "https://wa.me/6281234567890" in page
    assert "jam kerja" in page
    row = ComplaintChannel.objects.get(kind="whatsapp")
    assert "Tarik kanal 0812 3456 7890?" in text(signed_in.get(listed))
    signed_in.post(at("channel_withdraw", channel=row.uid))
    assert "jam kerja" not in text(signed_in.get(at("unit", code=dukcapil.public_code)))


def test_a_number_that_is_none_is_no_channel(signed_in, dukcapil):
    sent = {"kind": "whatsapp", "value": "tanya loket", "note": ""}
    page = text(signed_in.post(at("channel_add", unit=dukcapil.uid), sent))
    assert "Nomor tidak dapat dihubungi" in page
    assert 'value="tanya loket"' in page


def test_words_for_the_public_are_written_and_found(signed_in, family_card):
    address = at("describe", service=family_card.uid)
    assert "Untuk keluarga yang baru menikah" in text(signed_in.get(address))
    sent = {
        "summary": "Catatan resmi anggota keluarga.",
        "needs": ["kependudukan"],
        "keywords": "kartu susunan",
        "revision": family_card.revision,
    }
    assert signed_in.post(address, sent).status_code == 302
    region = family_card.government.region_id
    found = text(signed_in.get(at("search", region=region), {"q": "kartu susunan"}))
    assert "Catatan resmi anggota keluarga." in found


def test_whoever_only_reads_finds_no_button(client, batola, listed, dukcapil):
    head = offices.person(batola, "kepala", "kepala_unit", dukcapil)
    client.force_login(head)
    page = text(client.get(listed))
    assert "Loket utama" in page
    assert "<form method" not in page.split("<main")[1].split("</main>")[0]
    assert client.post(at("point_add", unit=dukcapil.uid), PLACE).status_code in {403, 404}


def test_an_administrator_names_the_columns_of_the_sippn_sheet(client, batola):
    client.force_login(offices.person(batola, "admin", "admin"))
    address = reverse("portal:desk")
    assert "0 dari 14 kolom dinamai" in text(client.get(address))
    sent = {"lapor": "https://batola.lapor.go.id", "Persyaratan/persyaratan": "URAIAN"}
    assert client.post(address, sent).status_code == 302
    page = text(client.get(address))
    assert "1 dari 6 kolom dinamai" in page
    assert 'value="https://batola.lapor.go.id"' in page
