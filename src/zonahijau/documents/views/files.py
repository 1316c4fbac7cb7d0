"""Papers as files: to be read, to be changed in the word processor, as they came back signed."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from zonahijau.documents.files import DOCX, PDF, path_of
from zonahijau.documents.models import Decree, Paper
from zonahijau.documents.pdf import paper_pdf
from zonahijau.documents.views.shown import found, proof_address
from zonahijau.documents.word.filling import paper_docx
from zonahijau.evidence.models import Blob
from zonahijau.evidence.slots import EXTENSIONS

_NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
def pdf(request: HttpRequest, paper: UUID) -> HttpResponseBase:  # noqa: ARG001
    """The PDF: of a draft as it stands now, of an issued paper the very bytes of its issue."""
    row = found(paper)
    name = f"{_name(row)}.pdf"
    if row.issued_file is not None:
        return stored(row.issued_file, name)
    return guarded(HttpResponse(paper_pdf(row), content_type=PDF), name)


@require_safe
def docx(request: HttpRequest, paper: UUID) -> HttpResponseBase:
    """The DOCX, in the office's own template where it made one."""
    row = found(paper)
    address = proof_address(request, row.code) if row.issued_at else ""
    return guarded(HttpResponse(paper_docx(row, address), content_type=DOCX), f"{_name(row)}.docx")


@require_safe
def signed_file(request: HttpRequest, paper: UUID) -> HttpResponseBase:  # noqa: ARG001
    """The file as it came back signed."""
    row = found(paper)
    if row.signed_file is None:
        raise Http404
    extension = EXTENSIONS[row.signed_file.media_type]
    return stored(row.signed_file, f"{_name(row)}-bertanda-tangan.{extension}")


@require_safe
def decree_file(request: HttpRequest, decree: UUID) -> HttpResponseBase:  # noqa: ARG001
    """The file of an entry of the register."""
    row = get_object_or_404(Decree.objects.select_related("file__government"), uid=decree)
    if row.file is None:
        raise Http404
    return stored(row.file, f"{slugify(row.number)}.{EXTENSIONS[row.file.media_type]}")


def stored(blob: Blob, name: str) -> HttpResponseBase:
    """Bytes that are kept; Http404 where they were erased."""
    path = path_of(blob.government, blob.sha256)
    if blob.erased_at is not None or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type=blob.media_type)
    return guarded(response, name)


def _name(paper: Paper) -> str:
    return f"{slugify(paper.kind)}-{slugify(paper.subject)[:60].strip('-')}-{paper.code}"


def guarded(response: HttpResponseBase, name: str) -> HttpResponseBase:
    """Nothing in it runs, nobody else keeps it, other sites cannot show it."""
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = _NOTHING_RUNS
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
