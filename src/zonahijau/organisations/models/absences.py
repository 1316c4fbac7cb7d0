"""Days on which somebody in office is away, and who stands in."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zonahijau.organisations.kinds import ABSENCE_KINDS, choices
from zonahijau.organisations.models.people import OfficeHolder
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet
from zonahijau.wording import Text


class AbsenceQuerySet(OwnedQuerySet["Absence"]):
    """Absences; reading for a person begins with ``visible_to``."""

    path_field = "holder__position__unit__path"

    def not_over_on(self, day: date) -> AbsenceQuerySet:
        """Those that stand and whose last day has not passed, the soonest first."""
        return self.filter(withdrawn_at=None, until__gt=day).order_by("start", "pk")


class Absence(OwnedByGovernment):
    """Somebody in office is away from ``start`` up to, not including, ``until``; ``substitute`` is
    who does their work, by name. Why somebody is ill or on leave is nobody's business here."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    holder = models.ForeignKey(OfficeHolder, models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=8, choices=choices(ABSENCE_KINDS))
    start = models.DateField()
    until = models.DateField()
    substitute = models.CharField(max_length=150, blank=True)
    letter = models.CharField(max_length=160, blank=True)
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ("holder_id", "start")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__gt=F("start")), name="organisations_absence_span"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="organisations_absence_withdrawn_because",
            ),
        )

    def __str__(self) -> str:
        return f"{self.holder_id} [{self.start}, {self.until})"

    @property
    def kind_label(self) -> Text:
        """Why they are away, in one word."""
        return ABSENCE_KINDS[self.kind]

    @property
    def last_day(self) -> date:
        """The last day away."""
        return self.until - timedelta(days=1)

    def covers(self, day: date) -> bool:
        """Whether they are away on that day."""
        return self.withdrawn_at is None and self.start <= day < self.until
