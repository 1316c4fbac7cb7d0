"""The gate: what has no rule is closed, and the judge decides the rest."""

from types import SimpleNamespace

import pytest
from django.http import Http404
from django.test import RequestFactory

from zonahijau.web import gate
from zonahijau.web.gate import ALLOWED, HIDDEN, REFUSED, SIGN_IN, May, Open, SignedIn

TABLE = {
    "open": Open(),
    "signed-in": SignedIn(),
    "anywhere": May("answer"),
    "both": May("read", also=("export",)),
    "unit": May("answer", scope=lambda request, unit: f"unit {unit}"),
}


@pytest.fixture
def table(monkeypatch):
    monkeypatch.setattr(gate, "routes", lambda: TABLE)


@pytest.fixture
def judged(monkeypatch):
    """Installs a judge and remembers what it was asked."""
    asked = []

    def install(answer):
        monkeypatch.setattr(gate, "_judge", lambda request, *case: asked.append(case) or answer)
        return asked

    return install


def request_of(signed_in: bool):
    request = RequestFactory().get("/unit/?halaman=2")
    request.user = SimpleNamespace(is_authenticated=signed_in)
    return request


@pytest.mark.parametrize("signed_in", [True, False])
def test_an_address_without_a_rule_is_closed_to_everybody(table, caplog, signed_in):
    assert gate.verdict(request_of(signed_in), "forgotten", {}) is HIDDEN
    assert "No rule for the address forgotten" in caplog.text


def test_an_open_address_lets_strangers_in(table):
    assert gate.verdict(request_of(False), "open", {}) is ALLOWED


@pytest.mark.parametrize("name", ["signed-in", "anywhere", "unit"])
def test_strangers_are_sent_to_sign_in_before_anything_is_looked_up(table, name):
    assert gate.verdict(request_of(False), name, {"unit": "7"}) is SIGN_IN


def test_without_a_judge_nobody_may(table, monkeypatch):
    monkeypatch.setattr(gate, "_judge", gate._nobody_may)
    assert gate.verdict(request_of(True), "anywhere", {}) is REFUSED


def test_the_judge_hears_the_capability_and_the_place(table, judged):
    asked = judged(ALLOWED)
    assert gate.verdict(request_of(True), "unit", {"unit": "7"}) is ALLOWED
    assert gate.verdict(request_of(True), "anywhere", {}) is ALLOWED
    assert asked == [("answer", "unit 7"), ("answer", None)]


def passed(request, name: str, **arguments):
    request.resolver_match = SimpleNamespace(view_name=name)
    return gate.GateMiddleware(lambda request: None).process_view(request, None, (), arguments)


def test_what_is_hidden_is_not_found(table, judged):
    judged(HIDDEN)
    with pytest.raises(Http404):
        passed(request_of(True), "anywhere")


def test_what_is_refused_says_whom_to_ask(table, judged):
    judged(REFUSED)
    with pytest.raises(gate.PermissionDenied) as caught:
        passed(request_of(True), "anywhere")
    assert "Admin Kabupaten" in caught.value.args[0].id


def test_after_signing_in_people_come_back_to_where_they_were_going(table, settings):
    settings.LOGIN_URL = "/masuk/"
    answer = passed(request_of(False), "signed-in")
    assert (answer.status_code, answer.url) == (302, "/masuk/?next=/unit/%3Fhalaman%3D2")


def test_a_fragment_asked_after_the_session_ended_takes_the_whole_page_along(table, settings):
    settings.LOGIN_URL = "/masuk/"
    request = request_of(False)
    request.htmx = True
    assert passed(request, "signed-in")["HX-Redirect"] == "/masuk/"


def test_where_two_capabilities_are_needed_one_is_not_enough(table, monkeypatch):
    held = {"read"}
    monkeypatch.setattr(
        gate, "_judge", lambda _, capability, __: ALLOWED if capability in held else REFUSED
    )
    assert gate.verdict(request_of(True), "both", {}) is REFUSED
    held.add("export")
    assert gate.verdict(request_of(True), "both", {}) is ALLOWED


@pytest.fixture
def switched(table, monkeypatch):
    """Two addresses belong to a module; ``switched({...})`` says which modules are on."""
    monkeypatch.setattr(gate, "modules", lambda: {"unit": "papers", "open": "papers"})
    return lambda on: monkeypatch.setattr(gate, "_switchboard", lambda *_: on)


def test_the_addresses_of_a_module_that_is_off_are_not_there(switched, judged):
    judged(ALLOWED)
    switched(frozenset({"surveys"}))
    assert gate.verdict(request_of(True), "unit", {"unit": "7"}) is gate.SWITCHED_OFF
    assert gate.verdict(request_of(False), "open", {}) is gate.SWITCHED_OFF
    assert gate.verdict(request_of(True), "anywhere", {}) is ALLOWED
    with pytest.raises(Http404) as caught:
        passed(request_of(True), "unit", unit="7")
    assert "Admin Kabupaten" in caught.value.args[0].id


def test_what_another_government_hides_stays_hidden_when_the_module_is_off(switched, judged):
    judged(HIDDEN)
    switched(frozenset())
    assert gate.verdict(request_of(True), "unit", {"unit": "7"}) is HIDDEN


def test_where_nobody_switches_everything_is_on(switched, judged):
    judged(ALLOWED)
    switched(None)
    assert gate.verdict(request_of(True), "unit", {"unit": "7"}) is ALLOWED
