"""Making, correcting, renaming and moving units."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date

from django.db import models, transaction
from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.dates import Span, check_free
from zonahijau.organisations.models import Government, Placement, Succession, Unit, UnitName
from zonahijau.organisations.policies import (
    Overtaken,
    Placed,
    UnitFacts,
    check_levels,
    check_placement,
    check_unit,
)
from zonahijau.wording import Refused, Text, quoted, refuse

LONG_AGO = date(1945, 8, 17)
"""Since when a unit exists of which nobody wrote down the day."""

EDITABLE = ("code", "short_name", "kind", "is_blud", "website", "founded_on")


@transaction.atomic
def create_unit(
    *,
    by: User | None,
    government: Government,
    facts: UnitFacts,
    parent: Unit | None = None,
    founded_on: date | None = None,
) -> Unit:
    """A new unit under ``parent``, from ``founded_on`` on."""
    check_permitted(by, "manage_units", government)
    check_unit(facts)
    _check_code_free(government, facts.code)
    start = founded_on or LONG_AGO
    _check_parent(government, parent, start)
    unit = Unit.objects.create(government=government, founded_on=founded_on, **asdict(facts))
    UnitName.objects.create(
        government=government,
        unit=unit,
        name=facts.name,
        short_name=facts.short_name,
        start=start,
    )
    Placement.objects.create(government=government, unit=unit, parent=parent, start=start)
    _stand(unit, parent)
    _tell(by, "unit-created", unit, {"code": unit.code, "parent": _uid(parent)})
    return unit


@transaction.atomic
def change_unit(
    *, by: User, unit: Unit, version: int, facts: UnitFacts, founded_on: date | None
) -> Unit:
    """Correct what is written about a unit; its name changes by :func:`rename_unit` only.

    ``version`` is the one that the person saw: Overtaken when somebody saved since.
    """
    unit = _locked(unit)
    check_permitted(by, "manage_units", unit)
    wanted = asdict(facts) | {"founded_on": founded_on, "name": unit.name}
    if unit.version != version:
        raise Overtaken({key: getattr(unit, key) for key in EDITABLE})
    check_unit(UnitFacts(**{field.name: wanted[field.name] for field in fields(UnitFacts)}))
    changed = [key for key in EDITABLE if getattr(unit, key) != wanted[key]]
    if not changed:
        return unit
    if "code" in changed:
        _check_code_free(unit.government, facts.code)
    for key in changed:
        setattr(unit, key, wanted[key])
    _save(unit, *changed)
    UnitName.objects.filter(unit=unit, until=None).update(short_name=facts.short_name)
    _tell(by, "unit-changed", unit, {"fields": changed})
    return unit


@transaction.atomic
def rename_unit(
    *, by: User | None, unit: Unit, name: str, short_name: str, on: date, decree: str = ""
) -> Unit:
    """Give the unit a new name from a day on; the old name stays true before it."""
    unit = _locked(unit)
    check_permitted(by, "manage_units", unit)
    check_unit(UnitFacts(unit.code, name, unit.kind, short_name))
    _check_exists(unit, on)
    before = unit.name
    _end_running(unit.names.all(), on)
    UnitName.objects.create(
        government=unit.government, unit=unit, name=name, short_name=short_name, start=on
    )
    Succession.objects.create(
        government=unit.government,
        predecessor=unit,
        successor=unit,
        kind="rename",
        on=on,
        decree=decree,
    )
    if on <= unit.government.today():
        unit.name, unit.short_name = name, short_name
    _save(unit, "name", "short_name")
    _tell(by, "unit-renamed", unit, {"from": before, "to": name, "on": on.isoformat()})
    return unit


@transaction.atomic
def move_unit(*, by: User | None, unit: Unit, parent: Unit | None, on: date) -> Unit:
    """Put the unit, with all below it, under another superior from a day on."""
    unit = _locked(unit)
    check_permitted(by, "manage_units", unit.government)
    _check_exists(unit, on)
    _check_parent(unit.government, parent, on)
    others = Placement.objects.filter(government=unit.government).exclude(unit=unit)
    key = parent.pk if parent else None
    check_placement(
        [Placed(p.unit_id, p.parent_id, Span(p.start, p.until)) for p in others],
        Placed(unit.pk, key, Span(on)),
    )
    before = unit.parent
    _end_running(unit.placements.all(), on)
    Placement.objects.create(government=unit.government, unit=unit, parent=parent, start=on)
    if on <= unit.government.today():
        _stand(unit, parent)
    _save(unit)
    moved = {"from": _uid(before), "to": _uid(parent), "on": on.isoformat()}
    _tell(by, "unit-moved", unit, moved)
    return unit


@transaction.atomic
def refresh_units(*, government: Government) -> int:
    """Bring names and paths up to today where a dated change has come due; returns how many."""
    today = government.today()
    due = 0
    for unit in Unit.objects.filter(government=government).order_by("path").select_for_update():
        name = unit.names.filter(_running(today)).first()
        if name and (unit.name, unit.short_name) != (name.name, name.short_name):
            unit.name, unit.short_name = name.name, name.short_name
            _save(unit, "name", "short_name")
            due += 1
        placement = unit.placements.filter(_running(today)).select_related("parent").first()
        if placement and placement.parent_id != unit.parent_id:
            unit.refresh_from_db()
            _stand(unit, placement.parent)
            due += 1
    return due


def _running(day: date) -> Q:
    return Q(until=None, start__lte=day) | Q(until__gt=day, start__lte=day)


def _stand(unit: Unit, parent: Unit | None) -> None:
    """Write today's path of the unit and of everything below it."""
    above = Unit.objects.values_list("path", flat=True).get(pk=parent.pk) if parent else "/"
    old, new = unit.path, f"{above}{unit.pk}/"
    below = Unit.objects.filter(government=unit.government, path__startswith=old or new)
    deepest = max(
        (path.count("/") - old.count("/") for path in below.values_list("path", flat=True)),
        default=0,
    )
    check_levels(new.count("/") - 1 + deepest)
    if old and old != new:
        below.update(path=Concat(Value(new), Substr("path", len(old) + 1)))
    unit.parent, unit.path = parent, new
    unit.save(update_fields=["parent", "path"])


def _locked(unit: Unit) -> Unit:
    return Unit.objects.select_for_update(of=("self",)).select_related("government").get(pk=unit.pk)


def _save(unit: Unit, *changed: str) -> None:
    unit.version += 1
    unit.save(update_fields=[*changed, "version"])


def _end_running(rows: models.QuerySet[UnitName] | models.QuerySet[Placement], on: date) -> None:
    """End the row that runs on that day; Refused when a later change is already written down."""
    spans = [(row, Span(row.start, row.until)) for row in rows]
    for row, span in spans:
        if span.start < on and span.covers(on):
            row.until = on
            row.save(update_fields=["until"])
    check_free(Span(on), [span for _, span in spans if span.start >= on])


def _check_code_free(government: Government, code: str) -> None:
    if Unit.objects.filter(government=government, code=code).exists():
        what = Text("Kode {code} sudah dipakai unit lain", "Another unit has the code {code}")
        remedy = Text("Pakai kode lain", "Use another code")
        raise refuse(what.fill(code=quoted(code)), remedy, column="code")


def _check_parent(government: Government, parent: Unit | None, on: date) -> None:
    if parent is None:
        return
    if parent.government_id != government.pk:
        raise _no_such_parent()
    _check_exists(parent, on, column="parent")


def _check_exists(unit: Unit, on: date, column: str = "on") -> None:
    first, last = unit.founded_on or LONG_AGO, unit.closed_on
    if not Span(first, last).covers(on):
        what = Text("{name} tidak ada pada {day}", "{name} does not exist on {day}")
        remedy = Text("Periksa tanggalnya", "Check the date")
        raise refuse(what.fill(name=unit.name, day=on.isoformat()), remedy, column=column)


def _no_such_parent() -> Refused:
    what = Text("Unit induk ini tidak ada", "There is no such superior unit")
    remedy = Text("Pilih unit dari daftar", "Choose a unit from the list")
    return refuse(what, remedy, column="parent")


def _uid(unit: Unit | None) -> str | None:
    return str(unit.uid) if unit else None


def _tell(by: User | None, action: str, unit: Unit, details: Mapping[str, object]) -> None:
    audit.record(government=unit.government, by=by, action=action, subject=unit, details=details)
