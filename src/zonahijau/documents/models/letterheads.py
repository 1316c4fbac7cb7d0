"""What stands at the top of a government's papers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from zonahijau.documents.words import LEVELS, UNIT
from zonahijau.evidence.models import Blob
from zonahijau.organisations.kinds import choices
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, UnitRowQuerySet


class Letterhead(OwnedByGovernment):
    """The top of papers of the head of region, the secretariat, or a unit.

    ``lines`` from above to below, the last the largest. Without an emblem its place stays free,
    for paper that is printed already. ``contact`` is telephone, e-mail and website in one line.
    """

    level = models.CharField(max_length=9, choices=choices(LEVELS))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="letterheads")
    lines = models.JSONField(default=list)
    address = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=80, blank=True)
    emblem = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        ordering = ("level", "unit_id")
        constraints = (
            models.UniqueConstraint(
                fields=("government", "level"),
                condition=Q(unit=None),
                name="documents_letterhead_once",
            ),
            models.UniqueConstraint(
                fields=("unit",), condition=Q(level=UNIT), name="documents_letterhead_of_unit"
            ),
            models.CheckConstraint(
                condition=Q(level=UNIT, unit__isnull=False) | (~Q(level=UNIT) & Q(unit=None)),
                name="documents_letterhead_level",
            ),
        )

    def __str__(self) -> str:
        return str(self.lines[-1]) if self.lines else self.level
