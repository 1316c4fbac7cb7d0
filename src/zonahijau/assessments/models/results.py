"""Results that never change, and those that others published."""

from __future__ import annotations

import uuid
from fractions import Fraction

from django.conf import settings
from django.db import models
from django.db.models import Q

from zonahijau.assessments.models.records import AppendOnly
from zonahijau.assessments.models.rounds import Assessment, Round
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL
UNIT = "organisations.Unit"
VERSION = "instruments.Version"
STAGES: dict[str, Text] = {
    "self": Text("Mandiri", "Self-assessed"),
    "verified": Text("Terverifikasi", "Verified"),
    "sealed": Text("Ditetapkan", "Sealed"),
}


class ResultQuerySet(OwnedQuerySet["Result"]):
    path_field = "assessment__unit__path"


class Result(AppendOnly, OwnedByGovernment):
    """A computed number with everything it came from: a row, not a query.

    Of a unit (``assessment``) or of the region (``round`` alone). ``tree`` is the explanation as it
    was computed, ``answers`` the answers as scored, ``placement`` where the unit stood. A
    recalculation is a new row that supersedes this one.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=12, unique=True)
    round = models.ForeignKey(Round, models.PROTECT, related_name="results")
    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, related_name="results")
    stage = models.CharField(max_length=10)
    version = models.ForeignKey(VERSION, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    weight_set = models.CharField(max_length=80, blank=True)
    engine = models.CharField(max_length=20)
    answers = models.JSONField()
    tree = models.JSONField(null=True)
    exact = models.TextField(blank=True)
    score = models.CharField(max_length=20, blank=True)
    band = models.CharField(max_length=80, blank=True)
    zone = models.CharField(max_length=10, blank=True)
    least = models.TextField(blank=True)
    greatest = models.TextField(blank=True)
    estimate = models.BooleanField()
    because = models.JSONField(default=list)
    why_not = models.JSONField(default=list)
    placement = models.JSONField(default=dict)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by"
    )

    objects = ResultQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("assessment", "stage")),)

    def __str__(self) -> str:
        return f"{self.code}: {self.score or '–'}"

    @property
    def stage_label(self) -> Text:
        return STAGES[self.stage]

    @property
    def bounds(self) -> tuple[Fraction, Fraction] | None:
        """A unit's least and greatest total; the region's is a query (``result_bounds``)."""
        if not self.least or not self.greatest:
            return None
        return Fraction(self.least), Fraction(self.greatest)

    @property
    def is_current(self) -> bool:
        return not hasattr(self, "superseded_by")


class OfficialResult(OwnedByGovernment):
    """A result that another body published, with its source; entered, never computed here."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(UNIT, models.PROTECT, null=True, related_name="official_results")
    named = models.CharField(max_length=200, blank=True)
    instrument_id = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    score = models.CharField(max_length=20)
    band = models.CharField(max_length=80, blank=True)
    zone = models.CharField(max_length=10, blank=True)
    source_title = models.CharField(max_length=300)
    source_link = models.URLField(max_length=500, blank=True)
    decree = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True)
    entered_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "instrument_id", "named")
        constraints = (
            models.CheckConstraint(condition=Q(source_title__gt=""), name="a_result_has_a_source"),
        )

    def __str__(self) -> str:
        return f"{self.instrument_id} {self.year}: {self.score}"
