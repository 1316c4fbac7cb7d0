"""Opening a round for any number of units in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from zonahijau.assessments.models import Assessment, Round
from zonahijau.assessments.scoring import asked_count
from zonahijau.audit import record
from zonahijau.catalogue.models import Service
from zonahijau.organisations.permissions import check_may
from zonahijau.scoring.score import score_with
from zonahijau.scoring.weighting import Weighting
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.instruments.models import Version
    from zonahijau.organisations.models import Government, Unit

_BATCH = 500


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """What a round is: its title and kind, the half-open period, when answers are due."""

    title: str
    kind: str
    starts_on: date
    ends_on: date
    due_on: date
    weights: str = ""


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """A unit in the round: its facets, who assesses it, its own due date if it differs."""

    unit: Unit
    facets: dict[str, str]
    assessor: User | None = None
    due_on: date | None = None


@transaction.atomic
def open_round(
    *,
    government: Government,
    version: Version,
    plan: RoundPlan,
    units: Sequence[UnitPlan],
    by: User,
) -> Round:
    """Open a round and an assessment for every unit; a constant number of queries per 500 units.

    Where the instrument scores products, every service of a unit that is in the catalogue is
    assessed.
    """
    check_may(by, "open_round", government)
    _check(government, version, plan, units)
    opened = Round.objects.create(
        government=government,
        version=version,
        kind=plan.kind,
        title=plan.title.strip(),
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        due_on=plan.due_on,
        weights=plan.weights,
        created_by=by,
    )
    _add_units(opened, units)
    record(
        government=government,
        by=by,
        action="round-opened",
        subject=opened,
        details={
            "instrument": version.instrument_id,
            "sha256": version.sha256,
            "units": len(units),
        },
    )
    return opened


def _check(
    government: Government, version: Version, plan: RoundPlan, units: Sequence[UnitPlan]
) -> None:
    Weighting.of(version.instrument, plan.weights or None)
    if version.withdrawn_at or version.government_id not in (None, government.pk):
        raise refuse(
            Text("versi instrumen ini tidak dapat dipakai", "this version cannot be used"),
            Text("pilih versi lain", "choose another version"),
        )
    if not plan.title.strip():
        raise refuse(
            Text("judul putaran kosong", "the round has no title"),
            Text("tulis judul", "write a title"),
        )
    if not plan.starts_on <= plan.due_on <= plan.ends_on or plan.starts_on == plan.ends_on:
        raise refuse(
            Text("tanggal putaran tidak berurutan", "the dates of the round are out of order"),
            Text(
                "tulis mulai ≤ batas isi ≤ selesai",
                "write the start, then the due date, then the end",
            ),
        )
    if not units:
        raise refuse(
            Text("belum ada unit yang dipilih", "no unit is chosen"),
            Text("pilih sedikitnya satu unit", "choose at least one unit"),
        )
    strangers = [each.unit for each in units if each.unit.government_id != government.pk]
    if strangers:
        raise refuse(
            Text("ada unit pemerintah daerah lain", "a unit belongs to another government"),
            Text("hapus dari daftar", "remove it from the list"),
        )


def _add_units(opened: Round, units: Sequence[UnitPlan]) -> None:
    services = _services(opened, units)
    assessments = [_assessment(opened, plan, len(services.get(plan.unit.pk, ()))) for plan in units]
    Assessment.objects.bulk_create(assessments, batch_size=_BATCH)
    links = [
        Assessment.services.through(assessment_id=each.pk, service_id=service)
        for each in assessments
        for service in services.get(each.unit_id, ())
    ]
    Assessment.services.through.objects.bulk_create(links, batch_size=_BATCH)


def _services(opened: Round, units: Sequence[UnitPlan]) -> dict[int, list[int]]:
    """The services of every unit where the instrument scores products."""
    found: dict[int, list[int]] = {}
    if opened.instrument.scored == "product":
        chosen = [each.unit.pk for each in units]
        rows = Service.objects.filter(unit__in=chosen, withdrawn_at=None)
        for unit, service in rows.values_list("unit_id", "pk"):
            found.setdefault(unit, []).append(service)
    return found


def _assessment(opened: Round, plan: UnitPlan, services: int) -> Assessment:
    instrument = opened.instrument
    empty = score_with(Weighting.of(instrument, opened.weights or None, plan.facets), {})
    return Assessment(
        government_id=opened.government_id,
        round=opened,
        unit=plan.unit,
        facets=instrument.with_defaults(plan.facets),
        assessor=plan.assessor,
        due_on=plan.due_on or opened.due_on,
        asked=asked_count(instrument, plan.facets, services),
        least="" if empty.least is None else str(empty.least),
        greatest="" if empty.greatest is None else str(empty.greatest),
    )
