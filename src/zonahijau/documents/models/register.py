"""The register of decrees and letters: what was decided, until when, and who is named in it."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zonahijau.documents.models.papers import Paper
from zonahijau.documents.words import DECREE_KINDS
from zonahijau.evidence.models import Blob
from zonahijau.organisations.kinds import choices
from zonahijau.organisations.models import OfficeHolder, Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet
from zonahijau.wording import Text


class DecreeQuerySet(UnitRowQuerySet["Decree"]):
    """Entries of the register."""

    def standing(self) -> DecreeQuerySet:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def in_force_on(self, day: date) -> DecreeQuerySet:
        """Those that hold on that day."""
        return self.standing().filter(
            Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day
        )

    def expiring_in(self, year: int) -> DecreeQuerySet:
        """Those whose last day lies in that year: they end after 1 January, or on the next."""
        first, next_first = date(year, 1, 1), date(year + 1, 1, 1)
        return self.standing().filter(valid_until__gt=first, valid_until__lte=next_first)


class Decree(OwnedByGovernment):
    """A decree or letter as the register knows it.

    It holds from ``valid_from`` up to, not including, ``valid_until``; with ``holds_below`` also
    for every unit below its own, without a unit for the whole government. ``revision`` grows with
    every change.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="decrees")
    kind = models.CharField(max_length=20, choices=choices(DECREE_KINDS))
    number = models.CharField(max_length=100)
    dated = models.DateField()
    title = models.CharField(max_length=300)
    signatory = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    holds_below = models.BooleanField(default=True)
    file = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    paper = models.OneToOneField(Paper, models.PROTECT, null=True, blank=True, related_name="entry")
    revision = models.PositiveIntegerField(default=1)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = DecreeQuerySet.as_manager()

    class Meta:
        ordering = ("-dated", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="documents_decree_span",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="documents_decree_withdrawn_because",
            ),
            models.UniqueConstraint(
                fields=("government", "kind", "number", "dated"),
                condition=Q(withdrawn_at=None),
                name="documents_decree_once",
            ),
        )
        indexes = (models.Index(fields=("government", "valid_until"), name="documents_expiring"),)

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"

    @property
    def kind_label(self) -> Text:
        """Its kind, in words."""
        return DECREE_KINDS[self.kind]

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on that day."""
        ended = self.valid_until is not None and self.valid_until <= day
        return self.withdrawn_at is None and self.valid_from <= day and not ended


def ended_by(day: date) -> Q:
    """Names whose office was over on that day, or was taken out as a mistake."""
    return Q(holder__until__lte=day) | Q(holder__withdrawn_at__isnull=False)


class DecreeNameQuerySet(OwnedQuerySet["DecreeName"]):
    path_field = "decree__unit__path"

    def who_left(self, day: date) -> DecreeNameQuerySet:
        """Those whose office ended by that day or was withdrawn, in decrees that still hold."""
        return self.filter(ended_by(day), decree__in=Decree.objects.in_force_on(day))


class DecreeName(OwnedByGovernment):
    """Somebody whom a decree names, as what; ``holder`` is the office that they hold, so that the
    register notices when it ends."""

    decree = models.ForeignKey(Decree, models.CASCADE, related_name="names")
    holder = models.ForeignKey(OfficeHolder, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=160, blank=True)

    objects = DecreeNameQuerySet.as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
