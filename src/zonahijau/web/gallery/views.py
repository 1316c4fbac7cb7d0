"""The gallery of components: for those who build pages, not for the office."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state; only while developing and in the demonstration."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "web/gallery.html")
