"""A spreadsheet with the reports of many units: read, shown, written, and taken back."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet

USER = settings.AUTH_USER_MODEL


class ReportImport(OwnedByGovernment):
    """Reports that were read from a spreadsheet and wait for a yes. ``before`` is what stood in the
    register, so that the import can be taken back: {uid of the report: {"revision": as the import
    left it, "fields": what stood before, or null for a row that is new}}."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    rows = models.JSONField()
    before = models.JSONField(default=dict, blank=True)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet["ReportImport"].as_manager()

    class Meta:
        ordering = ("-opened_at", "-id")

    def __str__(self) -> str:
        return self.file_name
