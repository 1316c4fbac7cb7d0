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


class FindingQuerySet(UnitRowQuerySet["Finding"]):
    """Findings; reading for a person begins with ``visible_to``."""

    def standing(self) -> "FindingQuerySet":
        """Those that are still found."""
        return self.filter(gone_on=None)

    def unpromised(self) -> "FindingQuerySet":
        """Those of them that nobody has promised to repair."""
        waiting = Q(promise__state__in=policies.WAITING)
        return self.standing().exclude(waiting)


class Finding(OwnedByGovernment):
    """Something that a check found wrong in a unit, until a later check finds it well.

    ``source`` is the module that found it and ``key`` its own name for it: of one unit each stands
    once. ``gone_on`` is the day on which it was found no more, and ``ending`` how; ``promise`` is
    the promise to repair it.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="findings")
    source = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    what_id = models.CharField(max_length=200)
    what_en = models.CharField(max_length=200)
    mending_id = models.CharField(max_length=300, blank=True)
    mending_en = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=200, blank=True)
    found_on = models.DateField()
    gone_on = models.DateField(null=True, blank=True)
    ending = models.CharField(
        max_length=8, blank=True, choices=[(key, text.id) for key, text in policies.ENDINGS.items()]
    )
    promise = models.ForeignKey(
        Promise, models.PROTECT, null=True, blank=True, related_name="findings"
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ("unit_id", "found_on", "id")
        indexes = (models.Index(fields=("government", "gone_on"), name="improvement_finding_open"),)
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "source", "key"),
                condition=Q(gone_on=None),
                name="improvement_finding_once",
            ),
            models.CheckConstraint(
                condition=Q(gone_on=None, ending="") | (Q(gone_on__isnull=False) & ~Q(ending="")),
                name="improvement_finding_ending",
            ),
        )

    def __str__(self) -> str:
        return self.what_id

    @property
    def what(self) -> Text:
        """What is wrong, in words."""
        return Text(self.what_id, self.what_en)

    @property
    def mending(self) -> Text:
        """What to do about it."""
        return Text(self.mending_id, self.mending_en)

    @property
    def ending_label(self) -> Text:
        """Whether it is still found, in words."""
        return policies.ENDINGS[self.ending]
