"""Follow-up plans: all lines that a person may see, one of them, and what becomes of it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.policies import Overtaken
from zonahijau.surveys import plans
from zonahijau.surveys.actions import follow_ups as actions
from zonahijau.surveys.actions.planning import plan_lowest
from zonahijau.surveys.actions.reports import WRITE
from zonahijau.surveys.models import FollowUp
from zonahijau.surveys.plan_forms import DoneForm, MoveForm, SayForm
from zonahijau.surveys.views.campaigns import survey_of
from zonahijau.surveys.voices import element_names, theme_of
from zonahijau.surveys.words import FOLLOW_UP_STATES
from zonahijau.web.forms import lay_on, whole_number
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.web.telling import step, tell
from zonahijau.wording import Refused, Text

PLANS = Text("Tindak lanjut survei", "Survey follow-up")


def address_of(row: FollowUp) -> str:
    """Its page."""
    return reverse("surveys:follow_up", args=[row.uid])


def line_of(uid: UUID) -> FollowUp:
    """The line of an address."""
    rows = FollowUp.objects.standing().select_related(
        "unit", "government", "report", "campaign", "position", "evidence"
    )
    return get_object_or_404(rows, uid=uid)


def _columns(today: date) -> tuple[Column, ...]:
    names = element_names()
    return (
        Column("programme", Text("Yang dilakukan", "What is done"), link=address_of),
        Column("unit", Text("Unit", "Unit"), lambda row: row.unit.name, order_by=("unit__name",)),
        Column("element", Text("Unsur", "Element"),
               lambda row: names.get(row.element, row.element), order_by=("element",)),
        Column("due_on", Text("Paling lambat", "By"), order_by=("due_on",), kind="date"),
        Column("who", Text("Penanggung jawab", "In charge"), plans.who),
        Column("state", Text("Keadaan", "State"), lambda row: plans.mark_of(row, today),
               kind="class"),
    )  # fmt: skip


@require_safe
def follow_ups(request: HttpRequest) -> HttpResponse:
    """Every line of the plans that this person may see: what is to be done first, by its day."""
    today = must_government(request).today()
    rows = FollowUp.objects.standing().within(*authority(request).places("see_unit"))
    states = [("late", plans.LATE), *FOLLOW_UP_STATES.items()]
    context = {
        "standing": plans.standing(rows.only("state", "due_on", "completed_on"), today),
        "listing": Listing(
            request,
            rows.select_related("unit", "position").order_by(_SETTLED, "due_on", "pk"),
            _columns(today),
            search_fields=("unit__name", "programme", "in_charge"),
            filters=[
                Filter(
                    "keadaan", Text("Keadaan", "State"), states, lambda of, it: _in(of, it, today)
                ),
                Filter("unsur", Text("Unsur", "Element"), list(element_names().items()), "element"),
            ],
        ),
        "crumbs": [Crumb(Text("Beranda", "Home"), "/"), Crumb(PLANS)],
    }
    return render(request, "surveys/follow_ups.html", context)


_SETTLED = Case(When(state__in=("planned", "running"), then=0), default=1)


def _in(rows: Any, state: str, today: date) -> Any:
    return rows.late_on(today) if state == "late" else rows.filter(state=state)


@require_safe
def follow_up(request: HttpRequest, line: UUID) -> HttpResponse:
    """A line of a plan, and what can become of it."""
    return _page(request, line_of(line), {})


def _page(
    request: HttpRequest, row: FollowUp, sent: dict[str, forms.Form], status: int = 200
) -> HttpResponse:
    today = row.government.today()
    revision = {"revision": row.revision}
    said = {"element": row.element, "programme": row.programme, "in_charge": plans.who(row)}
    theme = theme_of(row.element, row.theme) if row.theme else None
    context = {
        "row": row,
        "mark": plans.mark_of(row, today),
        "element": element_names().get(row.element, row.element),
        "theme": theme,
        "who": plans.who(row),
        "moves": row.moves.select_related("by"),
        "late": row.is_late_on(today),
        "may_write": authority(request).may(WRITE, row.unit),
        "say_form": sent.get("say") or SayForm(initial=said | revision),
        "move_form": sent.get("move") or MoveForm(initial=revision),
        "done_form": sent.get("done") or DoneForm(row=row, initial=revision | {"on": today}),
        "of": _of(row),
        "crumbs": [Crumb(PLANS, reverse("surveys:follow_ups")), Crumb(row.unit.name)],
    }
    return render(request, "surveys/follow_up.html", context, status=status)


def _of(row: FollowUp) -> tuple[Text, str]:
    """The report or survey that the line follows from."""
    if row.report is not None:
        return Text("Laporan SKM", "SKM report"), reverse("surveys:report", args=[row.report.uid])
    survey = row.campaign
    title = survey.title if survey else ""
    return Text(title, title), reverse("surveys:results", args=[survey.uid]) if survey else "/"


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, line: UUID) -> HttpResponse:
    """Say it better."""
    row, form = line_of(line), SayForm(request.POST or None)

    def act() -> None:
        given = form.cleaned_data["revision"]
        actions.change(by=person_of(request), line=row, revision=given, said=form.line(row))

    return _done(request, row, "say", form, act, Text("Perubahan disimpan.", "Changed."))


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, line: UUID) -> HttpResponse:
    """Another day, with the reason."""
    row, form = line_of(line), MoveForm(request.POST or None)

    def act() -> None:
        actions.move(by=person_of(request), line=row, **form.cleaned_data)

    return _done(request, row, "move", form, act, Text("Harinya dipindah.", "It has another day."))


@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, line: UUID) -> HttpResponse:
    """It is done."""
    row = line_of(line)
    form = DoneForm(request.POST or None, row=row)

    def act() -> None:
        actions.settle(by=person_of(request), line=row, state="done", **form.cleaned_data)

    done = Text("Tindak lanjut selesai.", "The follow-up is done.")
    return _done(request, row, "done", form, act, done)


def _done(
    request: HttpRequest, row: FollowUp, name: str, form: forms.Form, act: Any, said: Text
) -> HttpResponse:
    """Do it and show the line; or show the form with what is to be mended."""
    if request.method != "POST":
        return redirect(address_of(row))
    if form.is_valid():
        try:
            act()
        except (Refused, Overtaken) as refused:
            lay_on(form, refused)
        else:
            tell(request, said)
            return redirect(address_of(row))
    return _page(request, row, {name: form}, status=422)


@require_POST
def settle(request: HttpRequest, line: UUID) -> HttpResponse:
    """Under way, or dropped with a reason."""
    row = line_of(line)
    state = request.POST.get("state", "")
    revision = whole_number(request.POST.get("revision", ""))

    def act() -> None:
        actions.settle(
            by=person_of(request),
            line=row,
            revision=revision,
            state=state if state in ("running", "dropped") else "running",
            because=request.POST.get("because", ""),
        )

    return step(request, act, Text("Tindak lanjut dicatat.", "Written down."), address_of(row))


@require_POST
def withdraw(request: HttpRequest, line: UUID) -> HttpResponse:
    """Take out a line that was entered by mistake."""
    row = line_of(line)
    because = request.POST.get("because", "")
    return step(
        request,
        lambda: actions.withdraw_line(by=person_of(request), line=row, because=because),
        Text("Baris ditarik dari rencana.", "The line was taken out of the plan."),
        reverse("surveys:follow_ups"),
        address_of(row),
    )


@require_POST
def begin(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """The plan of a survey begins with its lowest elements."""
    survey = survey_of(campaign)
    here = f"{reverse('surveys:results', args=[survey.uid])}#rencana"
    return step(
        request,
        lambda: plan_lowest(by=person_of(request), campaign=survey),
        Text("Rencana disusun. Periksa kegiatan, waktu, dan penanggung jawabnya.",
             "The plan is drafted. Look at what is done, by when and by whom."),
        here,
    )  # fmt: skip
