"""Service standards in their versions, the steps of their lawful life, comments, publications."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.accounts.fields import EncryptedTextField
from zonahijau.catalogue.kinds import (
    COMMENT_STATES,
    PUBLIC_ELEMENTS,
    PUBLICATION_MEDIA,
    STANDARD_STATES,
    STEP_KINDS,
)
from zonahijau.catalogue.models.services import Service
from zonahijau.documents.models import Decree, Paper
from zonahijau.evidence.models import Evidence
from zonahijau.organisations.kinds import choices
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet
from zonahijau.web.genuine import ALPHABET
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL
IN_WORK = ("draft", "discussed", "consulting", "repairing", "repaired")
"""The states of a version that is not laid down yet."""

_CODE = 11
"""Longer than any other short code, so that none can stand for two things."""


def new_code() -> str:
    """The code of a draft, under which the public comments on it."""
    return "".join(secrets.choice(ALPHABET) for _ in range(_CODE))


class StandardQuerySet(OwnedQuerySet["Standard"]):
    """Versions of standards; reading for a person begins with ``visible_to``."""

    path_field = "service__unit__path"

    def in_force(self) -> "StandardQuerySet":
        """The versions that are laid down and neither replaced nor withdrawn."""
        return self.filter(state="set")

    def in_work(self) -> "StandardQuerySet":
        """The versions that are being written or discussed."""
        return self.filter(state__in=IN_WORK)


class Standard(OwnedByGovernment):
    """One version of the standard of a service (UU 25/2009 art. 21; life: PP 96/2012 art. 24-33).

    ``content`` holds the fourteen components as ``catalogue.standards.content`` reads them and
    never changes once the version is set; ``filled`` counts those that say enough. The dates are
    those of the newest step of their kind, kept beside the steps. ``revision`` grows with every
    change, so that two people cannot overwrite each other. ``code`` stands in the address under
    which the public comments on the draft.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    service = models.ForeignKey(Service, models.PROTECT, related_name="standards")
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, default="draft", choices=choices(STANDARD_STATES))
    content = models.JSONField(default=dict, blank=True)
    filled = models.PositiveSmallIntegerField(default=0)
    minutes_on = models.DateField(null=True, blank=True)
    draft_published_on = models.DateField(null=True, blank=True)
    comments_closed_on = models.DateField(null=True, blank=True)
    repaired_on = models.DateField(null=True, blank=True)
    set_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    evaluated_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    decree = models.ForeignKey(
        Decree, models.PROTECT, null=True, blank=True, related_name="standards"
    )
    reused_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = StandardQuerySet.as_manager()

    class Meta:
        ordering = ("service_id", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("service", "version"), name="catalogue_standard_version_once"
            ),
            models.UniqueConstraint(
                fields=("service",),
                condition=Q(state__in=IN_WORK),
                name="catalogue_standard_in_work_once",
            ),
            models.UniqueConstraint(
                fields=("service",),
                condition=Q(state="set"),
                name="catalogue_standard_in_force_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("set", "replaced")) | Q(set_on__isnull=False),
                name="catalogue_standard_set_on",
            ),
        )
        indexes = (models.Index(fields=("government", "state"), name="catalogue_standard_state"),)

    def __str__(self) -> str:
        return f"{self.service} ({self.version})"

    @property
    def state_label(self) -> Text:
        """Its state, in words."""
        return STANDARD_STATES[self.state]


class StandardChangeQuerySet(OwnedQuerySet["StandardChange"]):
    path_field = "standard__service__unit__path"


class StandardChange(OwnedByGovernment):
    """A change of the components: which they were, and how they stood before, so that it can be
    taken back. Append-only but for ``undone_at``."""

    standard = models.ForeignKey(Standard, models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField()
    codes = models.JSONField()
    before = models.JSONField()
    source = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = StandardChangeQuerySet.as_manager()

    class Meta:
        ordering = ("standard_id", "-revision")
        constraints = (
            models.UniqueConstraint(
                fields=("standard", "revision"), name="catalogue_standard_change_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.standard_id} {self.revision}"


class StandardStepQuerySet(OwnedQuerySet["StandardStep"]):
    path_field = "standard__service__unit__path"

    def standing(self) -> "StandardStepQuerySet":
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)


class StandardStep(OwnedByGovernment):
    """A step in the life of a standard on its legal day: append-only. One entered by mistake is
    withdrawn with a reason and entered again."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=16, choices=choices(STEP_KINDS))
    on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    decree = models.ForeignKey(Decree, models.PROTECT, null=True, blank=True, related_name="+")
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = StandardStepQuerySet.as_manager()

    class Meta:
        ordering = ("standard_id", "on", "id")

    def __str__(self) -> str:
        return f"{self.standard_id} {self.kind} {self.on}"


class DraftCommentQuerySet(OwnedQuerySet["DraftComment"]):
    path_field = "standard__service__unit__path"


class DraftComment(OwnedByGovernment):
    """What somebody of the public says of a published draft (PP 96/2012 art. 27), without an
    account; who it was is encrypted and shown to those who answer, never to the public."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="comments")
    component = models.CharField(max_length=20, blank=True)
    text = models.TextField(max_length=2000)
    speaks_as = models.CharField(max_length=12, default="user", choices=choices(PUBLIC_ELEMENTS))
    name = EncryptedTextField(null=True, blank=True)
    contact = EncryptedTextField(null=True, blank=True)
    on = models.DateField()
    received_at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=8, default="new", choices=choices(COMMENT_STATES))
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = DraftCommentQuerySet.as_manager()

    class Meta:
        ordering = ("standard_id", "received_at")

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def state_label(self) -> Text:
        """What became of it, in words."""
        return COMMENT_STATES[self.state]

    @property
    def speaks_label(self) -> Text:
        """For whom they speak, in words."""
        return PUBLIC_ELEMENTS[self.speaks_as]


class PublicationQuerySet(OwnedQuerySet["Publication"]):
    path_field = "standard__service__unit__path"


class Publication(OwnedByGovernment):
    """Where a standard that is set can be read by its users, since when, and what shows it."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="publications")
    medium = models.CharField(max_length=8, choices=choices(PUBLICATION_MEDIA))
    on = models.DateField()
    address = models.URLField(max_length=300, blank=True)
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ("standard_id", "on", "id")

    def __str__(self) -> str:
        return f"{self.standard_id} {self.medium} {self.on}"

    @property
    def medium_label(self) -> Text:
        """Where it can be read, in words."""
        return PUBLICATION_MEDIA[self.medium]
