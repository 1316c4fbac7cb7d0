"""What was seen on a unit's sites, offered as answers to indicators.

Only what was seen is offered. A content that was not found is not offered as missing: it may
stand where the checker did not look. Whether there is a site at all is known either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse

from zonahijau.instruments.facts import KnownFact
from zonahijau.lawbook.websites import load_website_rules
from zonahijau.organisations.models import Unit
from zonahijau.organisations.modules import is_on
from zonahijau.websites.checking.points import CONTENT, FAILS, PASSES
from zonahijau.websites.kinds import CHECKED
from zonahijau.websites.models import Site, SiteCheck
from zonahijau.wording import Text

EXISTS, OFFICIAL, UPDATED = (
    "website.exists",
    "website.official_domain",
    "information.channel.updated",
)
_ORIGIN = Text("Pemeriksaan situs unit", "Check of the unit's site")
_INVENTORY = Text("Inventaris situs", "Inventory of sites")


def _by_content() -> Mapping[str, tuple[str, ...]]:
    return {each.code: each.facts for each in load_website_rules().contents if each.facts}


KEYS = (EXISTS, OFFICIAL, UPDATED, *(fact for facts in _by_content().values() for fact in facts))
"""Every fact that this app may know."""


def facts_of(check: SiteCheck) -> dict[str, str]:
    """The facts that a check saw, each with the address where."""
    seen: dict[str, str] = {}
    for point, found in check.found.items():
        if found.outcome == PASSES:
            for fact in _by_content().get(point.removeprefix(CONTENT), ()):
                seen.setdefault(fact, found.where)
    if check.outcome("answers") == PASSES:
        seen[EXISTS] = check.address
        if check.outcome("domain") == PASSES:
            seen[OFFICIAL] = check.address
    return seen


def provide(unit: Unit, service: Any, keys: frozenset[str]) -> Iterable[KnownFact]:
    """Answers what the newest checks of the unit's sites saw. At most two queries."""
    if not is_on(unit.government, "websites"):
        return
    sites = Site.objects.listed().filter(unit=unit, kind__in=CHECKED)
    sites = sites.select_related("newest__government", "newest__evidence__blob")
    checks = [site.newest for site in sites if site.newest is not None]
    if keys & {EXISTS, OFFICIAL}:
        yield from _whether(unit, bool(sites), checks)
    if UPDATED in keys:
        yield from _updated(checks)
    yield from _contents(service, keys, checks)


def _whether(unit: Unit, listed: bool, checks: list[SiteCheck]) -> Iterator[KnownFact]:
    if not listed:
        yield from _without_any(unit)
        return
    answering = [check for check in checks if check.outcome("answers") == PASSES]
    official = [check for check in answering if check.outcome("domain") == PASSES]
    silent = [check for check in checks if check.outcome("answers") == FAILS]
    for key, good, bad in ((EXISTS, answering, silent), (OFFICIAL, official, answering or silent)):
        if good or (bad and len(bad) == len(checks)):
            check = (good or bad)[0]
            found = check.found.get("answers" if key == EXISTS else "domain")
            yield _fact(key, bool(good), found.because if found else _ORIGIN, check)


def _without_any(unit: Unit) -> Iterator[KnownFact]:
    """Nothing listed means none where the inventory is kept at all."""
    if Site.objects.listed().filter(government_id=unit.government_id).exists():
        said = Text("Tidak ada situs unit ini dalam inventaris", "The inventory has no site of it")
        link = reverse("websites:unit", args=[unit.uid])
        today = unit.government.today()
        for key in (EXISTS, OFFICIAL):
            yield KnownFact(key, False, said, _INVENTORY, today, link)


def _updated(checks: list[SiteCheck]) -> Iterator[KnownFact]:
    for check in checks:
        found = check.found.get("fresh")
        if found is not None and found.outcome in (PASSES, FAILS):
            yield _fact(UPDATED, found.outcome == PASSES, found.because, check)
            return


def _contents(service: Any, keys: frozenset[str], checks: list[SiteCheck]) -> Iterator[KnownFact]:
    told: set[str] = set()
    for check in checks:
        for fact, where in _seen_for(check, service).items():
            if fact in keys - told and fact not in (EXISTS, OFFICIAL):
                told.add(fact)
                said = Text(f"Ditemukan di {where}", f"Found at {where}")
                yield _fact(fact, True, said, check)


def _seen_for(check: SiteCheck, service: Any) -> Mapping[str, str]:
    """Of a service's own standard only what stands on a page that names the service."""
    seen = facts_of(check)
    if service is None:
        return seen
    others = {fact: where for fact, where in seen.items() if not fact.startswith("standard.")}
    beside = check.services.get(str(service.uid), {})
    for code, where in beside.items():
        for fact in _by_content().get(code, ()):
            if fact.startswith("standard."):
                others[fact] = where
    return others


def _fact(key: str, holds: bool, said: Text, check: SiteCheck) -> KnownFact:
    """With the sealed copy or photo, where the check was made evidence that proves it."""
    proof = check.standing_evidence if holds else None
    where = reverse("websites:check", args=[check.uid])
    evidence = (proof.pk,) if proof is not None else ()
    return KnownFact(key, holds, said, _ORIGIN, check.day, where, evidence=evidence)
