"""Promises of units and every move of their days."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.assessments.models import Assessment
from zonahijau.improvement import policies
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, UnitRowQuerySet
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL


class PromiseQuerySet(UnitRowQuerySet["Promise"]):
    """Promises; reading for a person begins with ``visible_to``."""

    def waiting(self) -> "PromiseQuerySet":
        """Those that are not settled yet."""
        return self.filter(state__in=policies.WAITING)

    def late_on(self, day: date) -> "PromiseQuerySet":
        """Those whose day has passed with nothing reported."""
        return self.filter(state=policies.OPEN, due_on__lt=day)


class Promise(OwnedByGovernment):
    """What a unit promised, by whom, for which day. ``first_due_on`` is the day that was named
    first; ``assessment`` is the returned one that it comes from."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="promises")
    what = models.CharField(max_length=policies.LONGEST)
    person = models.CharField(max_length=policies.LONGEST_NAME)
    source = models.CharField(
        max_length=7, choices=[(key, text.id) for key, text in policies.SOURCES.items()]
    )
    assessment = models.ForeignKey(
        Assessment, models.PROTECT, null=True, blank=True, related_name="promises"
    )
    first_due_on = models.DateField()
    due_on = models.DateField(db_index=True)
    state = models.CharField(
        max_length=9,
        default=policies.OPEN,
        choices=[(key, text.id) for key, text in policies.STATES.items()],
    )
    reported_on = models.DateField(null=True, blank=True)
    report = models.CharField(max_length=policies.LONGEST_REASON, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "id")
        indexes = (models.Index(fields=("government", "state", "due_on")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=policies.WAITING) | Q(settled_at__isnull=False),
                name="improvement_settled_at",
            ),
        )

    def __str__(self) -> str:
        return self.what

    @property
    def state_label(self) -> Text:
        """Its state, in words."""
        return policies.STATES[self.state]

    @property
    def source_label(self) -> Text:
        """Where it was made, in words."""
        return policies.SOURCES[self.source]

    def is_late(self, today: date) -> bool:
        """Whether its day has passed with nothing reported, or it was reported after it."""
        if self.state == policies.OPEN:
            return self.due_on < today
        return self.reported_on is not None and self.reported_on > self.due_on


class PromiseMove(models.Model):
    """A promise got another day, and why. Written once."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="moves")
    before = models.DateField()
    after = models.DateField()
    reason = models.CharField(max_length=policies.LONGEST_REASON)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.promise_id} {self.after}"
