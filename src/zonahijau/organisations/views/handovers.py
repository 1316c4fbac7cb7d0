"""A handover: its checklist, received, closed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from zonahijau.organisations.actions import handovers as actions
from zonahijau.organisations.forms.transfers import CloseHandoverForm
from zonahijau.organisations.models import Handover, HandoverItem
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import person_of
from zonahijau.organisations.views.units import crumbs_to
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Refused, Text

HANDOVER = Text("Serah terima", "Handover")


def handover(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The checklist; a POST closes the handover."""
    rows = Handover.objects.select_related(
        "unit__government", "position", "gives", "takes", "gives_user", "takes_user", "transfer"
    )
    shown, user = get_object_or_404(rows, uid=uid), person_of(request)
    form = CloseHandoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.close(by=user, handover=shown, note=form.cleaned_data["note"])
        except Refused as refused:
            lay_on(form, refused)
        else:
            return _done(request, shown, Text("Serah terima ditutup.", "The handover is closed."))
    items = list(shown.items.all())
    context = {
        "government": shown.government,
        "handover": shown,
        "items": items,
        "left": sum(item.done_at is None for item in items),
        "form": form,
        "may_work": actions.may_work_on(user, shown),
        "may_receive": actions.may_receive(user, shown),
        "may_print": not shown.closed_at and authority(request).may("write_papers", shown.unit),
        "crumbs": [*crumbs_to(shown.unit, linked=True), Crumb(HANDOVER)],
    }
    status = 422 if form.errors else 200
    return render(request, "organisations/handover.html", context, status=status)


@require_POST
def receive(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Whoever takes over says so."""
    shown = get_object_or_404(Handover, uid=uid)
    try:
        actions.receive(by=person_of(request), handover=shown)
    except Refused as refused:
        return _refused(request, shown, refused)
    return _done(request, shown, Text("Penerimaan sudah dicatat.", "It is recorded as received."))


@require_POST
def tick(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A line is handed over, or is not after all."""
    item = get_object_or_404(HandoverItem.objects.select_related("handover__unit"), uid=uid)
    try:
        actions.tick(by=person_of(request), item=item, done="selesai" in request.POST)
    except Refused as refused:
        return _refused(request, item.handover, refused)
    return redirect("organisations:handover", uid=item.handover.uid)


def _done(request: HttpRequest, shown: Handover, said: Text) -> HttpResponse:
    messages.success(request, later(said))
    return redirect(reverse("organisations:handover", args=[shown.uid]))


def _refused(request: HttpRequest, shown: Handover, refused: Refused) -> HttpResponse:
    for refusal in refused.refusals:
        messages.error(request, later(refusal.what))
    return redirect(reverse("organisations:handover", args=[shown.uid]))
