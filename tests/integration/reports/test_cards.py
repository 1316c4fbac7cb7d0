"""Report cards: what stands on the paper, that it is tagged, and always the same bytes."""

import io
import re
from datetime import timedelta
from fractions import Fraction

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.integration.assessments import factories as make
from tests.integration.reports.test_rounds import earlier
from zonahijau.assessments.models import Round
from zonahijau.assessments.pages.explanation import branches
from zonahijau.audit.models import Entry
from zonahijau.reports.models import Paper
from zonahijau.web import formatting


def address(result, ending="pdf"):
    return f"/laporan/rapor/{result.code}.{ending}"


def printed(client, result, language="id"):
    answered = client.get(address(result) + f"?lang={language}")
    assert answered.status_code == 200
    assert answered["Content-Type"] == "application/pdf"
    return answered.content


def words(pdf):
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", text)


def test_an_estimate_is_printed_as_a_range_beside_the_word(batola, sealed, signed_in):
    text = words(printed(signed_in(batola.satgas), sealed))
    assert re.search(r"PERKIRAAN kisaran \d+ sampai \d+|PERKIRAAN kisaran [\d,]+ sampai", text)
    assert "bukan nilai resmi" in text
    assert "Perkiraan karena" in text


def test_the_card_names_unit_instrument_engine_and_fingerprints(batola, sealed, signed_in):
    text = words(printed(signed_in(batola.satgas), sealed))
    for said in (
        batola.agency.name,
        "satgas/monthly",
        sealed.sha256,
        f"Zona Hijau {sealed.engine}",
    ):
        assert said in text
    assert f"/q/{sealed.code}".replace("/", "") in text.replace("/", "").replace("\u200b", "")
    assert "NIP" in text
    assert re.search(r"halaman 1 dari \d", text)


def test_the_card_speaks_english_where_the_reader_does(batola, sealed, signed_in):
    assert "ESTIMATE between" in words(printed(signed_in(batola.satgas), sealed, "en"))


def test_the_pdf_is_tagged_titled_and_says_its_language(batola, sealed, signed_in):
    reader = PdfReader(io.BytesIO(printed(signed_in(batola.satgas), sealed)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("id")
    assert batola.agency.name in reader.metadata.title


def test_printing_twice_gives_the_same_bytes_and_one_entry_in_the_register(
    batola, sealed, signed_in
):
    first = printed(signed_in(batola.satgas), sealed)
    second = printed(signed_in(batola.head), sealed)
    assert first == second
    assert Paper.objects.filter(result=sealed).count() == 1
    assert Entry.objects.filter(action="report-card-issued").count() == 1


def test_what_cannot_be_computed_is_said_with_its_reason(batola, signed_in):
    opened = make.opened(batola, make.OMBUDSMAN_2023, weights="official")
    result = make.sealed(batola, opened.assessments.get()).results.get(stage="sealed")
    assert "Tidak dapat dihitung" in words(printed(signed_in(batola.satgas), result))


def test_a_card_over_products_adds_up_their_parts(batola, signed_in):
    for name in ("Izin klinik", "Izin apotek"):
        make.service(batola.agency, name)
    assessed = make.sealed(batola, make.assessment(batola, make.OMBUDSMAN_2021))
    result = assessed.results.get(stage="sealed")
    assert "Capaian tiap bagian" in words(printed(signed_in(batola.satgas), result))


@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_a_card_is_closed_to_those_who_do_not_see_the_score(
    batola, neighbour, sealed, signed_in, ending
):
    assert signed_in(batola.regent).get(address(sealed, ending)).status_code == 403
    assert signed_in(neighbour.satgas).get(address(sealed, ending)).status_code == 404
    self_assessed = sealed.assessment.results.get(stage="self")
    assert signed_in(batola.satgas).get(address(self_assessed, ending)).status_code == 404


def test_the_sheet_explains_every_indicator(batola, sealed, signed_in):
    answered = signed_in(batola.satgas).get(address(sealed, "xlsx"))
    rows = list(load_workbook(io.BytesIO(b"".join(answered.streaming_content))).active.values)
    codes = {row[0] for row in rows}
    nodes = sealed.version.instrument.indicators()
    assert {node.code for node in nodes if not node.informational} <= codes
    assert any("PERKIRAAN" in str(row[1]) for row in rows)


def mixed(batola, instrument):
    """A sealed result of the agency in which every second indicator stands on the lowest rung."""
    assessed = make.assessment(batola, instrument)
    lowest = dict(list(make.lowest(assessed).items())[::2])
    make.answer_all(assessed, batola.operator, make.highest(assessed) | lowest)
    make.actions.submit(assessment=assessed, by=batola.head)
    make.confirm_all(assessed, batola.verifier)
    make.actions.verify(assessment=assessed, by=batola.verifier)
    return make.actions.seal(assessment=assessed, by=batola.closer)


@pytest.mark.parametrize("instrument", [make.MONTHLY, make.OMBUDSMAN_2023])
def test_nothing_on_card_or_sheet_of_an_estimate_is_its_total_or_adds_up_to_it(
    batola, signed_in, instrument
):
    result = mixed(batola, instrument)
    browser = signed_in(batola.satgas)
    total = Fraction(result.exact)
    text = words(printed(browser, result))
    assert formatting.number(total, 2) not in text
    assert "tidak dijumlahkan" in text
    sheet = browser.get(address(result, "xlsx"))
    rows = list(load_workbook(io.BytesIO(b"".join(sheet.streaming_content))).active.values)
    for column in zip(*rows[1:], strict=True):
        numbers = [Fraction(str(cell)) for cell in column if isinstance(cell, int | float)]
        assert abs(sum(numbers) - total) > Fraction(1, 20)
        assert all(abs(number - total) > Fraction(1, 100) for number in numbers)


def test_what_is_official_throughout_is_explained_in_points(batola, signed_in):
    result = mixed(batola, make.IPP)
    assert not result.estimate
    assert re.fullmatch(r"\d,\d\d / \d,\d\d", branches(result).parts[0].earned_said.id)
    assert formatting.number(Fraction(result.exact), 2) in words(
        printed(signed_in(batola.satgas), result)
    )


def two_rounds(batola):
    """The agency sealed twice: at the lowest a year ago, at the highest now."""
    first = make.assessment(batola, title="Putaran 2025")
    make.answer_all(first, batola.operator, make.lowest(first))
    make.actions.submit(assessment=first, by=batola.head)
    make.confirm_all(first, batola.verifier)
    make.actions.verify(assessment=first, by=batola.verifier)
    make.actions.seal(assessment=first, by=batola.closer)
    earlier(Round.objects.get(pk=first.round_id))
    second = make.sealed(batola, make.assessment(batola, title="Putaran 2026"))
    return first.results.get(stage="sealed"), second.results.get(stage="sealed")


def test_the_card_says_what_changed_since_the_round_before(batola, signed_in):
    _, later = two_rounds(batola)
    text = words(printed(signed_in(batola.satgas), later))
    assert "Yang berubah sejak Putaran 2025" in text
    assert "(naik)" in text


def test_what_changed_is_kept_from_those_who_do_not_see_the_result_before(batola, signed_in):
    _, later = two_rounds(batola)
    Round.objects.filter(pk=later.round_id).update(release="rakor")
    assert "Yang berubah" not in words(printed(signed_in(batola.regent), later))


def test_what_comes_later_changes_no_printed_card(batola, signed_in):
    before, later = two_rounds(batola)
    first = printed(signed_in(batola.satgas), later)
    between = make.sealed(batola, make.assessment(batola, title="Susulan"))
    start = before.round.starts_on
    Round.objects.filter(pk=between.round_id).update(starts_on=start + timedelta(30))
    assert printed(signed_in(batola.satgas), later) == first
