"""What of assessments is passed on when somebody leaves a unit."""

from collections.abc import Iterator

from django.urls import reverse

from zonahijau.assessments.models import Assessment
from zonahijau.assessments.policies import DRAFT, RETURNED, WAITING_PARENT
from zonahijau.organisations.handovers import Item
from zonahijau.organisations.models import Unit
from zonahijau.wording import Text


def items(unit: Unit) -> Iterator[Item]:
    """The assessments that wait for the unit, and those of the units below that it passes on."""
    running = Assessment.objects.filter(round__closed_at=None)
    own = running.filter(unit=unit, state__in=(DRAFT, RETURNED)).count()
    below = running.filter(unit__parent=unit, state=WAITING_PARENT).count()
    address = reverse("assessments:assessments")
    yield Item(Text("penilaian yang belum dikirim", "assessments not sent yet"), own, address)
    yield Item(Text("penilaian yang harus diteruskan", "assessments to pass on"), below, address)
