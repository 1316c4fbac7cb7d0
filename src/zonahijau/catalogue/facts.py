"""What the catalogue knows for indicators: whether every service has a standard."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from zonahijau.catalogue.refining.tallies import tally_of
from zonahijau.instruments.facts import KnownFact
from zonahijau.organisations.models import Unit
from zonahijau.wording import Text

COVERED = "standard.services.covered"
_LIST = Text("Daftar layanan unit", "The unit's list of services")


def provide(unit: Unit, service: Any, keys: frozenset[str]) -> Iterable[KnownFact]:  # noqa: ARG001
    """Answers ``standard.services.covered`` from the names of the services once they are as many
    as were counted, else from the newest recap.

    Says nothing where there is neither: what is not known is not answered. At most two queries.
    """
    if COVERED not in keys:
        return
    tally = tally_of(unit)
    services, covered = tally.value("services"), tally.value("with_standard")
    if not services or covered is None:
        return
    if tally.uses_names:
        yield _fact(unit, services, covered, _LIST, unit.government.today())
        return
    recap = tally.counted["with_standard"]
    source = Text(f"Rekap: {recap.source}", f"Recap: {recap.source}")
    yield _fact(unit, services, covered, source, recap.on)


def _fact(unit: Unit, services: int, covered: int, origin: Text, on: Any) -> KnownFact:
    said = Text(
        f"{covered} dari {services} layanan mempunyai standar",
        f"{covered} of {services} services have a standard",
    )
    link = reverse("catalogue:list", kwargs={"unit": unit.uid})
    return KnownFact(COVERED, covered == services, said, origin, on, link)
