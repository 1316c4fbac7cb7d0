"""Many reports accepted at once: looked through in one table, all of a choice or none."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import made_files, offices
from tests.published.test_published_surveys import bantul_means
from zonahijau.audit.models import Entry
from zonahijau.evidence.actions.uploading import blob_of
from zonahijau.evidence.intake import take_in
from zonahijau.evidence.slots import DOCUMENT
from zonahijau.notices.models import Notice
from zonahijau.surveys.actions import follow_ups, reports
from zonahijau.surveys.actions.accepting import accept_many
from zonahijau.surveys.figures import Figures
from zonahijau.surveys.models import Report
from zonahijau.surveys.report_forms import ReportForm
from zonahijau.surveys.reporting import due_day, span_of
from zonahijau.wording import Refused

FIGURES = Figures(means=bantul_means(), printed=Decimal("87.28"), grade="B", respondents=384)
PAGE = "surveys:review"


@pytest.fixture(autouse=True)
def files(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def sari(batola):
    return offices.person(batola, "sari", "satgas")


def came(by, unit, figures=FIGURES, year=2025):
    """A report of a unit that is received."""
    start, until = span_of("year", year, 1)
    period = reports.Period(start, until, due_day(until))
    reports.expect(by=by, government=unit.government, units=[unit], period=period)
    row = Report.objects.get(unit=unit, start=start)
    today = unit.government.today()
    return reports.receive(
        by=by, report=row, revision=row.revision, came=reports.Received(today), figures=figures
    )


def seen(*rows):
    return [(row, row.revision) for row in rows]


def states():
    return sorted(Report.objects.standing().values_list("state", flat=True))


def boxes(*rows, **more):
    return {"laporan": [f"{row.uid}:{row.revision}" for row in rows], **more}


def test_all_that_were_chosen_are_accepted_each_with_its_entry(sari, dinkes, disdik):
    rows = [came(sari, dinkes), came(sari, disdik)]
    assert accept_many(by=sari, chosen=seen(*rows)) == 2
    assert states() == ["accepted", "accepted"]
    assert Entry.objects.filter(action="survey-report-accepted").count() == 2


def test_one_that_cannot_be_accepted_keeps_all_back_and_is_named(sari, dinkes, disdik):
    rows = [came(sari, dinkes), came(sari, disdik, Figures(respondents=30))]
    with pytest.raises(Refused) as refused:
        accept_many(by=sari, chosen=seen(*rows))
    [reason] = refused.value.refusals
    assert reason.what.id.startswith(f"{disdik.name}, 2025: ")
    assert "belum memuat nilai IKM" in reason.what.id
    assert states() == ["received", "received"]
    assert not Entry.objects.filter(action="survey-report-accepted").exists()


def test_every_reason_is_told_not_the_first_alone(sari, dinkes, disdik):
    rows = [came(sari, unit, Figures(respondents=30)) for unit in (dinkes, disdik)]
    with pytest.raises(Refused) as refused:
        accept_many(by=sari, chosen=seen(*rows))
    assert len(refused.value.refusals) == 2


def test_what_changed_or_was_withdrawn_after_it_was_looked_at_keeps_all_back(sari, dinkes, disdik):
    one, other = came(sari, dinkes), came(sari, disdik)
    chosen = seen(one, other)
    came(sari, dinkes, replace(FIGURES, respondents=20))
    reports.withdraw(by=sari, report=other, because="Salah unit")
    with pytest.raises(Refused) as refused:
        accept_many(by=sari, chosen=chosen)
    said = [each.what.id for each in refused.value.refusals]
    assert ["berubah" in each for each in said] == [True, False]
    assert "ditarik" in said[1]
    assert states() == ["received"]


def test_whoever_may_not_review_one_of_them_accepts_none(sari, rahmah, dinkes, disdik):
    rows = [came(sari, dinkes), came(sari, disdik)]
    with pytest.raises(PermissionDenied):
        accept_many(by=rahmah, chosen=seen(*rows))
    assert states() == ["received", "received"]


def test_nothing_ticked_is_said(client, sari, dinkes):
    came(sari, dinkes)
    client.force_login(sari)
    page = client.post(reverse(PAGE), {}, follow=True).content.decode()
    assert "Centang paling sedikit satu laporan" in page
    assert states() == ["received"]


def test_the_table_ticks_nothing_at_first_and_only_what_is_ready_when_asked(
    client, sari, dinkes, disdik
):
    came(sari, dinkes)
    came(sari, disdik, Figures(respondents=30))
    Report.objects.filter(unit=dinkes).update(file=_file(dinkes))
    client.force_login(sari)
    page = client.get(reverse(PAGE)).content.decode()
    assert "2 laporan menunggu diperiksa, 1 siap disetujui" in page
    assert page.count('type="checkbox"') == 1
    assert " checked" not in page
    ticked = client.get(reverse(PAGE), {"centang": "siap"}).content.decode()
    assert ticked.count(" checked") == 1


def _file(unit):
    """Any file that is kept."""
    taken = take_in(
        [made_files.pdf()], name="laporan.pdf", kind=DOCUMENT, government=unit.government
    )
    return blob_of(unit.government, taken, "SKM")


def test_the_question_writes_nothing_and_names_what_is_left_out(client, sari, dinkes, disdik):
    rows = [came(sari, dinkes), came(sari, disdik, Figures(respondents=30))]
    client.force_login(sari)
    page = client.post(reverse(PAGE), boxes(*rows)).content.decode()
    assert "Setujui 1 laporan?" in page
    assert "Tidak ikut disetujui" in page
    assert "belum memuat nilai IKM" in page
    assert states() == ["received", "received"]
    answer = client.post(reverse(PAGE), boxes(rows[0], yakin="1"), follow=True)
    assert "1 laporan disetujui" in answer.content.decode()
    assert states() == ["accepted", "received"]


def test_a_yes_that_comes_too_late_is_refused_in_words_and_asks_again(client, sari, dinkes):
    row = came(sari, dinkes)
    came(sari, dinkes, replace(FIGURES, respondents=20))
    client.force_login(sari)
    answer = client.post(reverse(PAGE), boxes(row, yakin="1"))
    assert answer.status_code == 422
    assert "berubah sesudah Anda melihatnya" in answer.content.decode()
    assert states() == ["received"]


def test_reports_of_another_government_are_no_choice(client, sari, banyuasin):
    theirs = offices.person(banyuasin, "tari", "satgas")
    row = came(theirs, offices.unit(banyuasin, "dinas-lain"))
    client.force_login(sari)
    client.post(reverse(PAGE), boxes(row, yakin="1"))
    assert states() == ["received"]


def test_an_operator_does_not_find_the_page(client, rahmah, sari, dinkes):
    row = came(sari, dinkes)
    client.force_login(rahmah)
    assert client.get(reverse(PAGE)).status_code in (403, 404)
    assert client.post(reverse(PAGE), boxes(row, yakin="1")).status_code in (403, 404)
    assert states() == ["received"]


def _cost(client):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(reverse(PAGE))
    return len(queries)


def test_the_table_costs_the_same_for_ten_times_as_many(client, batola, sari, dinkes):
    client.force_login(sari)
    came(sari, dinkes)
    client.get(reverse(PAGE))
    few = _cost(client)
    for number in range(10):
        came(sari, offices.unit(batola, f"unit{number}"))
    assert _cost(client) == few


def test_what_deserves_a_look_is_said_and_keeps_nothing_back(client, sari, dinkes):
    wrong = replace(FIGURES, printed=Decimal("88.31"), grade="A", respondents=30, population=5200)
    row = came(sari, dinkes, wrong)
    client.force_login(sari)
    for address in (reverse(PAGE), reverse("surveys:report", args=[row.uid])):
        page = client.get(address).content.decode()
        assert "Hitungan ulang 87,28, berbeda dari yang tercetak" in page
        assert "Mutu tercetak A, menurut hitungan B" in page
        assert "30 responden, yang diperlukan 358" in page
    assert accept_many(by=sari, chosen=seen(row)) == 1


def test_a_plan_that_hangs_on_the_survey_is_owed_as_well(sari, dinkes, survey):
    row = came(sari, dinkes)
    Report.objects.filter(pk=row.pk).update(campaign=survey)
    line = follow_ups.Line("WAKTU", "Loket ditambah", survey.government.today(), "Kepala")
    follow_ups.plan(by=sari, campaign=survey, line=line)
    following = came(sari, dinkes, year=2026)
    with pytest.raises(Refused, match="previous report's plan"):
        reports.accept(by=sari, report=following, revision=following.revision)


def test_a_unit_hears_at_once_that_its_report_went_back(sari, rahmah, dinkes):
    row = came(sari, dinkes)
    reports.give_back(by=sari, report=row, revision=row.revision, because="Responden kurang")
    [notice] = Notice.objects.filter(user=rahmah)
    assert "dikembalikan untuk diperbaiki" in notice.text_id
    assert "Responden" not in notice.text_id


def test_a_unit_is_given_another_day_from_its_page(client, batola, sari, dinkes):
    start, until = span_of("year", 2025, 1)
    period = reports.Period(start, until, due_day(until))
    reports.expect(by=sari, government=batola, units=[dinkes], period=period)
    row = Report.objects.get()
    client.force_login(sari)
    address = reverse("surveys:move_report", args=[row.uid])
    later = due_day(until) + timedelta(days=30)
    client.post(address, {"revision": row.revision, "due_on": later.isoformat()})
    row.refresh_from_db()
    assert row.due_on == later
    page = client.post(address, {"revision": row.revision, "due_on": ""}, follow=True)
    assert "Hari terakhirnya kosong" in page.content.decode()


def _typed(row, **changed):
    """The form of a report as a browser sends it back."""
    today = row.government.today()
    initial = {
        name: value if value is not None else ""
        for name, value in ReportForm.initial_of(row, today).items()
        if value is not False
    }
    return {**initial, "received_on": today.isoformat(), "published_on": "", **changed}


def test_a_correction_keeps_the_answers_that_were_counted(client, sari, dinkes):
    counts = dict.fromkeys(bantul_means(), (1, 2, 20, 17))
    row = came(sari, dinkes, Figures(counts=counts, respondents=40))
    assert row.index_computed
    client.force_login(sari)
    address = reverse("surveys:enter_report", args=[row.uid])
    assert "dihitung dari jawaban yang tersimpan" in client.get(address).content.decode()
    answer = client.post(address, _typed(row, basis="PermenPANRB 14 Tahun 2017"))
    assert answer.status_code == 302
    after = Report.objects.get()
    assert (after.counts, after.index_exact) == (row.counts, row.index_exact)
    assert after.basis == "PermenPANRB 14 Tahun 2017"


def test_an_accepted_report_is_not_offered_for_entry(client, sari, dinkes):
    row = came(sari, dinkes)
    reports.accept(by=sari, report=row, revision=row.revision)
    client.force_login(sari)
    answer = client.get(reverse("surveys:enter_report", args=[row.uid]), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("surveys:report", args=[row.uid])
    assert "sudah disetujui" in answer.content.decode()


def test_all_that_can_be_accepted_is_ticked_at_once(client, sari, dinkes, disdik):
    came(sari, dinkes)
    came(sari, disdik, Figures(respondents=30))
    client.force_login(sari)
    page = client.get(reverse(PAGE), {"centang": "dapat"}).content.decode()
    assert (page.count('type="checkbox"'), page.count(" checked")) == (1, 1)
