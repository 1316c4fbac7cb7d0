"""The search of public services, on whichever database the tests run."""

import pytest

from tests import offices
from zonahijau.catalogue.actions import add_service, change_service, withdraw_service
from zonahijau.catalogue.models import SearchEntry, Service, Standard
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.search import find, rebuild


def published(unit, name, **more):
    facts = ServiceFacts(name=name, has_standard=True, standard_published=True)
    service = add_service(by=None, unit=unit, facts=facts)
    for key, value in more.items():
        setattr(service, key, value)
    service.save()
    return service


def names(question, government=None, **more):
    today = (government or offices.Government.objects.first()).today()
    return [hit.service.name for hit in find(question, today, government, **more).hits]


@pytest.fixture
def services(dinkes, disdik):
    published(dinkes, "Penerbitan Kartu Tanda Penduduk Elektronik")
    published(dinkes, "Penerbitan Kartu Keluarga")
    published(dinkes, "Surat Izin Praktik Dokter", summary="Untuk dokter yang membuka praktik")
    published(disdik, "Legalisasi Ijazah", keywords="fotokopi ijazah, stempel")
    published(disdik, "Penerimaan Peserta Didik Baru", needs=["pendidikan"])


@pytest.mark.usefixtures("services")
@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("mengurus KTP", "Penerbitan Kartu Tanda Penduduk Elektronik"),
        ("kk", "Penerbitan Kartu Keluarga"),
        ("perizinan praktek", "Surat Izin Praktik Dokter"),
        ("stempel ijazah", "Legalisasi Ijazah"),
        ("sekolah", "Penerimaan Peserta Didik Baru"),
        ("ijaz", "Legalisasi Ijazah"),
        ("ijazah disdik", "Legalisasi Ijazah"),
    ],
)
def test_a_citizen_finds_a_service_by_name_need_or_unit(batola, question, first):
    assert names(question, batola)[:1] == [first]


@pytest.mark.usefixtures("services")
def test_a_misspelling_is_mended(batola):
    found = find("ijazha", batola.today(), batola)
    assert (found.instead, found.is_mended) == ("ijazah", True)
    assert found.hits[0].service.name == "Legalisasi Ijazah"


@pytest.mark.usefixtures("services")
def test_what_fits_only_in_part_says_so(batola):
    found = find("ijazah helikopter", batola.today(), batola)
    assert found.in_part
    assert found.hits[0].service.name == "Legalisasi Ijazah"


@pytest.mark.usefixtures("services")
@pytest.mark.parametrize("question", ["", "  ", "?!", '"', "' OR 1=1 --", "title:", "a & | !"])
def test_signs_of_a_database_are_words_like_others(batola, question):
    find(question, batola.today(), batola)


def test_what_is_not_published_or_withdrawn_is_not_found(batola, dinkes, rahmah):
    draft = add_service(by=None, unit=dinkes, facts=ServiceFacts(name="Imunisasi rahasia"))
    assert names("imunisasi", batola) == []
    facts = ServiceFacts(name="Imunisasi anak", has_standard=True, standard_published=True)
    row = change_service(by=rahmah, service=draft, facts=facts, revision=draft.revision)
    assert names("imunisasi", batola) == ["Imunisasi anak"]
    withdraw_service(by=rahmah, service=row, because="Pindah")
    assert names("imunisasi", batola) == []
    assert not SearchEntry.objects.exists()


def test_a_service_is_found_by_what_its_standard_delivers(batola, dinkes):
    service = published(dinkes, "Pelayanan Loket Dua")
    Standard.objects.create(
        government=batola,
        service=service,
        state="set",
        set_on=batola.today(),
        published_on=batola.today(),
        content={"product": {"items": ["Surat Keterangan Sehat"]}},
    )
    assert names("keterangan sehat", batola) == ["Pelayanan Loket Dua"]


def test_governments_are_searched_apart_and_together(batola, dinkes):
    published(dinkes, "Cek Golongan Darah")
    other = offices.government(offices.BANYUASIN, "Banyuasin")
    theirs = published(offices.unit(other, "rsud"), "Donor Darah")
    assert names("darah", batola) == ["Cek Golongan Darah"]
    assert names("darah", other) == [theirs.name]
    assert sorted(names("darah")) == ["Cek Golongan Darah", "Donor Darah"]
    assert names("darah", among={other.pk}) == ["Donor Darah"]


def test_everything_can_be_made_again(batola, dinkes):
    published(dinkes, "Cek Golongan Darah")
    hidden = Service.objects.bulk_create(
        [
            Service(
                government=batola,
                unit=dinkes,
                name="Rontgen Gigi",
                has_standard=True,
                standard_published=True,
            )
        ]
    )
    assert names("rontgen", batola) == []
    assert rebuild() == 1 + len(hidden)
    assert names("rontgen", batola) == ["Rontgen Gigi"]


@pytest.mark.usefixtures("services")
def test_a_search_asks_the_database_a_few_times_however_it_goes(
    batola, django_assert_max_num_queries
):
    for question in ("ktp", "ijazah helikopter", "zzzz yyyy"):
        with django_assert_max_num_queries(8):
            find(question, batola.today(), batola)
