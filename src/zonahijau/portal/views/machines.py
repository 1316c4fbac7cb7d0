"""What search engines read: robots.txt and the maps of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from zonahijau.catalogue.models import Service
from zonahijau.organisations.models import Unit
from zonahijau.portal.anybody import address_of, base_of, for_anybody
from zonahijau.portal.governments import government_of, open_governments
from zonahijau.portal.pages import region_pledge_of
from zonahijau.portal.views.reading import needs_of

_XML = "application/xml"
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_READ = ("/publik/", "/rancangan/", "/q/", "/static/", "/sitemap.xml")
MOST = 50_000
"""Addresses that one map may hold, by the protocol."""


@for_anybody
def robots(request: HttpRequest) -> HttpResponse:
    """Public pages may be read, everything else is nobody's business."""
    lines = ["User-agent: *"]
    lines += [f"Allow: {path}" for path in _READ]
    lines += [f"Disallow: {path}" for path in ("/publik/cari/", "/publik/*/cari/", "/")]
    lines.append(f"Sitemap: {base_of(request)}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@for_anybody
def sitemaps(request: HttpRequest) -> HttpResponse:
    """One map a government."""
    base = base_of(request)
    maps = "".join(
        f"<sitemap><loc>{base}{address_of('sitemap', region=row.region_id)}</loc></sitemap>"
        for row in open_governments()
    )
    body = f'<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="{_SPACE}">{maps}'
    return HttpResponse(f"{body}</sitemapindex>", content_type=_XML)


@for_anybody
def sitemap(request: HttpRequest, region: str) -> StreamingHttpResponse:
    """The pages of a government: first page, pledge, needs, units, services; none that is empty."""
    row = government_of(region)
    fixed = [address_of(name, region=region) for name in ("government", "units", "needs", "data")]
    fixed += [address_of("pledge", region=region)] if region_pledge_of(row) else []
    units = Unit.objects.filter(government=row).open_on(row.today())
    services = Service.objects.public(row.today()).filter(government=row).order_by("pk")
    fixed += [address_of("need", region=region, need=need) for need, *_ in needs_of(services)]
    addresses = _chained(fixed, units.values_list("public_code", flat=True), services)
    return StreamingHttpResponse(_map(base_of(request), addresses), content_type=_XML)


def _chained(
    fixed: Iterable[str], units: Iterable[str], services: object
) -> Iterator[tuple[str, str]]:
    for address in fixed:
        yield address, ""
    for code in units:
        yield address_of("unit", code=code), ""
    rows = services.values_list("public_code", "assured_on")[:MOST]  # type: ignore[attr-defined]
    for code, assured_on in rows.iterator():
        yield address_of("service", code=code), str(assured_on or "")


def _map(base: str, addresses: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{_SPACE}">'
    for address, changed in addresses:
        when = f"<lastmod>{changed}</lastmod>" if changed else ""
        yield f"<url><loc>{escape(base + address)}</loc>{when}</url>"
    yield "</urlset>"
