"""Every address of units, people and trail, with every role of the own, another, no government."""

import pytest
from django.urls import reverse

from tests import offices
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.organisations.models import (
    Handover,
    HandoverItem,
    HeldSheet,
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
    return {
        "unit": dinkes,
        "position": position,
        "holder": appoint(by=None, position=position, appointment=holder),
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
TO_JOBS = {"try_again"}


def addresses(rows, job) -> dict[str, str]:
    kinds = NAMED_BY | dict.fromkeys(OF_PEOPLE, "person") | dict.fromkeys(OF_UNITS, "unit")
    found = {}
    for name in ROUTES:
        short = name.split(":")[1]
        arguments = [rows[kinds[short]].uid] if short in kinds else []
        found[name] = reverse(name, args=[job.pk] if short in TO_JOBS else arguments)
    return found


@pytest.fixture
def everywhere(rows):
    job = Job.objects.create(key="k", name="test")
    return addresses(rows, job)


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
