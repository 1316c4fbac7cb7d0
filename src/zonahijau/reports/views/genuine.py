"""The page that proves a printed result genuine; open to everyone, with or without an account."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from zonahijau.documents.views.genuine import proving
from zonahijau.reports.genuine import Proof, matches, proof_of
from zonahijau.web.bodies import measures_itself
from zonahijau.web.genuine import Page, answer


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
    return proving(request, "reports/genuine.html", partial(matches, proof), proof=proof)
