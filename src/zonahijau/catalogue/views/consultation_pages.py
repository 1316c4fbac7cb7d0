"""The page of a consultation: its three phases, people, minutes, what follows. What was typed stays
on the page where something is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from zonahijau.catalogue import consulting, papers
from zonahijau.catalogue.actions import consultations as actions
from zonahijau.catalogue.actions.consultations import Invited, Point
from zonahijau.catalogue.kinds import CONSULTATION_KINDS, CONSULTATION_PHASES, PUBLIC_ELEMENTS
from zonahijau.catalogue.models import Consultation, ConsultationFollowUp, Participant
from zonahijau.catalogue.views.consultations import (
    PAPERS,
    address_of,
    crumbs_to,
    the_consultation,
)
from zonahijau.catalogue.views.services import by
from zonahijau.documents.models import Paper
from zonahijau.documents.words import WITHDRAWN
from zonahijau.organisations.permissions import authority
from zonahijau.web.forms import DayField, whole_number
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step, tell
from zonahijau.wording import Refused, Text, refuse

SAVED = Text("Tersimpan.", "Saved.")
INVITED = Text("{n} orang ditambahkan.", "{n:person was|people were} added.")
MINUTES_OF_FORUM = Text("Berita acara konsultasi publik", "Minutes of the consultation")
ADVANCE = {
    consulting.PREPARATION: Text("Mulai tahap pelaksanaan", "Begin to hold it"),
    consulting.HOLDING: Text("Lanjut ke tindak lanjut", "On to the follow-up"),
    consulting.FOLLOW_UP: Text("Tutup konsultasi", "Close the consultation"),
}
PEOPLE, HOLDING, FOLLOW_UPS = "peserta", "pelaksanaan", "tindak-lanjut"
ROOM = 4
"""Empty rows that a form shows beside those that are filled."""


@require_safe
def consultation(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """Where it stands: its three phases, people, minutes, what follows."""
    return _shown(request, the_consultation(consultation))


def _shown(
    request: HttpRequest, row: Consultation, part: str = "", refused: Refused | None = None
) -> HttpResponse:
    """The page; with a refusal, the part that was sent stands open as it was typed."""
    may = authority(request).may("manage_standards", row.unit)
    sees = authority(request).may("see_papers", row.unit)
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
        "elements": list(PUBLIC_ELEMENTS.items()),
        "positions": list(row.unit.positions.filter(withdrawn_at=None)),
        "may_manage": may and row.phase != consulting.CLOSED,
        "may_write": authority(request).may("write_papers", row.unit),
        "papers": [(slug, _title(row, slug)) for slug in PAPERS],
        "drafted": _drafted(row) if sees else [],
        "advance": ADVANCE.get(row.phase),
        "lacking": consulting.missing(actions.extent_of(row)),
        "crumbs": crumbs_to(row.unit, Crumb(row.title)),
        "part": part,
        "faults": refused.refusals if refused else (),
        **_typed(request, row, part),
    }
    return render(request, "catalogue/consultation.html", context, status=422 if refused else 200)


def _drafted(row: Consultation) -> list[tuple[Paper, Text]]:
    """The papers that were drafted from it and stand, the newest first, by what they are."""
    rows = Paper.objects.filter(unit=row.unit, kind__in=PAPERS, chosen__consultation=str(row.uid))
    standing = rows.exclude(state=WITHDRAWN).defer("content")
    return [(each, _title(row, each.kind)) for each in standing]


def _title(row: Consultation, slug: str) -> Text:
    is_minutes = row.kind == "forum" and slug == papers.DISCUSSION
    return MINUTES_OF_FORUM if is_minutes else papers.TITLES[slug]


def _typed(request: HttpRequest, row: Consultation, part: str) -> dict[str, Any]:
    """What the three forms hold: of the one that was sent what was typed, else what is kept."""
    said = request.POST
    room: list[Any] = [{} for _ in range(ROOM)]
    if part == PEOPLE:
        room = [{"name": a, "body": b, "element": c} for a, b, c in _columns(request, *_PERSON)]
    points: list[Any] = [*row.points, *({} for _ in range(2 if row.points else 3))]
    came = {str(each.uid) for each in row.participants.all() if each.came is not False}
    day = row.held_on or row.planned_on
    held_on, minutes_on = day.isoformat() if day else "", ""
    if part == HOLDING:
        points = [dict(zip(_POINT, each, strict=True)) for each in _columns(request, *_POINT)]
        came = set(said.getlist("came"))
        held_on, minutes_on = said.get("held_on", ""), said.get("minutes_on", "")
    return {
        "room": room,
        "points": points,
        "ticked": came,
        "held_on": held_on,
        "minutes_on": minutes_on,
        "typed": said if part == FOLLOW_UPS else {},
    }


_PERSON, _POINT = ("name", "body", "element"), ("topic", "said", "agreed")


def _columns(request: HttpRequest, *names: str) -> list[tuple[str, ...]]:
    return list(zip(*(request.POST.getlist(name) for name in names), strict=False))


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


def _tried(
    request: HttpRequest, row: Consultation, part: str, act: Callable[[], object], done: Text
) -> HttpResponse:
    """Done whole or not at all; where it is refused the page stands as it was typed."""
    try:
        with transaction.atomic():
            act()
    except Refused as refused:
        return _shown(request, the_consultation(row.uid), part, refused)
    tell(request, done)
    return redirect(f"{address_of(row)}#{part}")


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
            f"{address_of(row)}#{PEOPLE}",
        )
    people = [Invited(*each) for each in _columns(request, *_PERSON) if each[0].strip()]

    def act() -> None:
        actions.invite(by=by(request), consultation=row, people=people)

    return _tried(request, row, PEOPLE, act, INVITED.fill(n=len(people)))


@require_POST
def hold(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """Who came and what was agreed; with the day of its minutes, the drafts take their step."""
    row = the_consultation(consultation)

    def act() -> None:
        actions.hold(
            by=by(request),
            consultation=row,
            held_on=_typed_day(request, "held_on"),
            came=request.POST.getlist("came"),
            points=[Point(*each) for each in _columns(request, *_POINT)],
            revision=whole_number(request.POST.get("revision", "")),
        )
        if request.POST.get("minutes_on") and row.minutes_on is None:
            day = _typed_day(request, "minutes_on")
            actions.sign_minutes(by=by(request), consultation=row, on=day)

    return _tried(request, row, HOLDING, act, SAVED)


def _typed_day(request: HttpRequest, name: str) -> Any:
    try:
        return DayField(required=True).clean(request.POST.get(name, ""))
    except forms.ValidationError:
        raise refuse(
            Text("Tanggalnya belum diisi", "The day is missing"),
            Text("Isi tanggalnya", "Give the day"),
        ) from None


@require_POST
def follow_ups(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """Add what was agreed to be done."""
    row = the_consultation(consultation)
    positions = row.unit.positions.filter(withdrawn_at=None)
    position = positions.filter(pk=whole_number(request.POST.get("position", ""))).first()

    def act() -> None:
        actions.add_follow_up(
            by=by(request),
            consultation=row,
            what=request.POST.get("what", ""),
            due_on=_typed_day(request, "due_on"),
            position=position,
        )

    return _tried(request, row, FOLLOW_UPS, act, SAVED)


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

    return step(request, act, SAVED, f"{address_of(row.consultation)}#{FOLLOW_UPS}")
