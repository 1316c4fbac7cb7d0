"""Reports of rounds: the list, one round for its reader, its spreadsheet and its cards."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render

from zonahijau.assessments.models import Result, Round
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import person_of
from zonahijau.reports.archives import stream
from zonahijau.reports.listings import rounds_listing, units_of_round
from zonahijau.reports.rounds import RoundReport, current_results, sees_score
from zonahijau.reports.scores import range_of
from zonahijau.reports.sheets import round_header, round_rows
from zonahijau.reports.views.cards import printed
from zonahijau.web.downloads import xlsx
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

REPORTS = Text("Laporan", "Reports")


def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds that there is a report of."""
    return render(request, "reports/rounds.html", {"listing": rounds_listing(request)})


def round_page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One round: the region, the classes, the units, the round before."""
    report = _report(request, uid)
    context = {
        "report": report,
        "listing": units_of_round(request, report),
        "range": range_of(report.region, report.instrument, "region") if report.region else None,
        "roll_up": report.instrument.roll_up,
        "crumbs": [Crumb(REPORTS, ".."), Crumb(report.round.title)],
    }
    return render(request, "reports/round.html", context)


def round_sheet(request: HttpRequest, uid: UUID) -> HttpResponseBase:
    """The same units as a spreadsheet."""
    report = _report(request, uid)
    return xlsx(
        f"putaran-{report.round.starts_on}.xlsx", round_header(), round_rows(report.exported)
    )


def round_cards(request: HttpRequest, uid: UUID) -> HttpResponseBase:
    """The cards of all sealed units that the reader sees, as one archive."""
    round_ = _round(request, uid)
    made = stream(_sealed(request, round_), lambda result: printed(request, result))
    response = StreamingHttpResponse(made, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="rapor-{round_.starts_on}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response


def _sealed(request: HttpRequest, round_: Round) -> Iterator[Result]:
    """One at a time with all its columns: five hundred trees do not fit into memory kindly."""
    held = authority(request)
    rows = current_results(round_).filter(stage="sealed", pk__in=_visible(request, round_))
    for light in list(rows.select_related("assessment__unit").order_by("assessment__unit__name")):
        unit = light.assessment.unit if light.assessment else None
        if unit is None or not held.may("export", unit):
            continue
        if sees_score(held, unit, round_, "sealed"):
            result = Result.objects.select_related("assessment__unit", "government").get(
                pk=light.pk
            )
            result.round, result.version = round_, round_.version
            yield result


def _visible(request: HttpRequest, round_: Round) -> list[int]:
    rows = Result.objects.visible_to(request.user).filter(round=round_)
    return list(rows.values_list("pk", flat=True))


def _round(request: HttpRequest, uid: UUID) -> Round:
    rows = Round.objects.visible_to(request.user).select_related("version", "government")
    found: Round = get_object_or_404(rows, uid=uid)
    return found


def _report(request: HttpRequest, uid: UUID) -> RoundReport:
    return RoundReport(_round(request, uid), person_of(request), authority(request))
