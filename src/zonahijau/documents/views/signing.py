"""Issuing, numbering, the signed file's way back, withdrawing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from zonahijau.documents.actions import papers as actions
from zonahijau.documents.actions.signing import receive, receive_by_code
from zonahijau.documents.forms.papers import NumberDateForm, SignedFilesForm, SignedForm
from zonahijau.documents.models import Paper
from zonahijau.documents.views.papers import page
from zonahijau.documents.views.shown import act, crumbs, found, proof_address
from zonahijau.evidence.contents import too_large as too_large_for
from zonahijau.evidence.receiving import bounded, too_large
from zonahijau.evidence.slots import DECREE, SLOTS
from zonahijau.organisations.places import must_government, person_of
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Refused, Text

UPLOAD = Text("Unggah berkas bertanda tangan", "Upload signed files")
LARGEST = SLOTS[DECREE].limit


@require_POST
def issue(request: HttpRequest, paper: UUID) -> HttpResponse:
    """Freeze the paper."""
    row, by = found(paper), person_of(request)
    address = proof_address(request, row.code)
    done = Text(
        "Terbit. Cetak PDF-nya untuk ditandatangani.", "Issued. Print its PDF for the signature."
    )
    return act(request, row, lambda: actions.issue(by=by, paper=row, address=address), done)


@require_POST
def number(request: HttpRequest, paper: UUID) -> HttpResponse:
    """Number and date as the book gave them."""
    row = found(paper)
    form = NumberDateForm(request.POST, auto_id="nomor_%s")
    if not form.is_valid():
        return _again(request, row, number_form=form)
    said, by = form.cleaned_data, person_of(request)
    return act(
        request,
        row,
        lambda: actions.set_number(by=by, paper=row, number=said["number"], dated=said["dated"]),
        Text("Nomor dan tanggal tercatat.", "Number and date are entered."),
    )


@require_POST
def withdraw(request: HttpRequest, paper: UUID) -> HttpResponse:
    """Take the paper out of force."""
    row, by, because = found(paper), person_of(request), request.POST.get("because", "")
    done = Text("Naskah ditarik.", "The paper is withdrawn.")
    return act(request, row, lambda: actions.withdraw(by=by, paper=row, because=because), done)


@require_POST
@bounded(LARGEST)
def sign(request: HttpRequest, paper: UUID) -> HttpResponseBase:
    """The signed file of this paper."""
    row = found(paper)
    form = SignedForm(request.POST, request.FILES, auto_id="berkas_%s")
    if _dropped(request, form, "file") or not form.is_valid():
        return _again(request, row, signed_form=form)
    file = form.cleaned_data["file"]
    try:
        receive(
            by=person_of(request),
            paper=row,
            chunks=file.chunks(),
            name=file.name or "",
            confirmed=form.cleaned_data["confirmed"],
        )
    except Refused as refused:
        lay_on(form, refused)
        return _again(request, row, signed_form=form)
    messages.success(request, later(_MATCHED.fill(subject=row.subject)))
    return redirect("documents:paper", paper=paper)


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST)
def upload(request: HttpRequest) -> HttpResponseBase:
    """Signed files of whichever papers, each matched by its QR code."""
    government = must_government(request)
    form = SignedFilesForm(request.POST or None, request.FILES or None)
    made: list[Paper] = []
    if request.method == "POST":
        dropped = _dropped(request, form, "uploads")
        if form.is_valid() or dropped:
            made = _each(request, government, form)
        if made and form.is_valid():
            messages.success(request, later(_MATCHED.fill(subject=made[0].subject)))
            return _only(made)
    context = {"form": form, "made": made, "crumbs": crumbs(Crumb(UPLOAD))}
    return render(request, "documents/upload.html", context, status=422 if form.errors else 200)


_MATCHED = Text("Cocok dan tercatat: {subject}.", "Matched and entered: {subject}.")


def _only(made: list[Paper]) -> HttpResponse:
    if len(made) == 1:
        return redirect("documents:paper", paper=made[0].uid)
    return redirect("documents:papers")


def _each(request: HttpRequest, government: Any, form: SignedFilesForm) -> list[Paper]:
    """Each file by itself; what was taken stays taken."""
    made, by = [], person_of(request)
    for file in form.cleaned_data.get("uploads") or ():
        try:
            made.append(
                receive_by_code(
                    by=by, government=government, chunks=file.chunks(), name=file.name or ""
                )
            )
        except Refused as refused:
            lay_on(form, refused)
    return made


def _dropped(request: HttpRequest, form: Any, field: str) -> bool:
    """Says of each file that was dropped on the way how large it may be."""
    dropped = too_large(request)
    form.fields[field].required = not dropped
    form.is_valid()
    for name in dropped:
        lay_on(form, too_large_for(SLOTS[DECREE], name))
    return bool(dropped)


def _again(request: HttpRequest, row: Paper, **forms: Any) -> HttpResponse:
    return render(request, "documents/paper.html", page(request, row, **forms), status=422)
