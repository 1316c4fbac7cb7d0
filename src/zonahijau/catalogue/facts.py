"""What the catalogue knows for indicators: whether every service has a standard."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from zonahijau.catalogue.models import Service, ServiceCount
from zonahijau.instruments.facts import KnownFact
from zonahijau.organisations.models import Unit
from zonahijau.wording import Text

COVERED = "standard.services.covered"
_LIST = Text("Daftar layanan unit", "The unit's list of services")


def provide(unit: Unit, service: Any, keys: frozenset[str]) -> Iterable[KnownFact]:  # noqa: ARG001
    """Answers ``standard.services.covered`` from the list of services, else from the newest recap.

    Says nothing where there is neither: what is not known is not answered. At most two queries.
    """
    if COVERED not in keys:
        return
    listed = Service.objects.offered().filter(unit=unit)
    counted = listed.aggregate(all=Count("pk"), covered=Count("pk", filter=Q(has_standard=True)))
    if counted["all"]:
        on = unit.government.today()
        yield _fact(unit, counted["all"], counted["covered"], _LIST, on)
        return
    counts = ServiceCount.objects.filter(unit=unit, withdrawn_at=None).order_by("-on")
    recap = counts.filter(services__gt=0).exclude(with_standard=None).first()
    if recap is not None and recap.services and recap.with_standard is not None:
        source = Text(f"Rekap: {recap.source}", f"Recap: {recap.source}")
        yield _fact(unit, recap.services, recap.with_standard, source, recap.on)


def _fact(unit: Unit, services: int, covered: int, origin: Text, on: Any) -> KnownFact:
    said = Text(
        f"{covered} dari {services} layanan mempunyai standar",
        f"{covered} of {services} services have a standard",
    )
    link = reverse("catalogue:list", kwargs={"unit": unit.uid})
    return KnownFact(COVERED, covered == services, said, origin, on, link)
