"""What of evidence is passed on when somebody leaves a unit."""

from collections.abc import Iterator

from django.urls import reverse

from zonahijau.evidence.models import Evidence
from zonahijau.evidence.policies import DRAFT, EXPIRED, REJECTED
from zonahijau.organisations.handovers import Item
from zonahijau.organisations.models import Unit
from zonahijau.wording import Text


def items(unit: Unit) -> Iterator[Item]:
    """The evidence that is not sent, was rejected, or has expired."""
    waiting = Evidence.objects.filter(unit=unit, state__in=(DRAFT, REJECTED, EXPIRED)).current()
    yield Item(
        Text("bukti dukung yang masih harus diurus", "pieces of evidence that need work"),
        waiting.count(),
        reverse("evidence:list", args=[unit.uid]),
    )
