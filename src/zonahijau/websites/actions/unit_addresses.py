"""One truth about a unit's own address: the official site of the inventory. The list of units
carries a copy of it, and what somebody writes there goes into the inventory in the same step."""

from contextlib import suppress
from dataclasses import fields, replace

from django.db import transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.models import Unit
from zonahijau.websites.kinds import OFFICIAL, SOCIAL, WEBSITE
from zonahijau.websites.models import Site
from zonahijau.websites.policies import SiteFacts, checked_address, is_account
from zonahijau.wording import Refused


@transaction.atomic
def write_back(*, by: User | None, unit: Unit, former: str = "") -> None:
    """Copy the official address to the list of units. Without one the copy of ``former``, which
    was official until now, is taken away; an account that somebody wrote there stays."""
    row = Unit.objects.select_for_update(of=("self",)).select_related("government").get(pk=unit.pk)
    wanted = _official(row)
    if wanted is None:
        wanted = "" if former and same_form(row.website) == former else row.website
    if row.website == wanted:
        return
    Unit.objects.filter(pk=row.pk).update(website=wanted, version=row.version + 1)
    unit.website, unit.version = wanted, row.version + 1
    details = {"fields": ["website"]}
    audit.record(
        government=row.government, by=by, action="unit-changed", subject=row, details=details
    )


def _official(unit: Unit) -> str | None:
    rows = Site.objects.listed().filter(unit=unit, is_official=True)
    return rows.values_list("address", flat=True).first()


@transaction.atomic
def take_over(*, unit: Unit) -> None:
    """The other way: what now stands in the list of units becomes the official site. Another
    address corrects the one that was official, or takes the mark from it where it is listed
    already; an account is listed as what it is."""
    from zonahijau.websites.actions.sites import add_site, change_site

    official = Site.objects.listed().filter(unit=unit, is_official=True).first()
    address = same_form(unit.website)
    if official is not None and official.address == address:
        return
    if not address or is_account(address):
        _without(unit, official, address)
        return
    listed = Site.objects.listed().filter(unit=unit, address=address).first()
    if listed is not None:
        _move_mark(official, listed)
    elif official is not None:
        facts = replace(_facts(official), address=address)
        change_site(by=None, site=official, facts=facts, revision=official.revision)
    else:
        add_site(by=None, unit=unit, facts=SiteFacts(address, is_official=True))


def _without(unit: Unit, official: Site | None, account: str) -> None:
    """Nothing, or an account: an emptied field takes the mark away, an account never does."""
    from zonahijau.websites.actions.sites import add_site

    if not account and official is not None:
        _mark(official, is_official=False)
    elif account and not Site.objects.listed().filter(unit=unit, address=account).exists():
        with suppress(Refused):  # no account either: it stays with the unit for a person to see
            add_site(by=None, unit=unit, facts=SiteFacts(account, SOCIAL))
    if account and official is not None:
        write_back(by=None, unit=unit)


def _move_mark(official: Site | None, listed: Site) -> None:
    if official is not None:
        _mark(official, is_official=False)
    _mark(listed, is_official=True)


def _mark(site: Site, *, is_official: bool) -> None:
    from zonahijau.websites.actions.sites import change_site

    kind = WEBSITE if is_official and site.kind not in OFFICIAL else site.kind
    facts = replace(_facts(site), is_official=is_official, kind=kind)
    change_site(by=None, site=site, facts=facts, revision=site.revision)


def _facts(site: Site) -> SiteFacts:
    return SiteFacts(**{each.name: getattr(site, each.name) for each in fields(SiteFacts)})


def same_form(address: str) -> str:
    """An address in the form of the inventory; one that is none as it is."""
    try:
        return checked_address(address) if address else ""
    except Refused:
        return address
