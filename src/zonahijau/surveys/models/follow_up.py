"""The plan that follows from a survey, and what became of each line."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from zonahijau.evidence.models import Evidence
from zonahijau.organisations.kinds import choices
from zonahijau.organisations.models import Position, Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, UnitRowQuerySet
from zonahijau.surveys.models.campaigns import Campaign
from zonahijau.surveys.models.reports import Report, ReportQuerySet
from zonahijau.surveys.words import FOLLOW_UP_STATES
from zonahijau.wording import Text


class FollowUpQuerySet(UnitRowQuerySet["FollowUp"]):
    """Lines of follow-up plans; reading for a person begins with ``visible_to``."""

    def standing(self) -> FollowUpQuerySet:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def of_report(self, report: Report) -> FollowUpQuerySet:
        """The plan of a report: its own lines, and those of the survey that it tells about."""
        of = Q(report=report)
        if report.campaign_id is not None:
            of |= Q(campaign=report.campaign_id)
        return self.standing().filter(of)

    def waiting(self) -> FollowUpQuerySet:
        """Those that are still to be done."""
        return self.standing().filter(state__in=("planned", "running"))

    def late_on(self, day: date) -> FollowUpQuerySet:
        """Those whose last day has passed before they were done."""
        return self.waiting().filter(due_on__lt=day)


class FollowUp(OwnedByGovernment):
    """A line of a follow-up plan (rencana tindak lanjut): which element, what is done, by when, by
    whom. It hangs on the report or on the campaign that it follows from, or on both. ``position``
    is who answers for it; ``in_charge`` says it where no position is on record. ``due_on`` is the
    last day, ``first_due_on`` the one that was named first. ``comments`` is how many people spoke
    of the theme when it was planned; ``outcome`` what was done, ``evidence`` shows it."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="follow_ups")
    report = models.ForeignKey(
        Report, models.PROTECT, null=True, blank=True, related_name="follow_ups"
    )
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="follow_ups"
    )
    order = models.PositiveSmallIntegerField(default=1)
    element = models.CharField(max_length=20)
    theme = models.CharField(max_length=80, blank=True)
    programme = models.CharField(max_length=300)
    due_on = models.DateField()
    first_due_on = models.DateField()
    comments = models.PositiveIntegerField(default=0)
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="+")
    in_charge = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=7, choices=choices(FOLLOW_UP_STATES), default="planned")
    completed_on = models.DateField(null=True, blank=True)
    dropped_because = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ("unit_id", "order", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(report__isnull=False) | Q(campaign__isnull=False),
                name="surveys_follow_up_of",
            ),
            models.CheckConstraint(
                condition=(Q(state="done") & Q(completed_on__isnull=False))
                | (~Q(state="done") & Q(completed_on=None)),
                name="surveys_follow_up_completed",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(dropped_because=""),
                name="surveys_follow_up_dropped_because",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="surveys_follow_up_withdrawn_because",
            ),
        )

    def __str__(self) -> str:
        return self.programme

    @property
    def state_label(self) -> Text:
        """Its state, in words."""
        return FOLLOW_UP_STATES[self.state]

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be done."""
        return self.state in ("planned", "running")

    @property
    def was_moved(self) -> bool:
        """Whether its day is another than the first one."""
        return self.due_on != self.first_due_on

    def is_late_on(self, day: date) -> bool:
        """Whether it was done after its day, or that has passed."""
        done = self.completed_on or day
        return self.state != "dropped" and done > self.due_on


def owing(reports: ReportQuerySet) -> ReportQuerySet:
    """Those that say nothing yet of the plan that followed from the report before, or from the
    survey which that report tells about."""
    before = Q(report=OuterRef("previous")) | Q(campaign=OuterRef("previous__campaign"))
    plans = FollowUp.objects.standing().filter(before)
    owing: ReportQuerySet = reports.filter(Exists(plans), follow_up_told=False)
    return owing


class FollowUpMove(models.Model):
    """A line of a plan got another day, and why. Written once."""

    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="moves")
    before = models.DateField()
    after = models.DateField()
    because = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.follow_up_id} {self.after}"
