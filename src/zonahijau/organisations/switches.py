"""Which modules are on for whoever asks: for the gate, and for the messages that people see."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest

from zonahijau.organisations.authority import place_of
from zonahijau.organisations.models import Government
from zonahijau.organisations.modules import MODULES, modules_on
from zonahijau.organisations.places import government_here


def switchboard(request: HttpRequest, where: object | None) -> frozenset[str] | None:
    """The modules of the government of a place, else of the one whose pages these are.

    A stranger at an open address sees the modules of the only government of an installation.
    Where there are several the page itself knows whose it is, and asks ``is_on``.
    """
    government = _government(request, where)
    return modules_on(government) if government else None


def _government(request: HttpRequest, where: object | None) -> Government | None:
    here = _here(request)
    if where is None:
        return here
    key = place_of(where).government
    return here if here and here.pk == key else Government.objects.get(pk=key)


def _here(request: HttpRequest) -> Government | None:
    if getattr(request, "user", None) is not None and request.user.is_authenticated:
        try:
            return government_here(request)
        except Http404:
            return None
    known = Government.objects.all()[:2]
    return known[0] if len(known) == 1 else None


def silenced(user: Any) -> Q:
    """The messages of modules that are off where they come from."""
    off = Q(pk__in=())
    for government in Government.objects.filter(pk__in=user.notices.values("government")):
        missing = MODULES.keys() - modules_on(government)
        off |= Q(government=government, module__in=missing)
    return off
