"""Services from a spreadsheet: read and shown first, then written all at once."""

from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.catalogue.actions.services import add_service, change_service
from zonahijau.catalogue.models import Service, ServiceImport
from zonahijau.catalogue.sheets import ReadRow, read_sheet
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.tables.previews import check_whole
from zonahijau.wording import Refused


@transaction.atomic
def open_import(*, by: User, unit: Unit, path: Path, name: str) -> ServiceImport:
    """Read a spreadsheet for a preview; nothing of it is a service yet."""
    check_may(by, "manage_services", unit)
    sheet = read_sheet(path, name)
    return ServiceImport.objects.create(
        government_id=unit.government_id,
        unit=unit,
        by=by,
        file_name=name[:200],
        rows=[row.as_json() for row in sheet.rows],
        columns={"known": dict(sheet.columns), "notes": list(sheet.notes)},
    )


def rows_of(held: ServiceImport) -> list[ReadRow]:
    """The rows of a preview."""
    return [ReadRow.of_json(row) for row in held.rows]


def matches(unit: Unit, rows: Iterable[ReadRow]) -> dict[int, Service]:
    """The service that each row would change, by row number: the same code, else the same name.

    A row without a match would become a new service.
    """
    services = list(Service.objects.offered().filter(unit=unit))
    by_code = {service.code: service for service in services if service.code}
    by_name = {service.name.casefold(): service for service in services}
    found: dict[int, Service] = {}
    for row in rows:
        if row.facts is not None:
            name = row.facts.name.casefold()
            known = by_code.get(row.facts.code) or by_name.get(name)
            if known is not None and known not in found.values():
                found[row.number] = known
    return found


@transaction.atomic
def apply_import(*, by: User, held: ServiceImport) -> tuple[int, int]:
    """Write every row of a preview, or none; how many services are new and how many changed."""
    imports = ServiceImport.objects.select_related("unit", "government")
    row = imports.select_for_update(of=("self",)).get(pk=held.pk)
    check_may(by, "manage_services", row.unit)
    rows = rows_of(row)
    check_whole(is_applied=row.applied_at is not None, has_faults=any(each.faults for each in rows))
    known = matches(row.unit, rows)
    for each in rows:
        _write(by, row.unit, each, known.get(each.number))
    row.applied_at = timezone.now()
    row.save(update_fields=["applied_at"])
    new, changed = len(rows) - len(known), len(known)
    details = {"new": new, "changed": changed, "unit": str(row.unit.uid)}
    audit.record(
        government=row.government, by=by, action="services-imported", subject=row, details=details
    )
    return new, changed


def _write(by: User, unit: Unit, row: ReadRow, known: Service | None) -> None:
    """Whatever is refused here is refused at its row."""
    if row.facts is None:
        return
    try:
        if known is None:
            add_service(by=by, unit=unit, facts=row.facts)
        else:
            change_service(by=by, service=known, facts=row.facts, revision=known.revision)
    except Refused as refused:
        raise refused.at(row=row.number) from None
