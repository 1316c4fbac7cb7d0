"""What several pages of papers share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from zonahijau.documents.models import Paper
from zonahijau.documents.words import DRAFT, ISSUED, SIGNED, WITHDRAWN
from zonahijau.web.language import later
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Refused, Text

PAPERS = Text("Naskah", "Papers")
_ZONES = {DRAFT: "abu", ISSUED: "kuning", SIGNED: "hijau", WITHDRAWN: "merah"}


def crumbs(*more: Crumb) -> list[Crumb]:
    """The way to a page of papers."""
    return [Crumb(PAPERS, reverse("documents:papers")), *more]


def found(paper: UUID) -> Paper:
    """The paper of the address; the gate has decided who may."""
    rows = Paper.objects.select_related(
        "government__region", "unit__parent", "unit__government__region", "issued_file",
        "signed_file", "created_by",
    )  # fmt: skip
    return get_object_or_404(rows, uid=paper)


def address_of(paper: Paper) -> str:
    """Its page."""
    return reverse("documents:paper", args=[paper.uid])


def mark_of(paper: Paper) -> Mark:
    """Its state on a chip."""
    return Mark(_ZONES[paper.state], paper.state_label)


def proof_address(request: HttpRequest, code: str) -> str:
    """Where a printed code leads, as it stands in the QR code."""
    base = settings.ADDRESS or f"{request.scheme}://{request.get_host()}"
    return f"{base}/q/{code}"


def act(request: HttpRequest, paper: Paper, deed: Callable[[], Any], done: Text) -> HttpResponse:
    """Do it and show the paper again; what is refused is told on top."""
    try:
        deed()
    except Refused as refused:
        tell(request, refused)
    else:
        messages.success(request, later(done))
    return redirect("documents:paper", paper=paper.uid)


def tell(request: HttpRequest, refused: Refused) -> None:
    """Each refusal as a message on top."""
    for refusal in refused.refusals:
        messages.error(request, later(Text(refusal.one_line("id"), refusal.one_line("en"))))
