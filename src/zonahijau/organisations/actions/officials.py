"""Taking a list of officials in: read and shown first, then written in one transaction."""

import json
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.actions.importing import KEPT, stored_upload
from zonahijau.organisations.actions.naming import Namer
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.actions.positions import (
    Appointment,
    add_position,
    appoint,
    correct_holder,
    end_office,
)
from zonahijau.organisations.directory import Directory
from zonahijau.organisations.models import Government, HeldSheet, Unit
from zonahijau.organisations.officials_import import (
    REPLACED,
    OfficialRow,
    Plan,
    Planned,
    plan_officials,
    read_officials,
)
from zonahijau.organisations.recognising import kind_of
from zonahijau.organisations.unit_import import CHANGED, NEW, SAME
from zonahijau.organisations.unit_names import parent_of
from zonahijau.wording import Refused

KIND = "officials"


def preview_officials(
    *,
    by: User,
    government: Government,
    upload: "UploadedFile[Any]",
    start_if_empty: date,
    may_make_units: bool = False,
) -> tuple[Plan, HeldSheet | None]:
    """What the list would do. Without faults the rows are kept until somebody says yes or no."""
    check_permitted(by, "manage_units", government)
    directory = Directory(government, government.today())
    with stored_upload(upload) as (path, name):
        rows, faults = read_officials(path, name, start_if_empty, may_make_units=may_make_units)
    plan = plan_officials(rows, directory, name, faults)
    if plan.faults:
        return plan, None
    content = json.dumps([asdict(row) for row in rows])
    draft = HeldSheet.objects.create(
        government=government, kind=KIND, by=by, file_name=name, content=content
    )
    return plan, draft


def plan_of_officials(draft: HeldSheet) -> Plan:
    """What the kept rows would do today; nothing once they were written."""
    rows = [OfficialRow(**row) for row in json.loads(draft.content or "[]")]
    directory = Directory(draft.government, draft.government.today())
    return plan_officials(rows, directory, draft.file_name, ())


@transaction.atomic
def apply_officials(*, by: User, draft: HeldSheet) -> Plan:
    """Write the rows, all of them or none. What was kept of them is erased; a second yes changes
    nothing more."""
    draft = HeldSheet.objects.select_for_update(of=("self",)).get(pk=draft.pk, kind=KIND)
    check_permitted(by, "manage_units", draft.government)
    plan = plan_of_officials(draft)
    if draft.applied_at:
        return plan
    if plan.faults:
        raise Refused(*plan.faults)
    directory = Directory(draft.government, draft.government.today())
    made = _make_units(by, draft.government, plan, directory)
    for planned in plan.rows:
        unit = planned.unit or made[directory.unit_key(planned.row.unit)]
        try:
            _write(by, replace(planned, unit=unit), directory)
        except Refused as refused:
            raise refused.at(file=draft.file_name, row=planned.number) from None
    draft.applied_at, draft.content = timezone.now(), None
    draft.save(update_fields=["applied_at", "content"])
    counts = {outcome: plan.count(outcome) for outcome in (NEW, REPLACED, CHANGED, SAME)}
    audit.record(
        government=draft.government,
        by=by,
        action="officials-imported",
        subject=draft,
        details=counts,
    )
    return plan


def _make_units(
    by: User, government: Government, plan: Plan, directory: Directory
) -> dict[str, Unit]:
    """The units that the rows name and that are not there yet, by their key."""
    namer = Namer(by, government)
    made: dict[str, Unit] = {}
    for name in sorted(plan.new_units, key=lambda name: parent_of(name) is not None):
        key = directory.unit_key(name)
        made[key] = made.get(key) or namer.make(name)
    return made


def forget_sheets() -> int:
    """Delete lists that nobody said yes to; returns how many."""
    waiting = HeldSheet.objects.filter(applied_at=None, created_at__lt=timezone.now() - KEPT)
    return waiting.delete()[0]


def _write(by: User, planned: Planned, directory: Directory) -> None:
    row, before = planned.row, planned.before
    if planned.outcome == SAME or planned.unit is None:
        return
    start = date.fromisoformat(row.start)
    until = date.fromisoformat(row.until) if row.until else None
    appointment = Appointment(row.name, row.status, start, until, row.rank, row.nip)
    if planned.outcome == CHANGED and before is not None:
        kept = Appointment(
            before.name, before.status, before.start, before.until, row.rank or before.rank, row.nip
        )
        account = before.user or directory.account_of(row.nip)
        correct_holder(by=by, holder=before, appointment=kept, user=account)
        return
    if planned.outcome == REPLACED and before is not None:
        end_office(by=by, holder=before, until=start)
    position = planned.position or directory.position(row.position, planned.unit)
    if position is None:
        kind = kind_of(row.position, planned.unit.kind, planned.unit.name)
        position = add_position(by=by, unit=planned.unit, title=row.position, kind=kind)
    appoint(by=by, position=position, appointment=appointment, user=directory.account_of(row.nip))
