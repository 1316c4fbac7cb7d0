"""The end of files: erased on purpose, or swept up because nobody owns them."""

import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.evidence import storage
from zonahijau.evidence.details import reason_given
from zonahijau.evidence.models import Blob, Evidence, ImportedZip, LookKey
from zonahijau.evidence.models.imports import CANCELLED, CHECKING, READY
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Text, refuse


@transaction.atomic
def erase(*, by: User, evidence: Evidence, because: str) -> None:
    """Erase a file for ever, wherever it is evidence in this government.

    Its hash stays as a tombstone, its look is forgotten. The bytes go when the transaction is
    kept; a sweep removes them should the process die in between.
    """
    check_may(by, "erase_evidence", evidence.unit)
    reason = reason_given(because)
    blob = _live_blob(evidence)
    for other in Evidence.objects.select_related("unit").filter(blob=blob):
        check_may(by, "erase_evidence", other.unit)
    blob.erased_at, blob.erased_because = timezone.now(), reason
    blob.save(update_fields=["erased_at", "erased_because"])
    LookKey.objects.filter(evidence__blob=blob).delete()
    Evidence.objects.filter(blob=blob).update(look=None, lat=None, lon=None)
    _tell(by, evidence, blob)
    government = evidence.government.uid
    transaction.on_commit(lambda: storage.erase(government, blob.sha256))


def _live_blob(evidence: Evidence) -> Blob:
    live = Blob.objects.select_for_update().filter(erased_at=None, evidence=evidence)
    blob = live.first()
    if blob is None:
        raise refuse(
            Text("Bukti ini tidak punya berkas", "This evidence has no file"),
            Text("Tarik buktinya bila tidak dipakai lagi", "Withdraw it if it is of no use"),
        )
    return blob


def _tell(by: User, evidence: Evidence, blob: Blob) -> None:
    for each in Evidence.objects.filter(blob=blob):
        audit.record(
            government=evidence.government,
            by=by,
            action="evidence-erased",
            subject=each,
            details={"sha256": blob.sha256},
        )


def sweep(*, now: float | None = None) -> int:
    """Remove files that no row knows and that are older than any preview; how many there were.

    What a killed upload left, what a forgotten import took in, and erased bytes still there.
    """
    _close_forgotten(now or time.time())
    removed = 0
    for path, sha256 in list(storage.left_behind(now)):
        if not _is_known(path.relative_to(storage.root()), sha256):
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def _close_forgotten(now: float) -> None:
    """Previews to which nobody said yes or no."""
    before = datetime.fromtimestamp(now - storage.LEFT_BEHIND_AFTER, UTC)
    waiting = ImportedZip.objects.filter(state__in=(CHECKING, READY), uploaded_at__lt=before)
    waiting.update(state=CANCELLED)


def _is_known(path: Path, sha256: str) -> bool:
    if not sha256:
        return ImportedZip.objects.filter(path=str(path), state__in=(CHECKING, READY)).exists()
    live = Blob.objects.filter(sha256=sha256, erased_at=None)
    return live.filter(government__uid=UUID(path.parts[1])).exists()
