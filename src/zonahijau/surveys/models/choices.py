"""What whoever keeps the installation chose about indices above the government."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from zonahijau.organisations.kinds import choices
from zonahijau.surveys.rolling_up import ROLL_UPS


class RollUpChoice(models.Model):
    """How this installation rolls up what belongs to no government of its own: the nation, and a
    province whose government is not here or has chosen nothing. Written once; the newest holds. No
    regulation says how, so it is a local choice."""

    rule = models.CharField(max_length=8, choices=choices(ROLL_UPS))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.rule
