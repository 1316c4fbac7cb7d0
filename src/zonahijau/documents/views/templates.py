"""Word processor templates: those that come with the product, and the office's own."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from zonahijau.documents import kinds
from zonahijau.documents.actions.templates import revert_template, upload_template
from zonahijau.documents.files import DOCX
from zonahijau.documents.forms.heads import TemplateForm
from zonahijau.documents.models import Template
from zonahijau.documents.views.files import guarded, stored
from zonahijau.documents.views.shown import crumbs, tell
from zonahijau.documents.word.fields import FIELDS
from zonahijau.documents.word.shipped import shipped as shipped_template
from zonahijau.evidence.receiving import bounded
from zonahijau.evidence.slots import DOCUMENT, SLOTS
from zonahijau.organisations.models import Government
from zonahijau.organisations.places import must_government, person_of
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Refused, Text

TEMPLATES = Text("Templat DOCX", "DOCX templates")


@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    """Every kind with its template, and the fields that may be used."""
    return _drawn(request, must_government(request))


@require_safe
def shipped(request: HttpRequest, kind: str) -> HttpResponseBase:  # noqa: ARG001
    """The template that comes with the product."""
    try:
        known = kinds.kind_of(kind)
    except LookupError:
        raise Http404 from None
    content = shipped_template(known.layout)
    return guarded(HttpResponse(content, content_type=DOCX), f"templat-{kind}.docx")


@require_POST
@bounded(SLOTS[DOCUMENT].limit)
def upload(request: HttpRequest, kind: str) -> HttpResponseBase:
    """A new version of the office's own."""
    government = must_government(request)
    form = TemplateForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload_template(
                by=person_of(request),
                government=government,
                kind=kind,
                chunks=file.chunks(),
                name=file.name or "",
            )
        except LookupError:
            raise Http404 from None
        except Refused as refused:
            lay_on(form, refused)
        else:
            messages.success(request, later(Text("Templat tersimpan.", "Template saved.")))
            return redirect("documents:templates")
    return _drawn(request, government, form=form, refused=kind)


@require_safe
def file(request: HttpRequest, template: UUID) -> HttpResponseBase:  # noqa: ARG001
    """A version of the office's own."""
    row = get_object_or_404(Template.objects.select_related("blob__government"), uid=template)
    return stored(row.blob, f"templat-{row.kind}-{row.version}.docx")


@require_POST
def revert(request: HttpRequest, template: UUID) -> HttpResponse:
    """Back to the shipped template."""
    row = get_object_or_404(Template.objects.select_related("government"), uid=template)
    try:
        because = request.POST.get("because", "")
        revert_template(by=person_of(request), template=row, because=because)
    except Refused as refused:
        tell(request, refused)
    else:
        done = Text("Kembali ke templat bawaan.", "Back to the shipped template.")
        messages.success(request, later(done))
    return redirect("documents:templates")


def _drawn(
    request: HttpRequest, government: Government, form: object = None, refused: str = ""
) -> HttpResponse:
    rows = Template.objects.filter(government=government, withdrawn_at=None)
    own: dict[str, Template] = {}
    for row in rows:
        own.setdefault(row.kind, row)
    context = {
        "kinds": [(kind, own.get(kind.slug), kind.slug == refused) for kind in kinds.all_kinds()],
        "fields": list(FIELDS.items()),
        "form": form,
        "crumbs": crumbs(Crumb(TEMPLATES)),
    }
    status = 422 if form is not None else 200
    return render(request, "documents/templates.html", context, status=status)
