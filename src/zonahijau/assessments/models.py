"""Rounds, assessments of units, answers, their review, and results that never change."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zonahijau.assessments import policies, visibility
from zonahijau.organisations.authority import authority_of
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.lawbook.instruments import Instrument

USER = settings.AUTH_USER_MODEL
UNIT = "organisations.Unit"
SERVICE = "catalogue.Service"
VERSION = "instruments.Version"

ANSWERED, MISSING, NOT_APPLICABLE = "answered", "missing", "not_applicable"
REVIEWS: dict[str, Text] = {
    "": Text("Belum diperiksa", "Not reviewed"),
    "confirmed": Text("Sesuai", "Confirmed"),
    "corrected": Text("Dikoreksi", "Corrected"),
}
STAGES: dict[str, Text] = {
    "self": Text("Mandiri", "Self-assessed"),
    "verified": Text("Terverifikasi", "Verified"),
    "sealed": Text("Ditetapkan", "Sealed"),
}


class AssessmentQuerySet(UnitRowQuerySet["Assessment"]):
    """Assessments of units; reading for a person begins with ``visible_to``."""

    def visible_to(self, user: Any, on: date | None = None) -> Any:
        """Unannounced means unannounced: of a spot check the unit's own people learn once it has
        been sent to the desk."""
        rows = super().visible_to(user, on)
        if not visibility.is_surprised(authority_of(user, on)):
            return rows
        return rows.exclude(round__kind=policies.SPOT_CHECK, state=policies.DRAFT)


class RoundQuerySet(OwnedQuerySet["Round"]):
    """Rounds of a government; reading for a person begins with ``visible_to``."""

    def visible_to(self, user: Any, on: date | None = None) -> Any:
        """A spot check under way is known to those who make it and those above."""
        rows = super().visible_to(user, on)
        if not visibility.is_surprised(authority_of(user, on)):
            return rows
        return rows.exclude(kind=policies.SPOT_CHECK, closed_at=None)


class StandingManager(models.Manager["Assessment"]):
    """Without the units that were withdrawn from their round."""

    def get_queryset(self) -> models.QuerySet[Assessment]:
        return super().get_queryset().filter(withdrawn_at=None)


class AnswerQuerySet(OwnedQuerySet["Answer"]):
    path_field = "assessment__unit__path"

    def visible_to(self, user: Any, on: date | None = None) -> Any:
        """Those of a spot check as its assessment is seen."""
        rows = super().visible_to(user, on)
        if not visibility.is_surprised(authority_of(user, on)):
            return rows
        return rows.exclude(
            assessment__round__kind=policies.SPOT_CHECK, assessment__state=policies.DRAFT
        )


class ResultQuerySet(OwnedQuerySet["Result"]):
    path_field = "assessment__unit__path"


class AppendOnly(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise refuse(
                Text("catatan ini tidak dapat diubah", "this record never changes"),
                Text("buat catatan baru", "make a new one"),
            )
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise refuse(
            Text("catatan ini tidak dapat dihapus", "this record is never deleted"),
            Text("buat catatan baru", "make a new one"),
        )


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


class Return(AppendOnly):
    """An assessment sent back: what is missing, and the day by which it was promised."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="returns")
    what = models.TextField()
    promised_on = models.DateField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at",)


class Step(AppendOnly):
    """A change of state, who made it, and why."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="steps")
    action = models.CharField(max_length=30)
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("at", "id")


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
