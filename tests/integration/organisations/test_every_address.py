"""Every address of units, people and trail, with every role of the own, another, no government."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests import offices
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.organisations.models import (
    Absence,
    Handover,
    HandoverItem,
    HeldSheet,
    OwnDay,
    Transfer,
    UnitImport,
)
from zonahijau.organisations.permissions import ROUTES
from zonahijau.organisations.roles import ROLES
from zonahijau.schedule.models import Job

OPENED, REFUSED = {200, 302, 405}, {403, 404}
"""405: let through to an address that wants a form to be sent."""


@pytest.fixture
def rows(batola, admin, dinkes):
    """One row of each kind that addresses name."""
    position = add_position(by=None, unit=dinkes, title="Kepala", kind="head")
    holder = Appointment("A", "definitif", offices.LONG_SINCE)
    draft = UnitImport.objects.create(government=batola, by=admin, file_name="x.csv", rows=[])
    today = batola.today()
    changes = {"offices": [], "roles": [], "made_offices": [], "made_roles": []}
    transfer = Transfer.objects.create(
        government=batola, number="1", dated=today, effective=today, by=admin, changes=changes
    )
    handover = Handover.objects.create(
        government=batola, unit=dinkes, transfer=transfer, opened_on=today
    )
    held = appoint(by=None, position=position, appointment=holder)
    away = {"kind": "leave", "start": today, "until": today + timedelta(days=2)}
    return {
        "unit": dinkes,
        "position": position,
        "holder": held,
        "absence": Absence.objects.create(government=batola, holder=held, **away),
        "import": draft,
        "person": offices.person(batola, "siti", "operator", dinkes),
        "role": admin.memberships.get(),
        "sheet": HeldSheet.objects.create(government=batola, kind="officials", by=admin),
        "decree_sheet": HeldSheet.objects.create(government=batola, kind="transfer", by=admin),
        "transfer": transfer,
        "handover": handover,
        "item": HandoverItem.objects.create(government=batola, handover=handover, number=1),
    }


NAMED_BY = {
    "import_preview": "import",
    "appoint": "position",
    "change_position": "position",
    "withdraw_position": "position",
    "end_office": "holder",
    "correct_holder": "holder",
    "withdraw_holder": "holder",
    "record_absence": "holder",
    "withdraw_absence": "absence",
    "officials_preview": "sheet",
    "decree_preview": "decree_sheet",
    "decree": "transfer",
    "undo_transfer": "transfer",
    "handover": "handover",
    "receive_handover": "handover",
    "tick_item": "item",
    "end_role": "role",
    "withdraw_role": "role",
}
OF_PEOPLE = {
    "person", "edit_person", "contact", "slip", "close_account", "reopen_account", "give_role",
    "reset_codes",
}  # fmt: skip
OF_UNITS = {"unit", "edit_unit", "rename", "move", "split", "close", "new_position"}
BY_KEY = {"try_again": "job", "withdraw_day": "own_day"}
"""Addresses that name a row by its key instead of its uid."""


def addresses(rows, keyed) -> dict[str, str]:
    kinds = NAMED_BY | dict.fromkeys(OF_PEOPLE, "person") | dict.fromkeys(OF_UNITS, "unit")
    found = {}
    for name in ROUTES:
        short = name.split(":")[1]
        arguments = [rows[kinds[short]].uid] if short in kinds else []
        by_key = [keyed[BY_KEY[short]].pk] if short in BY_KEY else arguments
        found[name] = reverse(name, args=by_key)
    return found


@pytest.fixture
def everywhere(rows, batola):
    day = OwnDay.objects.create(government=batola, on=batola.today(), name="Hari jadi")
    return addresses(rows, {"job": Job.objects.create(key="k", name="test"), "own_day": day})


def opened(client, everywhere) -> set[str]:
    """The addresses that let this person through; any other answer is a refusal in words."""
    answers = {name: client.get(address).status_code for name, address in everywhere.items()}
    assert set(answers.values()) <= OPENED | REFUSED
    return {name for name, status in answers.items() if status in OPENED}


def test_nobody_gets_anywhere_without_signing_in(client, everywhere):
    for address in everywhere.values():
        assert client.get(address)["Location"].startswith("/masuk/")


def test_without_a_role_nothing_opens(client, batola, everywhere):
    client.force_login(offices.person(batola, "baru"))
    assert opened(client, everywhere) == set()


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_exactly_what_its_capabilities_say(client, batola, dinkes, everywhere, role):
    unit = dinkes if ROLES[role].unit_only else None
    client.force_login(offices.person(batola, "seseorang", role, unit))
    capabilities = ROLES[role].capabilities
    expected = {name for name, rule in ROUTES.items() if rule.capability in capabilities}
    assert opened(client, everywhere) == expected


@pytest.mark.parametrize("role", ROLES)
def test_a_role_in_another_regency_opens_nothing_of_this_one(
    client, banyuasin, everywhere, rows, role
):
    unit = offices.unit(banyuasin, "dinkes") if ROLES[role].unit_only else None
    client.force_login(offices.person(banyuasin, "orang-lain", role, unit))
    uids = {str(row.uid) for row in rows.values()}
    ours = {n: a for n, a in everywhere.items() if any(uid in a for uid in uids)}
    for address in ours.values():
        assert client.get(address).status_code in REFUSED
    assert len(ours) == len(OF_PEOPLE | OF_UNITS) + len(NAMED_BY)
