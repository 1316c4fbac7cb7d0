"""Checks: made by the machine, entered by hand, kept for ever."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.catalogue.models import Service
from zonahijau.evidence import storage
from zonahijau.evidence.actions import upload
from zonahijau.evidence.actions.uploading import blob_of
from zonahijau.evidence.details import Details
from zonahijau.evidence.intake import Taken
from zonahijau.evidence.models import Blob, Evidence
from zonahijau.evidence.slots import PHOTO, Slot
from zonahijau.lawbook.websites import WebsiteRules, load_website_rules
from zonahijau.organisations.permissions import check_may
from zonahijau.websites.actions.sites import MANAGE
from zonahijau.websites.checking.fetching import Fetcher
from zonahijau.websites.checking.guard import Guard
from zonahijau.websites.checking.judging import Day, judge
from zonahijau.websites.checking.naming import named_services
from zonahijau.websites.checking.points import Found
from zonahijau.websites.checking.snapshots import pack
from zonahijau.websites.checking.visiting import Seen, Visit, visit
from zonahijau.websites.kinds import HAND, MACHINE
from zonahijau.websites.models import Site, SiteCheck
from zonahijau.websites.policies import LONGEST_NOTE, checked_outcomes, checked_reason
from zonahijau.wording import Text, refuse

PACKED = "application/gzip"
_SLOT = Slot(Text("Salinan situs", "Copy of a site"), Text("", ""), frozenset({PACKED}), 30_000_000)


def fetcher() -> Fetcher:
    """As the installation allows: see ``ZONAHIJAU_WEBSITES_ALLOW``."""
    allowed = frozenset(_allowed(each) for each in settings.WEBSITES_ALLOW)
    return Fetcher(Guard(allowed), contact=settings.ADDRESS)


def _allowed(written: str) -> tuple[str, int]:
    number, _, port = written.rpartition(":")
    return number.strip("[]"), int(port)


def check_site(*, site: Site, fetching: Fetcher | None = None) -> SiteCheck | None:
    """Visit a site and keep what was found; None where it has been withdrawn meanwhile. The visit
    itself is in no transaction, for it takes its time."""
    if site.withdrawn_at is not None or not site.is_checked:
        return None
    rules = load_website_rules()
    return keep_visit(site=site, visited=visit(site.address, fetching or fetcher(), rules))


def keep_visit(*, site: Site, visited: Visit) -> SiteCheck | None:
    """Judge a visit that was made, and keep what it found with a copy of the pages."""
    rules, now = load_website_rules(), timezone.now()
    found = judge(visited, rules, Day(site.government.today(), now))
    snapshot = take_snapshot(site=site, seen=visited.seen, at=now) if visited.seen else None
    names = Service.objects.offered().filter(unit=site.unit).values_list("uid", "name")
    services = named_services(visited.seen, {str(uid): name for uid, name in names}, rules)
    return keep_check(
        site=site, found=found, visited=visited, at=now, snapshot=snapshot, services=services
    )


def take_snapshot(*, site: Site, seen: Sequence[Seen], at: datetime) -> Taken:
    """The pages that were read, packed and on the disk; no row knows them yet."""
    packed = pack(seen, at)
    with storage.receiving([packed], _SLOT, "snapshot") as incoming:
        storage.keep(incoming.path, storage.place(site.government.uid, incoming.sha256))
        return Taken(incoming.sha256, incoming.size, PACKED)


@transaction.atomic
def keep_check(
    *,
    site: Site,
    found: list[Found],
    visited: Visit | None = None,
    at: datetime,
    snapshot: Taken | None = None,
    services: Mapping[str, Mapping[str, str]] | None = None,
) -> SiteCheck | None:
    """Write down what the machine found; not of an address that the site no longer has."""
    row = _held(site)
    if row.withdrawn_at is not None or (visited and visited.address != row.address):
        Site.objects.filter(pk=row.pk).update(begun_at=None, read_pages=0)
        return None
    first = visited.first if visited else None
    blob = blob_of(row.government, snapshot, "snapshot") if snapshot else None
    check = _write(
        row, MACHINE, found, at, blob,
        address=str(first.address)[:2000] if first else "",
        status=first.status if first else None,
        milliseconds=first.milliseconds if first else None,
        pages=len(visited.seen) if visited else 0,
        services=services or {},
    )  # fmt: skip
    details = {"site": str(row.uid), "sha256": blob.sha256 if blob else None}
    audit.record(
        government=row.government, by=None, action="site-checked", subject=check, details=details
    )
    return check


def enter_check(
    *,
    by: User,
    site: Site,
    outcomes: Mapping[str, str],
    note: str = "",
    photo: Any = None,
) -> SiteCheck:
    """A check by hand, where no machine can go: what a person saw, with a photo or screenshot."""
    check_may(by, MANAGE, site.unit)
    told = checked_outcomes(outcomes)
    if len(note) > LONGEST_NOTE:
        raise refuse(
            Text("Keterangannya terlalu panjang", "The note is too long"),
            Text(f"Paling banyak {LONGEST_NOTE} huruf", f"At most {LONGEST_NOTE} letters"),
            column="note",
        )
    evidence = _photographed(by, site, photo) if photo is not None else None
    return _entered(by, site, told, note.strip(), evidence)


def _photographed(by: User, site: Site, photo: Any) -> Evidence:
    today = site.government.today()
    details = Details(PHOTO, f"Tangkapan layar {site}, {today.isoformat()}"[:200])
    return upload(
        by=by, unit=site.unit, chunks=photo.chunks(), name=photo.name or "", details=details
    )


@transaction.atomic
def _entered(
    by: User, site: Site, told: dict[str, str], note: str, evidence: Evidence | None
) -> SiteCheck:
    row = _held(site)
    seen = Text("Dilihat sendiri oleh pemeriksa", "Seen by the person who checked")
    found = [Found(code, outcome, seen) for code, outcome in told.items()]
    check = _write(row, HAND, found, timezone.now(), None, by=by, note=note, evidence=evidence)
    details = {"site": str(row.uid), "points": len(found)}
    audit.record(
        government=row.government, by=by, action="site-check-entered", subject=check,
        details=details,
    )  # fmt: skip
    return check


def _write(
    row: Site, way: str, found: list[Found], at: datetime, blob: Blob | None, **columns: Any
) -> SiteCheck:
    check = SiteCheck.objects.create(
        government_id=row.government_id,
        site=row,
        way=way,
        at=at,
        outcomes=[each.as_json() for each in found],
        rules=_named(load_website_rules()),
        snapshot=blob,
        **columns,
    )
    row.newest, row.asked_at, row.begun_at, row.read_pages = check, None, None, 0
    row.save(update_fields=["newest", "asked_at", "begun_at", "read_pages"])
    return check


def _named(rules: WebsiteRules) -> str:
    return f"{rules.header.id} {rules.header.in_force.start.isoformat()}"


@transaction.atomic
def withdraw_check(*, by: User, check: SiteCheck, because: str) -> None:
    """Take back a check by hand that was wrong; what the machine found stands."""
    site = _held(check.site)
    check_may(by, MANAGE, site.unit)
    row = SiteCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
    if row.way != HAND or row.withdrawn_at is not None:
        raise refuse(
            Text("Pemeriksaan ini tidak dapat ditarik", "This check cannot be taken back"),
            Text("Periksa lagi; yang terbaru yang dipakai", "Check again; the newest counts"),
        )
    row.withdrawn_because, row.withdrawn_at = checked_reason(because), timezone.now()
    row.save(update_fields=["withdrawn_because", "withdrawn_at"])
    site.newest = SiteCheck.objects.of_now(site).first()
    site.save(update_fields=["newest"])
    audit.record(
        government=site.government, by=by, action="site-check-withdrawn", subject=row,
        details={"site": str(site.uid)},
    )  # fmt: skip


def _held(site: Site) -> Site:
    rows = Site.objects.select_related("unit", "government")
    row: Site = rows.select_for_update(of=("self",)).get(pk=site.pk)
    return row
