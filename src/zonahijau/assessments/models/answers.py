"""Answers with their revisions, reviews and comments."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from zonahijau.assessments import policies, visibility
from zonahijau.assessments.models.records import AppendOnly
from zonahijau.assessments.models.rounds import Assessment
from zonahijau.organisations.authority import authority_at_gate
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL
SERVICE = "catalogue.Service"
ANSWERED, MISSING, NOT_APPLICABLE = "answered", "missing", "not_applicable"
REVIEWS: dict[str, Text] = {
    "": Text("Belum diperiksa", "Not reviewed"),
    "confirmed": Text("Sesuai", "Confirmed"),
    "corrected": Text("Dikoreksi", "Corrected"),
}


class AnswerQuerySet(OwnedQuerySet["Answer"]):
    path_field = "assessment__unit__path"

    def visible_to(self, user: Any, on: date | None = None) -> Any:
        """Those of a spot check as its assessment is seen."""
        rows = super().visible_to(user, on)
        if not visibility.is_surprised(authority_at_gate(user, on)):
            return rows
        return rows.exclude(
            assessment__round__kind=policies.SPOT_CHECK, assessment__state=policies.DRAFT
        )


class Answer(OwnedByGovernment):
    """The current answer to one indicator, and what the verifier made of it.

    ``value`` is the exact number as text; ``revision`` counts the changes, so that two people
    saving the same answer are noticed.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="answers")
    service = models.ForeignKey(SERVICE, models.PROTECT, null=True, related_name="+")
    indicator = models.CharField(max_length=80)
    state = models.CharField(max_length=20, default=MISSING)
    value = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    review = models.CharField(max_length=20, blank=True)
    verified_state = models.CharField(max_length=20, blank=True)
    verified_value = models.CharField(max_length=40, blank=True)
    evidence = models.ManyToManyField("evidence.Evidence", related_name="answers")

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ("assessment", "service", "indicator")
        constraints = (
            models.UniqueConstraint(
                fields=("assessment", "indicator"),
                condition=Q(service=None),
                name="one_answer_an_indicator",
            ),
            models.UniqueConstraint(
                fields=("assessment", "service", "indicator"),
                name="one_answer_an_indicator_of_a_service",
            ),
            models.CheckConstraint(
                condition=Q(state=ANSWERED, value__gt="") | (~Q(state=ANSWERED) & Q(value="")),
                name="an_answer_has_a_value_or_is_a_gap",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value or self.state}"


class AnswerRevision(AppendOnly):
    """An answer as somebody once saved it."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20)
    value = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("answer", "number")
        constraints = (
            models.UniqueConstraint(fields=("answer", "number"), name="a_revision_once"),
        )


class Review(AppendOnly):
    """What a verifier decided on an answer, with the reason of a correction."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="reviews")
    revision = models.PositiveIntegerField()
    decision = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    value = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(decision="confirmed") | Q(reason__gt=""),
                name="a_correction_has_a_reason",
            ),
        )


class Comment(OwnedByGovernment):
    """A remark beside one indicator; withdrawn, never deleted."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="comments")
    service = models.ForeignKey(SERVICE, models.PROTECT, null=True, related_name="+")
    indicator = models.CharField(max_length=80)
    text = models.TextField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at",)
