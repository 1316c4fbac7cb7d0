"""The round report: roll-up, classes, the round before, spreadsheet and archive of cards."""

import io
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.integration.assessments import factories as make
from tests.integration.reports.test_first import page, queries
from zonahijau.assessments import actions
from zonahijau.assessments.models import Round


def address(round_, rest=""):
    return f"/laporan/putaran/{round_.uid}/{rest}"


def closed(batola, instrument=make.MONTHLY, units=(), **planned):
    units = units or [batola.agency, batola.clinic]
    opened = make.opened(batola, instrument, units=units, **planned)
    for assessed in opened.assessments.all():
        make.sealed(batola, assessed)
    actions.close_round(round_=opened, by=batola.closer)
    return Round.objects.get(pk=opened.pk)


def test_the_region_is_a_range_with_its_rule_and_number_of_units(batola, signed_in):
    text = page(signed_in(batola.satgas), address(closed(batola)))
    assert 'class="estimate"' in text
    assert "rata-rata unit, 2 unit" in text
    assert "Perkiraan karena" in text


def test_the_regent_sees_the_region_once_it_is_released(batola, signed_in):
    round_ = closed(batola)
    regent = signed_in(batola.regent)
    assert "belum terbuka" in page(regent, address(round_))
    actions.release_results(round_=round_, release="rakor", decree="", by=batola.sekda)
    assert 'class="estimate"' in page(regent, address(round_))


def earlier(round_):
    """Put a round a year back, as rounds are opened from today on only in these tests."""
    from datetime import timedelta

    for field in ("starts_on", "due_on", "ends_on"):
        setattr(round_, field, getattr(round_, field) - timedelta(365))
    round_.save()


def test_a_round_under_the_same_version_is_compared_unit_by_unit(batola, signed_in):
    earlier(closed(batola, title="Putaran 2025"))
    text = page(signed_in(batola.satgas), address(closed(batola)))
    assert "Dibanding Putaran 2025: 0 unit naik, 0 turun, 2 tetap" in text


def test_a_round_under_another_instrument_is_a_break(batola, signed_in):
    older = closed(batola, make.IPP, units=[batola.agency], title="Putaran 2025")
    earlier(older)
    text = page(signed_in(batola.satgas), address(closed(batola)))
    assert "bobotnya berganti" in text
    assert "Dibanding" not in text


def test_an_operator_sees_the_own_unit_only(batola, signed_in):
    text = page(signed_in(batola.clinic_operator), address(closed(batola)))
    assert batola.clinic.name in text
    assert batola.agency.name not in text


def test_a_round_of_another_regency_is_not_there(batola, neighbour, signed_in):
    round_ = closed(batola)
    for rest in ("", "tabel.xlsx", "rapor.zip"):
        assert signed_in(neighbour.satgas).get(address(round_, rest)).status_code == 404


def read(answered):
    return b"".join(answered.streaming_content)


def test_the_spreadsheet_has_the_numbers_of_the_page(batola, signed_in):
    answered = signed_in(batola.satgas).get(address(closed(batola), "tabel.xlsx"))
    rows = list(load_workbook(io.BytesIO(read(answered))).active.values)
    header, first = rows[0], dict(zip(rows[0], rows[1], strict=True))
    assert len(rows) == 3
    assert header[0] == "Unit"
    assert first["Unit"] == batola.agency.name
    assert first["Ditetapkan: nilai"] is None
    assert first["Ditetapkan: perkiraan, paling besar"] == 100


def test_a_unit_named_like_a_formula_is_text_in_the_spreadsheet(batola, signed_in):
    batola.agency.name = "=1+1"
    batola.agency.save()
    answered = signed_in(batola.satgas).get(address(make.opened(batola), "tabel.xlsx"))
    rows = list(load_workbook(io.BytesIO(read(answered))).active.values)
    assert rows[1][0] == "'=1+1"


@pytest.mark.parametrize(("role", "cards"), [("satgas", 2), ("clinic_operator", 1), ("regent", 0)])
def test_the_archive_holds_the_cards_that_the_reader_may_see(batola, signed_in, role, cards):
    answered = signed_in(getattr(batola, role)).get(address(closed(batola), "rapor.zip"))
    with ZipFile(io.BytesIO(read(answered))) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == cards


def test_ten_times_the_units_take_no_further_query(batola, signed_in):
    client = signed_in(batola.satgas)
    few = queries(client, address(closed(batola)))
    units = [batola.agency, batola.clinic]
    units += [make.unit(batola.government, f"Dinas {number}") for number in range(18)]
    many = make.opened(batola, units=units, title="Besar")
    assert queries(client, address(many)) <= few


def test_a_round_with_other_weights_is_not_compared_with_the_one_before(batola, signed_in):
    before = make.opened(batola, make.OMBUDSMAN_2023)
    earlier(before)
    now = make.opened(batola, make.OMBUDSMAN_2023, title="Putaran II", weights="official")
    page = signed_in(batola.satgas).get(f"/laporan/putaran/{now.uid}/").content.decode()
    assert "bobotnya berganti" in page
