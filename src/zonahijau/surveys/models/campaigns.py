"""A survey that a unit holds: when, of which services, with which questions, over which ways."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zonahijau.catalogue.models import Service
from zonahijau.organisations.kinds import choices
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet
from zonahijau.surveys.words import CAMPAIGN_STATES, FORM_KINDS
from zonahijau.wording import Text


class CampaignQuerySet(UnitRowQuerySet["Campaign"]):
    """Surveys of units; reading for a person begins with ``visible_to``."""

    def answerable_on(self, day: date) -> CampaignQuerySet:
        """Those that take answers of citizens on that day."""
        return self.filter(state="open", start__lte=day, until__gt=day)


class Campaign(OwnedByGovernment):
    """A survey of a unit in a period [``start``, ``until``).

    ``address`` stands after ``/s/`` on cards and in links. ``questions`` is the form as it was when
    the survey was opened (shape: :mod:`zonahijau.surveys.asking`), ``form_id`` and ``form_sha256``
    say which that was; ``instrument`` is the version that the index is computed under.
    ``channels`` and ``languages`` are lists of codes. With ``codes_only`` only the holder of a code
    may answer. ``answers`` are counted, ``mixed_on`` is the last day on which that moved, and
    ``issued_on`` that on which the tables by service and respondent were issued; ``lost`` answers
    of a closed survey are not opened, for they are fewer than five.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="campaigns")
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, choices=choices(FORM_KINDS), default="skm")
    start = models.DateField()
    until = models.DateField()
    state = models.CharField(max_length=7, choices=choices(CAMPAIGN_STATES), default="draft")
    address = models.CharField(max_length=12, unique=True)
    form_id = models.CharField(max_length=80)
    form_sha256 = models.CharField(max_length=64)
    instrument = models.CharField(max_length=60)
    questions = models.JSONField()
    channels = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    codes_only = models.BooleanField(default=False)
    answers = models.PositiveIntegerField(default=0)
    mixed_on = models.DateField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    lost = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ("-start", "unit_id", "id")
        constraints = (
            models.CheckConstraint(condition=Q(until__gt=F("start")), name="surveys_campaign_span"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="surveys_campaign_withdrawn_because",
            ),
        )
        indexes = (models.Index(fields=("state", "until"), name="surveys_campaign_state"),)

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> Text:
        """Its state, in words."""
        return CAMPAIGN_STATES[self.state]

    def takes_answers_on(self, day: date) -> bool:
        """Whether citizens may answer on that day."""
        return self.state == "open" and self.start <= day < self.until

    def takes_late_on(self, day: date) -> bool:
        """Whether a tablet that asked while the survey ran may still send, were it closed since;
        not once the answers have gone into the history."""
        begun = self.state != "draft" and self.start <= day and "kiosk" in self.channels
        return begun and not hasattr(self, "past")


class CampaignServiceQuerySet(OwnedQuerySet["CampaignService"]):
    path_field = "campaign__unit__path"


class CampaignService(OwnedByGovernment):
    """A service that a survey asks about. ``key`` names it in answers and tallies (``"1"``,
    ``"2"``); ``users_a_year`` is the population, ``required`` the sample that it asks for
    (law/sampling), both None where nobody has counted."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="services")
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=6)
    name = models.CharField(max_length=200)
    users_a_year = models.PositiveIntegerField(null=True, blank=True)
    required = models.PositiveIntegerField(null=True, blank=True)

    objects = CampaignServiceQuerySet.as_manager()

    class Meta:
        ordering = ("campaign_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("campaign", "key"), name="surveys_service_once"),
        )

    def __str__(self) -> str:
        return self.name
