"""Follow-up plans: drafted from what a survey found, tracked with reasons, told to indicators."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import offices
from tests.integration.surveys.test_register import FIGURES
from tests.surveys import answer, sent
from zonahijau.audit.models import Entry
from zonahijau.evidence.actions.uploading import add_link
from zonahijau.evidence.details import Details
from zonahijau.instruments.facts import known_facts
from zonahijau.instruments.rungs import offer
from zonahijau.lawbook.library import load_instrument
from zonahijau.notices.models import Notice
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.organisations.policies import Overtaken
from zonahijau.surveys import plans
from zonahijau.surveys.actions import follow_ups, publications, reports
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.chasing import chase
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.actions.planning import plan_lowest
from zonahijau.surveys.actions.signals import choose_bounds
from zonahijau.surveys.fraud import BOUNDS
from zonahijau.surveys.models import FollowUp, Report, Signal
from zonahijau.surveys.reporting import due_day, span_of
from zonahijau.wording import Refused


@pytest.fixture(autouse=True)
def surveys_online(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()


@pytest.fixture
def sari(batola):
    return offices.person(batola, "sari", "satgas")


@pytest.fixture
def closed(survey, rahmah, today):
    """Time is lowest, product and fee are equal next."""
    for _ in range(12):
        sent(survey, answer((4, 4, 2, 3, 3, 4, 4, 4, 4)))
    close(by=rahmah, campaign=survey)
    mix(campaign=survey, on=today)
    survey.refresh_from_db()
    return survey


@pytest.fixture
def report(batola, dinkes, sari, rahmah):
    """A report of last year, received in March."""
    year = batola.today().year - 1
    start, until = span_of("year", year, 1)
    asked = reports.Period(start, until, due_day(until))
    reports.expect(by=sari, government=batola, units=[dinkes], period=asked)
    row = Report.objects.get()
    came = reports.Received(date(year + 1, 3, 1))
    return reports.receive(by=rahmah, report=row, revision=1, came=came, figures=FIGURES)


def planned(report, by, element="WAKTU", due_on=None):
    due = due_on or report.government.today() + timedelta(30)
    line = follow_ups.Line(element, "Loket tambahan dibuka", due, "Sekretaris")
    return follow_ups.plan(by=by, report=report, line=line)


def settled(row, by, **more):
    row.refresh_from_db()
    return follow_ups.settle(by=by, line=row, revision=row.revision, **more)


def linked(unit, by):
    details = Details(kind="link", title="Berita di situs")
    return add_link(by=by, unit=unit, url="https://dinkes.go.id/skm", details=details)


def test_a_plan_begins_with_the_lowest_elements_and_those_equal_to_the_third(
    client, closed, rahmah
):
    lines = plan_lowest(by=rahmah, campaign=closed)
    assert [line.element for line in lines] == ["WAKTU", "BIAYA", "PRODUK"]
    assert all(line.programme and line.in_charge for line in lines)
    assert {line.due_on for line in lines} == {closed.government.today() + timedelta(90)}
    with pytest.raises(Refused, match="in the plan"):
        plan_lowest(by=rahmah, campaign=closed)
    client.force_login(rahmah)
    page = client.get(reverse("surveys:results", args=[closed.uid])).content.decode()
    assert all(line.programme in page for line in lines)


def test_without_a_result_there_is_nothing_to_plan_from(survey, rahmah):
    with pytest.raises(Refused, match="no index"):
        plan_lowest(by=rahmah, campaign=survey)


def test_the_button_of_the_results_drafts_the_plan(client, closed, rahmah):
    client.force_login(rahmah)
    client.post(reverse("surveys:begin_plan", args=[closed.uid]))
    assert FollowUp.objects.filter(campaign=closed).count() == 3


def test_a_line_is_moved_with_its_reason_and_keeps_its_first_day(client, report, rahmah):
    row = planned(report, rahmah)
    first, later = row.due_on, row.due_on + timedelta(60)
    with pytest.raises(Refused, match="reason"):
        follow_ups.move(by=rahmah, line=row, revision=1, due_on=later, because=" ")
    with pytest.raises(Refused, match="the same, or over"):
        follow_ups.move(by=rahmah, line=row, revision=1, due_on=first, because="Lelang")
    follow_ups.move(by=rahmah, line=row, revision=1, due_on=later, because="Lelang diulang")
    row.refresh_from_db()
    assert (row.due_on, row.first_due_on, row.was_moved) == (later, first, True)
    client.force_login(rahmah)
    page = client.get(reverse("surveys:follow_up", args=[row.uid])).content.decode()
    assert "Lelang diulang" in page
    assert "Semula" in page


def test_a_line_that_somebody_changed_meanwhile_is_not_overwritten(report, rahmah):
    row = planned(report, rahmah)
    said = follow_ups.Line("BIAYA", "Tarif dipasang", row.due_on, "Kepala loket")
    follow_ups.change(by=rahmah, line=row, revision=1, said=said)
    with pytest.raises(Overtaken):
        follow_ups.change(by=rahmah, line=row, revision=1, said=said)


def test_a_line_is_late_after_its_day_and_done_late_when_it_was(report, rahmah, today):
    row = planned(report, rahmah)
    FollowUp.objects.update(due_on=today - timedelta(3))
    row.refresh_from_db()
    assert plans.mark_of(row, today).word == plans.LATE
    assert FollowUp.objects.late_on(today).get() == row
    done = settled(row, rahmah, state="done", on=today, outcome="Dua loket dibuka")
    assert done.is_late_on(today)
    assert not FollowUp.objects.late_on(today).exists()


def test_done_needs_a_day_and_dropping_a_reason(report, rahmah, today):
    row = planned(report, rahmah)
    with pytest.raises(Refused, match="No day"):
        settled(row, rahmah, state="done")
    with pytest.raises(Refused, match="No day"):
        settled(row, rahmah, state="done", on=today + timedelta(1))
    with pytest.raises(Refused, match="reason"):
        settled(row, rahmah, state="dropped")


def test_nothing_is_done_about_a_survey_before_it_was_held(report, rahmah):
    """A day of years ago would count as the quickest follow-up there is."""
    row = planned(report, rahmah)
    with pytest.raises(Refused, match="before the survey"):
        settled(row, rahmah, state="done", on=report.start - timedelta(1))
    assert settled(row, rahmah, state="done", on=report.start).state == "done"


def test_what_is_to_be_done_stands_before_what_is_done(client, report, rahmah, today):
    first, second = planned(report, rahmah), planned(report, rahmah, "BIAYA")
    FollowUp.objects.filter(pk=second.pk).update(programme="Tarif dipasang")
    settled(first, rahmah, state="done", on=today)
    FollowUp.objects.filter(pk=first.pk).update(due_on=today - timedelta(400))
    client.force_login(rahmah)
    page = client.get(reverse("surveys:follow_ups")).content.decode()
    assert page.index("Tarif dipasang") < page.index("Loket tambahan dibuka")


def test_every_step_is_recorded_with_its_unit(report, rahmah, today):
    row = planned(report, rahmah)
    settled(row, rahmah, state="done", on=today)
    entries = Entry.objects.filter(action__startswith="survey-follow-up")
    assert [entry.details["unit"] for entry in entries] == [str(report.unit.uid)] * 2


def test_the_pages_of_a_line_do_all_of_it_without_a_script(client, report, rahmah, today):
    row = planned(report, rahmah)
    client.force_login(rahmah)
    there = reverse("surveys:follow_up", args=[row.uid])
    evidence = linked(report.unit, rahmah)

    def post(name, **data):
        row.refresh_from_db()
        address = reverse(f"surveys:{name}_follow_up", args=[row.uid])
        return client.post(address, {"revision": row.revision, **data})

    post("change", element="BIAYA", programme="Tarif dipasang", in_charge="Sekretaris")
    post("settle", state="running")
    post("move", due_on=str(today + timedelta(90)), because="Menunggu anggaran")
    assert post("move", due_on="", because="").status_code == 422
    post("finish", on=str(today), outcome="Terpasang", evidence=evidence.pk)
    row.refresh_from_db()
    assert (row.element, row.programme, row.state) == ("BIAYA", "Tarif dipasang", "done")
    page = client.get(there).content.decode()
    assert "Terpasang" in page
    assert "Berita di situs" in page
    post("withdraw", because="Salah unit")
    assert client.get(there).status_code == 404


def test_the_list_says_how_many_are_done_and_late_and_asks_little(client, report, rahmah, today):
    rows = [planned(report, rahmah) for _ in range(3)]
    settled(rows[0], rahmah, state="done", on=today)
    FollowUp.objects.filter(pk=rows[1].pk).update(due_on=today - timedelta(1))
    client.force_login(rahmah)
    address = reverse("surveys:follow_ups")
    page = client.get(address).content.decode()
    assert "1 dari 3 tindak lanjut selesai" in page
    assert "1 terlambat" in page
    late = client.get(address, {"keadaan": "late"}).content.decode()
    assert late.count("Loket tambahan dibuka") == 1
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _ in range(12):
        planned(report, rahmah)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_the_next_report_shows_what_became_of_the_plan_before(
    client, batola, dinkes, report, rahmah, sari, today
):
    row = planned(report, rahmah)
    settled(row, rahmah, state="dropped", because="Digabung dengan pembangunan loket")
    start, until = span_of("year", batola.today().year, 1)
    asked = reports.Period(start, until, due_day(until))
    reports.expect(by=sari, government=batola, units=[dinkes], period=asked)
    following = Report.objects.get(start=start)
    client.force_login(rahmah)
    page = client.get(reverse("surveys:report", args=[following.uid])).content.decode()
    assert "Dari laporan sebelumnya" in page
    assert "Digabung dengan pembangunan loket" in page


def facts(unit, *keys):
    return known_facts(unit, None, [f"survey.{key}" for key in keys])


def rung(code, known):
    found = offer("panrb/ipp-2022", load_instrument("panrb/ipp-2022").node(code), known)
    return found.value if found else None


@pytest.mark.parametrize(
    ("done_on", "answer"),
    [(date(2026, 4, 1), "5"), (date(2026, 4, 2), "4"), (date(2026, 6, 1), "4"),
     (date(2026, 9, 1), "3"), (date(2026, 11, 20), "2")],
)  # fmt: skip
def test_the_speed_of_a_whole_plan_is_a_rung_with_its_evidence(
    dinkes, report, rahmah, done_on, answer
):
    Report.objects.update(received_on=date(2026, 3, 1))
    first, second = planned(report, rahmah), planned(report, rahmah)
    evidence = linked(dinkes, rahmah)
    settled(first, rahmah, state="done", on=date(2026, 3, 2), evidence=evidence)
    assert facts(dinkes, "followup.speed") == {}
    FollowUp.objects.filter(pk=second.pk).update(state="done", completed_on=done_on)
    known = facts(dinkes, "followup.speed")["survey.followup.speed"]
    assert rung("A9", known) == answer
    assert known.evidence == (evidence.pk,)


def test_a_plan_done_after_more_than_a_year_only_informs(dinkes, report, rahmah, today):
    Report.objects.update(received_on=today - timedelta(500))
    settled(planned(report, rahmah), rahmah, state="done", on=today)
    known = facts(dinkes, "followup.speed")["survey.followup.speed"]
    assert rung("A9", known) is None
    assert "bulan sesudah laporan" in known.said.id


def test_what_was_dropped_is_no_part_of_the_plan(dinkes, report, rahmah, today):
    first, second = planned(report, rahmah), planned(report, rahmah)
    assert rung("A8", facts(dinkes, "followup.share")["survey.followup.share"]) == "1"
    settled(first, rahmah, state="done", on=today)
    assert facts(dinkes, "followup.share")["survey.followup.share"].holds == 50
    settled(second, rahmah, state="dropped", because="Digabung")
    known = facts(dinkes, "followup.share")["survey.followup.share"]
    assert (known.holds, rung("A8", known)) == (Fraction(100), "5")
    assert "1 lain dibatalkan dengan alasan" in known.said.id


def test_each_medium_counts_once_with_what_shows_it(dinkes, report, rahmah, today):
    assert facts(dinkes, "publication.media") == {}
    evidence = linked(dinkes, rahmah)
    for medium in ("onsite", "website", "website"):
        publications.publish(by=rahmah, report=report, medium=medium, on=today, evidence=evidence)
    known = facts(dinkes, "publication.media")["survey.publication.media"]
    assert (known.holds, rung("A7", known), known.evidence) == (2, "2", (evidence.pk,))
    publications.unpublish(by=rahmah, publication=report.publications.get(medium="onsite"))
    assert facts(dinkes, "publication.media")["survey.publication.media"].holds == 1


def test_a_publication_lies_between_the_survey_and_today(report, rahmah, today):
    with pytest.raises(Refused, match="to come"):
        publications.publish(by=rahmah, report=report, medium="onsite", on=today + timedelta(1))


def test_the_life_of_a_survey_is_told_step_by_step(dinkes, report, rahmah, sari, today):
    def reached():
        known = facts(dinkes, "lifecycle.reached")
        return rung("A6", known["survey.lifecycle.reached"]) if known else None

    assert reached() is None  # nobody has accepted it yet
    report.refresh_from_db()
    reports.accept(by=sari, report=report, revision=report.revision)
    assert reached() == "2"
    publications.publish(by=rahmah, report=report, medium="website", on=today)
    assert reached() == "2"  # the ladder asks for paper first
    publications.publish(by=rahmah, report=report, medium="onsite", on=today)
    assert reached() == "4"
    settled(planned(report, rahmah), rahmah, state="done", on=today)
    assert reached() == "5"


def test_a_survey_that_asked_too_few_is_not_as_the_regulation_asks(dinkes, report, sari):
    Report.objects.update(population=5000, respondents=100)
    report.refresh_from_db()
    reports.accept(by=sari, report=report, revision=report.revision)
    known = facts(dinkes, "lifecycle.reached")["survey.lifecycle.reached"]
    assert rung("A6", known) == "1"


def test_a_running_survey_is_a_means_of_measuring(dinkes, survey):
    assert facts(dinkes, "means.available")["survey.means.available"].holds is True


def test_all_facts_ask_five_queries_at_most(dinkes, report, rahmah):
    planned(report, rahmah)
    keys = ["followup.share", "followup.speed", "publication.media", "lifecycle.reached"]
    with CaptureQueriesContext(connection) as asked:
        facts(dinkes, *keys, "means.available", "conducted", "ikm")
    assert len(asked) <= 5


def test_late_lines_are_told_once_a_fortnight(batola, report, rahmah, today):
    row = planned(report, rahmah)
    FollowUp.objects.update(due_on=today - timedelta(2))
    for _ in range(2):
        chase(government=batola)
    [notice] = Notice.objects.filter(user=rahmah, link=reverse("surveys:follow_up", args=[row.uid]))
    assert "tindak lanjut survei terlambat" in notice.text_id


def test_signals_are_words_with_what_to_look_at(client, batola, closed, rahmah, sari):
    for kind, count in {"link": 60, "device": 12}.items():
        Signal.objects.update_or_create(campaign=closed, kind=kind, defaults={"count": count})
    client.force_login(rahmah)
    address = reverse("surveys:results", args=[closed.uid])
    page = client.get(address).content.decode()
    assert "sedikitnya 10 jawaban, 17 persen" in page
    assert "meminjamkan ponselnya" in page
    choose_bounds(by=sari, government=batola, bounds={**BOUNDS, "device": 50})
    assert "meminjamkan ponselnya" not in client.get(address).content.decode()


def test_a_unit_does_not_move_its_own_bounds(batola, rahmah):
    with pytest.raises(PermissionDenied):
        choose_bounds(by=rahmah, government=batola, bounds=BOUNDS)


def test_a_mixing_adds_night_and_worktime_and_forgets_the_hours(survey, today):
    for hour in (22, 22, 9, 10, 11, 12, 13, 14, 9, 10):
        sent(survey, answer(), hour=f"2026-11-20T{hour:02}")
    mix(campaign=survey, on=today)
    kinds = dict(Signal.objects.filter(campaign=survey).values_list("kind", "count"))
    assert kinds["link"] == 5
    assert kinds.get("night", 0) + kinds.get("worktime", 0) == 5
    assert not [kind for kind in kinds if "T" in kind]
