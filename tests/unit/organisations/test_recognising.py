"""Names, titles, dates and NIP as offices write them."""

from datetime import date

import pytest

from zonahijau.organisations.recognising import (
    kind_of,
    name_key,
    read_day,
    read_nip,
    split_status,
    status_of,
    unit_key,
)


@pytest.mark.parametrize(
    "written",
    [
        "dr. Siti Rahmah, M.Kes.",
        "SITI RAHMAH, S.K.M., M.Kes",
        "Drs. H. Siti Rahmah",
        "Siti  Rahmah",
    ],
)
def test_degrees_do_not_part_a_person(written):
    assert name_key(written) == "siti rahmah"


def test_initials_part_people():
    assert name_key("M. Noor") != name_key("A. Noor")
    assert name_key("A.R.") == "a r"
    assert name_key("Dr. H.") == "dr h"


@pytest.mark.parametrize(
    "written",
    [
        "Dinas Kesehatan",
        "DINAS KESEHATAN KAB. BARITO KUALA",
        "Dinas Kesehatan Kabupaten Barito Kuala",
    ],
)
def test_the_governments_own_name_does_not_part_a_unit(written):
    assert unit_key(written, "Kabupaten Barito Kuala") == "dinas kesehatan"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-01-31", date(2024, 1, 31)),
        ("31-01-2024", date(2024, 1, 31)),
        ("31/1/2024", date(2024, 1, 31)),
        ("31 Januari 2024", date(2024, 1, 31)),
        ("1 Agt 2024", None),
        ("2024-01-31 00:00:00", date(2024, 1, 31)),
        ("31-02-2024", None),
        ("31-01-20240131202401312024", None),
        ("segera", None),
    ],
)
def test_dates_are_read_as_offices_write_them(written, meant):
    assert read_day(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("19780101 200501 1 003", "197801012005011003"),
        ("'197801012005011003", "197801012005011003"),
        ("-", ""),
        ("1,97801E+17", None),
        ("197801012005011000", None),
        ("12345", None),
    ],
)
def test_a_nip_is_whole_or_refused(written, meant):
    assert read_nip(written) == meant


@pytest.mark.parametrize(
    ("title", "unit_kind", "unit", "kind"),
    [
        ("Kepala Dinas Kesehatan", "dinas", "Dinas Kesehatan", "head"),
        ("Kepala", "dinas", "Dinas Kesehatan", "head"),
        ("Kepala Bidang Pelayanan", "dinas", "Dinas Kesehatan", "other"),
        ("Kepala Bagian Organisasi", "bagian", "Bagian Organisasi", "head"),
        ("Kepala Bagian Umum", "rsud", "RSUD Abdul Aziz", "other"),
        ("Kepala UPTD Puskesmas Marabahan", "puskesmas", "Puskesmas Marabahan", "head"),
        ("Camat Alalak", "kecamatan", "Kecamatan Alalak", "head"),
        ("Direktur", "rsud", "RSUD Abdul Aziz", "head"),
        ("Sekretaris", "dinas", "Dinas Kesehatan", "secretary"),
        ("Operator layanan", "dinas", "Dinas Kesehatan", "operator"),
        ("Pejabat Pengelola Pengaduan", "dinas", "Dinas Kesehatan", "complaint_officer"),
    ],
)
def test_only_who_leads_the_unit_is_its_head(title, unit_kind, unit, kind):
    assert kind_of(title, unit_kind, unit) == kind


def test_a_status_stands_before_the_title_or_in_its_own_cell():
    assert split_status("Plt. Kepala Dinas") == ("plt", "Kepala Dinas")
    assert split_status("Plhan Kepala") == ("", "Plhan Kepala")
    assert status_of("Pelaksana Harian (Plh.)") == "plh"
    assert status_of("sejak mutasi 2024") == "definitif"
