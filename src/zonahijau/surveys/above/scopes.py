"""Of what an index is: a unit with all below it, a government, several of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from zonahijau.organisations.models import Government, Unit
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Scope:
    """``name`` as it stands in a sentence. ``governments`` are keys; with ``path`` it is only what
    lies at and below one unit of one government."""

    name: Text | str
    governments: tuple[int, ...]
    path: str = ""

    def of(self, to_unit: str) -> Q:
        """The condition on rows of which ``to_unit`` (``"unit"``, ``"campaign__unit"``) leads to
        the unit."""
        here = Q(government_id__in=self.governments)
        return here & Q(**{f"{to_unit}__path__startswith": self.path}) if self.path else here


def of_unit(unit: Unit) -> Scope:
    """A unit with all below it."""
    return Scope(unit.name, (unit.government_id,), unit.path)


def of_government(government: Government) -> Scope:
    """A regency, city or province with all its units."""
    return Scope(government.name, (government.pk,))


def of_many(name: Text | str, governments: Sequence[Government]) -> Scope:
    """Several governments, all their units together."""
    return Scope(name, tuple(each.pk for each in governments))
