"""Who may open the addresses of this app."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.access.models import Device, Invitation
from zonahijau.organisations.deciding import authority
from zonahijau.organisations.models import Unit
from zonahijau.web.gate import May, Open, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text


def _device(request: HttpRequest, uid: UUID) -> Unit:  # noqa: ARG001
    unit: Unit = get_object_or_404(Device.objects.select_related("unit"), uid=uid).unit
    return unit


def _invitation(request: HttpRequest, uid: UUID) -> None:
    """Those of other governments do not exist; whose it is to withdraw is looked at by the action,
    for a unit's administrator holds the capability below the government."""
    row = get_object_or_404(Invitation, uid=uid)
    if row.government_id not in authority(request).governments:
        raise Http404


_HELP, _DEVICES = May("help_sign_in"), May("manage_devices")

ROUTES: Routes = {
    "access:invitations": _HELP,
    "access:invite": _HELP,
    "access:withdraw": May("help_sign_in", _invitation),
    "access:accept": Open(),
    "access:devices": _DEVICES,
    "access:mark": _DEVICES,
    "access:revoke": May("manage_devices", _device),
    "access:tiles": Open(),
    "access:pin": Open(),
}

NAVIGATION = (
    Item(
        "access:invitations",
        Text("Undangan", "Invitations"),
        82,
        prefixes=("access:invit",),
        group="manage",
    ),
    Item(
        "access:devices",
        Text("Perangkat", "Devices"),
        84,
        prefixes=("access:devices",),
        group="manage",
    ),
)
