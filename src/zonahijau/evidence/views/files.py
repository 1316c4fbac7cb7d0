"""Serving files, privately: to those who may, as something that is shown or kept, never run."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from zonahijau.evidence import storage
from zonahijau.evidence.models import Blob, Evidence
from zonahijau.evidence.slots import EXTENSIONS, PICTURES

_NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def _blob(evidence: UUID) -> tuple[Evidence, Blob]:
    rows = Evidence.objects.select_related("blob", "government")
    row = get_object_or_404(rows, uid=evidence, blob__erased_at=None)
    if row.blob is None:
        raise Http404
    return row, row.blob


@require_safe
def file(request: HttpRequest, evidence: UUID) -> HttpResponseBase:
    """A paper to be kept: its own bytes, as an attachment. Of a picture, the copy drawn anew, for
    its original bytes stay sealed."""
    row, blob = _blob(evidence)
    if blob.media_type in PICTURES:
        return _served(request, row, blob, storage.SHOWN, "image/jpeg", f"{row.title}.jpg")
    name = f"{row.title}.{EXTENSIONS[blob.media_type]}"
    return _served(request, row, blob, storage.SEALED, blob.media_type, name)


@require_safe
def picture(request: HttpRequest, evidence: UUID) -> HttpResponseBase:
    """The picture drawn anew, to be seen on a page."""
    row, blob = _blob(evidence)
    return _served(request, row, blob, storage.SHOWN, "image/jpeg")


@require_safe
def small(request: HttpRequest, evidence: UUID) -> HttpResponseBase:
    """The same, small, for lists."""
    row, blob = _blob(evidence)
    return _served(request, row, blob, storage.SMALL, "image/jpeg")


def _served(
    request: HttpRequest, row: Evidence, blob: Blob, which: str, media_type: str, name: str = ""
) -> HttpResponseBase:
    mark = f'"{blob.sha256[:32]}-{which}"'
    path = storage.root() / storage.place(row.government.uid, blob.sha256, which)
    if request.headers.get("If-None-Match") == mark:
        response: HttpResponseBase = HttpResponse(status=304)
    elif not path.is_file():
        raise Http404
    else:
        response = FileResponse(
            path.open("rb"), as_attachment=bool(name), filename=name, content_type=media_type
        )
    return _guarded(response, mark)


def _guarded(response: HttpResponseBase, mark: str) -> HttpResponseBase:
    """Nothing in it runs, nobody else keeps it, other sites cannot show it."""
    response.headers["ETag"] = mark
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = _NOTHING_RUNS
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    patch_cache_control(response, private=True, max_age=0, must_revalidate=True)
    return response
