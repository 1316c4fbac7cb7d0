"""What public pages ask of people today: to look at what nobody has looked at for a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.urls import reverse

from zonahijau.catalogue.contacts import YEAR
from zonahijau.catalogue.models import Service
from zonahijau.organisations.modules import modules_on
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.organisations.authority import Place
    from zonahijau.organisations.models import Government

MOST = 3
_WHAT = Text(
    "Periksa ulang {n} layanan di halaman publik {name}",
    "Check {n:service|services} on the public page of {name}",
)


def of_public_pages(government: Government, own: Sequence[Place]) -> Iterator[tuple[Text, str]]:
    """Of a person's own units; one query, none with the public pages off."""
    if not own or "portal" not in modules_on(government):
        return
    today = government.today()
    stale = Q(assured_on=None) | Q(assured_on__lt=today - timedelta(days=YEAR))
    rows = Service.objects.public(today).within(*own).filter(stale, government=government)
    counted = rows.values_list("unit__uid", "unit__name", "unit__short_name").annotate(Count("pk"))
    for uid, name, short_name, n in counted.order_by("-pk__count", "unit__name")[:MOST]:
        address = reverse("portal:contacts", kwargs={"unit": uid}) + "#layanan"
        yield _WHAT.fill(n=n, name=short_name or name), address
