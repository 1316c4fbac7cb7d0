"""What of websites is passed on when somebody leaves a unit: sites grow stale where nobody was told
that they are theirs now."""

from collections.abc import Iterator

from django.urls import reverse

from zonahijau.organisations.handovers import Item
from zonahijau.organisations.models import Unit
from zonahijau.websites.models import Site
from zonahijau.wording import Text


def items(unit: Unit) -> Iterator[Item]:
    """The sites and accounts of the unit, whose passwords go along."""
    yield Item(
        Text("situs dan akun yang dirawat unit", "sites and accounts that the unit keeps"),
        Site.objects.listed().filter(unit=unit).count(),
        reverse("websites:unit", args=[unit.uid]),
    )
