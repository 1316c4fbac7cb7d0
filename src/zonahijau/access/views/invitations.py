"""Whom one may let in, inviting them, and the slips to hand out."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from zonahijau.access import invitations as actions
from zonahijau.access.forms import InviteForm
from zonahijau.access.helping import helped
from zonahijau.access.invitations import Made
from zonahijau.access.models import Invitation
from zonahijau.accounts.models import User
from zonahijau.organisations.places import must_government, person_of
from zonahijau.web.language import later, said
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Refused, Text

INVITATIONS = Text("Undangan", "Invitations")
NEVER, INVITED, IN = "belum", "diundang", "masuk"
STATES = {
    NEVER: Text("Belum pernah masuk", "Never signed in"),
    INVITED: Text("Undangan terbuka", "Invitation open"),
    IN: Text("Sudah pernah masuk", "Has signed in"),
}


@dataclass
class Row:
    """A person in the list, with the invitation that waits for them."""

    user: User
    open: Invitation | None
    time_zone: str

    @property
    def pk(self) -> int:
        return self.user.pk

    @property
    def name(self) -> str:
        return self.user.name

    @property
    def username(self) -> str:
        return self.user.username

    @property
    def state(self) -> str:
        if self.open:
            return INVITED
        return IN if self.user.last_login else NEVER

    @property
    def expires_at(self) -> Any:
        return self.open.expires_at if self.open else None


COLUMNS = (
    Column("name", Text("Nama", "Name"), order_by=("name",), template="access/pick.html"),
    Column("username", Text("Nama pengguna", "User name"), order_by=("username",)),
    Column("state", Text("Keadaan", "State"), value=lambda row: STATES[row.state],
           order_by=("state", "name")),
    Column("expires_at", Text("Berlaku sampai", "Valid until"), kind="moment"),
    Column(
        "withdraw", Text("Tindakan", "Action"), value=lambda row: row.open,
        template="access/withdraw.html",
    ),
)  # fmt: skip
FILTERS = (
    Filter(
        "keadaan",
        Text("Keadaan", "State"),
        list(STATES.items()),
        lambda rows, chosen: [row for row in rows if row.state == chosen],
    ),
)


def invitations(request: HttpRequest) -> HttpResponse:
    """Everybody whose access this person may restore; those to invite are chosen here."""
    rows = _rows(request)
    listing = Listing(
        request, rows, COLUMNS, search_fields=("name", "username"), filters=FILTERS, order="name"
    )
    context = {
        "listing": listing,
        "never": sum(row.state == NEVER for row in rows),
        "crumbs": [Crumb(INVITATIONS)],
    }
    return render(request, "access/invitations.html", context)


@never_cache
@require_POST
@sensitive_variables("made", "slips")
def invite(request: HttpRequest) -> HttpResponse:
    """Make invitations; their slips are shown now and never again."""
    government, by = must_government(request), person_of(request)
    people = User.objects.filter(pk__in=[row.pk for row in _rows(request)])
    form = InviteForm(request.POST, people=people)
    if not form.is_valid():
        return _back(request, Text("Pilih orang dari daftar.", "Choose people from the list."))
    chosen = list(form.cleaned_data["orang"])
    if form.cleaned_data["semua"]:
        chosen = [row.user for row in _rows(request) if row.state == NEVER]
    if not chosen:
        return _back(request, Text("Belum ada orang yang dipilih.", "Nobody is chosen."))
    try:
        made = actions.invite(by=by, government=government, users=chosen)
    except Refused as refused:
        first = refused.refusals[0]
        return _back(request, Text(first.one_line("id"), first.one_line("en")))
    slips = [_slip(request, each) for each in made]
    mailed = form.cleaned_data["surel"] and sum(
        actions.send_by_mail(each, slip.address) for each, slip in zip(made, slips, strict=True)
    )
    context = {
        "government": government,
        "slips": slips,
        "mailed": mailed,
        "crumbs": [Crumb(INVITATIONS, reverse("access:invitations")), Crumb(_SLIPS)],
    }
    return render(request, "access/slips.html", context)


@require_POST
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """End an invitation before it is accepted."""
    government = must_government(request)
    row = get_object_or_404(Invitation.objects.filter(government=government), uid=uid)
    try:
        actions.withdraw(by=person_of(request), invitation=row)
    except Refused as refused:
        first = refused.refusals[0]
        return _back(request, Text(first.one_line("id"), first.one_line("en")))
    done = Text("Undangan sudah ditarik.", "The invitation is withdrawn.")
    messages.success(request, later(done))
    return redirect("access:invitations")


_SLIPS = Text("Slip undangan", "Invitation slips")


@dataclass(frozen=True)
class Slip:
    """What is printed for one person, or sent to them."""

    user: User
    invitation: Invitation
    address: str
    picture: SafeString
    text: str

    @property
    def chat(self) -> str:
        """The address that opens WhatsApp with the text in it."""
        return f"https://wa.me/?text={quote(self.text)}"


def _slip(request: HttpRequest, made: Made) -> Slip:
    path = reverse("access:accept", args=[made.token])
    address = (settings.ADDRESS or request.build_absolute_uri("/").rstrip("/")) + path
    drawn = segno.make(address, error="m", micro=False)
    picture = mark_safe(drawn.svg_inline(scale=3, border=2, dark="#000", light="#fff"))  # noqa: S308  drawn of an address
    text = said(actions.chat_text(made.invitation, address))
    return Slip(made.invitation.user, made.invitation, address, picture, text)


def _rows(request: HttpRequest) -> list[Row]:
    """Three queries and those of the authority, however many people there are."""
    government = must_government(request)
    people = helped(person_of(request), government)
    waiting = Invitation.objects.filter(user__in=people, government=government).open()
    by_user = {row.user.pk: row for row in waiting.select_related("user")}
    return [Row(user, by_user.get(user.pk), government.time_zone) for user in people]


def _back(request: HttpRequest, because: Text) -> HttpResponse:
    messages.error(request, later(because))
    return redirect("access:invitations")
