"""How the sites of a government stand, unit by unit; a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from zonahijau.organisations.authority import Authority
from zonahijau.organisations.models import Government, Unit
from zonahijau.web.marks import Mark
from zonahijau.websites.checking.points import CONTENT, FAILS, PASSES, Found, points
from zonahijau.websites.kinds import CHECKED
from zonahijau.websites.models import Site, SiteCheck
from zonahijau.wording import Text

NONE, SOCIAL_ONLY, OTHER, OFFICIAL = "none", "social", "other", "official"
STATES = {
    NONE: Mark("merah", Text("Belum ada situs", "No site yet")),
    SOCIAL_ONLY: Mark("kuning", Text("Hanya akun atau aplikasi", "Accounts or apps only")),
    OTHER: Mark("kuning", Text("Bukan nama resmi", "Not an official name")),
    OFFICIAL: Mark("hijau", Text("Nama resmi", "Official name")),
}
"""Where a unit stands, from the worst; the words of a name say go.id or desa.id themselves."""
REQUIRED = tuple(code for code, point in points().items() if point.group == "content")
_OFFICIAL_NAMES = ("go", "desa")
MARKS = {
    PASSES: Mark("hijau", Text("Ya", "Yes")),
    FAILS: Mark("merah", Text("Tidak", "No")),
}
UNKNOWN_MARK = Mark("abu", Text("Belum diketahui", "Cannot tell"))


def mark_of(outcome: str) -> Mark:
    """An outcome on a chip."""
    return MARKS.get(outcome, UNKNOWN_MARK)


def contents_of(check: SiteCheck) -> int | None:
    """How many of the required contents a check found; None where it could tell of none."""
    outcomes = [check.outcome(code) for code in REQUIRED]
    if not {PASSES, FAILS} & set(outcomes):
        return None
    return sum(outcome == PASSES for outcome in outcomes)


@dataclass(slots=True)
class UnitSites:
    """A unit with what is listed for it. ``main`` is the site that counts: the official one, else
    the first that is visited."""

    unit: Unit
    sites: list[Site] = field(default_factory=list)

    @property
    def name(self) -> str:
        """For search and order."""
        return self.unit.name

    @property
    def main(self) -> Site | None:
        """The sites come with the official one first."""
        return next((site for site in self.sites if site.kind in CHECKED), None)

    @property
    def check(self) -> SiteCheck | None:
        """The newest check of the site that counts."""
        return self.main.newest if self.main else None

    @property
    def state(self) -> str:
        """One of :data:`STATES`."""
        if self.main is None:
            return SOCIAL_ONLY if self.sites else NONE
        return OFFICIAL if self.main.domain in _OFFICIAL_NAMES else OTHER

    @property
    def rank(self) -> int:
        """The worst first."""
        return list(STATES).index(self.state)

    @property
    def mark(self) -> Mark:
        """The state on a chip; an official name says itself."""
        mark = STATES[self.state]
        if self.state == OFFICIAL and self.main is not None:
            return Mark(mark.tone, self.main.domain_label)
        return mark

    def outcome(self, point: str) -> str:
        """The outcome of a point at the newest check; empty without one."""
        return self.check.outcome(point) if self.check else ""

    @property
    def contents(self) -> int | None:
        """How many of the required contents were found; None where nobody has looked for them."""
        return contents_of(self.check) if self.check else None

    @property
    def required(self) -> int:
        """Of how many."""
        return len(REQUIRED)

    @property
    def missing(self) -> list[Found]:
        """What the newest check says is not there, without what belongs to nobody's duty."""
        if self.check is None:
            return []
        known = points()
        return [
            found
            for found in self.check.found.values()
            if found.outcome == FAILS
            and found.point in known
            and known[found.point].group != "more"
        ]


def unit_sites(units: Iterable[Unit]) -> list[UnitSites]:
    """Units with their sites and newest checks; two queries."""
    rows = {unit.pk: UnitSites(unit) for unit in units}
    sites = Site.objects.listed().filter(unit__in=rows).select_related("newest")
    for site in sites.order_by("unit_id", "-is_official", "id"):
        rows[site.unit_id].sites.append(site)
    return sorted(rows.values(), key=lambda row: (row.rank, row.name))


def seen_units(held: Authority, government: Government) -> Any:
    """The units whose sites a person may see."""
    units = Unit.objects.filter(government=government).within(*held.places("see_unit"))
    return units.open_on(government.today()).select_related("government")


@dataclass(frozen=True, slots=True)
class Overview:
    """How a government stands."""

    rows: list[UnitSites]

    def count(self, state: str) -> int:
        """Units in a state."""
        return sum(row.state == state for row in self.rows)

    def passing(self, point: str) -> int:
        """Units whose site passes a point."""
        return sum(row.outcome(point) == PASSES for row in self.rows)

    @property
    def with_site(self) -> int:
        """Units with a site of whatever name."""
        return len(self.rows) - self.count(NONE) - self.count(SOCIAL_ONLY)

    @property
    def complete(self) -> int:
        """Units whose site has every required content."""
        return sum(row.contents == len(REQUIRED) for row in self.rows)

    @property
    def waiting(self) -> int:
        """Sites whose check has been asked for and not come yet."""
        return sum(site.asked_at is not None for row in self.rows for site in row.sites)

    @property
    def reading(self) -> int:
        """Of those, the ones that a worker visits right now."""
        return sum(
            site.asked_at is not None and site.is_being_read
            for row in self.rows
            for site in row.sites
        )


def required_labels() -> list[tuple[str, Text]]:
    """The required contents, for tables."""
    return [(code, points()[code].label) for code in REQUIRED]


def content_of(code: str) -> str:
    """The law's code of a point that looks for a content."""
    return code.removeprefix(CONTENT)
