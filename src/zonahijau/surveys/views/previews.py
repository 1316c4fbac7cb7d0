"""A form as citizens see it, with nowhere to send an answer."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zonahijau.organisations.models import Government
from zonahijau.organisations.places import government_here
from zonahijau.surveys.asking import content_of
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.previewing import Sample, sample_survey
from zonahijau.surveys.views.answering import name_of
from zonahijau.surveys.views.forms import form_of_address
from zonahijau.surveys.word_forms import BASES, kind_and_facet
from zonahijau.web.language import current, said


@require_safe
def own(request: HttpRequest, form: UUID) -> HttpResponse:
    """A form in own words."""
    row = form_of_address(form)
    survey = sample_survey(row.government, row.unit, row.title, row.content)
    return _shown(request, survey)


@require_safe
def shipped(request: HttpRequest, base: str) -> HttpResponse:
    """A form in the words that it is shipped with."""
    if base not in BASES:
        raise Http404
    kind, facet = kind_and_facet(base)
    content = content_of(kind, {"form": facet} if facet else None)
    government: Government | None = government_here(request)
    return _shown(request, sample_survey(government, None, said(BASES[base]), content))


def _shown(request: HttpRequest, survey: Campaign) -> HttpResponse:
    wanted = request.GET.get("bahasa") or current()
    language = wanted if wanted in survey.languages else survey.languages[0]
    was_sent = "saran" in request.GET
    page = Sample(survey, language, request.GET, shows_faults=was_sent)
    context = {
        "survey": survey,
        "page": page,
        "steps": page.steps,
        "faults": page.faults,
        "is_preview": True,
        "is_complete": was_sent and not page.faults,
        "languages": [(each, name_of(survey, each)) for each in survey.languages],
    }
    return render(request, "surveys/preview.html", context)
