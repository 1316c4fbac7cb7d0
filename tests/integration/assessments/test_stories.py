"""Stories: services in several rounds, and units that close or move while a round is open."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.integration.assessments import factories as make
from tests.integration.assessments.pages import browser, page
from zonahijau.assessments import actions
from zonahijau.assessments.actions import UnitPlan
from zonahijau.assessments.models import Answer, Result
from zonahijau.assessments.results import recompute
from zonahijau.organisations.models import Unit
from zonahijau.wording import Refused


def seal_now(batola, assessed):
    """What is verified is sealed."""
    make.confirm_all(assessed, batola.verifier)
    actions.verify(assessment=assessed, by=batola.verifier)
    return actions.seal(assessment=assessed, by=batola.closer)


def move(unit, parent):
    """The unit stands under another agency from today on, as a reorganisation leaves it."""
    unit.parent, unit.path = parent, f"{parent.path}{unit.pk}/"
    unit.save()


def test_a_result_keeps_the_place_at_its_sealing_though_the_unit_moves_in_the_round_and_after(
    batola,
):
    opened = make.opened(batola, units=[batola.clinic])
    assessed = opened.assessments.get()
    make.answer_all(assessed, batola.clinic_operator)
    actions.submit(assessment=assessed, by=batola.clinic_head)
    second = make.unit(batola.government, "Dinas Pengendalian Penduduk")
    new_head = make.person("Kepala baru", ("kepala_unit", second))
    move(batola.clinic, second)
    with pytest.raises(PermissionDenied):
        actions.pass_on(assessment=assessed, by=batola.head)
    actions.pass_on(assessment=assessed, by=new_head)
    own = assessed.results.get(stage="self")
    sealed = seal_now(batola, assessed)
    third = make.unit(batola.government, "Badan Lain")
    move(Unit.objects.get(pk=batola.clinic.pk), third)
    kept = Result.objects.get(pk=sealed.pk)
    assert own.placement["parent"]["name"] == batola.agency.name
    assert kept.placement["parent"]["name"] == second.name
    assert str(recompute(kept).exact) == kept.exact
    assert second.name in page(batola.closer, "result", kept.code)


def test_a_unit_that_closes_in_the_middle_of_a_round_is_finished_or_withdrawn(batola):
    opened = make.opened(batola, units=[batola.agency, batola.clinic])
    today = batola.government.today()
    Unit.objects.filter(pk=batola.clinic.pk).update(closed_on=today)
    closing = opened.assessments.get(unit=batola.clinic)
    actions.withdraw_unit(assessment=closing, because="Digabung", by=batola.satgas)
    with pytest.raises(Refused, match="is closed"):
        actions.add_units(
            round_=opened,
            units=[UnitPlan(Unit.objects.get(pk=batola.clinic.pk), {})],
            by=batola.satgas,
        )
    make.sealed(batola, opened.assessments.get())
    region = actions.close_round(round_=opened, by=batola.closer)
    assert [row["unit"] for row in region.answers] == [batola.agency.name]


def test_what_a_closed_unit_has_sent_is_still_reviewed_and_sealed(batola):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    Unit.objects.filter(pk=batola.agency.pk).update(closed_on=batola.government.today())
    assert seal_now(batola, assessed).placement["unit"]["name"] == batola.agency.name


def test_a_service_in_a_spot_check_and_a_self_assessment_has_answers_of_each_round(batola):
    about = make.service(batola.agency, "Izin klinik")
    own = make.assessment(batola, make.OMBUDSMAN_2021)
    checked = make.assessment(batola, make.OMBUDSMAN_2021, kind="spot_check", title="Uji petik")
    code = next(iter(make.highest(own)))
    make.answer(own, batola.operator, code, "1", about)
    make.answer(checked, batola.satgas, code, "0", about)
    assert own.answers.get().value == "1"
    assert checked.answers.get().value == "0"
    assert {each.services.get() for each in (own, checked)} == {about}


def test_a_service_that_is_withdrawn_stays_in_the_rounds_that_asked_for_it(batola):
    about = make.service(batola.agency, "Izin klinik")
    make.service(batola.agency, "Izin apotek")
    first = make.assessment(batola, make.OMBUDSMAN_2021)
    about.withdrawn_at, about.withdrawn_because = first.state_since, "Dihapus"
    about.save()
    second = make.assessment(batola, make.OMBUDSMAN_2021, title="Putaran II")
    assert (first.services.count(), second.services.count()) == (2, 1)
    sealed = make.sealed(batola, first).results.get(stage="sealed")
    assert str(about.uid) in sealed.placement["services"]
    assert str(recompute(sealed).exact) == sealed.exact


def test_nothing_changes_in_a_round_that_is_closed(batola):
    opened = make.opened(batola)
    assessed = make.sealed(batola, opened.assessments.get())
    actions.close_round(round_=opened, by=batola.closer)
    tomorrow = batola.government.today() + timedelta(1)
    for act in (
        lambda: make.answer(assessed, batola.operator, "front-office", "0", revision=1),
        lambda: actions.submit(assessment=assessed, by=batola.head),
        lambda: actions.return_assessment(
            assessment=assessed, by=batola.verifier, what="Foto", promised_on=tomorrow
        ),
        lambda: actions.reopen(assessment=assessed, by=batola.closer, note="Salah"),
        lambda: actions.withdraw_unit(assessment=assessed, because="x", by=batola.satgas),
        lambda: actions.close_round(round_=opened, by=batola.closer),
    ):
        with pytest.raises(Refused):
            act()


def test_a_unit_learns_of_a_spot_check_only_once_it_has_been_sent(batola):
    checked = make.assessment(batola, kind="spot_check", title="Uji petik diam-diam")
    people = (batola.operator, batola.head)
    for person in people:
        assert "diam-diam" not in page(person, "assessments")
        assert "diam-diam" not in browser(person).get("/laporan/").content.decode()
        assert "diam-diam" not in browser(person).get("/").content.decode()
        page(person, "assessment", checked.uid, status=404)
    assert "diam-diam" in page(batola.satgas, "rounds")
    make.answer_all(checked, batola.satgas)
    actions.submit(assessment=checked, by=batola.satgas)
    for person in people:
        assert "diam-diam" in page(person, "assessments")
        page(person, "assessment", checked.uid)


def test_evidence_does_not_tell_its_unit_of_a_spot_check(batola):
    checked = make.assessment(batola, kind="spot_check", title="Uji petik diam-diam")
    answer = make.answer(checked, batola.satgas, "front-office", "1")
    assert Answer.objects.visible_to(batola.satgas).get() == answer
    assert not Answer.objects.visible_to(batola.operator).exists()
