"""Checklists on paper: printed blank for units that fill them by hand, and typed in later."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.catalogue.models.counts import ServiceCount
from zonahijau.catalogue.models.services import Service
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet
from zonahijau.web.genuine import ALPHABET
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL
CODE_LENGTH = 6


def new_sheet_code() -> str:
    """The code that is printed on a sheet."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


class Checklist(OwnedByGovernment):
    """A blank checklist as it was printed for a unit: the services whose names stood on it, by uid
    and name, and how many empty lines."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="checklists")
    code = models.CharField(max_length=12, unique=True, default=new_sheet_code, editable=False)
    services = models.JSONField()
    blank_lines = models.PositiveSmallIntegerField()
    printed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    printed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        ordering = ("-printed_at",)

    def __str__(self) -> str:
        return self.code


class Transcription(OwnedByGovernment):
    """What somebody copied from a filled checklist: each line as it was typed, and the row of
    counts that followed from it. Taken back, never changed: a correction is typed again."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="transcriptions")
    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="transcriptions")
    filled_on = models.DateField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    typed_at = models.DateTimeField(default=timezone.now, editable=False)
    lines = models.JSONField()
    count = models.OneToOneField(ServiceCount, models.PROTECT, related_name="transcription")
    replaced = models.ForeignKey(ServiceCount, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        ordering = ("-typed_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("checklist",),
                condition=Q(withdrawn_at=None),
                name="catalogue_checklist_typed_once",
            ),
        )

    def __str__(self) -> str:
        return self.checklist.code

    @property
    def said(self) -> Text:
        """The mark that stands wherever a value of it is shown."""
        code = self.checklist.code
        return Text(f"disalin dari lembar kertas {code}", f"copied from sheet {code}")


class TranscribedServiceQuerySet(OwnedQuerySet["TranscribedService"]):
    """Services that transcriptions touched; they belong to the unit of the service."""

    path_field = "service__unit__path"


class TranscribedService(OwnedByGovernment):
    """A service that a transcription named or changed: what stood before (nothing for a new one),
    and the revision that it left, by which a later change is known."""

    transcription = models.ForeignKey(Transcription, models.PROTECT, related_name="services")
    service = models.ForeignKey(Service, models.PROTECT, related_name="transcribed")
    before = models.JSONField(null=True)
    revision = models.PositiveIntegerField()

    objects = TranscribedServiceQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.service)
