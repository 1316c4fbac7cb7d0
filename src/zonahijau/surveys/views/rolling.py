"""How indices are rolled up, and what a government and its units aim at."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zonahijau.organisations.deciding import keeps_installation
from zonahijau.organisations.models import Unit
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.views.form_pages import FormPage, answer
from zonahijau.surveys.actions.choosing import (
    KEEPERS_CHOOSE,
    aim,
    choose,
    choose_above,
    rule_of,
    targets_of,
    targets_of_unit,
    users_mean_of,
)
from zonahijau.surveys.choosing_forms import RollUpForm, TargetsForm, told
from zonahijau.surveys.rolling_up import ROLL_UPS
from zonahijau.surveys.views.indices import INDICES, address_of_unit
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step
from zonahijau.wording import Text

_SAVED = Text("Pilihan disimpan.", "The choice is saved.")
_SAVE = Text("Simpan", "Save")


@require_http_methods(["GET", "HEAD", "POST"])
def rolling(request: HttpRequest) -> HttpResponse:
    """Choose how indices are rolled up."""
    government = must_government(request)
    initial = {
        "rule": rule_of(government),
        "users_mean": users_mean_of(government).rule,
        "targets": told(targets_of(government)),
    }
    form = RollUpForm(request.POST or None, initial=initial)
    title = Text("Cara menghitung dan target", "Ways of computing, and targets")
    crumbs = (Crumb(INDICES, reverse("surveys:indices")),)
    page = FormPage(title, _SAVE, reverse("surveys:indices"), _SAVED, None, crumbs)

    def act() -> None:
        choose(
            by=person_of(request),
            government=government,
            rule=form.cleaned_data["rule"],
            targets=form.wanted(),
            users_mean=form.cleaned_data["users_mean"],
        )

    return answer(request, form, page, act)


@require_POST
def above(request: HttpRequest) -> HttpResponse:
    """Choose how the nation rolls up, and provinces that have chosen nothing; for whoever keeps the
    installation."""
    if not keeps_installation(request.user):
        raise PermissionDenied(KEEPERS_CHOOSE)
    rule, there = request.POST.get("rule", ""), reverse("surveys:index_of_nation")
    if rule not in ROLL_UPS:
        return redirect(there)
    return step(request, lambda: choose_above(by=person_of(request), rule=rule), _SAVED, there)


@require_http_methods(["GET", "HEAD", "POST"])
def aims(request: HttpRequest, unit: UUID) -> HttpResponse:
    """What a unit, with all below it, aims at."""
    row = get_object_or_404(Unit.objects.select_related("government"), uid=unit)
    form = TargetsForm(request.POST or None, initial={"targets": told(targets_of_unit(row))})
    title = Text("Target IKM {unit}", "Targets of {unit}").fill(unit=row.name)
    lead = Text(
        "Target unit ini sendiri (IKU perangkat daerah); bila kosong, berlaku target daerah.",
        "The unit's own targets; where it has none, those of the region hold.",
    )
    back = address_of_unit(row)
    page = FormPage(title, _SAVE, back, _SAVED, lead, (Crumb(INDICES, back),))

    def act() -> None:
        aim(by=person_of(request), unit=row, targets=form.wanted())

    return answer(request, form, page, act)
