"""Positions and who holds them; people's accounts and their roles."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zonahijau.accounts.fields import EncryptedTextField
from zonahijau.organisations.kinds import HOLDER_STATUSES, POSITION_KINDS, choices
from zonahijau.organisations.models.government import Government
from zonahijau.organisations.models.units import Unit, _ends_after_start
from zonahijau.organisations.roles import ROLES
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet, UnitRowQuerySet

NEED_LETTER = sorted(name for name, role in ROLES.items() if role.needs_letter)


class PositionQuerySet(UnitRowQuerySet["Position"]):
    pass


class Position(OwnedByGovernment):
    """A post in a unit, whoever holds it."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="positions")
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=17, choices=choices(POSITION_KINDS))
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ("unit_id", "id")

    def __str__(self) -> str:
        return self.title


class OfficeHolderQuerySet(OwnedQuerySet["OfficeHolder"]):
    path_field = "position__unit__path"

    def on(self, day: object) -> "OfficeHolderQuerySet":
        """Those in office on that day; a Plh. stands in before the holder who is away."""
        running = self.filter(Q(until=None) | Q(until__gt=day), start__lte=day, withdrawn_at=None)
        return running.order_by("-status", "-start")


class OfficeHolder(OwnedByGovernment):
    """Who held a position when. A public function, so the name stands plain; ``rank`` is pangkat
    and golongan as letters print them, the NIP is nobody's business but the letter's."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    position = models.ForeignKey(Position, models.PROTECT, related_name="holders")
    name = models.CharField(max_length=150)
    rank = models.CharField(max_length=80, blank=True)
    nip = EncryptedTextField(null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="offices"
    )
    status = models.CharField(max_length=9, choices=choices(HOLDER_STATUSES))
    start = models.DateField()
    until = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = OfficeHolderQuerySet.as_manager()

    class Meta:
        ordering = ("position_id", "start")
        constraints = (
            models.UniqueConstraint(
                fields=("position", "status", "start"),
                condition=Q(withdrawn_at=None),
                name="organisations_officeholder_start_once",
            ),
            _ends_after_start("officeholder"),
        )

    def __str__(self) -> str:
        return self.name


class Person(OwnedByGovernment):
    """The account of a person, kept by the government that made it: only its administrator gives
    new slips and closes the account, also when other governments give the person roles."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="person")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.user)


class MembershipQuerySet(UnitRowQuerySet["Membership"]):
    def on(self, day: object) -> "MembershipQuerySet":
        """Those in force on that day."""
        return self.not_over_on(day).filter(start__lte=day)

    def not_over_on(self, day: object) -> "MembershipQuerySet":
        """Those in force on that day, and those that begin after it."""
        return self.filter(Q(until=None) | Q(until__gt=day), withdrawn_at=None)


class Membership(OwnedByGovernment):
    """A role of a person in a unit and all below it, or in the whole government, for a time."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    government = models.ForeignKey(
        Government, models.PROTECT, related_name="memberships", editable=False
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="memberships")
    role = models.CharField(
        max_length=13, choices=[(name, role.label.id) for name, role in ROLES.items()]
    )
    start = models.DateField()
    until = models.DateField(null=True, blank=True)
    letter = models.CharField(max_length=160, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("user_id", "start", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("start")),
                name="organisations_membership_span",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=NEED_LETTER) | (Q(until__isnull=False) & ~Q(letter="")),
                name="organisations_membership_letter",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.user_id}"

    @property
    def is_running(self) -> bool:
        """Whether it holds today, or will."""
        today = self.government.today()
        return self.withdrawn_at is None and (self.until is None or today < self.until)
