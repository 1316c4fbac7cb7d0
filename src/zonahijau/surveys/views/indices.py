"""The index above the survey: of a unit and all below it, a government, a province, the nation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zonahijau.organisations.authority import WHOLE
from zonahijau.organisations.deciding import keeps_installation
from zonahijau.organisations.models import Government, Region, Unit
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government
from zonahijau.surveys.above import scopes
from zonahijau.surveys.above.index import Index, Shown, index_of, shown
from zonahijau.surveys.actions.choosing import (
    MANAGE,
    TO_LOOK,
    Chosen,
    chosen_above,
    chosen_in,
    targets_of,
    targets_of_unit,
)
from zonahijau.surveys.choosing_forms import AboveForm
from zonahijau.surveys.rolling_up import (
    ROLL_UPS,
    UnitIndex,
    below,
    by_agency,
    by_government,
)
from zonahijau.surveys.views.indices_pictures import ACROSS, UP, least_of, quadrants_of, trend_of
from zonahijau.surveys.views.register import REGISTER
from zonahijau.web.language import said
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Listing
from zonahijau.wording import Text

INDICES = Text("Indeks daerah", "Index of the region")
NATION = Text("Nasional", "Nation")
_PROVINCE = Text(
    "Provinsi {name} ({n} dari {all} pemerintah daerah)",
    "{name} ({n} of {all:government|governments})",
)
_NATION = Text(
    "nasional ({n} dari {all} pemerintah daerah)",
    "of the nation ({n} of {all:government|governments})",
)
SEE = "see_units"
_NAMES: Mapping[str, Text] = {
    "unit": Text("Unit", "Unit"),
    "agency": Text("Perangkat daerah", "Agency"),
    "government": Text("Pemerintah daerah", "Government"),
    "province": Text("Provinsi", "Province"),
}
Part = tuple[Shown, str]
"""A line of the table of parts, and where its name leads."""


def _columns(named: str) -> tuple[Column, ...]:
    return (
        Column("name", _NAMES[named], lambda row: row[0].name, link=lambda row: row[1],
               order_by=("name",)),
        Column("units", Text("Unit terhitung", "Units counted"), lambda row: row[0].total.units,
               kind="number", order_by=("units",)),
        Column("respondents", Text("Responden", "Respondents"),
               lambda row: row[0].total.respondents, kind="number", order_by=("respondents",)),
        Column("index", Text("IKM", "IKM"), lambda row: row[0].index, kind="number", places=2,
               order_by=("index",), share=lambda row: row[0].index),
        Column("grade", Text("Mutu", "Grade"), lambda row: row[0].grade or None),
    )  # fmt: skip


@require_safe
def indices(request: HttpRequest) -> HttpResponse:
    """Of the government: its agencies with all below them."""
    government = must_government(request)
    may_choose = authority(request).may(MANAGE, government)
    how = _how(request, chosen_in(government))
    scope, rule = scopes.of_government(government), how.rule
    found = index_of(scope, _year(request), rule, targets_of(government))
    several = len(_overseen(request)) > 1
    return _page(
        request,
        found,
        "agency",
        lambda: _units(by_agency(found.rows) if found else {}, rule),
        how=how,
        without=_without(Unit.objects.filter(government=government), government, found),
        choose=reverse("surveys:rolling") if may_choose else "",
        above=reverse("surveys:index_of_nation") if several else "",
        crumbs=[Crumb(REGISTER, reverse("surveys:register")), Crumb(INDICES)],
    )


@require_safe
def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Of a unit with all below it, beside its own targets or those of the region."""
    row = get_object_or_404(Unit.objects.select_related("government"), uid=unit)
    how = _how(request, chosen_in(row.government))
    own, rule = targets_of_unit(row), how.rule
    found = index_of(scopes.of_unit(row), _year(request), rule, own or targets_of(row.government))
    units = Unit.objects.filter(government=row.government, path__startswith=row.path)
    may_all = authority(request).may(SEE, row.government)
    region = [Crumb(INDICES, reverse("surveys:indices"))] if may_all else []
    return _page(
        request,
        found,
        "unit",
        lambda: _own(row, found, rule) + _units(below(found.rows, row.path), rule) if found else [],
        how=how,
        own_targets=bool(own),
        without=_without(units, row.government, found),
        choose=reverse("surveys:aims", args=[row.uid])
        if authority(request).may(MANAGE, row)
        else "",
        crumbs=[Crumb(REGISTER, reverse("surveys:register")), *region, Crumb(row.name)],
    )


@require_safe
def of_province(request: HttpRequest, region: str) -> HttpResponse:
    """Of the governments in a province that this person oversees."""
    province = get_object_or_404(Region, code=region)
    there = [each for each in _overseen(request) if _province(each) == region]
    if not there:
        raise Http404
    regions = Region.objects.filter(Q(province_code=region) | Q(code=region)).count()
    name = _PROVINCE.fill(name=province.name, n=len(there), all=regions)
    scope = scopes.of_many(name, there)
    itself = next((each for each in there if each.region_id == region), None)
    how = _how(request, chosen_above(itself))
    targets, rule = targets_of(itself) if itself else {}, how.rule
    found = index_of(scope, _year(request), rule, targets, pictured=False)
    return _page(
        request,
        found,
        "government",
        lambda: _governments(there, found.rows if found else [], rule),
        how=how,
        crumbs=[
            Crumb(REGISTER, reverse("surveys:register")),
            Crumb(NATION, reverse("surveys:index_of_nation")),
            Crumb(province.name),
        ],
    )


@require_safe
def of_nation(request: HttpRequest) -> HttpResponse:
    """Of every government that this person oversees, province by province."""
    there = _overseen(request)
    if not there:
        raise Http404
    chosen = chosen_above()
    how = _how(request, chosen)
    rule, name = how.rule, _NATION.fill(n=len(there), all=Region.objects.count())
    found = index_of(scopes.of_many(name, there), _year(request), rule, {}, pictured=False)
    return _page(
        request,
        found,
        "province",
        lambda: _provinces(there, found.rows if found else [], rule),
        how=how,
        above_form=AboveForm(initial={"rule": chosen.rule})
        if keeps_installation(request.user)
        else None,
        chosen=chosen,
        chosen_said=ROLL_UPS[chosen.rule].capitalized,
        crumbs=[Crumb(REGISTER, reverse("surveys:register")), Crumb(NATION)],
    )


def _page(
    request: HttpRequest,
    found: Index | None,
    named: str,
    parts: Callable[[], list[Part]],
    **more: Any,
) -> HttpResponse:
    context = {"found": found, "named": _NAMES[named], **more}
    if found:
        rows = parts()
        context |= {
            "listing": Listing(request, rows, _columns(named), per_page=60) if rows else None,
            "trend": trend_of(found),
            "least": least_of(found),
            "aimed": any(each.target is not None for each in found.years),
            "broken": len({each.series for each in found.years}) > 1,
            "picture": quadrants_of(found),
            "turned": _turned(request, found),
            "across": said(ACROSS),
            "up": said(UP),
        }
    return render(request, "surveys/indices.html", context)


def _turned(request: HttpRequest, found: Index) -> str:
    """The address of this page under the other rule."""
    query = request.GET.copy()
    query["cara"] = next(name for name in ROLL_UPS if name != found.rule)
    return f"?{query.urlencode()}"


def _year(request: HttpRequest) -> int | None:
    asked = request.GET.get("tahun", "")
    return int(asked) if asked.isascii() and asked.isdigit() else None


def _how(request: HttpRequest, chosen: Chosen) -> Chosen:
    """The rule that was chosen, or the one that the address asks for, only to look."""
    asked = request.GET.get("cara", "")
    return Chosen(asked, TO_LOOK) if asked in ROLL_UPS and asked != chosen.rule else chosen


def address_of_unit(unit: Unit) -> str:
    """The page of a unit's index."""
    return reverse("surveys:index_of_unit", args=[unit.uid])


def _units(grouped: Mapping[int, Sequence[UnitIndex]], rule: str) -> list[Part]:
    """Each unit with all below it."""
    rows = Unit.objects.filter(pk__in=grouped).order_by("name")
    return [(shown(each.name, grouped[each.pk], rule), address_of_unit(each)) for each in rows]


def _own(unit: Unit, found: Index, rule: str) -> list[Part]:
    """The unit's own number above those below it; alone it is the page itself."""
    own = [row for row in found.rows if row.unit == unit.pk]
    alone = len(found.rows) == len(own)
    return [] if alone or not own else [(shown(_ITSELF.fill(unit=unit.name), own, rule), "")]


_ITSELF = Text("{unit} sendiri", "{unit} itself")


def _governments(there: Sequence[Government], rows: Sequence[UnitIndex], rule: str) -> list[Part]:
    grouped = by_government(rows)
    return [
        (shown(each.name, grouped[each.pk], rule), _address_of(each))
        for each in there
        if each.pk in grouped
    ]


def _address_of(government: Government) -> str:
    return f"{reverse('surveys:indices')}?pemda={government.uid}"


def _provinces(there: Sequence[Government], rows: Sequence[UnitIndex], rule: str) -> list[Part]:
    province = {each.pk: _province(each) for each in there}
    names = dict(Region.objects.filter(code__in=province.values()).values_list("code", "name"))
    grouped: dict[str, list[UnitIndex]] = {}
    for row in rows:
        grouped.setdefault(province[row.government], []).append(row)
    return [
        (shown(names[code], grouped[code], rule), reverse("surveys:index_of_province", args=[code]))
        for code in sorted(grouped)
    ]


def _province(government: Government) -> str:
    return government.region.province_code or government.region_id


def _overseen(request: HttpRequest) -> list[Government]:
    """The governments of which this person sees all units."""
    places = authority(request).places(SEE)
    keys = [each.government for each in places if each.path == WHOLE]
    rows = Government.objects.filter(pk__in=keys).select_related("region")
    return list(rows.order_by("region_id"))


def _without(units: Any, government: Government, found: Index | None) -> int:
    """Units that exist today and have no accepted index in the year."""
    if found is None:
        return 0
    known = [row.unit for row in found.rows]
    return int(units.open_on(government.today()).exclude(pk__in=known).count())
