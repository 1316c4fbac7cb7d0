"""Taking a spreadsheet of units in: read and shown first, then written in one transaction."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.actions.units import change_unit, create_unit, move_unit, rename_unit
from zonahijau.organisations.models import Government, Unit, UnitImport
from zonahijau.organisations.policies import UnitFacts
from zonahijau.organisations.unit_import import (
    LARGEST_FILE,
    NEW,
    SAME,
    KnownUnit,
    Plan,
    Planned,
    UnitRow,
    plan_units,
    read_units,
)
from zonahijau.web.uploads import on_disk
from zonahijau.wording import Refused, Text, quoted, refuse

KEPT = timedelta(days=7)
"""How long a file that was looked at waits for a yes."""


def preview_units(
    *, by: User, government: Government, upload: "UploadedFile[Any]"
) -> tuple[Plan, UnitImport | None]:
    """What the file would do. Without faults the rows are kept until somebody says yes or no."""
    check_permitted(by, "manage_units", government)
    with stored_upload(upload) as (path, name):
        rows, faults = read_units(path, name)
    plan = plan_units(rows, known_units(government), name, faults)
    if plan.faults:
        return plan, None
    stored = [asdict(row) for row in rows]
    draft = UnitImport.objects.create(government=government, by=by, file_name=name, rows=stored)
    return plan, draft


@contextmanager
def stored_upload(upload: "UploadedFile[Any]") -> Iterator[tuple[Path, str]]:
    """The spreadsheet as a file for as long as it is read, and what the person calls it.

    Refused when it is too large or no spreadsheet by its name.
    """
    name = (upload.name or "")[-200:]
    _check_file(upload, name)
    with on_disk(upload) as path:
        yield path, name


def plan_of(draft: UnitImport) -> Plan:
    """What the kept rows would do today; units may have changed since they were read."""
    rows = [UnitRow(**row) for row in draft.rows]
    return plan_units(rows, known_units(draft.government), draft.file_name, ())


@transaction.atomic
def apply_units(*, by: User, draft: UnitImport) -> Plan:
    """Write the rows, all of them or none; a second yes changes nothing more."""
    draft = UnitImport.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    check_permitted(by, "manage_units", draft.government)
    plan = plan_of(draft)
    if draft.applied_at:
        return plan
    if plan.faults:
        raise Refused(*plan.faults)
    _write(by, draft.government, plan)
    draft.applied_at = timezone.now()
    draft.save(update_fields=["applied_at"])
    counts = {outcome: plan.count(outcome) for outcome in ("new", "changed", "same")}
    audit.record(
        government=draft.government,
        by=by,
        action="units-imported",
        subject=draft,
        details=counts,
    )
    return plan


def forget_unused(now: datetime | None = None) -> int:
    """Delete imports that were looked at and never applied; returns how many."""
    before = (now or timezone.now()) - KEPT
    waiting = UnitImport.objects.filter(applied_at=None, created_at__lt=before)
    return waiting.delete()[0]


def known_units(government: Government) -> dict[str, KnownUnit]:
    """The units of a government by code."""
    units = Unit.objects.filter(government=government).select_related("parent")
    return {
        unit.code: KnownUnit(_facts(unit), unit.parent.code if unit.parent else "")
        for unit in units
    }


def _facts(unit: Unit) -> UnitFacts:
    return UnitFacts(unit.code, unit.name, unit.kind, unit.short_name, unit.is_blud, unit.website)


def _write(by: User, government: Government, plan: Plan) -> None:
    units = {unit.code: unit for unit in Unit.objects.filter(government=government)}
    for planned in _superiors_first(plan.rows):
        row = planned.row
        if planned.outcome == SAME:
            continue
        parent = units.get(row.parent)
        if planned.outcome == NEW:
            founded_on = date.fromisoformat(row.founded_on) if row.founded_on else None
            units[row.code] = create_unit(
                by=by,
                government=government,
                facts=row.facts,
                parent=parent,
                founded_on=founded_on,
            )
        else:
            _change(by, units[row.code], parent, planned)


def _change(by: User, unit: Unit, parent: Unit | None, planned: Planned) -> None:
    """A new name and a new superior hold from today; everything else is corrected."""
    row, today = planned.row, unit.government.today()
    if "name" in planned.fields:
        unit = rename_unit(by=by, unit=unit, name=row.name, short_name=row.short_name, on=today)
    if "parent" in planned.fields:
        unit = move_unit(by=by, unit=unit, parent=parent, on=today)
    unit.refresh_from_db()
    change_unit(by=by, unit=unit, version=unit.version, facts=row.facts, founded_on=unit.founded_on)


def _superiors_first(rows: Iterable[Planned]) -> list[Planned]:
    by_code = {planned.row.code: planned for planned in rows}
    ordered: dict[str, Planned] = {}

    def place(planned: Planned) -> None:
        above = by_code.get(planned.row.parent)
        if above is not None and above.row.code not in ordered:
            place(above)
        ordered[planned.row.code] = planned

    for planned in by_code.values():
        place(planned)
    return list(ordered.values())


def _check_file(upload: "UploadedFile[Any]", name: str) -> None:
    if (upload.size or 0) > LARGEST_FILE:
        what = Text("Berkas ini lebih dari 5 MB", "This file is larger than 5 MB")
        raise refuse(what, Text("Bagi menjadi beberapa berkas", "Divide it"), file=name)
    if Path(name).suffix.lower() not in {".csv", ".xlsx"}:
        what = Text("{name} bukan CSV atau XLSX", "{name} is neither CSV nor XLSX")
        remedy = Text("Simpan sebagai XLSX atau CSV UTF-8", "Save it as XLSX or CSV UTF-8")
        raise refuse(what.fill(name=quoted(name)), remedy, file=name)
