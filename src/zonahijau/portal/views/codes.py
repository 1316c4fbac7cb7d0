"""Where the printed codes of services and units lead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.urls import reverse

from zonahijau.catalogue.models import Service
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.modules import is_on
from zonahijau.portal.governments import MODULE

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from zonahijau.web.genuine import Page

_REGENCY = 4
"""Digits of the code of a regency or a city; a province has two."""


def find_service(code: str) -> Page | None:
    """The page of a public service's code; one query."""
    row = Service.objects.select_related("government", "unit").filter(public_code=code).first()
    if row is None or not is_public(row):
        return None
    return partial(_lead, name="service", code=code)


def find_unit(code: str) -> Page | None:
    """The page of a unit's code; one query."""
    row = Unit.objects.select_related("government").filter(public_code=code).first()
    if row is None or not exists(row):
        return None
    return partial(_lead, name="unit", code=code)


def find_region(code: str) -> Page | None:
    """The first page of a region, where its pledge stands: its code is the one of the region
    without the point (63.04: 6304); one query."""
    dotted = f"{code[:2]}.{code[2:]}" if len(code) == _REGENCY else code
    rows = Government.objects.filter(region_id=dotted).order_by("pk")
    row = next((each for each in rows if is_on(each, MODULE)), None)
    return partial(_lead_to_region, region=row.region_id) if row else None


def is_public(service: Service) -> bool:
    """Whether anybody may read of a service, as ``ServiceQuerySet.public`` has it."""
    offered = service.withdrawn_at is None and service.standard_published
    return offered and exists(service.unit)


def exists(unit: Unit) -> bool:
    """Whether a unit is there today, in a government whose public pages are on."""
    closed, today = unit.closed_on, unit.government.today()
    return (closed is None or closed > today) and is_on(unit.government, MODULE)


def _lead(request: HttpRequest, name: str, code: str) -> HttpResponse:  # noqa: ARG001
    return redirect(f"portal:{name}", code=code)


def _lead_to_region(request: HttpRequest, region: str) -> HttpResponse:  # noqa: ARG001
    return redirect(f"{reverse('portal:government', kwargs={'region': region})}#maklumat")
