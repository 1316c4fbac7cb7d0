"""Publishing instrument versions: the law that ships, and local ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zonahijau.audit import record
from zonahijau.instruments.claims import check_claims, check_name
from zonahijau.instruments.models import Version
from zonahijau.lawbook.instruments import Instrument, parse_instrument
from zonahijau.lawbook.library import instrument_files, load_instrument
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.models import Government


@transaction.atomic
def ensure_shipped() -> list[Version]:
    """Publish every instrument that ships and is not yet published in just this form.

    Called at set-up and after an upgrade; the rows of earlier forms stay for the results that used
    them. Returns the new ones.
    """
    new = []
    for instrument_id, path in instrument_files().items():
        source = path.read_text("utf-8")
        instrument = load_instrument(instrument_id)
        known = Version.objects.filter(
            government=None, instrument_id=instrument_id, sha256=instrument.sha256
        )
        if not known.exists():
            new.append(_publish(instrument, source, government=None, by=None))
    return new


@transaction.atomic
def publish_local(*, government: Government, source: str, by: User) -> Version:
    """Publish a government's own instrument from its text.

    Refuses what the checker refuses, what claims to be official, and a text that is already
    published. Needs ``manage_instruments`` over the whole government.
    """
    check_may(by, "manage_instruments", government)
    check_claims(source)
    instrument = parse_instrument(source, "instrumen lokal")
    check_name(instrument.id)
    twin = Version.objects.filter(
        government=government, instrument_id=instrument.id, sha256=instrument.sha256
    )
    if twin.exists():
        raise refuse(
            Text("versi ini sudah terbit", "this version is already published"),
            Text("ubah isinya atau pakai yang ada", "change it, or use the one that is there"),
        )
    version = _publish(instrument, source, government=government, by=by)
    record(
        government=government,
        by=by,
        action="instrument-published",
        subject=version,
        details={"instrument": instrument.id, "sha256": instrument.sha256},
    )
    return version


def _publish(
    instrument: Instrument, source: str, *, government: Government | None, by: User | None
) -> Version:
    return Version.objects.create(
        government=government,
        instrument_id=instrument.id,
        series=instrument.series,
        title_id=instrument.title.id,
        title_en=instrument.title.en,
        sha256=instrument.sha256,
        source=source,
        in_force_from=instrument.in_force.start,
        in_force_until=instrument.in_force.until,
        published_by=by,
    )


@transaction.atomic
def withdraw(*, version: Version, because: str, by: User) -> None:
    """Take a local version out of use for new rounds; results that used it keep it."""
    if version.government is None:
        raise refuse(
            Text("instrumen resmi tidak dapat ditarik", "an official instrument is not withdrawn"),
            Text("pilih instrumen lain untuk putaran baru", "choose another for the new round"),
        )
    check_may(by, "manage_instruments", version.government)
    if version.withdrawn_at:
        raise refuse(
            Text("instrumen ini sudah ditarik", "this instrument is already withdrawn"),
            Text("muat ulang halaman", "reload the page"),
        )
    if not because.strip():
        raise refuse(
            Text("alasan penarikan kosong", "the reason is empty"),
            Text("tulis alasannya", "write the reason"),
        )
    version.withdrawn_at, version.withdrawn_because = timezone.now(), because.strip()
    version.save(update_fields=["withdrawn_at", "withdrawn_because"])
    record(government=version.government, by=by, action="instrument-withdrawn", subject=version)
