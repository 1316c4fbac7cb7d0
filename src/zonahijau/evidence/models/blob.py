"""Stored bytes, named by their own hash."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet


class BlobQuerySet(OwnedQuerySet["Blob"]):
    """Stored files of a government."""


class Blob(OwnedByGovernment):
    """The bytes of a file, once for each government however often they are uploaded.

    ``path`` is where they lie below the folder of files. An erased one keeps its hash as a
    tombstone: it proves what was there, and the same bytes are not taken in again.
    """

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    path = models.CharField(max_length=160)
    stored_at = models.DateTimeField(default=timezone.now, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True)
    erased_because = models.CharField(max_length=200, blank=True)

    objects = BlobQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("government", "sha256"), name="evidence_blob_once"),
            models.CheckConstraint(
                condition=Q(erased_at=None) | ~Q(erased_because=""),
                name="evidence_blob_erased_because",
            ),
        )

    def __str__(self) -> str:
        return self.sha256[:12]
