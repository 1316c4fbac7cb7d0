"""Sites from a spreadsheet: read and shown first, then written all at once."""

from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.tables.previews import check_whole
from zonahijau.websites.actions.sites import MANAGE, add_site, change_site
from zonahijau.websites.models import Site, SiteImport
from zonahijau.websites.sheets import ReadRow, read_sites
from zonahijau.wording import Refused, Text, quoted, refuse


@transaction.atomic
def open_import(*, by: User, government: Government, path: Path, name: str) -> SiteImport:
    """Read a spreadsheet for a preview; nothing of it is in the inventory yet."""
    check_may(by, MANAGE, government)
    rows = read_sites(path, name, unit_words(government))
    return SiteImport.objects.create(
        government=government, by=by, file_name=name[:200], rows=[row.as_json() for row in rows]
    )


def unit_words(government: Government) -> dict[str, str]:
    """The code of a unit by everything that a sheet may call it; a name of two units is none's."""
    found: dict[str, set[str]] = {}
    for unit in _units_of(government):
        for word in (unit.code, unit.name, unit.short_name):
            found.setdefault(" ".join(word.casefold().split()), set()).add(unit.code)
    return {word: next(iter(codes)) for word, codes in found.items() if word and len(codes) == 1}


def _units_of(government: Government) -> QuerySet[Unit]:
    return Unit.objects.filter(government=government).open_on(government.today())


def rows_of(held: SiteImport) -> list[ReadRow]:
    """The rows of a preview."""
    return [ReadRow.of_json(row) for row in held.rows]


def matches(held: SiteImport) -> dict[tuple[str, str], Site]:
    """What is in the inventory already, by the unit's code and the address."""
    sites = Site.objects.listed().filter(government=held.government).select_related("unit")
    return {(site.unit.code, site.address): site for site in sites}


@transaction.atomic
def apply_import(*, by: User, held: SiteImport) -> tuple[int, int]:
    """Write every row of a preview, or none; how many sites are new and how many changed."""
    imports = SiteImport.objects.select_related("government")
    row = imports.select_for_update(of=("self",)).get(pk=held.pk)
    check_may(by, MANAGE, row.government)
    rows = rows_of(row)
    check_whole(is_applied=row.applied_at is not None, has_faults=any(each.faults for each in rows))
    known, changed = matches(row), 0
    units = {unit.code: unit for unit in _units_of(row.government)}
    for each in rows:
        changed += _write(by, units, each, known)
    row.applied_at = timezone.now()
    row.save(update_fields=["applied_at"])
    new = len(rows) - changed
    details = {"new": new, "changed": changed}
    audit.record(
        government=row.government, by=by, action="sites-imported", subject=row, details=details
    )
    return new, changed


def _write(
    by: User, units: dict[str, Unit], row: ReadRow, known: dict[tuple[str, str], Site]
) -> bool:
    """Whether it was there already; whatever is refused here is refused at its row."""
    if row.facts is None:
        return False
    site = known.get((row.unit, row.facts.address))
    try:
        if site is None:
            add_site(by=by, unit=_still_there(units, row.unit), facts=row.facts)
            return False
        change_site(by=by, site=site, facts=row.facts, revision=site.revision)
    except Refused as refused:
        raise refused.at(row=row.number) from None
    return True


def _still_there(units: dict[str, Unit], code: str) -> Unit:
    """The unit of a row that was read a while ago; it may have been closed or named anew since."""
    if code not in units:
        raise refuse(
            Text("Unit {code} tidak ada lagi", "There is no unit {code} any more").fill(
                code=quoted(code)
            ),
            Text("Unggah berkasnya sekali lagi", "Upload the file once more"),
            column="unit",
        )
    return units[code]
