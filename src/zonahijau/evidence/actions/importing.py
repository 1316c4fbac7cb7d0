"""Old evidence from a ZIP: listed, checked file by file, shown, then taken in at once.

Checking is done in short stretches, each with its own small transactions, so that a large ZIP
neither blocks others nor loses what is done when the process dies; the rows of the evidence are
written in one transaction, after somebody has seen the preview and said yes.
"""

import time
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.evidence import storage, zips
from zonahijau.evidence.actions.uploading import add_taken, already_there
from zonahijau.evidence.details import Details
from zonahijau.evidence.intake import Taken, take_in
from zonahijau.evidence.models import Evidence, ImportedFile, ImportedZip
from zonahijau.evidence.models.imports import (
    CANCELLED,
    CHECKING,
    DONE,
    READY,
    REFUSED,
    TAKEN,
    WAITING,
)
from zonahijau.lawbook.library import load_facts
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Refused, Text, refuse

STRETCH = 4
"""Seconds of checking before the page is shown again with how far it is."""


def open_zip(*, by: User, unit: Unit, chunks: Iterable[bytes], name: str) -> ImportedZip:
    """Keep a ZIP for the time of its preview and list its files; Refused when it is unsound."""
    check_may(by, "attach_evidence", unit)
    with storage.receiving(chunks, zips.ZIP, name) as incoming:
        files = zips.files_in(incoming.path, name)
        kept = incoming.path.with_suffix(".zip")
        incoming.path.rename(kept)
    return _listed(by, unit, kept.name, incoming.size, name, files)


@transaction.atomic
def _listed(by: User, unit: Unit, kept: str, size: int, name: str, files: list[str]) -> ImportedZip:
    held = ImportedZip.objects.create(
        government_id=unit.government_id,
        unit=unit,
        by=by,
        file_name=name[:200],
        path=f"incoming/{kept}",
        size=size,
        files=len(files),
    )
    below = Unit.objects.below(unit).values_list("pk", "code", "name", "short_name")
    names = zips.names_of(((pk, rest) for pk, *rest in below), load_facts())
    ImportedFile.objects.bulk_create(
        _planned(held, number, file, names) for number, file in enumerate(files, start=1)
    )
    return held


def _planned(held: ImportedZip, number: int, name: str, names: zips.Names) -> ImportedFile:
    made = zips.plan(name, names)
    return ImportedFile(
        government_id=held.government_id,
        zip=held,
        number=number,
        name=name[:500],
        unit_id=made.unit or held.unit_id,
        kind=made.kind,
        title=made.title,
        facts=list(made.facts),
    )


def check_zip(*, by: User, held: ImportedZip, seconds: float = STRETCH) -> ImportedZip:
    """Check the next files of a ZIP, for about so many seconds; at the end it is ready."""
    check_may(by, "attach_evidence", held.unit)
    until = time.monotonic() + seconds
    with zips.opened(storage.root() / held.path, held.file_name) as archive:
        for row in held.contents.filter(state=WAITING).select_related("unit__government"):
            _check(row, zips.pieces(archive, row.name))
            if time.monotonic() >= until:
                break
    return _counted(held)


def _check(row: ImportedFile, chunks: Iterable[bytes]) -> None:
    """Take one file in, or write down why it cannot be."""
    try:
        taken = take_in(chunks, name=row.name, kind=row.kind, government=row.unit.government)
        _check_unknown(row, taken)
    except Refused as refused:
        reason = refused.refusals[0]
        row.state = REFUSED
        row.refused_id = f"{reason.what.id}. {reason.remedy.id}."
        row.refused_en = f"{reason.what.en}. {reason.remedy.en}."
    else:
        row.state, row.content = TAKEN, taken.as_json()
    row.save(update_fields=["state", "content", "refused_id", "refused_en"])


def _check_unknown(row: ImportedFile, taken: Taken) -> None:
    """Refused when the unit has the file, or the ZIP has it twice for the unit."""
    twin = Evidence.objects.current().filter(unit_id=row.unit_id, blob__sha256=taken.sha256).first()
    if twin is not None:
        raise already_there(twin, row.name)
    earlier = ImportedFile.objects.filter(
        zip=row.zip_id, unit=row.unit_id, state=TAKEN, content__sha256=taken.sha256
    )
    if other := earlier.exclude(pk=row.pk).first():
        raise refuse(
            Text(f"Sama dengan {other.name}", f"The same as {other.name}"),
            Text("Satu cukup", "One is enough"),
        )


def _counted(held: ImportedZip) -> ImportedZip:
    held.checked = held.contents.exclude(state=WAITING).count()
    if held.state == CHECKING and held.checked == held.files:
        held.state = READY
    held.save(update_fields=["checked", "state"])
    return held


@transaction.atomic
def apply_zip(*, by: User, held: ImportedZip) -> list[Evidence]:
    """Everything that the preview showed as taken becomes evidence, all of it or nothing.

    What has reached a unit by another way meanwhile is left out and marked so.
    """
    row = _in_state(held, READY)
    check_may(by, "attach_evidence", row.unit)
    files = row.contents.filter(state=TAKEN).select_related("unit__government")
    made = [evidence for file in files if (evidence := _apply(by, file)) is not None]
    row.state, row.done_at = DONE, timezone.now()
    row.save(update_fields=["state", "done_at"])
    audit.record(
        government=row.government,
        by=by,
        action="evidence-imported",
        subject=row,
        details={"files": row.files, "taken": len(made)},
    )
    _forget(row)
    return made


def _apply(by: User, file: ImportedFile) -> Evidence | None:
    taken = Taken.of_json(file.content)
    if not (storage.root() / storage.place(file.unit.government.uid, taken.sha256)).exists():
        raise refuse(
            Text("Pratinjau ini sudah kedaluwarsa", "This preview has expired"),
            Text("Unggah ZIP-nya sekali lagi", "Upload the ZIP once more"),
            file=file.name,
        )
    details = Details(file.kind, file.title, tuple(file.facts))
    try:
        return add_taken(by=by, unit=file.unit, taken=taken, details=details, name=file.name)
    except Refused as refused:
        reason = refused.refusals[0].what
        file.state, file.refused_id, file.refused_en = REFUSED, reason.id, reason.en
        file.save(update_fields=["state", "refused_id", "refused_en"])
        return None


@transaction.atomic
def cancel_zip(*, by: User, held: ImportedZip) -> None:
    """Throw a preview away; nothing of it becomes evidence, its files go with the next sweep."""
    row = _in_state(held, CHECKING, READY)
    check_may(by, "attach_evidence", row.unit)
    row.state = CANCELLED
    row.save(update_fields=["state"])
    audit.record(government=row.government, by=by, action="evidence-import-cancelled", subject=row)
    _forget(row)


def _in_state(held: ImportedZip, *states: str) -> ImportedZip:
    rows = ImportedZip.objects.select_related("unit", "government")
    row: ImportedZip = rows.select_for_update(of=("self",)).get(pk=held.pk)
    if row.state not in states:
        raise refuse(
            Text("Impor ini sudah selesai, dibatalkan, atau belum siap", "Nothing to do here now"),
            Text("Muat ulang halaman", "Reload the page"),
        )
    return row


def _forget(row: ImportedZip) -> None:
    path = storage.root() / row.path
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
