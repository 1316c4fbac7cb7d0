"""Rows that belong to a government: whose they are never changes, and others never see them."""

from datetime import date
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models import Q

from zonahijau.organisations.authority import WHOLE, Place, authority_at_gate

Row = TypeVar("Row", bound=models.Model)


class OwnedQuerySet(models.QuerySet[Row]):
    """Every reading of rows for a person begins with :meth:`visible_to`.

    ``path_field`` leads from the row to the path of its unit (``"unit__path"``); rows whose
    queryset has none are seen by every member of the government.
    """

    path_field: ClassVar[str] = ""

    def visible_to(self, user: Any, on: date | None = None) -> Any:
        """The rows in the places where the person holds any role on that day."""
        return self.within(*authority_at_gate(user, on).places())

    def within(self, *places: Place) -> Any:
        """The rows of these places and all below them; of none when no place is given."""
        wanted = Q(pk__in=())
        for place in places:
            wanted |= self._in(place)
        return self.filter(wanted)

    def _in(self, place: Place) -> Q:
        mine = Q(**{self._government: place.government})
        if place.path == WHOLE or not self.path_field:
            return mine
        return mine & Q(**{f"{self.path_field}__startswith": place.path})

    @property
    def _government(self) -> str:
        return "government"


class UnitRowQuerySet(OwnedQuerySet[Row]):
    """Rows that belong to a unit by their field ``unit``; without one they are everybody's."""

    path_field = "unit__path"


class GovernmentChanged(Exception):
    """Raised when code tries to move a row to another government."""


class OwnedByGovernment(models.Model):
    """A row of one government, for ever."""

    government = models.ForeignKey(
        "organisations.Government", models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, *loaded: Any, **options: Any) -> Any:
        row: Any = super().from_db(db, *loaded, **options)
        row._loaded_government = row.__dict__.get("government_id")
        return row

    def save(self, *args: Any, **options: Any) -> None:
        loaded: int | None = getattr(self, "_loaded_government", None)
        if loaded is not None and loaded != self.government_id:
            raise GovernmentChanged(str(self))
        super().save(*args, **options)
        self._loaded_government = self.government_id
