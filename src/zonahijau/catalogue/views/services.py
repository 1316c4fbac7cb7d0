"""The list of services of a unit, and the forms that change it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.catalogue import actions
from zonahijau.catalogue.actions.standards import WRITE
from zonahijau.catalogue.actions.succession import left_behind, take_over
from zonahijau.catalogue.forms import ChangeForm, CountForm, ServiceForm
from zonahijau.catalogue.kinds import SERVICE_KINDS
from zonahijau.catalogue.models import Service, ServiceCount, Standard
from zonahijau.catalogue.refining.marks import with_sheets
from zonahijau.catalogue.refining.tallies import tally_of
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import authority
from zonahijau.web.forms import lay_on
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.web.telling import tell, tell_refusal
from zonahijau.wording import Refused, Text

PUBLISHED = Mark("hijau", Text("Terbit", "Published"))
LAID_DOWN = Mark("kuning", Text("Belum terbit", "Not published"))
NO_STANDARD = Mark("merah", Text("Belum ada", "None"))


def standard_mark(service: Service) -> Mark:
    """How far a service's standard is, on a chip."""
    if service.standard_published:
        return PUBLISHED
    return LAID_DOWN if service.has_standard else NO_STANDARD


TAKEN_OVER = Text(
    "{n} layanan diambil alih; standarnya disalin sebagai rancangan.",
    "{n:service is|services are} taken over; their standards are copied as drafts.",
)

COLUMNS = (
    Column("name", Text("Layanan", "Service"), order_by=("name",), template="catalogue/name.html"),
    Column("code", Text("Kode", "Code"), order_by=("code",)),
    Column("kind", Text("Jenis", "Kind"), lambda row: row.kind_label, order_by=("kind",)),
    Column(
        "standard",
        Text("Standar", "Standard"),
        standard_mark,
        order_by=("has_standard", "standard_published"),
        kind="class",
    ),
    Column(
        "users_a_year",
        Text("Pengguna setahun", "Users a year"),
        order_by=("users_a_year",),
        kind="number",
        places=0,
    ),
)
FILTERS = (
    Filter("jenis", Text("Jenis", "Kind"), list(SERVICE_KINDS.items()), "kind"),
    Filter(
        "standar",
        Text("Standar", "Standard"),
        [("terbit", PUBLISHED.word), ("ada", LAID_DOWN.word), ("tidak", NO_STANDARD.word)],
        lambda rows, chosen: rows.filter(
            has_standard=chosen != "tidak", standard_published=chosen == "terbit"
        ),
    ),
)


def crumbs_of(unit: Unit, *more: Crumb) -> list[Crumb]:
    """The way to the services of a unit and below them."""
    address = reverse("organisations:unit", kwargs={"uid": unit.uid})
    listed = reverse("catalogue:list", kwargs={"unit": unit.uid}) if more else ""
    return [
        Crumb(Text("Beranda", "Home"), "/"),
        Crumb(unit.name, address),
        Crumb(Text("Layanan", "Services"), listed),
        *more,
    ]


def unit_of(uid: UUID) -> Unit:
    """The unit of an address."""
    return get_object_or_404(Unit.objects.select_related("government"), uid=uid)


@require_safe
def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """The services of a unit: in a sentence, then as a table; recap rows below."""
    row = unit_of(unit)
    rows = with_sheets(Service.objects.offered().filter(unit=row))
    counted = rows.aggregate(
        all=Count("pk"),
        covered=Count("pk", filter=Q(has_standard=True)),
        published=Count("pk", filter=Q(standard_published=True)),
    )
    context = {
        "unit": row,
        "counted": counted,
        "tally": tally_of(row),
        "listing": Listing(request, rows, COLUMNS, search_fields=("name", "code"), filters=FILTERS),
        "recaps": list(ServiceCount.objects.filter(unit=row, withdrawn_at=None)),
        "may_manage": authority(request).may("manage_services", row),
        "left_behind": _left_behind(request, row),
        "crumbs": crumbs_of(row),
    }
    return render(request, "catalogue/list.html", context)


def _left_behind(request: HttpRequest, unit: Unit) -> list[Service]:
    """What a person may take over from the units before this one; their standards come along."""
    may = all(authority(request).may(each, unit) for each in ("manage_services", WRITE))
    return left_behind(unit) if may else []


@require_POST
def take(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Services of the units that this one followed, with their standards as drafts."""
    row, asked = unit_of(unit), set(request.POST.getlist("services"))
    chosen = [each for each in left_behind(row) if str(each.uid) in asked]
    try:
        count = take_over(by=by(request), unit=row, services=chosen)
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect("catalogue:list", unit=unit)
    tell(request, TAKEN_OVER.fill(n=count))
    return redirect("catalogue:list", unit=unit)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, unit: UUID) -> HttpResponse:
    """A new service."""
    row, form = unit_of(unit), ServiceForm(request.POST or None)
    if form.is_valid():
        facts = form.facts()
        if _tried(form, lambda: actions.add_service(by=by(request), unit=row, facts=facts)):
            return redirect("catalogue:list", unit=unit)
    return _form(request, row, form, Text("Tambah layanan", "Add a service"))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, service: UUID) -> HttpResponse:
    """Rename or correct; of two people who write at once the second sees what the first wrote."""
    row = get_object_or_404(Service.objects.select_related("unit__government"), uid=service)
    typed, current = request.POST.copy(), None
    form = ChangeForm(typed or None, initial=ChangeForm.initial_of(row))
    versions = Standard.objects.filter(service=row).order_by("-version")
    standard = versions.in_force().first() or versions.first()
    if standard is not None and standard.state == "set":
        form.follow_standard()
    if form.is_valid():
        facts, revision = form.facts(), form.cleaned_data["revision"]
        try:
            actions.change_service(by=by(request), service=row, facts=facts, revision=revision)
            return redirect("catalogue:list", unit=row.unit.uid)
        except actions.Overtaken as overtaken:
            current = overtaken.current
            typed["revision"] = str(current.revision)
            lay_on(form, overtaken)
        except Refused as refused:
            lay_on(form, refused)
    more = {"service": row, "current": current, "standard": standard}
    return _form(request, row.unit, form, Text("Ubah layanan", "Change the service"), **more)


@require_POST
def withdraw(request: HttpRequest, service: UUID) -> HttpResponse:
    """Take a service out of the list, with a reason."""
    row = get_object_or_404(Service.objects.select_related("unit"), uid=service)
    because = request.POST.get("because", "")
    try:
        actions.withdraw_service(by=by(request), service=row, because=because)
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect("catalogue:change", service=service)
    return redirect("catalogue:list", unit=row.unit.uid)


@require_http_methods(["GET", "HEAD", "POST"])
def count(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Enter a row of a recap."""
    row, form = unit_of(unit), CountForm(request.POST or None)
    if form.is_valid():
        counts = form.counts()
        if _tried(form, lambda: actions.add_count(by=by(request), unit=row, counts=counts)):
            return redirect("catalogue:list", unit=unit)
    return _form(request, row, form, Text("Catat rekap", "Enter a recap"))


@require_POST
def withdraw_count(request: HttpRequest, count: UUID) -> HttpResponse:
    """Take a recap row out of use, with a reason."""
    rows = ServiceCount.objects.select_related("unit").filter(withdrawn_at=None)
    row = get_object_or_404(rows, uid=count)
    because = request.POST.get("because", "")
    try:
        actions.withdraw_count(by=by(request), count=row, because=because)
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect("catalogue:list", unit=row.unit.uid)


def by(request: HttpRequest) -> Any:
    """The person who acts; the gate has let nobody else through."""
    return request.user


def _tried(form: Any, act: Callable[[], object]) -> bool:
    """Whether it was done; else the refusals stand on the form."""
    try:
        act()
    except Refused as refused:
        lay_on(form, refused)
        return False
    return True


def _form(
    request: HttpRequest, unit: Unit, form: Any, heading: Text, **more: object
) -> HttpResponse:
    crumbs = crumbs_of(unit, Crumb(heading))
    context = {"unit": unit, "form": form, "heading": heading, "crumbs": crumbs, **more}
    return render(request, "catalogue/form.html", context)
