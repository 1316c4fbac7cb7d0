"""The page that proves a printed result genuine; open to everyone, with or without an account."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from zonahijau.documents.forms.proof import ProofForm
from zonahijau.documents.proofs import MOST_BYTES
from zonahijau.reports.genuine import Proof, matches, proof_of
from zonahijau.web.bodies import length_of, measures_itself
from zonahijau.web.genuine import Page, answer

_FORM_AROUND = 64 * 1024


@csrf_exempt  # it changes nothing, and what is too large is refused before it is read
@measures_itself
def genuine(request: HttpRequest, code: str) -> HttpResponse:
    """Whatever a printed code stands for, in whichever app."""
    return answer(request, code)


def find_result(code: str) -> Page | None:
    """The page of a result's code."""
    proof = proof_of(code)
    return partial(_page, proof=proof) if proof else None


def _page(request: HttpRequest, proof: Proof) -> HttpResponse:
    """What the result is, and whether a paper is the one that was printed."""
    is_large = length_of(request) > MOST_BYTES + _FORM_AROUND
    asked = request.method == "POST" and not is_large
    form = ProofForm(request.POST, request.FILES) if asked else ProofForm()
    checked = asked and form.is_valid()
    context = {
        "proof": proof,
        "form": form,
        "is_large": is_large,
        "checked": checked,
        "paper": matches(proof, form.cleaned_data["hash"]) if checked else None,
    }
    return render(request, "reports/genuine.html", context, status=413 if is_large else 200)
