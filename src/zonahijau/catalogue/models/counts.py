"""The counts of recaps, which stand for a list of services until there is one."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zonahijau.catalogue.kinds import COUNT_WORDS
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL


def _within(part: str, whole: str) -> Q:
    """A part is no larger than its whole, where both were counted."""
    return Q(**{part: None}) | Q(**{whole: None}) | Q(**{f"{part}__lte": F(whole)})


class ServiceCountQuerySet(UnitRowQuerySet["ServiceCount"]):
    """Recap rows of units."""


class ServiceCount(OwnedByGovernment):
    """A unit's row of an office recap on a day: how many services, how many with a standard, with
    it published, laid down by decree; how many pledges and survey reports. None is not counted.

    It stands for the list of services until there is one. Append-only but for its withdrawal: a
    later day is a later row, and a mistake is withdrawn and entered again.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="service_counts")
    on = models.DateField()
    services = models.PositiveIntegerField(null=True, blank=True)
    with_standard = models.PositiveIntegerField(null=True, blank=True)
    published = models.PositiveIntegerField(null=True, blank=True)
    decrees = models.PositiveIntegerField(null=True, blank=True)
    pledges = models.PositiveIntegerField(null=True, blank=True)
    surveys = models.PositiveIntegerField(null=True, blank=True)
    recap = models.ForeignKey(
        "RecapImport", models.PROTECT, null=True, blank=True, related_name="counts"
    )
    source = models.CharField(max_length=200)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = ServiceCountQuerySet.as_manager()

    class Meta:
        ordering = ("unit_id", "-on")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "on"), condition=Q(withdrawn_at=None), name="catalogue_count_once"
            ),
            models.CheckConstraint(
                condition=_within("with_standard", "services")
                & _within("published", "with_standard")
                & _within("decrees", "services"),
                name="catalogue_count_within",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.on}"

    @property
    def counted(self) -> list[tuple[Text, int]]:
        """What it counts, in words, in the order of the recap."""
        values = ((said, getattr(self, name)) for name, said in COUNT_WORDS.items())
        return [(said, value) for said, value in values if value is not None]


class RecapQuerySet(OwnedQuerySet["RecapImport"]):
    """Recaps of a government, each as it was read."""


class RecapImport(OwnedByGovernment):
    """An office recap that has been read and shown: its sheets as they were, with the hash of what
    they say (saving a file again changes its bytes, not its words), what a person said of columns
    (by index) and rows (by number), and what became of it."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    on = models.DateField()
    source = models.CharField(max_length=200)
    sheets = models.JSONField()
    sheet = models.PositiveSmallIntegerField(default=0)
    columns = models.JSONField(default=dict, blank=True)
    rows = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    applied_at = models.DateTimeField(null=True, blank=True)
    outcome = models.JSONField(default=dict, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = RecapQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.file_name
