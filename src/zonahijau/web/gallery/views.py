"""The gallery of components: for those who build pages, not for the office."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from zonahijau.lawbook.components import load_components
from zonahijau.web.gallery import samples
from zonahijau.web.gallery.forms import SampleForm
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Listing
from zonahijau.wording import Text


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state; only while developing and in the demonstration."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    sent = SampleForm({"score": "sembilan", "kind": "dinas", "announced": "no"})
    context = {
        "samples": samples,
        "ways": samples.WAYS,
        "listing": _listing(request),
        "none": Listing(request, [], samples.COLUMNS, prefix="kosong-"),
        "component": load_components().rows[0],
        "fresh": SampleForm(auto_id="baru_%s"),
        "sent": sent,
        "crumbs": [Crumb(Text("Beranda", "Home"), "/"), Crumb(Text("Galeri", "Gallery"))],
    }
    return render(request, "web/gallery.html", context)


def _listing(request: HttpRequest) -> Listing:
    return Listing(
        request,
        samples.UNITS,
        samples.COLUMNS,
        search_fields=("name",),
        filters=samples.FILTERS,
        order="-score",
        per_page=6,
    )
