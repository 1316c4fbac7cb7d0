"""Further questions of a form from a spreadsheet: template, upload, preview with every fault, one
yes. The preview waits in the page itself, sealed; nothing of it is kept here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.evidence.receiving import bounded
from zonahijau.evidence.spreadsheets import LARGEST, SheetForm, received
from zonahijau.surveys.actions.forms import put_questions
from zonahijau.surveys.models import SurveyForm
from zonahijau.surveys.question_sheets import (
    OPTION,
    QUESTION,
    ReadQuestion,
    columns_of,
    languages_of,
    read_questions,
)
from zonahijau.surveys.rewording import MOST_EXTRA, MOST_OPTIONS
from zonahijau.surveys.views.campaigns import by
from zonahijau.surveys.views.forms import below, form_of_address, saved
from zonahijau.web.downloads import xlsx
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text, refuse

HEADING = Text("Impor pertanyaan tambahan", "Import further questions")
SALT, DAY = "surveys.questions", 24 * 60 * 60
SECONDS = 3
"""What a question takes people, roughly, as the page of one question says."""
EXAMPLE = {
    "pertanyaan": "Dari mana Anda mengetahui layanan ini?",
    "pilihan 1": "Papan pengumuman", "pilihan 2": "Keluarga atau teman", "pilihan 3": "Internet",
    "pertanyaan en": "How did you hear of this service?",
    "pilihan 1 en": "Notice board", "pilihan 2 en": "Family or friends", "pilihan 3 en": "Internet",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST)
def choose(request: HttpRequest, form: UUID) -> HttpResponse:
    """Choose a spreadsheet; its preview is the answer."""
    row = form_of_address(form)
    sheet = SheetForm(request.POST or None, request.FILES or None)
    read = received(request, sheet, lambda path, name: read_questions(path, name, row.content))
    if read is not None:
        return _preview(request, row, read)
    context = {
        "row": row,
        "form": sheet,
        "columns": columns_of(row.content, 2),
        "languages": [
            (f"{QUESTION} {code}, {OPTION} 1 {code}", name)
            for code, name in languages_of(row.content).items()
        ],
        "most": MOST_EXTRA - len(row.content.get("extra", ())),
        "most_options": MOST_OPTIONS,
        "crumbs": below(row, Crumb(HEADING)),
    }
    status = 422 if sheet.errors else 200
    return render(request, "surveys/questions_import.html", context, status=status)


def _preview(request: HttpRequest, row: SurveyForm, read: list[ReadQuestion]) -> HttpResponse:
    wrong = sum(bool(each.faults) for each in read)
    context = {
        "row": row,
        "read": read,
        "wrong": wrong,
        "seconds": SECONDS * len(read),
        "held": "" if wrong else _held(row, read),
        "crumbs": below(
            row, Crumb(HEADING, reverse("surveys:questions", args=[row.uid])), Crumb(_PREVIEW)
        ),
    }
    status = 422 if wrong else 200
    return render(request, "surveys/questions_preview.html", context, status=status)


_PREVIEW = Text("Pratinjau", "Preview")


def _held(row: SurveyForm, read: list[ReadQuestion]) -> str:
    """What waits for a yes: the questions, of which form, as it stood."""
    rows = [each.as_json() for each in read]
    kept = {"form": str(row.uid), "sha256": row.sha256, "rows": rows}
    return signing.dumps(kept, salt=SALT, compress=True)


@require_safe
def template(request: HttpRequest, form: UUID) -> HttpResponseBase:  # noqa: ARG001
    """A spreadsheet with the columns and one example row."""
    columns = columns_of(form_of_address(form).content)
    example = [EXAMPLE.get(column, "") for column in columns]
    return xlsx("pertanyaan-tambahan.xlsx", columns, [example], "pertanyaan")


@require_POST
def apply(request: HttpRequest, form: UUID) -> HttpResponse:
    """The yes: every question or none."""
    row = form_of_address(form)
    try:
        kept = _kept(row, request.POST.get("held", ""))
        read = [ReadQuestion.of_json(each) for each in kept["rows"]]
        made = put_questions(by=by(request), form=row, seen=kept["sha256"], read=read)
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect("surveys:questions", form=row.uid)
    return saved(request, row, made)


def _kept(row: SurveyForm, held: str) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = signing.loads(held, salt=SALT, max_age=DAY)
    except signing.BadSignature:
        kept = {}
    if kept.get("form") != str(row.uid):
        raise refuse(
            Text("Pratinjau ini sudah lewat", "This preview is over"),
            Text("Unggah lembar kerjanya lagi", "Upload the spreadsheet again"),
        )
    return kept
