"""Adding, changing and withdrawing sites, and taking them over from the list of units."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from zonahijau.accounts.models import User
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.recording import record_at
from zonahijau.websites.actions.turns import first_turn
from zonahijau.websites.actions.unit_addresses import same_form, write_back
from zonahijau.websites.kinds import SOCIAL, WEBSITE
from zonahijau.websites.models import Site
from zonahijau.websites.policies import (
    SiteFacts,
    checked_reason,
    checked_site,
    domain_class,
    is_account,
)
from zonahijau.wording import Refusal, Refused, Text, refuse

MANAGE = "manage_websites"


class Overtaken(Refused):
    """Somebody else saved the same site meanwhile; ``current`` is what stands there now."""

    def __init__(self, current: Site):
        self.current = current
        what = Text("Situs ini baru saja diubah orang lain", "Somebody has just changed this site")
        remedy = Text("Bandingkan, lalu simpan lagi", "Compare the two, then save again")
        super().__init__(Refusal(what, remedy))


@transaction.atomic
def add_site(*, by: User | None, unit: Unit, facts: SiteFacts) -> Site:
    """A new address of a unit; ``by`` None is the program itself, at set-up."""
    if by is not None:
        check_may(by, MANAGE, unit)
    facts = checked_site(facts)
    _check_free(unit, facts, None)
    site = Site(government_id=unit.government_id, unit=unit, domain=domain_class(facts.address))
    for name, value in asdict(facts).items():
        setattr(site, name, value)
    site.next_check_at = first_turn(site)
    site.save()
    _tell(by, "site-added", site, {"kind": site.kind})
    if site.is_official:
        write_back(by=by, unit=unit)
    return site


@transaction.atomic
def change_site(*, by: User | None, site: Site, facts: SiteFacts, revision: int) -> Site:
    """Correct a site; ``revision`` is the one that was on the screen. A new address has no check
    yet: those of the old one stay in the history. What becomes a website is visited from now on,
    what becomes an application no more. ``by`` None follows the list of units."""
    row = _held(site)
    if by is not None:
        check_may(by, MANAGE, row.unit)
    facts = checked_site(facts)
    if row.revision != revision:
        raise Overtaken(row)
    _check_free(row.unit, facts, row)
    former = row.address if row.is_official else ""
    changed = [name for name, value in asdict(facts).items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, getattr(facts, name))
    row.domain = domain_class(row.address)
    if "address" in changed:
        row.newest, row.moved_at = None, timezone.now()
    if {"address", "kind"} & set(changed):
        row.next_check_at = first_turn(row)
    if not row.is_checked:
        row.asked_at = row.begun_at = None
    row.revision += 1
    row.save()
    _tell(by, "site-changed", row, {"fields": changed})
    if {"address", "is_official"} & set(changed):
        write_back(by=by, unit=row.unit, former=former)
    return row


@transaction.atomic
def withdraw_site(*, by: User, site: Site, because: str) -> None:
    """Take a site out of the inventory, with a reason; its checks are kept."""
    row = _held(site)
    check_may(by, MANAGE, row.unit)
    row.withdrawn_because, row.withdrawn_at = checked_reason(because), timezone.now()
    row.next_check_at = row.asked_at = row.begun_at = None
    row.revision += 1
    row.save()
    _tell(by, "site-withdrawn", row, {})
    if row.is_official:
        write_back(by=by, unit=row.unit, former=row.address)


def seed_sites(*, by: User | None, government: Government) -> int:
    """Take over the websites that stand in the list of units and not here yet; how many."""
    count = 0
    for unit in unlisted(government):
        try:
            add_site(by=by, unit=unit, facts=_seed(unit))
        except Refused:
            continue  # no address at all: it stays with the unit for a person to see
        write_back(by=by, unit=unit)
        count += 1
    return count


def _seed(unit: Unit) -> SiteFacts:
    if is_account(same_form(unit.website)):
        return SiteFacts(unit.website, SOCIAL)
    return SiteFacts(unit.website, WEBSITE, is_official=not _has_official(unit))


def unlisted(government: Government) -> list[Unit]:
    """Units whose website is not in the inventory."""
    standing = Unit.objects.filter(government=government).open_on(government.today())
    units = standing.exclude(website="")
    known = set(Site.objects.listed().filter(government=government).values_list("unit", "address"))
    return [unit for unit in units if (unit.pk, same_form(unit.website)) not in known]


def _has_official(unit: Unit) -> bool:
    return Site.objects.listed().filter(unit=unit, is_official=True).exists()


def _held(site: Site) -> Site:
    """Held with its unit, the unit first, as by whoever changes the unit's address."""
    Unit.objects.select_for_update(of=("self",)).get(pk=site.unit_id)
    rows = Site.objects.select_related("unit", "government")
    row: Site = rows.select_for_update(of=("self",)).get(pk=site.pk)
    if row.withdrawn_at is not None:
        raise refuse(
            Text("Situs ini sudah ditarik", "This site was withdrawn"),
            Text("Tambahkan sebagai situs baru", "Add it as a new site"),
        )
    return row


def _check_free(unit: Unit, facts: SiteFacts, own: Site | None) -> None:
    others = Site.objects.listed().filter(unit=unit)
    if own is not None:
        others = others.exclude(pk=own.pk)
    if others.filter(address=facts.address).exists():
        raise refuse(
            Text("Alamat ini sudah tercatat di unit ini", "This unit has the address already"),
            Text("Ubah yang sudah ada", "Change the one that is there"),
            column="address",
        )
    if facts.is_official and others.filter(is_official=True).exists():
        raise refuse(
            Text("Unit ini sudah punya situs resmi", "This unit has an official site already"),
            Text("Hapus tanda resmi dari situs yang lama", "Take the mark from the old one first"),
            column="is_official",
        )


def _tell(by: User | None, action: str, site: Site, details: dict[str, object]) -> None:
    record_at(site.unit, by=by, action=action, subject=site, details=details)
