"""What helps somebody on whose search did not find what they meant: units, needs, who else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from zonahijau.catalogue.needs import NEEDS, Need
from zonahijau.catalogue.search.words import about, complains, elsewhere, stems_of, wanted
from zonahijau.organisations.models import Unit

if TYPE_CHECKING:
    from zonahijau.organisations.models import Government
    from zonahijau.wording import Text

MOST_UNITS, MOST_NEEDS = 5, 3


@dataclass(frozen=True, slots=True)
class Hints:
    """``elsewhere`` says who usually delivers what was named, where no regional government does;
    ``complains`` that the question reads like a complaint."""

    units: tuple[Unit, ...] = ()
    needs: tuple[tuple[str, Need], ...] = ()
    elsewhere: Text | None = None
    complains: bool = False


def hints_of(question: str, government: Government | None) -> Hints:
    """Of a question; one query, none without a government."""
    return Hints(
        units=_units(question, government) if government else (),
        needs=_needs(question),
        elsewhere=elsewhere(question),
        complains=complains(question),
    )


def _units(question: str, government: Government) -> tuple[Unit, ...]:
    """Units that are called so: every word in the name or its abbreviation."""
    asked = set(wanted(question))
    rows = Unit.objects.filter(government=government).open_on(government.today())
    named = rows.only("name", "short_name", "public_code").order_by("name")
    found = (row for row in named if asked and asked <= _called(row))
    return tuple(islice(found, MOST_UNITS))


def _called(unit: Unit) -> set[str]:
    return set(stems_of(f"{unit.name} {unit.short_name}"))


def _needs(question: str) -> tuple[tuple[str, Need], ...]:
    """Events of a life or a business that any word of the question belongs to, or of another name
    of what it looks for."""
    asked = about(question)
    found = [
        (code, need)
        for code, need in NEEDS.items()
        if asked & set(stems_of(f"{need.label.id} {need.words}"))
    ]
    return tuple(found[:MOST_NEEDS])
