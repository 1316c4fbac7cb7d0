"""The register of SKM reports: what is due, what came, and what it says."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zonahijau.evidence.models import Blob
from zonahijau.organisations.kinds import choices
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, UnitRowQuerySet
from zonahijau.surveys.words import FREQUENCIES, REPORT_STATES
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL


class ReportQuerySet(UnitRowQuerySet["Report"]):
    """Reports of units; reading for a person begins with ``visible_to``."""

    def standing(self) -> ReportQuerySet:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def late_on(self, day: date) -> ReportQuerySet:
        """Those that should have come before that day and did not, or went back."""
        return self.standing().filter(state__in=("due", "returned"), due_on__lt=day)


class Report(OwnedByGovernment):
    """A report of the survey of a unit for a period [``start``, ``until``), from the day on which
    it is known to be due. ``state`` runs due, received, then accepted or returned and received
    again.

    Figures as printed: ``means`` {element code: decimal string, 1 to 4}, ``index_printed`` and
    ``grade_printed``; beside them as recomputed under ``instrument`` and the weight ``convention``:
    ``index_computed`` (decimal string, rounded as the version says), ``index_exact`` (fraction
    "a/b", before rounding), ``grade_computed``. ``counts`` is {element code: [answers 1, 2, 3, 4]}
    where raw data came along. ``groups`` is {question: [[option, respondents], ...]}, as the report
    counts who answered. ``basis`` is the regulation that the report itself names.
    ``previous`` is the report whose follow-up plan this one has to tell about.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="survey_reports")
    frequency = models.CharField(max_length=7, choices=choices(FREQUENCIES), default="year")
    start = models.DateField()
    until = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=choices(REPORT_STATES), default="due")
    received_on = models.DateField(null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)
    returned_because = models.CharField(max_length=500, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)

    instrument = models.CharField(max_length=60, blank=True)
    convention = models.CharField(max_length=10, default="exact")
    basis = models.CharField(max_length=200, blank=True)
    respondents = models.PositiveIntegerField(null=True, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    means = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    groups = models.JSONField(default=dict, blank=True)
    index_printed = models.CharField(max_length=12, blank=True)
    grade_printed = models.CharField(max_length=4, blank=True)
    index_computed = models.CharField(max_length=12, blank=True)
    index_exact = models.CharField(max_length=60, blank=True)
    grade_computed = models.CharField(max_length=4, blank=True)

    file = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True, related_name="+")
    raw = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True, related_name="+")
    campaign = models.OneToOneField(
        "surveys.Campaign", models.PROTECT, null=True, blank=True, related_name="report"
    )
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    follow_up_told = models.BooleanField(default=False)

    revision = models.PositiveIntegerField(default=1)
    entered_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-until", "unit_id", "id")
        constraints = (
            models.CheckConstraint(condition=Q(until__gt=F("start")), name="surveys_report_span"),
            models.CheckConstraint(
                condition=Q(state="due") | Q(received_on__isnull=False),
                name="surveys_report_received",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(returned_because=""),
                name="surveys_report_returned_because",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="surveys_report_withdrawn_because",
            ),
            models.UniqueConstraint(
                fields=("unit", "start", "until"),
                condition=Q(withdrawn_at=None),
                name="surveys_report_once",
            ),
        )
        indexes = (
            models.Index(fields=("government", "state", "due_on"), name="surveys_report_due"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} [{self.start}, {self.until})"

    @property
    def state_label(self) -> Text:
        """Its state, in words."""
        return REPORT_STATES[self.state]
