"""Evidence of a unit, the facts that it proves, how it was judged, and how it looks."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.evidence.models.blob import Blob
from zonahijau.evidence.policies import (
    ACCEPTED,
    DRAFT,
    EXPIRED,
    IN_REVIEW,
    REJECTED,
    STATES,
    is_over,
)
from zonahijau.evidence.slots import EXTENSIONS, LINK, SLOTS
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL
_STATES = [(state, text.id) for state, text in STATES.items()]


class EvidenceQuerySet(UnitRowQuerySet["Evidence"]):
    """Evidence of units; reading for a person begins with ``visible_to``."""

    def current(self) -> "EvidenceQuerySet":
        """What stands: not withdrawn, not erased, not replaced by a revision."""
        return self.filter(withdrawn_at=None, replaced_by=None).exclude(
            blob__erased_at__isnull=False
        )

    def over_on(self, day: date) -> "EvidenceQuerySet":
        """What no longer holds on that day, noticed by the daily job or not."""
        return self.filter(Q(state=EXPIRED) | Q(expires_on__lte=day))

    def standing_on(self, day: date, state: str) -> "EvidenceQuerySet":
        """What stands in this state on that day, expiry counted from its first minute."""
        if state == EXPIRED:
            return self.over_on(day)
        return self.filter(Q(expires_on=None) | Q(expires_on__gt=day), state=state)

    def usable_on(self, day: date) -> "EvidenceQuerySet":
        """What may prove something on that day: current, not rejected, not expired."""
        return (
            self.current()
            .filter(Q(expires_on=None) | Q(expires_on__gt=day))
            .exclude(state__in=(REJECTED, EXPIRED))
        )


class Evidence(OwnedByGovernment):
    """One photo, decree, document or link of a unit.

    ``expires_on`` is the first day on which it no longer holds. ``look`` is the perceptual hash of
    a picture, as a signed 64-bit integer; ``lat`` and ``lon`` are kept only where the government's
    setting ``keep_photo_position`` asks for it. ``revision`` grows with every change, so that two
    people cannot overwrite each other.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="evidence")
    service = models.ForeignKey(
        "catalogue.Service", models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    kind = models.CharField(max_length=8, choices=[(k, s.label.id) for k, s in SLOTS.items()])
    title = models.CharField(max_length=200)
    blob = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True, related_name="evidence")
    url = models.URLField(max_length=1000, blank=True)
    taken_on = models.DateField(null=True, blank=True)
    lat = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    lon = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=_STATES, default=DRAFT)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    look = models.BigIntegerField(null=True, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    uploaded_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)
    revision = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ("-uploaded_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=(Q(kind=LINK) & Q(blob=None) & ~Q(url=""))
                | (~Q(kind=LINK) & Q(blob__isnull=False) & Q(url="")),
                name="evidence_file_or_link",
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(STATES)), name="evidence_known_state"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="evidence_withdrawn_because",
            ),
        )
        indexes = (
            models.Index(fields=("unit", "-uploaded_at"), name="evidence_of_unit"),
            models.Index(fields=("state", "expires_on"), name="evidence_expiring"),
        )

    def __str__(self) -> str:
        return self.title

    def standing(self, on: date | None = None) -> str:
        """Its state on a day (today there): expired from the first minute of that day on."""
        day = on or self.government.today()
        return EXPIRED if is_over(self.expires_on, day) else self.state

    @property
    def state_label(self) -> Text:
        """Its state today, in words."""
        return STATES[self.standing()]

    @property
    def kind_label(self) -> Text:
        """Its kind, in words."""
        return SLOTS[self.kind].label

    @property
    def extension(self) -> str:
        """How its file is called for short: PDF, DOCX."""
        return EXTENSIONS[self.blob.media_type].upper() if self.blob else ""

    @property
    def is_erased(self) -> bool:
        """Whether its file has been erased and only the hash is left."""
        return self.blob is not None and self.blob.erased_at is not None

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture of it to be shown."""
        return self.width is not None and not self.is_erased


class EvidenceFactQuerySet(OwnedQuerySet["EvidenceFact"]):
    path_field = "evidence__unit__path"


class EvidenceFact(OwnedByGovernment):
    """A fact key (``pledge.published``) that an evidence proves."""

    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="facts")
    fact = models.CharField(max_length=80, db_index=True)

    objects = EvidenceFactQuerySet.as_manager()

    class Meta:
        ordering = ("fact",)
        constraints = (
            models.UniqueConstraint(fields=("evidence", "fact"), name="evidence_fact_once"),
        )

    def __str__(self) -> str:
        return self.fact


class DecisionQuerySet(OwnedQuerySet["Decision"]):
    path_field = "evidence__unit__path"


class Decision(OwnedByGovernment):
    """How a reviewer judged an evidence; every one is kept."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="decisions")
    state = models.CharField(max_length=9, choices=_STATES)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=(ACCEPTED, REJECTED, IN_REVIEW)),
                name="evidence_decision_state",
            ),
            models.CheckConstraint(
                condition=~Q(state=REJECTED) | ~Q(reason=""), name="evidence_rejected_because"
            ),
        )

    def __str__(self) -> str:
        return f"{self.state} {self.evidence_id}"


class LookKeyQuerySet(OwnedQuerySet["LookKey"]):
    path_field = "evidence__unit__path"


class LookKey(OwnedByGovernment):
    """One of the four index keys of a picture's perceptual hash; see ``looks``."""

    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="look_keys")
    key = models.PositiveIntegerField()

    objects = LookKeyQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("government", "key"), name="evidence_look_key"),)
        constraints = (
            models.UniqueConstraint(fields=("evidence", "key"), name="evidence_look_key_once"),
        )

    def __str__(self) -> str:
        return f"{self.evidence_id}:{self.key}"
