"""Searching public services: the question in the address, the answer without a script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse

from zonahijau.catalogue.search import Found, find
from zonahijau.portal.anybody import address_of, for_anybody, language_of
from zonahijau.portal.governments import government_of, open_governments
from zonahijau.portal.hinting import hints_of
from zonahijau.portal.views.reading import crumbs, shown
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.organisations.models import Government

ON_A_PAGE = 20
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a reader stands in the hits."""

    number: int
    last: int
    earlier: str
    later: str


@for_anybody
def search(request: HttpRequest, region: str) -> HttpResponse:
    """The services of one government that a question means."""
    row = government_of(region)
    here = address_of("search", region=region)
    return _search(request, here, row)


@for_anybody
def everywhere(request: HttpRequest) -> HttpResponse:
    """The services of all governments here."""
    governments = open_governments()
    if not governments:
        raise Http404(Text("Belum ada halaman publik di sini.", "There are no public pages here."))
    only = governments[0] if len(governments) == 1 else None
    return _search(request, address_of("search_all"), only, governments)


def _search(
    request: HttpRequest,
    here: str,
    row: Government | None,
    governments: list[Government] | None = None,
) -> HttpResponse:
    question = " ".join(request.GET.get("q", "").split())[:LONGEST]
    number = _number(request.GET.get("hal", ""))
    among = None if row else {each.pk for each in governments or ()}
    today = row.today() if row else (governments or [])[0].today()
    part = slice((number - 1) * ON_A_PAGE, number * ON_A_PAGE)
    found = find(question, today, row, among, part)
    context = {
        "government": row,
        "question": question,
        "found": found,
        "hints": hints_of(_meant(question, found), row),
        "pages": _pages(request, here, question, number, found),
        "search_here": here,
        "instead_address": _address(request, here, found.instead),
        "crumbs": crumbs(row, Text("Cari", "Search")) if row else [],
    }
    return shown(request, "portal/search.html", here, **context)


def _meant(question: str, found: Found) -> str:
    """The mended question, where the one that was typed finds nothing by itself."""
    return found.instead if found.instead and (found.is_mended or not found.count) else question


def _number(typed: str) -> int:
    return max(1, min(int(typed), 100)) if typed.isascii() and typed.isdigit() else 1


def _pages(request: HttpRequest, here: str, question: str, number: int, found: Found) -> Pages:
    last = max(1, -(-found.count // ON_A_PAGE))
    earlier = _address(request, here, question, number - 1) if number > 1 else ""
    later = _address(request, here, question, number + 1) if number < last else ""
    return Pages(number, last, earlier, later)


def _address(request: HttpRequest, here: str, question: str, number: int = 1) -> str:
    query = {"q": question}
    if number > 1:
        query["hal"] = str(number)
    if language_of(request) != "id":
        query["lang"] = language_of(request)
    return f"{here}?{urlencode(query)}"
