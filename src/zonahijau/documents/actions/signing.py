"""The signed file comes back: kept, matched by its QR code, known by its hash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.documents.actions.entries import enter_signed
from zonahijau.documents.files import path_of, take_scan
from zonahijau.documents.models import Paper
from zonahijau.documents.policies import check_step
from zonahijau.documents.reading import codes_in
from zonahijau.documents.words import SIGNED
from zonahijau.evidence.actions.uploading import blob_of
from zonahijau.evidence.intake import Taken
from zonahijau.organisations.models import Government
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Refused, Text, quoted, refuse


@dataclass(frozen=True, slots=True)
class Scan:
    """An uploaded file with the codes that could be read in it."""

    taken: Taken
    codes: tuple[str, ...]
    name: str


def read_scan(*, government: Government, chunks: Iterable[bytes], name: str) -> Scan:
    """Check and keep an uploaded file, and read its codes; outside of any transaction."""
    taken = take_scan(government, chunks, name)
    path = path_of(government, taken.sha256)
    return Scan(taken, tuple(codes_in(path, taken.media_type)), name)


def receive(
    *, by: User, paper: Paper, chunks: Iterable[bytes], name: str, confirmed: bool = False
) -> Paper:
    """The signed file of this paper. A code of another paper is refused; without a readable code
    a person must have ``confirmed`` that it is this one."""
    check_may(by, "issue_papers", paper)
    check_step("sign", paper)
    scan = read_scan(government=paper.government, chunks=chunks, name=name)
    if scan.codes and paper.code not in scan.codes:
        raise _other_paper(by, scan)
    if not scan.codes and not confirmed:
        raise refuse(
            Text("Kode QR di berkas ini tidak terbaca", "The QR code in this file cannot be read"),
            Text(
                "Pindai ulang lebih terang, atau centang bahwa ini naskah yang benar",
                "Scan it again in better light, or tick that it is the right paper",
            ),
            column="file",
        )
    return _signed(by, paper, scan, "code" if scan.codes else "person")


def receive_by_code(
    *, by: User, government: Government, chunks: Iterable[bytes], name: str
) -> Paper:
    """A signed file of whichever paper its code names."""
    scan = read_scan(government=government, chunks=chunks, name=name)
    paper = Paper.objects.filter(government=government, code__in=scan.codes).first()
    if paper is None:
        raise refuse(
            Text(
                "Di berkas ini tidak terbaca kode QR naskah yang terbit di sini",
                "No QR code of a paper issued here can be read in this file",
            ),
            Text(
                "Buka naskahnya dan unggah berkas ini di halamannya",
                "Open the paper and upload this file on its page",
            ),
            file=name,
        )
    check_may(by, "issue_papers", paper)
    check_step("sign", paper)
    return _signed(by, paper, scan, "code")


def _other_paper(by: User, scan: Scan) -> Refused:
    known = Paper.objects.visible_to(by).filter(code__in=scan.codes).first()
    title = known.subject if known else ", ".join(scan.codes)
    return refuse(
        Text("Ini berkas naskah lain: {title}", "This file is of another paper: {title}").fill(
            title=quoted(title)
        ),
        Text("Unggah berkas yang benar", "Upload the right file"),
        file=scan.name,
        column="file",
    )


@transaction.atomic
def _signed(by: User, paper: Paper, scan: Scan, matched_by: str) -> Paper:
    rows = Paper.objects.select_for_update(of=("self",)).select_related("government", "unit")
    held = rows.get(pk=paper.pk)
    check_step("sign", held)
    held.signed_file = blob_of(held.government, scan.taken, scan.name)
    held.state, held.signed_at, held.matched_by = SIGNED, timezone.now(), matched_by
    held.revision += 1
    held.save()
    audit.record(
        government=held.government,
        by=by,
        action="paper-signed",
        subject=held,
        details={
            "code": held.code,
            "sha256": held.signed_file.sha256,
            "matched_by": matched_by,
        },
    )
    enter_signed(by=by, paper=held)
    return held
