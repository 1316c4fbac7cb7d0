"""Rows of recaps: entered as they are, withdrawn when wrong."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.catalogue.models import ServiceCount, Transcription
from zonahijau.catalogue.policies import COUNTED, Counts, check_counts, checked_reason
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Text, refuse


@transaction.atomic
def add_count(*, by: User, unit: Unit, counts: Counts) -> ServiceCount:
    """Enter what a recap says of a unit on a day."""
    check_may(by, "manage_services", unit)
    check_counts(counts, unit.government.today())
    if ServiceCount.objects.filter(unit=unit, on=counts.on, withdrawn_at=None).exists():
        raise refuse(
            Text("Rekap tanggal ini sudah ada", "There is a recap of this day already"),
            Text("Tarik dahulu yang lama, dengan alasan", "Withdraw the old one first"),
            column="on",
        )
    row = ServiceCount.objects.create(
        government_id=unit.government_id, unit=unit, by=by, **asdict(counts)
    )
    numbers = {name: getattr(row, name) for name in COUNTED}
    audit.record(
        government=unit.government, by=by, action="recap-entered", subject=row, details=numbers
    )
    return row


@transaction.atomic
def withdraw_count(*, by: User, count: ServiceCount, because: str) -> None:
    """Take a recap row out of use; it is kept."""
    rows = ServiceCount.objects.select_related("unit", "government")
    row = rows.select_for_update(of=("self",)).get(pk=count.pk, withdrawn_at=None)
    check_may(by, "manage_services", row.unit)
    copy = Transcription.objects.filter(count=row, withdrawn_at=None).first()
    if copy is not None:
        raise refuse(
            Text("Angka ini disalin dari lembar kertas", "These numbers were copied from paper"),
            Text(
                f"Tarik salinannya di lembar {copy.checklist.code}",
                f"Take the copy back at sheet {copy.checklist.code}",
            ),
        )
    row.withdrawn_because, row.withdrawn_at = checked_reason(because), timezone.now()
    row.save(update_fields=["withdrawn_at", "withdrawn_because"])
    audit.record(government=row.government, by=by, action="recap-withdrawn", subject=row)
