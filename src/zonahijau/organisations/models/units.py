"""Units and where they stood, under which name, and what became of them."""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zonahijau.organisations.authority import Place
from zonahijau.organisations.kinds import SUCCESSION_KINDS, UNIT_KINDS, choices
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet
from zonahijau.web.genuine import new_code


def _ends_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(until=None) | Q(until__gt=F("start")), name=f"organisations_{name}_span"
    )


def new_public_code() -> str:
    """The code of a new unit, under which the public finds it for ever."""
    return new_code("unit")


class UnitQuerySet(OwnedQuerySet["Unit"]):
    path_field = "path"

    def open_on(self, day: Any) -> "UnitQuerySet":
        """The units that exist on that day."""
        return self.filter(Q(founded_on=None) | Q(founded_on__lte=day)).filter(
            Q(closed_on=None) | Q(closed_on__gt=day)
        )

    def below(self, unit: "Unit") -> "UnitQuerySet":
        """The unit and all that stand under it today."""
        within: UnitQuerySet = self.within(Place(unit.government_id, unit.path))
        return within


class Unit(OwnedByGovernment):
    """Whoever delivers services. It keeps its identity through new names and new superiors.

    ``path``, ``parent``, ``name`` and ``short_name`` are today's, kept beside the dated rows that
    they follow from; ``founded_on`` is the first day, ``closed_on`` the first day after the last.
    ``version`` grows with every change, so that two people cannot overwrite each other;
    ``public_code`` stands in its permanent public address.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=30)
    public_code = models.CharField(
        max_length=12, unique=True, default=new_public_code, editable=False
    )
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=10, choices=choices(UNIT_KINDS))
    is_blud = models.BooleanField(default=False)
    founded_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    website = models.URLField(max_length=200, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=200, db_index=True, default="", editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ("government_id", "path")
        constraints = (
            models.UniqueConstraint(
                fields=("government", "code"), name="organisations_unit_code_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(founded_on=None) | Q(closed_on__gt=F("founded_on")),
                name="organisations_unit_span",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def depth(self) -> int:
        """How many superiors it has today."""
        return max(self.path.count("/") - 2, 0)

    @property
    def ancestor_ids(self) -> tuple[int, ...]:
        """The keys of its superiors today, the highest first."""
        return tuple(int(key) for key in self.path.strip("/").split("/")[:-1] if key)


class UnitName(OwnedByGovernment):
    """What a unit was called when."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names")
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60, blank=True)
    start = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        ordering = ("unit_id", "start")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "start"), name="organisations_unitname_start_once"
            ),
            _ends_after_start("unitname"),
        )

    def __str__(self) -> str:
        return self.name


class Placement(OwnedByGovernment):
    """Where a unit stood when; without a parent it stood directly under the government."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="placed_below")
    start = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        ordering = ("unit_id", "start")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "start"), name="organisations_placement_start_once"
            ),
            _ends_after_start("placement"),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("unit")),
                name="organisations_placement_not_below_itself",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.parent_id} [{self.start}, {self.until})"


class Succession(OwnedByGovernment):
    """What a unit became, by which decree."""

    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="precessions")
    kind = models.CharField(max_length=6, choices=choices(SUCCESSION_KINDS))
    on = models.DateField()
    decree = models.CharField(max_length=160, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("predecessor", "successor", "on"), name="organisations_succession_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} > {self.successor_id} ({self.kind})"


class UnitImport(OwnedByGovernment):
    """A spreadsheet of units that has been read and shown, and waits for a yes."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    rows = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.file_name
