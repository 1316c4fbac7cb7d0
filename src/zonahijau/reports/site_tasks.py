"""What websites ask of people today: of a unit its own gaps, of the task force the region's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse

from zonahijau.improvement.queries import findings_seen_by
from zonahijau.organisations.models import Unit
from zonahijau.organisations.modules import modules_on
from zonahijau.websites.checking.points import FAILS
from zonahijau.websites.findings import standings_of
from zonahijau.websites.kinds import CHECKED
from zonahijau.websites.models import Site
from zonahijau.websites.queries import UnitSites, unit_sites
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.authority import Authority, Place
    from zonahijau.organisations.models import Government

MOST = 3
Asked = tuple[Text, str]
"""What to do, and where."""


def of_sites(
    user: User, authority: Authority, government: Government, own: Sequence[Place]
) -> Iterator[Asked]:
    """At most three queries; none with the module off."""
    if "websites" not in modules_on(government):
        return
    if own:
        yield from _of_own_units(authority, government, own)
    elif authority.may("manage_websites", government):
        yield from _of_the_inventory(government)
        if "monitoring" in modules_on(government):
            yield from _of_findings(user, government)


def _of_own_units(
    authority: Authority, government: Government, own: Sequence[Place]
) -> Iterator[Asked]:
    units = Unit.objects.filter(government=government).within(*own)
    mine = [
        unit
        for unit in units.open_on(government.today()).select_related("government")
        if authority.may("manage_websites", unit)
    ]
    asked = [each for row in unit_sites(mine) for each in _of_unit(row)]
    yield from asked[:MOST]


def _of_unit(row: UnitSites) -> Iterator[Asked]:
    name = row.unit.short_name or row.unit.name
    if row.main is None:
        what = Text(f"Catat situs {name}", f"List the site of {name}")
        yield what, reverse("websites:unit", args=[row.unit.uid])
        return
    lacking = sum(each.outcome == FAILS for each in standings_of(row))
    if lacking:
        what = Text("Lengkapi situs {name}: {n} hal", "Complete the site of {name}: {n:gap|gaps}")
        yield what.fill(name=name, n=lacking), reverse("websites:site", args=[row.main.uid])


def _of_the_inventory(government: Government) -> Iterator[Asked]:
    listed = Site.objects.listed().filter(government=government, kind__in=CHECKED)
    units = Unit.objects.filter(government=government).open_on(government.today())
    without = units.exclude(pk__in=listed.values("unit")).count()
    if without:
        what = Text("Catat situs {n} unit", "List the sites of {n:unit|units}").fill(n=without)
        yield what, reverse("websites:overview")


def _of_findings(user: User, government: Government) -> Iterator[Asked]:
    rows = findings_seen_by(user, government).unpromised().filter(source="websites")
    if count := rows.count():
        what = Text(
            "Minta janji untuk {n} temuan situs", "Ask for promises on {n:finding|findings}, sites"
        )
        yield what.fill(n=count), reverse("improvement:findings") + "?keadaan=belum"
