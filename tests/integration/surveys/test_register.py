"""The register of reports: due, received, returned, accepted; late ones are chased."""

import io
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import offices
from tests.published.test_published_surveys import DATA, bantul_means
from zonahijau.audit.models import Entry
from zonahijau.instruments.facts import known_facts
from zonahijau.notices.models import Notice
from zonahijau.organisations.policies import Overtaken
from zonahijau.surveys.actions import follow_ups, reports
from zonahijau.surveys.actions.chasing import chase
from zonahijau.surveys.figures import Figures
from zonahijau.surveys.letters import remind
from zonahijau.surveys.models import Report
from zonahijau.surveys.reporting import due_day, span_of
from zonahijau.wording import Refused

FIGURES = Figures(means=bantul_means(), printed=Decimal("87.28"), grade="B", respondents=384)


@pytest.fixture
def sari(batola):
    return offices.person(batola, "sari", "satgas")


def period(year=2025):
    start, until = span_of("year", year, 1)
    return reports.Period(start, until, due_day(until))


@pytest.fixture
def report(batola, dinkes, sari):
    reports.expect(by=sari, government=batola, units=[dinkes], period=period())
    return Report.objects.get()


def received(report, by, figures=FIGURES, **more):
    report.refresh_from_db()
    came = reports.Received(report.government.today(), **more)
    return reports.receive(
        by=by, report=report, revision=report.revision, came=came, figures=figures
    )


def accepted(report, by):
    report.refresh_from_db()
    return reports.accept(by=by, report=report, revision=report.revision)


def test_what_is_due_is_written_down_once(batola, dinkes, sari, report):
    again = reports.expect(by=sari, government=batola, units=[dinkes], period=period())
    assert (again, Report.objects.count()) == (0, 1)
    assert report.due_on == date(2026, 1, 31)


def test_a_report_is_received_with_its_index_computed_again_and_accepted(report, rahmah, sari):
    row = received(report, rahmah)
    assert (row.state, row.index_computed, row.grade_computed) == ("received", "87.28", "B")
    assert Fraction(row.index_exact) == Fraction("31.42") * 25 / 9
    assert row.means["PENGADUAN"] == "3.76"
    assert accepted(report, sari).state == "accepted"
    with pytest.raises(Refused, match="accepted already"):
        received(report, rahmah)


def test_a_report_goes_back_with_a_reason_and_comes_again(report, rahmah, sari):
    row = received(report, rahmah)
    back = reports.give_back(
        by=sari, report=row, revision=row.revision, because="Jumlah responden kurang"
    )
    assert (back.state, back.returned_because) == ("returned", "Jumlah responden kurang")
    assert received(report, rahmah).state == "received"


def test_a_report_without_an_index_is_not_accepted(report, rahmah, sari):
    received(report, rahmah, Figures(respondents=30))
    with pytest.raises(Refused, match="no index"):
        accepted(report, sari)


def test_two_people_do_not_overwrite_each_other(report, rahmah):
    received(report, rahmah)
    with pytest.raises(Overtaken):
        reports.receive(
            by=rahmah,
            report=report,
            revision=1,
            came=reports.Received(report.government.today()),
            figures=FIGURES,
        )


def test_nothing_is_written_when_figures_are_refused(report, rahmah):
    with pytest.raises(Refused):
        received(report, rahmah, replace(FIGURES, means={"WAKTU": Fraction(5)}))
    report.refresh_from_db()
    assert (report.state, report.revision) == ("due", 1)


def test_the_next_report_tells_of_the_plan_before_it_is_accepted(
    batola, dinkes, report, rahmah, sari
):
    row = received(report, rahmah)
    line = follow_ups.Line("PERSYARATAN", "Syarat ditulis ulang", date(2026, 6, 30), "Sekretaris")
    planned = follow_ups.plan(by=rahmah, report=row, line=line)
    accepted(report, sari)
    reports.expect(by=sari, government=batola, units=[dinkes], period=period(2026))
    following = Report.objects.get(start__year=2026)
    assert following.previous == report
    received(following, rahmah)
    with pytest.raises(Refused, match="previous report's plan"):
        accepted(following, sari)
    follow_ups.settle(by=rahmah, line=planned, revision=1, state="done", on=batola.today())
    received(following, rahmah, follow_up_told=True)
    assert accepted(following, sari).state == "accepted"
    share = known_facts(dinkes, None, ["survey.followup.share"])["survey.followup.share"]
    assert share.holds == 100


def test_accepted_figures_answer_indicators_and_received_ones_not_yet(dinkes, report, rahmah, sari):
    keys = ["survey.conducted", "survey.handed_in", "survey.ikm"]
    assert known_facts(dinkes, None, keys) == {}
    received(report, rahmah)
    assert set(known_facts(dinkes, None, keys)) == {"survey.conducted", "survey.handed_in"}
    accepted(report, sari)
    assert known_facts(dinkes, None, keys)["survey.ikm"].holds == Fraction("87.28")


@pytest.mark.parametrize(("left", "told"), [(8, 0), (7, 1), (0, 1), (-1, 1), (-15, 1)])
def test_a_unit_is_told_of_each_stage_once(batola, report, rahmah, left, told):
    Report.objects.update(due_on=batola.today() + timedelta(days=left))
    for _ in range(2):
        chase(government=batola)
    assert Notice.objects.filter(user=rahmah, kind="survey").count() == told


def test_the_agency_above_is_told_when_two_weeks_have_passed(batola, dinkes, sari):
    clinic = offices.unit(batola, "puskesmas", "puskesmas", dinkes)
    head = offices.person(batola, "badrun", "kepala_unit", dinkes)
    reports.expect(by=sari, government=batola, units=[clinic], period=period())
    for late, told in ((13, 0), (14, 1)):
        Report.objects.update(due_on=batola.today() - timedelta(days=late))
        chase(government=batola)
        assert Notice.objects.filter(user=head, kind="survey").count() == told


def test_the_trail_has_every_step(report, rahmah, sari):
    received(report, rahmah)
    accepted(report, sari)
    actions = list(
        Entry.objects.filter(action__startswith="survey-report").values_list("action", flat=True)
    )
    assert actions == [
        "survey-reports-expected",
        "survey-report-received",
        "survey-report-accepted",
    ]


def form_of(report, **more):
    return {
        "received_on": str(report.government.today()),
        "instrument": "panrb/skm-2017",
        "convention": "exact",
        "revision": report.revision,
    } | more


@pytest.mark.parametrize(
    ("name", "convention", "printed"),
    [
        ("skm_agg_gaspul_triwulan3.csv", "0.11", "90,56"),
        ("skm_agg_bantul_dptr_2023.csv", "exact", "87,28"),
        ("skm_raw_kediri_dump20_cumulative.csv", "exact", "77,5"),
        ("skm_raw_kediri_dump20_cumulative.csv", "exact", ""),
    ],
)
def test_published_tables_come_in_through_the_page(
    client, report, rahmah, name, convention, printed
):
    client.force_login(rahmah)
    upload = SimpleUploadedFile(name, (DATA / name).read_bytes())
    said = form_of(report, convention=convention, printed=printed, raw=upload)
    answer = client.post(reverse("surveys:enter_report", args=[report.uid]), said)
    assert answer.status_code == 302, answer.content.decode()
    page = client.get(answer["Location"]).content.decode()
    assert ("sama sampai angka terakhir" in page) is bool(printed)
    assert ("dihitung dari nilai unsur" in page.lower()) is not bool(printed)


def test_an_old_legal_basis_is_flagged_on_the_page(client, report, rahmah):
    client.force_login(rahmah)
    received(report, rahmah, basis="KEP/25/M.PAN/2/2004")
    page = client.get(reverse("surveys:report", args=[report.uid])).content.decode()
    assert "tidak berlaku lagi" in page


def test_what_was_typed_stays_when_a_value_is_off_the_scale(client, report, rahmah):
    client.force_login(rahmah)
    said = form_of(report, mean_WAKTU="5,5", basis="Perbup 3/2025")
    answer = client.post(reverse("surveys:enter_report", args=[report.uid]), said)
    assert answer.status_code == 422
    assert "Perbup 3/2025" in answer.content.decode()


def test_the_register_asks_the_same_queries_for_two_reports_and_twenty(
    client, batola, dinkes, sari, django_assert_num_queries
):
    def asked(years):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("surveys:register")).status_code == 200
        return len(asked)

    client.force_login(sari)
    counts = set()
    for years in (range(2004, 2006), range(2006, 2024)):
        for year in years:
            reports.expect(by=sari, government=batola, units=[dinkes], period=period(year))
        client.get(reverse("surveys:register"))
        counts.add(asked(years))
    assert len(counts) == 1


def test_the_register_comes_as_a_spreadsheet(client, report, rahmah, sari):
    received(report, rahmah)
    client.force_login(sari)
    answer = client.get(reverse("surveys:register_sheet"))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    rows = [[cell.value for cell in row] for row in book.active]
    assert rows[1][:5] == ["Dinkes", "2025", "2026-01-31", "Diterima satgas", 87.28]


def test_the_reminder_names_every_late_unit_in_its_annex(client, batola, report, sari):
    draft = remind(batola, sari, due="2026-12-01")
    assert "1 unit" in draft.blocks[0].text
    assert [row[0] for row in draft.annexes[-1].blocks[0].rows] == ["Dinkes"]
