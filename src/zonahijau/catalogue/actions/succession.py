"""Services of units that were split or merged, taken over by the unit that follows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from zonahijau.catalogue.actions import standards
from zonahijau.catalogue.actions.services import add_service
from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.organisations.models import Succession, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User


def left_behind(unit: Unit) -> list[Service]:
    """The services of the units that this one followed and that none of their successors offers
    by that name; three queries."""
    before = Succession.objects.filter(successor=unit).values_list("predecessor_id", flat=True)
    followed = list(before)
    if not followed:
        return []
    after = Succession.objects.filter(predecessor__in=followed).values("successor")
    there = Service.objects.offered().filter(unit__in=after).values_list("name", flat=True)
    taken = {name.casefold() for name in there}
    rows = Service.objects.offered().filter(unit__in=followed).select_related("unit")
    return [each for each in rows if each.name.casefold() not in taken]


@transaction.atomic
def take_over(*, by: User, unit: Unit, services: Iterable[Service]) -> int:
    """List them here as what they were there; how many. A standard in force is copied as a draft
    and laid down anew, for a new unit sets its own within six months (PP 96/2012 art. 50)."""
    check_may(by, "manage_services", unit)
    wanted = {each.pk for each in services}
    rows = [each for each in left_behind(unit) if each.pk in wanted]
    if not rows:
        raise refuse(
            Text("Belum ada layanan yang dipilih", "No service is chosen"),
            Text("Pilih paling sedikit satu", "Choose at least one"),
        )
    in_force = Standard.objects.in_force().filter(service__in=rows)
    sources = {each.service_id: each for each in in_force.select_related("service__unit")}
    done: set[str] = set()
    for each in sorted(rows, key=lambda row: row.pk not in sources):
        if each.name.casefold() in done:
            continue  # units that were merged offered the same; the one with a standard goes first
        done.add(each.name.casefold())
        made = add_service(by=by, unit=unit, facts=_facts_of(each, unit))
        if each.pk in sources:
            standards.begin(by=by, service=made, reuse=sources[each.pk])
    return len(done)


def _facts_of(service: Service, unit: Unit) -> ServiceFacts:
    """What is known of a service but for its standard; its code where nothing has it here."""
    held = Service.objects.offered().filter(unit=unit, code=service.code).exists()
    return ServiceFacts(
        name=service.name,
        code="" if held else service.code,
        kind=service.kind,
        is_electronic=service.is_electronic,
        users_a_year=service.users_a_year,
        note=service.note,
    )
