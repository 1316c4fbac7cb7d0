"""The audit trail of a government: read, proven, taken away."""

import tempfile

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.audit.bundle import write_bundle
from zonahijau.audit.queries import entries_of
from zonahijau.audit.words import ACTIONS, action_said, details_said
from zonahijau.organisations.models import Government
from zonahijau.organisations.places import must_government, person_of
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

TRAIL = Text("Jejak audit", "Audit trail")

COLUMNS = (
    Column("number", Text("Nomor", "Number"), order_by=("number",), kind="number"),
    Column("at", Text("Waktu", "Time"), order_by=("at",), kind="moment"),
    Column("who", Text("Siapa", "Who")),
    Column(
        "action",
        Text("Tindakan", "Action"),
        value=lambda entry: action_said(entry.action),
        order_by=("action", "number"),
    ),
    Column(
        "details",
        Text("Rincian", "Details"),
        value=lambda entry: details_said(entry.details) if entry.details else None,
    ),
)
_PROGRAM = "Zona Hijau"


def trail(request: HttpRequest) -> HttpResponse:
    """The entries, latest first; a POST walks the whole chain and says whether it holds."""
    government = must_government(request)
    listing = Listing(
        request,
        entries_of(government),
        COLUMNS,
        search_fields=("action", "subject_type"),
        filters=(Filter("tindakan", Text("Tindakan", "Action"), list(ACTIONS.items()), "action"),),
        order="-number",
    )
    _name_actors(listing, government)
    verification = audit.verify(government) if request.method == "POST" else None
    context = {
        "government": government,
        "listing": listing,
        "verification": verification,
        "crumbs": [Crumb(TRAIL)],
    }
    return render(request, "organisations/trail.html", context)


@require_POST
def bundle(request: HttpRequest) -> FileResponse:
    """The whole chain in a file that proves itself without this installation."""
    government = must_government(request)
    audit.record(government=government, by=person_of(request), action="bundle-exported")
    kept = tempfile.TemporaryFile()  # noqa: SIM115  closed by the response
    links = (entry.link() for entry in entries_of(government).iterator(chunk_size=2_000))
    write_bundle(kept, government.pk, government.name, links)
    kept.seek(0)
    name = f"jejak-audit-{government.region_id}-{government.today():%Y%m%d}.zip"
    return FileResponse(kept, as_attachment=True, filename=name, content_type="application/zip")


def _name_actors(listing: Listing, government: Government) -> None:
    """Names of the people on this page only, in one query; the chain itself keeps none."""
    shown = list(listing.page)
    uids = {entry.actor_uid for entry in shown if entry.actor_uid}
    names = dict(User.objects.filter(uid__in=uids).values_list("uid", "name"))
    for entry in listing.page.object_list:
        entry.who = names.get(entry.actor_uid, _PROGRAM if entry.actor_uid is None else None)
        entry.time_zone = government.time_zone
