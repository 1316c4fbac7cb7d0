"""Where and when a unit serves people, and where they complain."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.catalogue.hours import Hours, read_hours
from zonahijau.catalogue.needs import FACILITIES
from zonahijau.catalogue.standards.parts import CHANNEL_KINDS
from zonahijau.organisations.kinds import choices
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, UnitRowQuerySet
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL


class ServicePointQuerySet(UnitRowQuerySet["ServicePoint"]):
    """Service points of units; reading for a person begins with ``visible_to``."""

    def standing(self) -> "ServicePointQuerySet":
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)


class ServicePoint(OwnedByGovernment):
    """A place at which a unit serves people: counter, branch, mobile service. What stands here is
    public: the office's numbers, never a person's own. ``hours`` as ``catalogue.hours`` reads
    them, ``facilities`` by their codes in ``catalogue.needs``."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="points")
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    whatsapp = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    map_link = models.URLField(max_length=300, blank=True)
    hours = models.JSONField(default=dict, blank=True)
    facilities = models.JSONField(default=list, blank=True)
    note = models.CharField(max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = ServicePointQuerySet.as_manager()

    class Meta:
        ordering = ("unit_id", "order", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="catalogue_point_withdrawn_because",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def opening(self) -> Hours:
        """Its opening hours."""
        return read_hours(self.hours)

    @property
    def facility_words(self) -> list[Text]:
        """Its facilities for vulnerable groups, in words."""
        return [said for code, said in FACILITIES.items() if code in self.facilities]


class ComplaintChannelQuerySet(UnitRowQuerySet["ComplaintChannel"]):
    """Complaint channels of units."""

    def standing(self) -> "ComplaintChannelQuerySet":
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)


class ComplaintChannel(OwnedByGovernment):
    """A way to complain to a unit beside SP4N-LAPOR!, which comes first everywhere."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="complaint_channels")
    kind = models.CharField(max_length=10, choices=choices(CHANNEL_KINDS))
    value = models.CharField(max_length=200)
    note = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ComplaintChannelQuerySet.as_manager()

    class Meta:
        ordering = ("unit_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "kind", "value"),
                condition=Q(withdrawn_at=None),
                name="catalogue_channel_once",
            ),
        )

    def __str__(self) -> str:
        return self.value

    @property
    def kind_label(self) -> Text:
        """Its kind, in words."""
        return CHANNEL_KINDS[self.kind]
