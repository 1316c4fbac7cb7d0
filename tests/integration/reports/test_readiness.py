"""The readiness sheet: who is there, what stands, on one page whatever there is; and no word of any
visit that is planned."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from tests.integration.assessments import factories as make
from zonahijau.catalogue.actions.counts import add_count
from zonahijau.catalogue.actions.services import add_service
from zonahijau.catalogue.policies import Counts, ServiceFacts
from zonahijau.documents.actions.register import DecreeFacts, enter
from zonahijau.evidence.models import EvidenceFact
from zonahijau.improvement.actions import make_promise
from zonahijau.organisations.actions.absences import Away, record_absence
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.reports.readiness.paper import sheets_pdf
from zonahijau.reports.readiness.papers import dimensions_of
from zonahijau.reports.readiness.sheets import loci, sheets_of

LONG_UNIT = (
    "Unit Pelaksana Teknis Daerah Laboratorium Lingkungan Hidup, Perumahan Rakyat, Kawasan "
    "Permukiman, dan Pertanahan Kabupaten Hulu Sungai Selatan di Kandangan"
)
LONG_PERSON = "Dr. dr. Hj. Noorhayati Rahmah Binti Abdurrahman, Sp.PD., M.Kes., FINASIM, Sp.KKLP."


@pytest.fixture
def batola(db):
    return make.regency()


@pytest.fixture
def today(batola):
    return batola.government.today()


def sit(unit, kind, name, status="definitif", days=30, until=None):
    day = unit.government.today()
    position = unit.positions.filter(kind=kind).first()
    position = position or add_position(by=None, unit=unit, title=kind, kind=kind)
    start = day - timedelta(days=days)
    return appoint(by=None, position=position, appointment=Appointment(name, status, start, until))


def prove(batola, fact, state="accepted", expires_on=None, unit=None):
    row = make.link(unit or batola.agency, f"Bukti {fact}", batola.operator)
    row.state, row.expires_on = state, expires_on
    row.save()
    EvidenceFact.objects.create(government=row.government, evidence=row, fact=fact)
    return row


def sheet_of(batola):
    (sheet,) = sheets_of(batola.government, [batola.agency])
    return sheet


def text_of(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pages]


def printed(batola, *units, size="a4"):
    sheets = sheets_of(batola.government, units or [batola.agency])
    return sheets_pdf(sheets, "Pemerintah Kabupaten Barito Kuala", size)


# -- who is there ------------------------------------------------------------------------------


def test_whoever_a_visitor_asks_for_is_named_or_told_to_be_missing(batola):
    sit(batola.agency, "head", "Budi")
    sheet = sheet_of(batola)
    named = {each.kind: each.holder and each.holder.name for each in sheet.officers}
    assert named == {
        "head": "Budi", "front_office": None, "complaint_officer": None, "contact": None,
    }  # fmt: skip
    assert len(sheet.nobody) == 3


def test_the_decree_of_the_complaint_officer_comes_from_the_register(batola, today):
    facts = DecreeFacts(
        kind="complaint_officer",
        number="188.4/7",
        dated=today,
        title="Pengelola pengaduan",
        signatory="Kepala",
        valid_from=today,
        valid_until=today + timedelta(days=20),
    )
    enter(by=batola.satgas, where=batola.agency, facts=facts)
    officer = next(x for x in sheet_of(batola).officers if x.kind == "complaint_officer")
    assert officer.decree.number == "188.4/7"
    assert "188.4/7" in text_of(printed(batola))[0]


def test_who_is_away_is_told_with_the_days_and_the_substitute(batola, today):
    holder = sit(batola.agency, "front_office", "Siti")
    away = Away("leave", today, today + timedelta(days=3), "Ani Pengganti")
    record_absence(by=None, holder=holder, away=away)
    (said,) = text_of(printed(batola))
    assert "digantikan Ani Pengganti" in said
    assert "cuti" in said


def test_a_leave_that_is_over_is_not_told(batola, today):
    holder = sit(batola.agency, "front_office", "Siti")
    away = Away("leave", today - timedelta(days=9), today - timedelta(days=2), "Ani")
    record_absence(by=None, holder=holder, away=away)
    assert sheet_of(batola).officers[1].away == ()


def test_a_plh_beside_the_head_is_who_stands_in(batola, today):
    sit(batola.agency, "head", "Budi", days=300)
    sit(batola.agency, "head", "Citra", "plh", 0, today + timedelta(days=3))
    head = sheet_of(batola).officers[0]
    assert (head.holder.name, [x.name for x in head.stands_in]) == ("Budi", ["Citra"])


# -- documents ---------------------------------------------------------------------------------


def document(batola, fact):
    found = dimensions_of([batola.agency.pk], {}, batola.government.today())
    facts = {
        "pledge.published": "Maklumat: publikasi", "service.motto.published": "Moto pelayanan",
    }  # fmt: skip
    rows = [row for part in found[batola.agency.pk] for row in part.documents]
    return next(row for row in rows if row.label.id == facts[fact])


@pytest.mark.parametrize(
    ("state", "days", "stands"),
    [
        ("accepted", None, "stands"),
        ("accepted", 400, "stands"),
        ("accepted", 30, "ending"),
        ("accepted", 0, "over"),
        ("in_review", None, "unchecked"),
        ("rejected", None, "refused"),
    ],
)
def test_where_a_document_stands(batola, today, state, days, stands):
    until = None if days is None else today + timedelta(days=days)
    prove(batola, "pledge.published", state, until)
    assert document(batola, "pledge.published").state == stands
    assert document(batola, "service.motto.published").state == "missing"


def test_the_best_of_several_counts(batola, today):
    prove(batola, "pledge.published", "rejected")
    prove(batola, "pledge.published", "accepted")
    assert document(batola, "pledge.published").state == "stands"


def test_what_users_feel_is_no_document_of_the_unit(batola):
    labels = [d.label.id for part in sheet_of(batola).dimensions for d in part.documents]
    assert "Penundaan berlarut" not in labels
    assert [part.label.id.partition(":")[0] for part in sheet_of(batola).dimensions] == [
        "Input", "Proses", "Output", "Pengelolaan pengaduan",
    ]  # fmt: skip


# -- one page ----------------------------------------------------------------------------------


def crowd(batola, unit):
    """The longest names, three of every officer all away, forty documents, twenty promises."""
    unit.name = LONG_UNIT
    unit.save()
    today = batola.government.today()
    for kind in ("head", "front_office", "complaint_officer", "contact"):
        for number in range(3):
            title = f"Pejabat {kind} {number} pada {LONG_UNIT}"[:160]
            position = add_position(by=None, unit=unit, title=title, kind=kind)
            start = today - timedelta(days=30)
            holder = appoint(
                by=None,
                position=position,
                appointment=Appointment(LONG_PERSON, "definitif", start),
            )
            away = Away("training", today, today + timedelta(days=9), LONG_PERSON)
            record_absence(by=None, holder=holder, away=away)
    facts = [n.fact for n in make.version("ombudsman/2023").instrument.indicators({}) if n.fact]
    for number in range(40):
        until = today + timedelta(days=10 + number)
        prove(batola, facts[number % len(facts)], "accepted", until, unit)
    for number in range(12):
        make.service(unit, f"Layanan {number} yang namanya juga panjang sekali {LONG_UNIT}"[:150])
    for number in range(20):
        make_promise(
            by=batola.satgas,
            unit=unit,
            what=f"Janji {number}: {LONG_UNIT} {LONG_UNIT}"[:400],
            person=LONG_PERSON,
            due_on=today + timedelta(days=number),
            source="visit",
        )


@pytest.mark.parametrize("size", ["a4", "f4"])
def test_with_the_longest_names_and_forty_documents_it_is_one_page(batola, size):
    crowd(batola, batola.agency)
    (said,) = text_of(printed(batola, size=size))
    assert re.search(r"Dan \d+ janji lain|Janji yang terbuka \(20\)", said)
    assert re.search(r"\d+ lagi|\(\d+\)\.", said)


def test_a_unit_without_anything_is_one_page_too(batola):
    (said,) = text_of(printed(batola))
    assert "belum ada" in said


def test_all_units_are_a_page_each(batola):
    crowd(batola, batola.clinic)
    assert len(text_of(printed(batola, batola.agency, batola.clinic))) == 2


# -- who may, and what it keeps to itself -------------------------------------------------------


@pytest.fixture
def enter_as(client):
    def signed_in(person):
        client.force_login(person)
        return client

    return signed_in


def test_no_planned_spot_check_is_on_the_sheet(batola, enter_as):
    address = reverse("reports:readiness_unit", args=[batola.agency.uid])
    browser = enter_as(batola.satgas)

    def page():
        main = browser.get(address).content.decode().partition("<main")[2].partition("</main>")[0]
        return re.sub(r"csrfmiddlewaretoken[^>]*>", "", main)

    before = page()
    make.opened(batola, kind="spot_check", title="Uji petik rahasia")
    assert before == page()
    assert "rahasia" not in before
    assert "rahasia" not in " ".join(text_of(printed(batola)))


def test_a_unit_reads_its_own_sheet_and_not_that_of_another(batola, enter_as):
    other = make.unit(batola.government, "Dinas Lain")
    browser = enter_as(batola.operator)
    assert (
        browser.get(reverse("reports:readiness_unit", args=[batola.agency.uid])).status_code == 200
    )
    assert browser.get(reverse("reports:readiness_unit", args=[other.uid])).status_code in (
        403,
        404,
    )
    page = browser.get(reverse("reports:readiness")).content.decode()
    assert "Dinas Lain" not in page


def test_the_printed_files_are_given_in_both_sizes_and_no_other(batola, enter_as):
    browser = enter_as(batola.satgas)
    one = reverse("reports:readiness_pdf", args=[batola.agency.uid])
    every = reverse("reports:readiness_all")
    for address in (one, f"{one}?kertas=f4", every, f"{every}?kertas=f4&jenis=dinas"):
        answer = browser.get(address)
        assert answer["Content-Type"] == "application/pdf", address
    assert browser.get(f"{one}?kertas=a3").status_code == 404
    assert browser.get(f"{every}?jenis=rsud").status_code == 404


def test_units_that_serve_are_the_loci(batola, today):
    units = type(batola.agency).objects.filter(government=batola.government)
    assert loci(units, today).count() == 2
    make.service(batola.clinic, "Imunisasi")
    assert [unit.name for unit in loci(units, today)] == [batola.clinic.name]


def test_however_many_units_the_queries_are_the_same(batola):
    def queries(units):
        with CaptureQueriesContext(connection) as told:
            sheets_of(batola.government, units)
        return len(told)

    few = [batola.agency, batola.clinic]
    for each in few:
        sit(each, "head", "Budi")
        prove(batola, "pledge.published", unit=each)
    several = [make.unit(batola.government, f"Dinas {n}") for n in range(6)]
    for each in several:
        sit(each, "head", "Budi")
    assert queries([*few, *several]) == queries(few)


def test_three_names_of_twelve_counted_services_do_not_look_like_the_whole(batola, today):
    for name in ("Rujukan", "Imunisasi", "Surat sehat"):
        add_service(by=batola.operator, unit=batola.agency, facts=ServiceFacts(name))
    assert sheet_of(batola).service_count == 3
    counts = Counts(today, "Rekap", services=12)
    add_count(by=batola.operator, unit=batola.agency, counts=counts)
    assert sheet_of(batola).service_count == 12
    assert len(sheet_of(batola).services) == 3
