"""Consultations of a unit: planned, people invited, held with minutes, followed up."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.catalogue import life, papers
from zonahijau.catalogue.actions import Overtaken
from zonahijau.catalogue.actions import consultations as actions
from zonahijau.catalogue.actions.consultations import ConsultationFacts
from zonahijau.catalogue.kinds import (
    CONSULTATION_KINDS,
    CONSULTATION_PHASES,
)
from zonahijau.catalogue.models import Consultation, Standard
from zonahijau.catalogue.queries import in_state
from zonahijau.catalogue.views.services import by, crumbs_of, unit_of
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import authority
from zonahijau.web.forms import DayField, lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step, tell, tell_refusal
from zonahijau.wording import Refused, Text

LISTED = Text("Konsultasi publik", "Public consultation")
NEW = Text("Konsultasi baru", "New consultation")
PAPERS = (papers.INVITATION, papers.ATTENDANCE, papers.DISCUSSION)
_ABOUT = (life.DRAFT, life.DISCUSSED, life.CONSULTING, life.REPAIRING, life.REPAIRED, life.SET)


def _said(indonesian: str, english: str) -> Any:
    return later(Text(indonesian, english))


def _day(indonesian: str, english: str, *, required: bool = True) -> DayField:
    return DayField(
        label=_said(indonesian, english),
        required=required,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )


class ConsultationForm(forms.Form):
    """What is planned, and about which drafts."""

    kind = forms.ChoiceField(
        label=_said("Jenis", "Kind"),
        widget=forms.RadioSelect,
        initial="discussion",
        choices=[(kind, later(text.capitalized)) for kind, text in CONSULTATION_KINDS.items()],
    )
    title = forms.CharField(label=_said("Judul", "Title"), max_length=200)
    planned_on = _day("Hari yang direncanakan", "Planned day", required=False)
    starts_at = forms.TimeField(
        label=_said("Pukul", "Time"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    place = forms.CharField(label=_said("Tempat", "Place"), max_length=200, required=False)
    agenda = forms.CharField(
        label=_said("Acara", "Agenda"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    standards = forms.ModelMultipleChoiceField(
        Standard.objects.none(),
        to_field_name="uid",
        required=False,
        label=_said("Rancangan yang dibahas", "Drafts to be discussed"),
        widget=forms.CheckboxSelectMultiple,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, unit: Unit, **options: Any):
        super().__init__(*args, **options)
        rows = Standard.objects.filter(
            service__unit=unit, service__withdrawn_at=None, state__in=_ABOUT
        )
        field: Any = self.fields["standards"]
        field.queryset = rows.select_related("service").defer("content")
        field.label_from_instance = lambda row: row.service.name

    def facts(self) -> ConsultationFacts:
        """As the actions take it."""
        names = ConsultationFacts.__dataclass_fields__
        return ConsultationFacts(**{name: self.cleaned_data[name] for name in names})


def the_consultation(uid: UUID) -> Consultation:
    """The consultation of an address."""
    rows = Consultation.objects.select_related("unit__government", "government", "minutes")
    return get_object_or_404(rows, uid=uid)


def address_of(row: Consultation) -> str:
    """Its page."""
    return reverse("catalogue:consultation", args=[row.uid])


def crumbs_to(unit: Unit, *more: Crumb) -> list[Crumb]:
    """The way to the consultations of a unit and below them."""
    listed = reverse("catalogue:consultations", args=[unit.uid]) if more else ""
    return crumbs_of(unit, Crumb(LISTED, listed), *more)


@require_safe
def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """The consultations of a unit, the newest first."""
    row = unit_of(unit)
    rows = Consultation.objects.filter(unit=row, withdrawn_at=None)
    context = {
        "unit": row,
        "rows": [(each, CONSULTATION_PHASES[each.phase]) for each in rows],
        "may_manage": authority(request).may("manage_standards", row),
        "crumbs": crumbs_to(row),
    }
    return render(request, "catalogue/consultations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Plan one."""
    row = unit_of(unit)
    form = ConsultationForm(request.POST or None, unit=row, initial=_proposed(row))
    if form.is_valid():
        try:
            made = actions.open_consultation(
                by=by(request),
                unit=row,
                facts=form.facts(),
                standards=form.cleaned_data["standards"],
            )
            return redirect(address_of(made))
        except Refused as refused:
            lay_on(form, refused)
    return _form(request, row, form, NEW, reverse("catalogue:consultations", args=[unit]))


def _proposed(unit: Unit) -> dict[str, Any]:
    """The drafts that wait for their discussion are ticked."""
    waiting = [str(each.uid) for each in in_state(unit, [life.DRAFT])]
    return {"standards": waiting, "title": f"Pembahasan rancangan standar pelayanan {unit.name}"}


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """Another plan."""
    row = the_consultation(consultation)
    typed = request.POST.copy() if request.method == "POST" else None
    initial = {name: getattr(row, name) for name in (*ConsultationFacts.__dataclass_fields__,
               "revision")}  # fmt: skip
    initial["standards"] = [str(each.uid) for each in row.standards.all()]
    form = ConsultationForm(typed, unit=row.unit, initial=initial)
    if typed is not None and form.is_valid():
        try:
            actions.change_consultation(
                by=by(request),
                consultation=row,
                facts=form.facts(),
                standards=form.cleaned_data["standards"],
                revision=form.cleaned_data["revision"] or 0,
            )
            return redirect(address_of(row))
        except Overtaken as overtaken:
            typed["revision"] = str(overtaken.current.revision)
            lay_on(form, overtaken)
        except Refused as refused:
            lay_on(form, refused)
    return _form(request, row.unit, form, Text(row.title, row.title), address_of(row))


def _form(
    request: HttpRequest, unit: Unit, form: forms.Form, heading: Text, back: str
) -> HttpResponse:
    context = {
        "unit": unit, "form": form, "heading": heading, "back": back,
        "crumbs": crumbs_to(unit, Crumb(heading)),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "catalogue/consultation_form.html", context, status=status)


@require_POST
def advance(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """On to the next phase."""
    row = the_consultation(consultation)
    return step(
        request,
        lambda: actions.advance(by=by(request), consultation=row),
        Text("Tahap berikutnya dimulai.", "The next phase has begun."),
        address_of(row),
    )


@require_POST
def paper(request: HttpRequest, consultation: UUID, kind: str) -> HttpResponse:
    """Invitation, attendance list, minutes: drafted from what is known, then changed there."""
    row = the_consultation(consultation)
    if kind not in PAPERS:
        raise Http404
    made = actions.draft_of(by=by(request), consultation=row, kind=kind)
    return redirect("documents:edit", paper=made.uid)


@require_POST
def withdraw(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """Called off, or opened by mistake."""
    row = the_consultation(consultation)
    try:
        because = request.POST.get("because", "")
        actions.withdraw_consultation(by=by(request), consultation=row, because=because)
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect(address_of(row))
    tell(request, Text("Konsultasi ditarik.", "The consultation is withdrawn."))
    return redirect("catalogue:consultations", unit=row.unit.uid)
