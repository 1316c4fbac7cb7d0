"""The slide of the agencies that need help: by name, never by rank."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from zonahijau.organisations.models import Unit
from zonahijau.reports.completeness import ITEMS, UnitRow
from zonahijau.reports.slides.content import Grid, Slide

MOST, MOST_NAMED = 10, 3
_HEADER = ("Perangkat daerah", "Unit", "Yang didampingi lebih dulu", "Belum diketahui")
_WIDTHS, _FOR_LONG_NAMES, _LONG = (9, 1, 9, 3), (12, 1, 7, 2), 60
"""Shares of the columns, and those where a name is longer than so many letters."""


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency with the units below it: what is known to be lacking, and what is not known."""

    name: str
    units: int
    lacking: Counter[str]
    unknown: int

    @property
    def row(self) -> tuple[str, ...]:
        """Its line in the table."""
        named = [f"{what} ({count})" for what, count in self.lacking.most_common(MOST_NAMED)]
        more = len(self.lacking) - MOST_NAMED
        said = ", ".join(named) + (f", dan {more} hal lain" if more > 0 else "")
        return self.name, str(self.units), said or "–", str(self.unknown) if self.unknown else "–"


def agencies_to_support(rows: list[UnitRow]) -> list[Agency]:
    """The ten that lack most of what is known, in the order of the alphabet; those that only have
    to enter data come after those that lack something."""
    found = [each for each in _agencies(rows) if each.lacking or each.unknown]
    most = sorted(found, key=lambda a: (-a.lacking.total(), -a.unknown, a.name))[:MOST]
    return sorted(most, key=lambda agency: agency.name)


def _agencies(rows: list[UnitRow]) -> list[Agency]:
    under: dict[int, list[UnitRow]] = {}
    for row in rows:
        under.setdefault((row.unit.ancestor_ids or (row.unit.pk,))[0], []).append(row)
    names = dict(Unit.objects.filter(pk__in=under).values_list("pk", "name"))
    return [_agency(names[top], same) for top, same in under.items()]


def _agency(name: str, rows: list[UnitRow]) -> Agency:
    lacking: Counter[str] = Counter()
    unknown = 0
    for row in rows:
        states = {item: row.extents[item.key].state for item in ITEMS}
        lacking.update(i.label.id for i, s in states.items() if s in ("missing", "partly"))
        unknown += sum(state == "unknown" for state in states.values())
    return Agency(name, len(rows), lacking, unknown)


def support_slide(rows: list[UnitRow], source: str) -> Slide:
    """Who needs help first, and with what."""
    chosen = agencies_to_support(rows)
    longest = max((len(agency.name) for agency in chosen), default=0)
    widths = _FOR_LONG_NAMES if longest > _LONG else _WIDTHS
    grid = Grid(_HEADER, tuple(agency.row for agency in chosen), widths)
    return Slide(
        title=f"Perlu pendampingan: {len(chosen)} perangkat daerah",
        lead=(
            "Menurut abjad, bukan peringkat. Dalam kurung jumlah unit yang belum lengkap;"
            " kolom akhir jumlah hal yang belum didata."
        ),
        source=source,
        notes="Pendampingan dijadwalkan Satgas; tidak ada nilai unit dalam salindia ini.",
        grid=grid if chosen else None,
        points=() if chosen else ("Semua perangkat daerah sudah lengkap.",),
    )
