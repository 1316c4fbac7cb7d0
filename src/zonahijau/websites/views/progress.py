"""How far asked checks are, for pages that follow them; without a script one loads them again."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government
from zonahijau.websites.checking.fetching import Limits
from zonahijau.websites.models import Site
from zonahijau.websites.queries import seen_units
from zonahijau.websites.views.frame import site_of


@never_cache
@require_safe
def of_site(request: HttpRequest, site: UUID) -> HttpResponse:
    """Waiting, being read page by page, or done: then the whole page is loaded anew."""
    row = site_of(site)
    context = {"site": row, "unit": row.unit, "most": Limits().pages}
    return _while(request, "websites/site_progress.html", context, going_on=bool(row.asked_at))


@never_cache
@require_safe
def of_all(request: HttpRequest) -> HttpResponse:
    """How many of the sites that the person sees wait, and how many are being read."""
    units = seen_units(authority(request), must_government(request))
    rows = list(Site.objects.listed().filter(unit__in=units, asked_at__isnull=False))
    reading = sum(row.is_being_read for row in rows)
    context = {"waiting": len(rows), "reading": reading}
    return _while(request, "websites/progress.html", context, going_on=bool(rows))


def _while(
    request: HttpRequest, template: str, context: Mapping[str, object], *, going_on: bool
) -> HttpResponse:
    response = render(request, template, dict(context))
    if not going_on:
        response.headers["HX-Refresh"] = "true"
    return response
