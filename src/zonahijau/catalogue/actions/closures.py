"""Days on which places of service are closed: holidays of their own, moves, renovation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from zonahijau import audit
from zonahijau.catalogue.contacts import check_closure
from zonahijau.catalogue.hours import Closure, Hours
from zonahijau.catalogue.models import ServicePoint
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User


@transaction.atomic
def close_places(*, by: User | None, points: Iterable[ServicePoint], closure: Closure) -> None:
    """Say on which days these places are closed; the same closure again changes nothing."""
    for row in _held(by, points):
        check_closure(closure, row.government.today())
        hours = row.opening
        if closure not in hours.closed:
            _keep(row, replace(hours, closed=tuple(sorted([*hours.closed, closure], key=_order))))
            _tell(by, "closure-added", row, closure)


@transaction.atomic
def reopen_places(*, by: User | None, points: Iterable[ServicePoint], closure: Closure) -> None:
    """Take a closure back: these places are open on its days as on any others."""
    found = False
    for row in _held(by, points):
        hours = row.opening
        if closure in hours.closed:
            found = True
            _keep(row, replace(hours, closed=tuple(c for c in hours.closed if c != closure)))
            _tell(by, "closure-withdrawn", row, closure)
    if not found:
        raise refuse(
            Text("Hari tutup ini sudah tidak ada", "This closure is not there any more"),
            Text("Muat ulang halaman ini", "Reload this page"),
        )


def _held(by: User | None, points: Iterable[ServicePoint]) -> list[ServicePoint]:
    rows = ServicePoint.objects.standing().select_related("unit", "government")
    held = rows.select_for_update(of=("self",)).filter(pk__in=[row.pk for row in points])
    found: list[ServicePoint] = list(held)
    for row in found:
        if by is not None:
            check_may(by, "manage_services", row.unit)
    return found


def _order(closure: Closure) -> tuple[object, ...]:
    return closure.start, closure.until, closure.note


def _keep(row: ServicePoint, hours: Hours) -> None:
    row.hours = hours.as_json()
    row.revision += 1
    row.save(update_fields=["hours", "revision"])


def _tell(by: User | None, action: str, row: ServicePoint, closure: Closure) -> None:
    audit.record(
        government=row.government,
        by=by,
        action=action,
        subject=row,
        details={
            "unit": str(row.unit.uid),
            "from": closure.start.isoformat(),
            "until": closure.until.isoformat(),
        },
    )
