"""A result, explained from what was stored with it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zonahijau.assessments import permissions
from zonahijau.assessments.models import STAGES, Result
from zonahijau.assessments.pages.comparison import comparison, earlier_result
from zonahijau.assessments.pages.estimate import range_of
from zonahijau.assessments.pages.explanation import branches, provenance, texts, unit_values
from zonahijau.assessments.pages.marks import mark_of
from zonahijau.assessments.results import comes_out_again
from zonahijau.assessments.views.paths import to_assessment, to_round
from zonahijau.assessments.visibility import NOT_RELEASED
from zonahijau.organisations.permissions import authority
from zonahijau.wording import Text

RESULT = Text("Hasil", "Result")


def result(request: HttpRequest, code: str) -> HttpResponse:
    """The number in a sentence, then why it is what it is, down to the article."""
    held = permissions.the_result(request, code)
    _check_sees(request, held)
    earlier, assessed = _earlier(request, held), held.assessment
    crumbs = to_assessment(request, assessed, RESULT) if assessed else to_round(request, held.round)
    context = {
        "result": held,
        "subject": assessed.unit.name if assessed else held.government.name,
        "top": held.version.instrument.highest,
        "units": [] if assessed else unit_values(held),
        "facts": provenance(held),
        "may_again": bool(held.exact),
        "again": comes_out_again(held) if _asks_again(request, held) else None,
        "government": held.government,
        "mark": mark_of(held),
        "stage": STAGES[held.stage],
        "tree": branches(held),
        "because": texts(held.because),
        "why_not": texts(held.why_not),
        "estimate": range_of(held),
        "comparison": comparison(held, earlier) if earlier else None,
        "may_export": authority(request).may(
            "export", assessed.unit if assessed else held.government
        ),
        "crumbs": crumbs,
    }
    return render(request, "assessments/result.html", context)


def _asks_again(request: HttpRequest, held: Result) -> bool:
    """Whether the reader wants the number computed anew; where there is none, nothing can be."""
    return bool(held.exact) and request.GET.get("hitung") == "ulang"


def _earlier(request: HttpRequest, held: Result) -> Result | None:
    """What it is compared with, if the person may see that too."""
    found = earlier_result(held)
    if found is None or found.assessment is None:
        return None
    return found if permissions.sees_result(request, found, found.assessment) else None


def _check_sees(request: HttpRequest, held: Result) -> None:
    """The visibility table for a unit's result; the region's is open to who sees verified scores,
    and to all of the government once it is released."""
    if held.assessment is not None:
        sees = permissions.sees_result(request, held, held.assessment)
    else:
        released = held.round.release != NOT_RELEASED
        sees = released or authority(request).may("see_verified_score", held.government)
    if not sees:
        raise PermissionDenied(permissions.CLOSED)
