"""Counts turned into names: services named by a list, and a count taken from the names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from zonahijau import audit
from zonahijau.catalogue.actions.counts import add_count, withdraw_count
from zonahijau.catalogue.actions.services import add_service
from zonahijau.catalogue.models import Service, ServiceCount
from zonahijau.catalogue.policies import COUNTED, Counts, ServiceFacts
from zonahijau.catalogue.refining.naming import LONG, NEW, lines_of
from zonahijau.catalogue.refining.tallies import tally_of
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.models import Unit

FROM_NAMES = "Daftar nama layanan"
"""The source of a count that was taken from the names."""


@transaction.atomic
def name_services(*, by: User, unit: Unit, text: str, facts: ServiceFacts) -> int:
    """Name the services of a list, one a line; what is there already is left as it is. ``facts``
    is what holds of all of them. How many are new; all are written or none."""
    check_may(by, "manage_services", unit)
    known = Service.objects.offered().filter(unit=unit).values_list("name", flat=True)
    lines = lines_of(text, known)
    if any(line.state == LONG for line in lines):
        raise refuse(
            Text("Ada nama yang terlalu panjang", "A name is too long"),
            Text("Persingkat; satu layanan per baris", "Shorten it; one service a line"),
            column="names",
        )
    new = [line.name for line in lines if line.state == NEW]
    if not new:
        raise refuse(
            Text("Tidak ada nama baru di daftar ini", "No new name is in this list"),
            Text("Tulis satu nama layanan per baris", "Write one service a line"),
            column="names",
        )
    for name in new:
        add_service(by=by, unit=unit, facts=replace(facts, name=name))
    return len(new)


@transaction.atomic
def count_from_names(*, by: User, unit: Unit) -> ServiceCount:
    """Say that the names are all there are: a count of today is taken from them. Earlier counts
    stay as they were; what names do not say (decrees, pledges, surveys) is carried on."""
    check_may(by, "manage_services", unit)
    tally, today = tally_of(unit), unit.government.today()
    if not tally.named:
        raise refuse(
            Text("Belum ada nama layanan", "No service is named yet"),
            Text("Sebut namanya dahulu", "Name them first"),
        )
    values = {key: tally.named.get(key, tally.count(key)) for key in COUNTED}
    values["decrees"] = _within(values["decrees"], tally.named["services"])
    for row in ServiceCount.objects.filter(unit=unit, on=today, withdrawn_at=None):
        withdraw_count(by=by, count=row, because="Diganti hitungan dari nama")
    row = add_count(by=by, unit=unit, counts=Counts(today, FROM_NAMES, **values))
    audit.record(
        government=unit.government, by=by, action="count-taken-from-names", subject=row, details={}
    )
    return row


def _within(part: int | None, whole: int) -> int | None:
    return None if part is None else min(part, whole)
