"""Forms on paper that staff entered."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from zonahijau.documents.fields import EncryptedJSONField
from zonahijau.organisations.kinds import choices
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet
from zonahijau.surveys.models.campaigns import Campaign
from zonahijau.surveys.words import SHEET_STATES
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL


class SheetQuerySet(OwnedQuerySet["Sheet"]):
    path_field = "campaign__unit__path"


class Sheet(OwnedByGovernment):
    """A bundle of paper forms that was entered together, at the keyboard or from a spreadsheet.

    It is counted, and taken back, as a whole. ``lines`` are its answers as in ``Shelf``, sorted
    once it is complete; ``comments`` what stood beside them, until they are parted from them;
    ``faults`` what a spreadsheet got wrong, shown before the yes. It stands in
    the counts from ``counted_on`` up to, not including, ``taken_out_on``.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="sheets")
    state = models.CharField(max_length=9, choices=choices(SHEET_STATES), default="draft")
    file_name = models.CharField(max_length=200, blank=True)
    answers = models.PositiveIntegerField(default=0)
    lines = models.TextField(blank=True)
    comments: Any = EncryptedJSONField(default=list, blank=True)
    faults = models.JSONField(default=list, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    entered_on = models.DateField()
    counted_on = models.DateField(null=True, blank=True)
    taken_out_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        ordering = ("campaign_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="surveys_sheet_withdrawn_because",
            ),
        )

    def __str__(self) -> str:
        return f"sheet of {self.campaign_id}"

    @property
    def state_label(self) -> Text:
        """Its state, in words."""
        return SHEET_STATES[self.state]
