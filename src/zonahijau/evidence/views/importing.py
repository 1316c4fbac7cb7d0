"""Old evidence from a ZIP: upload, checking with progress, preview, one yes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.evidence import actions
from zonahijau.evidence.contents import too_large as too_large_for
from zonahijau.evidence.forms import ZipForm
from zonahijau.evidence.models import ImportedFile, ImportedZip
from zonahijau.evidence.models.imports import REFUSED, TAKEN, WAITING
from zonahijau.evidence.receiving import bounded, too_large
from zonahijau.evidence.views.shown import crumbs_of
from zonahijau.evidence.zips import MOST_FILES, ZIP
from zonahijau.organisations.models import Unit
from zonahijau.web.forms import lay_on
from zonahijau.web.language import said
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text

HEADING = Text("Impor ZIP", "ZIP import")
_MARKS = {
    WAITING: Mark("abu", Text("Menunggu", "Waiting")),
    TAKEN: Mark("hijau", Text("Dapat masuk", "Can be taken")),
    REFUSED: Mark("merah", Text("Ditolak", "Refused")),
}
COLUMNS = (
    Column("name", Text("Berkas", "File"), order_by=("name",)),
    Column("state", Text("Hasil periksa", "Check"), lambda row: _MARKS[row.state], kind="class"),
    Column("becomes", Text("Akan menjadi", "Becomes"), template="evidence/becomes.html"),
)


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(ZIP.limit)
def open_zip(request: HttpRequest, unit: UUID) -> HttpResponseBase:
    """Choose a ZIP; then on to its preview."""
    row = get_object_or_404(Unit.objects.select_related("government"), uid=unit)
    form = ZipForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        dropped = too_large(request)
        form.fields["uploads"].required = not dropped
        if form.is_valid():
            for name in dropped:
                lay_on(form, too_large_for(ZIP, name))
            held = _opened(request, row, form)
            if held is not None:
                return redirect("evidence:zip", held=held.uid)
    context = {
        "unit": row,
        "form": form,
        "slot": ZIP,
        "most": MOST_FILES,
        "crumbs": crumbs_of(row, Crumb(HEADING)),
    }
    return render(request, "evidence/zip_open.html", context)


def _opened(request: HttpRequest, unit: Unit, form: ZipForm) -> ImportedZip | None:
    for file in form.cleaned_data["uploads"][:1]:
        try:
            return actions.open_zip(
                by=_by(request), unit=unit, chunks=file.chunks(), name=file.name or ""
            )
        except Refused as refused:
            lay_on(form, refused)
    return None


def _held(held: UUID) -> ImportedZip:
    rows = ImportedZip.objects.select_related("unit__government", "government")
    return get_object_or_404(rows, uid=held)


@require_safe
def preview(request: HttpRequest, held: UUID) -> HttpResponse:
    """What each file would become, or why it cannot; and how far the checking is."""
    row = _held(held)
    files = ImportedFile.objects.filter(zip=row).select_related("unit")
    listing = Listing(
        request,
        files,
        COLUMNS,
        search_fields=("name",),
        filters=[
            Filter(
                "hasil", Text("Hasil", "Check"), [(k, m.word) for k, m in _MARKS.items()], "state"
            )
        ],
        per_page=50,
    )
    context = {
        "zip": row,
        "unit": row.unit,
        "listing": listing,
        "taken": files.filter(state=TAKEN).count(),
        "refused": files.filter(state=REFUSED).count(),
        "crumbs": crumbs_of(row.unit, Crumb(HEADING)),
    }
    return render(request, "evidence/zip.html", context)


@require_POST
def check(request: HttpRequest, held: UUID) -> HttpResponse:
    """Check for a few seconds, then show how far it is."""
    return _then(request, held, actions.check_zip)


@require_POST
def cancel(request: HttpRequest, held: UUID) -> HttpResponse:
    """Throw the preview away."""
    _then(request, held, actions.cancel_zip)
    return redirect("evidence:list", unit=_held(held).unit.uid)


@require_POST
def apply(request: HttpRequest, held: UUID) -> HttpResponse:
    """The yes."""
    response = _then(request, held, actions.apply_zip)
    row = _held(held)
    if row.state != "done":
        return response
    taken = ImportedFile.objects.filter(zip=row, state=TAKEN).count()
    done = Text(f"{taken} bukti masuk sebagai draf.", f"{taken} taken in as drafts.")
    messages.success(request, said(done))
    return redirect("evidence:list", unit=row.unit.uid)


def _then(request: HttpRequest, held: UUID, act: Any) -> HttpResponse:
    try:
        act(by=_by(request), held=_held(held))
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect("evidence:zip", held=held)


def _by(request: HttpRequest) -> Any:
    return request.user
