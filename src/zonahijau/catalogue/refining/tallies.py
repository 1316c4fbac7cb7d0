"""How many services a unit has: as a recap counted them, and as they are named; which of the two
is used. Names are used as soon as they are as many as the newest recap counted; until then the
counts stand, so that three names of twelve services do not look like the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from zonahijau.catalogue.models import Service, ServiceCount
from zonahijau.catalogue.policies import COUNTED
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.catalogue.models import Transcription
    from zonahijau.organisations.models import Unit

NAMED = ("services", "with_standard", "published")
"""What names say as well as counts."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What is known of a unit: ``named`` by its list of services (nothing without one), and by
    kind the newest row of a recap that ``counted`` it."""

    named: Mapping[str, int] = field(default_factory=dict)
    counted: Mapping[str, ServiceCount] = field(default_factory=dict)

    def count(self, key: str) -> int | None:
        """What the newest recap counted; None where none did."""
        row = self.counted.get(key)
        value: int | None = getattr(row, key) if row else None
        return value

    @property
    def uses_names(self) -> bool:
        """Whether the names are as many as were counted."""
        return bool(self.named) and self.named["services"] >= (self.count("services") or 0)

    def value(self, key: str) -> int | None:
        """The number that is used everywhere."""
        if key in NAMED and self.uses_names:
            return self.named[key]
        return self.count(key)

    @property
    def missing(self) -> int:
        """How many of the counted services have no name yet."""
        return max(0, (self.count("services") or 0) - self.named.get("services", 0))

    def transcribed(self, key: str) -> Transcription | None:
        """From which sheet of paper the number that is used was copied, if it was."""
        row = None if key in NAMED and self.uses_names else self.counted.get(key)
        found: Transcription | None = getattr(row, "transcription", None) if row else None
        return found

    @property
    def disagreements(self) -> list[Text]:
        """Where names and counts cannot both be right, and which number is used, in words."""
        recap = self.counted.get("services")
        if recap is None or not self.named or recap.services is None:
            return []
        named, counted = self.named["services"], recap.services
        said = []
        if named > counted:
            said.append(
                Text(
                    f"Ada {named} nama, rekap menghitung {counted} layanan. Yang dipakai: nama.",
                    f"There are {named} names, the recap counts {counted}. Names are used.",
                )
            )
        for key, words in _PARTS.items():
            count = self.count(key)
            if count is None or self.named[key] == count:
                continue
            if self.uses_names or self.named[key] > count:
                used = _USED[self.uses_names]
                said.append(
                    Text(
                        f"{words.id}: {self.named[key]} menurut nama, {count} menurut rekap. "
                        f"Yang dipakai: {used.id}.",
                        f"{words.en}: {self.named[key]} by name, {count} by the recap. "
                        f"{used.en} are used.",
                    )
                )
        return said


_PARTS = {
    "with_standard": Text("Berstandar", "With a standard"),
    "published": Text("Standarnya dipublikasikan", "Standard published"),
}
_USED = {True: Text("nama", "Names"), False: Text("rekap", "Counts")}


def tallies(units: Iterable[Unit]) -> dict[int, Tally]:
    """The tally of every unit by its key; two queries, however many units."""
    wanted = [unit.pk for unit in units]
    named, counted = _named(wanted), _counted(wanted)
    return {pk: Tally(named.get(pk, {}), counted.get(pk, {})) for pk in wanted}


def tally_of(unit: Unit) -> Tally:
    """The same for one unit."""
    return tallies([unit])[unit.pk]


def _named(units: list[int]) -> dict[int, dict[str, int]]:
    rows = Service.objects.offered().filter(unit__in=units).order_by().values("unit")
    counted = rows.annotate(
        services=Count("pk"),
        with_standard=Count("pk", filter=Q(has_standard=True)),
        published=Count("pk", filter=Q(standard_published=True)),
    )
    return {
        unit: dict(zip(NAMED, counts, strict=True))
        for unit, *counts in counted.values_list("unit", *NAMED)
    }


def _counted(units: list[int]) -> dict[int, dict[str, ServiceCount]]:
    """The newest row of each kind."""
    rows = ServiceCount.objects.filter(unit__in=units, withdrawn_at=None)
    newest: dict[int, dict[str, ServiceCount]] = {}
    for row in rows.select_related("transcription__checklist").order_by("on", "pk"):
        known = {key: row for key in COUNTED if getattr(row, key) is not None}
        newest.setdefault(row.unit_id, {}).update(known)
    return newest
