"""Steps of the lawful life: entered for many standards at once, corrected, withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.db.models import Case, QuerySet, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zonahijau.catalogue import papers
from zonahijau.catalogue.actions import life as actions
from zonahijau.catalogue.actions.life import Medium, Traces
from zonahijau.catalogue.kinds import PUBLICATION_MEDIA
from zonahijau.catalogue.models import Standard, StandardStep
from zonahijau.catalogue.queries import clocks_of, in_state
from zonahijau.catalogue.running import Running
from zonahijau.catalogue.steps import BUTTONS, KINDS, move_of
from zonahijau.catalogue.views.services import by, crumbs_of, unit_of
from zonahijau.catalogue.views.standards import LISTED
from zonahijau.documents.actions import register
from zonahijau.documents.actions.papers import Wish as PaperWish
from zonahijau.documents.actions.papers import draft_paper
from zonahijau.documents.models import Decree, Paper
from zonahijau.documents.words import WITHDRAWN
from zonahijau.evidence.models import Evidence
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import authority
from zonahijau.web.forms import DayField, lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step, tell, tell_refusal
from zonahijau.wording import Refused, Text

DECREE_KIND = "service_standard"
SHOWN = {*papers.PAPER_OF, "set", "published"}
"""The steps that evidence may show."""
ASKED_FOR = ("objected", "withdrawn")
"""The steps that say why, and are never taken for all by one press."""
TAKEN = Text("Dicatat untuk {n} standar.", "Entered for {n:standard|standards}.")
CORRECTED = Text("Tanggalnya dibetulkan.", "Its day is corrected.")
WITHDRAWN_STEP = Text("Langkah ditarik; keadaannya mengikuti.", "The step is withdrawn.")


def _said(indonesian: str, english: str) -> Any:
    return later(Text(indonesian, english))


def _decrees_of(unit: Unit) -> QuerySet[Decree]:
    """Those of the register that can lay down its standards, its own before those of others: one
    decree may stand under the secretariat and hold for all."""
    rows = Decree.objects.standing().filter(government=unit.government, kind=DECREE_KIND)
    return rows.order_by(Case(When(unit=unit, then=0), default=1), "-dated", "-id")


class StepForm(forms.Form):
    """When a step was taken, and what it left."""

    on = DayField(
        label=_said("Tanggal", "Day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=_said("Catatan", "Note"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, unit: Unit, kind: str, may_write: bool, **options: Any):
        super().__init__(*args, **options)
        self.unit, self.kind = unit, kind
        if kind == "set":
            self._ask_decree(unit)
        elif kind in papers.PAPER_OF:
            self._ask_paper(unit, kind, may_write)
        if kind == "published":
            self._ask_media()
        if kind in SHOWN:
            self._ask_evidence(unit)
        if kind in ASKED_FOR:
            self.fields["note"].required = True
        self.order_fields([name for name in self.fields if name != "note"])

    def _ask_decree(self, unit: Unit) -> None:
        """One from the register, or one that is entered with this step."""
        self.fields["decree"] = forms.ModelChoiceField(
            _decrees_of(unit),
            to_field_name="uid",
            required=False,
            empty_label=_said("pilih bila sudah tercatat", "choose, if it is there"),
            label=_said("SK dari register", "Decree of the register"),
            help_text=_said("Atau catat yang baru di bawah ini", "Or enter a new one below"),
        )
        for name, label, length in (
            ("number", ("Nomor SK baru", "Number of a new decree"), 100),
            ("signatory", ("Ditandatangani oleh", "Signed by"), 200),
        ):
            self.fields[name] = forms.CharField(
                label=_said(*label), max_length=length, required=False
            )

    def _ask_paper(self, unit: Unit, kind: str, may_write: bool) -> None:
        """One that was written before, or one that is drafted with this step."""
        slug = papers.PAPER_OF[kind]
        rows = Paper.objects.filter(unit=unit, kind=slug).exclude(state=WITHDRAWN)
        self.fields["paper"] = forms.ModelChoiceField(
            rows,
            to_field_name="uid",
            required=False,
            empty_label=_said("pilih bila sudah ditulis", "choose, if it is written"),
            label=_said("Naskah yang sudah ada", "A paper that is there"),
        )
        if may_write:
            self.fields["draft"] = forms.BooleanField(
                required=False,
                initial=True,
                label=_said("Susun naskahnya sekarang", "Draft the paper now"),
                help_text=later(papers.TITLES[slug]),
            )

    def _ask_evidence(self, unit: Unit) -> None:
        """What shows it, of the evidence that the unit has: it goes with the fact as an answer."""
        rows = Evidence.objects.usable_on(unit.government.today()).filter(unit=unit)
        self.fields["evidence"] = forms.ModelChoiceField(
            rows,
            to_field_name="uid",
            required=False,
            empty_label=_said("tanpa bukti", "no evidence"),
            label=_said("Bukti yang menunjukkannya", "Evidence that shows it"),
            help_text=_said(
                "Foto atau berkas dari halaman bukti unit; ikut sebagai bukti jawaban penilaian",
                "A photo or file from the unit's evidence; it goes along as evidence of answers",
            ),
        )

    def _ask_media(self) -> None:
        self.fields["media"] = forms.MultipleChoiceField(
            choices=[(kind, later(text.capitalized)) for kind, text in PUBLICATION_MEDIA.items()],
            widget=forms.CheckboxSelectMultiple,
            label=_said("Dapat dibaca di", "Can be read at"),
        )
        self.fields["address"] = forms.URLField(
            required=False,
            max_length=300,
            label=_said("Alamat halamannya", "Address of the page"),
            assume_scheme="https",
        )

    def media(self) -> list[Medium]:  # type: ignore[override]
        """Where it can be read; the address belongs to the website."""
        address = self.cleaned_data.get("address", "")
        return [
            Medium(kind, address if kind in ("website", "portal", "social") else "")
            for kind in self.cleaned_data["media"]
        ]


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, unit: UUID, kind: str) -> HttpResponse:
    """A step for one standard or for many: one discussion, one decree, eighteen services."""
    row = unit_of(unit)
    if kind not in KINDS:
        raise Http404
    move = move_of(kind)
    standards = list(in_state(row, move.starts))
    chosen = _chosen(request, standards, move.kind)
    form = StepForm(
        request.POST or None,
        unit=row,
        kind=move.kind,
        may_write=authority(request).may("write_papers", row),
        initial={"on": row.government.today()},
    )
    if request.POST.get("do") == "draft":
        return _drafted(request, row, move.kind, chosen)
    if request.method == "POST" and form.is_valid():
        done = _taken(request, row, form, move.kind, chosen)
        if done is not None:
            return done
    clocks = clocks_of(standards)
    context = {
        "unit": row,
        "heading": BUTTONS.get(kind) or BUTTONS[move.kind],
        "move": move,
        "is_found": kind == "sudah-berlaku",
        "form": form,
        "rows": [_Ticked(each, each in chosen, clocks[each.pk]) for each in standards],
        "paper": papers.title_of(_slug_of_paper(request, row, move.kind)),
        "crumbs": crumbs_of(
            row,
            Crumb(LISTED, reverse("catalogue:standards", args=[unit])),
            Crumb(move.label.capitalized),
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "catalogue/step.html", context, status=status)


class _Ticked:
    """A standard in the list of those that can take the step."""

    def __init__(self, standard: Standard, is_chosen: bool, clocks: list[Running]):
        self.standard, self.is_chosen = standard, is_chosen
        self.clock = clocks[0] if clocks else None


def _chosen(request: HttpRequest, standards: list[Standard], kind: str) -> list[Standard]:
    """Those that were ticked; at first the one that the address names, else all, but none where
    something ends or is objected to."""
    if request.method == "POST":
        asked = set(request.POST.getlist("standards"))
        return [each for each in standards if str(each.uid) in asked]
    only = request.GET.get("standar")
    if not only and kind in ASKED_FOR:
        return []
    return [each for each in standards if not only or str(each.uid) == only]


def _slug_of_paper(unit_request: HttpRequest, unit: Unit, kind: str) -> str:
    """The paper that could be drafted before the step; nothing where there is none to write."""
    slug = papers.DECREE if kind == "set" else papers.PAPER_OF.get(kind, "")
    return slug if slug and authority(unit_request).may("write_papers", unit) else ""


def _drafted(request: HttpRequest, unit: Unit, kind: str, chosen: list[Standard]) -> HttpResponse:
    """The paper before the step: the draft of a decree, minutes to be signed."""
    slug = _slug_of_paper(request, unit, kind)
    if not slug:
        raise Http404
    said = papers.chosen_of(chosen, service=papers.services_said(chosen))
    try:
        paper = draft_paper(by=by(request), where=unit, kind=slug, wish=PaperWish(said))
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect("catalogue:standards", unit=unit.uid)
    return redirect("documents:edit", paper=paper.uid)


def _taken(
    request: HttpRequest, unit: Unit, form: StepForm, kind: str, chosen: list[Standard]
) -> HttpResponse | None:
    """What was done leads on; what was refused stands in the form, and neither the decree nor the
    paper that was asked for with it is there."""
    try:
        with transaction.atomic():
            traces = _traces(request, unit, form, kind, chosen)
            steps = _entered_with(request, form, kind, chosen, traces)
    except Refused as refused:
        lay_on(form, refused)
        return None
    tell(request, TAKEN.fill(n=len(steps)))
    if traces.paper is not None and form.cleaned_data.get("draft"):
        return redirect("documents:edit", paper=traces.paper.uid)
    if len(steps) == 1:
        return redirect("catalogue:standard", standard=steps[0].standard.uid)
    return redirect("catalogue:standards", unit=unit.uid)


def _entered_with(
    request: HttpRequest, form: StepForm, kind: str, chosen: list[Standard], traces: Traces
) -> list[StandardStep]:
    on = form.cleaned_data["on"]
    if kind == "published":
        return actions.publish(
            by=by(request), standards=chosen, on=on, media=form.media(), traces=traces
        )
    return actions.take_step(by=by(request), standards=chosen, kind=kind, on=on, traces=traces)


def _traces(
    request: HttpRequest, unit: Unit, form: StepForm, kind: str, chosen: list[Standard]
) -> Traces:
    said = form.cleaned_data
    decree = said.get("decree") or _entered(request, unit, form, chosen)
    paper = said.get("paper")
    if paper is None and said.get("draft") and chosen:
        wish = PaperWish(papers.chosen_of(chosen, on=said["on"]))
        paper = draft_paper(by=by(request), where=unit, kind=papers.PAPER_OF[kind], wish=wish)
    return Traces(said["note"], paper, decree, said.get("evidence"))


def _entered(
    request: HttpRequest, unit: Unit, form: StepForm, chosen: list[Standard]
) -> Decree | None:
    """The decree that is entered in the register together with the step."""
    number = form.cleaned_data.get("number", "")
    if not number or not chosen:
        return None
    on: date = form.cleaned_data["on"]
    facts = register.DecreeFacts(
        kind=DECREE_KIND,
        number=number,
        dated=on,
        title=papers.title_of_decree(unit, chosen),
        signatory=form.cleaned_data["signatory"],
        valid_from=on,
    )
    return register.enter(by=by(request), where=unit, facts=facts)


def the_step(uid: UUID) -> StandardStep:
    """The step of an address."""
    rows = StandardStep.objects.select_related("standard__service__unit", "government")
    return get_object_or_404(rows, uid=uid)


@require_POST
def withdraw(request: HttpRequest, step_uid: UUID) -> HttpResponse:
    """Take back a step that was entered wrongly."""
    row = the_step(step_uid)
    because = request.POST.get("because", "")
    return step(
        request,
        lambda: actions.withdraw_step(by=by(request), step=row, because=because),
        WITHDRAWN_STEP,
        reverse("catalogue:standard", args=[row.standard.uid]),
    )


@require_POST
def correct(request: HttpRequest, step_uid: UUID) -> HttpResponse:
    """Another day for a step."""
    row = the_step(step_uid)
    address = reverse("catalogue:standard", args=[row.standard.uid])
    typed = DayField().to_python
    try:
        on = typed(request.POST.get("on", "")) or row.on
    except forms.ValidationError:
        on = row.on
    because = request.POST.get("because", "")
    return step(
        request,
        lambda: actions.correct_step(by=by(request), step=row, on=on, because=because),
        CORRECTED,
        address,
    )
