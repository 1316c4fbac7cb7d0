"""Opening a round: what it is, for which units, a last look, then all of it at once.

Nothing is stored between the steps: the plan travels in the address, the units in the form.
"""

from __future__ import annotations

import io
from pathlib import Path

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from zonahijau.assessments import actions, sheets
from zonahijau.assessments.actions.rounds import check_plan
from zonahijau.assessments.forms import PlanForm, UnitsFileForm
from zonahijau.assessments.models import Round
from zonahijau.assessments.pages.listings import units_to_choose
from zonahijau.assessments.pages.opening import (
    MOST_EDITED,
    Chosen,
    assessors,
    chosen_in,
    plan_facts,
    unit_plans,
)
from zonahijau.assessments.views.paths import ROUNDS
from zonahijau.assessments.views.reading import uids_in
from zonahijau.assessments.views.telling import tell
from zonahijau.evidence.receiving import bounded, too_large
from zonahijau.instruments.models import Version
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.places import must_government, person_of
from zonahijau.tables.output import write_csv
from zonahijau.web.forms import lay_on
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Refusal, Refused, Text, refuse

NEW = Text("Buka putaran", "Open a round")
UNITS = Text("Pilih unit", "Choose units")
CHECK = Text("Periksa", "Check")


def _form(request: HttpRequest, government: Government) -> PlanForm:
    versions = Version.objects.visible_to(person_of(request)).usable()
    given = request.GET if "version" in request.GET else None
    today = government.today()
    initial = {"kind": "self", "starts_on": today}
    return PlanForm(given, government=government, versions=versions, initial=initial)


def _crumbs(*more: Text) -> list[Crumb]:
    return [Crumb(ROUNDS, reverse("assessments:rounds")), *(Crumb(each) for each in more)]


def _planned(request: HttpRequest) -> PlanForm | None:
    """The plan that the address carries; None where it cannot be."""
    government = must_government(request)
    form = _form(request, government)
    if not form.is_valid():
        return None
    try:
        check_plan(government, form.cleaned_data["version"], form.plan())
    except Refused as refused:
        lay_on(form, refused)
        return None
    return form


def _to(name: str, request: HttpRequest) -> str:
    return f"{reverse(f'assessments:{name}')}?{request.GET.urlencode()}"


def new_round(request: HttpRequest) -> HttpResponse:
    """What the round is; a good plan leads to the units."""
    government = must_government(request)
    form = _form(request, government)
    if form.is_bound and form.is_valid():
        try:
            check_plan(government, form.cleaned_data["version"], form.plan())
        except Refused as refused:
            lay_on(form, refused)
        else:
            return redirect(_to("choose_units", request))
    context = {"form": form, "government": government, "crumbs": _crumbs(NEW)}
    return render(request, "assessments/new_round.html", context)


def _units(request: HttpRequest, form: PlanForm) -> QuerySet[Unit]:
    """The units that may be in the round: those of the person's places that exist on its day."""
    rows = Unit.objects.visible_to(request.user).open_on(form.cleaned_data["starts_on"])
    found: QuerySet[Unit] = rows.filter(government=form.government)
    return found


def choose_units(request: HttpRequest) -> HttpResponse:
    """The units with a tick before each; a search and filters narrow them."""
    form = _planned(request)
    if form is None:
        return redirect(_to("new_round", request))
    context = {
        "listing": units_to_choose(request, _units(request, form)),
        "plan": form.plan(),
        "version": form.cleaned_data["version"],
        "query": request.GET.urlencode(),
        "crumbs": _crumbs(NEW, UNITS),
    }
    return render(request, "assessments/choose_units.html", context)


@require_POST
def check_units(request: HttpRequest) -> HttpResponse:
    """A last look at the chosen units, with what is said of all and of each."""
    form = _planned(request)
    if form is None:
        return redirect(_to("new_round", request))
    rows = _units(request, form)
    if request.POST.get("cara") == "semua":
        units = list(units_to_choose(request, rows).page.paginator.object_list)
    else:
        units = list(rows.filter(uid__in=uids_in(request.POST.getlist("unit"))).order_by("name"))
    chosen = chosen_in(request.POST, units, form.cleaned_data["version"].instrument)
    if not chosen:
        faults = [refusal_without_units()]
        context = {"faults": faults, "listing": units_to_choose(request, rows)}
        context |= {"plan": form.plan(), "version": form.cleaned_data["version"]}
        context |= {"query": request.GET.urlencode(), "crumbs": _crumbs(NEW, UNITS)}
        return render(request, "assessments/choose_units.html", context, status=422)
    return _check_page(request, form, chosen, [])


def refusal_without_units() -> Refusal:
    """Nothing was ticked."""
    return Refusal(
        Text("belum ada unit yang dipilih", "no unit is chosen"),
        Text("centang sedikitnya satu unit", "tick at least one unit"),
    )


def _check_page(
    request: HttpRequest, form: PlanForm, chosen: list[Chosen], faults: list[Refusal]
) -> HttpResponse:
    version = form.cleaned_data["version"]
    context = {
        "plan": form.plan(),
        "version": version,
        "facets": list(version.instrument.facets.values()),
        "for_all": not any(each.is_special for each in chosen),
        "chosen": chosen,
        "one_by_one": len(chosen) <= MOST_EDITED,
        "facts": plan_facts(form.plan(), version),
        "able": assessors(form.government, form.plan().kind),
        "faults": faults,
        "query": request.GET.urlencode(),
        "crumbs": _crumbs(NEW, CHECK),
    }
    status = 422 if faults else 200
    return render(request, "assessments/check_units.html", context, status=status)


@require_POST
def open_round(request: HttpRequest) -> HttpResponse:
    """Open it for all chosen units at once, or say what stands in the way."""
    form = _planned(request)
    if form is None:
        return redirect(_to("new_round", request))
    version = form.cleaned_data["version"]
    rows = _units(request, form).filter(uid__in=uids_in(request.POST.getlist("unit")))
    units = list(rows.order_by("name"))
    chosen = chosen_in(request.POST, units, version.instrument)
    try:
        opened = _open(request, form, chosen)
    except Refused as refused:
        return _check_page(request, form, chosen, list(refused.refusals))
    done = Text("Putaran dibuka untuk {n} unit.", "The round is open for {n} units.")
    tell(request, done.fill(n=len(chosen)))
    return redirect("assessments:round", opened.uid)


def _open(request: HttpRequest, form: PlanForm, chosen: list[Chosen]) -> Round:
    plan = form.plan()
    return actions.open_round(
        government=form.government,
        version=form.cleaned_data["version"],
        plan=plan,
        units=unit_plans(chosen, assessors(form.government, plan.kind)),
        by=person_of(request),
    )


@bounded(sheets.LARGEST_FILE)
def units_sheet(request: HttpRequest) -> HttpResponse:
    """The units from a spreadsheet: every fault is shown, or the last look before opening."""
    form = _planned(request)
    if form is None:
        return redirect(_to("new_round", request))
    faults: list[Refusal] = []
    if request.method == "POST":
        try:
            read = _read(request, form)
        except Refused as refused:
            faults = list(refused.refusals)
        else:
            if not read.faults:
                return _check_page(request, form, read.chosen, [])
            faults = read.faults
    context = {
        "columns": sheets.columns(form.cleaned_data["version"].instrument),
        "plan": form.plan(),
        "faults": faults,
        "query": request.GET.urlencode(),
        "crumbs": _crumbs(NEW, UNITS),
    }
    status = 422 if faults else 200
    return render(request, "assessments/units_sheet.html", context, status=status)


def _read(request: HttpRequest, form: PlanForm) -> sheets.ReadUnits:
    sent = UnitsFileForm(request.POST, request.FILES)
    if names := too_large(request):
        raise refuse(
            Text("berkas lebih dari 2 MB", "the file is larger than 2 MB"),
            Text("hapus kolom dan lembar yang tidak perlu", "delete columns that are not needed"),
            file=names[0],
        )
    if not sent.is_valid():
        raise refuse(
            Text("belum ada berkas yang dipilih", "no file is chosen"),
            Text("pilih berkas CSV atau XLSX", "choose a CSV or XLSX file"),
        )
    file, plan = sent.cleaned_data["berkas"], form.plan()
    against = sheets.Context(
        plan,
        form.cleaned_data["version"].instrument,
        list(_units(request, form)),
        assessors(form.government, plan.kind),
    )
    return sheets.read_units(Path(file.file.name), file.name, against)


def units_template(request: HttpRequest) -> HttpResponse:
    """The spreadsheet of this round with all units, to be thinned out and filled in."""
    form = _planned(request)
    if form is None:
        return redirect("assessments:new_round")
    instrument = form.cleaned_data["version"].instrument
    defaults = [facet.default for facet in instrument.facets.values()]
    text = io.StringIO(newline="")
    names = sheets.columns(instrument)
    rows = ([unit.code, *defaults, "", ""] for unit in _units(request, form))
    write_csv(text, names, rows)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="unit-putaran.csv"'
    return response
