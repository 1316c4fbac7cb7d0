"""An official paper from its draft to the signed file."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.accounts.fields import EncryptedTextField
from zonahijau.documents.blocks import Content
from zonahijau.documents.codes import new_code
from zonahijau.documents.fields import EncryptedJSONField
from zonahijau.documents.words import (
    A4,
    BEHALVES,
    CAPACITIES,
    CLOSED_NATURES,
    DRAFT,
    ISSUED,
    LEVELS,
    NATURES,
    SIGNED,
    SIZES,
    STATES,
)
from zonahijau.evidence.models import Blob
from zonahijau.organisations.kinds import choices
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, UnitRowQuerySet
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL


class PaperQuerySet(UnitRowQuerySet["Paper"]):
    """Papers; one without a unit is the government's own and read by those of the whole."""


class Paper(OwnedByGovernment):
    """A letter, note, order, decree, report or certificate.

    Number and date may stay blank and be entered when the book or SRIKANDI has given them.
    ``signatory_*`` are who signs as it was on the day of drafting. From its issue the paper is
    frozen: ``issued_file`` are the bytes that were printed, ``head`` the letterhead of that day.
    ``code`` leads from its QR code to the page that proves it. ``revision`` grows with every
    change, so that two people cannot overwrite each other.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="papers")
    kind = models.CharField(max_length=60, db_index=True)
    level = models.CharField(max_length=9, choices=choices(LEVELS))
    subject = models.CharField(max_length=300)
    nature = models.CharField(max_length=13, choices=choices(NATURES), default="biasa")
    number = models.CharField(max_length=100, blank=True)
    dated = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=80, blank=True)
    enclosure = models.CharField(max_length=100, blank=True)
    addressees = models.JSONField(default=list)
    through = models.CharField(max_length=160, blank=True)
    content: Any = EncryptedJSONField(default=dict)
    copies = models.JSONField(default=list)
    initials = models.JSONField(default=list)
    signatory_position = models.CharField(max_length=200, blank=True)
    signatory_name = models.CharField(max_length=150, blank=True)
    signatory_rank = models.CharField(max_length=80, blank=True)
    signatory_nip = EncryptedTextField(blank=True, default="")
    capacity = models.CharField(max_length=9, choices=choices(CAPACITIES), default="definitif")
    on_behalf = models.CharField(max_length=4, choices=choices(BEHALVES), default="none")
    behalf_of = models.CharField(max_length=200, blank=True)
    behalf_through = models.CharField(max_length=200, blank=True)
    size = models.CharField(max_length=2, choices=choices(SIZES), default=A4)
    state = models.CharField(max_length=9, choices=choices(STATES), default=DRAFT)
    chosen = models.JSONField(default=dict)
    head = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_file = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_file = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    matched_by = models.CharField(max_length=6, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=tuple(STATES)), name="documents_paper_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(ISSUED, SIGNED))
                | Q(issued_at__isnull=False, issued_file__isnull=False),
                name="documents_paper_issued_with_file",
            ),
            models.CheckConstraint(
                condition=~Q(state=SIGNED) | Q(signed_at__isnull=False, signed_file__isnull=False),
                name="documents_paper_signed_with_file",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="documents_paper_withdrawn_because",
            ),
        )
        indexes = (
            models.Index(fields=("government", "-created_at"), name="documents_paper_newest"),
        )

    def __str__(self) -> str:
        return self.subject

    @property
    def body(self) -> Content:
        """What it says."""
        return Content.of_json(self.content)

    @property
    def state_label(self) -> Text:
        """Its state, in words."""
        return STATES[self.state]

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self.state == DRAFT

    @property
    def is_closed(self) -> bool:
        """Whether strangers learn nothing of it but that it is genuine."""
        return self.nature in CLOSED_NATURES
