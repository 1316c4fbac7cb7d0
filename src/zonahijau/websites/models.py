"""Sites of units, and what each check found."""

import uuid
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.evidence.models import Blob, Evidence
from zonahijau.lawbook.websites import load_website_rules
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet
from zonahijau.web.formatting import at as at_place
from zonahijau.web.formatting import zone_of
from zonahijau.websites.checking.points import OUTCOMES, Found
from zonahijau.websites.kinds import CHECKED, HAND, SITE_KINDS, WAYS
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL
EVERY = timedelta(days=7)
GIVEN_UP = timedelta(minutes=6)
"""A visit that began earlier has lost its worker: a visit has two minutes."""
LATE = timedelta(minutes=5)


class SiteQuerySet(UnitRowQuerySet["Site"]):
    """Sites of units; reading for a person begins with ``visible_to``."""

    def listed(self) -> "SiteQuerySet":
        """Those that have not been withdrawn."""
        return self.filter(withdrawn_at=None)

    def asked(self, now: datetime) -> "SiteQuerySet":
        """Those whose check waits for a worker, also where one died over it; the longest first."""
        rows = self.listed().filter(kind__in=CHECKED, asked_at__isnull=False)
        free = Q(begun_at=None) | Q(begun_at__lte=now - GIVEN_UP)
        return rows.filter(free).order_by("asked_at", "id")

    def due(self, now: datetime) -> "SiteQuerySet":
        """Those whose weekly turn has come."""
        return self.listed().filter(kind__in=CHECKED, next_check_at__lte=now)


class Site(OwnedByGovernment):
    """An address in a unit's inventory. ``domain`` is the class of its name by the law of its last
    change; ``moved_at`` when it got this address after another; ``newest`` the newest check of this
    address that stands; ``asked_at`` since when one is due that has not come yet, ``begun_at``
    since when a worker visits it, and ``read_pages`` how far that is."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sites")
    kind = models.CharField(max_length=8, choices=[(k, t.id) for k, t in SITE_KINDS.items()])
    address = models.CharField(max_length=300)
    domain = models.CharField(max_length=20)
    label = models.CharField(max_length=120, blank=True)
    keeper = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)
    is_official = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    moved_at = models.DateTimeField(null=True, blank=True, editable=False)
    newest = models.ForeignKey(
        "SiteCheck", models.PROTECT, null=True, related_name="+", editable=False
    )
    asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    begun_at = models.DateTimeField(null=True, blank=True, editable=False)
    read_pages = models.PositiveSmallIntegerField(default=0, editable=False)
    next_check_at = models.DateTimeField(null=True, blank=True, db_index=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = SiteQuerySet.as_manager()

    class Meta:
        ordering = ("unit_id", "-is_official", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "address"),
                condition=Q(withdrawn_at=None),
                name="websites_address_once",
            ),
            models.UniqueConstraint(
                fields=("unit",),
                condition=Q(withdrawn_at=None, is_official=True),
                name="websites_one_official",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="websites_withdrawn_because",
            ),
        )

    def __str__(self) -> str:
        return self.label or self.address

    @property
    def kind_label(self) -> Text:
        """Its kind, in words."""
        return SITE_KINDS[self.kind]

    @property
    def domain_label(self) -> Text:
        """The class of its name, in words; one that the law no longer has says itself."""
        known = {each.name: each.label for each in load_website_rules().domains}
        return known.get(self.domain, Text(self.domain, self.domain))

    @property
    def is_checked(self) -> bool:
        """Whether the checker visits it."""
        return self.kind in CHECKED

    @property
    def is_being_read(self) -> bool:
        """Whether a worker visits it right now."""
        return self.begun_at is not None and self.begun_at > timezone.now() - GIVEN_UP

    @property
    def is_late(self) -> bool:
        """Whether its check waits for so long that somebody should look after the worker."""
        if self.asked_at is None or self.is_being_read:
            return False
        return self.asked_at < timezone.now() - LATE


class SiteCheckQuerySet(OwnedQuerySet["SiteCheck"]):
    """Checks; reading for a person begins with ``visible_to``."""

    path_field = "site__unit__path"

    def standing(self) -> "SiteCheckQuerySet":
        """Those that have not been taken back."""
        return self.filter(withdrawn_at=None)

    def of_now(self, site: Site) -> "SiteCheckQuerySet":
        """Those that stand of a site's present address; what was seen at another is history."""
        rows = self.standing().filter(site=site)
        return rows.filter(at__gte=site.moved_at) if site.moved_at else rows


class SiteCheck(OwnedByGovernment):
    """What a check found: ``outcomes`` is a list of :class:`Found`, point by point. Append-only
    but for taking back a mistake of a check by hand.

    ``services`` tells which of the unit's services the site names, by uid, with the contents that
    stand on the same page; ``rules`` names the law file and the day from which it held;
    ``snapshot`` holds the packed pages that were read; ``evidence`` is the photo or screenshot of
    a check by hand, or the sealed copy on paper that somebody made of the check.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, models.PROTECT, related_name="checks")
    at = models.DateTimeField(default=timezone.now, editable=False)
    way = models.CharField(max_length=7, choices=[(way, text.id) for way, text in WAYS.items()])
    by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    outcomes = models.JSONField(default=list)
    services = models.JSONField(default=dict)
    rules = models.CharField(max_length=60)
    address = models.CharField(max_length=2000, blank=True)
    status = models.PositiveSmallIntegerField(null=True)
    milliseconds = models.PositiveIntegerField(null=True)
    pages = models.PositiveSmallIntegerField(default=0)
    snapshot = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = SiteCheckQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("site", "-at"), name="websites_check_newest"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(way=HAND) | Q(by__isnull=False), name="websites_hand_has_a_person"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="websites_check_withdrawn_because",
            ),
        )

    def __str__(self) -> str:
        return f"{self.site_id} {self.at:%Y-%m-%d}"

    @property
    def day(self) -> date:
        """The day on which it was made, in the zone of the government."""
        return at_place(self.at, zone_of(self.government)).date()

    @property
    def standing_evidence(self) -> Evidence | None:
        """What proves it, unless that was withdrawn or erased."""
        held = self.evidence
        if held is None or held.withdrawn_at is not None or held.is_erased:
            return None
        return held

    @property
    def found(self) -> dict[str, Found]:
        """The outcomes by point."""
        return {each["point"]: Found.of_json(each) for each in self.outcomes}

    def outcome(self, point: str) -> str:
        """The outcome of a point; empty where it was not looked at."""
        return next((each["outcome"] for each in self.outcomes if each["point"] == point), "")

    def count(self, outcome: str) -> int:
        """How many points came out so."""
        return sum(each["outcome"] == outcome for each in self.outcomes)

    @property
    def counts(self) -> list[tuple[Text, int]]:
        """How many points came out how, in words."""
        return [(said, self.count(outcome)) for outcome, said in OUTCOMES.items()]

    @property
    def way_label(self) -> Text:
        """How it was made, in words."""
        return WAYS[self.way]


class SiteImport(OwnedByGovernment):
    """A spreadsheet of sites that has been read and shown, and waits for a yes."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    rows = models.JSONField()
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet["SiteImport"].as_manager()

    class Meta:
        ordering = ("-opened_at",)

    def __str__(self) -> str:
        return self.file_name
