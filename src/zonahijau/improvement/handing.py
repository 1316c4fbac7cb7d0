"""What of promises is passed on when somebody leaves a unit."""

from collections.abc import Iterator

from django.urls import reverse

from zonahijau.improvement.queries import of_unit
from zonahijau.organisations.handovers import Item
from zonahijau.organisations.models import Unit
from zonahijau.wording import Text


def items(unit: Unit) -> Iterator[Item]:
    """The promises of the unit that are not settled."""
    label = Text("janji yang belum ditepati", "promises not kept yet")
    yield Item(label, len(of_unit(unit)), reverse("improvement:promises"))
