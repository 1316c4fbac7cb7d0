"""Adding, changing and withdrawing services."""

from dataclasses import asdict, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from zonahijau.accounts.models import User
from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.policies import ServiceFacts, check_service, checked_reason
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.recording import record_at
from zonahijau.wording import Refusal, Refused, Text, quoted, refuse


class Overtaken(Refused):
    """Somebody else saved the same service or standard meanwhile; ``current`` is what stands
    there now."""

    def __init__(self, current: Any):
        self.current = current
        what = Text("Data ini baru saja diubah orang lain", "Somebody has just changed this")
        remedy = Text("Bandingkan, lalu simpan lagi", "Compare the two, then save again")
        super().__init__(Refusal(what, remedy))


@transaction.atomic
def add_service(*, by: User | None, unit: Unit, facts: ServiceFacts) -> Service:
    """A new service of a unit; ``by`` None is the program itself, at set-up."""
    if by is not None:
        check_may(by, "manage_services", unit)
    facts = _clean(facts)
    _check_free(unit, facts, None)
    service = Service.objects.create(government_id=unit.government_id, unit=unit, **asdict(facts))
    _tell(by, "service-added", service, {"code": service.code})
    return service


@transaction.atomic
def change_service(*, by: User, service: Service, facts: ServiceFacts, revision: int) -> Service:
    """Rename or correct a service; ``revision`` is the one that was on the screen."""
    row = _held(service)
    check_may(by, "manage_services", row.unit)
    facts = _clean(facts)
    if row.revision != revision:
        raise Overtaken(row)
    facts = as_standards_say(row, facts)
    _check_free(row.unit, facts, row)
    changed = [key for key, value in asdict(facts).items() if getattr(row, key) != value]
    for key in changed:
        setattr(row, key, getattr(facts, key))
    row.revision += 1
    row.save(update_fields=[*changed, "revision"])
    _tell(by, "service-changed", row, {"fields": changed})
    return row


@transaction.atomic
def withdraw_service(*, by: User, service: Service, because: str) -> None:
    """Take a service out of the list, with a reason; rounds that had it keep it."""
    row = _held(service)
    check_may(by, "manage_services", row.unit)
    row.withdrawn_because, row.withdrawn_at = checked_reason(because), timezone.now()
    row.revision += 1
    row.save(update_fields=["withdrawn_at", "withdrawn_because", "revision"])
    _tell(by, "service-withdrawn", row, {})


def _held(service: Service) -> Service:
    rows = Service.objects.select_related("unit", "government")
    row: Service = rows.select_for_update(of=("self",)).get(pk=service.pk)
    if row.withdrawn_at is not None:
        raise refuse(
            Text("Layanan ini sudah ditarik", "This service was withdrawn"),
            Text("Tambahkan sebagai layanan baru", "Add it as a new service"),
        )
    return row


def _clean(facts: ServiceFacts) -> ServiceFacts:
    check_service(facts)
    return replace(facts, name=" ".join(facts.name.split()), code=facts.code.strip())


def as_standards_say(service: Service, facts: ServiceFacts) -> ServiceFacts:
    """Where a standard of the service is in force here, it says whether it is there and published;
    elsewhere the unit does."""
    in_force = Standard.objects.in_force().filter(service=service).first()
    if in_force is None:
        return facts
    return replace(facts, has_standard=True, standard_published=in_force.published_on is not None)


def _check_free(unit: Unit, facts: ServiceFacts, own: Service | None) -> None:
    others = Service.objects.offered().filter(unit=unit)
    if own is not None:
        others = others.exclude(pk=own.pk)
    if others.filter(name__iexact=facts.name).exists():
        raise _taken(facts.name, "name")
    if facts.code and others.filter(code=facts.code).exists():
        raise _taken(facts.code, "code")


def _taken(value: str, column: str) -> Refused:
    what = Text("{value} sudah ada di unit ini", "{value} is in this unit already")
    remedy = Text("Pakai yang lain, atau ubah yang sudah ada", "Use another, or change that one")
    return refuse(what.fill(value=quoted(value)), remedy, column=column)


def _tell(by: User | None, action: str, service: Service, details: dict[str, object]) -> None:
    record_at(service.unit, by=by, action=action, subject=service, details=details)
