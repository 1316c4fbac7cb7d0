"""What is asked: versions of survey forms, shipped ones and those that a government words anew."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from zonahijau.organisations.kinds import choices
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, UnitRowQuerySet
from zonahijau.surveys.words import FORM_KINDS


class SurveyFormQuerySet(UnitRowQuerySet["SurveyForm"]):
    """Forms in own words."""

    def offered_to(self, unit: Unit) -> SurveyFormQuerySet:
        """Those that a unit may ask: its government's and its own, not withdrawn."""
        mine = Q(unit=None) | Q(unit=unit)
        return self.filter(mine, government_id=unit.government_id, withdrawn_at=None)

    def last_versions(self) -> SurveyFormQuerySet:
        """Without the versions that a later one has replaced."""
        later = self.model._default_manager.filter(
            government=OuterRef("government"),
            title=OuterRef("title"),
            version__gt=OuterRef("version"),
        )
        return self.filter(~Exists(later))


class SurveyForm(OwnedByGovernment):
    """A form in the words of a government or unit: other words, further questions, a language.

    Without a ``unit`` every unit of the government may ask it.
    ``based_on`` is the form of the law that it words anew (``panrb/skm-2017``); elements are keyed
    by code and the scores of their options cannot change. ``content`` has the shape of
    :mod:`zonahijau.surveys.asking`. A version that a survey asks never changes; a change is the
    next.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="survey_forms")
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

    objects = SurveyFormQuerySet.as_manager()

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
