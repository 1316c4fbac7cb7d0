"""The page of the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import government_here, person_of
from zonahijau.reports.searching import SHORTEST, Asker, search
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

LONGEST = 100


def find(request: HttpRequest) -> HttpResponse:
    """What holds the words, kind by kind, as far as the person may open it."""
    words = request.GET.get("cari", "").strip()[:LONGEST]
    government = government_here(request)
    found = []
    if government is not None:
        found = search(Asker(person_of(request), government, authority(request)), words)
    context = {
        "words": words,
        "found": found,
        "too_short": 0 < len("".join(words.split())) < SHORTEST,
        "crumbs": [Crumb(Text("Cari", "Search"))],
    }
    return render(request, "reports/search.html", context)
