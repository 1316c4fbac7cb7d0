"""Consultations of a unit: planned, people invited, held with minutes, followed up."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.catalogue import consulting, life, papers
from zonahijau.catalogue.actions import Overtaken
from zonahijau.catalogue.actions import consultations as actions
from zonahijau.catalogue.actions.consultations import ConsultationFacts, Invited, Point
from zonahijau.catalogue.kinds import (
    CONSULTATION_KINDS,
    CONSULTATION_PHASES,
    PUBLIC_ELEMENTS,
)
from zonahijau.catalogue.models import Consultation, ConsultationFollowUp, Participant, Standard
from zonahijau.catalogue.queries import in_state
from zonahijau.catalogue.views.services import by, crumbs_of, unit_of
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import authority
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step, tell, tell_refusal
from zonahijau.wording import Refused, Text, refuse

LISTED = Text("Konsultasi publik", "Public consultation")
NEW = Text("Konsultasi baru", "New consultation")
SAVED = Text("Tersimpan.", "Saved.")
INVITED = Text("{n} orang ditambahkan.", "{n:person was|people were} added.")
ROOM = 4
"""Empty rows that a form shows beside those that are filled."""
_ABOUT = (life.DRAFT, life.DISCUSSED, life.CONSULTING, life.REPAIRING, life.REPAIRED, life.SET)


def _said(indonesian: str, english: str) -> Any:
    return later(Text(indonesian, english))


def _day(indonesian: str, english: str, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
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
        rows = Standard.objects.filter(service__unit=unit, state__in=_ABOUT)
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


def _address(row: Consultation) -> str:
    return reverse("catalogue:consultation", args=[row.uid])


def _crumbs(unit: Unit, *more: Crumb) -> list[Crumb]:
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
        "crumbs": _crumbs(row),
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
            return redirect(_address(made))
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
            return redirect(_address(row))
        except Overtaken as overtaken:
            typed["revision"] = str(overtaken.current.revision)
            lay_on(form, overtaken)
        except Refused as refused:
            lay_on(form, refused)
    return _form(request, row.unit, form, Text(row.title, row.title), _address(row))


def _form(
    request: HttpRequest, unit: Unit, form: forms.Form, heading: Text, back: str
) -> HttpResponse:
    context = {
        "unit": unit, "form": form, "heading": heading, "back": back,
        "crumbs": _crumbs(unit, Crumb(heading)),
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
        _address(row),
    )


@require_safe
def consultation(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """Where it stands: its three phases, people, minutes, what follows."""
    row = the_consultation(consultation)
    may = authority(request).may("manage_standards", row.unit)
    people = list(row.participants.all())
    context = {
        "row": row,
        "unit": row.unit,
        "kind": CONSULTATION_KINDS[row.kind],
        "stages": _stages(row),
        "people": [(each, PUBLIC_ELEMENTS[each.element]) for each in people],
        "came": sum(each.came is True for each in people),
        "standards": list(row.standards.select_related("service").defer("content")),
        "follow_ups": list(row.follow_ups.select_related("position")),
        "today": row.government.today(),
        "elements": [(value, text) for value, text in PUBLIC_ELEMENTS.items()],
        "room": range(ROOM),
        "points": [*row.points, *[{}] * (2 if row.points else 3)],
        "positions": list(row.unit.positions.filter(withdrawn_at=None)),
        "may_manage": may and row.phase != consulting.CLOSED,
        "may_write": authority(request).may("write_papers", row.unit),
        "papers": [(slug, papers.TITLES[slug]) for slug in _PAPERS],
        "crumbs": _crumbs(row.unit, Crumb(row.title)),
    }
    return render(request, "catalogue/consultation.html", context)


_PAPERS = (papers.INVITATION, papers.ATTENDANCE, papers.DISCUSSION)


def _stages(row: Consultation) -> list[dict[str, object]]:
    phases = list(CONSULTATION_PHASES)
    now = phases.index(row.phase)
    return [
        {
            "label": CONSULTATION_PHASES[phase].capitalized,
            "state": "now" if place == now else "done" if place < now else "",
            "tone": "hijau" if place <= now else "abu",
        }
        for place, phase in enumerate(phases)
    ]


@require_POST
def participants(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """Add those who are invited, or take one off the list."""
    row = the_consultation(consultation)
    if uid := request.POST.get("remove"):
        found = get_object_or_404(Participant.objects.filter(consultation=row), uid=uid)
        return step(
            request,
            lambda: actions.remove_participant(by=by(request), participant=found),
            SAVED,
            f"{_address(row)}#peserta",
        )
    people = [
        Invited(name, body, element)
        for name, body, element in zip(
            request.POST.getlist("name"),
            request.POST.getlist("body"),
            request.POST.getlist("element"),
            strict=False,
        )
        if name.strip()
    ]
    return step(
        request,
        lambda: actions.invite(by=by(request), consultation=row, people=people),
        INVITED.fill(n=len(people)),
        f"{_address(row)}#peserta",
    )


@require_POST
def hold(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """Who came and what was agreed; with the day of its minutes, the drafts take their step."""
    row = the_consultation(consultation)
    points = [
        Point(topic, said, agreed)
        for topic, said, agreed in zip(
            request.POST.getlist("topic"),
            request.POST.getlist("said"),
            request.POST.getlist("agreed"),
            strict=False,
        )
    ]

    def act() -> None:
        held_on = _typed_day(request, "held_on")
        actions.hold(
            by=by(request),
            consultation=row,
            held_on=held_on,
            came=request.POST.getlist("came"),
            points=points,
            revision=_whole(request.POST.get("revision", "")),
        )
        if request.POST.get("minutes_on") and row.minutes_on is None:
            day = _typed_day(request, "minutes_on")
            actions.sign_minutes(by=by(request), consultation=row, on=day)

    return step(request, act, SAVED, f"{_address(row)}#pelaksanaan")


def _typed_day(request: HttpRequest, name: str) -> Any:
    try:
        return forms.DateField(required=True).clean(request.POST.get(name, ""))
    except forms.ValidationError:
        raise refuse(
            Text("Tanggalnya belum diisi", "The day is missing"),
            Text("Isi tanggalnya", "Give the day"),
        ) from None


def _whole(text: str) -> int:
    return int(text) if text.isdigit() else 0


@require_POST
def paper(request: HttpRequest, consultation: UUID, kind: str) -> HttpResponse:
    """Invitation, attendance list, minutes: drafted from what is known, then changed there."""
    row = the_consultation(consultation)
    if kind not in _PAPERS:
        raise Http404
    made = actions.draft_of(by=by(request), consultation=row, kind=kind)
    return redirect("documents:edit", paper=made.uid)


@require_POST
def follow_ups(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """Add what was agreed to be done."""
    row = the_consultation(consultation)
    positions = row.unit.positions.filter(withdrawn_at=None)
    position = positions.filter(pk=_whole(request.POST.get("position", ""))).first()

    def act() -> None:
        actions.add_follow_up(
            by=by(request),
            consultation=row,
            what=request.POST.get("what", ""),
            due_on=_typed_day(request, "due_on"),
            position=position,
        )

    return step(request, act, SAVED, f"{_address(row)}#tindak-lanjut")


@require_POST
def done(request: HttpRequest, follow_up: UUID) -> HttpResponse:
    """A follow-up was done."""
    rows = ConsultationFollowUp.objects.select_related("consultation__unit")
    row = get_object_or_404(rows, uid=follow_up)

    def act() -> None:
        actions.finish_follow_up(
            by=by(request),
            follow_up=row,
            on=_typed_day(request, "on"),
            note=request.POST.get("note", ""),
        )

    return step(request, act, SAVED, f"{_address(row.consultation)}#tindak-lanjut")


@require_POST
def withdraw(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """Called off, or opened by mistake."""
    row = the_consultation(consultation)
    try:
        because = request.POST.get("because", "")
        actions.withdraw_consultation(by=by(request), consultation=row, because=because)
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect(_address(row))
    tell(request, Text("Konsultasi ditarik.", "The consultation is withdrawn."))
    return redirect("catalogue:consultations", unit=row.unit.uid)
