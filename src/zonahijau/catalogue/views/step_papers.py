"""The paper of a step that was entered without one: chosen, or drafted now."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zonahijau.catalogue import life, papers
from zonahijau.catalogue.actions.life import attach_paper
from zonahijau.catalogue.models import StandardStep
from zonahijau.catalogue.views.life import the_step
from zonahijau.catalogue.views.services import by
from zonahijau.catalogue.views.standards import crumbs_to
from zonahijau.documents.actions.papers import Wish, draft_paper
from zonahijau.documents.models import Paper
from zonahijau.documents.words import WITHDRAWN
from zonahijau.organisations.permissions import authority
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import tell
from zonahijau.wording import Refused, Text, refuse

HEADING = Text("Naskah langkah ini", "Paper of this step")
ATTACHED = Text("Naskah dilampirkan pada {n} standar.", "Attached to {n:standard|standards}.")


class PaperForm(forms.Form):
    """Which paper, and whether it is that of the other standards as well."""

    paper = forms.ModelChoiceField(
        Paper.objects.none(),
        to_field_name="uid",
        required=False,
        empty_label=later(Text("pilih naskahnya", "choose the paper")),
        label=later(Text("Naskah yang sudah ada", "A paper that is there")),
    )
    also = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, step: StandardStep, others: int, **options: Any):
        super().__init__(*args, **options)
        rows = Paper.objects.filter(
            unit=step.standard.service.unit, kind=papers.PAPER_OF[step.kind]
        ).exclude(state=WITHDRAWN)
        self.fields["paper"].queryset = rows  # type: ignore[attr-defined]
        if not others:
            del self.fields["also"]
            return
        words = Text(
            "Juga untuk {n} standar lain dengan langkah yang sama pada hari itu",
            "Also for {n:other standard|other standards} with the same step on that day",
        )
        self.fields["also"].label = later(words.fill(n=others))


@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: HttpRequest, step_uid: UUID) -> HttpResponse:
    """Choose the paper of a step, or draft it now from what is known."""
    row = the_step(step_uid)
    if row.kind not in papers.PAPER_OF or row.withdrawn_at is not None:
        raise Http404
    others = _same_day(row)
    may_draft = authority(request).may("write_papers", row.standard.service.unit)
    form = PaperForm(request.POST or None, step=row, others=len(others))
    if request.method == "POST" and form.is_valid():
        steps = [row, *(others if form.cleaned_data.get("also") else ())]
        try:
            return _attached(request, row, steps, form, may_draft=may_draft)
        except Refused as refused:
            lay_on(form, refused)
    context = {
        "step": row,
        "standard": row.standard,
        "label": life.BY_KIND[row.kind].label,
        "title": papers.TITLES[papers.PAPER_OF[row.kind]],
        "form": form,
        "may_draft": may_draft,
        "crumbs": crumbs_to(row.standard, Crumb(HEADING)),
    }
    status = 422 if form.errors else 200
    return render(request, "catalogue/step_paper.html", context, status=status)


def _same_day(step: StandardStep) -> list[StandardStep]:
    """The same step of other standards of the unit on that day, without a paper: one discussion."""
    unit = step.standard.service.unit
    rows = StandardStep.objects.standing().filter(
        standard__service__unit=unit, kind=step.kind, on=step.on, paper=None
    )
    return list(rows.select_related("standard").exclude(pk=step.pk))


def _attached(
    request: HttpRequest,
    row: StandardStep,
    steps: list[StandardStep],
    form: PaperForm,
    *,
    may_draft: bool,
) -> HttpResponse:
    drafts = request.POST.get("do") == "draft" and may_draft
    paper = _drafted(request, row, steps) if drafts else form.cleaned_data["paper"]
    if paper is None:
        raise refuse(
            Text("Naskahnya belum dipilih", "No paper is chosen"),
            Text("Pilih naskahnya, atau susun sekarang", "Choose it, or draft it now"),
            column="paper",
        )
    tell(request, ATTACHED.fill(n=attach_paper(by=by(request), steps=steps, paper=paper)))
    if drafts:
        return redirect("documents:edit", paper=paper.uid)
    return redirect(reverse("catalogue:standard", args=[row.standard.uid]))


def _drafted(request: HttpRequest, row: StandardStep, steps: list[StandardStep]) -> Paper:
    said = papers.chosen_of([each.standard for each in steps], on=row.on)
    kind = papers.PAPER_OF[row.kind]
    return draft_paper(by=by(request), where=row.standard.service.unit, kind=kind, wish=Wish(said))
