"""The forms of evidence: upload, link, change, revise, send, decide, withdraw, erase."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from zonahijau.evidence import actions
from zonahijau.evidence.actions.changing import Overtaken
from zonahijau.evidence.contents import too_large as too_large_for
from zonahijau.evidence.forms import ChangeForm, DecisionForm, LinkForm, RevisionForm, UploadForm
from zonahijau.evidence.models import Evidence
from zonahijau.evidence.queries import look_alikes
from zonahijau.evidence.receiving import bounded, too_large
from zonahijau.evidence.slots import LARGEST_FILE, LINK, SLOTS
from zonahijau.evidence.views.showing import found, page
from zonahijau.evidence.views.shown import crumbs_of
from zonahijau.organisations.models import Unit
from zonahijau.web.forms import lay_on
from zonahijau.web.language import said
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text


def _unit(unit: UUID) -> Unit:
    return get_object_or_404(Unit.objects.select_related("government"), uid=unit)


def _drawn(
    request: HttpRequest, unit: Unit, name: Text, template: str, **more: object
) -> HttpResponse:
    context = {"unit": unit, "heading": name, "crumbs": crumbs_of(unit, Crumb(name)), **more}
    return render(request, template, context)


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST_FILE)
def upload(request: HttpRequest, unit: UUID) -> HttpResponseBase:
    """Files of one kind, each taken or refused by itself; what was taken stays taken."""
    row = _unit(unit)
    form = UploadForm(request.POST or None, request.FILES or None, unit=row)
    made: list[Evidence] = []
    if request.method == "POST":
        dropped = too_large(request)
        form.fields["uploads"].required = not dropped
        if form.is_valid():
            made = _each(request, row, form)
            _name_dropped(form, dropped)
        if made and form.is_valid():
            return _after(request, row, made)
    return _drawn(
        request,
        row,
        Text("Unggah bukti", "Upload evidence"),
        "evidence/upload.html",
        form=form,
        made=made,
    )


def _each(request: HttpRequest, unit: Unit, form: UploadForm) -> list[Evidence]:
    made = []
    for file in form.cleaned_data["uploads"]:
        try:
            made.append(_one(request, unit, form, file))
        except Refused as refused:
            lay_on(form, refused)
    return made


def _one(request: HttpRequest, unit: Unit, form: UploadForm, file: "UploadedFile[Any]") -> Evidence:
    return actions.upload(
        by=_by(request),
        unit=unit,
        chunks=file.chunks(),
        name=file.name or "",
        details=form.details_of(file),
    )


def _name_dropped(form: Any, dropped: Iterable[str], kind: str = "") -> None:
    """Says of each file that was dropped on the way how large it may be."""
    slot = SLOTS[kind or form.cleaned_data["kind"]]
    for name in dropped:
        lay_on(form, too_large_for(slot, name))


def _after(request: HttpRequest, unit: Unit, made: list[Evidence]) -> HttpResponse:
    done = Text(f"{len(made)} bukti tersimpan sebagai draf.", f"{len(made)} saved as drafts.")
    messages.success(request, said(done))
    for evidence in made:
        if evidence.look is not None and look_alikes(evidence, most=1):
            warning = Text(
                "“{title}” mirip dengan foto yang sudah ada. Buka untuk membandingkannya.",
                "“{title}” looks like a photo that is here already. Open it to compare.",
            )
            messages.warning(request, said(warning.fill(title=evidence.title)))
    if len(made) == 1:
        return redirect("evidence:show", evidence=made[0].uid)
    return redirect("evidence:list", unit=unit.uid)


@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, unit: UUID) -> HttpResponse:
    """An address as evidence."""
    row = _unit(unit)
    form = LinkForm(request.POST or None, unit=row)
    if form.is_valid():
        details = form.details(LINK, form.cleaned_data["title"])
        url = form.cleaned_data["url"]
        made = _tried(
            form, lambda: actions.add_link(by=_by(request), unit=row, url=url, details=details)
        )
        if made is not None:
            return redirect("evidence:show", evidence=made.uid)
    return _drawn(
        request, row, Text("Catat tautan", "Record a link"), "evidence/form.html", form=form
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, evidence: UUID) -> HttpResponse:
    """Better words; of two people who write at once the second sees what the first wrote."""
    row, typed = found(evidence), request.POST.copy()
    form = ChangeForm(typed or None, unit=row.unit, initial=ChangeForm.initial_of(row))
    current = None
    if form.is_valid():
        details = form.details(row.kind, form.cleaned_data["title"])
        revision = form.cleaned_data["revision"]
        try:
            actions.change(by=_by(request), evidence=row, details=details, revision=revision)
            return redirect("evidence:show", evidence=evidence)
        except Overtaken as overtaken:
            current = overtaken.current
            typed["revision"] = str(current.revision)
            lay_on(form, overtaken)
        except Refused as refused:
            lay_on(form, refused)
    name = Text("Ubah keterangan", "Change the details")
    return _drawn(request, row.unit, name, "evidence/form.html", form=form, current=current)


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST_FILE)
def revise(request: HttpRequest, evidence: UUID) -> HttpResponseBase:
    """A newer form of an evidence."""
    row = found(evidence)
    form = RevisionForm(
        request.POST or None,
        request.FILES or None,
        unit=row.unit,
        kind=row.kind,
        initial=ChangeForm.initial_of(row),
    )
    dropped = too_large(request) if request.method == "POST" else []
    if dropped:
        form.fields["uploads"].required = False
    if form.is_valid():
        _name_dropped(form, dropped, row.kind)
        made = None if dropped else _tried(form, lambda: _revised(request, row, form))
        if made is not None:
            return redirect("evidence:show", evidence=made.uid)
    name = Text("Ganti dengan yang baru", "Replace by a newer one")
    return _drawn(request, row.unit, name, "evidence/form.html", form=form, replaced=row)


def _revised(request: HttpRequest, row: Evidence, form: RevisionForm) -> Evidence:
    details = form.details(row.kind, form.cleaned_data["title"])
    file = next(iter(form.cleaned_data.get("uploads") or ()), None)
    return actions.revise(
        by=_by(request),
        evidence=row,
        details=details,
        chunks=file.chunks() if file else (),
        name=(file.name or "") if file else "",
        url=form.cleaned_data.get("url", ""),
    )


@require_POST
def send(request: HttpRequest, evidence: UUID) -> HttpResponse:
    """Hand a draft to the reviewer."""
    row = found(evidence)
    return _done(request, row, lambda: actions.send(by=_by(request), evidence=[row]))


@require_POST
def withdraw(request: HttpRequest, evidence: UUID) -> HttpResponse:
    """Take evidence out of use."""
    row, because = found(evidence), request.POST.get("because", "")
    return _done(
        request, row, lambda: actions.withdraw(by=_by(request), evidence=row, because=because)
    )


@require_POST
def erase(request: HttpRequest, evidence: UUID) -> HttpResponse:
    """Erase the file for ever."""
    row, because = found(evidence), request.POST.get("because", "")
    return _done(
        request, row, lambda: actions.erase(by=_by(request), evidence=row, because=because)
    )


@require_POST
def decide(request: HttpRequest, evidence: UUID) -> HttpResponse:
    """A reviewer's judgement; what was typed stays when it is refused."""
    row, form = found(evidence), DecisionForm(request.POST)
    if form.is_valid():
        step, reason = form.cleaned_data["step"], form.cleaned_data["reason"]
        judged = _tried(
            form,
            lambda: actions.decide(by=_by(request), evidence=row, step=step, reason=reason),
        )
        if judged is not None:
            return redirect("evidence:show", evidence=evidence)
    return render(request, "evidence/show.html", page(request, row, decision=form))


def _by(request: HttpRequest) -> Any:
    return request.user


def _tried(form: Any, act: Callable[[], Evidence]) -> Evidence | None:
    """What the action made, or nothing with its refusals on the form."""
    try:
        return act()
    except Refused as refused:
        lay_on(form, refused)
        return None


def _done(request: HttpRequest, row: Evidence, act: Callable[[], object]) -> HttpResponse:
    """Do it and show the evidence again; a refusal is told on top."""
    try:
        act()
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect("evidence:show", evidence=row.uid)
