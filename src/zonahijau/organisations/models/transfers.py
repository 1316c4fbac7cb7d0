"""Decrees that move people, what each of them changed, and the handovers that they open."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.accounts.fields import EncryptedTextField
from zonahijau.organisations.kinds import HOLDER_STATUSES, OUTCOMES, choices
from zonahijau.organisations.models.people import OfficeHolder, Position
from zonahijau.organisations.models.units import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet


class Transfer(OwnedByGovernment):
    """A decree of transfer (mutasi), entered once. ``changes`` says which rows it ended and made,
    so that it can be undone while nothing else has happened to them."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=120)
    dated = models.DateField()
    effective = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changes = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_because = models.CharField(max_length=200, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("-effective", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("government", "number"),
                condition=Q(undone_at=None),
                name="organisations_transfer_once",
            ),
        )

    def __str__(self) -> str:
        return self.number


class TransferLine(OwnedByGovernment):
    """One person of a decree: the office left, the office taken, or leaving for good.

    ``left`` is empty for somebody who had a role in ``unit`` but no office; ``taken`` for somebody
    who takes none. ``name`` stands as it was when the decree was entered.
    """

    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    left = models.ForeignKey(OfficeHolder, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=8, choices=choices(OUTCOMES))
    to = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=9, blank=True, choices=choices(HOLDER_STATUSES))
    taken = models.ForeignKey(OfficeHolder, models.PROTECT, null=True, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("transfer_id", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("transfer", "number"), name="organisations_transferline_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Handover(OwnedByGovernment):
    """What somebody who leaves a unit passes on to whoever comes (serah terima jabatan)."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="handovers")
    position = models.ForeignKey(Position, models.PROTECT, null=True, related_name="handovers")
    gives = models.ForeignKey(OfficeHolder, models.PROTECT, null=True, related_name="+")
    gives_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    takes = models.ForeignKey(OfficeHolder, models.PROTECT, null=True, related_name="+")
    takes_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    transfer = models.ForeignKey(Transfer, models.PROTECT, null=True, related_name="handovers")
    decree = models.CharField(max_length=200, blank=True)
    opened_on = models.DateField()
    note = models.TextField(blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(received_at__isnull=False),
                name="organisations_handover_received_first",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.opened_on}"


class HandoverItem(OwnedByGovernment):
    """A line of the checklist. ``count`` is how many were open when the handover was opened."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    handover = models.ForeignKey(Handover, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    label_id = models.CharField(max_length=200)
    label_en = models.CharField(max_length=200)
    count = models.PositiveIntegerField(null=True)
    link = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("handover_id", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("handover", "number"), name="organisations_handoveritem_once"
            ),
        )

    def __str__(self) -> str:
        return self.label_id


class HeldSheet(OwnedByGovernment):
    """A spreadsheet about people that has been read and shown, and waits for a yes. Its rows name
    people, so they stand encrypted, and only until they are accepted or forgotten."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=9)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    content = EncryptedTextField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.file_name
