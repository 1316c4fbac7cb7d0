"""Where a unit says that what the public reads of its services is still true."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from zonahijau.catalogue.actions import contacts as actions
from zonahijau.catalogue.models import Service
from zonahijau.organisations.models import Unit
from zonahijau.portal.views.contacts import service_of
from zonahijau.web.telling import step
from zonahijau.wording import Text

_SAID = Text(
    "Tercatat: sudah diperiksa hari ini, masih benar.", "Written down: looked at today, still true."
)
_TAKEN_BACK = Text(
    "Pernyataan dibatalkan; tanggal sebelumnya berlaku lagi.",
    "Taken back; the date before it stands again.",
)


@require_POST
def assure(request: HttpRequest, service: UUID) -> HttpResponse:
    """Say that all that the public reads of a service is still true today."""
    row = service_of(service)
    return _assured(request, row.unit, [row])


@require_POST
def assure_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """The same of all public services of a unit."""
    row = get_object_or_404(Unit.objects.select_related("government"), uid=unit)
    services = Service.objects.public(row.government.today()).filter(unit=row)
    return _assured(request, row, list(services))


@require_POST
def take_back(request: HttpRequest, service: UUID) -> HttpResponse:
    """It was said by mistake, today."""
    row, by = service_of(service), _by(request)
    return step(
        request,
        lambda: actions.take_back_assurance(by=by, service=row),
        _TAKEN_BACK,
        _back(row.unit),
    )


def _assured(request: HttpRequest, unit: Unit, services: list[Service]) -> HttpResponse:
    by = _by(request)
    return step(request, lambda: actions.assure(by=by, services=services), _SAID, _back(unit))


def _back(unit: Unit) -> str:
    return reverse("portal:contacts", kwargs={"unit": unit.uid}) + "#layanan"


def _by(request: HttpRequest) -> Any:
    return request.user
