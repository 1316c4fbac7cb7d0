"""The register of decrees and letters: entered, corrected, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.documents.drafting import parts_of
from zonahijau.documents.models import Decree, DecreeName
from zonahijau.documents.policies import reason
from zonahijau.documents.words import DECREE_KINDS
from zonahijau.evidence.actions.uploading import blob_of
from zonahijau.evidence.intake import Taken, take_in
from zonahijau.evidence.slots import DECREE
from zonahijau.organisations.dates import check_span
from zonahijau.organisations.models import Government, OfficeHolder, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.policies import Overtaken
from zonahijau.wording import Refused, Text, quoted, refuse


@dataclass(frozen=True, slots=True)
class DecreeFacts:
    """What the register writes down; ``valid_until`` is the first day on which it holds no more."""

    kind: str
    number: str
    dated: date
    title: str
    signatory: str
    valid_from: date
    valid_until: date | None = None
    holds_below: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a decree names, by the office they hold or by name alone."""

    name: str
    role: str = ""
    holder: OfficeHolder | None = None


def take_file(government: Government, chunks: Iterable[bytes], name: str) -> Taken:
    """The decree's own file, checked and kept; outside of any transaction."""
    return take_in(chunks, name=name, kind=DECREE, government=government)


@transaction.atomic
def enter(
    *,
    by: User | None,
    where: Government | Unit,
    facts: DecreeFacts,
    names: Sequence[Named] = (),
    taken: Taken | None = None,
) -> Decree:
    """A decree or letter in the register of a unit or of the whole government."""
    if by is not None:
        check_may(by, "manage_decrees", where)
    government, unit = parts_of(where)
    _check(facts)
    _check_once(government, facts)
    decree = Decree.objects.create(
        government=government,
        unit=unit,
        entered_by=by,
        file=blob_of(government, taken, facts.number) if taken else None,
        **asdict(facts),
    )
    _name(decree, names)
    _tell(by, "decree-entered", decree)
    return decree


@transaction.atomic
def change(
    *,
    by: User,
    decree: Decree,
    revision: int,
    facts: DecreeFacts,
    names: Sequence[Named] = (),
    taken: Taken | None = None,
) -> Decree:
    """Correct an entry; the names are those given now."""
    check_may(by, "manage_decrees", decree)
    held = Decree.objects.select_for_update(of=("self",)).get(pk=decree.pk)
    _check_standing(held)
    if held.revision != revision:
        raise Overtaken({"decree": held})
    _check(facts)
    _check_once(held.government, facts, held)
    for name, value in asdict(facts).items():
        setattr(held, name, value)
    if taken is not None:
        held.file = blob_of(held.government, taken, facts.number)
    held.revision += 1
    held.save()
    held.names.all().delete()
    _name(held, names)
    _tell(by, "decree-changed", held)
    return held


@transaction.atomic
def withdraw(*, by: User, decree: Decree, because: str) -> Decree:
    """Take an entry out: entered by mistake, or the decree was revoked."""
    check_may(by, "manage_decrees", decree)
    given = reason(because)
    held = Decree.objects.select_for_update(of=("self",)).get(pk=decree.pk)
    _check_standing(held)
    held.withdrawn_at, held.withdrawn_because = timezone.now(), given
    held.save(update_fields=["withdrawn_at", "withdrawn_because"])
    _tell(by, "decree-withdrawn", held)
    return held


def _check(facts: DecreeFacts) -> None:
    missing = [
        name for name in ("number", "title", "signatory") if not getattr(facts, name).strip()
    ]
    if missing or facts.kind not in DECREE_KINDS:
        raise refuse(
            Text("Isian register belum lengkap", "The entry is not complete"),
            Text("Isi jenis, nomor, judul, dan penanda tangan", "Fill in kind, number and title"),
            column=(missing or ["kind"])[0],
        )
    try:
        check_span(facts.valid_from, facts.valid_until)
    except Refused as refused:
        raise refused.at(column="valid_until") from None


def _check_once(government: Government, facts: DecreeFacts, own: Decree | None = None) -> None:
    same = Decree.objects.standing().filter(
        government=government, kind=facts.kind, number=facts.number.strip(), dated=facts.dated
    )
    if (same.exclude(pk=own.pk) if own else same).exists():
        raise refuse(
            Text("{number} sudah ada di register", "{number} is in the register already").fill(
                number=quoted(facts.number)
            ),
            Text("Buka yang sudah ada dan ubah di sana", "Open that one and change it there"),
            column="number",
        )


def _check_standing(decree: Decree) -> None:
    if decree.withdrawn_at is not None:
        raise refuse(
            Text("Catatan ini sudah ditarik", "This entry was withdrawn"),
            Text("Catat sebagai keputusan baru", "Enter it anew"),
        )


def _name(decree: Decree, names: Sequence[Named]) -> None:
    DecreeName.objects.bulk_create(
        DecreeName(
            government=decree.government,
            decree=decree,
            holder=named.holder,
            name=(named.holder.name if named.holder else named.name).strip(),
            role=named.role.strip(),
        )
        for named in names
        if named.holder or named.name.strip()
    )


def _tell(by: User | None, action: str, decree: Decree) -> None:
    details = {
        "kind": decree.kind,
        "number": decree.number,
        "unit": str(decree.unit.uid) if decree.unit else None,
    }
    audit.record(
        government=decree.government, by=by, action=action, subject=decree, details=details
    )
