"""Results that other bodies published."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from zonahijau.assessments import actions
from zonahijau.assessments.forms import OfficialForm, WithdrawForm
from zonahijau.assessments.models import OfficialResult
from zonahijau.assessments.pages import listings, national
from zonahijau.lawbook.library import all_instruments
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.views.form_pages import FormPage, answer
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

OFFICIAL = Text("Hasil resmi", "Official results")
ENTER = Text("Catat hasil resmi", "Enter an official result")


def official(request: HttpRequest) -> HttpResponse:
    """Every published result that stands."""
    rows = OfficialResult.objects.visible_to(request.user).filter(withdrawn_at=None)
    held = authority(request)
    context = {
        "listing": listings.official(request, rows),
        "national": {
            "headline": national.headline(),
            "picture": national.picture(),
            "lines": national.lines(),
        },
        "may_enter": held.may_anywhere("enter_official_result"),
    }
    return render(request, "assessments/official.html", context)


def _crumbs() -> tuple[Crumb, ...]:
    return (Crumb(OFFICIAL, reverse("assessments:official")),)


def enter(request: HttpRequest) -> HttpResponse:
    """Enter a result as it was printed, with its source."""
    government = must_government(request)
    instruments = {each.id: each.title for each in all_instruments()}
    form = OfficialForm(request.POST or None, government=government, instruments=instruments)
    page = FormPage(
        ENTER,
        ENTER,
        reverse("assessments:official"),
        Text("Hasil resmi tercatat.", "The official result is entered."),
        Text(
            "Tulis persis seperti tercetak. Nilai ini tidak dihitung di sini.",
            "Write it just as printed. This value is not computed here.",
        ),
        _crumbs(),
    )

    def act() -> None:
        actions.enter_official_result(
            government=government,
            published=form.published(),
            by=person_of(request),
            unit=form.cleaned_data["unit"],
        )

    return answer(request, form, page, act)


def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a wrong entry off the pages; it is corrected by entering it again."""
    held = get_object_or_404(OfficialResult.objects.select_related("government"), uid=uid)
    form = WithdrawForm(request.POST or None)
    page = FormPage(
        Text("Tarik hasil resmi", "Withdraw an official result"),
        Text("Tarik hasil ini", "Withdraw this result"),
        reverse("assessments:official"),
        Text("Hasil ditarik; catatannya tetap tersimpan.", "Withdrawn; the record is kept."),
        Text(
            f"{held.instrument_id} {held.year}: {held.score}. Untuk memperbaiki, tarik lalu catat "
            "lagi.",
            f"{held.instrument_id} {held.year}: {held.score}. To correct it, withdraw it and enter "
            "it again.",
        ),
        _crumbs(),
    )

    def act() -> None:
        because = form.cleaned_data["because"]
        actions.withdraw_official_result(result=held, because=because, by=person_of(request))

    return answer(request, form, page, act)
