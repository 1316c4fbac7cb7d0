"""What the pages of websites share: the way to them, and how a check is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from zonahijau.organisations.models import Unit
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.websites.checking.points import FAILS, GROUPS, Found, Point, points
from zonahijau.websites.models import Site, SiteCheck
from zonahijau.websites.queries import mark_of
from zonahijau.wording import Text

SITES = Text("Situs web", "Websites")


def crumbs_of(unit: Unit | None = None, *more: Crumb) -> list[Crumb]:
    """The way to the overview, a unit's sites and below; the page itself, last, is no link."""
    crumbs = [Crumb(Text("Beranda", "Home"), "/"), Crumb(SITES, reverse("websites:overview"))]
    if unit is not None:
        crumbs.append(Crumb(unit.name, reverse("websites:unit", args=[unit.uid])))
    return [*crumbs, *more] if more else [*crumbs[:-1], Crumb(crumbs[-1].label)]


def site_of(uid: UUID) -> Site:
    """The site of an address."""
    rows = Site.objects.select_related("unit__government", "government", "newest")
    return get_object_or_404(rows, uid=uid)


def by(request: HttpRequest) -> Any:
    """The person who acts; the gate has let nobody else through."""
    return request.user


@dataclass(frozen=True, slots=True)
class Shown:
    """A point of a check on a page."""

    point: Point
    found: Found
    mark: Mark


def mending_of(check: SiteCheck) -> list[Shown]:
    """The points that do not hold, but for contents that nobody is asked for."""
    return [
        shown
        for _, group in groups_of(check)
        for shown in group
        if shown.found.outcome == FAILS and shown.point.group != "more"
    ]


def groups_of(check: SiteCheck) -> Iterator[tuple[Text, list[Shown]]]:
    """The points of a check in their groups, with what the law and we say of each."""
    found = check.found
    for group, said in GROUPS.items():
        shown = [
            Shown(point, found[code], mark_of(found[code].outcome))
            for code, point in points().items()
            if point.group == group and code in found
        ]
        if shown:
            yield said, shown
