"""A published version of an instrument, for ever what it was on the day of its publication."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from zonahijau.instruments.loading import load
from zonahijau.lawbook.instruments import Instrument
from zonahijau.organisations.authority import authority_at_gate
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User


class VersionQuerySet(models.QuerySet["Version"]):
    """Versions that a person may use."""

    def visible_to(self, user: User) -> VersionQuerySet:
        """Those that ship for everyone, and the local ones of the person's governments."""
        governments = authority_at_gate(user).governments
        return self.filter(Q(government=None) | Q(government__in=governments))

    def usable(self) -> VersionQuerySet:
        """Published and not withdrawn: what a new round may take."""
        return self.filter(withdrawn_at=None)


class Version(models.Model):
    """One version; ``government`` is empty for the law that ships, else whose local one it is.

    ``source`` is the text that was published, ``sha256`` the fingerprint of its canonical form. The
    row is never changed but for its withdrawal; a correction is a new version.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    government = models.ForeignKey(
        "organisations.Government", models.PROTECT, null=True, related_name="instrument_versions"
    )
    instrument_id = models.CharField(max_length=80)
    series = models.CharField(max_length=80)
    title_id = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    source = models.TextField()
    in_force_from = models.DateField()
    in_force_until = models.DateField(null=True)
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ("instrument_id", "-published_at")
        constraints = (
            models.UniqueConstraint(
                fields=("instrument_id", "sha256"),
                condition=Q(government=None),
                name="one_row_a_shipped_version",
            ),
            models.UniqueConstraint(
                fields=("government", "instrument_id", "sha256"), name="one_row_a_local_version"
            ),
        )

    def __str__(self) -> str:
        return f"{self.instrument_id} ({self.sha256[:8]})"

    @property
    def title(self) -> Text:
        return Text(self.title_id, self.title_en)

    @property
    def is_local(self) -> bool:
        return self.government_id is not None

    @property
    def instrument(self) -> Instrument:
        """The instrument as the engine reads it; its fingerprint is checked against the row."""
        return load(self.source, self.instrument_id, self.sha256)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only the withdrawal of a published version may be written."""
        changes = set(kwargs.get("update_fields") or ())
        if self.pk and (not changes or changes - {"withdrawn_at", "withdrawn_because"}):
            raise refuse(
                Text("versi yang terbit tidak dapat diubah", "a published version never changes"),
                Text("terbitkan versi baru", "publish a new version"),
            )
        super().save(*args, **kwargs)
