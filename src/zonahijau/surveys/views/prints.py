"""Posters and tables of results, made when they are asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from zonahijau.surveys import raw
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.papers.told import Told, of_campaign, of_report
from zonahijau.surveys.papers.writing import figure
from zonahijau.surveys.prints.poster import SIZES, poster
from zonahijau.surveys.views.campaigns import survey_of
from zonahijau.surveys.views.register import address_of
from zonahijau.surveys.views.reports import found
from zonahijau.tables.output import Cell
from zonahijau.web.downloads import download, xlsx
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text, refuse

_NO_INDEX = Text("Survei ini belum mempunyai nilai", "This survey has no index yet")
_FIRST = Text("Tutup surveinya, atau isi laporannya", "Close the survey, or enter its report")


@require_safe
def of_register(request: HttpRequest, report: UUID, size: str) -> HttpResponse:
    """The poster of a report, also of a survey that was held elsewhere."""
    row = found(report)
    return _poster(request, of_report(row), size, address_of(row))


@require_safe
def of_survey(request: HttpRequest, campaign: UUID, size: str) -> HttpResponse:
    """The poster of a survey that was held here."""
    there = reverse("surveys:results", args=[campaign])
    return _poster(request, of_campaign(survey_of(campaign)), size, there)


@require_safe
def answers_csv(request: HttpRequest, campaign: UUID) -> HttpResponseBase:
    """The answers of everybody as lines, nobody in them, piece by piece."""
    row = survey_of(campaign)
    try:
        raw.check_whole(row)
    except Refused as refused:
        return _refused(request, row, refused)
    lines = chain([raw.header_of(row)], (map(_digit, each) for each in raw.rows_of(row)))
    response = StreamingHttpResponse(_written(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="jawaban-{slugify(row.title)}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def _digit(answer: int) -> str:
    return str(answer) if answer else ""


def _written(lines: Iterable[Iterable[str]]) -> Iterator[str]:
    piece = io.StringIO()
    writer = csv.writer(piece, lineterminator="\r\n")
    for line in lines:
        writer.writerow(line)
        yield piece.getvalue()
        piece.seek(0)
        piece.truncate()


@require_safe
def answers_xlsx(request: HttpRequest, campaign: UUID) -> HttpResponseBase:
    """The table of the answers as reports append it: a row each, below them the means."""
    row = survey_of(campaign)
    try:
        raw.check_whole(row)
    except Refused as refused:
        return _refused(request, row, refused)
    name = f"jawaban-{slugify(row.title)}.xlsx"
    return xlsx(name, ["Responden", *raw.header_of(row)], _table(row), "Jawaban")


def _table(row: Campaign) -> Iterator[list[Cell]]:
    for number, answers in enumerate(raw.rows_of(row), start=1):
        yield [number, *(each or None for each in answers)]
    for label, values in raw.totals_of(row):
        yield [label, *(None if each is None else _rounded(each) for each in values)]


def _rounded(value: Fraction) -> Decimal:
    return Decimal(figure(value, 4).replace(".", "").replace(",", "."))


def _refused(request: HttpRequest, row: Campaign, refused: Refused) -> HttpResponse:
    tell_refusal(request, refused)
    return redirect("surveys:results", campaign=row.uid)


def _poster(request: HttpRequest, told: Told, size: str, back: str) -> HttpResponse:
    """The poster, or where its index is still missing."""
    if size not in SIZES:
        raise Http404
    if told.index is None:
        tell_refusal(request, refuse(_NO_INDEX, _FIRST))
        return redirect(back)
    name = f"poster-ikm-{slugify(told.name)}-{told.start.year}-{size}.pdf"
    return download(poster(told, size, timezone.now()), "application/pdf", name)
