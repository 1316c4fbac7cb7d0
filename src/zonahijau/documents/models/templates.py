"""Word processor templates that an office made its own."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.evidence.models import Blob
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet


class Template(OwnedByGovernment):
    """An office's template of a kind of paper; the newest that is not withdrawn counts, and
    without one the shipped template of the layout. Earlier versions stay."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("government", "kind", "version"), name="documents_template_version_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="documents_template_withdrawn_because",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
