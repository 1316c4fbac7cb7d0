"""The surveys of a unit: start one, see what is missing, print its cards, end it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.accounts.models import User
from zonahijau.catalogue.models import Service
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import authority
from zonahijau.surveys import printing, queries
from zonahijau.surveys.actions import campaigns as actions
from zonahijau.surveys.actions.codes import make_codes, void_codes
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.forms import CodesForm, ProlongForm, StartForm, UsersForm
from zonahijau.surveys.models import Campaign, CampaignService, SurveyForm
from zonahijau.surveys.reminding import invitation, share_address
from zonahijau.surveys.words import CHANNELS
from zonahijau.web.downloads import download
from zonahijau.web.forms import lay_on
from zonahijau.web.language import said
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Listing
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text, refuse

HEADING = Text("Survei kepuasan", "Satisfaction surveys")


def by(request: HttpRequest) -> User:
    """Who acts; the gate has let nobody else in."""
    if not isinstance(request.user, User):
        raise TypeError("nobody is signed in")
    return request.user


def unit_of(uid: UUID) -> Unit:
    """The unit of an address."""
    return get_object_or_404(Unit.objects.select_related("government"), uid=uid)


def survey_of(uid: UUID) -> Campaign:
    """The survey of an address."""
    rows = Campaign.objects.select_related("unit", "government")
    return get_object_or_404(rows, uid=uid, withdrawn_at=None)


def crumbs_of(unit: Unit, *more: Crumb) -> list[Crumb]:
    """The way to the surveys of a unit and below them."""
    listed = reverse("surveys:list", args=[unit.uid]) if more else ""
    return [
        Crumb(Text("Beranda", "Home"), "/"),
        Crumb(unit.name, reverse("organisations:unit", kwargs={"uid": unit.uid})),
        Crumb(HEADING, listed),
        *more,
    ]


@require_safe
def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """The surveys that a unit holds and held."""
    row = unit_of(unit)
    services = Prefetch("services", CampaignService.objects.only("id", "campaign_id", "required"))
    surveys = Campaign.objects.filter(unit=row, withdrawn_at=None).prefetch_related(services)
    columns = (
        Column("title", Text("Survei", "Survey"), order_by=("title",), link=_address),
        Column("start", Text("Mulai", "Begins"), order_by=("start",), kind="date"),
        Column("until", Text("Hari terakhir", "Last day"), _last, order_by=("until",), kind="date"),
        Column("state", Text("Keadaan", "State"), lambda each: each.state_label),
        Column(
            "answers", Text("Terhitung", "Counted"), order_by=("answers",), kind="number", places=0
        ),
    )
    context = {
        "unit": row,
        "listing": Listing(request, surveys, columns, order="-start"),
        "running": [each for each in surveys if each.state == "open"],
        "may_manage": authority(request).may("manage_surveys", row),
        "crumbs": crumbs_of(row),
    }
    return render(request, "surveys/list.html", context)


def _address(survey: Campaign) -> str:
    return reverse("surveys:survey", args=[survey.uid])


def _last(survey: Campaign) -> date:
    return survey.until - timedelta(days=1)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, unit: UUID) -> HttpResponse:
    """One page, filled in as most need it."""
    row = unit_of(unit)
    services = list(Service.objects.offered().filter(unit=row))
    own = list(SurveyForm.objects.offered_to(row).last_versions().order_by("title"))
    today = row.government.today()
    form = StartForm(request.POST or None, services=services, own=own, today=today)
    if form.is_valid():
        try:
            survey = actions.open_campaign(by=by(request), unit=row, facts=form.facts())
            messages.success(request, said(_STARTED))
            return redirect("surveys:survey", campaign=survey.uid)
        except Refused as refused:
            lay_on(form, refused)
    running = Campaign.objects.filter(unit=row, state="open", withdrawn_at=None).order_by("until")
    context = {
        "unit": row,
        "form": form,
        "running": [(each, _last(each)) for each in running],
        "crumbs": crumbs_of(row, Crumb(_START)),
    }
    return render(request, "surveys/start.html", context, status=422 if form.errors else 200)


PROGRESS = (
    Column("name", Text("Layanan", "Service"), lambda each: each.service.name),
    Column(
        "users",
        Text("Pengguna setahun", "Users a year"),
        lambda each: each.service.users_a_year,
        kind="number",
        places=0,
    ),
    Column("required", Text("Perlu", "Needed"), kind="number", places=0),
    Column("answers", Text("Terhitung", "Counted"), kind="number", places=0),
    Column("missing", Text("Masih kurang", "Missing"), kind="number", places=0),
)


@require_safe
def survey(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """How far it is, over which ways people come, and what can be done."""
    row = survey_of(campaign)
    progress = queries.progress(row)
    known = [each for each in progress if each.required is not None]
    required = sum(each.required or 0 for each in known)
    missing = sum(each.missing or 0 for each in known)
    days = max(1, (row.until - max(row.start, row.government.today())).days)
    context = {
        "survey": row,
        "last": _last(row),
        "listing": Listing(request, progress, PROGRESS, per_page=60),
        "required": required,
        "reached": required - missing,
        "missing": missing,
        "pace": -(-missing // days),
        "unknown": len(progress) - len(known),
        "waiting": queries.waiting(row),
        "sheets": row.sheets.exclude(state="draft").order_by("-id")[:20],
        "channels": [CHANNELS[each] for each in row.channels],
        "address": public_address(request, row),
        "share": share_address(invitation(row.unit.name, public_address(request, row))),
        "may_manage": authority(request).may("manage_surveys", row.unit),
        "crumbs": crumbs_of(row.unit, Crumb(row.title)),
    }
    return render(request, "surveys/survey.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def users(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """How many people use each service in a year, counted after the start."""
    row = survey_of(campaign)
    form = UsersForm(request.POST or None, services=list(row.services.all()))
    if form.is_valid():
        try:
            actions.count_users(by=by(request), campaign=row, users=form.cleaned_data)
            return redirect("surveys:survey", campaign=campaign)
        except Refused as refused:
            lay_on(form, refused)
    users_a_year = Text("Pengguna setahun", "Users a year")
    crumbs = crumbs_of(row.unit, Crumb(row.title, _address(row)), Crumb(users_a_year))
    return render(request, "surveys/users.html", {"survey": row, "form": form, "crumbs": crumbs})


def public_address(request: HttpRequest, survey: Campaign) -> str:
    """What citizens type."""
    return request.build_absolute_uri(reverse("surveys:answer_bare", args=[survey.address]))


@require_safe
def card(request: HttpRequest, campaign: UUID, size: str) -> HttpResponseBase:
    """The card for the counter."""
    row = survey_of(campaign)
    if size not in printing.SIZES:
        raise Http404
    pdf = printing.card_pdf(row, public_address(request, row), size, timezone.now())
    return _pdf(pdf, f"kartu-survei-{size}.pdf")


@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: HttpRequest, campaign: UUID) -> HttpResponseBase:
    """Print codes; they are readable on this paper only."""
    row, form = survey_of(campaign), CodesForm(request.POST or None)
    if form.is_valid():
        try:
            made = make_codes(by=by(request), campaign=row, count=form.cleaned_data["count"])
            address = public_address(request, row)
            size = form.cleaned_data["size"]
            pdf = printing.codes_pdf(row, address, made, timezone.now(), size)
            return _pdf(pdf, "kode-survei.pdf")
        except Refused as refused:
            lay_on(form, refused)
    days = row.codes.filter(spent=False, void=False).values_list("issued_on", flat=True)
    context = {
        "survey": row,
        "form": form,
        "days": sorted(set(days)),
        "spent": row.codes.filter(spent=True).count(),
        "unused": len(days),
        "crumbs": crumbs_of(
            row.unit,
            Crumb(row.title, _address(row)),
            Crumb(Text("Kode sekali pakai", "Single-use codes")),
        ),
    }
    return render(request, "surveys/codes.html", context)


@require_POST
def void(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """A sheet was lost: its unused codes are useless from now on."""
    row = survey_of(campaign)
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        return redirect("surveys:codes", campaign=campaign)
    count = void_codes(by=by(request), campaign=row, issued_on=day)
    messages.success(request, said(_VOIDED.fill(count=count)))
    return redirect("surveys:codes", campaign=campaign)


@require_POST
def close(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """End it; the last count follows at once, or tomorrow where one was made today."""
    row = survey_of(campaign)
    try:
        actions.close(by=by(request), campaign=row)
    except Refused as refused:
        tell_refusal(request, refused)
    else:
        mix(campaign=row, on=row.government.today())
        messages.success(request, said(Text("Survei ditutup.", "The survey is closed.")))
    return redirect("surveys:survey", campaign=campaign)


@require_POST
def prolong(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """Let it run longer."""
    row, form = survey_of(campaign), ProlongForm(request.POST)
    if form.is_valid():
        until = form.cleaned_data["last"] + timedelta(days=1)
        try:
            actions.prolong(by=by(request), campaign=row, until=until)
            messages.success(request, said(Text("Survei diperpanjang.", "The survey runs on.")))
        except Refused as refused:
            tell_refusal(request, refused)
    else:
        tell_refusal(request, refuse(_NO_DAY, _CHOOSE_DAY, column="last"))
    return redirect("surveys:survey", campaign=campaign)


def _pdf(content: bytes, name: str) -> HttpResponse:
    return download(content, "application/pdf", name)


_START = Text("Mulai survei", "Start a survey")
_STARTED = Text("Survei berjalan. Cetak kartunya, atau kirim tautannya.",
                "The survey runs. Print its card, or send its link.")  # fmt: skip
_NO_DAY = Text("Hari terakhirnya kosong atau tidak sah", "The last day is empty or not valid")
_CHOOSE_DAY = Text("Pilih tanggalnya", "Choose the day")
_VOIDED = Text("{count} kode dibatalkan.", "{count:code|codes} voided.")
