"""Every address of the product, opened by everybody: what the table of roles says, and no more.

The expectations are computed from the rule of the address and the capabilities of the role; no
address is listed here but those whose pages keep a second lock behind the gate.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test import client as client_module
from django.urls import reverse

from tests import offices
from tests.integration.walking import Address, World, every_address, second_world
from zonahijau.accounts.models import User
from zonahijau.assessments.models import Assessment
from zonahijau.cli.demonstration.build import build
from zonahijau.config.routes import MODULES, ROUTES
from zonahijau.instruments.actions import ensure_shipped
from zonahijau.organisations import modules
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.modules import KEY
from zonahijau.organisations.roles import ROLES
from zonahijau.web import errors
from zonahijau.web.gate import May, Open, Rule, SignedIn

ADDRESSES = every_address()
SHARED = {
    "documents:new", "documents:template_shipped", "documents:template_upload",
    "reports:first_hour_step", "surveys:recap_paper", "surveys:shipped_preview", "websites:table",
}  # fmt: skip
"""Their argument names a kind of paper or file, or a step, which every government has."""
FROM_DEVICES = {"surveys:kiosk_send"}
"""Open to devices, which send no form: 400 is an answer as well."""
INSIDE = [each for each in ADDRESSES if each.arguments and each.name not in SHARED]

SIGN_IN, HIDDEN, REFUSED, LET_IN = "sign in", "hidden", "refused", "let in"
ANSWERS = {HIDDEN: {404}, REFUSED: {403}, LET_IN: {200, 302, 405, 422}}

SECOND_LOCK = {
    "assessments:assessment", "assessments:section", "assessments:save_answer",
    "assessments:submit", "assessments:history",
    "assessments:result", "reports:card", "reports:card_sheet",
}  # fmt: skip
"""What visibility closes to roles that the gate lets through: there 403 is an answer as well."""

OF_THE_REGION = {"catalogue:pledge_document"}
"""Their object has no unit: 403 is an answer to whoever has the capability in a unit only."""

OWN_ACCOUNT = ("accounts:", "notices:")
LEAVES_A_TRACE = {"reports:card", "reports:round_cards", "organisations:bundle"}
"""What a reader takes out of the house is entered in a register and in the audit trail."""


@pytest.fixture(autouse=True)
def many_requests(settings, monkeypatch):
    """The gallery is there in the demonstration only. Nobody reads the log of thousands of refusals
    here, nor the contexts that Django's client would keep of every component."""
    settings.DEMO = True
    monkeypatch.setattr(client_module, "store_rendered_templates", lambda *_, **__: None)
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def refusals_drawn_once(monkeypatch):
    """Nobody reads thousands of pages that refuse: each person's first of a kind is drawn in full,
    and of those after it the status is all that counts."""
    draw, drawn = errors.render, set()

    def once(request, template, *given, status):
        kind = (request.user.pk, template)
        if kind in drawn:
            return HttpResponse(status=status)
        drawn.add(kind)
        return draw(request, template, *given, status=status)

    monkeypatch.setattr(errors, "render", once)


@dataclass
class Worlds:
    """The demonstration, a second government, and somebody who belongs to none."""

    batola: World
    banyuasin: World
    stranger: User


@pytest.fixture(scope="module")
def worlds(django_db_setup, django_db_blocker) -> Iterator[Worlds]:
    """Built once for all tests of this file, and gone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        ensure_shipped()
        government = build()
        unit = Unit.objects.get(government=government, code="DISDIK")
        sealed = Assessment.objects.get(unit=unit, state="sealed")
        stranger = offices.person(government, "tanpa.peran")
        yield Worlds(World(government, unit, sealed), second_world(sealed), stranger)
        transaction.set_rollback(True)


def expected(rule: Rule, address: Address, role: str | None, *, own: bool) -> str:
    """What somebody signed in gets to see, by the table of roles."""
    if isinstance(rule, Open):
        return LET_IN
    inside = bool(address.arguments) and address.name not in SHARED
    if inside and not own and not (isinstance(rule, May) and rule.scope is None):
        return HIDDEN
    if isinstance(rule, SignedIn):
        return LET_IN
    if role is None or not {rule.capability, *rule.also} <= ROLES[role].capabilities:
        return REFUSED
    return LET_IN if own or not inside else HIDDEN


def faults(client: Client, world: World, addresses: list[Address], answers: Any, method: str):
    """The addresses that answered otherwise than ``answers(address)`` admits."""
    found = []
    for address in addresses:
        where = reverse(address.name, kwargs=world.arguments(address))
        admitted = answers(address)
        try:
            status = _status(getattr(client, method)(where))
        except Exception as error:
            status = repr(error)  # a page that breaks is a fault beside the others
        if status not in admitted:
            found.append(f"{address.name}: {status}, not {sorted(admitted)}")
    return found


def _status(response: Any) -> int:
    """Answers that come in pieces are read to their end: they may still break."""
    if response.streaming:
        b"".join(response.streaming_content)
    return response.status_code


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def admitted(role: str | None, *, own: bool) -> Any:
    """The answers that somebody of a role may get at an address."""

    def answers(address: Address) -> set[int]:
        outcome = expected(ROUTES[address.name], address, role, own=own)
        locked = address.name in SECOND_LOCK | OF_THE_REGION
        second = {403} if outcome == LET_IN and locked else set()
        second |= {400} if address.name in FROM_DEVICES else set()
        blind = _before_looking(ROUTES[address.name]) if outcome == HIDDEN else set()
        return ANSWERS[outcome] | second | blind

    return answers


def _before_looking(rule: Rule) -> set[int]:
    """How an address may refuse by itself, whichever object it names and whether there is one."""
    if isinstance(rule, SignedIn):
        return {405}
    return {403} if isinstance(rule, May) and rule.scope is None else set()


def test_every_address_has_a_rule_and_every_rule_an_address():
    assert {address.name for address in ADDRESSES} == set(ROUTES)


def test_the_arguments_of_every_address_are_known(worlds, db):
    for address in ADDRESSES:
        reverse(address.name, kwargs=worlds.batola.arguments(address))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.usefixtures("refusals_drawn_once")
def test_a_role_opens_what_its_capabilities_cover(worlds, db, role):
    client = signed_in(worlds.batola.people[role])
    assert faults(client, worlds.batola, ADDRESSES, admitted(role, own=True), "get") == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.usefixtures("refusals_drawn_once")
def test_objects_of_another_government_do_not_exist(worlds, db, role):
    theirs = signed_in(worlds.banyuasin.people[role])
    assert faults(theirs, worlds.batola, INSIDE, admitted(role, own=False), "get") == []
    ours = signed_in(worlds.batola.people[role])
    assert faults(ours, worlds.banyuasin, INSIDE, admitted(role, own=False), "post") == []


def test_nobody_steps_into_another_government_by_naming_it(worlds, db):
    wanted, name = worlds.batola.government.uid, worlds.batola.government.name.encode()
    for role in ("admin", "satgas", "operator"):
        client = signed_in(worlds.banyuasin.people[role])
        for address in ADDRESSES:
            if not address.arguments and not isinstance(ROUTES[address.name], Open):
                response = client.get(reverse(address.name), {"pemda": str(wanted)})
                assert response.status_code in {200, 302, 403, 404, 405}, address.name
                assert response.streaming or name not in response.content, address.name


@pytest.mark.parametrize("role", ["satgas", "operator"])
def test_no_address_of_a_module_that_is_off_is_there_and_the_page_says_why(worlds, db, role):
    world = worlds.batola
    for off in set(MODULES.values()):
        on = {KEY: sorted(set(MODULES.values()) - {off})}
        Government.objects.filter(pk=world.government.pk).update(settings=on)
        client = signed_in(world.people[role])
        for address in ADDRESSES:
            if MODULES.get(address.name) == off:
                where = reverse(address.name, kwargs=world.arguments(address))
                response = client.get(where)
                assert response.status_code == 404, address.name
                assert "tidak dipakai" in response.content.decode(), address.name


def test_every_module_of_an_address_is_one_that_can_be_switched_on():
    assert set(MODULES.values()) <= set(modules.MODULES)
    assert set(MODULES) <= set(ROUTES)


@pytest.mark.usefixtures("refusals_drawn_once")
def test_somebody_without_a_role_opens_their_account_only(worlds, db):
    client = signed_in(worlds.stranger)
    for world in (worlds.batola, worlds.banyuasin):
        assert faults(client, world, ADDRESSES, admitted(None, own=False), "get") == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in(worlds, db, method):
    client, door = Client(), reverse(settings.LOGIN_URL)
    let_in = admitted(None, own=True)
    for address in ADDRESSES:
        where = reverse(address.name, kwargs=worlds.batola.arguments(address))
        response = getattr(client, method)(where)
        if isinstance(ROUTES[address.name], Open):
            assert _status(response) in let_in(address), address.name
            assert not response.get("Location", "").startswith(door), address.name
        else:
            assert response["Location"].startswith(door), address.name


@contextmanager
def noticed_writes() -> Iterator[list[str]]:
    """Every table that is written meanwhile, but for the session of whoever asks."""
    tables: list[str] = []

    def look(execute, sql, params, many, context):
        written = re.match(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"', sql)
        if written and written[1] != "accounts_session":
            tables.append(written[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield tables


def test_an_inspector_changes_nothing_anywhere(worlds, db):
    inspector = worlds.batola.people["pemeriksa"]
    for address in ADDRESSES:
        if address.name.startswith(OWN_ACCOUNT) or isinstance(ROUTES[address.name], Open):
            continue
        client = signed_in(inspector)
        where = reverse(address.name, kwargs=worlds.batola.arguments(address))
        is_page = _status(client.get(where)) == 200
        with noticed_writes() as tables:
            status = _status(client.post(where, {"value": "1", "note": "x", "title": "x"}))
        assert not tables or address.name in LEAVES_A_TRACE, (address.name, tables)
        assert is_page or status in {403, 404, 405} or address.name in LEAVES_A_TRACE, address.name
