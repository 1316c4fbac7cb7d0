"""What is asked: versions of survey forms, shipped ones and those that a government words anew."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.organisations.kinds import choices
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet
from zonahijau.surveys.words import FORM_KINDS


class SurveyForm(OwnedByGovernment):
    """A government's own version of a survey form: other words, further questions, a language.

    ``based_on`` is the form of the law that it words anew (``panrb/skm-2017``); elements are keyed
    by code and the scores of their options cannot change. ``content`` has the shape of
    :mod:`zonahijau.surveys.asking`. A version that was used never changes: a change is the next.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=choices(FORM_KINDS))
    based_on = models.CharField(max_length=60)
    title = models.CharField(max_length=160)
    version = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("title", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("government", "title", "version"), name="surveys_form_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="surveys_form_withdrawn_because",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"
