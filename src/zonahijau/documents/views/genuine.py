"""What a stranger learns of a paper by its code: that it is genuine, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zonahijau.documents import kinds
from zonahijau.documents.forms.proof import ProofForm
from zonahijau.documents.models import Paper
from zonahijau.documents.proofs import MOST_BYTES
from zonahijau.web import formatting
from zonahijau.web.bodies import length_of
from zonahijau.web.genuine import Page
from zonahijau.wording import Text

_FORM_AROUND = 64 * 1024
PRINTED, SIGNED = "printed", "signed"


def find_paper(code: str) -> Page | None:
    """The page of a paper's code; None where no issued paper has it."""
    rows = Paper.objects.select_related("government", "unit", "issued_file", "signed_file")
    paper = rows.filter(code=code, issued_at__isnull=False).first()
    return partial(_page, paper=paper) if paper else None


def proving(
    request: HttpRequest, template: str, match: Callable[[str], object], **facts: object
) -> HttpResponse:
    """The page of a code with the form that compares a file: ``match`` says what a hash is found
    to be. A body that is too large is refused on the page, before it is read."""
    is_large = length_of(request) > MOST_BYTES + _FORM_AROUND
    asked = request.method == "POST" and not is_large
    form = ProofForm(request.POST, request.FILES) if asked else ProofForm()
    checked = asked and form.is_valid()
    context = {
        "form": form,
        "is_large": is_large,
        "checked": checked,
        "match": match(form.cleaned_data["hash"]) if checked else None,
        **facts,
    }
    return render(request, template, context, status=413 if is_large else 200)


def _page(request: HttpRequest, paper: Paper) -> HttpResponse:
    match = partial(_match, paper)
    return proving(request, "documents/genuine.html", match, paper=paper, facts=_facts(paper))


def _match(paper: Paper, sha256: str) -> str:
    """Which of the two files it is, or neither."""
    if paper.signed_file and paper.signed_file.sha256 == sha256:
        return SIGNED
    return PRINTED if paper.issued_file and paper.issued_file.sha256 == sha256 else ""


def _facts(paper: Paper) -> list[tuple[Text, Any]]:
    """What a restricted paper is about is nobody's business."""
    signs = ", ".join(filter(None, (paper.signatory_position, paper.signatory_name)))
    open_facts: tuple[tuple[Text, Any], ...] = (
        (Text("Jenis", "Kind"), kinds.label_of(paper.kind)),
        (Text("Hal", "Subject"), paper.subject),
        (Text("Penanda tangan", "Signatory"), signs),
    )
    said: tuple[tuple[Text, Any], ...] = (
        (Text("Pemerintah daerah", "Government"), paper.government.name),
        (Text("Unit", "Unit"), paper.unit.name if paper.unit else ""),
        *(() if paper.is_closed else open_facts),
        (Text("Nomor", "Number"), paper.number or Text("belum dicatat", "not entered yet")),
        (Text("Tanggal naskah", "Date of the paper"), _day(paper.dated)),
    )
    return [(label, value) for label, value in said if value]


def _day(day: Any) -> Text | None:
    if day is None:
        return None
    return Text(formatting.plain_date(day), formatting.plain_date(day, "en"))
