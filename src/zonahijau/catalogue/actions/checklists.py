"""Checklists on paper: printed, typed in with the mark of their sheet, taken back."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.catalogue.actions.services import (
    add_service,
    change_service,
    withdraw_service,
)
from zonahijau.catalogue.models import (
    Checklist,
    Service,
    ServiceCount,
    TranscribedService,
    Transcription,
)
from zonahijau.catalogue.policies import ServiceFacts, check_counts, checked_reason
from zonahijau.catalogue.refining.sheets import Typed, TypedLine
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Refused, Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.models import Unit

LEAST_BLANK, MOST_LINES = 8, 60


@transaction.atomic
def print_checklist(*, by: User, unit: Unit, counted: int | None) -> Checklist:
    """A blank sheet for a unit: its services by name, and empty lines for those that were counted
    and have no name, never less than eight."""
    check_may(by, "manage_services", unit)
    services = Service.objects.offered().filter(unit=unit)[:MOST_LINES]
    named = [{"uid": str(each.uid), "name": each.name} for each in services]
    blank = min(MOST_LINES, max(LEAST_BLANK, (counted or 0) - len(named) + 2))
    sheet = Checklist.objects.create(
        government_id=unit.government_id,
        unit=unit,
        services=named,
        blank_lines=blank,
        printed_by=by,
    )
    _tell(by, "checklist-printed", sheet, unit, {"lines": len(named) + blank})
    return sheet


@transaction.atomic
def transcribe(*, by: User, checklist: Checklist, typed: Typed) -> Transcription:
    """Take in what was copied from a filled sheet: services named or changed, and a row of counts
    of the day on the paper. Refused where the sheet is typed already."""
    rows = Checklist.objects.select_related("unit__government")
    sheet = rows.select_for_update(of=("self",)).get(pk=checklist.pk)
    unit = sheet.unit
    check_may(by, "manage_services", unit)
    if sheet.transcriptions.filter(withdrawn_at=None).exists():
        raise refuse(
            Text("Lembar ini sudah disalin", "This sheet is typed in already"),
            Text("Tarik dahulu salinannya", "Take the copy back first"),
        )
    counts = typed.counts(f"Disalin dari lembar kertas {sheet.code}")
    check_counts(counts, unit.government.today())
    standing = ServiceCount.objects.filter(unit=unit, on=typed.filled_on, withdrawn_at=None)
    before = standing.first()
    standing.update(withdrawn_at=timezone.now(), withdrawn_because="Diganti lembar kertas")
    count = ServiceCount.objects.create(
        government_id=unit.government_id, unit=unit, by=by, **asdict(counts)
    )
    lines: Any = {
        "services": [line.as_json() for line in typed.lines],
        "unit": {key: getattr(typed, key) for key in ("pledge", "survey", "officer")},
    }
    row = Transcription.objects.create(
        government_id=unit.government_id,
        unit=unit,
        checklist=sheet,
        filled_on=typed.filled_on,
        by=by,
        lines=lines,
        count=count,
        replaced=before,
    )
    for line in typed.named:
        _take_in(by, unit, row, line)
    _tell(by, "checklist-typed", row, unit, {"services": len(typed.named)})
    return row


def _take_in(by: User, unit: Unit, row: Transcription, line: TypedLine) -> None:
    """One line: a service that was printed or is known by its name is changed, else it is new."""
    said: dict[str, Any] = {"has_standard": line.standard, "standard_published": line.published}
    known = _known(unit, line)
    try:
        if known is None:
            service = add_service(by=by, unit=unit, facts=ServiceFacts(line.name, **said))
            _remember(row, service, None)
            return
        before = {key: getattr(known, key) for key in said}
        if before == said:
            _remember(row, known, before)
            return
        facts = replace(_facts_of(known), **said)
        service = change_service(by=by, service=known, facts=facts, revision=known.revision)
        _remember(row, service, before)
    except Refused as refused:
        raise refused.at(row=line.number) from None


def _known(unit: Unit, line: TypedLine) -> Service | None:
    offered = Service.objects.offered().filter(unit=unit)
    by_uid = offered.filter(uid=line.uid).first() if line.uid else None
    return by_uid or offered.filter(name__iexact=line.name).first()


def _facts_of(service: Service) -> ServiceFacts:
    return ServiceFacts(
        **{name: getattr(service, name) for name in ServiceFacts.__dataclass_fields__}
    )


def _remember(row: Transcription, service: Service, before: dict[str, Any] | None) -> None:
    TranscribedService.objects.create(
        government_id=row.government_id,
        transcription=row,
        service=service,
        before=before,
        revision=service.revision,
    )


@transaction.atomic
def take_back(*, by: User, transcription: Transcription, because: str) -> None:
    """Undo a copy, with a reason: its counts are withdrawn and those before hold again, services
    that it named are withdrawn, those that it changed are as before; what somebody changed since
    stays. The sheet can be typed in again."""
    rows = Transcription.objects.select_related("unit__government", "count", "replaced")
    row = rows.select_for_update(of=("self",)).get(pk=transcription.pk)
    check_may(by, "manage_services", row.unit)
    if row.withdrawn_at is not None:
        raise refuse(
            Text("Salinan ini sudah ditarik", "This copy was taken back already"),
            Text("Muat ulang halaman", "Reload the page"),
        )
    reason, now = checked_reason(because), timezone.now()
    row.withdrawn_at, row.withdrawn_because = now, reason
    row.save(update_fields=["withdrawn_at", "withdrawn_because"])
    counts = ServiceCount.objects.filter(withdrawn_at=None)
    counts.filter(pk=row.count.pk).update(withdrawn_at=now, withdrawn_because=reason)
    if row.replaced and not counts.filter(unit=row.unit, on=row.filled_on).exists():
        ServiceCount.objects.filter(pk=row.replaced.pk).update(
            withdrawn_at=None, withdrawn_because=""
        )
    for each in row.services.select_related("service"):
        _undo(by, each, reason)
    _tell(by, "checklist-taken-back", row, row.unit, {})


def _undo(by: User, each: TranscribedService, reason: str) -> None:
    service = each.service
    if service.withdrawn_at is not None or service.revision != each.revision:
        return
    if each.before is None:
        withdraw_service(by=by, service=service, because=reason)
    elif any(getattr(service, key) != value for key, value in each.before.items()):
        facts = replace(_facts_of(service), **each.before)
        change_service(by=by, service=service, facts=facts, revision=service.revision)


def _tell(by: User, action: str, subject: Any, unit: Unit, details: dict[str, Any]) -> None:
    audit.record(
        government=unit.government,
        by=by,
        action=action,
        subject=subject,
        details={"unit": str(unit.uid)} | details,
    )
