"""Devices that a unit shares: marked and revoked by its head, and the way in on them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from zonahijau.access import devices as actions
from zonahijau.access.forms import DeviceForm, PinSignInForm
from zonahijau.access.models import Device
from zonahijau.accounts.views.account import arrived
from zonahijau.organisations.deciding import authority
from zonahijau.organisations.models import Unit
from zonahijau.organisations.places import person_of
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Listing
from zonahijau.wording import Refused, Text

DEVICES = Text("Perangkat bersama", "Shared devices")
COLUMNS = (
    Column("label", Text("Perangkat", "Device"), order_by=("label",)),
    Column("unit", Text("Unit", "Unit"), value=lambda row: row.unit.name, order_by=("unit__name",)),
    Column("family", Text("Peramban", "Browser"), value=lambda row: row.family or None),
    Column("marked_at", Text("Ditandai", "Marked"), order_by=("marked_at",), kind="moment"),
    Column("used_at", Text("Terakhir dipakai", "Last used"), order_by=("used_at",), kind="moment"),
    Column(
        "revoke",
        Text("Tindakan", "Action"),
        value=lambda row: row.uid,
        template="access/revoke.html",
    ),
)


def devices(request: HttpRequest) -> HttpResponse:
    """The devices of the units that are this person's to equip, and marking this browser."""
    return _page(request, DeviceForm(units=_units(request)))


@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    """Make this browser a device of a unit."""
    form = DeviceForm(request.POST, units=_units(request))
    if form.is_valid():
        try:
            _, token = actions.mark(
                by=person_of(request),
                user_agent=request.headers.get("User-Agent", ""),
                **form.cleaned_data,
            )
        except Refused as refused:
            lay_on(form, refused)
        else:
            done = Text(
                "Peramban ini sekarang perangkat unit. Keluarlah sebelum orang lain memakainya.",
                "This browser is a device of the unit now. Sign out before others use it.",
            )
            messages.success(request, later(done))
            response = redirect("access:devices")
            actions.keep_mark(response, token)
            return response
    return _page(request, form)


@require_POST
def revoke(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Know a device no more; sessions that began there with a PIN end."""
    actions.revoke(by=person_of(request), device=get_object_or_404(Device, uid=uid))
    done = Text("Tanda perangkat sudah dicabut.", "The device is revoked.")
    messages.success(request, later(done))
    return redirect("access:devices")


@never_cache
def tiles(request: HttpRequest) -> HttpResponse:
    """The people of the unit who have a PIN, to choose oneself."""
    device = actions.device_of(request)
    people = actions.people_on(device) if device else []
    return render(request, "access/tiles.html", {"device": device, "people": people})


@never_cache
@sensitive_post_parameters("pin")
def pin(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One's PIN, and one is in, for half an hour without use."""
    device = actions.device_of(request)
    people = actions.people_on(device) if device else []
    person = next((each for each in people if each.uid == uid), None)
    if device is None or person is None:
        return tiles(request)
    form = PinSignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign_in(request, device, person, form.cleaned_data["pin"])
        except Refused as refused:
            lay_on(form, refused)
        else:
            return arrived(request, person)
    context = {"device": device, "person": person, "form": form}
    return render(request, "access/pin.html", context, status=422 if form.errors else 200)


def _page(request: HttpRequest, form: DeviceForm) -> HttpResponse:
    rows = Device.objects.within(*authority(request).places("manage_devices")).marked()
    listing = Listing(
        request, rows.select_related("unit", "government"), COLUMNS,
        search_fields=("label", "unit__name"), order="label",
    )  # fmt: skip
    for row in listing.page:
        row.time_zone = row.government.time_zone
    context = {
        "listing": listing,
        "form": form,
        "this": actions.device_of(request),
        "crumbs": [Crumb(DEVICES)],
    }
    return render(request, "access/devices.html", context, status=422 if form.errors else 200)


def _units(request: HttpRequest) -> object:
    """The units that are this person's to equip, as they stand today."""
    places = authority(request).places("manage_devices")
    return Unit.objects.within(*places).filter(closed_on=None).order_by("name")
