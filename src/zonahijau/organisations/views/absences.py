"""Who is away and who stands in."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from zonahijau.organisations.actions import absences as actions
from zonahijau.organisations.forms.absences import AbsenceForm
from zonahijau.organisations.forms.people import WithdrawForm
from zonahijau.organisations.models import Absence, OfficeHolder
from zonahijau.organisations.places import person_of
from zonahijau.organisations.views.changes import page_of
from zonahijau.organisations.views.form_pages import answer
from zonahijau.wording import Text


def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Somebody in office is away for some days."""
    rows = OfficeHolder.objects.filter(withdrawn_at=None)
    holder = get_object_or_404(rows.select_related("position__unit__government"), uid=uid)
    today = holder.position.unit.government.today()
    form = AbsenceForm(request.POST or None, initial={"start": today, "last": today})
    page = page_of(
        holder.position.unit,
        Text("Catat cuti {name}", "Record leave of {name}").fill(name=holder.name),
        Text("Simpan", "Save"),
        Text("Cuti dan penggantinya sudah dicatat.", "Leave and substitute are recorded."),
    )

    def act() -> None:
        actions.record_absence(by=person_of(request), holder=holder, away=form.away())

    return answer(request, form, page, act)


def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a leave back."""
    rows = Absence.objects.filter(withdrawn_at=None)
    absence = get_object_or_404(rows.select_related("holder__position__unit__government"), uid=uid)
    form = WithdrawForm(request.POST or None)
    page = page_of(
        absence.holder.position.unit,
        Text("Batalkan cuti {name}", "Take back the leave of {name}").fill(
            name=absence.holder.name
        ),
        Text("Batalkan cuti", "Take it back"),
        Text("Cuti sudah dibatalkan.", "The leave is taken back."),
    )

    def act() -> None:
        because = form.cleaned_data["because"]
        actions.withdraw_absence(by=person_of(request), absence=absence, because=because)

    return answer(request, form, page, act)
