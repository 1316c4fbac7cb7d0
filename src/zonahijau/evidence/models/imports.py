"""A ZIP of old evidence: what each of its files would become, until somebody says yes."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zonahijau.evidence.fact_groups import fact_label
from zonahijau.evidence.slots import SLOTS
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet
from zonahijau.wording import Text

CHECKING, READY, DONE, CANCELLED = "checking", "ready", "done", "cancelled"
WAITING, TAKEN, REFUSED = "waiting", "taken", "refused"


class ImportedZipQuerySet(UnitRowQuerySet["ImportedZip"]):
    """ZIPs that wait for a yes, or had it."""


class ImportedZip(OwnedByGovernment):
    """An uploaded ZIP for a unit and those below it. ``path`` is where it lies meanwhile."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    path = models.CharField(max_length=160)
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=9, default=CHECKING)
    files = models.PositiveIntegerField(default=0)
    checked = models.PositiveIntegerField(default=0)
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = ImportedZipQuerySet.as_manager()

    class Meta:
        ordering = ("-uploaded_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=(CHECKING, READY, DONE, CANCELLED)),
                name="evidence_zip_known_state",
            ),
            models.CheckConstraint(
                condition=Q(checked__lte=F("files")), name="evidence_zip_checked_within"
            ),
        )

    def __str__(self) -> str:
        return self.file_name


class ImportedFileQuerySet(OwnedQuerySet["ImportedFile"]):
    path_field = "zip__unit__path"


class ImportedFile(OwnedByGovernment):
    """A file inside: what it would become, or why it cannot."""

    zip = models.ForeignKey(ImportedZip, models.CASCADE, related_name="contents")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=500)
    state = models.CharField(max_length=7, default=WAITING)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(
        max_length=8, blank=True, choices=[(k, s.label.id) for k, s in SLOTS.items()]
    )
    title = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=list)
    content = models.JSONField(default=dict)
    refused_id = models.TextField(blank=True)
    refused_en = models.TextField(blank=True)

    objects = ImportedFileQuerySet.as_manager()

    class Meta:
        ordering = ("zip_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("zip", "number"), name="evidence_zip_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=(WAITING, TAKEN, REFUSED)),
                name="evidence_zip_file_known_state",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def because(self) -> Text:
        """Why it cannot be taken in."""
        return Text(self.refused_id, self.refused_en)

    @property
    def kind_label(self) -> Text:
        """What it would become, in words."""
        return SLOTS[self.kind].label if self.kind else Text("", "")

    @property
    def fact_labels(self) -> list[Text]:
        """What it would prove, in words."""
        return [fact_label(key) for key in self.facts]
