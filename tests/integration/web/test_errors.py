"""When something is not to be had: what, why, and the one next step, in both languages."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import Client
from django.urls import path

from zonahijau.config.urls import handler400, handler403, handler404, handler500, urlpatterns
from zonahijau.web.gate import Open
from zonahijau.wording import Text


def raising(error: Exception):
    def view(request):
        raise error

    return view


__all__ = ["handler400", "handler403", "handler404", "handler500"]
WHOM = Text("Tanyakan kepada Sekretaris.", "Ask the secretary.")
CASES = {
    "400": SuspiciousOperation("odd"),
    "403": PermissionDenied(WHOM),
    "403-silent": PermissionDenied(),
    "404": Http404(),
    "500": RuntimeError("broken"),
}
urlpatterns = [
    *urlpatterns,
    *(path(f"coba/{code}/", raising(error), name=code) for code, error in CASES.items()),
]


@pytest.fixture
def visitor(settings, monkeypatch):
    """Somebody who meets each error; the faults themselves are not raised into the test."""
    settings.ROOT_URLCONF = __name__
    monkeypatch.setattr("zonahijau.web.gate.routes", lambda: dict.fromkeys(CASES, Open()))
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("code", "indonesian", "english"),
    [
        ("400", "Permintaan ini tidak terbaca", "This request cannot be read"),
        ("403", "Tanyakan kepada Sekretaris.", "Ask the secretary."),
        ("404", "Tidak ada halaman di alamat ini", "There is no page at this address"),
        ("500", "Ada gangguan pada sistem", "Something broke on our side"),
    ],
)
def test_an_error_says_what_and_what_next(visitor, code, indonesian, english):
    page = visitor.get(f"/coba/{code}/")
    assert page.status_code == int(code)
    assert indonesian in page.content.decode()
    assert "Ke halaman depan" in page.content.decode()
    assert english in visitor.get(f"/coba/{code}/?lang=en").content.decode()


def test_a_form_that_was_open_too_long_says_that_nothing_is_lost(visitor, settings):
    strict = Client(enforce_csrf_checks=True)
    page = strict.post("/coba/404/", {"name": "Dinas"})
    assert page.status_code == 403
    assert "isian Anda masih ada di sana" in page.content.decode()


def test_an_address_that_nobody_ruled_on_is_not_found(visitor, monkeypatch):
    monkeypatch.setattr("zonahijau.web.gate.routes", dict)
    assert visitor.get("/coba/500/").status_code == 404


def test_a_refusal_without_a_sentence_still_says_whom_to_ask(visitor):
    assert "Admin Kabupaten" in visitor.get("/coba/403-silent/").content.decode()
