"""The days on which an office's calendar differs from the nation's."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet

USER = settings.AUTH_USER_MODEL


class OwnDayQuerySet(OwnedQuerySet["OwnDay"]):
    """The own days of governments."""

    def standing(self) -> "OwnDayQuerySet":
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)


class OwnDay(OwnedByGovernment):
    """A day that a government declared free, or with ``is_worked`` a national holiday that it
    works; with the letter that says so. Clocks in working days count by it."""

    on = models.DateField()
    name = models.CharField(max_length=120)
    is_worked = models.BooleanField(default=False)
    letter = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = OwnDayQuerySet.as_manager()

    class Meta:
        ordering = ("government_id", "on")
        constraints = (
            models.UniqueConstraint(
                fields=("government", "on"),
                condition=Q(withdrawn_at=None),
                name="organisations_own_day_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.name}"
