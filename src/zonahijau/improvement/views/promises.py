"""Promises: the list, one of them with its days, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.improvement import actions, policies
from zonahijau.improvement.forms import MoveForm, PromiseForm, ReportForm
from zonahijau.improvement.marks import LATE, mark_of
from zonahijau.improvement.models import Finding, Promise
from zonahijau.improvement.queries import findings_seen_by
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of
from zonahijau.web.forms import lay_on
from zonahijau.web.language import said
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text

HEADING = Text("Janji", "Promises")


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """What was promised: first how many are late, then each."""
    government = must_government(request)
    rows = Promise.objects.visible_to(request.user).filter(government=government)
    rows, today = rows.select_related("unit", "government"), government.today()
    context = {
        "listing": _listing(request, rows, today),
        "late": rows.late_on(today).count(),
        "unpromised": findings_seen_by(request.user, government).unpromised().count(),
        "waiting": rows.waiting().count(),
        "may_make": authority(request).may_anywhere(actions.MAKE),
        "crumbs": [Crumb(HEADING)],
    }
    return render(request, "improvement/promises.html", context)


def _listing(request: HttpRequest, rows: Any, today: date) -> Listing:
    columns = (
        Column("what", Text("Yang dijanjikan", "Promise"), link=_address, order_by=("what",)),
        Column("unit", Text("Unit", "Unit"), lambda row: row.unit.name, order_by=("unit__name",)),
        Column("person", Text("Penanggung jawab", "Who answers"), order_by=("person",)),
        Column("due_on", Text("Jatuh tempo", "Due"), order_by=("due_on",), kind="date"),
        Column("state", Text("Keadaan", "State"), mark_of, order_by=("state",), kind="class"),
    )
    return Listing(
        request,
        rows,
        columns,
        search_fields=("what", "unit__name", "person"),
        filters=_filters(today),
        order="due_on",
    )


def _filters(today: date) -> tuple[Filter, ...]:
    stands = [("lewat", LATE.word), *policies.STATES.items()]
    narrowed = Filter(
        "keadaan",
        Text("Keadaan", "State"),
        stands,
        lambda rows, chosen: (
            rows.late_on(today) if chosen == "lewat" else rows.filter(state=chosen)
        ),
    )
    source = Filter("asal", Text("Asal", "From"), list(policies.SOURCES.items()), "source")
    moved = Filter(
        "pindah",
        Text("Tanggal", "Day"),
        [("ya", Text("Pernah dipindah", "Moved"))],
        lambda rows, _: rows.exclude(due_on=F("first_due_on")),
    )
    return narrowed, source, moved


def _address(row: Promise) -> str:
    return reverse("improvement:promise", kwargs={"uid": row.uid})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write down a promise made at a visit or a meeting, or for findings of a unit."""
    form = _promise_form(request)
    if form.is_valid():
        try:
            row = actions.make_promise(by=person_of(request), **form.cleaned_data)
        except Refused as refused:
            lay_on(form, refused)
        else:
            return redirect("improvement:promise", uid=row.uid)
    crumbs = [Crumb(HEADING, reverse("improvement:promises")), Crumb(Text("Baru", "New"))]
    return render(request, "improvement/new.html", {"form": form, "crumbs": crumbs})


def _promise_form(request: HttpRequest) -> PromiseForm:
    """For the unit of the address its findings stand there to be ticked; with ``?temuan=semua``
    they are, and the words begin with them."""
    units = Unit.objects.filter(pk__in=_makeable(request)).order_by("name")
    uid = request.POST.get("unit") or request.GET.get("unit", "")
    findings = _findings_of(units, uid)
    initial: dict[str, object] = {"unit": uid}
    if findings and request.GET.get("temuan"):
        words = "; ".join(each.what_id.removeprefix("Situs, belum: ") for each in findings)
        initial |= {
            "findings": [each.uid for each in findings],
            "what": f"Memperbaiki temuan situs: {words}"[: policies.LONGEST],
            "source": "finding",
        }
    return PromiseForm(request.POST or None, units=units, findings=findings, initial=initial)


def _findings_of(units: Any, uid: str) -> Any:
    """The findings of a unit among these that nobody has promised to repair."""
    try:
        unit = units.filter(uid=UUID(uid)).first()
    except ValueError:
        unit = None
    rows = Finding.objects.unpromised()
    return rows.filter(unit=unit) if unit is not None else rows.none()


def _makeable(request: HttpRequest) -> Any:
    """The units for which the person may write promises."""
    places = authority(request).places(actions.MAKE)
    today = must_government(request).today()
    return Unit.objects.within(*places).open_on(today).values("pk")


def _one(uid: UUID) -> Promise:
    rows = Promise.objects.select_related("unit__government", "government", "by", "assessment")
    return get_object_or_404(rows, uid=uid)


@require_safe
def promise(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One promise: who, what, by when, every move of its day."""
    return _show(request, _one(uid))


def _show(request: HttpRequest, row: Promise, **forms: Any) -> HttpResponse:
    held = authority(request)
    waiting = row.state in policies.WAITING
    context = {
        "promise": row,
        "mark": mark_of(row),
        "findings": list(row.findings.all()),
        "moves": list(row.moves.select_related("by")),
        "may_report": row.state == policies.OPEN and held.may(actions.MAKE, row.unit),
        "may_settle": waiting and held.may(actions.SETTLE, row.unit),
        "report_form": ReportForm(),
        "move_form": MoveForm(),
        "crumbs": [Crumb(HEADING, reverse("improvement:promises")), Crumb(row.unit.name)],
        **forms,
    }
    return render(request, "improvement/promise.html", context)


@require_POST
def report(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The unit says that it is done."""
    row, form = _one(uid), ReportForm(request.POST)
    return _done(
        request,
        row,
        form,
        "report_form",
        lambda: actions.report_promise(by=person_of(request), promise=row, **form.cleaned_data),
    )


@require_POST
def move(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Another day, with the reason."""
    row, form = _one(uid), MoveForm(request.POST)
    return _done(
        request,
        row,
        form,
        "move_form",
        lambda: actions.move_promise(by=person_of(request), promise=row, **form.cleaned_data),
    )


def _done(
    request: HttpRequest, row: Promise, form: Any, name: str, act: Callable[[], object]
) -> HttpResponse:
    """Done and told, or the page again with what was typed."""
    if form.is_valid():
        try:
            act()
        except Refused as refused:
            lay_on(form, refused)
        else:
            messages.success(request, said(Text("Tersimpan.", "Saved.")))
            return redirect("improvement:promise", uid=row.uid)
    return _show(request, row, **{name: form})


@require_POST
def keep(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Seen to be done."""
    return _settled(
        request, uid, lambda row: actions.keep_promise(by=person_of(request), promise=row)
    )


@require_POST
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Written down by mistake."""
    reason = request.POST.get("reason", "")
    return _settled(
        request,
        uid,
        lambda row: actions.withdraw_promise(by=person_of(request), promise=row, reason=reason),
    )


def _settled(request: HttpRequest, uid: UUID, act: Callable[[Promise], object]) -> HttpResponse:
    row = _one(uid)
    try:
        act(row)
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect("improvement:promise", uid=row.uid)
