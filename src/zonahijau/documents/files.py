"""Files of papers and of the register: kept by their hash, beside the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from zonahijau.evidence import storage
from zonahijau.evidence.actions.uploading import blob_of
from zonahijau.evidence.intake import Taken, take_in
from zonahijau.evidence.slots import DECREE, PICTURES, SLOTS
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.evidence.models import Blob
    from zonahijau.organisations.models import Government

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def keep_made(government: Government, content: bytes, media_type: str, name: str) -> Blob:
    """Bytes that we made ourselves, under their hash."""
    with storage.receiving([content], SLOTS[DECREE], name) as incoming:
        taken = Taken(incoming.sha256, incoming.size, media_type)
        storage.keep(incoming.path, storage.place(government.uid, taken.sha256))
    return blob_of(government, taken, name)


def take_scan(government: Government, chunks: Iterable[bytes], name: str) -> Taken:
    """A signed paper as PDF or photo, checked and kept; Refused for anything else."""
    taken = take_in(chunks, name=name, kind=DECREE, government=government)
    if taken.media_type != PDF and taken.media_type not in PICTURES:
        raise refuse(
            Text("Berkas bertanda tangan harus PDF atau foto", "A signed file is a PDF or a photo"),
            Text("Pindai naskahnya, lalu unggah PDF atau JPEG", "Scan it, then upload PDF or JPEG"),
            file=name,
        )
    return taken


def path_of(government: Government, sha256: str) -> Path:
    """Where the original bytes of a hash lie."""
    return storage.root() / storage.place(government.uid, sha256)
