"""The slides of the first week: native charts with the numbers of the matrix, no rank, no draft."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Inches

from tests import offices
from tests.integration.assessments import factories as make
from zonahijau.assessments.actions import close_round, enter_official_result
from zonahijau.assessments.actions.official import Published
from zonahijau.catalogue.actions import add_count
from zonahijau.catalogue.policies import Counts
from zonahijau.organisations.actions.units import rename_unit
from zonahijau.organisations.authority import authority_of
from zonahijau.reports.completeness import ITEMS, Completeness
from zonahijau.reports.slides import deck_of, written
from zonahijau.reports.slides.grids import fits, fitting_size
from zonahijau.reports.slides.standing import BREAK

LONG = "Dinas Pengendalian Penduduk, KB, Pemberdayaan Perempuan dan Perlindungan Anak {}"


@pytest.fixture
def place(db):
    return offices.government()


@pytest.fixture
def regent(place):
    return offices.person(place, "bupati", "pimpinan")


@pytest.fixture
def filled(place):
    """Fourteen agencies with long names, each lacking something else."""
    satgas = offices.person(place, "sekretaris", "satgas")
    for number in range(14):
        unit = offices.unit(place, f"dinas{number:02}")
        name = LONG.format(number)
        rename_unit(by=None, unit=unit, name=name, short_name="", on=date(2020, 1, 1))
        counts = Counts(date(2026, 1, 1), "Rekap", services=5, with_standard=number % 6)
        add_count(by=satgas, unit=unit, counts=counts)
    return place


def published(place, instrument, year, score):
    result = Published(
        instrument_id=instrument,
        year=year,
        score=score,
        band="",
        zone="kuning",
        source_title=f"Rapor {year}",
        source_link="",
        named="",
    )
    enter_official_result(government=place, by=None, unit=None, published=result)


def slides_of(place, person):
    made = written(deck_of(place, person, authority_of(person)))
    return list(Presentation(BytesIO(made)).slides)


def charts(slides):
    return [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]


def words(slide):
    return " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)


def test_the_slides_are_wide_and_each_says_its_source_and_day(filled, regent):
    made = Presentation(BytesIO(written(deck_of(filled, regent, authority_of(regent)))))
    assert round(made.slide_width / made.slide_height, 2) == 1.78
    for slide in list(made.slides)[1:]:
        assert "Sumber: " in words(slide)
        assert str(filled.today().year) in words(slide)
        assert slide.notes_slide.notes_text_frame.text


def test_the_chart_of_completeness_is_native_and_holds_the_numbers_of_the_matrix(filled, regent):
    (chart,) = charts(slides_of(filled, regent))
    matrix = Completeness(filled, regent)
    drawn = {plot.name: tuple(plot.values) for plot in chart.plots[0].series}
    assert list(chart.plots[0].categories) == [item.label.id for item in ITEMS]
    assert drawn["Lengkap"] == tuple(matrix.complete(item.key) for item in ITEMS)
    assert drawn["Belum diketahui"] == tuple(matrix.unknown(item.key) for item in ITEMS)
    assert {sum(column) for column in zip(*drawn.values(), strict=True)} == {14}


def test_the_numbers_of_a_chart_stand_in_a_workbook_that_can_be_changed(filled, regent):
    (chart,) = charts(slides_of(filled, regent))
    sheet = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][1:] == ("Lengkap", "Belum lengkap", "Belum diketahui")
    assert [row[0] for row in rows[1:]] == [item.label.id for item in ITEMS]


def test_years_of_two_instruments_are_never_joined(place, regent):
    published(place, "ombudsman/2021", 2021, "69.39")
    published(place, "ombudsman/2022", 2022, "65.50")
    (chart,) = charts(slides_of(place, regent))
    categories = list(chart.plots[0].categories)
    assert categories == ["2021", BREAK, "2022"]
    values = [plot.values for plot in chart.plots[0].series]
    assert values == [(69.39, None, None), (None, None, 65.5)]
    assert "LINE" not in str(chart.chart_type)


def test_a_value_is_written_as_it_was_printed(place, regent):
    published(place, "ombudsman/2022", 2022, "65.50")
    slides = slides_of(place, regent)
    assert "terakhir 65,50 · kuning (2022)" in words(slides[1])
    (slide,) = [s for s in deck_of(place, regent, authority_of(regent)).slides if s.chart]
    assert slide.chart.series[0].values == (Decimal("65.50"),)


def test_agencies_that_need_help_stand_in_the_order_of_the_alphabet(filled, regent):
    slides = slides_of(filled, regent)
    (slide,) = [s for s in slides if "Perlu pendampingan" in s.shapes.title.text_frame.text]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    names = [row.cells[0].text for row in list(table.rows)[1:]]
    assert len(names) == 10
    assert all(a <= b for a, b in pairwise(names))
    assert "bukan peringkat" in words(slide)


def test_ten_of_the_longest_names_still_fit_on_a_slide(filled, regent):
    grids = [s.grid for s in deck_of(filled, regent, authority_of(regent)).slides if s.grid]
    assert grids
    assert all(fits(grid, fitting_size(grid)) for grid in grids)
    for slide in slides_of(filled, regent):
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= Inches(40) // 3 + 10


def test_without_data_there_is_still_something_to_say(place, regent):
    slides = slides_of(place, regent)
    assert [s.shapes.title.text_frame.text for s in slides][1:] == [
        "Belum ada hasil resmi yang tercatat"
    ]


def test_a_score_that_is_not_released_is_in_no_slide(db):
    batola = make.regency()
    held = make.sealed(batola, make.assessment(batola))
    for person in (batola.satgas, batola.sekda, batola.regent, batola.closer):
        deck = deck_of(batola.government, person, authority_of(person))
        assert not [s for s in deck.slides if "Penilaian mandiri" in s.title]
        assert held.exact not in str(deck)


def test_a_released_estimate_is_called_one_and_is_a_range(db):
    batola = make.regency()
    held = make.sealed(batola, make.assessment(batola, make.OMBUDSMAN_2023))
    close_round(round_=held.round, by=batola.closer)
    held.round.refresh_from_db()
    held.round.release = "rakor"
    held.round.save()
    deck = deck_of(batola.government, batola.regent, authority_of(batola.regent))
    (slide,) = [s for s in deck.slides if "Penilaian mandiri" in s.title]
    assert "(perkiraan): kisaran" in slide.title
    assert "Bukan nilai resmi" in slide.lead
    assert slide.chart is None
