"""Opening a round for any number of units in one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zonahijau.assessments import policies
from zonahijau.assessments.actions.answers import locked
from zonahijau.assessments.messages import own_people, remind_of, tell_added, tell_withdrawn
from zonahijau.assessments.models import Assessment, Round
from zonahijau.assessments.queries import UNSENT
from zonahijau.assessments.scoring import asked_count, fraction_text
from zonahijau.audit import record
from zonahijau.catalogue.models import Service
from zonahijau.organisations.authority import Authority, authority_of
from zonahijau.organisations.permissions import check_may
from zonahijau.scoring.score import score_with
from zonahijau.scoring.weighting import Weighting
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.instruments.models import Version
    from zonahijau.organisations.models import Government, Unit

_BATCH = 500

Bounds = dict[tuple[tuple[str, str], ...], tuple[str, str]]
"""The least and greatest total of an assessment without answers, by its facets."""


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
    check_plan(government, version, plan)
    _check_units(government, plan, units)
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


def check_plan(government: Government, version: Version, plan: RoundPlan) -> None:
    """Refuse a round that could not be opened, before its units are chosen."""
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
            column="title",
        )
    if plan.kind not in policies.KINDS:
        raise refuse(
            Text("jenis putaran tidak dikenal", "this kind of round is unknown"),
            Text("pilih salah satu yang tersedia", "choose one of those offered"),
            column="kind",
        )
    policies.check_unannounced(plan.kind, plan.starts_on, government.today())
    if not plan.starts_on <= plan.due_on <= plan.ends_on or plan.starts_on == plan.ends_on:
        raise refuse(
            Text("tanggal putaran tidak berurutan", "the dates of the round are out of order"),
            Text(
                "tulis mulai ≤ batas isi ≤ selesai",
                "write the start, then the due date, then the end",
            ),
            column="due_on",
        )


def _check_units(government: Government, plan: RoundPlan, units: Sequence[UnitPlan]) -> None:
    if not units:
        raise refuse(
            Text("belum ada unit yang dipilih", "no unit is chosen"),
            Text("pilih sedikitnya satu unit", "choose at least one unit"),
        )
    if any(each.unit.government_id != government.pk for each in units):
        raise refuse(
            Text("ada unit pemerintah daerah lain", "a unit belongs to another government"),
            Text("hapus dari daftar", "remove it from the list"),
        )
    for each in units:
        check_unit(plan, each)
    unit, times = Counter(each.unit for each in units).most_common(1)[0]
    if times > 1:
        raise refuse(
            Text(f"{unit.name} terpilih dua kali", f"{unit.name} is chosen twice"),
            Text("pilih satu kali saja", "choose it once"),
        )
    _check_assessors(plan, units)


def check_unit(plan: RoundPlan, each: UnitPlan) -> None:
    """Refuse a unit that is closed on the first day, or a due date outside the period."""
    closed = each.unit.closed_on
    if closed and closed <= plan.starts_on:
        raise refuse(
            Text(f"{each.unit.name} sudah tutup", f"{each.unit.name} is closed"),
            Text("pilih unit penerusnya", "choose its successor"),
        )
    if each.due_on and not plan.starts_on <= each.due_on <= plan.ends_on:
        raise refuse(
            Text(
                f"batas isi {each.unit.name} di luar putaran",
                f"the due date of {each.unit.name} lies outside the round",
            ),
            Text("pilih hari di dalam putaran", "choose a day within the round"),
        )


@transaction.atomic
def add_units(*, round_: Round, units: Sequence[UnitPlan], by: User) -> int:
    """Add units to a round that is open; returns how many. They are told.

    Refuses what opening refuses, a unit that is in the round already, and a unit without a due date
    of its own where that of the round has passed.
    """
    held = open_to_changes(round_)
    check_may(by, "open_round", held.government)
    _check_units(held.government, plan_of(held), units)
    _check_new(held, units)
    added = _add_units(held, units)
    people = own_people(
        [each.unit_id for each in added], held.government_id, held.government.today()
    )
    for each in added:
        tell_added(each, people.get(each.unit_id, ()))
    record(
        government=held.government,
        by=by,
        action="units-added",
        subject=held,
        details={"units": [str(each.unit.uid) for each in units]},
    )
    return len(added)


def open_to_changes(round_: Round) -> Round:
    """The round, held until the end of the transaction; refuses one that is closed."""
    rows = Round.objects.select_related("version", "government")
    held: Round = rows.select_for_update(of=("self",)).get(pk=round_.pk)
    if held.closed_at:
        raise refuse(
            Text("putaran sudah ditutup", "the round is closed"),
            Text("buka putaran baru", "open a new one"),
        )
    return held


def plan_of(held: Round) -> RoundPlan:
    """What an open round is for a unit that joins it: it begins today, if it has begun."""
    starts_on = min(max(held.starts_on, held.government.today()), held.ends_on)
    return RoundPlan(held.title, held.kind, starts_on, held.ends_on, held.due_on, held.weights)


def _check_new(held: Round, units: Sequence[UnitPlan]) -> None:
    present = set(held.assessments.values_list("unit_id", flat=True))
    twice = next((each.unit for each in units if each.unit.pk in present), None)
    if twice is not None:
        raise refuse(
            Text(f"{twice.name} sudah ada di putaran ini", f"{twice.name} is in the round already"),
            Text("hapus dari daftar", "remove it from the list"),
        )
    late = next((each.unit for each in units if each.due_on is None), None)
    if late is not None and held.due_on < held.government.today():
        raise refuse(
            Text(
                f"batas isi putaran sudah lewat dan {late.name} tidak punya batas sendiri",
                f"the due date of the round has passed and {late.name} has none of its own",
            ),
            Text("tulis batas isi tiap unit", "write a due date for each unit"),
        )


@transaction.atomic
def withdraw_unit(*, assessment: Assessment, because: str, by: User) -> None:
    """Take a unit out of an open round while it has sent nothing; row and answers stay. It is told.

    The round is held first, then the assessment, as wherever both are.
    """
    round_ = open_to_changes(assessment.round)
    check_may(by, "open_round", round_.government)
    held = locked(assessment)
    policies.check_withdrawable(held.state, was_sent=held.steps.exists())
    if not because.strip():
        raise refuse(
            Text("alasan kosong", "the reason is empty"),
            Text("tulis alasannya", "write the reason"),
            column="note",
        )
    held.withdrawn_at, held.withdrawn_because = timezone.now(), because.strip()
    held.save(update_fields=["withdrawn_at", "withdrawn_because"])
    tell_withdrawn(held, by)
    record(government=round_.government, by=by, action="unit-withdrawn", subject=held)


@transaction.atomic
def remind(*, round_: Round, by: User) -> int:
    """Tell the people of every unit that has not sent yet; returns how many were told."""
    check_may(by, "open_round", round_.government)
    if round_.closed_at:
        raise refuse(
            Text("putaran sudah ditutup", "the round is closed"),
            Text("tidak ada yang perlu diingatkan", "there is nobody to remind"),
        )
    today = round_.government.today()
    rows = Assessment.objects.filter(UNSENT, round=round_).select_related("unit", "government")
    waiting = list(rows)
    people = own_people([each.unit_id for each in waiting], round_.government_id, today)
    told = sum(remind_of(each, people.get(each.unit_id, ()), today) for each in waiting)
    record(
        government=round_.government,
        by=by,
        action="round-reminded",
        subject=round_,
        details={"units": len(waiting), "people": told},
    )
    return told


def _check_assessors(plan: RoundPlan, units: Sequence[UnitPlan]) -> None:
    """Two queries an assessor, however many units."""
    held: dict[int, Authority] = {}
    for each in units:
        if each.assessor is not None:
            if each.assessor.pk not in held:
                held[each.assessor.pk] = authority_of(each.assessor)
            check_assessor(plan.kind, each, held[each.assessor.pk])


def check_assessor(kind: str, each: UnitPlan, authority: Authority | None = None) -> None:
    """Refuse somebody who may not look at the unit in a round of this kind."""
    if each.assessor is None:
        return
    capability = "verify" if policies.KINDS[kind].by_unit else "assess"
    held = authority or authority_of(each.assessor)
    if not held.may(capability, each.unit):
        raise refuse(
            Text(
                f"{each.assessor.name} tidak dapat menilai {each.unit.name}",
                f"{each.assessor.name} cannot assess {each.unit.name}",
            ),
            Text(
                "pilih orang dengan peran itu di luar unitnya sendiri",
                "choose a person with that role outside their own unit",
            ),
        )


def _add_units(opened: Round, units: Sequence[UnitPlan]) -> list[Assessment]:
    services = _services(opened, units)
    bounds: Bounds = {}
    assessments = [
        _assessment(opened, plan, len(services.get(plan.unit.pk, ())), bounds) for plan in units
    ]
    Assessment.objects.bulk_create(assessments, batch_size=_BATCH)
    links = [
        Assessment.services.through(assessment_id=each.pk, service_id=service)
        for each in assessments
        for service in services.get(each.unit_id, ())
    ]
    Assessment.services.through.objects.bulk_create(links, batch_size=_BATCH)
    return assessments


def _services(opened: Round, units: Sequence[UnitPlan]) -> dict[int, list[int]]:
    """The services of every unit where the instrument scores products."""
    found: dict[int, list[int]] = {}
    if opened.instrument.scored == "product":
        chosen = [each.unit.pk for each in units]
        rows = Service.objects.filter(unit__in=chosen, withdrawn_at=None)
        for unit, service in rows.values_list("unit_id", "pk"):
            found.setdefault(unit, []).append(service)
    return found


def _assessment(opened: Round, plan: UnitPlan, services: int, bounds: Bounds) -> Assessment:
    instrument = opened.instrument
    facets = instrument.with_defaults(plan.facets)
    least, greatest = _empty_bounds(opened, plan.facets, bounds)
    return Assessment(
        government_id=opened.government_id,
        round=opened,
        unit=plan.unit,
        facets=facets,
        assessor=plan.assessor,
        due_on=plan.due_on or opened.due_on,
        asked=asked_count(instrument, plan.facets, services),
        least=least,
        greatest=greatest,
    )


def _empty_bounds(opened: Round, facets: dict[str, str], bounds: Bounds) -> tuple[str, str]:
    """The bounds of an assessment without answers: computed once for each set of facets."""
    key = tuple(sorted(facets.items()))
    if key not in bounds:
        empty = score_with(Weighting.of(opened.instrument, opened.weights or None, facets), {})
        bounds[key] = (fraction_text(empty.least) or "", fraction_text(empty.greatest) or "")
    return bounds[key]
