"""Consulting the public: the discussion of draft standards and the forum (FKP)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from zonahijau.accounts.fields import EncryptedTextField
from zonahijau.catalogue.kinds import CONSULTATION_KINDS, CONSULTATION_PHASES, PUBLIC_ELEMENTS
from zonahijau.catalogue.models.standards import Standard
from zonahijau.documents.models import Paper
from zonahijau.evidence.models import Evidence
from zonahijau.organisations.kinds import choices
from zonahijau.organisations.models import Position, Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet

USER = settings.AUTH_USER_MODEL


class ConsultationQuerySet(UnitRowQuerySet["Consultation"]):
    """Consultations of units."""


class Consultation(OwnedByGovernment):
    """A discussion of draft standards (PP 96/2012 art. 26) or a public consultation forum
    (PermenPANRB 16/2017), in its three phases. ``points`` are its minutes: topic, what was said,
    what was agreed. ``standards`` are the drafts that it discussed."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="consultations")
    kind = models.CharField(max_length=10, choices=choices(CONSULTATION_KINDS))
    title = models.CharField(max_length=200)
    phase = models.CharField(
        max_length=11, default="preparation", choices=choices(CONSULTATION_PHASES)
    )
    planned_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    agenda = models.TextField(max_length=4000, blank=True)
    points = models.JSONField(default=list, blank=True)
    minutes_on = models.DateField(null=True, blank=True)
    minutes = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="+")
    standards = models.ManyToManyField(Standard, related_name="consultations", blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ("-planned_on", "-id")

    def __str__(self) -> str:
        return self.title


class ParticipantQuerySet(OwnedQuerySet["Participant"]):
    path_field = "consultation__unit__path"


class Participant(OwnedByGovernment):
    """Somebody invited to a consultation, and whether they came; private persons' names are
    encrypted. ``element`` is the part of the public for which they speak (PP 96/2012 art. 23)."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="participants")
    name = EncryptedTextField()
    body = models.CharField(max_length=150, blank=True)
    element = models.CharField(max_length=12, choices=choices(PUBLIC_ELEMENTS))
    came = models.BooleanField(null=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ("consultation_id", "id")

    def __str__(self) -> str:
        return self.body


class ConsultationFollowUpQuerySet(OwnedQuerySet["ConsultationFollowUp"]):
    path_field = "consultation__unit__path"


class ConsultationFollowUp(OwnedByGovernment):
    """What a consultation agreed to do: who, until when, and what shows that it was done."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="follow_ups")
    what = models.CharField(max_length=300)
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    objects = ConsultationFollowUpQuerySet.as_manager()

    class Meta:
        ordering = ("consultation_id", "due_on", "id")

    def __str__(self) -> str:
        return self.what
