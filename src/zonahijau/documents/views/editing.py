"""Changing a draft in the browser: without a script, nothing typed is lost."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zonahijau.documents.actions import papers as actions
from zonahijau.documents.blocks import KINDS, Annex, Block
from zonahijau.documents.forms.blocks import done, read, shown
from zonahijau.documents.forms.papers import PaperForm
from zonahijau.documents.models import Paper
from zonahijau.documents.views.shown import act, address_of, crumbs, found, tell
from zonahijau.organisations.places import person_of
from zonahijau.organisations.policies import Overtaken
from zonahijau.web.forms import lay_on, whole_number
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Refused, Text

SAVED = Text("Tersimpan.", "Saved.")
EDIT = Text("Ubah konsep", "Change the draft")


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, paper: UUID) -> HttpResponse:
    """The heading, the body and who signs, in one form."""
    row = found(paper)
    typed = request.POST.copy() if request.method == "POST" else None
    form = PaperForm(typed, initial=PaperForm.initial_of(row))
    blocks = read(typed) if typed is not None else list(row.body.blocks)
    current: Paper | None = None
    if typed is not None and form.is_valid():
        blocks, place = done(blocks, typed)
        try:
            actions.change(
                by=person_of(request),
                paper=row,
                revision=form.cleaned_data["revision"],
                written=form.written(),
                blocks=blocks,
            )
            return _after(request, reverse("documents:edit", args=[paper]), place, row)
        except Overtaken as overtaken:
            current = _overtaken(form, typed, overtaken)
        except Refused as refused:
            lay_on(form, refused)
    return _drawn(request, row, "documents/edit.html", blocks, form=form, current=current)


@require_http_methods(["GET", "HEAD", "POST"])
def annex(request: HttpRequest, paper: UUID, number: int) -> HttpResponse:
    """One annex."""
    row = found(paper)
    annexes = row.body.annexes
    if not 1 <= number <= len(annexes):
        raise Http404
    held, revision = annexes[number - 1], row.revision
    current: Paper | None = None
    if request.method == "POST":
        held, place = _typed_annex(request, held)
        revision = whole_number(request.POST.get("revision", ""))
        try:
            actions.change_annex(
                by=person_of(request), paper=row, number=number, revision=revision, annex=held
            )
            address = reverse("documents:annex", args=[paper, number])
            return _after(request, address, place, row)
        except Overtaken as overtaken:
            current = overtaken.stored["paper"]  # type: ignore[assignment]
            revision = current.revision if current else revision
            tell(request, overtaken)
        except Refused as refused:
            tell(request, refused)
    stored = current.body.annexes if current else ()
    return _drawn(
        request, row, "documents/annex.html", held.blocks, annex=held, number=number,
        revision=revision, current=current, stored=stored[number - 1] if stored else None,
    )  # fmt: skip


@require_POST
def add_annex(request: HttpRequest, paper: UUID) -> HttpResponse:
    """An empty annex."""
    row = found(paper)
    title = request.POST.get("title", "")
    try:
        number = actions.add_annex(by=person_of(request), paper=row, title=title)
    except Refused as refused:
        tell(request, refused)
        return redirect("documents:paper", paper=paper)
    return redirect("documents:annex", paper=paper, number=number)


@require_POST
def remove_annex(request: HttpRequest, paper: UUID, number: int) -> HttpResponse:
    """Take an annex out."""
    row, by = found(paper), person_of(request)
    gone = Text("Lampiran dihapus dari konsep.", "The annex is taken out.")
    return act(request, row, lambda: actions.remove_annex(by=by, paper=row, number=number), gone)


def _typed_annex(request: HttpRequest, held: Annex) -> tuple[Annex, int | None]:
    blocks, place = done(read(request.POST), request.POST)
    title = request.POST.get("title", "").strip() or held.title
    return Annex(title[:300], tuple(blocks), bool(request.POST.get("wide"))), place


def _overtaken(form: PaperForm, typed: Any, overtaken: Overtaken) -> Paper:
    """What is stored now; saving once more puts what was typed in its place, knowingly."""
    current: Any = overtaken.stored["paper"]
    typed["revision"] = str(current.revision)
    lay_on(form, overtaken)
    return current  # type: ignore[no-any-return]


def _after(request: HttpRequest, address: str, place: int | None, row: Paper) -> HttpResponse:
    if request.POST.get("do") == "finish":
        messages.success(request, later(SAVED))
        return redirect(address_of(row))
    if place is None:
        messages.success(request, later(SAVED))
        return redirect(address)
    return redirect(f"{address}#bagian-{place + 1}")


def _drawn(
    request: HttpRequest, row: Paper, template: str, blocks: Any, **more: Any
) -> HttpResponse:
    held: list[Block] = list(blocks)
    context = {
        "paper": row,
        "blocks": shown(held),
        "kinds": list(KINDS.items()),
        "annexes": list(enumerate(row.body.annexes, 1)),
        "crumbs": crumbs(Crumb(row.subject, address_of(row)), Crumb(EDIT)),
        **more,
    }
    form = more.get("form")
    failed = more.get("current") or (form is not None and form.errors)
    return render(request, template, context, status=422 if failed else 200)
