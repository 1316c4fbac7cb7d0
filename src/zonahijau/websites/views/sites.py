"""The sites of a unit, one site with its history, and the forms that change it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import authority
from zonahijau.web.forms import lay_on
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Listing
from zonahijau.web.telling import step
from zonahijau.websites import actions
from zonahijau.websites.actions.turns import is_fetching
from zonahijau.websites.checking.fetching import Limits
from zonahijau.websites.forms import ChangeForm, SiteForm
from zonahijau.websites.history import history_of
from zonahijau.websites.models import Site, SiteCheck
from zonahijau.websites.queries import mark_of, unit_sites
from zonahijau.websites.views.frame import by, crumbs_of, groups_of, mending_of, site_of
from zonahijau.wording import Refused, Text

COLUMNS = (
    Column("at", Text("Waktu", "Time"), order_by=("at",), kind="moment",
           link=lambda row: reverse("websites:check", args=[row.uid])),
    Column("way", Text("Cara", "How"), lambda row: row.way_label.capitalized, order_by=("way",)),
    Column("answers", Text("Menjawab", "Answers"), lambda row: mark_of(row.outcome("answers")),
           kind="class"),
    Column("passes", Text("Ya", "Yes"), lambda row: row.count("passes"), kind="number", places=0),
    Column("fails", Text("Tidak", "No"), lambda row: row.count("fails"), kind="number", places=0),
    Column("unknown", Text("Belum diketahui", "Cannot tell"), lambda row: row.count("unknown"),
           kind="number", places=0),
)  # fmt: skip


@require_safe
def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Every address of a unit, and how each stands."""
    row = get_object_or_404(Unit.objects.select_related("government"), uid=unit)
    context = {
        "unit": row,
        "row": unit_sites([row])[0],
        "may_manage": authority(request).may("manage_websites", row),
        "crumbs": crumbs_of(row),
    }
    return render(request, "websites/unit.html", context)


@require_safe
def show(request: HttpRequest, site: UUID) -> HttpResponse:
    """A site: its newest check, and the history."""
    row = site_of(site)
    checks = SiteCheck.objects.standing().filter(site=row).select_related("government")
    may = authority(request).may("manage_websites", row.unit) and row.withdrawn_at is None
    context = {
        "site": row,
        "unit": row.unit,
        "check": row.newest,
        "groups": list(groups_of(row.newest)) if row.newest else [],
        "mending": mending_of(row.newest) if row.newest else [],
        "listing": Listing(request, checks, COLUMNS, order="-at", per_page=10),
        "most": Limits().pages,
        "history": history_of(row),
        "may_manage": may,
        "may_ask": may and row.is_checked and is_fetching(),
        "crumbs": crumbs_of(row.unit, Crumb(str(row))),
    }
    return render(request, "websites/site.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, unit: UUID) -> HttpResponse:
    """A new address."""
    row = get_object_or_404(Unit.objects.select_related("government"), uid=unit)
    free = not Site.objects.listed().filter(unit=row, is_official=True).exists()
    form = SiteForm(request.POST or None, initial={"is_official": free})
    if form.is_valid():
        try:
            added = actions.add_site(by=by(request), unit=row, facts=form.facts())
            return redirect("websites:site", site=added.uid)
        except Refused as refused:
            lay_on(form, refused)
    return _form(request, row, form, Text("Catat alamat", "List an address"))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, site: UUID) -> HttpResponse:
    """Correct; of two people who write at once the second sees what the first wrote."""
    row = site_of(site)
    typed, current = request.POST.copy(), None
    form = ChangeForm(typed or None, initial=ChangeForm.initial_of(row))
    if form.is_valid():
        facts, revision = form.facts(), form.cleaned_data["revision"]
        try:
            actions.change_site(by=by(request), site=row, facts=facts, revision=revision)
            return redirect("websites:site", site=site)
        except actions.Overtaken as overtaken:
            current = overtaken.current
            typed["revision"] = str(current.revision)
            lay_on(form, overtaken)
        except Refused as refused:
            lay_on(form, refused)
    heading = Text("Ubah alamat", "Change the address")
    return _form(request, row.unit, form, heading, site=row, current=current)


@require_POST
def withdraw(request: HttpRequest, site: UUID) -> HttpResponse:
    """Take a site out of the inventory, with a reason."""
    row, because = site_of(site), request.POST.get("because", "")
    return step(
        request,
        lambda: actions.withdraw_site(by=by(request), site=row, because=because),
        Text("Alamat ditarik dari inventaris.", "The address was taken out of the inventory."),
        reverse("websites:unit", args=[row.unit.uid]),
        reverse("websites:change", args=[row.uid]),
    )


def _form(
    request: HttpRequest, unit: Unit, form: SiteForm, heading: Text, **more: object
) -> HttpResponse:
    context = {"unit": unit, "form": form, "heading": heading,
               "crumbs": crumbs_of(unit, Crumb(heading)), **more}  # fmt: skip
    return render(request, "websites/form.html", context)
