"""Report cards: one as PDF or spreadsheet, a round's as one archive."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from zonahijau.assessments.models import Result
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import person_of
from zonahijau.reports import actions
from zonahijau.reports.addresses import proof_address
from zonahijau.reports.comparing import sealed_before
from zonahijau.reports.papers import card_pdf
from zonahijau.reports.rounds import sees_score
from zonahijau.reports.sheets import card_header, card_rows
from zonahijau.web import language
from zonahijau.web.downloads import download, xlsx
from zonahijau.wording import Text

CLOSED = Text(
    "Hasil ini belum terbuka bagi peran Anda.", "This result is not open to your role yet."
)


def card(request: HttpRequest, code: str) -> HttpResponse:
    """A sealed result on paper; the paper is entered in the register before it leaves."""
    result = _sealed(request, code)
    return download(printed(request, result), "application/pdf", f"rapor-{result.code}.pdf")


def card_sheet(request: HttpRequest, code: str) -> HttpResponseBase:
    """The same as a spreadsheet."""
    result = _sealed(request, code)
    return xlsx(f"rapor-{result.code}.xlsx", card_header(), card_rows(result))


def printed(request: HttpRequest, result: Result) -> bytes:
    """A card for the person of a request, entered in the register. What changed since the result
    before stands on it only where they may see that result too."""
    spoken = language.current()
    address = proof_address(request, result.code)
    pdf = card_pdf(result, language=spoken, address=address, earlier=_earlier(request, result))
    actions.issue(result=result, pdf=pdf, language=spoken, by=person_of(request))
    return pdf


def _earlier(request: HttpRequest, result: Result) -> Result | None:
    earlier = sealed_before(result)
    if earlier is None or result.assessment is None:
        return None
    sees = sees_score(authority(request), result.assessment.unit, earlier.round, "sealed")
    return earlier if sees else None


def _sealed(request: HttpRequest, code: str) -> Result:
    rows = Result.objects.visible_to(request.user).select_related(
        "assessment__unit", "government", "round", "version"
    )
    result: Result | None = rows.filter(code=code, stage="sealed").first()
    if result is None or result.assessment is None:
        raise Http404
    unit = result.assessment.unit
    if not sees_score(authority(request), unit, result.round, "sealed"):
        raise PermissionDenied(CLOSED)
    return result
