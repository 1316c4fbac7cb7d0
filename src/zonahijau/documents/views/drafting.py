"""Choosing a kind of paper, and drafting one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zonahijau.documents import kinds
from zonahijau.documents.actions import papers as actions
from zonahijau.documents.forms.papers import NewPaperForm
from zonahijau.documents.views.shown import crumbs
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Refused, Text

CHOOSE = Text("Susun naskah", "Draft a paper")


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Every kind of paper, by group."""
    offered = [kind for kind in kinds.all_kinds() if kind.in_menu]
    groups = [
        (label, [kind for kind in offered if kind.group == group])
        for group, label in kinds.GROUPS.items()
    ]
    context = {"groups": groups, "crumbs": crumbs(Crumb(CHOOSE))}
    return render(request, "documents/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """What the drafter asks; then the draft, ready to be changed."""
    try:
        known = kinds.kind_of(kind)
    except LookupError:
        raise Http404 from None
    government = must_government(request)
    form = _form(request, government, known)
    if request.method == "POST" and form.is_valid():
        try:
            paper = actions.draft_paper(
                by=person_of(request),
                where=form.where(government),
                kind=kind,
                wish=form.wish(),
            )
        except Refused as refused:
            lay_on(form, refused)
        else:
            messages.success(request, later(Text("Konsep tersusun.", "The draft is made.")))
            return redirect("documents:edit", paper=paper.uid)
    context = {
        "form": form,
        "kind": known,
        "crumbs": crumbs(Crumb(CHOOSE, reverse("documents:choose")), Crumb(known.title)),
    }
    return render(request, "documents/new.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, government: Government, known: kinds.Kind) -> NewPaperForm:
    places = authority(request).places("write_papers")
    units = Unit.objects.filter(government=government).within(*places)
    whole = authority(request).may("write_papers", government)
    return NewPaperForm(
        request.POST or None,
        government=government,
        kind=known,
        by=request.user,
        units=units.open_on(government.today()).order_by("path"),
        whole=whole,
        initial=_known(request),
    )


def _known(request: HttpRequest) -> dict[str, Any]:
    """What the address says already."""
    said: dict[str, Any] = {name: value for name, value in request.GET.items() if name != "pemda"}
    try:
        return said | {"unit": UUID(str(said["unit"]))} if "unit" in said else said
    except ValueError:
        raise Http404 from None
