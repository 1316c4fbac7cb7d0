"""Stories in which people and units move while the work goes on."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse

from tests.integration.assessments import factories as make
from tests.integration.assessments.pages import browser, page
from zonahijau.assessments import actions
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.organisations.actions.transfers import RETIRES, Decree, Move, enter_transfer
from zonahijau.organisations.actions.units import move_unit
from zonahijau.organisations.authority import authority_of
from zonahijau.organisations.deciding import may
from zonahijau.organisations.models import Handover, Unit
from zonahijau.reports.units import UnitReport


@pytest.fixture
def batola(db):
    return make.regency()


def seated(batola):
    """The agency's head holds the office as well as the role."""
    position = add_position(by=None, unit=batola.agency, title="Kepala Dinas", kind="head")
    appointment = Appointment("Kiki Kepala, S.Sos.", "definitif", date(2024, 1, 1))
    return appoint(by=None, position=position, appointment=appointment, user=batola.head)


def retire(batola, holder):
    today = batola.government.today()
    decree = Decree("800/1", today, today)
    return enter_transfer(
        by=batola.admin,
        government=batola.government,
        decree=decree,
        moves=[Move(RETIRES, left=holder)],
    )


def test_a_unit_moved_to_another_opd_keeps_its_place_on_results_before_and_has_the_new_after(
    batola,
):
    first = make.opened(batola, units=[batola.clinic]).assessments.get()
    make.answer_all(first, batola.clinic_operator)
    actions.submit(assessment=first, by=batola.clinic_head)
    before = first.results.get(stage="self")
    other = make.unit(batola.government, "Badan Lain")
    new_head = make.person("Kepala lain", ("kepala_unit", other))
    today = batola.government.today()
    move_unit(by=batola.admin, unit=batola.clinic, parent=other, on=today)
    moved = Unit.objects.get(pk=batola.clinic.pk)
    assert may(new_head, "pass_on", moved)
    assert not may(batola.head, "pass_on", moved)
    actions.pass_on(assessment=first, by=new_head)
    make.confirm_all(first, batola.verifier)
    actions.verify(assessment=first, by=batola.verifier)
    sealed = actions.seal(assessment=first, by=batola.closer)
    before.refresh_from_db()
    assert before.placement["parent"]["name"] == batola.agency.name
    assert sealed.placement["parent"]["name"] == other.name


def test_whoever_retired_still_stands_on_what_they_sent_and_does_no_more(batola):
    holder = seated(batola)
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    retire(batola, holder)
    assert not may(batola.head, "submit", batola.agency)
    history = page(batola.closer, "history", assessed.uid)
    assert "Kiki Kepala" in history
    assert assessed.results.get(stage="self").by.name == "Kiki Kepala"


def test_the_post_of_a_head_is_vacant_and_nobody_submits_until_somebody_stands_in(batola):
    holder = seated(batola)
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    retire(batola, holder)
    handover = Handover.objects.get(unit=batola.agency)
    assert "belum dikirim" in handover.items.first().label_id
    assert handover.items.first().count == 1
    today = batola.government.today()
    deputy = make.person("Sekretaris")
    make.give(deputy, "operator", batola.clinic)
    appointment = Appointment("Sekretaris", "plh", today, today + timedelta(days=3))
    appoint(
        by=batola.admin,
        position=holder.position,
        appointment=appointment,
        user=deputy,
        role="kepala_unit",
    )
    actions.submit(assessment=assessed, by=deputy)
    report = UnitReport(batola.agency, deputy, authority_of(deputy))
    assert [each.name for _, each in report.offices if each] == ["Sekretaris"]


def test_the_minutes_of_a_handover_are_drafted_from_its_page(batola):
    retire(batola, seated(batola))
    handover = Handover.objects.get(unit=batola.agency)
    client = browser(batola.satgas)
    shown = client.get(reverse("organisations:handover", args=[handover.uid])).content.decode()
    address = unescape(re.search(r'href="([^"]*berita-acara-serah-terima[^"]*)"', shown)[1])
    form = client.get(address).context["form"]
    assert str(form["handover"].value()) == str(handover.uid)
    assert str(form["unit"].value()) == str(batola.agency.uid)


def test_the_first_page_of_those_who_take_part_leads_to_the_handover(batola):
    retire(batola, seated(batola))
    Handover.objects.update(takes_user=batola.operator)
    address = reverse("organisations:handover", args=[Handover.objects.get().uid])
    assert address in browser(batola.operator).get("/").content.decode()
    assert address not in browser(batola.clinic_operator).get("/").content.decode()
