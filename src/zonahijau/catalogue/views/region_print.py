"""The region's pledge as one document, fetched when it is set."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from zonahijau.catalogue.models import Pledge
from zonahijau.catalogue.prints.ordered import Ordered
from zonahijau.catalogue.views.pledges import crumbs_to
from zonahijau.documents.views.shown import proof_address
from zonahijau.schedule.models import FAILED, RUNNING
from zonahijau.web.downloads import download
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

HEADING = Text("Dokumen maklumat", "Document of the pledge")


def serve(request: HttpRequest, row: Pledge) -> HttpResponse:
    """The document; where it is long and not set yet, the page that says when it is."""
    pdf = Ordered(row, _base(request)).pdf
    if pdf is None:
        return redirect("catalogue:pledge_document", pledge=row.uid)
    name = slugify(row.government.name)[:60].strip("-")
    return download(pdf, "application/pdf", f"maklumat-dokumen-{name}.pdf")


def _base(request: HttpRequest) -> str:
    return proof_address(request, "")


@require_safe
def waiting(request: HttpRequest, pledge: UUID) -> HttpResponse:
    """How far the document is; asks for it where nobody has."""
    rows = Pledge.objects.select_related("government__region").filter(unit=None)
    row = get_object_or_404(rows, uid=pledge)
    ordered = Ordered(row, _base(request))
    pdf = ordered.pdf
    job = None if pdf else ordered.ask()
    context: dict[str, Any] = {
        "pledge": row,
        "told": ordered.told,
        "size": len(pdf) / 1_000_000 if pdf else 0,
        "is_there": pdf is not None,
        "job": job,
        "is_running": bool(job and job.state == RUNNING),
        "has_failed": bool(job and job.state == FAILED),
        "crumbs": crumbs_to(row, Crumb(HEADING)),
    }
    return render(request, "catalogue/pledge_document.html", context)
