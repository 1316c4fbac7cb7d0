"""The index of the government: this year, by agency, over the years, and how it is rolled up."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zonahijau.organisations.forms.fields import options, say
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.views.form_pages import FormPage, answer
from zonahijau.surveys import region
from zonahijau.surveys.actions.choosing import MANAGE, choose, rule_of, targets_of
from zonahijau.surveys.rolling_up import ROLL_UPS
from zonahijau.surveys.views.register import REGISTER
from zonahijau.web.navigation import Crumb
from zonahijau.web.pictures.multiples import Point, SmallMultiples, small_multiples
from zonahijau.web.tables import Column, Listing
from zonahijau.wording import Text, refuse

INDICES = Text("Indeks daerah", "Index of the region")
COLUMNS = (
    Column("name", Text("Perangkat daerah", "Agency"), order_by=("name",)),
    Column("units", Text("Unit terhitung", "Units counted"), lambda row: row.total.units,
           kind="number"),
    Column("respondents", Text("Responden", "Respondents"), lambda row: row.total.respondents,
           kind="number"),
    Column("index", Text("IKM", "IKM"), kind="number", places=2),
    Column("grade", Text("Mutu", "Grade"), lambda row: row.grade or None),
)  # fmt: skip


@require_safe
def indices(request: HttpRequest) -> HttpResponse:
    """The year that was asked for, else the newest that has an accepted report."""
    government = must_government(request)
    years = region.years(government)
    chosen = _year(request, [each.year for each in years])
    rows = region.units_of(government, [chosen]).get(chosen, []) if chosen else []
    rule = rule_of(government)
    both = region.both(government.name, rows)
    context = {
        "year": chosen,
        "years": years,
        "shown": both[rule],
        "other": next(found for name, found in both.items() if name != rule),
        "rule": ROLL_UPS[rule],
        "other_rule": next(words for name, words in ROLL_UPS.items() if name != rule),
        "change": _change(years, chosen),
        "picture": _picture(government, years),
        "without": _without(government, rows),
        "listing": Listing(request, region.agencies(government, rows), COLUMNS, per_page=60),
        "may_choose": authority(request).may(MANAGE, government),
        "crumbs": [Crumb(REGISTER, reverse("surveys:register")), Crumb(INDICES)],
    }
    return render(request, "surveys/indices.html", context)


def _year(request: HttpRequest, known: list[int]) -> int | None:
    asked = request.GET.get("tahun", "")
    if asked.isdigit() and int(asked) in known:
        return int(asked)
    return known[-1] if known else None


def _without(government: Government, rows: list[Any]) -> int:
    """Units that exist today and have no accepted index in the year."""
    there = Unit.objects.filter(government=government).open_on(government.today())
    return there.exclude(pk__in=[row.unit for row in rows]).count()


def _change(years: list[region.Year], chosen: int | None) -> dict[str, Any] | None:
    """The step from the year before; none where another version computed it."""
    places = [each.year for each in years]
    if chosen is None or places.index(chosen) == 0:
        return None
    before, now = years[places.index(chosen) - 1], years[places.index(chosen)]
    if before.series != now.series:
        return {"broken": True, "year": before.year}
    if before.shown.index is None or now.shown.index is None:
        return None
    return {"broken": False, "year": before.year, "points": now.shown.index - before.shown.index}


def _picture(government: Government, years: list[region.Year]) -> SmallMultiples | None:
    """The years as a line that breaks where the regulation changed; none of a single year."""
    if len(years) < 2:
        return None
    points = [Point(str(each.year), each.shown.index, each.series) for each in years]
    return small_multiples([("pemda", government.name, points)], least=25)


class RollUpForm(forms.Form):
    """How indices are rolled up, and the targets, a year a line."""

    rule = forms.ChoiceField(
        label=say("Nilai di atas unit", "The index above the unit"),
        choices=options(ROLL_UPS),
        widget=forms.RadioSelect,
        help_text=say(
            "Peraturan tidak menetapkan caranya; pilihan ini disebut di samping setiap angka.",
            "No regulation says how; the choice is named beside every number.",
        ),
    )
    targets = forms.CharField(
        label=say("Target IKM (RPJMD, IKU)", "Targets (RPJMD, IKU)"),
        widget=forms.Textarea({"rows": "6"}),
        required=False,
        help_text=say("Satu tahun tiap baris: 2026 88,50", "A year a line: 2026 88.50"),
    )

    def wanted(self) -> dict[int, Decimal]:
        """The targets; Refused for a line that is none."""
        lines = self.cleaned_data["targets"].splitlines()
        return dict(_target(line) for line in lines if line.strip())


def _target(line: str) -> tuple[int, Decimal]:
    year, _, value = line.strip().partition(" ")
    try:
        target = Decimal(value.strip().replace(",", "."))
    except InvalidOperation:
        target = Decimal(-1)
    if not (year.isdigit() and len(year) == 4 and 25 <= target <= 100):
        raise refuse(
            Text("Baris “{line}” bukan target", "The line “{line}” is no target").fill(line=line),
            Text("Tulis tahun lalu nilai, misalnya 2026 88,50", "Write 2026 88.50"),
            column="targets",
        )
    return int(year), target


@require_http_methods(["GET", "HEAD", "POST"])
def rolling(request: HttpRequest) -> HttpResponse:
    """Choose how indices are rolled up."""
    government = must_government(request)
    told = "\n".join(f"{year} {value}" for year, value in targets_of(government).items())
    initial = {"rule": rule_of(government), "targets": told}
    form = RollUpForm(request.POST or None, initial=initial)
    page = FormPage(
        Text("Cara menggabung dan target IKM", "Roll-up and targets"),
        Text("Simpan", "Save"),
        reverse("surveys:indices"),
        Text("Pilihan disimpan.", "The choice is saved."),
        None,
        (Crumb(INDICES, reverse("surveys:indices")),),
    )

    def act() -> None:
        choose(
            by=person_of(request),
            government=government,
            rule=form.cleaned_data["rule"],
            targets=form.wanted(),
        )

    return answer(request, form, page, act)
