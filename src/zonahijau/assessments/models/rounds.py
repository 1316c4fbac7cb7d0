"""Rounds, and the assessments of units in them."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zonahijau.assessments import policies, visibility
from zonahijau.organisations.authority import authority_at_gate
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.lawbook.instruments import Instrument

USER = settings.AUTH_USER_MODEL
UNIT = "organisations.Unit"
SERVICE = "catalogue.Service"
VERSION = "instruments.Version"


class AssessmentQuerySet(UnitRowQuerySet["Assessment"]):
    """Assessments of units; reading for a person begins with ``visible_to``."""

    def visible_to(self, user: Any, on: date | None = None) -> Any:
        """Unannounced means unannounced: of a spot check the unit's own people learn once it has
        been sent to the desk."""
        rows = super().visible_to(user, on)
        if not visibility.is_surprised(authority_at_gate(user, on)):
            return rows
        return rows.exclude(round__kind=policies.SPOT_CHECK, state=policies.DRAFT)


class RoundQuerySet(OwnedQuerySet["Round"]):
    """Rounds of a government; reading for a person begins with ``visible_to``."""

    def visible_to(self, user: Any, on: date | None = None) -> Any:
        """A spot check under way is known to those who make it and those above."""
        rows = super().visible_to(user, on)
        if not visibility.is_surprised(authority_at_gate(user, on)):
            return rows
        return rows.exclude(kind=policies.SPOT_CHECK, closed_at=None)


class StandingManager(models.Manager["Assessment"]):
    """Without the units that were withdrawn from their round."""

    def get_queryset(self) -> models.QuerySet[Assessment]:
        return super().get_queryset().filter(withdrawn_at=None)


class Round(OwnedByGovernment):
    """An occasion on which units are assessed under one version of an instrument."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(VERSION, models.PROTECT, related_name="rounds")
    weights = models.CharField(max_length=80, blank=True)
    kind = models.CharField(
        max_length=20, choices=[(k, str(v.label)) for k, v in policies.KINDS.items()]
    )
    title = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    due_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    release = models.CharField(max_length=10, blank=True)
    release_decree = models.CharField(max_length=200, blank=True)
    created_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="a_round_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(release__in=visibility.RELEASES), name="a_known_release"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def instrument(self) -> Instrument:
        return self.version.instrument

    @property
    def kind_label(self) -> Text:
        return policies.KINDS[self.kind].label

    @property
    def last_day(self) -> date:
        """The last day of the half-open period."""
        return self.ends_on - timedelta(1)


class Assessment(OwnedByGovernment):
    """One unit in one round. The counts and bounds are kept with every answer that is saved.

    ``objects`` are those that stand; a unit that was withdrawn from the round keeps its row and
    answers among ``everything``.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="assessments")
    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="assessments")
    facets = models.JSONField(default=dict)
    services: Any = models.ManyToManyField(SERVICE, related_name="assessments")
    assessor = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=20, default=policies.DRAFT)
    state_since = models.DateTimeField(auto_now_add=True)
    due_on = models.DateField()
    promised_on = models.DateField(null=True)
    asked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    reviewed = models.PositiveIntegerField(default=0)
    exact = models.TextField(blank=True)
    least = models.TextField(blank=True)
    greatest = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)

    objects = StandingManager.from_queryset(AssessmentQuerySet)()
    everything = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ("unit__name",)
        constraints = (
            models.UniqueConstraint(
                fields=("round", "unit"),
                condition=Q(withdrawn_at=None),
                name="a_unit_once_in_a_round",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_because__gt=""),
                name="a_withdrawal_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(policies.STATES)), name="a_known_state"
            ),
        )
        indexes = (models.Index(fields=("government", "state")),)

    def __str__(self) -> str:
        return f"{self.unit} · {self.round}"

    @property
    def state_label(self) -> Text:
        return policies.STATES[self.state]

    @property
    def is_complete(self) -> bool:
        return self.answered >= self.asked

    @property
    def due(self) -> date:
        """By when the unit is to send it: the promised day once it has been returned."""
        return (self.promised_on if self.state == policies.RETURNED else None) or self.due_on

    @property
    def bounds(self) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest total that are still possible."""
        if not self.least or not self.greatest:
            return None
        return Fraction(self.least), Fraction(self.greatest)
