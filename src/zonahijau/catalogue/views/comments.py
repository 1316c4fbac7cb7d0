"""The public page of a draft, for comments without an account; and the unit's answers."""

from __future__ import annotations

import time
from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.accounts.attempts import address_of
from zonahijau.catalogue import life, running
from zonahijau.catalogue.actions import comments as actions
from zonahijau.catalogue.kinds import COMMENT_STATES, PUBLIC_ELEMENTS
from zonahijau.catalogue.models import DraftComment, Standard
from zonahijau.catalogue.running import said_left
from zonahijau.catalogue.standards import read_content
from zonahijau.catalogue.standards.groups import groups_of
from zonahijau.catalogue.views.services import by
from zonahijau.catalogue.views.standards import crumbs_to, the_standard
from zonahijau.catalogue.visitors import Visitors
from zonahijau.lawbook.components import load_components
from zonahijau.organisations.calendars import calendar_of
from zonahijau.organisations.permissions import authority
from zonahijau.web.forms import lay_on
from zonahijau.web.genuine import Page
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step
from zonahijau.wording import Refused, Text, refuse

ANSWERED = Text("Jawaban disimpan.", "The answer is saved.")
HEADING = Text("Tanggapan masyarakat", "Comments of the public")
_SALT = "catalogue.comment"
_LEAST, _MOST = 2, 86_400
"""Seconds between opening the page and sending: less is a machine, more asks for a fresh page."""

visitors = Visitors(most=8)


def _said(indonesian: str, english: str) -> Any:
    return later(Text(indonesian, english))


class CommentForm(forms.Form):
    """A comment; ``website`` stays empty, for only machines see it."""

    component = forms.ChoiceField(label=_said("Tentang bagian", "About"), required=False)
    text = forms.CharField(
        label=_said("Tanggapan atau usul", "Your comment"),
        widget=forms.Textarea({"rows": 5}),
        max_length=actions.LONGEST,
    )
    speaks_as = forms.ChoiceField(
        label=_said("Anda berbicara sebagai", "You speak as"),
        choices=[(value, later(text.capitalized)) for value, text in PUBLIC_ELEMENTS.items()],
    )
    name = forms.CharField(
        label=_said("Nama", "Name"),
        max_length=150,
        required=False,
        help_text=_said("Tidak diumumkan", "Never published"),
    )
    contact = forms.CharField(
        label=_said("Nomor atau surel untuk dijawab", "Number or e-mail for an answer"),
        max_length=150,
        required=False,
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        whole = [("", _said("Seluruhnya", "All of it"))]
        rows = load_components().rows
        choices = [*whole, *((each.code, later(each.label)) for each in rows)]
        self.fields["component"].choices = choices  # type: ignore[attr-defined]

    def said(self) -> actions.Said:
        """As the action takes it."""
        names = actions.Said.__dataclass_fields__
        return actions.Said(**{name: self.cleaned_data[name] for name in names})


@require_http_methods(["GET", "HEAD", "POST"])
def public(request: HttpRequest, code: str) -> HttpResponse:
    """The draft, until when it can be commented on, and the form; answers once it is decided."""
    row = _draft(code)
    is_open = actions.is_open(row)
    form = CommentForm(request.POST or None, initial={"opened": _opened()})
    thanks = request.GET.get("terima") == "1"
    if request.method == "POST" and is_open:
        if _is_machine(request):
            return redirect(f"{request.path}?terima=1#tanggapan")
        if form.is_valid() and _kept(request, row, form):
            return redirect(f"{request.path}?terima=1#tanggapan")
    context = {
        "standard": row,
        "service": row.service,
        "unit": row.service.unit,
        "groups": groups_of(read_content(row.content)),
        "is_open": is_open,
        "until": _until(row),
        "form": form,
        "thanks": thanks,
        "answers": _answers(row),
        "count": row.comments.exclude(state="hidden").count(),
    }
    status = 422 if form.errors else 200
    return render(request, "catalogue/public_draft.html", context, status=status)


def _draft(code: str) -> Standard:
    """A draft that was published; before that there is no such page, nor once it or its service
    is withdrawn."""
    return get_object_or_404(_shown(), code=code.upper())


def _shown() -> QuerySet[Standard]:
    rows = Standard.objects.select_related("service__unit", "government__region")
    rows = rows.filter(draft_published_on__isnull=False, service__withdrawn_at=None)
    return rows.exclude(state=life.WITHDRAWN)


def find_draft(code: str) -> Page | None:
    """The page behind the short code of a draft, as an announcement prints it."""
    if not _shown().filter(code=code).exists():
        return None
    return lambda _request: redirect("catalogue:public_draft", code=code)


def _kept(request: HttpRequest, row: Standard, form: CommentForm) -> bool:
    try:
        if not visitors.may(address_of(request), time.monotonic()):
            raise refuse(
                Text("Terlalu banyak tanggapan dari sini", "Too many comments from here"),
                Text("Coba lagi satu jam lagi", "Try again in an hour"),
            )
        actions.comment(standard=row, said=form.said())
    except Refused as refused:
        lay_on(form, refused)
        return False
    return True


def _opened() -> str:
    return signing.dumps(int(time.time()), salt=_SALT)


def _is_machine(request: HttpRequest) -> bool:
    """The field that nobody sees is filled, or the page was sent as soon as it was opened."""
    if request.POST.get("website"):
        return True
    try:
        opened = signing.loads(request.POST.get("opened", ""), salt=_SALT)
    except signing.BadSignature:
        return True
    return not _LEAST <= time.time() - opened <= _MOST


def _until(row: Standard) -> Text | None:
    if row.draft_published_on is None:
        return None
    today = row.government.today()
    held = running.run(running.COMMENTS, row.draft_published_on, today, calendar_of(row.government))
    return said_left(held.left, held.last, held.clock.unit, is_late=False)


def _answers(row: Standard) -> list[DraftComment]:
    """What was said and answered, without who said it; once the draft is repaired."""
    if row.repaired_on is None:
        return []
    return list(row.comments.exclude(state__in=("new", "hidden")))


@require_safe
def of_standard(request: HttpRequest, standard: UUID) -> HttpResponse:
    """What the public said, with the unit's answers; names only for those who answer."""
    row = the_standard(standard)
    may = authority(request).may("manage_standards", row.service.unit)
    rows = list(row.comments.select_related("answered_by"))
    labels = {each.code: each.label for each in load_components().rows}
    context = {
        "standard": row,
        "service": row.service,
        "comments": [(each, labels.get(each.component)) for each in rows],
        "waiting": sum(each.state == "new" for each in rows),
        "may_answer": may and row.state in (life.CONSULTING, life.REPAIRING),
        "may_see_names": may,
        "decisions": [(key, text) for key, text in COMMENT_STATES.items() if key != "new"],
        "crumbs": crumbs_to(row, Crumb(HEADING)),
    }
    return render(request, "catalogue/comments.html", context)


@require_POST
def answer(request: HttpRequest, comment: UUID) -> HttpResponse:
    """Adopted, in part, or not, with the words."""
    rows = DraftComment.objects.select_related("standard__service__unit")
    row = get_object_or_404(rows, uid=comment)
    state, words = request.POST.get("state", ""), request.POST.get("words", "")
    address = reverse("catalogue:comments", args=[row.standard.uid])
    return step(
        request,
        lambda: actions.answer(by=by(request), comment=row, state=state, words=words),
        ANSWERED,
        f"{address}#c-{row.uid}",
    )
