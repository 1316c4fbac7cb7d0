"""Opening rounds: for hundreds of units in one step, and never for what cannot be."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integration.assessments import factories as make
from zonahijau.assessments import actions
from zonahijau.assessments.actions.rounds import UnitPlan
from zonahijau.assessments.models import Assessment, Round
from zonahijau.organisations.models import Unit
from zonahijau.wording import Refused

MORE_BATCHES = 10
"""SQLite takes a bounded number of values a statement."""


def open_for(batola, plans, **changes):
    planned = replace(make.plan(batola.government), **changes)
    return actions.open_round(
        government=batola.government,
        version=make.version(make.MONTHLY),
        plan=planned,
        units=plans,
        by=batola.satgas,
    )


def many(batola, count):
    first = Unit.objects.count()
    Unit.objects.bulk_create(
        Unit(
            government=batola.government,
            code=f"M{first + n}",
            name=f"Kelurahan {first + n}",
            kind="kelurahan",
            path=f"/9{first + n}/",
        )
        for n in range(count)
    )
    return [UnitPlan(each, {}) for each in Unit.objects.filter(code__startswith="M")[:count]]


def test_five_hundred_units_are_opened_in_a_few_statements_more_than_five(batola):
    make.version(make.MONTHLY)
    few, lots = many(batola, 5), many(batola, 500)
    with CaptureQueriesContext(connection) as small:
        open_for(batola, few)
    with CaptureQueriesContext(connection) as large:
        opened = open_for(batola, lots)
    assert opened.assessments.count() == 500
    assert len(large) <= len(small) + MORE_BATCHES
    assert opened.assessments.filter(asked=12, least="0", greatest="100").count() == 500


def test_every_service_of_the_catalogue_is_assessed_where_products_are_scored(batola):
    for name in ("Izin klinik", "Izin apotek"):
        make.service(batola.agency, name)
    gone = make.service(batola.agency, "Izin lama")
    gone.withdrawn_at, gone.withdrawn_because = gone.created_at, "Dihapus"
    gone.save()
    assessed = make.assessment(batola, make.OMBUDSMAN_2021)
    assert [each.name for each in assessed.services.all()] == ["Izin apotek", "Izin klinik"]


def test_the_facets_of_a_unit_decide_what_is_asked(batola):
    units = [UnitPlan(batola.agency, {"form": "A"}), UnitPlan(batola.clinic, {"form": "B"})]
    opened = actions.open_round(
        government=batola.government,
        version=make.version(make.IPP),
        plan=make.plan(batola.government),
        units=units,
        by=batola.satgas,
    )
    asked = dict(opened.assessments.values_list("unit__kind", "asked"))
    assert asked["dinas"] != asked["puskesmas"]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"title": " "}, "no title"),
        ({"kind": "party"}, "unknown"),
        ({"weights": "gaib"}, "weight set"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_nothing_is_stored(batola, changes, complaint):
    with pytest.raises(Refused, match=complaint):
        open_for(batola, [UnitPlan(batola.agency, {})], **changes)
    assert not Round.objects.exists()


def test_the_due_date_lies_within_the_round(batola):
    plan = make.plan(batola.government)
    with pytest.raises(Refused, match="out of order"):
        open_for(batola, [UnitPlan(batola.agency, {})], due_on=plan.ends_on + timedelta(1))


def test_a_spot_check_is_not_planned_ahead(batola):
    tomorrow = batola.government.today() + timedelta(1)
    with pytest.raises(Refused, match="before departure"):
        open_for(
            batola,
            [UnitPlan(batola.agency, {})],
            kind="spot_check",
            starts_on=tomorrow,
            due_on=tomorrow,
        )
    assert not Assessment.objects.exists()


def test_no_unit_a_unit_twice_and_a_unit_of_others_are_refused(batola, neighbour):
    for units, complaint in (
        ([], "No unit"),
        ([batola.agency, batola.agency], "chosen twice"),
        ([batola.agency, neighbour.agency], "another government"),
    ):
        with pytest.raises(Refused, match=complaint):
            open_for(batola, [UnitPlan(each, {}) for each in units])


def test_a_closed_unit_is_not_assessed(batola):
    batola.clinic.closed_on = batola.government.today()
    with pytest.raises(Refused, match="closed"):
        open_for(batola, [UnitPlan(batola.clinic, {})])


def test_nobody_is_made_the_assessor_of_the_own_unit(batola):
    open_for(batola, [UnitPlan(batola.agency, {}, batola.verifier)])
    make.give(batola.verifier, "operator", batola.agency)
    with pytest.raises(Refused, match="cannot assess"):
        open_for(batola, [UnitPlan(batola.agency, {}, batola.verifier)])


def test_a_local_version_of_another_government_is_refused(batola, neighbour):
    make.version(make.MONTHLY)
    version = make.version(make.MONTHLY)
    version.government_id = neighbour.government.pk
    with pytest.raises(Refused, match="cannot be used"):
        actions.open_round(
            government=batola.government,
            version=version,
            plan=make.plan(batola.government),
            units=[UnitPlan(batola.agency, {})],
            by=batola.satgas,
        )


@pytest.mark.parametrize("person", ["operator", "head", "verifier", "inspector", "regent"])
def test_only_the_task_force_opens_rounds(batola, person):
    with pytest.raises(PermissionDenied):
        actions.open_round(
            government=batola.government,
            version=make.version(make.MONTHLY),
            plan=make.plan(batola.government),
            units=[UnitPlan(batola.agency, {})],
            by=getattr(batola, person),
        )


def test_rows_of_one_regency_are_never_seen_by_another(batola, neighbour):
    make.sealed(batola, make.assessment(batola))
    assert Round.objects.visible_to(batola.operator).exists()
    for model in (Round, Assessment):
        assert not model.objects.visible_to(neighbour.satgas).exists()


def test_an_operator_sees_the_own_unit_s_assessments_only(batola):
    make.opened(batola, units=[batola.agency, batola.clinic])
    seen = Assessment.objects.visible_to(batola.clinic_operator)
    assert [each.unit for each in seen] == [batola.clinic]
    assert Assessment.objects.visible_to(batola.operator).count() == 2
