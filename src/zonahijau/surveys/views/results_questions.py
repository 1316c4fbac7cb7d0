"""The results of F-03 and of the perception of maladministration: question by question."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zonahijau.statistics.tally import Missing
from zonahijau.surveys import queries
from zonahijau.surveys.actions.choosing import USERS_MEANS, users_mean_of
from zonahijau.surveys.answered import further_of, questions_of, users_means
from zonahijau.surveys.asking import form_of
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.views.campaigns import crumbs_of
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Listing
from zonahijau.wording import Text

COLUMNS = (
    Column("code", Text("Kode", "Code")),
    Column("label", Text("Tentang", "About")),
    Column("text", Text("Pertanyaan", "Question")),
    Column("mean", Text("Rata-rata", "Mean"), kind="number", places=2),
    Column("highest", Text("Tertinggi", "Highest"), kind="number", places=0),
)


def by_question(request: HttpRequest, row: Campaign) -> HttpResponse:
    """What a survey without an index says."""
    shown = queries.whole(row)
    lines = questions_of(row, shown.counted) if shown else []
    own = Crumb(row.title, reverse("surveys:survey", args=[row.uid]))
    context = {
        "survey": row,
        "lines": lines,
        "listing": Listing(request, lines, COLUMNS, per_page=60),
        "count": shown.counted.scored.under(Missing.DROP_ROW).n if shown else 0,
        "users": _users(row, shown) if shown and row.kind == "f03" else None,
        "further": further_of(row),
        "lawful": form_of(row.questions),
        "crumbs": crumbs_of(row.unit, own, Crumb(Text("Hasil", "Results"))),
    }
    return render(request, "surveys/results_questions.html", context)


def _users(row: Campaign, shown: queries.Shown) -> dict[str, Any]:
    """The one number of F-03 as the government computes it, and the other way beside it."""
    means, how = users_means(row, shown.counted), users_mean_of(row.government)
    other = next(each for each in USERS_MEANS if each != how.rule)
    return {
        "mean": means[how.rule],
        "said": USERS_MEANS[how.rule],
        "whose": how.whose,
        "other": means[other],
        "other_said": USERS_MEANS[other],
    }
