"""Whether stored files are where their rows say, and still what was uploaded."""

import hashlib
from pathlib import Path

from zonahijau.evidence.models import Blob
from zonahijau.evidence.storage import root
from zonahijau.web.health import FINE, WRONG, Check, Finding, register
from zonahijau.wording import Text

SAMPLE = 40
"""Files that a look without ``--all`` reads, drawn anew each time."""
_AT_ONCE = 1 << 20


def _files(thorough: bool) -> Finding:
    live = Blob.objects.filter(erased_at=None)
    total = live.count()
    looked = live.order_by("pk") if thorough else live.order_by("?")[:SAMPLE]
    seen, missing, altered = 0, 0, 0
    first = ""
    for path, sha256 in looked.values_list("path", "sha256").iterator():
        seen += 1
        found = _sha256(root() / path)
        missing, altered = missing + (found is None), altered + (found not in (None, sha256))
        first = first or (path if found != sha256 else "")
    if missing or altered:
        return Finding(WRONG, _LOST.fill(missing=missing, altered=altered, first=first), _RESTORE)
    return Finding(FINE, _SOUND.fill(seen=seen, total=total))


def _sha256(path: Path) -> str | None:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_AT_ONCE):
                digest.update(piece)
    except FileNotFoundError:
        return None
    return digest.hexdigest()


_SOUND = Text("{seen} dari {total} berkas dibaca, utuh", "{seen} of {total} files read, sound")
_LOST = Text(
    "{missing} berkas hilang, {altered} berubah, misalnya {first}",
    "{missing:file is|files are} missing, {altered} altered, for example {first}",
)
_RESTORE = Text(
    "Salin berkas itu dari cadangan terakhir yang utuh ke folder files, lalu doctor --all",
    "Copy it from the last sound backup into the folder files, then doctor --all",
)

register(Check("evidence", Text("Berkas bukti", "Evidence files"), _files, 80))
