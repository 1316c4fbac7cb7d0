"""Where the results of a report can be read."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zonahijau.organisations.places import person_of
from zonahijau.organisations.views.form_pages import FormPage, answer
from zonahijau.surveys.actions import publications as actions
from zonahijau.surveys.models import Publication
from zonahijau.surveys.plan_forms import PublicationForm
from zonahijau.surveys.views.register import REGISTER, address_of
from zonahijau.surveys.views.reports import found
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step
from zonahijau.wording import Text


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, report: UUID) -> HttpResponse:
    """Write down a medium, with what shows it."""
    row = found(report)
    form = PublicationForm(request.POST or None, report=row, initial={"on": row.government.today()})
    page = FormPage(
        Text("Catat publikasi hasil survei", "Enter a publication of the results"),
        Text("Simpan", "Save"),
        f"{address_of(row)}#publikasi",
        Text("Publikasi dicatat.", "The publication is entered."),
        Text(
            "Satu baris untuk setiap media. Jumlah media dan buktinya menjawab indikator PEKPPP.",
            "A line for each medium. Their number and evidence answer an indicator of PEKPPP.",
        ),
        (Crumb(REGISTER, reverse("surveys:register")), Crumb(row.unit.name, address_of(row))),
    )

    def act() -> None:
        actions.publish(by=person_of(request), report=row, **form.cleaned_data)

    return answer(request, form, page, act)


@require_POST
def unpublish(request: HttpRequest, publication: UUID) -> HttpResponse:
    """It can be read there no longer."""
    rows = Publication.objects.standing().select_related("report")
    row = get_object_or_404(rows, uid=publication)
    return step(
        request,
        lambda: actions.unpublish(by=person_of(request), publication=row),
        Text("Publikasi ditarik.", "The publication is taken out."),
        f"{address_of(row.report)}#publikasi",
    )
