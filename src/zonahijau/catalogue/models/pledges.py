"""Pledges (maklumat): a unit's own, and the regent's for the whole region."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.catalogue.kinds import PLEDGE_STATES
from zonahijau.documents.models import Decree
from zonahijau.evidence.models import Evidence
from zonahijau.organisations.kinds import HOLDER_STATUSES, choices
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, UnitRowQuerySet

USER = settings.AUTH_USER_MODEL


class PledgeQuerySet(UnitRowQuerySet["Pledge"]):
    """Pledges of units, and those of regents, which have no unit."""

    def standing(self) -> "PledgeQuerySet":
        """Those that are set or published, and not replaced or withdrawn."""
        return self.filter(state__in=("set", "published"))


class Pledge(OwnedByGovernment):
    """A version of a pledge: of a unit (UU 25/2009 art. 22, PP 96/2012 art. 30), or without a unit
    the regent's for the region (UU 23/2014 art. 347). ``content`` holds its sentences, and for the
    region its four mandatory contents as they were computed on the day; it never changes once the
    pledge is set. The signatory stands as on the day."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="pledges")
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=9, default="draft", choices=choices(PLEDGE_STATES))
    content = models.JSONField(default=dict, blank=True)
    signatory = models.CharField(max_length=200, blank=True)
    signatory_position = models.CharField(max_length=200, blank=True)
    capacity = models.CharField(max_length=9, default="definitif", choices=choices(HOLDER_STATUSES))
    set_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    medium_note = models.CharField(max_length=200, blank=True)
    decree = models.ForeignKey(Decree, models.PROTECT, null=True, blank=True, related_name="+")
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = PledgeQuerySet.as_manager()

    class Meta:
        ordering = ("government_id", "unit_id", "-version")
        constraints = (
            models.UniqueConstraint(fields=("unit", "version"), name="catalogue_pledge_once"),
            models.UniqueConstraint(
                fields=("government", "version"),
                condition=Q(unit=None),
                name="catalogue_pledge_region_once",
            ),
            models.UniqueConstraint(
                fields=("unit",),
                condition=Q(state__in=("set", "published")),
                name="catalogue_pledge_standing_once",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(state="withdrawn") | Q(set_on__isnull=False),
                name="catalogue_pledge_set_on",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.version}"
