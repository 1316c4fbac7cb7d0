"""The register of decrees and letters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.documents.actions import register as actions
from zonahijau.documents.forms.register import DecreeForm
from zonahijau.documents.models import Decree
from zonahijau.documents.queries import expiring as expiring_in
from zonahijau.documents.queries import who_left
from zonahijau.documents.views.shown import tell
from zonahijau.documents.words import DECREE_KINDS
from zonahijau.evidence import contents
from zonahijau.evidence.receiving import bounded, too_large
from zonahijau.evidence.slots import DECREE, SLOTS
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.policies import Overtaken
from zonahijau.tables.output import Cell
from zonahijau.web.downloads import xlsx
from zonahijau.web.formatting import plain_date
from zonahijau.web.forms import FIRST_YEAR, LAST_YEAR, lay_on, whole_number
from zonahijau.web.language import later, said
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Refused, Text

REGISTER = Text("Register keputusan dan surat", "Register of decrees and letters")
LARGEST = SLOTS[DECREE].limit

IN_FORCE = Mark("hijau", Text("Berlaku", "In force"))
NOT_YET = Mark("abu", Text("Belum berlaku", "Not yet"))
OVER = Mark("merah", Text("Habis masa", "Expired"))
TAKEN_OUT = Mark("merah", Text("Ditarik", "Withdrawn"))


def standing(decree: Decree) -> Mark:
    """How an entry stands today."""
    day = decree.government.today()
    if decree.withdrawn_at is not None:
        return TAKEN_OUT
    if decree.holds_on(day):
        return IN_FORCE
    return NOT_YET if decree.valid_from > day else OVER


def address_of(decree: Decree) -> str:
    """Its page."""
    return reverse("documents:decree", args=[decree.uid])


COLUMNS = (
    Column("title", Text("Tentang", "About"), order_by=("title",), link=address_of),
    Column("kind", Text("Jenis", "Kind"), lambda row: row.kind_label, order_by=("kind",)),
    Column("number", Text("Nomor", "Number"), order_by=("number",)),
    Column("dated", Text("Tanggal", "Date"), order_by=("dated",), kind="date"),
    Column("unit", Text("Berlaku untuk", "Holds for"),
           lambda row: row.unit.name if row.unit else row.government.name,
           order_by=("unit__name",)),
    Column("last", Text("Sampai dengan", "Until"), lambda row: last_day(row),
           order_by=("valid_until",), kind="date"),
    Column("standing", Text("Keadaan", "State"), standing, kind="class"),
)  # fmt: skip


def last_day(decree: Decree) -> date | None:
    """The last day on which it holds."""
    return decree.valid_until - timedelta(1) if decree.valid_until else None


def _in_state(rows: Any, chosen: str, day: date) -> Any:
    """Those in force, not in force yet, or over; each entry is in one of the three."""
    if chosen == "berlaku":
        return rows.in_force_on(day)
    if chosen == "nanti":
        return rows.standing().filter(valid_from__gt=day)
    return rows.filter(Q(valid_until__lte=day) | Q(withdrawn_at__isnull=False))


def _listing(request: HttpRequest) -> Listing:
    government = must_government(request)
    rows = _visible(request).select_related("unit", "government").order_by("-dated", "-pk")
    day = government.today()
    filters = [
        Filter("jenis", Text("Jenis", "Kind"), list(DECREE_KINDS.items()), "kind"),
        Filter(
            "keadaan",
            Text("Keadaan", "State"),
            [
                ("berlaku", Text("berlaku", "in force")),
                ("nanti", Text("belum berlaku", "not yet in force")),
                ("habis", Text("habis atau ditarik", "ended")),
            ],
            lambda found, chosen: _in_state(found, chosen, day),
        ),
    ]
    return Listing(
        request, rows, COLUMNS, search_fields=("title", "number", "signatory"), filters=filters
    )


def _visible(request: HttpRequest) -> Any:
    return Decree.objects.within(*authority(request).places("see_decrees"))


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every entry that this person may see."""
    government = must_government(request)
    year = government.today().year
    context = {
        "listing": _listing(request),
        "ending": expiring_in(government, year).filter(pk__in=_visible(request)).count(),
        "left": who_left(government, government.today())
        .filter(decree__in=_visible(request))
        .count(),
        "year": year,
        "may_manage": authority(request).may_anywhere("manage_decrees"),
        "crumbs": [Crumb(REGISTER)],
    }
    return render(request, "documents/register.html", context)


@require_safe
def sheet(request: HttpRequest) -> HttpResponseBase:
    """The register as a spreadsheet, as searched and filtered; no cell is ever computed."""
    listing = _listing(request)
    header = [said(column.label) for column in COLUMNS]
    header += [said(Text("Penanda tangan", "Signatory")), said(Text("Nama", "Names"))]
    return xlsx("register.xlsx", header, _rows(listing), "Register")


def _rows(listing: Listing) -> Iterator[list[Cell]]:
    rows: Any = listing.page.paginator.object_list
    for row in rows.prefetch_related("names"):
        names = "; ".join(f"{each.name} ({each.role})" for each in row.names.all())
        yield [
            row.title,
            said(row.kind_label),
            row.number,
            row.dated.isoformat(),
            row.unit.name if row.unit else row.government.name,
            last.isoformat() if (last := last_day(row)) else "",
            said(standing(row).word),
            row.signatory,
            names,
        ]


@require_safe
def expiring(request: HttpRequest) -> HttpResponse:
    """What ends within a year, and whose names are out of date."""
    government = must_government(request)
    asked = whole_number(request.GET.get("tahun", ""))
    year = asked if FIRST_YEAR <= asked <= LAST_YEAR else government.today().year
    rows = expiring_in(government, year).filter(pk__in=_visible(request))
    left = who_left(government, government.today()).filter(decree__in=_visible(request))
    heading = Text("Berakhir dalam tahun {year}", "Ending in {year}").fill(year=year)
    context = {
        "year": year,
        "years": (year - 1, year + 1),
        "rows": [(row, last_day(row)) for row in rows.select_related("government")],
        "left": left,
        "crumbs": [Crumb(REGISTER, reverse("documents:register")), Crumb(heading)],
    }
    return render(request, "documents/expiring.html", context)


@require_safe
def decree(request: HttpRequest, decree: UUID) -> HttpResponse:
    """One entry."""
    row = _found(decree)
    may = authority(request).may("manage_decrees", row) and row.withdrawn_at is None
    context = {
        "decree": row,
        "mark": standing(row),
        "facts": _facts(row),
        "names": [(name, _left(row, name)) for name in row.names.select_related("holder")],
        "may_manage": may,
        "crumbs": [Crumb(REGISTER, reverse("documents:register")), Crumb(row.number)],
    }
    return render(request, "documents/decree.html", context)


def _left(row: Decree, name: Any) -> bool:
    holder = name.holder
    if holder is None:
        return False
    is_over = holder.until is not None and holder.until <= row.government.today()
    return is_over or holder.withdrawn_at is not None


def _facts(row: Decree) -> list[tuple[Text, Any]]:
    def day(value: Any) -> Text | None:
        return Text(plain_date(value), plain_date(value, "en")) if value else None

    below = Text("juga unit di bawahnya", "also units below")
    place = row.unit.name if row.unit else row.government.name
    said_of = (
        (Text("Jenis", "Kind"), row.kind_label),
        (Text("Nomor", "Number"), row.number),
        (Text("Tanggal", "Date"), day(row.dated)),
        (Text("Penanda tangan", "Signatory"), row.signatory),
        (Text("Berlaku untuk", "Holds for"),
         Text(f"{place}, {below.id}", f"{place}, {below.en}") if row.holds_below else place),
        (Text("Berlaku sejak", "Valid from"), day(row.valid_from)),
        (Text("Sampai dengan", "Until"),
         day(last_day(row)) or Text("dicabut", "it is revoked")),
    )  # fmt: skip
    return [(label, value) for label, value in said_of if value]


def _found(decree: UUID) -> Decree:
    rows = Decree.objects.select_related("government", "unit", "file", "paper")
    return get_object_or_404(rows, uid=decree)


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST)
def new(request: HttpRequest) -> HttpResponseBase:
    """An entry by hand, for what was signed before."""
    form = _form(request)
    if _is_sent(request, form):
        government = must_government(request)
        try:
            made = actions.enter(
                by=person_of(request),
                where=form.cleaned_data["unit"] or government,
                facts=form.facts(),
                names=form.named(),
                taken=_taken(form, government),
            )
        except Refused as refused:
            lay_on(form, refused)
        else:
            messages.success(request, later(Text("Tercatat di register.", "Entered.")))
            return redirect(address_of(made))
    return _drawn(request, form, Text("Tambah ke register", "Add to the register"))


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST)
def edit(request: HttpRequest, decree: UUID) -> HttpResponseBase:
    """Correct an entry; of two who do so at once the second sees what is stored."""
    row = _found(decree)
    form, stored = _form(request, row), None
    if _is_sent(request, form):
        try:
            actions.change(
                by=person_of(request),
                decree=row,
                revision=form.cleaned_data["revision"] or 0,
                facts=form.facts(),
                names=form.named(),
                taken=_taken(form, row.government),
            )
        except Overtaken as overtaken:
            current: Any = overtaken.stored["decree"]
            typed: Any = request.POST.copy()
            typed["revision"] = str(current.revision)
            form.data = typed
            stored = _facts(current)
            lay_on(form, overtaken)
        except Refused as refused:
            lay_on(form, refused)
        else:
            messages.success(request, later(Text("Tersimpan.", "Saved.")))
            return redirect(address_of(row))
    heading = Text("Ubah catatan register", "Change the entry")
    return _drawn(request, form, heading, decree=row, current=stored)


@require_POST
def withdraw(request: HttpRequest, decree: UUID) -> HttpResponse:
    """Take an entry out."""
    row = _found(decree)
    try:
        because = request.POST.get("because", "")
        actions.withdraw(by=person_of(request), decree=row, because=because)
    except Refused as refused:
        tell(request, refused)
    else:
        messages.success(request, later(Text("Catatan ditarik.", "The entry is withdrawn.")))
    return redirect(address_of(row))


def _form(request: HttpRequest, row: Decree | None = None) -> DecreeForm:
    government = must_government(request)
    held = authority(request)
    units = Unit.objects.filter(government=government).within(*held.places("manage_decrees"))
    return DecreeForm(
        request.POST or None,
        request.FILES or None,
        government=government,
        units=units.open_on(government.today()).order_by("path"),
        whole=held.may("manage_decrees", government),
        decree=row,
        initial=DecreeForm.initial_of(row) if row else {"valid_from": None},
    )


def _is_sent(request: HttpRequest, form: DecreeForm) -> bool:
    if request.method != "POST":
        return False
    form.is_valid()
    for name in too_large(request):
        lay_on(form, contents.too_large(SLOTS[DECREE], name))
    return form.is_valid()


def _taken(form: DecreeForm, government: Any) -> Any:
    file = form.cleaned_data["file"]
    return actions.take_file(government, file.chunks(), file.name or "") if file else None


def _drawn(request: HttpRequest, form: DecreeForm, heading: Text, **more: Any) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "crumbs": [Crumb(REGISTER, reverse("documents:register")), Crumb(heading)],
        **more,
    }
    status = 422 if form.errors else 200
    return render(request, "documents/decree_form.html", context, status=status)
