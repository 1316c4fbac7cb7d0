"""New evidence: files, links, and revisions of what is there."""

from collections.abc import Iterable

from django.db import transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.evidence import looks
from zonahijau.evidence.details import Details, check_details
from zonahijau.evidence.intake import Taken, take_in
from zonahijau.evidence.models import Blob, Evidence, EvidenceFact, LookKey
from zonahijau.evidence.policies import checked_address
from zonahijau.evidence.slots import LINK
from zonahijau.evidence.storage import place
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Refused, Text, quoted, refuse


def upload(
    *, by: User, unit: Unit, chunks: Iterable[bytes], name: str, details: Details
) -> Evidence:
    """A file becomes evidence of a unit, as a draft.

    The bytes are checked and brought to the disk first, outside of any transaction; then the rows
    are written in one. Killed between the two, it leaves a file that the sweep removes.
    """
    check_may(by, "attach_evidence", unit)
    check_details(details, unit)
    _check_file_kind(details, name)
    taken = take_in(chunks, name=name, kind=details.kind, government=unit.government)
    return add_taken(by=by, unit=unit, taken=taken, details=details, name=name)


@transaction.atomic
def add_taken(
    *,
    by: User,
    unit: Unit,
    taken: Taken,
    details: Details,
    name: str,
    replaces: Evidence | None = None,
) -> Evidence:
    """The rows of a file that has been taken in; Refused when the unit has it already."""
    blob = blob_of(unit.government, taken, name)
    _check_new(unit, blob, name)
    evidence = _create(by, unit, details, blob=blob, replaces=replaces, **_noted(taken))
    if taken.look is not None:
        LookKey.objects.bulk_create(
            LookKey(government_id=unit.government_id, evidence=evidence, key=key)
            for key in looks.keys(taken.look)
        )
    return evidence


@transaction.atomic
def add_link(*, by: User, unit: Unit, url: str, details: Details) -> Evidence:
    """An address becomes evidence; its form is checked, nothing is fetched."""
    check_may(by, "attach_evidence", unit)
    check_details(details, unit)
    return _create(by, unit, details, url=checked_address(url))


def revise(
    *,
    by: User,
    evidence: Evidence,
    details: Details,
    chunks: Iterable[bytes] = (),
    name: str = "",
    url: str = "",
) -> Evidence:
    """A newer form of an evidence: it takes its place, the older one stays to be seen."""
    check_may(by, "attach_evidence", evidence.unit)
    check_details(details, evidence.unit)
    _check_revisable(evidence)
    if details.kind == LINK:
        with transaction.atomic():
            _check_revisable(_held(evidence))
            return _create(by, evidence.unit, details, url=checked_address(url), replaces=evidence)
    _check_file_kind(details, name)
    taken = take_in(chunks, name=name, kind=details.kind, government=evidence.government)
    with transaction.atomic():
        _check_revisable(_held(evidence))
        return add_taken(
            by=by, unit=evidence.unit, taken=taken, details=details, name=name, replaces=evidence
        )


def _held(evidence: Evidence) -> Evidence:
    return Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)


def _check_file_kind(details: Details, name: str) -> None:
    if details.kind == LINK:
        raise refuse(
            Text("Tautan bukan berkas", "A link is not a file"),
            Text("Pilih jenis foto, SK, atau dokumen", "Choose photo, decree or document"),
            file=name,
            column="kind",
        )


def _check_revisable(evidence: Evidence) -> None:
    if evidence.withdrawn_at is not None:
        raise refuse(
            Text("Bukti ini sudah ditarik", "This evidence was withdrawn"),
            Text("Unggah sebagai bukti baru", "Upload it as new evidence"),
        )
    if Evidence.objects.filter(replaces=evidence).exists():
        raise refuse(
            Text("Bukti ini sudah punya revisi", "This evidence has a revision already"),
            Text("Buka revisi terbaru dan ganti yang itu", "Open the latest and replace that"),
        )


def blob_of(government: Government, taken: Taken, name: str) -> Blob:
    """The row of bytes that have been taken in; Refused where they were erased for ever."""
    blob, _ = Blob.objects.get_or_create(
        government=government,
        sha256=taken.sha256,
        defaults={
            "size": taken.size,
            "media_type": taken.media_type,
            "path": str(place(government.uid, taken.sha256)),
        },
    )
    if blob.erased_at is not None:
        raise refuse(
            Text(
                f"Berkas ini pernah dihapus untuk selamanya: {blob.erased_because}",
                f"This file was erased for ever: {blob.erased_because}",
            ),
            Text("Unggah berkas lain", "Upload another file"),
            file=name,
        )
    return blob


def _check_new(unit: Unit, blob: Blob, name: str) -> None:
    twin = Evidence.objects.current().filter(unit=unit, blob=blob).first()
    if twin is not None:
        raise already_there(twin, name)


def already_there(twin: Evidence, name: str) -> Refused:
    """The refusal of a file that the unit has already."""
    what = Text(
        "Berkas yang sama sudah ada sebagai {title}", "The same file is here already as {title}"
    ).fill(title=quoted(twin.title))
    remedy = Text("Pakai bukti yang sudah ada itu", "Use the evidence that is there")
    return refuse(what, remedy, file=name)


def _noted(taken: Taken) -> dict[str, object]:
    """What the picture told, as columns; positions from millionths of a degree."""
    return {
        "width": taken.width,
        "height": taken.height,
        "look": taken.look,
        "taken_on": taken.taken_on,
        "lat": None if taken.lat is None else _degrees(taken.lat),
        "lon": None if taken.lon is None else _degrees(taken.lon),
    }


def _degrees(millionths: int) -> str:
    whole, part = divmod(abs(millionths), 1_000_000)
    return f"{'-' if millionths < 0 else ''}{whole}.{part:06d}"


def _create(by: User, unit: Unit, details: Details, **columns: object) -> Evidence:
    evidence = Evidence.objects.create(
        government_id=unit.government_id,
        unit=unit,
        service=details.service,
        kind=details.kind,
        title=details.title.strip(),
        expires_on=details.expires_on,
        uploaded_by=by,
        **columns,
    )
    EvidenceFact.objects.bulk_create(
        EvidenceFact(government_id=unit.government_id, evidence=evidence, fact=fact)
        for fact in dict.fromkeys(details.facts)
    )
    _tell(by, evidence)
    return evidence


def _tell(by: User, evidence: Evidence) -> None:
    blob, older = evidence.blob, evidence.replaces
    audit.record(
        government=evidence.government,
        by=by,
        action="evidence-added" if older is None else "evidence-revised",
        subject=evidence,
        details={
            "kind": evidence.kind,
            "unit": str(evidence.unit.uid),
            "sha256": blob.sha256 if blob else None,
            "replaces": str(older.uid) if older else None,
        },
    )
