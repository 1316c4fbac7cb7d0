"""Paper forms: typed figure by figure, or from a spreadsheet that is shown first."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.evidence.receiving import bounded
from zonahijau.evidence.spreadsheets import LARGEST, SheetForm, received
from zonahijau.surveys.actions import sheets as actions
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.keying import Keyed
from zonahijau.surveys.lines import Answer
from zonahijau.surveys.models import Campaign, Sheet
from zonahijau.surveys.paper_forms import paper_form_pdf
from zonahijau.surveys.paper_sheets import columns_of
from zonahijau.surveys.views.campaigns import by, crumbs_of, survey_of
from zonahijau.web.downloads import download, xlsx
from zonahijau.web.language import current, said
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Listing
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text

HEADING = Text("Formulir kertas", "Paper forms")


def _crumbs(survey: Campaign, *more: Crumb) -> list[Crumb]:
    address = reverse("surveys:survey", args=[survey.uid])
    listed = reverse("surveys:paper", args=[survey.uid]) if more else ""
    return crumbs_of(survey.unit, Crumb(survey.title, address), Crumb(HEADING, listed), *more)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """Type one form after the other: a figure a question, the next field by itself."""
    survey = survey_of(campaign)
    sheet = _begun(request, survey) if request.method == "POST" else _mine(request, survey)
    keyed = Keyed(survey, request.POST)
    status = 200
    if request.method == "POST" and sheet is not None:
        answer = keyed.answer()
        if answer is not None and _entered(request, sheet, answer, keyed.comment):
            return redirect(f"{request.path}?layanan={keyed.service}#formulir")
        status = 422
    context = {
        "survey": survey,
        "sheet": sheet,
        "keyed": keyed,
        "fields": keyed.fields(request.GET.get("layanan", "")),
        "shows_faults": status != 200 and keyed.answer() is None,
        "crumbs": _crumbs(survey),
    }
    return render(request, "surveys/paper.html", context, status=status)


def _mine(request: HttpRequest, survey: Campaign) -> Sheet | None:
    return survey.sheets.filter(by=by(request), state="draft", file_name="").first()


def _entered(request: HttpRequest, sheet: Sheet, answer: Answer, text: str) -> bool:
    """Whether the form is in the bundle; else the page says why, and keeps what was typed."""
    try:
        actions.enter_form(by=by(request), sheet=sheet, answer=answer, text=text)
    except Refused as refused:
        tell_refusal(request, refused)
        return False
    return True


def _begun(request: HttpRequest, survey: Campaign) -> Sheet | None:
    try:
        return actions.begin_sheet(by=by(request), campaign=survey)
    except Refused as refused:
        tell_refusal(request, refused)
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST)
def choose(request: HttpRequest, campaign: UUID) -> HttpResponseBase:
    """Choose a spreadsheet; then on to its preview."""
    survey, form = survey_of(campaign), SheetForm(request.POST or None, request.FILES or None)
    sheet = received(
        request,
        form,
        lambda path, name: actions.import_sheet(
            by=by(request), campaign=survey, path=path, name=name
        ),
    )
    if sheet is not None:
        return redirect("surveys:sheet", sheet=sheet.uid)
    columns = columns_of(Asking.of(survey.questions))
    crumbs = _crumbs(survey, Crumb(Text("Impor", "Import")))
    context = {"survey": survey, "form": form, "columns": columns, "crumbs": crumbs}
    status = 422 if form.errors else 200
    return render(request, "surveys/paper_import.html", context, status=status)


@require_safe
def template(request: HttpRequest, campaign: UUID) -> HttpResponseBase:  # noqa: ARG001
    """A spreadsheet with the columns and one example."""
    asking = Asking.of(survey_of(campaign).questions)
    columns = columns_of(asking)
    example = ["1", *("3" if name in _scored(asking) else "1" for name in columns[1:-1]), ""]
    return xlsx("kertas.xlsx", columns, [example], "kertas")


def _scored(asking: Asking) -> set[str]:
    return {each.code for each in asking.scored}


@require_safe
def blank(request: HttpRequest, campaign: UUID) -> HttpResponseBase:
    """The form on paper, to be copied."""
    row = survey_of(campaign)
    wanted = request.GET.get("bahasa") or current()
    language = wanted if wanted in row.languages else row.languages[0]
    entry = request.build_absolute_uri(reverse("surveys:paper", args=[row.uid]))
    pdf = paper_form_pdf(row, language, entry, timezone.now())
    return download(pdf, "application/pdf", f"formulir-survei-{language}.pdf")


def sheet_of(uid: UUID) -> Sheet:
    """The bundle of an address."""
    return get_object_or_404(Sheet.objects.select_related("campaign__unit__government"), uid=uid)


@require_safe
def sheet(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """What a spreadsheet would add, or every fault that it has."""
    row = sheet_of(sheet)
    columns = (
        Column("row", Text("Baris", "Row"), order_by=("row",)),
        Column("column", Text("Kolom", "Column"), order_by=("column",)),
        Column("said", Text("Yang keliru", "What is wrong")),
    )
    faults = [
        {"row": each["row"], "column": each["column"], "said": Text(each["id"], each["en"])}
        for each in row.faults
    ]
    context = {
        "sheet": row,
        "survey": row.campaign,
        "listing": Listing(request, faults, columns, per_page=50),
        "crumbs": _crumbs(row.campaign, Crumb(Text("Pratinjau", "Preview"))),
    }
    return render(request, "surveys/sheet.html", context)


@require_POST
def finish(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """The bundle is complete."""
    row = sheet_of(sheet)
    try:
        actions.finish_sheet(by=by(request), sheet=row)
        messages.success(request, said(_FINISHED.fill(n=row.answers)))
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect("surveys:survey", campaign=row.campaign.uid)


@require_POST
def drop_last(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """Take the last form out again."""
    row = sheet_of(sheet)
    try:
        actions.drop_last_form(by=by(request), sheet=row)
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect("surveys:paper", campaign=row.campaign.uid)


@require_POST
def withdraw(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """Take a bundle back as a whole."""
    row = sheet_of(sheet)
    try:
        actions.withdraw_sheet(by=by(request), sheet=row, because=request.POST.get("because", ""))
        messages.success(request, said(Text("Bundel ditarik.", "The bundle is taken back.")))
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect("surveys:survey", campaign=row.campaign.uid)


_FINISHED = Text(
    "Bundel berisi {n} formulir selesai; dihitung pada hitungan berikutnya.",
    "A bundle of {n:form|forms} is finished; it is counted with the next count.",
)
