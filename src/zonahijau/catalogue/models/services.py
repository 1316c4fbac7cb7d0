"""The services that a unit delivers."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from zonahijau.catalogue.kinds import SERVICE_KINDS
from zonahijau.organisations.models import Unit
from zonahijau.organisations.tenancy import OwnedByGovernment, UnitRowQuerySet
from zonahijau.web.genuine import new_code
from zonahijau.wording import Text

USER = settings.AUTH_USER_MODEL


def new_public_code() -> str:
    """The code of a new service, under which the public finds it for ever."""
    return new_code("service")


class ServiceQuerySet(UnitRowQuerySet["Service"]):
    """Services of units; reading for a person begins with ``visible_to``."""

    def offered(self) -> "ServiceQuerySet":
        """Those that have not been withdrawn."""
        return self.filter(withdrawn_at=None)

    def public(self, today: date) -> "ServiceQuerySet":
        """Those that anybody may read of: offered, by a unit that exists, the standard
        published."""
        exists = Q(unit__closed_on=None) | Q(unit__closed_on__gt=today)
        return self.offered().filter(exists, standard_published=True)


class Service(OwnedByGovernment):
    """A kind of service of a unit. ``revision`` grows with every change, so that two people cannot
    overwrite each other; ``users_a_year`` is None where nobody has counted.

    For the public: ``public_code`` stands in its permanent address, ``summary`` says in plain words
    what it is for, ``needs`` are codes of ``catalogue.needs``, ``keywords`` further words that
    people use. ``assured_on`` is the day on which the unit last said that all of it is true,
    ``assured_before`` the day before that one, should somebody take it back the same day. In
    ``note`` the office keeps what it likes, such as further columns of its spreadsheet.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="services")
    code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(
        max_length=14,
        default="administrative",
        choices=[(kind, text.id) for kind, text in SERVICE_KINDS.items()],
    )
    is_electronic = models.BooleanField(default=False)
    users_a_year = models.PositiveIntegerField(null=True, blank=True)
    has_standard = models.BooleanField(default=False)
    standard_published = models.BooleanField(default=False)
    public_code = models.CharField(
        max_length=12, unique=True, default=new_public_code, editable=False
    )
    summary = models.CharField(max_length=500, blank=True)
    needs = models.JSONField(default=list, blank=True)
    keywords = models.CharField(max_length=300, blank=True)
    assured_on = models.DateField(null=True, blank=True)
    assured_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    assured_before = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ("unit_id", Lower("name"), "id")
        constraints = (
            models.UniqueConstraint(
                "unit", Lower("name"), condition=Q(withdrawn_at=None), name="catalogue_name_once"
            ),
            models.UniqueConstraint(
                fields=("unit", "code"),
                condition=Q(withdrawn_at=None) & ~Q(code=""),
                name="catalogue_code_once",
            ),
            models.CheckConstraint(
                condition=Q(has_standard=True) | Q(standard_published=False),
                name="catalogue_published_is_laid_down",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="catalogue_withdrawn_because",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def kind_label(self) -> Text:
        """Its kind, in words."""
        return SERVICE_KINDS[self.kind]


class ServiceImport(OwnedByGovernment):
    """A spreadsheet of services that has been read and shown, and waits for a yes. ``columns``
    says what each column of the file was taken for."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    rows = models.JSONField()
    columns = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.file_name
