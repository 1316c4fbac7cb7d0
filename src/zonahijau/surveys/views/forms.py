"""Forms in own words: words, languages, further questions, and a look as citizens see them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.evidence.receiving import bounded
from zonahijau.evidence.spreadsheets import LARGEST, SheetForm, received
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government
from zonahijau.surveys import rewording, wording_sheets
from zonahijau.surveys.actions import forms as actions
from zonahijau.surveys.asking import base_of, form_of
from zonahijau.surveys.models import SurveyForm
from zonahijau.surveys.views.campaigns import by, crumbs_of, unit_of
from zonahijau.surveys.word_forms import (
    BASES,
    LanguageForm,
    NewForm,
    QuestionForm,
    WordsForm,
    kind_and_facet,
)
from zonahijau.web.downloads import xlsx
from zonahijau.web.forms import lay_on
from zonahijau.web.language import said
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Listing
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text

HEADING = Text("Formulir survei", "Survey forms")
NAMES = {"id": "Bahasa Indonesia", "en": "English"}


def form_of_address(uid: UUID) -> SurveyForm:
    """The form of an address."""
    return get_object_or_404(SurveyForm.objects.select_related("unit", "government"), uid=uid)


def _crumbs(where: Government | Unit, *more: Crumb) -> list[Crumb]:
    if isinstance(where, Unit):
        listed = reverse("surveys:unit_forms", args=[where.uid]) if more else ""
        return crumbs_of(where, Crumb(HEADING, listed), *more)
    listed = reverse("surveys:forms") if more else ""
    register = Crumb(Text("Laporan SKM", "SKM reports"), reverse("surveys:register"))
    return [Crumb(Text("Beranda", "Home"), "/"), register, Crumb(HEADING, listed), *more]


def below(form: SurveyForm, *more: Crumb) -> list[Crumb]:
    """The way to a form and below it."""
    listed = reverse("surveys:form", args=[form.uid]) if more else ""
    return _crumbs(form.unit or form.government, Crumb(form.title, listed), *more)


@require_safe
def of_government(request: HttpRequest) -> HttpResponse:
    """The forms that every unit of a government may ask, and those of its units."""
    government = must_government(request)
    rows = SurveyForm.objects.filter(government=government, withdrawn_at=None)
    return _listed(request, government, rows, reverse("surveys:new_form"))


@require_safe
def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """The forms that a unit may ask."""
    row = unit_of(unit)
    rows = SurveyForm.objects.offered_to(row)
    return _listed(request, row, rows, reverse("surveys:new_unit_form", args=[row.uid]))


def _listed(request: HttpRequest, where: Government | Unit, rows: Any, begin: str) -> HttpResponse:
    columns = (
        Column("title", Text("Formulir", "Form"), order_by=("title",), link=_address),
        Column("whose", Text("Milik", "Of"), lambda each: each.unit or each.government),
        Column("version", Text("Versi", "Version"), kind="number", places=0),
        Column("languages", Text("Bahasa", "Languages"), _languages),
        Column("extra", Text("Tambahan", "Further"), _extra, kind="number", places=0),
    )
    own = rows.last_versions().select_related("unit", "government")
    context = {
        "where": where,
        "listing": Listing(request, own, columns, order="title"),
        "shipped": [(base, text) for base, text in BASES.items()],
        "begin": begin,
        "crumbs": _crumbs(where),
    }
    return render(request, "surveys/forms.html", context)


def _address(form: SurveyForm) -> str:
    return reverse("surveys:form", args=[form.uid])


def _languages(form: SurveyForm) -> str:
    return ", ".join({**NAMES, **rewording.local_languages(form.content)}.values())


def _extra(form: SurveyForm) -> int:
    return len(form.content.get("extra", ()))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a form for all units."""
    return _new(request, must_government(request))


@require_http_methods(["GET", "HEAD", "POST"])
def new_of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Begin a form of a unit's own."""
    return _new(request, unit_of(unit))


def _new(request: HttpRequest, where: Government | Unit) -> HttpResponse:
    form = NewForm(request.POST or None)
    if form.is_valid():
        kind, facet = kind_and_facet(form.cleaned_data["base"])
        title = form.cleaned_data["title"]
        try:
            row = actions.begin_form(
                by=by(request), where=where, title=title, kind=kind, facet=facet
            )
            return redirect("surveys:form", form=row.uid)
        except Refused as refused:
            lay_on(form, refused)
    crumbs = _crumbs(where, Crumb(Text("Formulir baru", "New form")))
    return render(request, "surveys/form_new.html", {"form": form, "crumbs": crumbs})


@require_safe
def form(request: HttpRequest, form: UUID) -> HttpResponse:
    """What a form asks, in which languages, and what can be done with it."""
    row = form_of_address(form)
    versions = SurveyForm.objects.filter(government=row.government_id, title=row.title)
    names = {**NAMES, **rewording.local_languages(row.content)}
    lawful = form_of(row.content)
    context = {
        "row": row,
        "surveys": actions.surveys_that_ask(row).count(),
        "languages": [
            (code, name, rewording.untranslated(row.content, code), code not in NAMES)
            for code, name in names.items()
        ],
        "scored": _questions(row, "scored"),
        "extra": _questions(row, "extra"),
        "lawful": lawful,
        "versions": versions.exclude(pk=row.pk).order_by("-version"),
        "is_latest": not versions.filter(version__gt=row.version).exists()
        and row.withdrawn_at is None,
        "may_manage": authority(request).may("manage_surveys", row.unit or row.government),
        "language_form": LanguageForm(),
        "crumbs": below(row),
    }
    return render(request, "surveys/form.html", context)


def _questions(row: SurveyForm, part: str) -> list[dict[str, Any]]:
    """The questions of a part, with what each is about and its options."""
    labels = rewording.labels_of(row.content)
    return [
        {
            "code": each["code"],
            "label": labels.get(each["code"], ""),
            "text": Text(each["text"]["id"], each["text"].get("en", each["text"]["id"])),
            "options": [
                (option.get("score", ""), option.get("label", option)["id"])
                for option in each["options"]
            ],
        }
        for each in row.content.get(part, ())
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, form: UUID, language: str) -> HttpResponse:
    """All words of a form in one language."""
    row = form_of_address(form)
    names = {**NAMES, **rewording.local_languages(row.content)}
    if language not in names:
        raise Http404
    base = base_of(row.kind, row.content)
    filled = WordsForm(request.POST or None, content=row.content, base=base, language=language)
    if filled.is_valid():
        try:
            made = actions.word(by=by(request), form=row, language=language, words=filled.words())
            return saved(request, row, made)
        except Refused as refused:
            lay_on(filled, refused)
    name = names[language]
    context = {
        "row": row,
        "form": filled,
        "name": name,
        "is_local": language not in NAMES,
        "is_asked": actions.surveys_that_ask(row).exists(),
        "crumbs": below(row, Crumb(name)),
    }
    return render(request, "surveys/form_words.html", context)


def saved(request: HttpRequest, before: SurveyForm, after: SurveyForm) -> HttpResponse:
    """Say that a form was changed, or that the change is its next version, and show it."""
    told = _NEXT.fill(n=after.version) if after.version != before.version else _KEPT
    messages.success(request, said(told))
    return redirect("surveys:form", form=after.uid)


@require_POST
def languages(request: HttpRequest, form: UUID) -> HttpResponse:
    """Add a language, or take one out."""
    row, gone = form_of_address(form), request.POST.get("drop", "")
    filled = LanguageForm(request.POST)
    try:
        if gone:
            made = actions.drop_language(by=by(request), form=row, code=gone)
            return saved(request, row, made)
        code, name = (filled.data.get(each, "") for each in ("code", "name"))
        made = actions.add_language(by=by(request), form=row, code=code, name=name)
        return redirect("surveys:form_words", form=made.uid, language=code.strip().lower())
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect("surveys:form", form=row.uid)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, form: UUID, code: str = "") -> HttpResponse:
    """A further question, new or worded anew."""
    row = form_of_address(form)
    filled = QuestionForm(request.POST or None, content=row.content, code=code)
    if filled.is_valid():
        text, options = filled.text(), filled.options()
        try:
            made = actions.put_question(
                by=by(request), form=row, code=code, text=text, options=options
            )
            return saved(request, row, made)
        except Refused as refused:
            lay_on(filled, refused)
    crumbs = below(row, Crumb(Text("Pertanyaan tambahan", "Further question")))
    context = {"row": row, "form": filled, "code": code, "crumbs": crumbs}
    return render(request, "surveys/form_question.html", context)


@require_POST
def drop_question(request: HttpRequest, form: UUID, code: str) -> HttpResponse:
    """Take a further question out; refused for an element."""
    row = form_of_address(form)
    try:
        return saved(request, row, actions.drop_question(by=by(request), form=row, code=code))
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect("surveys:form", form=row.uid)


@require_safe
def sheet(request: HttpRequest, form: UUID) -> HttpResponseBase:  # noqa: ARG001
    """The words as a spreadsheet, for whoever translates them."""
    content = form_of_address(form).content
    columns = wording_sheets.columns_of(content)
    return xlsx("kata-formulir.xlsx", columns, wording_sheets.rows_of(content), "kata")


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST)
def upload(request: HttpRequest, form: UUID) -> HttpResponse:
    """Take the spreadsheet back."""
    row, filled = form_of_address(form), SheetForm(request.POST or None, request.FILES or None)
    made = received(
        request,
        filled,
        lambda path, name: actions.import_words(by=by(request), form=row, path=path, name=name),
    )
    if made is not None:
        return saved(request, row, made)
    crumbs = below(row, Crumb(Text("Lembar kata", "Sheet of words")))
    columns = wording_sheets.columns_of(row.content)
    context = {"row": row, "form": filled, "columns": columns, "crumbs": crumbs}
    status = 422 if filled.errors else 200
    return render(request, "surveys/form_sheet.html", context, status=status)


@require_POST
def withdraw(request: HttpRequest, form: UUID) -> HttpResponse:
    """Offer a form to no further survey."""
    row = form_of_address(form)
    try:
        because = request.POST.get("because", "")
        actions.withdraw_form(by=by(request), form=row, because=because)
        messages.success(request, said(Text("Formulir ditarik.", "The form is withdrawn.")))
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect("surveys:form", form=row.uid)


_KEPT = Text("Tersimpan.", "Saved.")
_NEXT = Text(
    "Tersimpan sebagai versi {n}; survei yang berjalan tetap memakai versinya.",
    "Saved as version {n}; running surveys keep theirs.",
)
