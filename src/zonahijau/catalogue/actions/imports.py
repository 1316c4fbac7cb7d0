"""Services from a spreadsheet: read and shown first, then written all at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.catalogue.actions.services import add_service, change_service
from zonahijau.catalogue.models import Service, ServiceImport, Standard
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.sheets import COLUMNS, ReadRow, read_sheet
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.tables.previews import check_whole
from zonahijau.wording import Refused

_FIELDS: Mapping[str, str] = {
    "kode": "code",
    "jenis": "kind",
    "elektronik": "is_electronic",
    "pengguna": "users_a_year",
    "standar": "has_standard",
    "terbit": "standard_published",
}
"""What a column says of a service; the name is said by every sheet."""


@dataclass(frozen=True, slots=True)
class Match:
    """The service that a row is about, and what the row makes of it."""

    service: Service
    facts: ServiceFacts

    @property
    def is_same(self) -> bool:
        """Whether nothing of the service changes."""
        said = asdict(self.facts)
        return all(getattr(self.service, name) == value for name, value in said.items())


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


def matches(held: ServiceImport, rows: Iterable[ReadRow]) -> dict[int, Match]:
    """The service that each row is about, by row number: the same code, else the same name. A row
    without a match would become a new service. Two queries."""
    told = held.columns.get("known", {}).values() or COLUMNS
    in_force = Standard.objects.in_force().filter(service__unit=held.unit)
    days = dict(in_force.values_list("service_id", "published_on"))
    found = {}
    for row, service in _pairs(held.unit, rows):
        facts = _facts_for(service, row, told)
        if service.pk in days:  # what is entered here says more than a sheet
            is_published = days[service.pk] is not None
            facts = replace(facts, has_standard=True, standard_published=is_published)
        found[row.number] = Match(service, facts)
    return found


def _facts_for(service: Service, row: ReadRow, told: Collection[str]) -> ServiceFacts:
    """What a row makes of a service: where the sheet has no such column, or its cell is empty, what
    is known stays."""
    said = row.facts or ServiceFacts(row.name)
    silent = {field for column, field in _FIELDS.items() if column not in told}
    silent |= {
        name for name in ("code", "users_a_year", "note") if getattr(said, name) in ("", None)
    }
    said = replace(said, **{name: getattr(service, name) for name in silent})
    return replace(said, standard_published=said.standard_published and said.has_standard)


def _pairs(unit: Unit, rows: Iterable[ReadRow]) -> Iterator[tuple[ReadRow, Service]]:
    services = list(Service.objects.offered().filter(unit=unit))
    by_code = {service.code: service for service in services if service.code}
    by_name = {service.name.casefold(): service for service in services}
    taken: set[int] = set()
    for row in rows:
        if row.facts is None:
            continue
        known = by_code.get(row.facts.code) or by_name.get(row.facts.name.casefold())
        if known is not None and known.pk not in taken:
            taken.add(known.pk)
            yield row, known


@transaction.atomic
def apply_import(*, by: User, held: ServiceImport) -> tuple[int, int]:
    """Write every row of a preview, or none; how many services are new and how many changed."""
    imports = ServiceImport.objects.select_related("unit", "government")
    row = imports.select_for_update(of=("self",)).get(pk=held.pk)
    check_may(by, "manage_services", row.unit)
    rows = rows_of(row)
    check_whole(is_applied=row.applied_at is not None, has_faults=any(each.faults for each in rows))
    known = matches(row, rows)
    for each in rows:
        _write(by, row.unit, each, known.get(each.number))
    row.applied_at = timezone.now()
    row.save(update_fields=["applied_at"])
    new = len(rows) - len(known)
    changed = sum(not each.is_same for each in known.values())
    details = {"new": new, "changed": changed, "unit": str(row.unit.uid)}
    audit.record(
        government=row.government, by=by, action="services-imported", subject=row, details=details
    )
    return new, changed


def _write(by: User, unit: Unit, row: ReadRow, known: Match | None) -> None:
    """Whatever is refused here is refused at its row."""
    if row.facts is None:
        return
    try:
        if known is None:
            add_service(by=by, unit=unit, facts=row.facts)
        elif not known.is_same:
            service = known.service
            change_service(by=by, service=service, facts=known.facts, revision=service.revision)
    except Refused as refused:
        raise refused.at(row=row.number) from None
