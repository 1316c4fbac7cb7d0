"""Opening a round: what it is, for which units, a last look, then all of it at once.

No row is written between the steps. The plan waits in the person's session, so that neither its
title nor anything else of it stands in an address, where logs and shared screens would keep it;
the units travel in the form. Adding units to an open round goes the same way without the first
step (``views.adding``).
"""

from __future__ import annotations

import io
from pathlib import Path

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from zonahijau.assessments import actions, sheets
from zonahijau.assessments.actions.rounds import check_plan
from zonahijau.assessments.forms import PlanForm, UnitsFileForm
from zonahijau.assessments.pages.listings import units_to_choose
from zonahijau.assessments.pages.opening import (
    MOST_EDITED,
    Chosen,
    Opening,
    assessors,
    chosen_in,
    plan_facts,
    unit_plans,
)
from zonahijau.assessments.views import plans
from zonahijau.assessments.views.paths import ROUNDS
from zonahijau.assessments.views.reading import uids_in
from zonahijau.evidence.receiving import bounded, too_large
from zonahijau.instruments.models import Version
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.places import must_government, person_of
from zonahijau.tables.output import write_csv
from zonahijau.web.forms import lay_on
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import tell
from zonahijau.wording import Refusal, Refused, Text, refuse

NEW = Text("Buka putaran", "Open a round")
UNITS = Text("Pilih unit", "Choose units")
CHECK = Text("Periksa", "Check")


def _form(request: HttpRequest, government: Government, given: QueryDict | None) -> PlanForm:
    versions = Version.objects.visible_to(person_of(request)).usable()
    initial = {"kind": "self", "starts_on": government.today()}
    return PlanForm(given, government=government, versions=versions, initial=initial)


def _planned(form: PlanForm, government: Government) -> bool:
    """Whether the form's plan can be opened; what stands in the way is laid on the form."""
    if not form.is_valid():
        return False
    try:
        check_plan(government, form.cleaned_data["version"], form.plan())
    except Refused as refused:
        lay_on(form, refused)
        return False
    return True


def new_round(request: HttpRequest) -> HttpResponse:
    """What the round is; a good plan leads to the units, a begun one is taken up again."""
    government = must_government(request)
    kept = plans.kept(request)
    form = _form(request, government, request.POST if request.method == "POST" else kept)
    good = (request.method == "POST" or kept is not None) and _planned(form, government)
    if good and request.method == "POST":
        return redirect(plans.keep(request, reverse("assessments:choose_units")))
    context = {"form": form, "government": government, "crumbs": _crumbs(NEW)}
    status = 422 if request.method == "POST" else 200
    return render(request, "assessments/new_round.html", context, status=status)


def _crumbs(*more: Text) -> list[Crumb]:
    return [Crumb(ROUNDS, reverse("assessments:rounds")), *(Crumb(each) for each in more)]


def _opening(request: HttpRequest) -> Opening | HttpResponseRedirect:
    """The round that is being opened; back to its first page where the session has no good plan."""
    government, kept = must_government(request), plans.kept(request)
    form = _form(request, government, kept)
    if kept is None or not _planned(form, government):
        return redirect(plans.address(request, reverse("assessments:new_round")))
    return Opening(
        government=government,
        version=form.cleaned_data["version"],
        plan=form.plan(),
        addresses={
            step: plans.address(request, reverse(f"assessments:{name}"))
            for step, name in _STEPS.items()
        },
    )


_STEPS = {
    "choose": "choose_units",
    "check": "check_units",
    "sheet": "units_sheet",
    "template": "units_template",
    "open": "open_round",
}


def choose_units(request: HttpRequest) -> HttpResponse:
    """The units with a tick before each; a search and filters narrow them."""
    opening = _opening(request)
    return choose_page(request, opening) if isinstance(opening, Opening) else opening


@require_POST
def check_units(request: HttpRequest) -> HttpResponse:
    """A last look at the chosen units, with what is said of all and of each."""
    opening = _opening(request)
    return check_chosen(request, opening) if isinstance(opening, Opening) else opening


@require_POST
def open_round(request: HttpRequest) -> HttpResponse:
    """Open it for all chosen units at once, or say what stands in the way."""
    opening = _opening(request)
    if not isinstance(opening, Opening):
        return opening
    chosen = chosen_units(request, opening)
    try:
        opened = actions.open_round(
            government=opening.government,
            version=opening.version,
            plan=opening.plan,
            units=unit_plans(chosen, assessors(opening.government, opening.plan.kind)),
            by=person_of(request),
        )
    except Refused as refused:
        return check_page(request, opening, chosen, list(refused.refusals))
    plans.forget(request)
    done = Text("Putaran dibuka untuk {n} unit.", "The round is open for {n:unit|units}.")
    tell(request, done.fill(n=len(chosen)))
    return redirect("assessments:round", opened.uid)


@bounded(sheets.LARGEST_FILE)
def units_sheet(request: HttpRequest) -> HttpResponse:
    """The units from a spreadsheet: every fault is shown, or the last look before opening."""
    opening = _opening(request)
    return sheet_page(request, opening) if isinstance(opening, Opening) else opening


def units_template(request: HttpRequest) -> HttpResponse:
    """The spreadsheet of this round with all units, to be thinned out and filled in."""
    opening = _opening(request)
    return template_of(request, opening) if isinstance(opening, Opening) else opening


def units_of(request: HttpRequest, opening: Opening) -> QuerySet[Unit]:
    """The units that may be in the round: those of the person's places that exist on its day."""
    rows = Unit.objects.visible_to(request.user).open_on(opening.plan.starts_on)
    found: QuerySet[Unit] = rows.filter(government=opening.government).exclude(
        pk__in=opening.present
    )
    return found


def choose_page(
    request: HttpRequest, opening: Opening, faults: list[Refusal] | None = None
) -> HttpResponse:
    """The table of units, with what was wrong with the choice."""
    check = opening.addresses["check"].partition("?")[0]
    context = _context(opening, UNITS) | {
        "listing": units_to_choose(request, units_of(request, opening)),
        "check_address": f"{check}?{request.GET.urlencode()}",
        "faults": faults,
    }
    status = 422 if faults else 200
    return render(request, "assessments/choose_units.html", context, status=status)


def _context(opening: Opening, here: Text) -> dict[str, object]:
    round_ = opening.round
    first = Crumb(round_.title, opening.addresses["round"]) if round_ else Crumb(NEW)
    return {
        "opening": opening,
        "plan": opening.plan,
        "version": opening.version,
        "crumbs": [Crumb(ROUNDS, reverse("assessments:rounds")), first, Crumb(here)],
    }


def check_chosen(request: HttpRequest, opening: Opening) -> HttpResponse:
    """The units that were ticked, or all that the filters leave."""
    if request.POST.get("cara") == "semua":
        units = list(
            units_to_choose(request, units_of(request, opening)).page.paginator.object_list
        )
        chosen = chosen_in(request.POST, units, opening.version.instrument)
    else:
        chosen = chosen_units(request, opening)
    if not chosen:
        return choose_page(request, opening, [_refusal_without_units()])
    return check_page(request, opening, chosen, [])


def chosen_units(request: HttpRequest, opening: Opening) -> list[Chosen]:
    """The units that the form names."""
    rows = units_of(request, opening).filter(uid__in=uids_in(request.POST.getlist("unit")))
    return chosen_in(request.POST, list(rows.order_by("name")), opening.version.instrument)


def _refusal_without_units() -> Refusal:
    return Refusal(
        Text("belum ada unit yang dipilih", "no unit is chosen"),
        Text("centang sedikitnya satu unit", "tick at least one unit"),
    )


def check_page(
    request: HttpRequest, opening: Opening, chosen: list[Chosen], faults: list[Refusal]
) -> HttpResponse:
    """The last look, with what stands in the way."""
    context = _context(opening, CHECK) | {
        "facets": list(opening.version.instrument.facets.values()),
        "for_all": not any(each.is_special for each in chosen),
        "chosen": chosen,
        "one_by_one": len(chosen) <= MOST_EDITED,
        "facts": plan_facts(opening.plan, opening.version),
        "able": assessors(opening.government, opening.plan.kind),
        "faults": faults,
    }
    status = 422 if faults else 200
    return render(request, "assessments/check_units.html", context, status=status)


def sheet_page(request: HttpRequest, opening: Opening) -> HttpResponse:
    """The page that takes a spreadsheet of units, or the last look at what it holds."""
    faults: list[Refusal] = []
    if request.method == "POST":
        try:
            read = _read(request, opening)
        except Refused as refused:
            faults = list(refused.refusals)
        else:
            if not read.faults:
                return check_page(request, opening, read.chosen, [])
            faults = read.faults
    columns = sheets.columns(opening.version.instrument)
    context = _context(opening, UNITS) | {"columns": columns, "faults": faults}
    status = 422 if faults else 200
    return render(request, "assessments/units_sheet.html", context, status=status)


def _read(request: HttpRequest, opening: Opening) -> sheets.ReadUnits:
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
    file = sent.cleaned_data["berkas"]
    against = sheets.Context(
        opening.plan,
        opening.version.instrument,
        list(units_of(request, opening)),
        assessors(opening.government, opening.plan.kind),
    )
    return sheets.read_units(Path(file.file.name), file.name, against)


def template_of(request: HttpRequest, opening: Opening) -> HttpResponse:
    """The spreadsheet with all units that may be chosen."""
    instrument = opening.version.instrument
    defaults = [facet.default for facet in instrument.facets.values()]
    text = io.StringIO(newline="")
    rows = ([unit.code, *defaults, "", ""] for unit in units_of(request, opening))
    write_csv(text, sheets.columns(instrument), rows)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="unit-putaran.csv"'
    return response
