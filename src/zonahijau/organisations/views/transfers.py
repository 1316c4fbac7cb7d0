"""Decrees of transfer: entered by hand or from a spreadsheet, shown, undone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from zonahijau.organisations.actions.decrees import (
    KIND,
    apply_transfer,
    directory_of,
    plan_of_transfer,
    preview_transfer,
)
from zonahijau.organisations.actions.transfers import Decree, enter_transfer
from zonahijau.organisations.actions.undoing import undo_transfer, why_not_undone
from zonahijau.organisations.directory import Directory
from zonahijau.organisations.forms.people import WithdrawForm
from zonahijau.organisations.forms.rows import ADD, to_fields
from zonahijau.organisations.forms.transfers import DecreeForm, DecreeSheetForm
from zonahijau.organisations.kinds import OUTCOMES
from zonahijau.organisations.models import Government, Handover, HeldSheet, Transfer, TransferLine
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.queries import people_of
from zonahijau.organisations.transfer_import import label_of, plan_moves
from zonahijau.organisations.views.form_pages import FormPage, answer
from zonahijau.organisations.views.people import PEOPLE
from zonahijau.organisations.views.sheets import (
    HeldPage,
    answer_preview,
    answer_upload,
    example_sheet,
)
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Listing
from zonahijau.wording import Refused, Text

TRANSFERS = Text("Mutasi", "Transfers")
DONE = Text("Mutasi sudah dicatat.", "The transfer is entered.")
EXAMPLE = ("Nama", "NIP", "Jabatan lama", "Unit lama", "Jabatan baru", "Unit baru", "Keterangan")
_ROW = ("Nama Contoh, S.Sos.", "", "Kepala Dinas Contoh", "Dinas Contoh", "Kepala Badan Contoh",
        "Badan Contoh", "")  # fmt: skip


def _address(transfer: Transfer) -> str:
    return reverse("organisations:decree", args=[transfer.uid])


def _state(transfer: Transfer) -> Text | None:
    return Text("dibatalkan", "undone") if transfer.undone_at else None


COLUMNS = (
    Column("number", Text("Keputusan", "Decree"), order_by=("number",), link=_address),
    Column("dated", Text("Tanggal", "Dated"), order_by=("dated",), kind="date"),
    Column("effective", Text("Berlaku", "In effect"), order_by=("effective",), kind="date"),
    Column("people", Text("Orang", "People"), value=lambda t: len(t.lines.all()), kind="number"),
    Column("state", Text("Keadaan", "State"), value=_state),
)


def _becomes(line: Any) -> Text | str:
    """What a person takes by a decree, whether entered or only read."""
    if line.to is None:
        return OUTCOMES[line.outcome]
    before = "Plt. " if line.status == "plt" else ""
    return f"{before}{line.to.title}, {line.to.unit.name}"


def _left(line: TransferLine) -> str:
    title = line.left.position.title if line.left else ""
    return ", ".join(filter(None, (title, line.unit.name if line.unit else "")))


LINE_COLUMNS = (
    Column("name", Text("Nama", "Name")),
    Column("left", Text("Dari", "From"), value=_left),
    Column("to", Text("Menjadi", "Becomes"), value=_becomes),
)
MOVE_COLUMNS = (
    Column("name", Text("Nama", "Name"), value=lambda planned: planned.known.name),
    Column("left", Text("Dari", "From"), value=lambda planned: planned.known.place),
    Column("to", Text("Menjadi", "Becomes"), value=lambda planned: _becomes(planned.move)),
)


def transfers(request: HttpRequest) -> HttpResponse:
    """The decrees of the government, and the handovers that still wait."""
    government = must_government(request)
    rows = Transfer.objects.filter(government=government).prefetch_related("lines")
    context = {
        "listing": Listing(request, rows, COLUMNS, search_fields=("number",), order="-effective"),
        "waiting": handovers_waiting(government),
        "crumbs": [Crumb(PEOPLE, reverse("organisations:people")), Crumb(TRANSFERS)],
    }
    return render(request, "organisations/transfers.html", context)


def handovers_waiting(government: Government) -> list[Handover]:
    """The handovers that are not closed, the oldest first."""
    rows = Handover.objects.filter(government=government, closed_at=None, withdrawn_at=None)
    return list(rows.select_related("unit", "position", "gives").order_by("opened_on", "pk"))


def _crumbs(last: Text | str) -> list[Crumb]:
    return [
        Crumb(PEOPLE, reverse("organisations:people")),
        Crumb(TRANSFERS, reverse("organisations:transfers")),
        Crumb(last),
    ]


def new(request: HttpRequest) -> HttpResponse:
    """Enter a decree by hand; nothing is written while a row is wrong."""
    government = must_government(request)
    form = DecreeForm.of(request, rows=2, initial=_known(request, government))
    if request.method == "POST" and ADD not in request.POST and form.is_valid():
        try:
            transfer = _enter(request, government, form)
        except Refused as refused:
            lay_on(form, to_fields(refused))
        else:
            messages.success(request, later(DONE))
            return redirect(_address(transfer))
    directory = Directory(government, government.today())
    context = {
        "form": form,
        "people": [known.label for known in directory.people],
        "positions": [label_of(position) for position in directory.positions],
        "crumbs": _crumbs(Text("Catat keputusan", "Enter a decree")),
    }
    status = 422 if form.errors else 200
    return render(request, "organisations/new_transfer.html", context, status=status)


def _known(request: HttpRequest, government: Government) -> dict[str, object]:
    """``?orang=``: the person whose page led here stands in the first row."""
    start: dict[str, object] = {"effective": government.today()}
    try:
        wanted = UUID(request.GET.get("orang", ""))
    except ValueError:
        return start
    user = people_of(government).filter(uid=wanted).first()
    people = Directory(government, government.today()).people if user else []
    mine = [k for k in people if (k.office.user if k.office else k.user) == user]
    return start | {f"person_{n}": known.label for n, known in enumerate(mine[:2], start=1)}


def _enter(request: HttpRequest, government: Government, form: DecreeForm) -> Transfer:
    decree = form.decree()
    plan = plan_moves(form.moves(), directory_of(government, decree))
    if plan.faults:
        raise Refused(*plan.faults)
    by = person_of(request)
    return enter_transfer(by=by, government=government, decree=decree, moves=plan.moves)


def decree(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One decree: who moved, which handovers it opened, and whether it can still be undone."""
    shown = get_object_or_404(Transfer.objects.select_related("government", "by"), uid=uid)
    lines = list(shown.lines.select_related("unit", "left__position", "to__unit"))
    context = {
        "government": shown.government,
        "transfer": shown,
        "lines": lines,
        "listing": Listing(request, lines, LINE_COLUMNS, per_page=100),
        "handovers": shown.handovers.select_related("unit", "position", "gives"),
        "obstacle": why_not_undone(shown),
        "crumbs": _crumbs(shown.number),
    }
    return render(request, "organisations/transfer.html", context)


def undo(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Undo a decree that was entered by mistake."""
    shown = get_object_or_404(Transfer.objects.select_related("government"), uid=uid)
    form = WithdrawForm(request.POST or None)
    page = FormPage(
        Text("Batalkan {number}", "Undo {number}").fill(number=shown.number),
        Text("Batalkan mutasi ini", "Undo this transfer"),
        _address(shown),
        Text("Mutasi sudah dibatalkan.", "The transfer is undone."),
        Text(
            "Jabatan dan peran kembali seperti sebelumnya, dan serah terimanya ditarik.",
            "Offices and roles are again what they were, and the handovers are withdrawn.",
        ),
        tuple(_crumbs(shown.number)[:-1]),
    )

    def act() -> None:
        because = form.cleaned_data["because"]
        undo_transfer(by=person_of(request), transfer=shown, because=because)

    return answer(request, form, page, act)


PAGE = HeldPage(
    Text("Periksa mutasi", "Check the transfer"),
    Text("Orang di keputusan ini", "People in this decree"),
    Text("Catat mutasi", "Enter the transfer"),
    Text(
        "Lampiran ini sudah dicatat; isinya tidak disimpan lagi.",
        "This annex is entered already; its rows are no longer kept.",
    ),
    upload="organisations:transfer_sheet",
    says="organisations/transfer_says.html",
)


def upload(request: HttpRequest) -> HttpResponse:
    """A decree whose annex is a spreadsheet; with faults they are all shown."""
    government = must_government(request)
    known = {"effective": government.today()}
    form = DecreeSheetForm(request.POST or None, request.FILES or None, initial=known)

    def preview() -> tuple[Any, HeldSheet | None]:
        return preview_transfer(
            by=person_of(request),
            government=government,
            decree=form.decree(),
            upload=form.cleaned_data["berkas"],
        )

    context = {"columns": EXAMPLE, "crumbs": _crumbs(Text("Impor lampiran", "Import an annex"))}
    goes_on = "organisations:decree_preview"
    return answer_upload(
        request, form, "organisations/transfer_sheet.html", preview, goes_on, context
    )


def preview(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What the waiting decree would do; a POST does it."""
    rows = HeldSheet.objects.filter(kind=KIND).select_related("government__region")
    draft = get_object_or_404(rows, uid=uid)

    def apply() -> HttpResponse:
        transfer = apply_transfer(by=person_of(request), draft=draft)
        messages.success(request, later(DONE))
        return redirect(_address(transfer) if transfer else "organisations:transfers")

    def shown() -> tuple[Any, dict[str, Any]]:
        given, plan = plan_of_transfer(draft)
        return plan, {
            "decree": given or Decree("", draft.created_at.date(), draft.created_at.date()),
            "rows": plan.rows,
            "listing": Listing(request, plan.rows, MOVE_COLUMNS, per_page=100),
            "crumbs": _crumbs(Text("Periksa", "Check")),
        }

    return answer_preview(request, PAGE, draft, apply, shown)


def example(request: HttpRequest) -> FileResponse:  # noqa: ARG001
    """A workbook with the columns that are understood."""
    return example_sheet("mutasi", EXAMPLE, _ROW)
